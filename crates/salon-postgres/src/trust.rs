//! How far answers are trusted, by what the client wants.

use std::collections::BTreeMap;

use jiff::Timestamp;
use salon_domain::{SalonId, TrustLevel};

use crate::database::Database;
use crate::error::DatabaseError;
use crate::sql::{row, sql};

row!(Stored {
    intent: String,
    level: TrustLevel
});

const SET: &str = "
WITH changed AS (
    INSERT INTO trust (salon_id, intent, level, changed_by, changed_at)
    VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT ON CONSTRAINT trust_pk
        DO UPDATE SET level = excluded.level, changed_by = excluded.changed_by,
                      changed_at = excluded.changed_at
    RETURNING intent, level
)
INSERT INTO audit_log (salon_id, actor, action, subject, detail, at)
SELECT $1, $4, 'set', 'trust:' || intent, jsonb_build_object('level', level), $5 FROM changed";

impl Database {
    /// Returns the levels that a salon has set, by intent; what is not among them is
    /// [`TrustLevel::Auto`].
    ///
    /// # Errors
    /// [`DatabaseError`] when they cannot be read.
    pub async fn trust(
        &self,
        salon: SalonId,
    ) -> Result<BTreeMap<String, TrustLevel>, DatabaseError> {
        let statement = sql("SELECT intent, level FROM trust WHERE salon_id = $1").bind(&salon);
        let stored: Vec<Stored> = statement.rows(&mut *self.link().await?).await?;
        Ok(stored
            .into_iter()
            .map(|row| (row.intent, row.level))
            .collect())
    }

    /// Sets how far answers to an intent are trusted.
    ///
    /// # Errors
    /// [`DatabaseError`]; nothing was changed.
    pub async fn set_trust(
        &self,
        salon: SalonId,
        intent: &str,
        level: TrustLevel,
        by: &str,
        now: Timestamp,
    ) -> Result<(), DatabaseError> {
        let statement = sql(SET)
            .bind(&salon)
            .bind(&intent)
            .bind(&level)
            .bind(&by)
            .bind(&now);
        statement.run(&mut *self.link().await?).await?;
        Ok(())
    }
}
