//! A fresh, migrated database for one test.
//!
//! With `TEST_DATABASE_URL` (a superuser's, of a server that may be littered) it is a database of its
//! own on that server, cloned from a template that is named by a digest of the migrations. Without,
//! it is an embedded one in a directory of its own, copied from such a template.

mod embedded;
mod server;

use std::hash::{BuildHasher, Hasher};

use salon_postgres::Database;
use tokio_postgres::{Client, Config, NoTls, SimpleQueryMessage};

/// A database for one test: empty, migrated, and gone when it is dropped.
///
/// Drop it last: whatever still uses the database fails afterwards.
#[derive(Debug)]
pub struct TestDatabase {
    database: Database,
    place: Place,
}

#[derive(Debug)]
enum Place {
    Server(Box<server::OwnDatabase>),
    Embedded(embedded::OwnDirectory),
}

impl TestDatabase {
    /// Makes a database. Needs a Tokio runtime, any flavour.
    ///
    /// # Panics
    /// When it cannot be made: a test without its database has failed.
    pub async fn start() -> Self {
        match server_url() {
            Some(url) => {
                let own = Box::new(server::OwnDatabase::create(&url).await);
                Self {
                    database: own.connect(),
                    place: Place::Server(own),
                }
            }
            None => Self::start_embedded().await,
        }
    }

    /// Makes an embedded database, whatever the environment says.
    ///
    /// # Panics
    /// When it cannot be made.
    pub async fn start_embedded() -> Self {
        let (database, own) = embedded::OwnDirectory::create().await;
        Self {
            database,
            place: Place::Embedded(own),
        }
    }

    /// Returns the database.
    #[must_use]
    pub fn database(&self) -> Database {
        self.database.clone()
    }

    /// Returns the environment variable, and its value, by which another process of ours finds the
    /// same database: `DATABASE_URL`, or `SALON__DATABASE__DATA_DIR`.
    #[must_use]
    pub fn environment(&self) -> (&'static str, String) {
        match &self.place {
            Place::Server(own) => ("DATABASE_URL", own.url().to_owned()),
            Place::Embedded(own) => (
                "SALON__DATABASE__DATA_DIR",
                own.path().display().to_string(),
            ),
        }
    }

    /// Returns how another client finds the same database: a URL, or `name=value` pairs that mean one.
    #[must_use]
    pub fn url(&self) -> String {
        match &self.place {
            Place::Server(own) => own.url().to_owned(),
            Place::Embedded(own) => format!(
                "host={} port=5432 user=postgres dbname=template1",
                own.path().join("postgres").join("run").display()
            ),
        }
    }

    /// Runs SQL of a test's own, any number of statements, over a connection of its own.
    ///
    /// # Errors
    /// What the database said.
    pub async fn try_execute(&self, statements: &str) -> Result<(), String> {
        let client = self.client().await;
        client.batch_execute(statements).await.map_err(|error| {
            error
                .as_db_error()
                .map_or_else(|| error.to_string(), ToString::to_string)
        })
    }

    /// Runs SQL of a test's own, any number of statements, over a connection of its own.
    ///
    /// # Panics
    /// When the database refuses.
    pub async fn execute(&self, statements: &str) {
        self.try_execute(statements)
            .await
            .expect("the database obeys");
    }

    /// Runs a query of a test's own and returns its rows as text; null is an empty text.
    ///
    /// # Panics
    /// When the database refuses.
    pub async fn query(&self, query: &str) -> Vec<Vec<String>> {
        rows(&self.client().await, query).await
    }

    /// Opens a connection for many statements; the embedded database, which has one at a time, gets one
    /// for each.
    ///
    /// # Panics
    /// When the database does not answer.
    pub async fn session(&self) -> TestSession {
        match &self.place {
            Place::Server(_) => TestSession::Kept(self.client().await),
            Place::Embedded(own) => TestSession::Each(own.config()),
        }
    }

    async fn client(&self) -> Client {
        let config = match &self.place {
            Place::Server(own) => own.url().parse().expect("the URL can be read"),
            Place::Embedded(own) => own.config(),
        };
        connect(&config).await
    }

    /// Returns the URL of the database if it is on a server; tests that only a server can show are
    /// compiled with the feature `server-tests` and may rely on it.
    #[must_use]
    pub fn server(&self) -> Option<&str> {
        match &self.place {
            Place::Server(own) => Some(own.url()),
            Place::Embedded(_) => None,
        }
    }
}

/// A connection of a test's own, or many, one after the other.
pub enum TestSession {
    /// A connection to a server.
    Kept(Client),
    /// Where the next one goes.
    Each(Config),
}

impl std::fmt::Debug for TestSession {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TestSession").finish_non_exhaustive()
    }
}

impl TestSession {
    /// Runs any number of statements.
    ///
    /// # Panics
    /// When the database refuses.
    pub async fn execute(&self, statements: &str) {
        let ran = match self {
            Self::Kept(client) => client.batch_execute(statements).await,
            Self::Each(config) => connect(config).await.batch_execute(statements).await,
        };
        ran.expect("the database obeys");
    }

    /// Runs a query and returns its rows as text; null is an empty text.
    ///
    /// # Panics
    /// When the database refuses.
    pub async fn query(&self, query: &str) -> Vec<Vec<String>> {
        match self {
            Self::Kept(client) => rows(client, query).await,
            Self::Each(config) => rows(&connect(config).await, query).await,
        }
    }
}

async fn rows(client: &Client, query: &str) -> Vec<Vec<String>> {
    let answer = client.simple_query(query).await;
    let row = |message: SimpleQueryMessage| {
        let SimpleQueryMessage::Row(row) = message else {
            return None;
        };
        let column = |at| row.get(at).unwrap_or_default().to_owned();
        Some((0..row.len()).map(column).collect())
    };
    answer
        .expect("the database answers")
        .into_iter()
        .filter_map(row)
        .collect()
}

#[expect(
    clippy::disallowed_methods,
    reason = "where tests find their server is no setting of the program"
)]
fn server_url() -> Option<String> {
    std::env::var("TEST_DATABASE_URL")
        .ok()
        .filter(|url| !url.is_empty())
}

async fn connect(config: &Config) -> Client {
    let (client, wire) = config
        .connect(NoTls)
        .await
        .expect("the database of the test answers");
    tokio::spawn(wire);
    client
}

/// Names the schema: equal migrations, equal digest, in every process.
fn digest() -> String {
    // FNV-1a: stable across processes and versions of Rust, unlike the standard hasher.
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for (name, up) in salon_postgres::migrations() {
        for byte in name.bytes().chain(up.bytes()) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    format!("{hash:016x}")
}

/// A word that no other test has.
fn unique() -> String {
    let chance = std::collections::hash_map::RandomState::new()
        .build_hasher()
        .finish();
    format!("{}_{chance:016x}", std::process::id())
}
