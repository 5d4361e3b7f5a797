//! Bringing a database to this version's schema.
//!
//! All pending migrations run in one transaction under an advisory lock, so that processes that
//! start together take turns and a failed upgrade leaves nothing behind. The table of what was
//! applied is the one that Diesel's own tool keeps, so that tool can be used as well.

use diesel_async::SimpleAsyncConnection;

use crate::database::{Database, Home, Transaction};
use crate::error::DatabaseError;
use crate::sql::{row, sql};

/// One step of the schema.
struct Migration {
    /// The directory's name; what comes before the underscore, without hyphens, is its version.
    name: &'static str,
    up: &'static str,
}

macro_rules! migrations {
    ($($name:literal),* $(,)?) => {
        &[$(Migration {
            name: $name,
            up: include_str!(concat!("../migrations/", $name, "/up.sql")),
        }),*]
    };
}

/// Every migration, oldest first. A test holds the list against the directory.
const MIGRATIONS: &[Migration] = migrations![
    "2026-11-22-000001_salons",
    "2026-11-22-000002_book",
    "2026-11-22-000003_texts",
    "2026-11-22-000004_ledgers",
    "2026-11-22-000005_minds",
    "2026-11-22-000006_instances",
    "2026-11-22-000007_keeping_the_law",
    "2026-11-22-000008_imports",
    "2026-11-22-000009_legacy",
    "2026-11-22-000010_campaigns",
    "2026-11-22-000011_lists",
    "2026-11-22-000012_by_hand",
    "2026-11-23-000013_calendars",
    "2026-11-23-000014_menu_by_hand",
    "2026-11-23-000015_drafts_end_with_turns",
];

/// Any number will do, as long as it stays the same in every version.
const LOCK: i64 = 5_318_008_917;

const LEDGER: &str = "CREATE TABLE IF NOT EXISTS __diesel_schema_migrations (
    version VARCHAR(50) PRIMARY KEY NOT NULL,
    run_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
)";

row!(Version { version: String });
row!(Present { present: bool });

impl Migration {
    fn version(&self) -> String {
        let stamp = self.name.split('_').next().unwrap_or(self.name);
        stamp.replace('-', "")
    }
}

/// Returns the names of this version's migrations and their texts, oldest first.
///
/// Test databases are cloned from a template that is named by a digest of these.
#[must_use]
pub fn migrations() -> Vec<(&'static str, &'static str)> {
    MIGRATIONS
        .iter()
        .map(|migration| (migration.name, migration.up))
        .collect()
}

impl Database {
    /// Applies the migrations that are missing and returns their names, oldest first.
    ///
    /// Processes that do so at the same time take turns; all but the first find nothing to do.
    ///
    /// # Errors
    /// [`DatabaseError`]; nothing was applied.
    pub async fn migrate(&self) -> Result<Vec<String>, DatabaseError> {
        let mut transaction = self.begin().await?;
        let applied = apply(&mut transaction, self.home()).await;
        transaction.end(applied).await
    }

    /// Returns the names of the migrations that the database lacks, oldest first.
    ///
    /// # Errors
    /// [`DatabaseError`] when it cannot be asked.
    pub async fn pending_migrations(&self) -> Result<Vec<String>, DatabaseError> {
        let mut link = self.link().await?;
        let there = "SELECT to_regclass('__diesel_schema_migrations') IS NOT NULL AS present";
        let Present { present } = sql(there).row(&mut link).await?;
        let known = if present {
            versions(&mut link).await?
        } else {
            Vec::new()
        };
        Ok(missing(&known)
            .map(|migration| migration.name.to_owned())
            .collect())
    }
}

async fn apply(transaction: &mut Transaction, home: Home) -> Result<Vec<String>, DatabaseError> {
    if home == Home::Server {
        // The upgrade of a large table may take longer than any statement of the day.
        transaction
            .batch_execute("SET LOCAL statement_timeout = 0")
            .await?;
        sql("SELECT pg_advisory_xact_lock($1)")
            .bind(&LOCK)
            .run(transaction)
            .await?;
    }
    transaction.batch_execute(LEDGER).await?;
    let known = versions(transaction).await?;
    let mut applied = Vec::new();
    for migration in missing(&known) {
        transaction.batch_execute(migration.up).await?;
        let note = sql("INSERT INTO __diesel_schema_migrations (version) VALUES ($1)");
        note.bind(&migration.version()).run(transaction).await?;
        applied.push(migration.name.to_owned());
    }
    Ok(applied)
}

async fn versions(
    link: &mut diesel_async::AsyncPgConnection,
) -> Result<Vec<String>, DatabaseError> {
    let rows: Vec<Version> = sql("SELECT version FROM __diesel_schema_migrations")
        .rows(link)
        .await?;
    Ok(rows.into_iter().map(|row| row.version).collect())
}

fn missing(known: &[String]) -> impl Iterator<Item = &'static Migration> {
    MIGRATIONS
        .iter()
        .filter(|migration| !known.contains(&migration.version()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn embeds_every_migration_of_the_directory_in_order() {
        let directory = concat!(env!("CARGO_MANIFEST_DIR"), "/migrations");
        let mut found: Vec<String> = std::fs::read_dir(directory)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        found.sort_unstable();
        let embedded: Vec<&str> = MIGRATIONS.iter().map(|migration| migration.name).collect();
        assert_eq!(found, embedded);
    }

    #[test]
    fn versions_are_those_of_diesels_tool() {
        assert_eq!(MIGRATIONS[0].version(), "20261122000001");
    }
}
