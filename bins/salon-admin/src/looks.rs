//! Looking at the database again and again, until somebody has seen enough.

use std::time::Duration;

use anyhow::Context as _;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::time::{Interval, MissedTickBehavior, interval};

use crate::connect::Store;

/// How often is looked.
const LOOK: Duration = Duration::from_millis(500);

/// Looks, and the Ctrl-C that ends them: one that comes during a look ends them after it.
pub(crate) struct Looks {
    times: Interval,
    interrupt: Signal,
}

impl Looks {
    /// Listens for Ctrl-C from now on.
    ///
    /// # Errors
    ///
    /// When the system does not let us listen.
    pub(crate) fn new() -> anyhow::Result<Self> {
        let mut times = interval(LOOK);
        times.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let interrupt = signal(SignalKind::interrupt()).context("could not listen for Ctrl-C")?;
        Ok(Self { times, interrupt })
    }

    /// Waits for the next look, the first of which comes at once; `false` once Ctrl-C was pressed.
    pub(crate) async fn next(&mut self, store: &Store) -> bool {
        // While we keep the embedded database's one session, nobody else works.
        store.database.release_idle();
        tokio::select! {
            biased;
            _ = self.interrupt.recv() => false,
            _ = self.times.tick() => true,
        }
    }
}
