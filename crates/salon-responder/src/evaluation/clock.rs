//! The clock of a script: it stands still until the script lets time pass.

use std::sync::{Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};

use crate::clock::Clock;

/// A clock that only its script moves.
#[derive(Debug)]
pub(super) struct ScriptClock(Mutex<Timestamp>);

impl ScriptClock {
    pub(super) const fn at(now: Timestamp) -> Self {
        Self(Mutex::new(now))
    }

    pub(super) fn pass(&self, by: SignedDuration) {
        // An instant cannot be half written, so the lock is good after a panic elsewhere.
        let mut now = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *now = now.saturating_add(by).unwrap_or(*now);
    }
}

impl Clock for ScriptClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
