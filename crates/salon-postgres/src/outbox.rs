//! Texts that wait to leave: claimed one at a time for each conversation, oldest first.
//!
//! A text's number in the outbox is its number among the messages, so a callback that names it finds
//! the text long after it has left.

mod attempt;
mod claim;
pub(crate) mod queue;

use std::fmt;

use jiff::Timestamp;
use salon_domain::{Address, MessageId, OutboxId, Purpose, SalonId};

use crate::inbound::StoredMedia;

/// The right to send one text, for a while.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutboxLease {
    /// The text.
    pub outbox: OutboxId,
    pub(crate) fence: i64,
}

/// A text that was claimed to be sent. `Debug` shows no words and masked numbers.
#[derive(Clone, PartialEq, Eq)]
pub struct ClaimedText {
    /// What to show when something is to be written.
    pub lease: OutboxLease,
    /// Its row in the archive.
    pub message: MessageId,
    /// From which salon.
    pub salon: SalonId,
    /// The client's number.
    pub to: Address,
    /// The salon's number.
    pub from: Address,
    /// The words.
    pub body: String,
    /// Pictures and other attachments.
    pub media: Vec<StoredMedia>,
    /// What it is for.
    pub purpose: Purpose,
    /// Names its one occasion.
    pub purpose_key: String,
    /// How often sending was begun before.
    pub attempt: i32,
    /// When it was written, by the business clock.
    pub created_at: Timestamp,
    /// When an attempt began whose end nobody wrote down: the text may be out already.
    pub ambiguous_since: Option<Timestamp>,
}

impl fmt::Debug for ClaimedText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClaimedText")
            .field("lease", &self.lease)
            .field("salon", &self.salon)
            .field("to", &self.to)
            .field("purpose_key", &self.purpose_key)
            .field("attempt", &self.attempt)
            .field("ambiguous_since", &self.ambiguous_since)
            .finish_non_exhaustive()
    }
}
