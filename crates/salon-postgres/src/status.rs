//! News of texts that were sent, in whatever order it arrives, and how much work waits.

use std::time::Duration;

use diesel_async::SimpleAsyncConnection;
use jiff::Timestamp;
use salon_domain::{DeliveryStatus, MessageId, OutboxId};

use crate::database::{Database, Home, Transaction};
use crate::error::DatabaseError;
use crate::retry::again;
use crate::sql::{row, sql};
use crate::wake::Wake;

/// What the provider says about a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusNews {
    /// The provider's id of the text.
    pub provider_id: String,
    /// The text's number in the outbox, when the callback's URL names it: it links news that is
    /// faster than the answer to the send.
    pub outbox: Option<OutboxId>,
    /// How far the text has come.
    pub status: DeliveryStatus,
    /// Why it failed.
    pub error_code: Option<u32>,
    /// When the news came, by the business clock.
    pub at: Timestamp,
}

/// What became of news.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatusApplied {
    /// The text has moved forward.
    Changed {
        /// Which text.
        message: MessageId,
    },
    /// The text was as far already, or farther.
    Stale,
    /// Nobody knows such a text.
    Unknown,
}

/// How much work waits. Ages are by the database's clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct QueueDepths {
    /// Texts that no recorded turn has read.
    pub inbox: u64,
    /// Texts that wait to leave.
    pub outbox: u64,
    /// How long the oldest of the former waits.
    pub oldest_inbox_age: Option<Duration>,
    /// How long the oldest of the latter waits.
    pub oldest_outbox_age: Option<Duration>,
}

row!(Known { id: MessageId, status: DeliveryStatus, provider_id: Option<String> });
row!(Clock { now: Timestamp });
row!(Depths { inbox: i64, outbox: i64, inbox_age: Option<i64>, outbox_age: Option<i64> });

/// The provider's id decides; the outbox's number helps only a text that has no such id yet.
const FIND: &str = "
SELECT id, status, provider_id FROM messages
WHERE direction = 'out' AND (provider_id = $1 OR (id = $2 AND provider_id IS NULL))
ORDER BY provider_id NULLS LAST
LIMIT 1
FOR UPDATE";

const MOVE: &str = "
UPDATE messages
SET status = $2, status_at = $3, provider_id = $4, error_code = coalesce($5, error_code)
WHERE id = $1";

const DEPTHS: &str = "
SELECT
    (SELECT count(*) FROM inbox) AS inbox,
    (SELECT count(*) FROM outbox) AS outbox,
    (SELECT (extract(epoch FROM now() - min(arrived_at)) * 1000)::bigint FROM inbox) AS inbox_age,
    (SELECT (extract(epoch FROM now() - min(created_at)) * 1000)::bigint FROM outbox) AS outbox_age";

impl Database {
    /// Moves a text forward to what the provider says; never back. News of a text whose send nobody
    /// has written down is its proof: it leaves the outbox and is not sent again.
    ///
    /// # Errors
    /// [`DatabaseError`]; nothing was written.
    pub async fn apply_status(&self, news: &StatusNews) -> Result<StatusApplied, DatabaseError> {
        again(|| async {
            let mut transaction = self.begin().await?;
            let applied = apply(&mut transaction, news).await;
            transaction.end(applied).await
        })
        .await
        .inspect(|_| self.ring(Wake::Outbox))
    }

    /// Clears away the dead rows of the hot tables, which a server does by itself and the embedded
    /// database never does. Call it now and then, every hour say; on a server it does nothing.
    ///
    /// # Errors
    /// [`DatabaseError`]; nothing depends on it.
    pub async fn tidy(&self) -> Result<(), DatabaseError> {
        if self.home() == Home::Embedded {
            for statement in ["VACUUM inbox", "VACUUM outbox", "VACUUM conversations"] {
                self.link().await?.batch_execute(statement).await?;
            }
        }
        Ok(())
    }

    /// Returns what the database's clock shows: leases, retries and expiry go by it.
    ///
    /// # Errors
    /// [`DatabaseError`] when it cannot be read.
    pub async fn clock(&self) -> Result<Timestamp, DatabaseError> {
        let clock: Clock = sql("SELECT clock_timestamp() AS now")
            .row(&mut *self.link().await?)
            .await?;
        Ok(clock.now)
    }

    /// Counts the work that waits.
    ///
    /// # Errors
    /// [`DatabaseError`] when it cannot be read.
    pub async fn queue_depths(&self) -> Result<QueueDepths, DatabaseError> {
        let depths: Depths = sql(DEPTHS).row(&mut *self.link().await?).await?;
        let count = |rows: i64| u64::try_from(rows).unwrap_or(0);
        let age = |age: Option<i64>| {
            age.map(|millis| Duration::from_millis(u64::try_from(millis).unwrap_or(0)))
        };
        Ok(QueueDepths {
            inbox: count(depths.inbox),
            outbox: count(depths.outbox),
            oldest_inbox_age: age(depths.inbox_age),
            oldest_outbox_age: age(depths.outbox_age),
        })
    }
}

async fn apply(
    transaction: &mut Transaction,
    news: &StatusNews,
) -> Result<StatusApplied, DatabaseError> {
    let find = sql(FIND).bind(&news.provider_id).bind(&news.outbox);
    let Some(known) = find.find::<Known>(transaction).await? else {
        return Ok(StatusApplied::Unknown);
    };
    let status = known.status.advance(news.status);
    let stale = status == known.status;
    if stale && known.provider_id.is_some() {
        return Ok(StatusApplied::Stale);
    }
    // Stale news still brings a provider's id that nobody had written down.
    let error_code = if stale {
        None
    } else {
        news.error_code.map(i64::from)
    };
    sql(MOVE)
        .bind(&known.id)
        .bind(&status)
        .bind(&news.at)
        .bind(&news.provider_id)
        .bind(&error_code)
        .run(transaction)
        .await?;
    if known.provider_id.is_none() {
        // The provider has it: whoever wonders whether to send it again must not.
        sql("DELETE FROM outbox WHERE message_id = $1")
            .bind(&known.id)
            .run(transaction)
            .await?;
    }
    Ok(if stale {
        StatusApplied::Stale
    } else {
        StatusApplied::Changed { message: known.id }
    })
}
