//! Confirming, cancelling, and everything else that changes a visit's status.

use diesel_async::AsyncPgConnection;
use jiff::Timestamp;
use salon_domain::{ClientId, SalonId, Visit, VisitId, VisitStatus};

use super::read::get;
use super::{By, Holds};
use crate::database::{Database, Transaction};
use crate::error::{DatabaseError, VisitError};
use crate::retry::again;
use crate::sql::{row, sql};

row!(Status {
    status: VisitStatus
});
row!(Released { id: VisitId });

const CHANGE: &str = "
WITH freed AS (
    DELETE FROM blocks WHERE salon_id = $1 AND appointment_id = $2 AND NOT $5
)
UPDATE appointments SET status = $3, version = version + 1, changed_at = $4
WHERE salon_id = $1 AND id = $2";

/// Locks in the order of the rows' numbers, so that two sweeps never wait for each other in a ring.
const RELEASE: &str = "
WITH due AS (
    SELECT id FROM appointments
    WHERE status = 'held'
      AND ($1::bigint IS NULL OR salon_id = $1)
      AND ($2::bigint[] IS NULL OR client_id = ANY ($2))
      AND ($3::timestamptz IS NULL OR held_until <= $3)
    ORDER BY id
    FOR UPDATE
), freed AS (
    DELETE FROM blocks USING due WHERE blocks.appointment_id = due.id
)
UPDATE appointments a
SET status = 'cancelled', version = version + 1, changed_at = coalesce($4, a.held_until)
FROM due WHERE a.id = due.id
RETURNING a.id";

impl Database {
    /// Changes how far a visit has come. One that no longer blocks gives its time back at once.
    ///
    /// # Errors
    /// [`VisitError::IllegalTransition`]; [`VisitError::NotFound`]. Nothing was written.
    pub async fn change_visit(
        &self,
        by: impl Into<By<'_>> + Send,
        salon: SalonId,
        visit: VisitId,
        to: VisitStatus,
        now: Timestamp,
    ) -> Result<Visit, VisitError> {
        let by = by.into();
        again(|| async {
            let mut transaction = self.begin().await?;
            let kind = to.as_str();
            let changed = async {
                if by.find_done(&mut transaction, salon, kind).await?.is_none() {
                    change(&mut transaction, salon, visit, to, now).await?;
                    by.note(&mut transaction, (salon, visit), kind, now).await?;
                }
                Ok(get(&mut transaction, salon, visit).await?)
            };
            let changed = changed.await;
            transaction.end(changed).await
        })
        .await
    }

    /// Releases holds and returns the visits that were held. Doing so again releases nothing more.
    ///
    /// # Errors
    /// [`DatabaseError`]; nothing was released.
    pub async fn release_holds(
        &self,
        holds: &Holds,
        now: Timestamp,
    ) -> Result<Vec<VisitId>, DatabaseError> {
        let released =
            again(|| async { release(&mut *self.link().await?, holds, now).await }).await?;
        Ok(released.into_iter().map(|row| row.id).collect())
    }
}

/// Releases holds over a connection, or within a transaction.
pub(crate) async fn release(
    link: &mut AsyncPgConnection,
    holds: &Holds,
    now: Timestamp,
) -> Result<Vec<Released>, DatabaseError> {
    let (salon, clients, before): (Option<SalonId>, Option<Vec<ClientId>>, Option<Timestamp>) =
        match holds {
            Holds::Of(salon, clients) => (Some(*salon), Some(clients.clone()), None),
            Holds::ExpiredBefore(instant) => (None, None, Some(*instant)),
        };
    let statement = sql(RELEASE)
        .bind(&salon)
        .bind(&clients)
        .bind(&before)
        .bind(&now);
    statement.rows(link).await
}

async fn change(
    transaction: &mut Transaction,
    salon: SalonId,
    visit: VisitId,
    to: VisitStatus,
    now: Timestamp,
) -> Result<(), VisitError> {
    let known: Option<Status> =
        sql("SELECT status FROM appointments WHERE salon_id = $1 AND id = $2 FOR UPDATE")
            .bind(&salon)
            .bind(&visit)
            .find(transaction)
            .await?;
    let Status { status } = known.ok_or(VisitError::NotFound)?;
    let status = status.advance(to).map_err(VisitError::IllegalTransition)?;
    sql(CHANGE)
        .bind(&salon)
        .bind(&visit)
        .bind(&status)
        .bind(&now)
        .bind(&status.blocks())
        .run(transaction)
        .await?;
    Ok(())
}
