//! A Postgres that waits for its disk, and what pgbench makes of it.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use tokio_postgres::{Client, Config, NoTls};

/// The script that starts and stops a throw-away server.
const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../.ci/postgres");

/// A server, and the directory of it if it is ours.
pub(crate) struct Postgres {
    url: String,
    own: Option<PathBuf>,
}

impl Postgres {
    /// Takes the server that `TEST_DATABASE_URL` names, or starts one that is thrown away with this.
    #[expect(
        clippy::disallowed_methods,
        reason = "which server is measured is no setting of the program"
    )]
    pub(crate) fn start() -> Self {
        if let Some(url) = std::env::var("TEST_DATABASE_URL")
            .ok()
            .filter(|url| !url.is_empty())
        {
            return Self { url, own: None };
        }
        let directory = std::env::temp_dir().join(format!("salon-bench-{}", std::process::id()));
        let started = Command::new(SCRIPT)
            .arg("start")
            .arg(&directory)
            .env("PG_FSYNC", "on")
            .output();
        let started = started.expect("the script runs");
        let said = String::from_utf8_lossy(&started.stderr).into_owned();
        assert!(started.status.success(), "no server started: {said}");
        let url = String::from_utf8_lossy(&started.stdout).trim().to_owned();
        Self {
            url,
            own: Some(directory),
        }
    }

    /// Returns whether the server waits for its disk.
    pub(crate) async fn fsync(&self) -> String {
        let row = self.connect(None).await.query_one("SHOW fsync", &[]).await;
        row.expect("a setting").get(0)
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

    fn config(&self, database: Option<&str>) -> Config {
        let mut config: Config = self.url.parse().expect("a URL");
        if let Some(database) = database {
            config.dbname(database);
        }
        config
    }

    async fn connect(&self, database: Option<&str>) -> Client {
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

/// Inserts single rows for a while, each in a transaction of its own, and returns how many a second.
pub(crate) async fn pgbench(postgres: &Postgres, connections: usize, time: Duration) -> f64 {
    const NAME: &str = "salon_bench_baseline";
    let url = postgres.create_database(NAME).await;
    let table =
        "CREATE TABLE rows (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, words text)";
    let client = postgres.connect(Some(NAME)).await;
    client.batch_execute(table).await.expect("a table");
    let script = std::env::temp_dir().join(format!("salon-bench-{}.sql", std::process::id()));
    let insert =
        "INSERT INTO rows (words) VALUES ('Can I get a balayage with Sam on Saturday?');\n";
    std::fs::write(&script, insert).expect("a script");
    let rate = run_pgbench(&url, &script, connections, time);
    drop(std::fs::remove_file(&script));
    drop(client);
    postgres.drop_database(NAME).await;
    rate
}

fn run_pgbench(url: &str, script: &Path, connections: usize, time: Duration) -> f64 {
    let ran = Command::new("pgbench")
        .args(["-n", "-M", "prepared", "-j", "2"])
        .args([
            "-c",
            &connections.to_string(),
            "-T",
            &time.as_secs().to_string(),
        ])
        .arg("-f")
        .arg(script)
        .arg(url)
        .output()
        .expect("pgbench is installed");
    let said = String::from_utf8_lossy(&ran.stdout).into_owned();
    let complaint = String::from_utf8_lossy(&ran.stderr).into_owned();
    let rate = said.lines().find_map(|line| line.strip_prefix("tps = "));
    let rate = rate.and_then(|line| line.split_whitespace().next()?.parse().ok());
    rate.unwrap_or_else(|| panic!("pgbench says no rate: {said}{complaint}"))
}
