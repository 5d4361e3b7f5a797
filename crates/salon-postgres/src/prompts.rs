//! What a model is told, version by version.

use jiff::Timestamp;
use salon_domain::SalonId;

use crate::database::Database;
use crate::error::DatabaseError;
use crate::retry::again;
use crate::sql::{row, sql};

/// A version of a salon's prompt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// Its number at the salon, from 1.
    pub version: i32,
    /// The template.
    pub body: String,
    /// Whether it is the one in use.
    pub active: bool,
    /// Who wrote it.
    pub created_by: String,
    /// When, by the business clock.
    pub created_at: Timestamp,
}

row!(Stored {
    version: i32,
    body: String,
    active: bool,
    created_by: String,
    created_at: Timestamp,
});
row!(Made { version: i32 });
row!(Changed { found: bool });

const ADD: &str = "
WITH told AS (
    INSERT INTO prompts (salon_id, version, body, created_by, created_at)
    SELECT $1, coalesce((SELECT max(version) FROM prompts WHERE salon_id = $1), 0) + 1, $2, $3, $4
    RETURNING version
), noted AS (
    INSERT INTO audit_log (salon_id, actor, action, subject, at)
    SELECT $1, $3, 'add', 'prompt:' || version, $4 FROM told
)
SELECT version FROM told";

const DEACTIVATE: &str = "UPDATE prompts SET active = false WHERE salon_id = $1 AND active";

const ACTIVATE: &str = "
WITH chosen AS (
    UPDATE prompts SET active = true WHERE salon_id = $1 AND version = $2 RETURNING version
), noted AS (
    INSERT INTO audit_log (salon_id, actor, action, subject, at)
    SELECT $1, $3, 'activate', 'prompt:' || $2::integer, $4
)
SELECT $2::integer = 0 OR EXISTS (SELECT 1 FROM chosen) AS found";

impl Database {
    /// Returns the prompt in use; `None` means the one built in.
    ///
    /// # Errors
    /// [`DatabaseError`] when it cannot be read.
    pub async fn active_prompt(&self, salon: SalonId) -> Result<Option<Prompt>, DatabaseError> {
        let statement = sql("
            SELECT version, body, active, created_by, created_at FROM prompts
            WHERE salon_id = $1 AND active");
        let found: Option<Stored> = statement
            .bind(&salon)
            .find(&mut *self.link().await?)
            .await?;
        Ok(found.map(prompt))
    }

    /// Lists every version of a salon's prompt, oldest first.
    ///
    /// # Errors
    /// [`DatabaseError`] when they cannot be read.
    pub async fn list_prompts(&self, salon: SalonId) -> Result<Vec<Prompt>, DatabaseError> {
        let statement = sql("
            SELECT version, body, active, created_by, created_at FROM prompts
            WHERE salon_id = $1 ORDER BY version");
        let listed: Vec<Stored> = statement
            .bind(&salon)
            .rows(&mut *self.link().await?)
            .await?;
        Ok(listed.into_iter().map(prompt).collect())
    }

    /// Writes a new version down and returns its number; it is not in use before it is activated.
    ///
    /// # Errors
    /// [`DatabaseError`]; nothing was written.
    pub async fn add_prompt(
        &self,
        salon: SalonId,
        body: &str,
        by: &str,
        now: Timestamp,
    ) -> Result<i32, DatabaseError> {
        let statement = sql(ADD).bind(&salon).bind(&body).bind(&by).bind(&now);
        let made: Made = statement.row(&mut *self.link().await?).await?;
        Ok(made.version)
    }

    /// Puts a version in use; 0 is the one built in.
    ///
    /// # Errors
    /// [`DatabaseError::NotFound`] when the salon has no such version; the one in use stays.
    pub async fn activate_prompt(
        &self,
        salon: SalonId,
        version: i32,
        by: &str,
        now: Timestamp,
    ) -> Result<(), DatabaseError> {
        again(|| async {
            let mut transaction = self.begin().await?;
            let activated = async {
                sql(DEACTIVATE).bind(&salon).run(&mut transaction).await?;
                let statement = sql(ACTIVATE)
                    .bind(&salon)
                    .bind(&version)
                    .bind(&by)
                    .bind(&now);
                let changed: Changed = statement.row(&mut transaction).await?;
                if changed.found {
                    Ok(())
                } else {
                    Err(DatabaseError::NotFound)
                }
            };
            let activated = activated.await;
            transaction.end(activated).await
        })
        .await
    }
}

fn prompt(row: Stored) -> Prompt {
    Prompt {
        version: row.version,
        body: row.body,
        active: row.active,
        created_by: row.created_by,
        created_at: row.created_at,
    }
}
