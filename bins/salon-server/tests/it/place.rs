//! Where a server's data lives, and a look into it from beside.

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use salon_postgres::{Apply, Database, EmbeddedServer};
use salon_responder::{DEMO_SALON_FILE, parse_salon_file};
use salon_testkit::{ServerProcess, TestDatabase};

use crate::desk::{BINARY, now};

/// A new database, the demo salon in it once a server has opened on it. It outlives its servers and
/// goes with the test.
pub(crate) enum Place {
    /// On a Postgres server; the test is the operator who describes the salon.
    Server(TestDatabase),
    /// In a directory, run by the server itself, which brings the demo salon along.
    Directory(Directory),
}

/// A directory that is removed with the test.
pub(crate) struct Directory(PathBuf);

/// A handle to the rows. Beside an embedded database it takes turns with the server.
pub(crate) struct Beside {
    pub(crate) database: Database,
    /// Keeps nothing running: the server does.
    _embedded: Option<EmbeddedServer>,
}

impl Place {
    /// Makes a place where tests' databases live.
    pub(crate) async fn new() -> Self {
        let home = TestDatabase::start().await;
        if home.server().is_none() {
            return Self::directory();
        }
        let description = parse_salon_file(DEMO_SALON_FILE, "demo-salon.toml").unwrap();
        home.database()
            .apply_salon(&description, Apply::Write, now())
            .await
            .unwrap();
        Self::Server(home)
    }

    /// Names a directory that is not there yet, wherever other tests' databases live.
    pub(crate) fn directory() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(1);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        // Short: a socket's path has little room.
        let name = format!("salon-e2e-{}-{number}", std::process::id());
        Self::Directory(Directory(std::env::temp_dir().join(name)))
    }

    /// Returns the setting that names the place to a server.
    pub(crate) fn environment(&self) -> (&'static str, String) {
        match self {
            Self::Server(home) => home.environment(),
            Self::Directory(Directory(path)) => {
                ("SALON__DATABASE__DATA_DIR", path.display().to_string())
            }
        }
    }

    /// Starts a server on the place.
    pub(crate) async fn serve(&self, settings: &[(&str, &str)]) -> ServerProcess {
        let (name, value) = self.environment();
        let settings: Vec<(&str, &str)> = [&[(name, value.as_str())], settings].concat();
        ServerProcess::start(BINARY, &settings).await
    }

    /// Connects beside the server that runs on the place.
    pub(crate) async fn look_in(&self) -> Beside {
        match self {
            Self::Server(home) => Beside {
                database: home.database(),
                _embedded: None,
            },
            Self::Directory(Directory(path)) => {
                let (database, embedded) = Database::open_embedded(path).await.unwrap();
                assert!(!embedded.runs_here(), "the server runs its database itself");
                Beside {
                    database,
                    _embedded: Some(embedded),
                }
            }
        }
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        // What a test leaves behind is no failure of the program.
        drop(fs::remove_dir_all(&self.0));
    }
}
