//! What a turn, a list or a person reads of a conversation.

use std::fmt;

use jiff::Timestamp;
use salon_domain::{
    Address, ClientId, ConversationId, DeliveryStatus, HandoffId, MessageId, OfferId, Opening,
    SalonId, TurnId, VisitId,
};
use serde_json::Value;

use crate::database::Database;
use crate::error::DatabaseError;
use crate::inbound::StoredMedia;
use crate::outbox::queue::Author;
use crate::sql::{row, sql};

/// Where a conversation stands. `Debug` shows no state.
#[derive(Clone, Default, PartialEq)]
pub struct ConversationState {
    /// Where the dialogue of rules stands; `None` between dialogues.
    pub dialogue: Option<Value>,
    /// The client's language, as a BCP 47 tag, once it is known.
    pub language: Option<String>,
    /// Until when a person has taken over, by the business clock.
    pub paused_until: Option<Timestamp>,
    /// Whether this program has answered here before: if not, its next text says what it is.
    pub answered_before: bool,
}

impl fmt::Debug for ConversationState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ConversationState")
            .field("language", &self.language)
            .field("paused_until", &self.paused_until)
            .field("answered_before", &self.answered_before)
            .finish_non_exhaustive()
    }
}

/// An opening that was shown and can still be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The row.
    pub id: OfferId,
    /// The number it was shown under, from 1.
    pub number: i16,
    /// The opening as the scheduler produced it.
    pub opening: Opening,
    /// The visit that accepting it moves; `None` when it books a new one.
    pub moves: Option<VisitId>,
    /// Whom it is for, when known.
    pub client: Option<ClientId>,
    /// Until when, by the business clock.
    pub expires_at: Timestamp,
}

/// Which way a text went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// From the client.
    In,
    /// To the client.
    Out,
}

/// A text of a thread. `Debug` shows no words.
#[derive(Clone, PartialEq, Eq)]
pub struct ThreadText {
    /// The row.
    pub message: MessageId,
    /// Which way it went.
    pub direction: Direction,
    /// Who wrote it.
    pub author: Author,
    /// The words.
    pub body: String,
    /// Pictures and other attachments.
    pub media: Vec<StoredMedia>,
    /// When it was received or written, by the business clock.
    pub at: Timestamp,
    /// How far it has come; `None` for one that came in.
    pub status: Option<DeliveryStatus>,
    /// The provider's code for why it failed.
    pub error_code: Option<u32>,
    /// The provider's id.
    pub provider_id: Option<String>,
    /// The turn that wrote it, or the one that read it, once that is recorded.
    pub turn: Option<TurnId>,
}

impl fmt::Debug for ThreadText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ThreadText")
            .field("message", &self.message)
            .field("direction", &self.direction)
            .field("author", &self.author)
            .field("at", &self.at)
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}

/// A conversation as a list shows it. `Debug` shows no words.
#[derive(Clone, PartialEq, Eq)]
pub struct ConversationRow {
    /// The row.
    pub id: ConversationId,
    /// The client's number.
    pub address: Address,
    /// When the last text was received or written, by the business clock.
    pub last_at: Option<Timestamp>,
    /// Its words.
    pub last_body: Option<String>,
    /// The request that a person take over, if one is open.
    pub open_handoff: Option<HandoffId>,
}

impl fmt::Debug for ConversationRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ConversationRow")
            .field("id", &self.id)
            .field("address", &self.address)
            .field("last_at", &self.last_at)
            .field("open_handoff", &self.open_handoff)
            .finish_non_exhaustive()
    }
}

row!(State {
    dialogue: Option<Value>,
    language: Option<String>,
    paused_until: Option<Timestamp>,
    answered_before: bool,
});
row!(OfferRow {
    id: OfferId,
    number: i16,
    opening: Value,
    moves_appointment_id: Option<VisitId>,
    client_id: Option<ClientId>,
    expires_at: Timestamp,
});
row!(Written {
    id: MessageId,
    outgoing: bool,
    author: String,
    body: String,
    media: Option<Value>,
    sent_at: Timestamp,
    status: Option<DeliveryStatus>,
    error_code: Option<i64>,
    provider_id: Option<String>,
    turn_id: Option<TurnId>,
});
row!(Listed {
    id: ConversationId,
    address: Address,
    last_at: Option<Timestamp>,
    last_body: Option<String>,
    open_handoff: Option<HandoffId>,
});
row!(Id { id: ConversationId });

const STATE: &str = "
SELECT dialogue, language, paused_until, answered_turns > 0 AS answered_before
FROM conversations WHERE id = $1";

const OFFERS: &str = "
SELECT id, number, opening, moves_appointment_id, client_id, expires_at FROM offers
WHERE conversation_id = $1 AND closed_at IS NULL AND expires_at > $2
ORDER BY number";

const OFFERS_OF_TURN: &str = "
SELECT id, number, opening, moves_appointment_id, client_id, expires_at FROM offers
WHERE conversation_id = $1 AND expires_at > $2
  AND (closed_at IS NULL OR closed_by_turn_id = $3)
ORDER BY turn_id, number";

const THREAD: &str = "
SELECT * FROM (
    SELECT id, direction = 'out' AS outgoing, author, body, media, sent_at, status, error_code,
           provider_id, turn_id
    FROM messages WHERE conversation_id = $1 ORDER BY id DESC LIMIT $2
) newest
ORDER BY id";

const LIST: &str = "
SELECT c.id, c.address, m.sent_at AS last_at, m.body AS last_body, h.id AS open_handoff
FROM (
    SELECT * FROM conversations
    WHERE salon_id = $1 AND ($3::bigint IS NULL OR (last_message_id, id) < (
        SELECT last_message_id, id FROM conversations WHERE salon_id = $1 AND id = $3
    ))
    ORDER BY last_message_id DESC, id DESC
    LIMIT $2
) c
    LEFT JOIN LATERAL (
        SELECT sent_at, body FROM messages WHERE conversation_id = c.id ORDER BY id DESC LIMIT 1
    ) m ON true
    LEFT JOIN handoffs h ON h.salon_id = $1 AND h.conversation_id = c.id AND h.closed_at IS NULL
ORDER BY c.last_message_id DESC, c.id DESC";

const ONE: &str = "
SELECT c.id, c.address, m.sent_at AS last_at, m.body AS last_body, h.id AS open_handoff
FROM conversations c
    LEFT JOIN LATERAL (
        SELECT sent_at, body FROM messages WHERE conversation_id = c.id ORDER BY id DESC LIMIT 1
    ) m ON true
    LEFT JOIN handoffs h ON h.salon_id = $1 AND h.conversation_id = c.id AND h.closed_at IS NULL
WHERE c.salon_id = $1 AND c.id = $2";

impl Database {
    /// Returns where a conversation stands.
    ///
    /// # Errors
    /// [`DatabaseError::NotFound`] when there is none such.
    pub async fn conversation_state(
        &self,
        conversation: ConversationId,
    ) -> Result<ConversationState, DatabaseError> {
        let state: State = sql(STATE)
            .bind(&conversation)
            .row(&mut *self.link().await?)
            .await?;
        Ok(ConversationState {
            dialogue: state.dialogue,
            language: state.language,
            paused_until: state.paused_until,
            answered_before: state.answered_before,
        })
    }

    /// Lists the openings on show that can still be chosen, by their numbers.
    ///
    /// # Errors
    /// [`DatabaseError`] when they cannot be read.
    pub async fn open_offers(
        &self,
        conversation: ConversationId,
        now: Timestamp,
    ) -> Result<Vec<Offer>, DatabaseError> {
        let statement = sql(OFFERS).bind(&conversation).bind(&now);
        let rows: Vec<OfferRow> = statement.rows(&mut *self.link().await?).await?;
        rows.into_iter().map(offer).collect()
    }

    /// Lists the openings that a turn may act on: those on show that can still be chosen, and those
    /// that an earlier attempt of the same turn took.
    ///
    /// # Errors
    /// [`DatabaseError`] when they cannot be read.
    pub async fn offers_of_turn(
        &self,
        conversation: ConversationId,
        turn: TurnId,
        now: Timestamp,
    ) -> Result<Vec<Offer>, DatabaseError> {
        let statement = sql(OFFERS_OF_TURN)
            .bind(&conversation)
            .bind(&now)
            .bind(&turn);
        let rows: Vec<OfferRow> = statement.rows(&mut *self.link().await?).await?;
        rows.into_iter().map(offer).collect()
    }

    /// Lists the newest texts of a conversation, oldest of them first.
    ///
    /// # Errors
    /// [`DatabaseError`] when they cannot be read.
    pub async fn thread(
        &self,
        conversation: ConversationId,
        limit: usize,
    ) -> Result<Vec<ThreadText>, DatabaseError> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let statement = sql(THREAD).bind(&conversation).bind(&limit);
        let rows: Vec<Written> = statement.rows(&mut *self.link().await?).await?;
        rows.into_iter().map(Written::text).collect()
    }

    /// Lists a salon's conversations, the one that was read or written in last first; `after` is the
    /// last of the page before.
    ///
    /// # Errors
    /// [`DatabaseError`] when they cannot be read.
    pub async fn list_conversations(
        &self,
        salon: SalonId,
        limit: usize,
        after: Option<ConversationId>,
    ) -> Result<Vec<ConversationRow>, DatabaseError> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let statement = sql(LIST).bind(&salon).bind(&limit).bind(&after);
        let rows: Vec<Listed> = statement.rows(&mut *self.link().await?).await?;
        Ok(rows.into_iter().map(conversation_row).collect())
    }

    /// Returns a conversation as a list shows it.
    ///
    /// # Errors
    /// [`DatabaseError::NotFound`] when the salon has none such.
    pub async fn get_conversation(
        &self,
        salon: SalonId,
        conversation: ConversationId,
    ) -> Result<ConversationRow, DatabaseError> {
        let statement = sql(ONE).bind(&salon).bind(&conversation);
        let row: Listed = statement.row(&mut *self.link().await?).await?;
        Ok(conversation_row(row))
    }

    /// Finds the conversation of a number with a salon.
    ///
    /// # Errors
    /// [`DatabaseError`] when it cannot be looked for.
    pub async fn find_conversation(
        &self,
        salon: SalonId,
        address: &Address,
    ) -> Result<Option<ConversationId>, DatabaseError> {
        let find = "SELECT id FROM conversations WHERE salon_id = $1 AND address = $2";
        let statement = sql(find).bind(&salon).bind(address);
        let found: Option<Id> = statement.find(&mut *self.link().await?).await?;
        Ok(found.map(|row| row.id))
    }
}

fn offer(row: OfferRow) -> Result<Offer, DatabaseError> {
    Ok(Offer {
        id: row.id,
        number: row.number,
        opening: serde_json::from_value(row.opening).map_err(DatabaseError::unreadable)?,
        moves: row.moves_appointment_id,
        client: row.client_id,
        expires_at: row.expires_at,
    })
}

impl Written {
    /// Returns the text of a row.
    pub(crate) fn text(self) -> Result<ThreadText, DatabaseError> {
        let author = Author::from_stored(&self.author);
        Ok(ThreadText {
            message: self.id,
            direction: if self.outgoing {
                Direction::Out
            } else {
                Direction::In
            },
            author: author.ok_or_else(|| DatabaseError::unreadable("an author is unknown"))?,
            body: self.body,
            media: StoredMedia::from_json(self.media.as_ref()),
            at: self.sent_at,
            status: self.status,
            error_code: self.error_code.and_then(|code| u32::try_from(code).ok()),
            provider_id: self.provider_id,
            turn: self.turn_id,
        })
    }
}

fn conversation_row(row: Listed) -> ConversationRow {
    ConversationRow {
        id: row.id,
        address: row.address,
        last_at: row.last_at,
        last_body: row.last_body,
        open_handoff: row.open_handoff,
    }
}
