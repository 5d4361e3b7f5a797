//! The database, chosen exactly as the server chooses it.

use anyhow::Context as _;
use salon_config::DatabaseSettings;
use salon_domain::{Key, Salon};
use salon_postgres::{ConnectOptions, Database, Home};

use crate::fault::Fault;

/// The database, and the embedded server that must live as long as it when this process runs it.
pub(crate) struct Store {
    pub(crate) database: Database,
    #[cfg(feature = "embedded")]
    embedded: Option<salon_postgres::EmbeddedServer>,
}

/// What to do when there is no embedded database yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Missing {
    /// Make one: the verb sets something up.
    Make,
    /// Say so: a look at an empty database shows nothing, and leaves a directory behind.
    Refuse,
}

/// Opens the database of the settings and brings an embedded one up to date.
///
/// A named server's schema belongs to its operator: when it is not this version's, the guard refuses.
pub(crate) async fn open(settings: &DatabaseSettings, missing: Missing) -> anyhow::Result<Store> {
    let store = open_as_it_is(settings, missing).await?;
    let ready = store.require_schema().await;
    if let Err(error) = ready {
        store.close().await;
        return Err(error);
    }
    Ok(store)
}

/// Opens the database of the settings, whatever its schema.
pub(crate) async fn open_as_it_is(
    settings: &DatabaseSettings,
    missing: Missing,
) -> anyhow::Result<Store> {
    let Some(url) = &settings.url else {
        return open_embedded(settings, missing).await;
    };
    let database = Database::connect(&ConnectOptions {
        url: url.expose().to_owned(),
        max_connections: 2,
        connect_timeout: settings.connect_timeout,
        statement_timeout: settings.statement_timeout,
    })
    .context("DATABASE_URL cannot be used")?;
    database
        .ping()
        .await
        .context("could not reach the database that DATABASE_URL names")?;
    Ok(Store {
        database,
        #[cfg(feature = "embedded")]
        embedded: None,
    })
}

/// Whether the settings name an embedded database that nobody has made yet.
pub(crate) fn is_missing(settings: &DatabaseSettings) -> bool {
    settings.url.is_none() && !settings.data_dir.join("postgres").exists()
}

#[cfg(feature = "embedded")]
async fn open_embedded(settings: &DatabaseSettings, missing: Missing) -> anyhow::Result<Store> {
    let directory = &settings.data_dir;
    if missing == Missing::Refuse && is_missing(settings) {
        let refusal = format!(
            "there is no embedded database in {} yet",
            directory.display()
        );
        let next = "start the server, or describe a salon with salon-admin salon apply config/demo-salon.toml";
        return Err(Fault::failed(refusal).next(next).into());
    }
    let opened = Database::open_embedded(directory).await;
    let (database, embedded) = opened.with_context(|| {
        format!(
            "could not open the embedded database in {}",
            directory.display()
        )
    })?;
    Ok(Store {
        database,
        embedded: Some(embedded),
    })
}

#[cfg(not(feature = "embedded"))]
#[expect(clippy::unused_async, reason = "the same shape as with the feature")]
async fn open_embedded(_settings: &DatabaseSettings, _missing: Missing) -> anyhow::Result<Store> {
    let refusal = Fault::failed("this build has no embedded database");
    Err(refusal.next("name a server in DATABASE_URL").into())
}

impl Store {
    /// Closes every connection, and the embedded server after them if it is ours.
    #[cfg_attr(
        not(feature = "embedded"),
        expect(clippy::unused_async, reason = "the same shape as with the feature")
    )]
    pub(crate) async fn close(self) {
        self.database.close();
        #[cfg(feature = "embedded")]
        if let Some(embedded) = self.embedded {
            embedded.shutdown().await;
        }
    }

    async fn require_schema(&self) -> anyhow::Result<()> {
        if self.database.home() == Home::Embedded {
            self.database
                .migrate()
                .await
                .context("could not bring the embedded database up to date")?;
            return Ok(());
        }
        let pending = self.database.pending_migrations().await;
        let pending = pending.context("could not read the state of the schema")?;
        if pending.is_empty() {
            return Ok(());
        }
        let lacks = format!(
            "the database lacks migrations of this version: {}",
            pending.join(", ")
        );
        Err(Fault::refused(lacks).next("salon-admin db migrate").into())
    }
}

/// Chooses the salon that is named, or the only one.
pub(crate) async fn choose_salon(database: &Database, key: Option<&Key>) -> anyhow::Result<Salon> {
    let salons = database
        .list_salons()
        .await
        .context("could not list the salons")?;
    let keys = || {
        salons
            .iter()
            .map(|salon| salon.key.as_str())
            .collect::<Vec<_>>()
            .join(", ")
    };
    let fault = match (key, salons.as_slice()) {
        (_, []) => Fault::failed("there is no salon yet")
            .next("salon-admin salon apply config/demo-salon.toml"),
        (None, [only]) => return Ok(only.clone()),
        (None, _) => Fault::usage(format!("there are several salons: {}", keys()))
            .next("the same command with --salon KEY"),
        (Some(key), _) => match salons.iter().find(|salon| salon.key == *key) {
            Some(salon) => return Ok(salon.clone()),
            None => Fault::failed(format!("there is no salon `{key}`; there is: {}", keys()))
                .next("salon-admin salon list"),
        },
    };
    Err(fault.into())
}
