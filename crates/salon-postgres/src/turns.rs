//! Turns: claiming a conversation, keeping it, and recording what was decided.
//!
//! A claim takes a conversation, not a text. It carries a fence, a number that goes up with every
//! claim: a worker whose lease ran out and was given to another can record nothing. The texts of a
//! turn are fixed when it is first claimed, so that a turn that is tried again after a crash reads
//! the same and keeps its number; texts that came later wait for the next one.

mod claim;
mod read;
mod record;

use std::fmt;
use std::time::Duration;

use jiff::Timestamp;
use salon_domain::{
    Address, ClientId, ConversationId, MessageId, OfferId, Opening, OutboxId, Purpose, SalonId,
    TurnId, VisitId,
};
use serde_json::Value;

use crate::inbound::StoredMedia;

pub use read::{TurnRow, TurnStory};

/// Who claims work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worker {
    /// A name for people who look at leases: host, process, number.
    pub name: String,
}

/// The right to decide one turn, for a while.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TurnLease {
    /// The turn.
    pub turn: TurnId,
    /// The conversation it belongs to.
    pub conversation: ConversationId,
    pub(crate) fence: i64,
}

/// A turn that was claimed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimedTurn {
    /// What to show when something is to be written.
    pub lease: TurnLease,
    /// At which salon.
    pub salon: SalonId,
    /// The client's number.
    pub client_address: Address,
    /// The salon's number that the client texted last.
    pub salon_address: Address,
    /// BCP 47 tag of the language known before this turn: the client's, else the salon's own.
    pub language: Option<String>,
    /// How often the turn has been begun, this time included.
    pub attempt: i32,
    /// What the client wrote, oldest first; at least one. The same at every attempt.
    pub texts: Vec<TurnText>,
    /// Since when the oldest of them waits, by the database's clock.
    pub waiting_since: Timestamp,
}

/// A text that a turn has to answer. `Debug` shows no words.
#[derive(Clone, PartialEq, Eq)]
pub struct TurnText {
    /// Its row.
    pub message: MessageId,
    /// The words.
    pub body: String,
    /// Pictures and other attachments.
    pub media: Vec<StoredMedia>,
    /// What the provider recognised (`OptOutType`).
    pub opt_out_type: Option<String>,
    /// When it came, by the business clock.
    pub received_at: Timestamp,
}

impl fmt::Debug for TurnText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TurnText")
            .field("message", &self.message)
            .field("media", &self.media.len())
            .field("received_at", &self.received_at)
            .finish_non_exhaustive()
    }
}

/// What a turn decided. `Debug` shows neither words nor state.
#[derive(Clone, PartialEq)]
pub struct TurnRecord {
    /// How it ended, as one of a few words of the application.
    pub outcome: String,
    /// What the client was understood to want.
    pub intent: Option<String>,
    /// The new state of the dialogue: `None` leaves it, `Some(Value::Null)` clears it.
    pub dialogue: Option<Value>,
    /// The client's language, if this turn learned it.
    pub language: Option<String>,
    /// What becomes of the openings on show.
    pub offers: OfferChange,
    /// The answer, if there is one.
    pub reply: Option<NewText>,
    /// A request that a person take over; a conversation that has an open one keeps that.
    pub handoff: Option<NewHandoff>,
    /// Until when the answer waits for a person instead of being sent, by the business clock.
    pub draft_until: Option<Timestamp>,
    /// Who decided, and what it cost.
    pub decided: DecidedBy,
    /// What was read, shown and decided.
    pub trace: Value,
    /// Now, by the business clock.
    pub now: Timestamp,
}

/// Who decided a turn, and what it cost.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DecidedBy {
    /// Whose answer it is: `rules`, or a model's name.
    pub assistant: Option<String>,
    /// What rules read in the texts, as JSON.
    pub analysis: Option<Value>,
    /// The model that was asked, whether or not its answer was used.
    pub model: Option<ModelUse>,
}

/// How much of a model a turn used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ModelUse {
    /// Which model.
    pub model: String,
    /// Which version of the salon's prompt; 0 is the one built in.
    pub prompt_version: i32,
    /// How often it was asked.
    pub calls: i32,
    /// Tokens it read, as far as it said.
    pub prompt_tokens: i64,
    /// Tokens it wrote, as far as it said.
    pub completion_tokens: i64,
    /// What that cost by the price table, in millionths of its currency.
    pub cost_micros: i64,
    /// How long it took in all, in milliseconds.
    pub latency_ms: i64,
}

impl fmt::Debug for TurnRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TurnRecord")
            .field("outcome", &self.outcome)
            .field("intent", &self.intent)
            .field("offers", &self.offers)
            .field("reply", &self.reply)
            .field("now", &self.now)
            .finish_non_exhaustive()
    }
}

/// What becomes of the openings that a conversation has on show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OfferChange {
    /// They stay.
    Keep,
    /// These take their place, numbered from 1 in this order; none at all withdraws them.
    Replace(Vec<NewOffer>),
}

/// An opening to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewOffer {
    /// The opening as the scheduler produced it.
    pub opening: Opening,
    /// The visit that accepting it moves; `None` when it books a new one.
    pub moves: Option<VisitId>,
    /// Whom it is for, when known.
    pub client: Option<ClientId>,
    /// Until when it can be chosen, by the business clock.
    pub expires_at: Timestamp,
}

/// A text to put in the outbox. `Debug` shows no words.
#[derive(Clone, PartialEq, Eq)]
pub struct NewText {
    /// The words.
    pub body: String,
    /// What it is for.
    pub purpose: Purpose,
    /// Names its one occasion (`turn:81`); a salon never has two texts with one key.
    pub purpose_key: String,
}

impl fmt::Debug for NewText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewText")
            .field("purpose", &self.purpose)
            .field("purpose_key", &self.purpose_key)
            .finish_non_exhaustive()
    }
}

/// A request that a person take over. `Debug` shows no summary.
#[derive(Clone, PartialEq, Eq)]
pub struct NewHandoff {
    /// Why, as one of a few words of the application.
    pub reason: String,
    /// What the person who takes over should read first.
    pub summary: String,
}

impl fmt::Debug for NewHandoff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewHandoff")
            .field("reason", &self.reason)
            .finish_non_exhaustive()
    }
}

/// What became of a turn's record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recorded {
    /// All of it was written.
    Done {
        /// The answer's number in the outbox.
        reply: Option<OutboxId>,
        /// The offers' rows, in their order.
        offers: Vec<OfferId>,
    },
    /// A person of the salon has written in this conversation since the turn was first claimed: the
    /// answer was dropped, everything else was written.
    Superseded,
}

/// A length of time as the statements take it: whole milliseconds.
pub(crate) fn millis(length: Duration) -> i64 {
    i64::try_from(length.as_millis()).unwrap_or(i64::MAX / 2)
}
