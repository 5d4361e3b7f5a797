//! Planning: what a visit's texts are, written down for each version of it.

use jiff::Timestamp;
use salon_domain::{Minutes, ReminderPlan, SalonId, SkipReason, VisitId, VisitStatus, Zone};

use crate::database::{Database, Transaction};
use crate::error::DatabaseError;
use crate::retry::again;
use crate::salons::minutes;
use crate::sql::{row, sql};

/// A visit whose reminders have not been planned since it last changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnplannedVisit {
    /// Which.
    pub visit: VisitId,
    /// At which salon.
    pub salon: SalonId,
    /// In which zone its clock hangs.
    pub zone: Zone,
    /// Which version of it.
    pub version: i32,
    /// How far it has come.
    pub status: VisitStatus,
    /// When it starts.
    pub starts_at: Timestamp,
    /// When it last changed.
    pub changed_at: Timestamp,
    /// How long before its start it is reminded of, by its services or its salon.
    pub leads: Vec<Minutes>,
    /// Whether the conversation in which it was made has said that it is booked.
    pub said: bool,
}

row!(Unplanned {
    id: VisitId,
    salon_id: SalonId,
    zone: Zone,
    version: i32,
    status: VisitStatus,
    starts_at: Timestamp,
    changed_at: Timestamp,
    leads: Vec<i32>,
    said: bool,
});
row!(Locked { version: i32 });

/// What a visit's maker was told counts as said when its turn put an answer into the outbox. A visit
/// whose turn is still under way is left for the next look.
const UNPLANNED: &str = "
SELECT a.id, a.salon_id, s.zone, a.version, a.status, a.starts_at, a.changed_at,
    coalesce(
        (SELECT array_agg(DISTINCT lead) FROM appointment_services p
            JOIN services v ON v.id = p.service_id CROSS JOIN unnest(v.reminder_minutes) AS lead
         WHERE p.appointment_id = a.id),
        CASE WHEN EXISTS (
            SELECT 1 FROM appointment_services p JOIN services v ON v.id = p.service_id
            WHERE p.appointment_id = a.id AND v.reminder_minutes IS NOT NULL
        ) THEN '{}' ELSE s.reminder_minutes END
    ) AS leads,
    EXISTS (
        SELECT 1 FROM messages m WHERE m.turn_id = made.turn_id AND m.direction = 'out'
    ) AS said
FROM appointments a
    JOIN salons s ON s.id = a.salon_id
    LEFT JOIN LATERAL (
        SELECT e.turn_id FROM effects e
        WHERE e.subject_id = a.id AND e.salon_id = a.salon_id AND e.kind IN ('book', 'keep_hold', 'move')
        ORDER BY e.turn_id DESC, e.ordinal DESC LIMIT 1
    ) made ON true
    LEFT JOIN turns t ON t.id = made.turn_id
WHERE a.planned_version <> a.version AND a.status <> 'held'
  AND (made.turn_id IS NULL OR t.finished_at IS NOT NULL)
ORDER BY a.id
LIMIT $1";

const LOCK: &str = "
SELECT version FROM appointments
WHERE id = $1 AND version = $2 AND planned_version <> version
FOR UPDATE";

/// What was planned for another time, or for a visit that will not be, is over.
const VOID: &str = "
UPDATE reminders r
SET state = 'skipped', settled_at = $2,
    reason = CASE WHEN a.status IN ('booked', 'confirmed') THEN 'moved' ELSE 'not_coming' END
FROM appointments a
WHERE a.id = $1 AND r.appointment_id = a.id AND r.state = 'planned'
  AND (a.status NOT IN ('booked', 'confirmed') OR a.starts_at <> r.starts_at)";

/// What was planned for the same time follows the visit.
const FOLLOW: &str = "
UPDATE reminders r SET version = a.version
FROM appointments a
WHERE a.id = $1 AND r.appointment_id = a.id AND r.state = 'planned' AND r.version <> a.version";

const PLAN: &str = "
INSERT INTO reminders (salon_id, appointment_id, version, lead_minutes, starts_at, due_at, send_at,
                       state, reason, planned_at, settled_at)
SELECT a.salon_id, a.id, a.version, t.lead, a.starts_at, t.due_at, t.due_at,
       CASE WHEN t.reason IS NULL THEN 'planned' ELSE 'skipped' END, t.reason, $2,
       CASE WHEN t.reason IS NULL THEN NULL ELSE $2 END
FROM appointments a
    CROSS JOIN unnest($3::int[], $4::timestamptz[], $5::text[]) AS t (lead, due_at, reason)
WHERE a.id = $1 AND a.status IN ('booked', 'confirmed') AND a.starts_at > $2
  AND NOT EXISTS (
    SELECT 1 FROM reminders r
    WHERE r.appointment_id = a.id AND r.lead_minutes = t.lead AND r.starts_at = a.starts_at
      AND r.reason IS DISTINCT FROM 'moved'
  )
ON CONFLICT ON CONSTRAINT reminders_once DO NOTHING";

impl Database {
    /// Lists visits whose reminders have not been planned since they last changed, at most `limit`.
    ///
    /// # Errors
    /// [`DatabaseError`] when they cannot be read.
    pub async fn unplanned_visits(
        &self,
        limit: usize,
    ) -> Result<Vec<UnplannedVisit>, DatabaseError> {
        let statement = sql(UNPLANNED).bind(&i64::try_from(limit).unwrap_or(i64::MAX));
        let rows: Vec<Unplanned> = statement.rows(&mut *self.link().await?).await?;
        rows.into_iter().map(unplanned).collect()
    }

    /// Writes down the plans for a version of a visit: what was planned for another time is void,
    /// what was planned for the same time follows. `false` when the visit has changed since, or
    /// another process has planned it.
    ///
    /// # Errors
    /// [`DatabaseError`]; nothing was written.
    pub async fn plan_reminders(
        &self,
        visit: VisitId,
        version: i32,
        plans: &[ReminderPlan],
        now: Timestamp,
    ) -> Result<bool, DatabaseError> {
        again(|| async {
            let mut transaction = self.begin().await?;
            let planned = plan(&mut transaction, (visit, version), plans, now).await;
            transaction.end(planned).await
        })
        .await
    }
}

async fn plan(
    transaction: &mut Transaction,
    (visit, version): (VisitId, i32),
    plans: &[ReminderPlan],
    now: Timestamp,
) -> Result<bool, DatabaseError> {
    let locked: Option<Locked> = sql(LOCK)
        .bind(&visit)
        .bind(&version)
        .find(transaction)
        .await?;
    if locked.is_none_or(|row| row.version != version) {
        return Ok(false);
    }
    sql(VOID).bind(&visit).bind(&now).run(transaction).await?;
    sql(FOLLOW).bind(&visit).run(transaction).await?;
    let lead = |plan: &ReminderPlan| i32::try_from(plan.times.kind.lead().get());
    let leads = plans.iter().map(|plan| lead(plan).unwrap_or(i32::MAX));
    let reasons = plans
        .iter()
        .map(|plan| plan.skipped.map(SkipReason::as_str).map(str::to_owned));
    sql(PLAN)
        .bind(&visit)
        .bind(&now)
        .bind::<Vec<i32>>(&leads.collect())
        .bind::<Vec<Timestamp>>(&plans.iter().map(|plan| plan.times.due_at).collect())
        .bind::<Vec<Option<String>>>(&reasons.collect())
        .run(transaction)
        .await?;
    sql("UPDATE appointments SET planned_version = version WHERE id = $1")
        .bind(&visit)
        .run(transaction)
        .await?;
    Ok(true)
}

fn unplanned(row: Unplanned) -> Result<UnplannedVisit, DatabaseError> {
    Ok(UnplannedVisit {
        visit: row.id,
        salon: row.salon_id,
        zone: row.zone,
        version: row.version,
        status: row.status,
        starts_at: row.starts_at,
        changed_at: row.changed_at,
        leads: row
            .leads
            .into_iter()
            .map(minutes)
            .collect::<Result<_, _>>()?,
        said: row.said,
    })
}
