//! Secret links under which a calendar program reads a stylist's visits.

use jiff::Timestamp;
use salon_domain::{SalonId, StaffId};

use crate::database::Database;
use crate::error::DatabaseError;
use crate::retry::again;
use crate::sql::{row, sql};

/// A link to make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewCalendar<'a> {
    /// Of which salon.
    pub salon: SalonId,
    /// Whose visits it shows.
    pub staff: StaffId,
    /// SHA-256 of its secret, in hexadecimal digits.
    pub token_digest: &'a str,
    /// Who makes it.
    pub by: &'a str,
    /// Now, by the business clock.
    pub now: Timestamp,
}

row!(Owner {
    salon_id: SalonId,
    staff_id: StaffId,
});

const REVOKE: &str = "
WITH revoked AS (
    UPDATE calendars SET revoked_at = $3
    WHERE salon_id = $1 AND staff_id = $2 AND revoked_at IS NULL
    RETURNING id
)
INSERT INTO audit_log (salon_id, actor, action, subject, at)
SELECT $1, $4, 'calendar_revoked', 'staff:' || $2, $3 FROM revoked";

const MAKE: &str = "
WITH made AS (
    INSERT INTO calendars (salon_id, staff_id, token_digest, made_by, made_at)
    VALUES ($1, $2, $5, $4, $3)
)
INSERT INTO audit_log (salon_id, actor, action, subject, at)
VALUES ($1, $4, 'calendar_made', 'staff:' || $2, $3)";

const FIND: &str = "
SELECT salon_id, staff_id FROM calendars WHERE token_digest = $1 AND revoked_at IS NULL";

impl Database {
    /// Makes a person's link; the one that they had shows nothing from now on.
    ///
    /// # Errors
    /// [`DatabaseError`]; nothing was written.
    pub async fn make_calendar(&self, new: NewCalendar<'_>) -> Result<(), DatabaseError> {
        again(|| async {
            let mut transaction = self.begin().await?;
            let made = async {
                let NewCalendar {
                    salon,
                    staff,
                    now,
                    by,
                    ..
                } = new;
                let revoke = sql(REVOKE).bind(&salon).bind(&staff).bind(&now).bind(&by);
                revoke.run(&mut transaction).await?;
                let make = sql(MAKE).bind(&salon).bind(&staff).bind(&now).bind(&by);
                make.bind(&new.token_digest).run(&mut transaction).await?;
                Ok(())
            };
            let made = made.await;
            transaction.end(made).await
        })
        .await
    }

    /// Revokes a person's link; whether they had one.
    ///
    /// # Errors
    /// [`DatabaseError`]; nothing was written.
    pub async fn revoke_calendar(
        &self,
        salon: SalonId,
        staff: StaffId,
        by: &str,
        now: Timestamp,
    ) -> Result<bool, DatabaseError> {
        let revoke = sql(REVOKE).bind(&salon).bind(&staff).bind(&now).bind(&by);
        Ok(revoke.run(&mut *self.link().await?).await? > 0)
    }

    /// Finds whose visits a link shows; `None` when there is no such link, or no more.
    ///
    /// # Errors
    /// [`DatabaseError`] when it cannot be looked for.
    pub async fn find_calendar(
        &self,
        token_digest: &str,
    ) -> Result<Option<(SalonId, StaffId)>, DatabaseError> {
        let statement = sql(FIND).bind(&token_digest);
        let owner: Option<Owner> = statement.find(&mut *self.link().await?).await?;
        Ok(owner.map(|row| (row.salon_id, row.staff_id)))
    }
}
