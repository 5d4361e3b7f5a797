//! Claiming what may leave.

use std::time::Duration;

use jiff::Timestamp;
use salon_domain::{Address, MessageId, OutboxId, Purpose, SalonId};
use serde_json::Value;

use super::{ClaimedText, OutboxLease};
use crate::database::Database;
use crate::error::DatabaseError;
use crate::inbound::StoredMedia;
use crate::retry::again;
use crate::sql::{row, sql};
use crate::turns::{Worker, millis};

/// A text waits for every older one of its conversation: its answers arrive in the order in which
/// they were written. One of many waits for every other text, and holds none up.
const CLAIM: &str = "
WITH picked AS (
    SELECT o.message_id FROM outbox o
    WHERE o.due_at <= now()
      AND (o.leased_until IS NULL OR o.leased_until <= now())
      AND NOT EXISTS (
        SELECT 1 FROM outbox older
        WHERE older.conversation_id = o.conversation_id AND older.message_id < o.message_id
          AND (o.bulk OR NOT older.bulk)
      )
    ORDER BY o.bulk, o.message_id
    LIMIT $3
    FOR UPDATE OF o SKIP LOCKED
), leased AS (
    UPDATE outbox o
    SET fence = o.fence + 1, leased_by = $1, leased_until = now() + $2 * interval '1 millisecond'
    FROM picked WHERE o.message_id = picked.message_id
    RETURNING o.message_id, o.fence, o.attempts, o.attempted_at
)
SELECT m.id, m.salon_id, c.address, m.salon_address, m.body, m.media, m.purpose, m.purpose_key,
       m.sent_at, l.fence, l.attempts, l.attempted_at
FROM leased l JOIN messages m ON m.id = l.message_id JOIN conversations c ON c.id = m.conversation_id
ORDER BY m.purpose = 'marketing', m.id";

row!(Claimed {
    id: i64,
    salon_id: SalonId,
    address: Address,
    salon_address: Address,
    body: String,
    media: Option<Value>,
    purpose: Purpose,
    purpose_key: String,
    sent_at: Timestamp,
    fence: i64,
    attempts: i32,
    attempted_at: Option<Timestamp>,
});

impl Database {
    /// Claims texts to send, oldest first, at most one of each conversation.
    ///
    /// # Errors
    /// [`DatabaseError`]; nothing was claimed.
    pub async fn claim_outgoing(
        &self,
        worker: &Worker,
        lease: Duration,
        limit: usize,
    ) -> Result<Vec<ClaimedText>, DatabaseError> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let claimed: Vec<Claimed> = again(|| async {
            let statement = sql(CLAIM)
                .bind(&worker.name)
                .bind(&millis(lease))
                .bind(&limit);
            statement.rows(&mut *self.link().await?).await
        })
        .await?;
        Ok(claimed.into_iter().map(text).collect())
    }
}

fn text(row: Claimed) -> ClaimedText {
    ClaimedText {
        lease: OutboxLease {
            outbox: OutboxId::new(row.id),
            fence: row.fence,
        },
        message: MessageId::new(row.id),
        salon: row.salon_id,
        to: row.address,
        from: row.salon_address,
        media: StoredMedia::from_json(row.media.as_ref()),
        body: row.body,
        purpose: row.purpose,
        purpose_key: row.purpose_key,
        attempt: row.attempts,
        created_at: row.sent_at,
        ambiguous_since: row.attempted_at,
    }
}
