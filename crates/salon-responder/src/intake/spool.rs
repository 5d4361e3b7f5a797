//! The spool: where a text waits on this machine's disk while the database cannot take it.
//!
//! One file for each text, synced before the provider is told that we have it, stored in the order
//! of arrival when the database is back. Whoever has a text here has the next one here too, so that
//! no text overtakes another of the same number.

mod entry;
mod files;
mod forgetting;
mod ledger;
mod writer;

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use salon_sms::{Form, InboundText};
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::clock::Clock;
use entry::Entry;
use files::Files;
use ledger::Ledger;
use writer::Writer;

pub use entry::Proof;
pub(super) use files::{Aside, Read};
pub use forgetting::forget_spooled;
pub(super) use ledger::{Passage, sender_of};

/// Where texts wait while the database cannot take them, and how many may.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpoolOptions {
    /// The directory; made with mode 0700 when it is not there.
    pub directory: PathBuf,
    /// Texts that may wait; one more is refused.
    pub most_texts: usize,
    /// Bytes that they may take together.
    pub most_bytes: u64,
    /// How long the database is waited for before a text goes to the spool.
    pub patience: Duration,
}

impl SpoolOptions {
    /// Takes a directory and sensible limits: 100,000 texts, 256 MiB, three seconds.
    #[must_use]
    pub fn new(directory: impl Into<PathBuf>) -> Self {
        Self {
            directory: directory.into(),
            most_texts: 100_000,
            most_bytes: 256 * 1024 * 1024,
            patience: Duration::from_secs(3),
        }
    }
}

/// A text could not be spooled.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SpoolError {
    /// As many texts or bytes wait as may.
    #[error("the spool is full")]
    Full,
    /// The directory, or the disk below it, takes no file.
    #[error("the spool could not be written")]
    Unwritable(#[source] std::io::Error),
    /// The process is stopping.
    #[error("the spool is closed")]
    Closed,
}

impl SpoolError {
    /// Returns the stable name of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Full => "spool_full",
            Self::Unwritable(_) => "spool_unwritable",
            Self::Closed => "spool_closed",
        }
    }

    /// Whether the same text may be spooled later.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        matches!(self, Self::Full | Self::Unwritable(_))
    }
}

/// How the spool is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct SpoolState {
    /// Texts that wait for the database.
    pub(crate) waiting: usize,
    /// How long the oldest of them has waited, by the business clock; none when nothing waits.
    pub(crate) oldest: Option<Duration>,
    /// Texts that no program can read or store, put aside for a person.
    pub(crate) set_aside: usize,
    /// The stable name of why the last text was not taken; none when it was.
    pub(crate) fault: Option<&'static str>,
}

/// The near end of the spool. Cheap to clone.
#[derive(Clone, Debug)]
pub(crate) struct Spool {
    shared: Arc<Shared>,
    writer: Writer,
}

#[derive(Debug)]
struct Shared {
    options: SpoolOptions,
    files: Arc<Files>,
    clock: Arc<dyn Clock>,
    ledger: Mutex<Ledger>,
    away: AtomicBool,
    bell: Notify,
}

impl Spool {
    /// Opens the directory, finds what an earlier process left there, and starts the task that
    /// writes; it ends when `stop` is cancelled. A directory that cannot be used is tried again with
    /// each text.
    pub(crate) fn open(
        options: SpoolOptions,
        instance: &str,
        clock: Arc<dyn Clock>,
        tasks: &TaskTracker,
        stop: CancellationToken,
    ) -> Self {
        let files = Arc::new(Files::new(options.directory.clone()));
        let mut ledger = Ledger::new(instance);
        match files.prepare() {
            Ok(()) => files.sweep(),
            Err(error) => {
                tracing::error!(error = %error, "the spool's directory cannot be used");
                ledger.fault = Some(SpoolError::Unwritable(error).code());
            }
        }
        let shared = Arc::new(Shared {
            options,
            files,
            clock,
            ledger: Mutex::new(ledger),
            away: AtomicBool::new(false),
            bell: Notify::new(),
        });
        let writer = Writer::start(Arc::clone(&shared.files), tasks, stop);
        let spool = Self { shared, writer };
        spool.find_left();
        spool
    }

    fn ledger(&self) -> MutexGuard<'_, Ledger> {
        // A panic elsewhere leaves counts that the next look at the directory corrects.
        self.shared
            .ledger
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn options(&self) -> &SpoolOptions {
        &self.shared.options
    }

    pub(super) fn files(&self) -> Arc<Files> {
        Arc::clone(&self.shared.files)
    }

    /// Returns how the spool is.
    pub(crate) fn state(&self) -> SpoolState {
        let now = self.shared.clock.now();
        self.ledger().state(now)
    }

    /// Whether a text would be taken now.
    pub(crate) fn can_take(&self) -> bool {
        let ledger = self.ledger();
        ledger.has_room(&self.shared.options, 0) && ledger.fault.is_none()
    }

    /// Says which way a text goes: to the database, or here.
    pub(super) fn passage(&self, text: &InboundText, now: Timestamp) -> Passage {
        let away = self.is_away();
        self.ledger().passage(text, now, away)
    }

    /// Keeps a text. It is on the disk when this returns.
    pub(super) async fn keep(
        &self,
        name: &str,
        received_at: Timestamp,
        form: &Form,
        proof: Proof,
    ) -> Result<(), SpoolError> {
        let bytes = Entry::encode(received_at, form, proof);
        let kept = self.reserve_and_write(name, &sender_of(form), bytes).await;
        if let Err(error) = &kept {
            self.ledger().fault = Some(error.code());
        } else {
            self.shared.bell.notify_one();
        }
        self.show();
        kept
    }

    async fn reserve_and_write(
        &self,
        name: &str,
        sender: &str,
        bytes: Vec<u8>,
    ) -> Result<(), SpoolError> {
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        {
            let mut ledger = self.ledger();
            if !ledger.has_room(&self.shared.options, size) {
                return Err(SpoolError::Full);
            }
            ledger.begin(name, sender, size);
        }
        // A caller who hangs up while the file is written leaves a reservation; dropping it settles
        // what became of the file.
        let mut reserved = Reserved {
            spool: self,
            name,
            whole: false,
        };
        self.writer.write(name, bytes).await?;
        reserved.whole = true;
        Ok(())
    }

    /// Waits until there is something to store, or a while is over.
    pub(super) async fn wait(&self, at_most: Duration) {
        tokio::select! {
            () = self.shared.bell.notified() => {}
            () = tokio::time::sleep(at_most) => {}
        }
    }

    /// The database did not answer in time: until it is back, texts come here at once.
    pub(super) fn database_is_away(&self) {
        if !self.shared.away.swap(true, Ordering::Relaxed) {
            tracing::error!("the database is away: texts are spooled until it is back");
        }
        metrics::gauge!("salon_database_away").set(1.0);
        self.shared.bell.notify_one();
    }

    /// The database answers again.
    pub(super) fn database_is_back(&self) {
        if self.shared.away.swap(false, Ordering::Relaxed) {
            tracing::warn!("the database is back");
        }
        metrics::gauge!("salon_database_away").set(0.0);
    }

    /// Whether the database did not answer when it was last asked.
    pub(super) fn is_away(&self) -> bool {
        self.shared.away.load(Ordering::Relaxed)
    }

    /// Whether somebody has to look at the database or at the files.
    pub(super) fn has_work(&self) -> bool {
        self.is_away() || self.ledger().has_waiting()
    }

    /// Returns the oldest texts that may be stored now, those of one number in their order.
    pub(super) fn oldest(&self, most: usize) -> Vec<String> {
        self.ledger().oldest(most)
    }

    /// These are in the database, or aside: they wait no more.
    pub(super) fn forget(&self, names: &[String], set_aside: usize) {
        self.ledger().forget(names, set_aside);
        self.show();
    }

    /// Finds files that are not known yet: of an earlier process, or brought back by a person.
    pub(super) fn find_left(&self) {
        let known = |name: &str| self.ledger().knows(name);
        let found = self.shared.files.list();
        let new: Vec<String> = found.into_iter().filter(|name| !known(name)).collect();
        for name in new {
            let (sender, size) = self.shared.files.sender_and_size(&name);
            self.ledger().found(&name, &sender, size);
        }
        let aside = self.shared.files.count_aside();
        let mut ledger = self.ledger();
        ledger.set_aside = aside;
        let room = ledger.has_room(&self.shared.options, 0);
        if ledger.fault.is_some() && room && self.shared.files.probe().is_ok() {
            ledger.fault = None;
        }
        drop(ledger);
        self.show();
    }

    /// Tells the metrics how the spool is.
    pub(crate) fn show(&self) {
        let (state, bytes) = (self.state(), self.ledger().bytes());
        let count = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        metrics::gauge!("salon_spool_texts").set(count(state.waiting));
        metrics::gauge!("salon_spool_bytes")
            .set(count(usize::try_from(bytes).unwrap_or(usize::MAX)));
        let oldest = state.oldest.unwrap_or_default();
        metrics::gauge!("salon_spool_oldest_seconds").set(oldest.as_secs_f64());
        metrics::gauge!("salon_spool_set_aside").set(count(state.set_aside));
    }
}

/// Room that was taken for a text whose file is not whole yet.
struct Reserved<'a> {
    spool: &'a Spool,
    name: &'a str,
    whole: bool,
}

impl Drop for Reserved<'_> {
    fn drop(&mut self) {
        let mut ledger = self.spool.ledger();
        if self.whole {
            ledger.whole(self.name);
            ledger.fault = None;
        } else {
            ledger.forget(&[self.name.to_owned()], 0);
        }
    }
}
