//! Claiming, extending and releasing.

use std::time::Duration;

use jiff::Timestamp;
use salon_domain::{Address, ConversationId, MessageId, SalonId, TurnId};
use serde_json::Value;

use super::{ClaimedTurn, TurnLease, TurnText, Worker, millis};
use crate::database::{Database, Transaction};
use crate::error::{DatabaseError, LeaseError};
use crate::inbound::StoredMedia;
use crate::retry::again;
use crate::sql::{row, sql};

/// A burst is one turn: the texts must have stopped coming for the time given. Who never stops is
/// answered after ten such times. A turn that is tried again waits for nobody.
///
/// Walks the inbox from its oldest row, so its cost depends on what waits, never on the archive. Rows
/// of the last moments are passed over before anything is looked up: each of the ways to be ready has
/// a row that is old enough.
const PICK: &str = "
SELECT c.id, c.salon_id, c.address, c.open_turn_id, c.staff_texts,
       coalesce(c.language, (SELECT s.language FROM salons s WHERE s.id = c.salon_id)) AS language
FROM inbox i JOIN conversations c ON c.id = i.conversation_id
WHERE i.arrived_at <= now() - $1 * interval '1 millisecond'
  AND (c.leased_until IS NULL OR c.leased_until <= now())
  AND (c.retry_at IS NULL OR c.retry_at <= now())
  AND (
    c.open_turn_id IS NOT NULL
    OR i.arrived_at <= now() - $1 * interval '10 milliseconds'
    OR NOT EXISTS (
        SELECT 1 FROM inbox later
        WHERE later.conversation_id = i.conversation_id
          AND later.arrived_at > now() - $1 * interval '1 millisecond'
    )
  )
ORDER BY i.message_id
LIMIT 1
FOR UPDATE OF c SKIP LOCKED";

/// Begins a turn over everything that waits, or finds the texts of the one that is open.
const TAKE: &str = "
WITH began AS (
    INSERT INTO turns (salon_id, conversation_id, staff_texts, claimed_by)
    SELECT $2, $1, $4, $5
    WHERE $3::bigint IS NULL AND EXISTS (SELECT 1 FROM inbox WHERE conversation_id = $1)
    RETURNING id
), turn AS (
    SELECT coalesce($3::bigint, (SELECT id FROM began)) AS id
), taken AS (
    UPDATE inbox SET turn_id = (SELECT id FROM turn)
    WHERE conversation_id = $1 AND $3::bigint IS NULL
    RETURNING message_id, arrived_at
), texts AS (
    SELECT message_id, arrived_at FROM taken
    UNION ALL
    SELECT message_id, arrived_at FROM inbox WHERE conversation_id = $1 AND turn_id = $3
)
SELECT (SELECT id FROM turn) AS turn, m.id AS message, m.body, m.media, m.opt_out_type, m.sent_at,
       m.salon_address, t.arrived_at
FROM texts t JOIN messages m ON m.id = t.message_id
ORDER BY m.id";

const LEASE: &str = "
WITH leased AS (
    UPDATE conversations
    SET open_turn_id = $2, fence = fence + 1, leased_by = $3, retry_at = NULL,
        leased_until = now() + $4 * interval '1 millisecond',
        salon_address = $5, last_message_id = greatest(last_message_id, $6)
    WHERE id = $1
    RETURNING fence
), counted AS (
    UPDATE turns SET attempts = attempts + 1, claimed_by = $3 WHERE id = $2 RETURNING attempts
)
SELECT leased.fence, counted.attempts FROM leased, counted";

row!(Picked {
    id: ConversationId,
    salon_id: SalonId,
    address: Address,
    open_turn_id: Option<TurnId>,
    staff_texts: i64,
    language: Option<String>,
});

row!(Taken {
    turn: TurnId,
    message: MessageId,
    body: String,
    media: Option<Value>,
    opt_out_type: Option<String>,
    sent_at: Timestamp,
    salon_address: Address,
    arrived_at: Timestamp,
});

row!(Leased {
    fence: i64,
    attempts: i32
});

impl Database {
    /// Claims the conversation whose text has waited longest, once its last text is `debounce` old.
    ///
    /// `None` when nothing is ready. The lease runs out by the database's clock.
    ///
    /// # Errors
    /// [`DatabaseError`]; nothing was claimed.
    pub async fn claim_turn(
        &self,
        worker: &Worker,
        lease: Duration,
        debounce: Duration,
    ) -> Result<Option<ClaimedTurn>, DatabaseError> {
        again(|| async {
            let mut transaction = self.begin().await?;
            let claimed = claim(&mut transaction, worker, lease, debounce).await;
            transaction.end(claimed).await
        })
        .await
    }

    /// Keeps a turn for another while.
    ///
    /// # Errors
    /// [`LeaseError::Lost`] when somebody else has it, or it is recorded.
    pub async fn extend_turn(&self, held: &TurnLease, lease: Duration) -> Result<(), LeaseError> {
        let statement = sql("
            UPDATE conversations SET leased_until = now() + $4 * interval '1 millisecond'
            WHERE id = $1 AND fence = $2 AND open_turn_id = $3 AND leased_until IS NOT NULL");
        let bound = statement
            .bind(&held.conversation)
            .bind(&held.fence)
            .bind(&held.turn);
        held_one(
            bound
                .bind(&millis(lease))
                .run(&mut *self.link().await?)
                .await?,
        )
    }

    /// Gives a turn back undecided, to be tried again after a while.
    ///
    /// # Errors
    /// [`LeaseError::Lost`] when somebody else has it, or it is recorded.
    pub async fn release_turn(
        &self,
        held: &TurnLease,
        retry_after: Duration,
    ) -> Result<(), LeaseError> {
        let statement = sql("
            UPDATE conversations
            SET leased_by = NULL, leased_until = NULL, retry_at = now() + $4 * interval '1 millisecond'
            WHERE id = $1 AND fence = $2 AND open_turn_id = $3");
        let bound = statement
            .bind(&held.conversation)
            .bind(&held.fence)
            .bind(&held.turn);
        held_one(
            bound
                .bind(&millis(retry_after))
                .run(&mut *self.link().await?)
                .await?,
        )
    }
}

impl Database {
    /// Gives a turn back whose attempt came to nothing through no fault of its own: it does not
    /// count.
    ///
    /// # Errors
    /// [`LeaseError::Lost`] when somebody else has it, or it is recorded.
    pub async fn return_turn(
        &self,
        held: &TurnLease,
        retry_after: Duration,
    ) -> Result<(), LeaseError> {
        let statement = sql("
            WITH returned AS (
                UPDATE conversations
                SET leased_by = NULL, leased_until = NULL,
                    retry_at = now() + $4 * interval '1 millisecond'
                WHERE id = $1 AND fence = $2 AND open_turn_id = $3
                RETURNING open_turn_id
            )
            UPDATE turns SET attempts = greatest(attempts - 1, 0)
            FROM returned WHERE turns.id = returned.open_turn_id");
        let bound = statement
            .bind(&held.conversation)
            .bind(&held.fence)
            .bind(&held.turn);
        held_one(
            bound
                .bind(&millis(retry_after))
                .run(&mut *self.link().await?)
                .await?,
        )
    }
}

/// A write in the name of a lease touches one row, or the lease was lost.
pub(super) fn held_one(rows: usize) -> Result<(), LeaseError> {
    if rows == 1 {
        Ok(())
    } else {
        Err(LeaseError::Lost)
    }
}

async fn claim(
    transaction: &mut Transaction,
    worker: &Worker,
    lease: Duration,
    debounce: Duration,
) -> Result<Option<ClaimedTurn>, DatabaseError> {
    loop {
        let picked: Option<Picked> = sql(PICK).bind(&millis(debounce)).find(transaction).await?;
        let Some(picked) = picked else {
            return Ok(None);
        };
        let taken: Vec<Taken> = sql(TAKE)
            .bind(&picked.id)
            .bind(&picked.salon_id)
            .bind(&picked.open_turn_id)
            .bind(&picked.staff_texts)
            .bind(&worker.name)
            .rows(transaction)
            .await?;
        // None at all: while this worker came for the lock, another recorded the turn, and the
        // inbox rows it was picked for are gone. The next look does not see them any more.
        if let (Some(first), Some(last)) = (taken.first(), taken.last()) {
            let (turn, last) = (first.turn, (last.message, last.salon_address.clone()));
            let leased = take_lease(transaction, worker, lease, picked.id, turn, &last).await?;
            return Ok(Some(claimed(picked, turn, &leased, last.1, taken)));
        }
    }
}

async fn take_lease(
    transaction: &mut Transaction,
    worker: &Worker,
    lease: Duration,
    conversation: ConversationId,
    turn: TurnId,
    (last, salon_address): &(MessageId, Address),
) -> Result<Leased, DatabaseError> {
    sql(LEASE)
        .bind(&conversation)
        .bind(&turn)
        .bind(&worker.name)
        .bind(&millis(lease))
        .bind(salon_address)
        .bind(last)
        .row(transaction)
        .await
}

fn claimed(
    picked: Picked,
    turn: TurnId,
    leased: &Leased,
    salon_address: Address,
    taken: Vec<Taken>,
) -> ClaimedTurn {
    let oldest = taken.iter().map(|text| text.arrived_at).min();
    ClaimedTurn {
        lease: TurnLease {
            turn,
            conversation: picked.id,
            fence: leased.fence,
        },
        salon: picked.salon_id,
        client_address: picked.address,
        language: picked.language,
        salon_address,
        attempt: leased.attempts,
        waiting_since: oldest.unwrap_or(Timestamp::UNIX_EPOCH),
        texts: taken.into_iter().map(text).collect(),
    }
}

fn text(taken: Taken) -> TurnText {
    TurnText {
        message: taken.message,
        media: StoredMedia::from_json(taken.media.as_ref()),
        body: taken.body,
        opt_out_type: taken.opt_out_type,
        received_at: taken.sent_at,
    }
}
