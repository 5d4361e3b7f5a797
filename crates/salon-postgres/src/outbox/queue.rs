//! Putting a text into the outbox, once for each occasion.

use std::fmt;

use jiff::Timestamp;
use salon_domain::{Address, ConversationId, OutboxId, SalonId, TurnId};
use serde_json::Value;

use crate::database::{Database, Transaction};
use crate::error::DatabaseError;
use crate::inbound::StoredMedia;
use crate::retry::again;
use crate::sql::{row, sql};
use crate::turns::NewText;
use crate::wake::Wake;

/// Who wrote a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Author {
    /// The client.
    Client,
    /// This program.
    Assistant,
    /// A person of the salon. Their texts make a turn that is under way drop its answer.
    Staff,
}

impl Author {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Assistant => "assistant",
            Self::Staff => "staff",
        }
    }

    pub(crate) fn from_stored(text: &str) -> Option<Self> {
        [Self::Client, Self::Assistant, Self::Staff]
            .into_iter()
            .find(|one| one.as_str() == text)
    }
}

/// A text that no turn wrote: a reminder, an alert, a colleague's own words. `Debug` shows no words.
#[derive(Clone, PartialEq, Eq)]
pub struct NewQueuedText {
    /// From which salon.
    pub salon: SalonId,
    /// To whom.
    pub to: Address,
    /// From which of the salon's numbers; `None` answers from the one they texted last, or else from
    /// the main one.
    pub from: Option<Address>,
    /// Who wrote it: the assistant or staff.
    pub author: Author,
    /// The words, what it is for, and its one occasion.
    pub text: NewText,
    /// Whether it is one of many: every other text overtakes it in the outbox.
    pub bulk: bool,
    /// Pictures and other attachments.
    pub media: Vec<StoredMedia>,
    /// Now, by the business clock.
    pub at: Timestamp,
}

impl fmt::Debug for NewQueuedText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewQueuedText")
            .field("salon", &self.salon)
            .field("to", &self.to)
            .field("author", &self.author)
            .field("text", &self.text)
            .finish_non_exhaustive()
    }
}

/// A text on its way into the outbox.
pub(crate) struct Outgoing<'a> {
    pub(crate) salon: SalonId,
    pub(crate) conversation: ConversationId,
    pub(crate) from: &'a Address,
    pub(crate) author: Author,
    pub(crate) text: &'a NewText,
    pub(crate) bulk: bool,
    pub(crate) media: Option<Value>,
    pub(crate) turn: Option<TurnId>,
    pub(crate) at: Timestamp,
    pub(crate) tell_others: bool,
}

row!(Queued { id: OutboxId });
row!(Thread {
    id: ConversationId,
    salon_address: Address
});

const QUEUE: &str = "
WITH written AS (
    INSERT INTO messages (salon_id, conversation_id, direction, author, salon_address, body, media,
                          purpose, purpose_key, status, turn_id, sent_at)
    VALUES ($1, $2, 'out', $3, $4, $5, $6, $7, $8, 'waiting', $9, $10)
    ON CONFLICT (salon_id, purpose_key) WHERE purpose_key IS NOT NULL DO NOTHING
    RETURNING id
), queued AS (
    INSERT INTO outbox (message_id, salon_id, conversation_id, purpose_key, bulk)
    SELECT id, $1, $2, $8, $12 FROM written
    RETURNING message_id
), seen AS (
    UPDATE conversations
    SET last_message_id = greatest(last_message_id, written.id),
        staff_texts = staff_texts + CASE WHEN $3 = 'staff' THEN 1 ELSE 0 END
    FROM written WHERE conversations.id = $2
)
SELECT queued.message_id AS id
FROM queued CROSS JOIN (SELECT CASE WHEN $11 THEN pg_notify('salon_outbox', '') END) told";

/// Finds the thread with a number, or begins it, and locks it.
const THREAD: &str = "
INSERT INTO conversations (salon_id, address, salon_address)
SELECT $1, $2, coalesce($3, (
    SELECT address FROM salon_numbers
    WHERE salon_id = $1 AND archived_at IS NULL ORDER BY position, id LIMIT 1
))
ON CONFLICT ON CONSTRAINT conversations_address_unique
    DO UPDATE SET salon_address = coalesce($3, conversations.salon_address)
RETURNING id, salon_address";

/// Writes a text and puts it into the outbox; `None` when the salon has one for this occasion.
pub(crate) async fn queue(
    transaction: &mut Transaction,
    text: &Outgoing<'_>,
) -> Result<Option<OutboxId>, DatabaseError> {
    let queued: Option<Queued> = sql(QUEUE)
        .bind(&text.salon)
        .bind(&text.conversation)
        .bind(&text.author.as_str())
        .bind(text.from)
        .bind(&text.text.body)
        .bind(&text.media)
        .bind(&text.text.purpose)
        .bind(&text.text.purpose_key)
        .bind(&text.turn)
        .bind(&text.at)
        .bind(&text.tell_others)
        .bind(&text.bulk)
        .find(transaction)
        .await?;
    Ok(queued.map(|queued| queued.id))
}

impl Database {
    /// Puts a text into the outbox, beginning the conversation if there is none; `None` when the
    /// salon has a text for this occasion already, whatever became of it.
    ///
    /// # Errors
    /// [`DatabaseError`]; nothing was written. [`DatabaseError::Refused`] when the salon has no
    /// number to send from.
    pub async fn queue_text(&self, new: &NewQueuedText) -> Result<Option<OutboxId>, DatabaseError> {
        let queued = again(|| async {
            let mut transaction = self.begin().await?;
            let written = begin_and_queue(&mut transaction, new, self.tells_others()).await;
            transaction.end(written).await
        })
        .await?;
        if queued.is_some() {
            self.ring(Wake::Outbox);
        }
        Ok(queued)
    }
}

pub(crate) async fn begin_and_queue(
    transaction: &mut Transaction,
    new: &NewQueuedText,
    tell_others: bool,
) -> Result<Option<OutboxId>, DatabaseError> {
    let thread: Thread = sql(THREAD)
        .bind(&new.salon)
        .bind(&new.to)
        .bind(&new.from)
        .row(transaction)
        .await?;
    let text = Outgoing {
        salon: new.salon,
        conversation: thread.id,
        from: &thread.salon_address,
        author: new.author,
        text: &new.text,
        bulk: new.bulk,
        media: StoredMedia::to_json(&new.media),
        turn: None,
        at: new.at,
        tell_others,
    };
    queue(transaction, &text).await
}
