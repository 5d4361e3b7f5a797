//! Intake: a text is ours once its row is durable, and only then is the provider told so.
//!
//! Texts that arrive together share a commit: a [`coalescer`] turns what has queued up into one
//! multi-row insert and answers each caller after it.

mod coalescer;
mod recipients;

use std::sync::Arc;

use salon_domain::{Address, AddressError};
use salon_postgres::{Database, NewInbound, StoredMedia};
use salon_sms::{InboundText, Transport};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::clock::Clock;
use coalescer::Coalescer;
use recipients::Recipients;

pub use coalescer::CoalescerOptions;

/// Takes texts in. Cheap to clone; all clones share one queue.
#[derive(Clone, Debug)]
pub struct Intake {
    coalescer: Coalescer,
    recipients: Arc<Recipients>,
    clock: Arc<dyn Clock>,
}

/// What became of a text that was taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Receipt {
    /// It is stored and will be answered.
    Stored,
    /// The provider delivered it before; nothing more will happen.
    Duplicate,
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
        }
    }

    /// Whether the same text may be taken in later.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        matches!(self, Self::Full | Self::Unavailable | Self::NoSalon)
    }
}

impl Intake {
    /// Starts the task that stores texts; it ends, after storing what has queued up, when `stop` is
    /// cancelled.
    pub(crate) fn start(
        database: &Database,
        transport: Transport,
        main_number: Option<Address>,
        clock: Arc<dyn Clock>,
        options: CoalescerOptions,
        tasks: &TaskTracker,
        stop: CancellationToken,
    ) -> Self {
        Self {
            coalescer: Coalescer::start(database.clone(), options, tasks, stop),
            recipients: Arc::new(Recipients::new(database.clone(), transport, main_number)),
            clock,
        }
    }

    /// Stores a text, once for each message id of the provider.
    ///
    /// Returns after the row is durable. Dropping the future may or may not store the text; either
    /// way a repeated delivery is told apart.
    ///
    /// # Errors
    /// [`IntakeError`]; nothing was stored.
    pub async fn receive(&self, text: InboundText) -> Result<Receipt, IntakeError> {
        let now = self.clock.now();
        let recipient = self.recipients.find(&text.to).await?;
        let from =
            Address::parse(&text.from, recipient.country).map_err(IntakeError::BadAddress)?;
        let to = Address::parse(&text.to, recipient.country).map_err(IntakeError::BadAddress)?;
        let media = text.media.into_iter();
        let row = NewInbound {
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
        };
        self.coalescer.store(row).await
    }

    /// Returns how many texts wait to be stored.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.coalescer.waiting()
    }
}
