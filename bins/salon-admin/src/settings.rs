//! The settings, exactly as the server reads them.

use std::path::Path;

use anyhow::Context as _;
use salon_config::{LoadOptions, Settings, SettingsError};

use crate::fault::Fault;

/// Reads `.env` as a server does that is started in `directory`.
pub(crate) fn read_env_file(directory: &Path) -> anyhow::Result<()> {
    salon_config::read_env_file(directory).map_err(|error| Fault::failed(error.to_string()).into())
}

/// Loads the settings as a server does that is started in `directory`: its files are looked for
/// there, and relative paths in it begin there.
pub(crate) fn load(directory: &Path) -> Result<Settings, SettingsError> {
    let mut settings = Settings::load(&LoadOptions::from_process().in_directory(directory))?;
    if directory != Path::new(".") {
        settings.database.data_dir = directory.join(&settings.database.data_dir);
        settings.spool.dir = directory.join(&settings.spool.dir);
    }
    Ok(settings)
}

/// Keeps the embedded database's program beside its data, as the server does: starts this program
/// anew where that is not so yet. Settings that are wrong are told by the verb that needs them.
#[cfg(feature = "embedded")]
pub(crate) fn keep_cache(directory: &Path) -> anyhow::Result<()> {
    let Ok(settings) = load(directory) else {
        return Ok(());
    };
    if settings.database.url.is_some() {
        return Ok(());
    }
    let (variable, cache) = salon_postgres::cache_environment(&settings.database.data_dir);
    salon_config::restart_with(variable, &cache).context("could not start anew")
}

#[cfg(not(feature = "embedded"))]
pub(crate) fn keep_cache(_directory: &Path) -> anyhow::Result<()> {
    Ok(())
}

/// Writes what the libraries log to the standard error.
pub(crate) fn install_log(level: &str) {
    let filter = tracing_subscriber::EnvFilter::new(level);
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
}
