//! What is due: put into the outbox once, postponed, or skipped with its reason; and what becomes of
//! it on the way out.

use jiff::Timestamp;
use salon_domain::{
    Address, ClientId, ConversationId, MessageId, ReminderKind, ReminderTimes, SalonId, SkipReason,
    VisitId, VisitStatus,
};

use crate::database::{Database, Transaction};
use crate::error::DatabaseError;
use crate::outbox::queue::{NewQueuedText, begin_and_queue};
use crate::retry::again;
use crate::salons::minutes;
use crate::sql::{row, sql};
use crate::wake::Wake;

/// A reminder whose time has come. `Debug` masks the number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueReminder {
    /// The row.
    pub id: i64,
    /// At which salon.
    pub salon: SalonId,
    /// Of which visit.
    pub visit: VisitId,
    /// Of which version of it.
    pub version: i32,
    /// For whom.
    pub client: ClientId,
    /// Whether they have said that they will come.
    pub status: VisitStatus,
    /// What decides about it.
    pub times: ReminderTimes,
    /// The number to send it to, if one is known.
    pub to: Option<Address>,
    /// The client's language, as a BCP 47 tag, once it is known.
    pub language: Option<String>,
}

row!(DueRow {
    id: i64,
    salon_id: SalonId,
    appointment_id: VisitId,
    version: i32,
    client_id: ClientId,
    status: VisitStatus,
    lead_minutes: i32,
    starts_at: Timestamp,
    due_at: Timestamp,
    address: Option<Address>,
    language: Option<String>,
});
row!(Asked { id: VisitId });
row!(Stands { stands: bool });

const DUE: &str = "
SELECT r.id, r.salon_id, r.appointment_id, r.version, a.client_id, a.status, r.lead_minutes,
       r.starts_at, r.due_at, p.address, c.language
FROM reminders r
    JOIN appointments a ON a.id = r.appointment_id
    LEFT JOIN LATERAL (
        SELECT p.address FROM client_phones l JOIN phones p ON p.id = l.phone_id
        WHERE l.salon_id = a.salon_id AND l.client_id = a.client_id AND l.unlinked_at IS NULL
        ORDER BY l.linked_at, p.id LIMIT 1
    ) p ON true
    LEFT JOIN conversations c ON c.salon_id = r.salon_id AND c.address = p.address
WHERE r.state = 'planned' AND r.send_at <= $1
ORDER BY r.send_at, r.id
LIMIT $2";

/// Locks the reminder, and its visit against changes, for as long as the text is written.
const TAKE: &str = "
SELECT true AS stands
FROM reminders r JOIN appointments a ON a.id = r.appointment_id
WHERE r.id = $1 AND r.state = 'planned' AND r.version = $2 AND a.version = $2
  AND a.status IN ('booked', 'confirmed') AND a.starts_at = r.starts_at AND a.starts_at > $3
FOR UPDATE";

const QUEUED: &str = "
UPDATE reminders SET state = 'queued', message_id = $2, settled_at = $3 WHERE id = $1";

const STANDS: &str = "
SELECT (a.version = r.version AND a.status IN ('booked', 'confirmed') AND a.starts_at > $2) AS stands
FROM reminders r JOIN appointments a ON a.id = r.appointment_id
WHERE r.message_id = $1";

const DROPPED: &str = "
UPDATE reminders SET state = 'skipped', reason = $2, settled_at = $3
WHERE message_id = $1 AND state = 'queued'";

/// The newest text to the client is a question only while it is the newest; bulk texts do not count.
const ASKED: &str = "
SELECT r.appointment_id AS id
FROM (
    SELECT id FROM messages
    WHERE conversation_id = $1 AND direction = 'out' AND status NOT IN ('canceled', 'failed')
      AND purpose <> 'marketing'
    ORDER BY id DESC LIMIT 1
) newest
    JOIN reminders r ON r.message_id = newest.id AND r.lead_minutes > 0";

impl Database {
    /// Lists the reminders of every salon whose time has come, at most `limit`.
    ///
    /// # Errors
    /// [`DatabaseError`] when they cannot be read.
    pub async fn due_reminders(
        &self,
        now: Timestamp,
        limit: usize,
    ) -> Result<Vec<DueReminder>, DatabaseError> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let statement = sql(DUE).bind(&now).bind(&limit);
        let rows: Vec<DueRow> = statement.rows(&mut *self.link().await?).await?;
        rows.into_iter().map(due).collect()
    }

    /// Looks at a planned reminder again later; one that was settled meanwhile stays so.
    ///
    /// # Errors
    /// [`DatabaseError`]; nothing was written.
    pub async fn postpone_reminder(
        &self,
        reminder: &DueReminder,
        until: Timestamp,
    ) -> Result<(), DatabaseError> {
        let statement =
            sql("UPDATE reminders SET send_at = $2 WHERE id = $1 AND state = 'planned'");
        let bound = statement.bind(&reminder.id).bind(&until);
        bound.run(&mut *self.link().await?).await?;
        Ok(())
    }

    /// Skips a planned reminder; `false` when it was settled meanwhile.
    ///
    /// # Errors
    /// [`DatabaseError`]; nothing was written.
    pub async fn skip_reminder(
        &self,
        reminder: &DueReminder,
        reason: SkipReason,
        now: Timestamp,
    ) -> Result<bool, DatabaseError> {
        let statement = sql("
            UPDATE reminders SET state = 'skipped', reason = $2, settled_at = $3
            WHERE id = $1 AND state = 'planned'");
        let bound = statement
            .bind(&reminder.id)
            .bind(&reason.as_str())
            .bind(&now);
        Ok(bound.run(&mut *self.link().await?).await? == 1)
    }

    /// Puts a reminder into the outbox, if its visit is still what it was planned for; `false` when
    /// not, or when another process was faster.
    ///
    /// # Errors
    /// [`DatabaseError`]; nothing was written.
    pub async fn queue_reminder(
        &self,
        reminder: &DueReminder,
        text: &NewQueuedText,
    ) -> Result<bool, DatabaseError> {
        let tell_others = self.tells_others();
        let queued = again(|| async {
            let mut transaction = self.begin().await?;
            let queued = take_and_queue(&mut transaction, reminder, text, tell_others).await;
            transaction.end(queued).await
        })
        .await?;
        if queued {
            self.ring(Wake::Outbox);
        }
        Ok(queued)
    }

    /// Whether a text that is about to leave may: one that is no reminder may, and a reminder whose
    /// visit has not changed since it was written.
    ///
    /// # Errors
    /// [`DatabaseError`] when it cannot be asked.
    pub async fn reminder_stands(
        &self,
        message: MessageId,
        now: Timestamp,
    ) -> Result<bool, DatabaseError> {
        let statement = sql(STANDS).bind(&message).bind(&now);
        let stands: Option<Stands> = statement.find(&mut *self.link().await?).await?;
        Ok(stands.is_none_or(|row| row.stands))
    }

    /// Writes down why a reminder that was in the outbox did not leave; a text that is no reminder is
    /// left alone.
    ///
    /// # Errors
    /// [`DatabaseError`]; nothing was written.
    pub async fn reminder_dropped(
        &self,
        message: MessageId,
        reason: SkipReason,
        now: Timestamp,
    ) -> Result<(), DatabaseError> {
        let statement = sql(DROPPED)
            .bind(&message)
            .bind(&reason.as_str())
            .bind(&now);
        statement.run(&mut *self.link().await?).await?;
        Ok(())
    }

    /// Finds the visit about which the newest text of a conversation asked, when that is a reminder.
    ///
    /// # Errors
    /// [`DatabaseError`] when it cannot be looked for.
    pub async fn reminded_visit(
        &self,
        conversation: ConversationId,
    ) -> Result<Option<VisitId>, DatabaseError> {
        let statement = sql(ASKED).bind(&conversation);
        let asked: Option<Asked> = statement.find(&mut *self.link().await?).await?;
        Ok(asked.map(|row| row.id))
    }
}

async fn take_and_queue(
    transaction: &mut Transaction,
    reminder: &DueReminder,
    text: &NewQueuedText,
    tell_others: bool,
) -> Result<bool, DatabaseError> {
    let taken: Option<Stands> = sql(TAKE)
        .bind(&reminder.id)
        .bind(&reminder.version)
        .bind(&text.at)
        .find(transaction)
        .await?;
    if !taken.is_some_and(|row| row.stands) {
        return Ok(false);
    }
    let Some(outbox) = begin_and_queue(transaction, text, tell_others).await? else {
        return Ok(false);
    };
    sql(QUEUED)
        .bind(&reminder.id)
        .bind(&outbox)
        .bind(&text.at)
        .run(transaction)
        .await?;
    Ok(true)
}

fn due(row: DueRow) -> Result<DueReminder, DatabaseError> {
    Ok(DueReminder {
        id: row.id,
        salon: row.salon_id,
        visit: row.appointment_id,
        version: row.version,
        client: row.client_id,
        status: row.status,
        times: ReminderTimes {
            kind: ReminderKind::from_lead(minutes(row.lead_minutes)?),
            starts_at: row.starts_at,
            due_at: row.due_at,
        },
        to: row.address,
        language: row.language,
    })
}
