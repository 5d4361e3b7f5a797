//! A Postgres that waits for its disk.

use std::path::{Path, PathBuf};
use std::process::Command;

use tokio_postgres::{Client, Config, NoTls};

/// The script that starts and stops a throw-away server.
const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../.ci/postgres");

/// A server, and the directory of it if it is ours.
pub(crate) struct Postgres {
    url: String,
    pub(crate) own: Option<PathBuf>,
}

impl Postgres {
    /// Takes the server that is named, or starts one that is thrown away with this.
    pub(crate) fn start(named: Option<String>) -> Self {
        if let Some(url) = named {
            return Self { url, own: None };
        }
        let directory = std::env::temp_dir().join(format!("salon-bench-{}", std::process::id()));
        let url = script("start", &directory);
        Self {
            url,
            own: Some(directory),
        }
    }

    /// Makes an empty database and returns its URL.
    pub(crate) async fn create_database(&self, name: &str) -> String {
        self.drop_database(name).await;
        self.run(&format!("CREATE DATABASE {name}")).await;
        let config = self.config(Some(name));
        let host = match config.get_hosts() {
            [tokio_postgres::config::Host::Tcp(host), ..] => host.clone(),
            _ => "127.0.0.1".to_owned(),
        };
        let port = config.get_ports().first().copied().unwrap_or(5_432);
        let user = config.get_user().unwrap_or("postgres");
        let password = config.get_password().map(String::from_utf8_lossy);
        let password = password
            .map(|password| format!(":{password}"))
            .unwrap_or_default();
        format!("postgres://{user}{password}@{host}:{port}/{name}")
    }

    pub(crate) async fn drop_database(&self, name: &str) {
        self.run(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
            .await;
    }

    /// Returns the number that a query finds.
    pub(crate) async fn count(&self, database: &str, query: &str) -> usize {
        let row = self
            .connect(Some(database))
            .await
            .query_one(query, &[])
            .await;
        let count: i64 = row.expect("a row").get(0);
        usize::try_from(count).expect("a count")
    }

    async fn run(&self, statement: &str) {
        self.connect(None)
            .await
            .batch_execute(statement)
            .await
            .expect("a statement");
    }

    pub(crate) fn config(&self, database: Option<&str>) -> Config {
        let mut config: Config = self.url.parse().expect("a URL");
        if let Some(database) = database {
            config.dbname(database);
        }
        config
    }

    pub(crate) async fn connect(&self, database: Option<&str>) -> Client {
        let connected = self.config(database).connect(NoTls).await;
        let (client, wire) = connected.expect("a connection");
        tokio::spawn(wire);
        client
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        if let Some(directory) = &self.own {
            // A server that is left behind is seen by its directory.
            drop(Command::new(SCRIPT).arg("stop").arg(directory).status());
        }
    }
}

/// Runs the script, and returns what it says.
pub(crate) fn script(verb: &str, directory: &Path) -> String {
    let ran = Command::new(SCRIPT)
        .arg(verb)
        .arg(directory)
        .env("PG_FSYNC", "on")
        .output();
    let ran = ran.expect("the script runs");
    let said = String::from_utf8_lossy(&ran.stderr).into_owned();
    assert!(ran.status.success(), "{verb}: {said}");
    String::from_utf8_lossy(&ran.stdout).trim().to_owned()
}
