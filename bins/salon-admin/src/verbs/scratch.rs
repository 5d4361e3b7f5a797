//! A database that is made for one evaluation or demonstration and removed after it.

#[cfg(feature = "embedded")]
use std::path::PathBuf;

#[cfg(feature = "embedded")]
use anyhow::Context as _;
use salon_postgres::Database;
#[cfg(feature = "embedded")]
use salon_postgres::EmbeddedServer;

/// An embedded database in a directory of its own, among the machine's temporary files.
#[cfg(feature = "embedded")]
pub(super) struct Scratch {
    database: Database,
    server: EmbeddedServer,
    directory: PathBuf,
}

#[cfg(feature = "embedded")]
impl Scratch {
    /// Makes it, with this version's schema.
    pub(super) async fn make() -> anyhow::Result<Self> {
        let name = format!("salon-scratch-{}", std::process::id());
        let directory = std::env::temp_dir().join(name);
        let opened = Database::open_embedded(&directory).await;
        let (database, server) = opened.with_context(|| {
            format!(
                "could not open an embedded database in {}",
                directory.display()
            )
        })?;
        let scratch = Self {
            database,
            server,
            directory,
        };
        if let Err(error) = scratch.database.migrate().await {
            scratch.remove().await;
            return Err(error.into());
        }
        Ok(scratch)
    }

    pub(super) fn database(&self) -> Database {
        self.database.clone()
    }

    /// Removes it; what cannot be removed is left to whoever tidies temporary files.
    pub(super) async fn remove(self) {
        self.database.close();
        self.server.shutdown().await;
        std::fs::remove_dir_all(&self.directory).ok();
    }
}

/// This build has none.
#[cfg(not(feature = "embedded"))]
pub(super) struct Scratch(Database);

#[cfg(not(feature = "embedded"))]
#[expect(clippy::unused_async, reason = "the same shape as with the feature")]
impl Scratch {
    pub(super) async fn make() -> anyhow::Result<Self> {
        let refusal = crate::fault::Fault::failed("this build has no embedded database");
        Err(refusal.next("build with the feature `embedded`").into())
    }

    pub(super) fn database(&self) -> Database {
        self.0.clone()
    }

    pub(super) async fn remove(self) {
        self.0.close();
    }
}
