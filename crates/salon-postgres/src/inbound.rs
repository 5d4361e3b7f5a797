//! Texts that come in: stored once, whole batches in one statement.

use std::fmt;

use jiff::Timestamp;
use salon_domain::{Address, ConversationId, MessageId, SalonId};
use serde_json::Value;

use crate::database::Database;
use crate::error::DatabaseError;
use crate::retry::again;
use crate::sql::{row, sql};
use crate::wake::Wake;

/// A text as the provider delivered it. `Debug` shows no words and masked numbers.
#[derive(Clone, PartialEq, Eq)]
pub struct NewInbound {
    /// Which salon it is for.
    pub salon: SalonId,
    /// The client's number.
    pub from: Address,
    /// The salon's number.
    pub to: Address,
    /// The provider's id (`MessageSid`): a text with one that the salon has seen is a duplicate.
    pub provider_id: String,
    /// The words. No zero characters: Postgres has no place for them.
    pub body: String,
    /// Pictures and other attachments.
    pub media: Vec<StoredMedia>,
    /// What the provider recognised (`OptOutType`).
    pub opt_out_type: Option<String>,
    /// When it came, by the business clock.
    pub received_at: Timestamp,
}

impl fmt::Debug for NewInbound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewInbound")
            .field("salon", &self.salon)
            .field("from", &self.from)
            .field("to", &self.to)
            .field("provider_id", &self.provider_id)
            .field("media", &self.media.len())
            .finish_non_exhaustive()
    }
}

/// A picture or another attachment of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredMedia {
    /// Where the provider keeps it.
    pub url: String,
    /// Its MIME type.
    pub content_type: String,
}

impl StoredMedia {
    pub(crate) fn to_json(media: &[Self]) -> Option<Value> {
        let one = |media: &Self| serde_json::json!({ "url": media.url, "content_type": media.content_type });
        (!media.is_empty()).then(|| media.iter().map(one).collect())
    }

    pub(crate) fn from_json(media: Option<&Value>) -> Vec<Self> {
        let word = |one: &Value, name: &str| Some(one.get(name)?.as_str()?.to_owned());
        let one = |one: &Value| {
            Some(Self {
                url: word(one, "url")?,
                content_type: word(one, "content_type")?,
            })
        };
        let all = media.and_then(Value::as_array);
        all.map(|all| all.iter().filter_map(one).collect())
            .unwrap_or_default()
    }
}

/// What became of a text that was to be stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ingested {
    /// It is in the archive and in the inbox.
    New {
        /// Its row.
        message: MessageId,
        /// The thread it belongs to.
        conversation: ConversationId,
    },
    /// The salon has a text with this provider's id already; nothing was written.
    Duplicate,
}

row!(Stored {
    place: i32,
    message: MessageId,
    conversation: ConversationId
});

/// Threads that are known are not written to: a text costs three rows at most, and a batch one
/// statement. Input comes sorted, so that two batches with the same keys take them in one order.
const STORE: &str = "
WITH input AS (
    SELECT * FROM unnest($1::int[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[],
                         $7::jsonb[], $8::text[], $9::timestamptz[]) WITH ORDINALITY
        AS t (place, salon_id, address, salon_address, provider_id, body, media, opt_out, sent_at, rank)
), known AS (
    SELECT DISTINCT c.id, c.salon_id, c.address
    FROM input i JOIN conversations c ON c.salon_id = i.salon_id AND c.address = i.address
), begun AS (
    INSERT INTO conversations (salon_id, address, salon_address)
    SELECT DISTINCT ON (i.salon_id, i.address) i.salon_id, i.address, i.salon_address
    FROM input i
    WHERE NOT EXISTS (SELECT 1 FROM known k WHERE k.salon_id = i.salon_id AND k.address = i.address)
    ORDER BY i.salon_id, i.address, i.rank
    -- Somebody else began it a moment ago: an update that changes nothing returns the row.
    ON CONFLICT ON CONSTRAINT conversations_address_unique
        DO UPDATE SET salon_address = conversations.salon_address
    RETURNING id, salon_id, address
), threads AS (
    SELECT * FROM known UNION ALL SELECT * FROM begun
), stored AS (
    INSERT INTO messages (salon_id, conversation_id, direction, author, salon_address, body, media,
                          provider_id, opt_out_type, sent_at)
    SELECT i.salon_id, t.id, 'in', 'client', i.salon_address, i.body, i.media, i.provider_id,
           i.opt_out, i.sent_at
    FROM input i JOIN threads t ON t.salon_id = i.salon_id AND t.address = i.address
    ORDER BY i.rank
    ON CONFLICT (provider_id, salon_id) WHERE provider_id IS NOT NULL DO NOTHING
    RETURNING id, salon_id, conversation_id, provider_id
), queued AS (
    INSERT INTO inbox (message_id, salon_id, conversation_id)
    SELECT id, salon_id, conversation_id FROM stored
)
SELECT DISTINCT ON (s.id) i.place, s.id AS message, s.conversation_id AS conversation
FROM stored s JOIN input i ON i.salon_id = s.salon_id AND i.provider_id = s.provider_id
    CROSS JOIN (SELECT CASE WHEN $10 THEN pg_notify('salon_inbox', '') END) told
ORDER BY s.id, i.rank";

impl Database {
    /// Stores texts: all of them or none, each once for each id of the provider, duplicates within
    /// the batch included. What became of each comes back in the order of the input.
    ///
    /// Durable when it returns. A call whose future was dropped may have stored them or not; storing
    /// them again tells which.
    ///
    /// # Errors
    /// [`DatabaseError`]; nothing was stored.
    pub async fn store_inbound(
        &self,
        texts: &[NewInbound],
    ) -> Result<Vec<Ingested>, DatabaseError> {
        if texts.is_empty() {
            return Ok(Vec::new());
        }
        let stored = again(|| self.store_batch(texts)).await?;
        let mut outcome = vec![Ingested::Duplicate; texts.len()];
        for Stored {
            place,
            message,
            conversation,
        } in stored
        {
            let at = usize::try_from(place)
                .ok()
                .and_then(|place| outcome.get_mut(place));
            if let Some(at) = at {
                *at = Ingested::New {
                    message,
                    conversation,
                };
            }
        }
        self.ring(Wake::Inbox);
        Ok(outcome)
    }

    async fn store_batch(&self, texts: &[NewInbound]) -> Result<Vec<Stored>, DatabaseError> {
        let mut sorted: Vec<(i32, &NewInbound)> = (0..).zip(texts).collect();
        // Threads of one number first, texts of one thread in the order they came.
        sorted.sort_by(|(a, left), (b, right)| {
            (left.salon, &left.from, a).cmp(&(right.salon, &right.from, b))
        });
        let statement = sql(STORE)
            .bind(&each(&sorted, |(place, _)| *place))
            .bind(&each(&sorted, |(_, text)| text.salon))
            .bind(&each(&sorted, |(_, text)| text.from.clone()))
            .bind(&each(&sorted, |(_, text)| text.to.clone()))
            .bind(&each(&sorted, |(_, text)| text.provider_id.clone()))
            .bind(&each(&sorted, |(_, text)| text.body.clone()))
            .bind(&each(&sorted, |(_, text)| {
                StoredMedia::to_json(&text.media)
            }))
            .bind(&each(&sorted, |(_, text)| text.opt_out_type.clone()))
            .bind(&each(&sorted, |(_, text)| text.received_at))
            .bind(&self.tells_others());
        statement.rows(&mut *self.link().await?).await
    }
}

fn each<T, V>(rows: &[T], value: impl Fn(&T) -> V) -> Vec<V> {
    rows.iter().map(value).collect()
}
