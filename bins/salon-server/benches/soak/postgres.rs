//! A Postgres that is killed and comes back.

use std::path::Path;

use tokio_postgres::NoTls;

#[path = "../webhook/postgres.rs"]
mod throw_away;

pub(crate) use throw_away::Postgres;
use throw_away::script;

impl Postgres {
    /// Kills the server as a crash would, with all its sessions.
    pub(crate) fn crash(&self) {
        script("crash", self.directory());
    }

    /// Starts the server again on what the crash left, and waits until it takes connections.
    pub(crate) fn start_again(&self) {
        script("again", self.directory());
    }

    fn directory(&self) -> &Path {
        self.own.as_deref().expect("a server of our own")
    }

    /// Returns the number that a query finds, if the server is there.
    pub(crate) async fn try_count(&self, database: &str, query: &str) -> Option<usize> {
        let (client, wire) = self.config(Some(database)).connect(NoTls).await.ok()?;
        tokio::spawn(wire);
        let row = client.query_one(query, &[]).await.ok()?;
        usize::try_from(row.get::<_, i64>(0)).ok()
    }
}
