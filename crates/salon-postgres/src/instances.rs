//! Processes that share the database, and the proof that one is dead.
//!
//! A process holds a lock of Postgres as long as it lives, over a connection of its own: the lock
//! goes with the process, however that ends. Whoever finds a lock gone twice, a moment apart, gives
//! back what the process had claimed. A process that only lost its connection takes the lock again
//! sooner than that; and should it not, its fences keep it from finishing what others have by then.

use std::sync::Arc;
use std::time::Duration;

use tokio::task::JoinHandle;
use tokio::time::timeout;
use tokio_postgres::{Config, NoTls};

use crate::database::{Database, Home};
use crate::error::{Cause, DatabaseError};
use crate::sql::{row, sql};
use crate::wake::Wake;

/// The first half of every such lock's name.
const CLASS: i32 = 0x5a1d;
/// The pause before a lost lock is taken again.
const AGAIN: Duration = Duration::from_millis(100);
/// How often the connection is asked for a sign of life.
const BEAT: Duration = Duration::from_secs(1);
/// A connection that is silent for longer is given up: every statement on it has this limit.
const PATIENCE: Duration = Duration::from_secs(3);
/// Shorter than [`PATIENCE`], so that a session that waits for the lock does not outlive its line.
const LIMIT: &str = "SET statement_timeout = 2500";

/// The sign that this process lives; it ends when dropped.
#[derive(Debug)]
pub struct Presence {
    task: Option<JoinHandle<()>>,
}

impl Drop for Presence {
    fn drop(&mut self) {
        if let Some(task) = &self.task {
            task.abort();
        }
    }
}

row!(Dead { name: String });

/// Writes down whose lock is gone, and forgets those whose lock has been gone for long enough.
/// After a restart of the server nobody has a lock for a while.
const MARK: &str = "
WITH looked AS (
    SELECT i.name, EXISTS (
        SELECT 1 FROM pg_locks l
        WHERE l.locktype = 'advisory' AND l.classid = $1 AND l.objid = i.id AND l.objsubid = 2
          AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
          AND l.granted
    ) AS lives
    FROM instances i
), gone AS (
    DELETE FROM instances i USING looked l
    WHERE i.name = l.name AND NOT l.lives
      AND i.missing_since <= now() - interval '300 milliseconds'
      AND pg_postmaster_start_time() < now() - interval '5 seconds'
    RETURNING i.name
), marked AS (
    UPDATE instances i SET missing_since = CASE WHEN l.lives THEN NULL ELSE now() END
    FROM looked l
    WHERE i.name = l.name AND (i.missing_since IS NULL) <> l.lives
      AND i.name NOT IN (SELECT name FROM gone)
)
SELECT name FROM gone";

/// What is claimed stands in the inbox and the outbox, so the cost depends on what waits.
const FREE_TURNS: &str = "
UPDATE conversations c SET leased_until = NULL, leased_by = NULL
WHERE c.id IN (SELECT conversation_id FROM inbox WHERE turn_id IS NOT NULL)
  AND c.leased_until IS NOT NULL AND split_part(c.leased_by, '/', 1) = ANY ($1)";
const FREE_TEXTS: &str = "
UPDATE outbox SET leased_until = NULL, leased_by = NULL
WHERE leased_until IS NOT NULL AND split_part(leased_by, '/', 1) = ANY ($1)";

impl Database {
    /// Says that a process lives, from now until the answer is dropped. Its workers' names begin
    /// with this name and a slash.
    ///
    /// Must be called within a Tokio runtime. The embedded database has one process and needs none.
    #[must_use]
    pub fn live(&self, name: &str) -> Presence {
        let keep = |name: String| tokio::spawn(keep(self.config(), name));
        Presence {
            task: (self.home() == Home::Server).then(|| keep(name.to_owned())),
        }
    }

    /// Gives back what processes had claimed that are proven dead; returns how many there were.
    ///
    /// # Errors
    /// [`DatabaseError`]; what was not given back runs out by itself.
    pub async fn bury_dead(&self) -> Result<usize, DatabaseError> {
        if self.home() == Home::Embedded {
            return Ok(0);
        }
        let dead: Vec<Dead> = sql(MARK)
            .bind(&CLASS)
            .rows(&mut *self.link().await?)
            .await?;
        let names: Vec<String> = dead.into_iter().map(|dead| dead.name).collect();
        if !names.is_empty() {
            self.free(&names).await?;
        }
        Ok(names.len())
    }

    /// Gives back what one process had claimed: at the end of it, or on the embedded database at the
    /// start of the next.
    ///
    /// # Errors
    /// [`DatabaseError`]; what was not given back runs out by itself.
    pub async fn leave(&self, name: &str) -> Result<(), DatabaseError> {
        self.free(&[name.to_owned()]).await?;
        let gone = sql("DELETE FROM instances WHERE name = $1").bind(&name);
        gone.run(&mut *self.link().await?).await?;
        Ok(())
    }

    /// Gives back what anybody but this process had claimed. For the start of the process that starts
    /// the embedded database: whoever claimed before is gone. On a server, and for who found the
    /// embedded database running elsewhere, it does nothing.
    ///
    /// # Errors
    /// [`DatabaseError`]; what was not given back runs out by itself.
    pub async fn begin_alone(&self, name: &str) -> Result<(), DatabaseError> {
        if !self.began_alone() {
            return Ok(());
        }
        for statement in [
            "UPDATE conversations SET leased_until = NULL, leased_by = NULL
             WHERE id IN (SELECT conversation_id FROM inbox)
               AND leased_until IS NOT NULL AND split_part(leased_by, '/', 1) <> $1",
            "UPDATE outbox SET leased_until = NULL, leased_by = NULL
             WHERE leased_until IS NOT NULL AND split_part(leased_by, '/', 1) <> $1",
        ] {
            let free = sql(statement).bind(&name);
            free.run(&mut *self.link().await?).await?;
        }
        self.ring(Wake::Inbox);
        self.ring(Wake::Outbox);
        Ok(())
    }

    async fn free(&self, names: &[String]) -> Result<(), DatabaseError> {
        for statement in [FREE_TURNS, FREE_TEXTS] {
            let free = sql(statement).bind(&names.to_vec());
            free.run(&mut *self.link().await?).await?;
        }
        self.ring(Wake::Inbox);
        self.ring(Wake::Outbox);
        Ok(())
    }
}

/// Holds the lock, and takes it again whenever its connection is lost.
async fn keep(config: Arc<Config>, name: String) {
    loop {
        if let Err(error) = hold(&config, &name).await {
            tracing::debug!(error = %Cause::new(error), "the sign of life was interrupted");
        }
        tokio::time::sleep(AGAIN).await;
    }
}

async fn hold(config: &Config, name: &str) -> Result<(), tokio_postgres::Error> {
    let Ok(connected) = timeout(PATIENCE, config.connect(NoTls)).await else {
        return Ok(());
    };
    let (client, wire) = connected?;
    let taken = async {
        // The lock may still belong to a session of ours whose end the server has not noticed.
        client.batch_execute(LIMIT).await?;
        let take = "
            WITH mine AS (
                INSERT INTO instances (name) VALUES ($1)
                ON CONFLICT (name) DO UPDATE SET missing_since = NULL
                RETURNING id
            )
            SELECT pg_advisory_lock($2::integer, id) FROM mine";
        client.execute(take, &[&name, &CLASS]).await?;
        Ok::<_, tokio_postgres::Error>(())
    };
    let beat = async {
        let Ok(taken) = timeout(PATIENCE, taken).await else {
            return Ok(());
        };
        taken?;
        loop {
            tokio::time::sleep(BEAT).await;
            match timeout(PATIENCE, client.batch_execute("SELECT 1")).await {
                Ok(beat) => beat?,
                // Whatever holds the line up: a new one is tried.
                Err(_late) => return Ok(()),
            }
        }
    };
    tokio::select! {
        ended = wire => ended,
        ended = beat => ended,
    }
}
