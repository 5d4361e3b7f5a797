//! `db`: the schema.

use anyhow::Context as _;
use salon_postgres::Home;
use serde::Serialize;

use super::Desk;
use crate::cli::{DbCommand, WriteArgs};
use crate::confirm::{Decision, decide};
use crate::connect::{self, Missing, Store};
use crate::output::{View, count, pairs};

/// Where the database is, and what its schema lacks.
#[derive(Serialize)]
struct StatusView {
    /// `server` or `embedded`.
    home: &'static str,
    pending: Vec<String>,
}

impl View for StatusView {
    fn text(&self) -> String {
        let pending = if self.pending.is_empty() {
            "none: the schema is this version's".to_owned()
        } else {
            self.pending.join(", ")
        };
        pairs(&[
            ("database", self.home.to_owned()),
            ("pending migrations", pending),
        ])
    }
}

/// What a migration does or did.
#[derive(Serialize)]
struct MigrationView {
    migrations: Vec<String>,
    applied: bool,
}

impl View for MigrationView {
    fn text(&self) -> String {
        if self.migrations.is_empty() {
            return "Nothing to apply: the schema is this version's.".to_owned();
        }
        let lines = self
            .migrations
            .iter()
            .map(|name| format!("\n  apply   {name}"));
        let total = count(self.migrations.len(), "migration", "migrations");
        format!("{total}:{}", lines.collect::<String>())
    }
}

/// Does a verb of `db`.
pub(super) async fn run(verb: DbCommand, desk: &Desk) -> anyhow::Result<()> {
    match verb {
        DbCommand::Migrate(write) => migrate(write, desk).await,
        DbCommand::Status => status(desk).await,
    }
}

/// `db status`.
async fn status(desk: &Desk) -> anyhow::Result<()> {
    let store = connect::open_as_it_is(&desk.settings.database, Missing::Refuse).await?;
    let pending = store.database.pending_migrations().await;
    let home = home(store.database.home());
    store.close().await;
    let pending = pending.context("could not read the state of the schema")?;
    desk.output.show(&StatusView { home, pending })
}

/// `db migrate`.
async fn migrate(write: WriteArgs, desk: &Desk) -> anyhow::Result<()> {
    let store = connect::open_as_it_is(&desk.settings.database, Missing::Make).await?;
    let done = apply(write, desk, &store).await;
    store.close().await;
    done
}

async fn apply(write: WriteArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let pending = store.database.pending_migrations().await;
    let pending = pending.context("could not read the state of the schema")?;
    let plan = MigrationView {
        migrations: pending,
        applied: false,
    };
    if plan.migrations.is_empty() {
        return desk.output.show(&plan);
    }
    desk.output.plan(&plan)?;
    if decide(write, "Apply them?")? == Decision::DryRun {
        return desk.output.outcome(&plan, "Dry run: nothing was applied.");
    }
    let migrations = store
        .database
        .migrate()
        .await
        .context("could not migrate; nothing was applied")?;
    let words = format!(
        "Applied {}.",
        count(migrations.len(), "migration", "migrations")
    );
    desk.output.outcome(
        &MigrationView {
            migrations,
            applied: true,
        },
        &words,
    )
}

/// Returns the name of a database's home.
const fn home(home: Home) -> &'static str {
    match home {
        Home::Server => "server",
        Home::Embedded => "embedded",
    }
}
