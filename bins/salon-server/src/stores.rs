//! The database: a server that is named, or the embedded one that is not.

use anyhow::{Context as _, bail};
use salon_config::DatabaseSettings;
use salon_postgres::{ConnectOptions, Database};

/// The database, and the embedded server that must live as long as it.
pub(crate) struct Store {
    pub(crate) database: Database,
    #[cfg(feature = "embedded")]
    embedded: Option<salon_postgres::EmbeddedServer>,
}

/// Opens the database of the settings, with every migration applied or the refusal to start.
pub(crate) async fn open(settings: &DatabaseSettings) -> anyhow::Result<Store> {
    match &settings.url {
        Some(url) => open_server(url.expose(), settings).await,
        None => open_embedded(settings).await,
    }
}

/// Keeps the embedded database's program beside its data: its files rest on it. Starts this program
/// anew where that is not so yet.
#[cfg(feature = "embedded")]
pub(crate) fn keep_cache(settings: &DatabaseSettings) -> anyhow::Result<()> {
    if settings.url.is_some() {
        return Ok(());
    }
    let (variable, directory) = salon_postgres::cache_environment(&settings.data_dir);
    salon_config::restart_with(variable, &directory).context("could not start anew")
}

#[cfg(not(feature = "embedded"))]
pub(crate) fn keep_cache(_settings: &DatabaseSettings) -> anyhow::Result<()> {
    Ok(())
}

/// A named server's schema belongs to its operator: pending migrations are named, never applied.
async fn open_server(url: &str, settings: &DatabaseSettings) -> anyhow::Result<Store> {
    let options = ConnectOptions {
        max_connections: usize::try_from(settings.max_connections).unwrap_or(1),
        connect_timeout: settings.connect_timeout,
        statement_timeout: settings.statement_timeout,
        ..ConnectOptions::new(url)
    };
    let database = Database::connect(&options).context("DATABASE_URL cannot be read")?;
    database
        .ping()
        .await
        .context("could not reach the database that DATABASE_URL names")?;
    let pending = database
        .pending_migrations()
        .await
        .context("could not read the schema's state")?;
    if !pending.is_empty() {
        bail!(
            "the database lacks {} migrations ({}); apply them with `salon-admin db migrate`",
            pending.len(),
            pending.join(", ")
        );
    }
    tracing::info!("using the database server");
    Ok(Store {
        database,
        #[cfg(feature = "embedded")]
        embedded: None,
    })
}

#[cfg(feature = "embedded")]
async fn open_embedded(settings: &DatabaseSettings) -> anyhow::Result<Store> {
    let directory = &settings.data_dir;
    let (database, mut embedded) = Database::open_embedded(directory).await.with_context(|| {
        format!(
            "could not open the embedded database in {}",
            directory.display()
        )
    })?;
    // Found running in another process, it must not end with that one.
    embedded.inherit();
    let applied = database
        .migrate()
        .await
        .context("could not migrate the embedded database")?;
    tracing::warn!(
        directory = %directory.display(),
        migrations = applied.len(),
        "using the embedded database: one connection, safe against a crash of this program but not \
         of the machine; for production name a server in DATABASE_URL"
    );
    Ok(Store {
        database,
        embedded: Some(embedded),
    })
}

#[cfg(not(feature = "embedded"))]
async fn open_embedded(_settings: &DatabaseSettings) -> anyhow::Result<Store> {
    bail!("this build has no embedded database: name a server in DATABASE_URL")
}

impl Store {
    /// Whether this process keeps the data itself.
    pub(crate) fn is_embedded(&self) -> bool {
        self.database.home() == salon_postgres::Home::Embedded
    }

    /// Closes every connection, and the embedded server after them.
    pub(crate) async fn close(self) {
        self.database.close();
        #[cfg(feature = "embedded")]
        if let Some(embedded) = self.embedded {
            embedded.shutdown().await;
        }
    }
}
