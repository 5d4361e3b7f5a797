//! The work that waits as an operator looks at it, and what was given up.

use std::time::Duration;

use jiff::Timestamp;
use salon_domain::{Address, ConversationId, HandoffId, SalonId, TurnId};

use crate::database::Database;
use crate::error::DatabaseError;
use crate::retry::again;
use crate::sql::{row, sql};
use crate::wake::Wake;

/// How the work of all salons stands. Instants and ages are by the database's clock.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QueueStatus {
    /// Texts that no recorded turn has read.
    pub inbox: u64,
    /// How long the oldest of them waits.
    pub oldest_inbox_age: Option<Duration>,
    /// Conversations that a worker has in hand.
    pub conversations_leased: u64,
    /// Texts that wait to leave.
    pub outbox: u64,
    /// How long the oldest of them waits.
    pub oldest_outbox_age: Option<Duration>,
    /// Those of them whose time has not come: quiet hours, or a refusal that passes.
    pub outbox_later: u64,
    /// Those of them that were tried before.
    pub outbox_tried: u64,
    /// Reminders that are planned.
    pub reminders: u64,
    /// Requests for a person that nobody has closed.
    pub handoffs: u64,
    /// Turns that were given up and not tried again.
    pub quarantined: u64,
    /// Processes that say that they live, and since when.
    pub instances: Vec<(String, Timestamp)>,
}

/// A turn that was given up: a person was asked instead. `Debug` shows no words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuarantinedTurn {
    /// The turn.
    pub turn: TurnId,
    /// In which conversation.
    pub conversation: ConversationId,
    /// With which number.
    pub address: Address,
    /// When it was given up, by the business clock.
    pub finished_at: Timestamp,
    /// How often it was tried.
    pub attempts: i32,
    /// The request for a person, while it is open.
    pub open_handoff: Option<HandoffId>,
}

row!(Status {
    inbox: i64,
    inbox_age: Option<i64>,
    leased: i64,
    outbox: i64,
    outbox_age: Option<i64>,
    later: i64,
    tried: i64,
    reminders: i64,
    handoffs: i64,
    quarantined: i64,
});
row!(Instance {
    name: String,
    started_at: Timestamp,
});
row!(Given {
    id: TurnId,
    conversation_id: ConversationId,
    address: Address,
    finished_at: Timestamp,
    attempts: i32,
    open_handoff: Option<HandoffId>,
});
row!(Waits { texts: i64 });

const STATUS: &str = "
SELECT
    (SELECT count(*) FROM inbox) AS inbox,
    (SELECT (extract(epoch FROM now() - min(arrived_at)) * 1000)::bigint FROM inbox) AS inbox_age,
    (SELECT count(*) FROM conversations c
        WHERE c.id IN (SELECT conversation_id FROM inbox) AND c.leased_until > now()) AS leased,
    o.outbox, o.outbox_age, o.later, o.tried,
    (SELECT count(*) FROM reminders WHERE state = 'planned') AS reminders,
    (SELECT count(*) FROM handoffs WHERE closed_at IS NULL) AS handoffs,
    (SELECT count(*) FROM turns WHERE outcome = 'quarantined') AS quarantined
FROM (
    SELECT count(*) AS outbox,
        (extract(epoch FROM now() - min(created_at)) * 1000)::bigint AS outbox_age,
        count(*) FILTER (WHERE due_at > now()) AS later,
        count(*) FILTER (WHERE attempts > 0) AS tried
    FROM outbox
) o";

const INSTANCES: &str = "
SELECT name, started_at FROM instances WHERE missing_since IS NULL ORDER BY started_at, id";

const QUARANTINED: &str = "
SELECT t.id, t.conversation_id, c.address, t.finished_at, t.attempts, h.id AS open_handoff
FROM turns t JOIN conversations c ON c.id = t.conversation_id
    LEFT JOIN handoffs h ON h.salon_id = $1 AND h.conversation_id = c.id AND h.closed_at IS NULL
WHERE t.salon_id = $1 AND t.outcome = 'quarantined'
ORDER BY t.id DESC
LIMIT $2";

/// The texts wait as if they had come just now; the turn keeps its row and says that it was tried
/// again.
const RETRY: &str = "
WITH turn AS (
    UPDATE turns SET outcome = 'tried_again'
    WHERE salon_id = $1 AND id = $2 AND outcome = 'quarantined'
    RETURNING id
), texts AS (
    UPDATE messages SET turn_id = NULL
    WHERE direction = 'in' AND turn_id = (SELECT id FROM turn)
    RETURNING id, salon_id, conversation_id
), waiting AS (
    INSERT INTO inbox (message_id, salon_id, conversation_id)
    SELECT id, salon_id, conversation_id FROM texts ORDER BY id
    RETURNING message_id
), noted AS (
    INSERT INTO audit_log (salon_id, actor, action, subject, at)
    SELECT $1, $3, 'retry', 'turn:' || turn.id, $4 FROM turn
)
SELECT (SELECT count(*) FROM waiting) AS texts FROM turn";

impl Database {
    /// Returns how the work of all salons stands.
    ///
    /// # Errors
    /// [`DatabaseError`] when it cannot be read.
    pub async fn queue_status(&self) -> Result<QueueStatus, DatabaseError> {
        let status: Status = sql(STATUS).row(&mut *self.link().await?).await?;
        let instances: Vec<Instance> = sql(INSTANCES).rows(&mut *self.link().await?).await?;
        let count = |rows: i64| u64::try_from(rows).unwrap_or(0);
        let age = |age: Option<i64>| age.map(|millis| Duration::from_millis(millis.unsigned_abs()));
        Ok(QueueStatus {
            inbox: count(status.inbox),
            oldest_inbox_age: age(status.inbox_age),
            conversations_leased: count(status.leased),
            outbox: count(status.outbox),
            oldest_outbox_age: age(status.outbox_age),
            outbox_later: count(status.later),
            outbox_tried: count(status.tried),
            reminders: count(status.reminders),
            handoffs: count(status.handoffs),
            quarantined: count(status.quarantined),
            instances: instances
                .into_iter()
                .map(|row| (row.name, row.started_at))
                .collect(),
        })
    }

    /// Lists a salon's turns that were given up and not tried again, the newest first.
    ///
    /// # Errors
    /// [`DatabaseError`] when they cannot be read.
    pub async fn list_quarantined(
        &self,
        salon: SalonId,
        limit: usize,
    ) -> Result<Vec<QuarantinedTurn>, DatabaseError> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let statement = sql(QUARANTINED).bind(&salon).bind(&limit);
        let rows: Vec<Given> = statement.rows(&mut *self.link().await?).await?;
        let turn = |row: Given| QuarantinedTurn {
            turn: row.id,
            conversation: row.conversation_id,
            address: row.address,
            finished_at: row.finished_at,
            attempts: row.attempts,
            open_handoff: row.open_handoff,
        };
        Ok(rows.into_iter().map(turn).collect())
    }

    /// Lets the texts of a turn that was given up wait for a new one, and returns how many they are;
    /// `None` when there is no such turn, or it was tried again before. The request for a person
    /// stays open.
    ///
    /// # Errors
    /// [`DatabaseError`]; nothing was changed.
    pub async fn retry_turn(
        &self,
        salon: SalonId,
        turn: TurnId,
        by: &str,
        now: Timestamp,
    ) -> Result<Option<u64>, DatabaseError> {
        let waits: Option<Waits> = again(|| async {
            let statement = sql(RETRY).bind(&salon).bind(&turn).bind(&by).bind(&now);
            statement.find(&mut *self.link().await?).await
        })
        .await?;
        if waits.is_some() {
            self.ring(Wake::Inbox);
        }
        Ok(waits.map(|row| u64::try_from(row.texts).unwrap_or(0)))
    }
}
