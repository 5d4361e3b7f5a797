//! The archive of texts as an operator lists it, across conversations.

use jiff::Timestamp;
use salon_domain::{Address, ConversationId, DeliveryStatus, MessageId, OutboxId, SalonId, TurnId};
use serde_json::Value;

use crate::conversations::{ThreadText, Written};
use crate::database::Database;
use crate::error::DatabaseError;
use crate::sql::{row, sql};

/// Which texts to list, the newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MessageFilter {
    /// Those of one conversation.
    pub conversation: Option<ConversationId>,
    /// Those that did not arrive.
    pub undelivered: Undelivered,
    /// Those received or written at this instant of the business clock or later.
    pub since: Option<Timestamp>,
    /// At most this many; `None` means 100.
    pub limit: Option<usize>,
    /// Those that come after this one in the list: the last of the page before.
    pub after: Option<MessageId>,
}

/// Whether only texts that did not arrive are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Undelivered {
    /// All are.
    #[default]
    All,
    /// Only they.
    Only,
}

/// A text with whose conversation it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageRow {
    /// The conversation.
    pub conversation: ConversationId,
    /// The client's number.
    pub address: Address,
    /// The text.
    pub text: ThreadText,
}

row!(Listed {
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
    conversation_id: ConversationId,
    address: Address,
});

row!(CountRow {
    status: DeliveryStatus,
    error_code: Option<i64>,
    texts: i64,
});

/// How many of some texts have come equally far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextCount {
    /// How far.
    pub status: DeliveryStatus,
    /// The provider's code, where it said one.
    pub error_code: Option<i64>,
    /// How many.
    pub texts: u64,
}

const COUNT: &str = "
SELECT status, error_code, count(*) AS texts
FROM messages WHERE salon_id = $1 AND id = ANY ($2) AND status IS NOT NULL
GROUP BY status, error_code
ORDER BY status, error_code";

/// One statement for each index: a filter that may be null would keep the planner from using it.
macro_rules! list {
    ($which:literal) => {
        concat!(
            "
SELECT m.id, m.direction = 'out' AS outgoing, m.author, m.body, m.media, m.sent_at, m.status,
       m.error_code, m.provider_id, m.turn_id, m.conversation_id, c.address
FROM (
    SELECT * FROM messages
    WHERE salon_id = $1 AND ",
            $which,
            "
      AND sent_at >= $3
      AND (sent_at, id) < (
        coalesce((SELECT sent_at FROM messages WHERE salon_id = $1 AND id = $4), 'infinity'),
        coalesce($4, 0)
      )
    ORDER BY sent_at DESC, id DESC
    LIMIT $5
) m JOIN conversations c ON c.id = m.conversation_id
ORDER BY m.sent_at DESC, m.id DESC"
        )
    };
}

const OF_ALL: &str = list!("$2::bigint IS NULL");
const OF_CONVERSATION: &str = list!("conversation_id = $2");
const UNDELIVERED: &str =
    list!("status IN ('failed', 'undelivered') AND ($2::bigint IS NULL OR conversation_id = $2)");

const PAGE: usize = 100;

impl Database {
    /// Lists a salon's texts, the newest first.
    ///
    /// # Errors
    /// [`DatabaseError`] when they cannot be read.
    pub async fn list_messages(
        &self,
        salon: SalonId,
        filter: &MessageFilter,
    ) -> Result<Vec<MessageRow>, DatabaseError> {
        let statement = match (filter.undelivered, filter.conversation) {
            (Undelivered::Only, _) => UNDELIVERED,
            (Undelivered::All, Some(_)) => OF_CONVERSATION,
            (Undelivered::All, None) => OF_ALL,
        };
        let limit = i64::try_from(filter.limit.unwrap_or(PAGE)).unwrap_or(i64::MAX);
        let rows: Vec<Listed> = sql(statement)
            .bind(&salon)
            .bind(&filter.conversation)
            .bind(&filter.since.unwrap_or(Timestamp::UNIX_EPOCH))
            .bind(&filter.after)
            .bind(&limit)
            .rows(&mut *self.link().await?)
            .await?;
        rows.into_iter().map(message).collect()
    }
}

impl Database {
    /// Counts how far some of a salon's texts have come.
    ///
    /// # Errors
    /// [`DatabaseError`] when they cannot be counted.
    pub async fn count_texts(
        &self,
        salon: SalonId,
        texts: &[OutboxId],
    ) -> Result<Vec<TextCount>, DatabaseError> {
        let statement = sql(COUNT).bind(&salon).bind(&texts.to_vec());
        let rows: Vec<CountRow> = statement.rows(&mut *self.link().await?).await?;
        let count = |row: CountRow| TextCount {
            status: row.status,
            error_code: row.error_code,
            texts: u64::try_from(row.texts).unwrap_or_default(),
        };
        Ok(rows.into_iter().map(count).collect())
    }
}

fn message(row: Listed) -> Result<MessageRow, DatabaseError> {
    let written = Written {
        id: row.id,
        outgoing: row.outgoing,
        author: row.author,
        body: row.body,
        media: row.media,
        sent_at: row.sent_at,
        status: row.status,
        error_code: row.error_code,
        provider_id: row.provider_id,
        turn_id: row.turn_id,
    };
    Ok(MessageRow {
        conversation: row.conversation_id,
        address: row.address,
        text: written.text()?,
    })
}
