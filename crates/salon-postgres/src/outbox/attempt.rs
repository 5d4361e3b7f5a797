//! What becomes of a text that was claimed.

use std::time::Duration;

use jiff::Timestamp;
use salon_domain::{ConversationId, DeliveryStatus, SalonId};

use super::OutboxLease;
use crate::database::{Database, Transaction};
use crate::error::{DatabaseError, LeaseError};
use crate::handoffs;
use crate::retry::again;
use crate::sql::{row, sql};
use crate::turns::{NewHandoff, millis};
use crate::wake::Wake;

row!(Known {
    status: DeliveryStatus,
    salon_id: SalonId,
    conversation_id: ConversationId,
});

row!(Named {
    provider_id: String
});

/// How a text ended.
struct End<'a> {
    status: DeliveryStatus,
    provider_id: Option<&'a str>,
    segments: Option<i32>,
    error_code: Option<i64>,
    at: Option<Timestamp>,
    /// A person is asked to see to it.
    handoff: Option<(&'a NewHandoff, Timestamp)>,
}

impl Database {
    /// Writes down that sending begins, before the network is touched. If nothing more is written,
    /// the next worker finds the text ambiguous.
    ///
    /// # Errors
    /// [`LeaseError::Lost`] when somebody else has the text: it must not be sent.
    pub async fn begin_attempt(
        &self,
        held: &OutboxLease,
        now: Timestamp,
    ) -> Result<(), LeaseError> {
        let statement = sql("
            UPDATE outbox SET attempts = attempts + 1, attempted_at = $3
            WHERE message_id = $1 AND fence = $2");
        let bound = statement.bind(&held.outbox).bind(&held.fence).bind(&now);
        held_one(bound.run(&mut *self.link().await?).await?)
    }

    /// Returns those of the provider's ids that belong to other texts than this one: a text with
    /// the same words that was sent before is not this one.
    ///
    /// # Errors
    /// [`DatabaseError`] when they cannot be looked up.
    pub async fn provider_ids_of_others(
        &self,
        held: &OutboxLease,
        provider_ids: &[String],
    ) -> Result<Vec<String>, DatabaseError> {
        let statement =
            sql("SELECT provider_id FROM messages WHERE provider_id = ANY ($1) AND id <> $2");
        let bound = statement.bind(&provider_ids.to_vec()).bind(&held.outbox);
        let named: Vec<Named> = bound.rows(&mut *self.link().await?).await?;
        Ok(named.into_iter().map(|row| row.provider_id).collect())
    }

    /// The provider has the text. It leaves the outbox; its status moves forward to `status`, unless
    /// a callback was faster.
    ///
    /// That a text was sent is a fact, whoever holds the lease by now: it is written down all the
    /// same, so that nobody sends it again.
    ///
    /// # Errors
    /// [`LeaseError::Database`]. Calling it again does nothing more.
    pub async fn finish_sent(
        &self,
        held: &OutboxLease,
        provider_id: &str,
        status: DeliveryStatus,
        segments: Option<u32>,
    ) -> Result<(), LeaseError> {
        let segments = segments.and_then(|count| i32::try_from(count).ok());
        let end = End {
            status,
            provider_id: Some(provider_id),
            segments,
            error_code: None,
            at: None,
            handoff: None,
        };
        self.finish(held, UNFENCED, &end, None).await
    }

    /// The text was refused for good. It leaves the outbox as failed.
    ///
    /// # Errors
    /// [`LeaseError::Lost`] when somebody else has the text; nothing was written.
    pub async fn finish_failed(
        &self,
        held: &OutboxLease,
        error_code: Option<u32>,
        reason: &str,
        now: Timestamp,
    ) -> Result<(), LeaseError> {
        let end = End {
            status: DeliveryStatus::Failed,
            provider_id: None,
            segments: None,
            error_code: error_code.map(i64::from),
            at: Some(now),
            handoff: None,
        };
        self.finish(held, FENCED, &end, Some(reason)).await
    }

    /// The text must not leave (no consent, too old, taken over). It leaves the outbox as canceled.
    ///
    /// # Errors
    /// [`LeaseError::Lost`] when somebody else has the text; nothing was written.
    pub async fn finish_dropped(&self, held: &OutboxLease, reason: &str) -> Result<(), LeaseError> {
        let end = End {
            status: DeliveryStatus::Canceled,
            provider_id: None,
            segments: None,
            error_code: None,
            at: None,
            handoff: None,
        };
        self.finish(held, FENCED, &end, Some(reason)).await
    }

    /// The text will not leave, or nobody can say whether it did: a person is asked to see to the
    /// client, in the same transaction. It leaves the outbox as failed.
    ///
    /// # Errors
    /// [`LeaseError::Lost`] when somebody else has the text; nothing was written.
    pub async fn finish_for_a_person(
        &self,
        held: &OutboxLease,
        error_code: Option<u32>,
        handoff: &NewHandoff,
        now: Timestamp,
    ) -> Result<(), LeaseError> {
        let end = End {
            status: DeliveryStatus::Failed,
            provider_id: None,
            segments: None,
            error_code: error_code.map(i64::from),
            at: Some(now),
            handoff: Some((handoff, now)),
        };
        self.finish(held, FENCED, &end, Some(&handoff.reason)).await
    }

    /// Nobody knows yet whether the text is out: it is looked for again after a while. Until then it
    /// counts as begun.
    ///
    /// # Errors
    /// [`LeaseError::Lost`] when somebody else has the text; nothing was written.
    pub async fn look_later(
        &self,
        held: &OutboxLease,
        after: Duration,
        reason: &str,
    ) -> Result<(), LeaseError> {
        let statement = sql("
            UPDATE outbox
            SET due_at = now() + $3 * interval '1 millisecond', last_error = $4,
                leased_by = NULL, leased_until = NULL
            WHERE message_id = $1 AND fence = $2");
        let bound = statement
            .bind(&held.outbox)
            .bind(&held.fence)
            .bind(&millis(after));
        held_one(bound.bind(&reason).run(&mut *self.link().await?).await?)
    }

    /// The text did not leave this time, and certainly is not out: it is tried again after a while.
    ///
    /// # Errors
    /// [`LeaseError::Lost`] when somebody else has the text; nothing was written.
    pub async fn retry_later(
        &self,
        held: &OutboxLease,
        after: Duration,
        reason: &str,
    ) -> Result<(), LeaseError> {
        let statement = sql("
            UPDATE outbox
            SET due_at = now() + $3 * interval '1 millisecond', last_error = $4,
                attempted_at = NULL, leased_by = NULL, leased_until = NULL
            WHERE message_id = $1 AND fence = $2");
        let bound = statement
            .bind(&held.outbox)
            .bind(&held.fence)
            .bind(&millis(after));
        held_one(bound.bind(&reason).run(&mut *self.link().await?).await?)
    }

    async fn finish(
        &self,
        held: &OutboxLease,
        remove: &'static str,
        end: &End<'_>,
        reason: Option<&str>,
    ) -> Result<(), LeaseError> {
        again(|| async {
            let mut transaction = self.begin().await?;
            let written = leave(&mut transaction, held, remove, end).await;
            transaction.end(written).await
        })
        .await?;
        if let Some(reason) = reason {
            let (outbox, status) = (held.outbox.get(), end.status.as_str());
            tracing::debug!(outbox, status, reason, "a text left the outbox unsent");
        }
        // The next text of the conversation may leave now.
        self.ring(Wake::Outbox);
        Ok(())
    }
}

/// For facts: whoever holds the row, and whether a callback has removed it or not.
const UNFENCED: &str = "DELETE FROM outbox WHERE message_id = $1 AND $2::bigint IS NOT NULL";

const FENCED: &str = "DELETE FROM outbox WHERE message_id = $1 AND fence = $2";

const MARK: &str = "
UPDATE messages
SET status = $2, provider_id = coalesce(provider_id, $3), segments = coalesce($4, segments),
    error_code = coalesce($5, error_code), status_at = coalesce($6, status_at)
WHERE id = $1";

async fn leave(
    transaction: &mut Transaction,
    held: &OutboxLease,
    remove: &'static str,
    end: &End<'_>,
) -> Result<(), LeaseError> {
    // The message is locked before the outbox row, as everywhere, so that two never wait in a ring.
    let known = "SELECT status, salon_id, conversation_id FROM messages WHERE id = $1 FOR UPDATE";
    let known: Option<Known> = sql(known).bind(&held.outbox).find(transaction).await?;
    let Known {
        status,
        salon_id: salon,
        conversation_id: conversation,
    } = known.ok_or(DatabaseError::NotFound)?;
    let removed = sql(remove)
        .bind(&held.outbox)
        .bind(&held.fence)
        .run(transaction)
        .await?;
    if remove == FENCED {
        held_one(removed)?;
    }
    if let Some((handoff, now)) = end.handoff {
        let place = handoffs::Place {
            salon,
            conversation,
            turn: None,
        };
        handoffs::open(transaction, place, handoff, now).await?;
    }
    let marked = sql(MARK)
        .bind(&held.outbox)
        .bind(&status.advance(end.status))
        .bind(&end.provider_id)
        .bind(&end.segments)
        .bind(&end.error_code)
        .bind(&end.at);
    marked.run(transaction).await?;
    Ok(())
}

fn held_one(rows: usize) -> Result<(), LeaseError> {
    if rows == 1 {
        Ok(())
    } else {
        Err(LeaseError::Lost)
    }
}
