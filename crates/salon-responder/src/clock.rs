//! The business clock: now, today, opening hours. Tests bring their own.
//!
//! Leases and retries between processes use the database's time instead.

use std::fmt::Debug;
use std::sync::Arc;

use jiff::Timestamp;

/// Tells the time that the business goes by.
pub trait Clock: Debug + Send + Sync {
    /// Returns the instant that is now.
    fn now(&self) -> Timestamp;
}

/// The clock of this machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the machine's clock"
    )]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

impl<T: Clock + ?Sized> Clock for Arc<T> {
    fn now(&self) -> Timestamp {
        (**self).now()
    }
}
