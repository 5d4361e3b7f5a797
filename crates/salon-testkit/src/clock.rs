//! A clock that stands still until it is told to move.
#![expect(clippy::unwrap_used, reason = "a test helper fails by panicking")]

use std::sync::Mutex;

use jiff::{SignedDuration, Timestamp};
use salon_responder::Clock;

/// A clock for tests.
#[derive(Debug)]
pub struct ManualClock(Mutex<Timestamp>);

impl ManualClock {
    /// Sets the clock.
    #[must_use]
    pub fn at(now: Timestamp) -> Self {
        Self(Mutex::new(now))
    }

    /// Moves the clock on.
    ///
    /// # Panics
    /// When a test that held the clock panicked.
    pub fn advance(&self, by: SignedDuration) {
        let mut now = self.0.lock().unwrap();
        *now += by;
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap()
    }
}
