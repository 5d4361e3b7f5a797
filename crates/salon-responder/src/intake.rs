//! Intake: a text is ours once its row is durable, and only then is the provider told so.
//!
//! Texts that arrive together share a commit: a [`coalescer`] turns what has queued up into one
//! multi-row insert and answers each caller after it. While the database is away they go to the
//! [`spool`] on this machine's disk, and from there into the database when it is back.

mod coalescer;
mod recipients;
mod replay;
mod spool;

use std::sync::Arc;

use jiff::Timestamp;
use salon_domain::{Address, AddressError};
use salon_postgres::{Database, NewInbound, StoredMedia};
use salon_sms::{Form, InboundText, Transport};
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::clock::Clock;
use coalescer::Coalescer;
use recipients::Recipients;
use replay::Replay;
use spool::Passage;

pub use coalescer::CoalescerOptions;
pub(crate) use spool::Spool;
pub use spool::{Proof, SpoolError, SpoolOptions, forget_spooled};

/// Takes texts in. Cheap to clone; all clones share one queue.
#[derive(Clone, Debug)]
pub struct Intake {
    coalescer: Coalescer,
    reader: Reader,
    clock: Arc<dyn Clock>,
    spool: Option<Spool>,
}

/// Makes rows of texts.
#[derive(Clone, Debug)]
struct Reader {
    recipients: Arc<Recipients>,
}

/// What became of a text that was taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Receipt {
    /// It is stored and will be answered.
    Stored,
    /// The provider delivered it before; nothing more will happen.
    Duplicate,
    /// It is on this machine's disk, and will be stored and answered when the database is back.
    Spooled,
}

/// A text was not taken in.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum IntakeError {
    /// `From` or `To` names nobody.
    #[error("the sender or recipient of the text is not an address")]
    BadAddress(#[source] AddressError),
    /// There is no salon that the text could be for.
    #[error("no salon is set up to receive the text")]
    NoSalon,
    /// Too many texts wait already.
    #[error("the intake is full")]
    Full,
    /// The database did not store it.
    #[error("the text could not be stored")]
    Unavailable,
    /// The database is there, and will not have it.
    #[error("the database refused the text")]
    Refused,
    /// Neither the database nor the disk took it.
    #[error("the text could not be kept anywhere")]
    Nowhere(#[source] SpoolError),
}

impl IntakeError {
    /// Returns the stable name of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::BadAddress(_) => "intake_bad_address",
            Self::NoSalon => "intake_no_salon",
            Self::Full => "intake_full",
            Self::Unavailable => "intake_unavailable",
            Self::Refused => "intake_refused",
            Self::Nowhere(_) => "intake_nowhere",
        }
    }

    /// Whether the same text may be taken in later.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        matches!(
            self,
            Self::Full | Self::Unavailable | Self::NoSalon | Self::Nowhere(_)
        )
    }
}

/// What an intake is made of, beside its options.
pub(crate) struct IntakeParts<'a> {
    pub(crate) database: &'a Database,
    pub(crate) transport: Transport,
    pub(crate) main_number: Option<Address>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) spool: Option<Spool>,
}

impl Intake {
    /// Starts the tasks that store texts; they end, after storing what has queued up, when `stop` is
    /// cancelled.
    pub(crate) fn start(
        parts: IntakeParts<'_>,
        options: CoalescerOptions,
        tasks: &TaskTracker,
        stop: CancellationToken,
    ) -> Self {
        let database = parts.database.clone();
        let recipients = Recipients::new(database.clone(), parts.transport, parts.main_number);
        let reader = Reader {
            recipients: Arc::new(recipients),
        };
        if let Some(spool) = &parts.spool {
            let (spool, reader) = (spool.clone(), reader.clone());
            let replay = Replay::new(database.clone(), spool, reader, parts.transport);
            tasks.spawn(replay.run(stop.clone()));
        }
        Self {
            coalescer: Coalescer::start(database, options, tasks, stop),
            reader,
            clock: parts.clock,
            spool: parts.spool,
        }
    }

    /// Takes a text as a webhook brought it: into the database or, while that is away or busy, into
    /// the spool.
    ///
    /// Returns when it is durable, once for each message id of the provider. Texts of one number are
    /// stored in the order in which they came. Dropping the future may or may not keep the text;
    /// either way a repeated delivery is told apart.
    ///
    /// # Errors
    /// [`IntakeError`]; nothing was kept.
    pub async fn take(
        &self,
        text: InboundText,
        form: &Form,
        proof: Proof,
    ) -> Result<Receipt, IntakeError> {
        let Some(spool) = &self.spool else {
            return self.receive(text).await;
        };
        let now = self.clock.now();
        // The lane is held until the text is safe: nothing of the same number may overtake it.
        let (name, why, _lane) = match spool.passage(&text, now) {
            Passage::Spool(name, why) => (name, why, None),
            Passage::Database(name, lane) => {
                let stored = timeout(spool.options().patience, self.store(text, now)).await;
                let why = match stored.unwrap_or(Err(IntakeError::Unavailable)) {
                    Err(IntakeError::Unavailable) => {
                        spool.database_is_away();
                        "database_away"
                    }
                    Err(IntakeError::Full) => "intake_full",
                    Err(IntakeError::Refused) => "refused",
                    done => return done,
                };
                (name, why, Some(lane))
            }
        };
        metrics::counter!("salon_texts_spooled_total", "reason" => why).increment(1);
        let kept = spool.keep(&name, now, form, proof).await;
        kept.map_err(|error| {
            tracing::error!(error.code = error.code(), error = %crate::report(&error), "a text could not be spooled");
            IntakeError::Nowhere(error)
        })?;
        Ok(Receipt::Spooled)
    }

    /// Stores a text in the database, once for each message id of the provider.
    ///
    /// Returns after the row is durable. Dropping the future may or may not store the text; either
    /// way a repeated delivery is told apart.
    ///
    /// # Errors
    /// [`IntakeError`]; nothing was stored.
    pub async fn receive(&self, text: InboundText) -> Result<Receipt, IntakeError> {
        let now = self.clock.now();
        self.store(text, now).await
    }

    async fn store(&self, text: InboundText, now: Timestamp) -> Result<Receipt, IntakeError> {
        let row = self.reader.row(text, now).await?;
        self.coalescer.store(row).await
    }

    /// Returns how many texts wait to be stored.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.coalescer.waiting()
    }

    /// Returns the spool, if there is one.
    pub(crate) const fn spool(&self) -> Option<&Spool> {
        self.spool.as_ref()
    }
}

impl Reader {
    /// Makes a row of a text: which salon it is for, and who wrote it.
    async fn row(&self, text: InboundText, now: Timestamp) -> Result<NewInbound, IntakeError> {
        let recipient = self.recipients.find(&text.to).await?;
        let from =
            Address::parse(&text.from, recipient.country).map_err(IntakeError::BadAddress)?;
        let to = Address::parse(&text.to, recipient.country).map_err(IntakeError::BadAddress)?;
        let media = text.media.into_iter();
        Ok(NewInbound {
            salon: recipient.salon,
            from,
            to,
            provider_id: text.provider_id.as_str().to_owned(),
            // Postgres has no place for a zero character in a text.
            body: text.body.replace('\0', ""),
            media: media
                .map(|media| StoredMedia {
                    url: media.url,
                    content_type: media.content_type,
                })
                .collect(),
            opt_out_type: text.opt_out_type.map(|kind| kind.as_str().to_owned()),
            received_at: now,
        })
    }
}
