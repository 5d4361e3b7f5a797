//! Reminders as a list shows them.

use std::fmt;

use jiff::Timestamp;
use salon_domain::{Address, ReminderKind, SalonId, VisitId};

use crate::database::Database;
use crate::error::DatabaseError;
use crate::salons::minutes;
use crate::sql::{row, sql};

/// A reminder as a list shows it.
#[derive(Clone, PartialEq, Eq)]
pub struct ReminderRow {
    /// The row.
    pub id: i64,
    /// Of which visit.
    pub visit: VisitId,
    /// Of which version of it.
    pub version: i32,
    /// Which one.
    pub kind: ReminderKind,
    /// The start that it is about.
    pub starts_at: Timestamp,
    /// When it is due.
    pub due_at: Timestamp,
    /// When it is looked at next, while it is planned.
    pub send_at: Timestamp,
    /// `planned`, `waiting`, `sent`, `failed` or `skipped`.
    pub state: String,
    /// Why it was skipped.
    pub reason: Option<String>,
    /// The client's number with all but its end hidden.
    pub client_number: Option<String>,
}

impl fmt::Debug for ReminderRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReminderRow")
            .field("id", &self.id)
            .field("visit", &self.visit)
            .field("kind", &self.kind)
            .field("state", &self.state)
            .field("reason", &self.reason)
            .finish_non_exhaustive()
    }
}

row!(Listed {
    id: i64,
    appointment_id: VisitId,
    version: i32,
    lead_minutes: i32,
    starts_at: Timestamp,
    due_at: Timestamp,
    send_at: Timestamp,
    state: String,
    reason: Option<String>,
    address: Option<Address>,
});

const LIST: &str = "
SELECT r.id, r.appointment_id, r.version, r.lead_minutes, r.starts_at, r.due_at, r.send_at, r.reason,
    CASE
        WHEN r.state <> 'queued' THEN r.state
        WHEN m.status = 'waiting' THEN 'waiting'
        WHEN m.status IN ('failed', 'undelivered', 'canceled') THEN 'failed'
        ELSE 'sent'
    END AS state,
    (
        SELECT p.address FROM client_phones l JOIN phones p ON p.id = l.phone_id
        WHERE l.salon_id = a.salon_id AND l.client_id = a.client_id AND l.unlinked_at IS NULL
        ORDER BY l.linked_at, p.id LIMIT 1
    ) AS address
FROM reminders r JOIN appointments a ON a.id = r.appointment_id
    LEFT JOIN messages m ON m.id = r.message_id
WHERE r.salon_id = $1 AND ($2::bigint IS NULL OR r.appointment_id = $2)
  AND ($3::timestamptz IS NULL OR r.due_at >= $3)
ORDER BY r.due_at, r.id
LIMIT $4";

impl Database {
    /// Lists a salon's reminders by when they are due, those of one visit or all from an instant on.
    ///
    /// # Errors
    /// [`DatabaseError`] when they cannot be read.
    pub async fn list_reminders(
        &self,
        salon: SalonId,
        visit: Option<VisitId>,
        from: Option<Timestamp>,
        limit: usize,
    ) -> Result<Vec<ReminderRow>, DatabaseError> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let statement = sql(LIST).bind(&salon).bind(&visit).bind(&from).bind(&limit);
        let rows: Vec<Listed> = statement.rows(&mut *self.link().await?).await?;
        rows.into_iter().map(listed).collect()
    }
}

fn listed(row: Listed) -> Result<ReminderRow, DatabaseError> {
    Ok(ReminderRow {
        id: row.id,
        visit: row.appointment_id,
        version: row.version,
        kind: ReminderKind::from_lead(minutes(row.lead_minutes)?),
        starts_at: row.starts_at,
        due_at: row.due_at,
        send_at: row.send_at,
        state: row.state,
        reason: row.reason,
        client_number: row.address.map(|address| address.masked()),
    })
}
