//! The reference of all settings, written from the table that checks them.

use std::fmt::Write as _;

use crate::error::SettingsError;
use crate::settings::Settings;
use crate::table;

const INTRODUCTION: &str = "\
# Configuration

<!-- Written by `just docs` from the table in crates/salon-config/src/table.rs: change it there. -->

Nothing has to be set: without any setting the server runs on the embedded database and the phone \
simulator, and no real text can leave.

A setting is read from three places, and the later one wins:

1. `config/default.toml`, built into the binaries;
2. `config/local.toml` in the working directory, if it is there;
3. the environment, to which the binaries add what a file named `.env` says.

In a file a setting is `port = 8080` under `[server]`; in the environment it is \
`SALON__SERVER__PORT=8080`, or its short name if it has one (`PUBLIC_URL`). An empty variable \
counts as not set. Lists are separated by commas. Lengths of time are written `10s`, `250ms` or \
`1h 30min`, amounts of bytes `64 KiB`.

A name that no setting has, and a value that makes no sense, stop the program before it starts, \
with the name, the place where it was written, and what to write in its place. \
`salon-admin doctor` checks the settings without starting anything.
";

/// A setting as the reference tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingEntry {
    /// Its name in a file, with its section: `server.port`.
    pub key: &'static str,
    /// Its name in the environment: `SALON__SERVER__PORT`.
    pub variable: String,
    /// Its short name in the environment, if it has one: `PUBLIC_URL`.
    pub short: Option<&'static str>,
    /// What it is unless somebody says otherwise; `None` when nothing is.
    pub default: Option<String>,
    /// What it means that it is not set, where nothing is.
    pub unset: Option<&'static str>,
    /// What it does.
    pub meaning: &'static str,
}

/// Lists all settings in the order of the reference.
///
/// # Errors
/// As [`Settings::load`], when the built-in defaults are wrong; a test holds that they are not.
pub fn list_settings() -> Result<Vec<SettingEntry>, SettingsError> {
    let defaults = Settings::built_in()?;
    let settings = table::ALL.iter().zip(defaults.sources());
    let entries = settings.map(|(setting, source)| {
        let spec = setting.spec();
        let unset = source.value.is_none();
        SettingEntry {
            key: spec.key,
            variable: spec.variable(),
            short: spec.plain,
            default: source.value.clone(),
            unset: unset.then(|| spec.unset.unwrap_or("required")),
            meaning: spec.meaning,
        }
    });
    Ok(entries.collect())
}

/// Writes `docs/configuration.md`.
///
/// # Errors
/// As [`Settings::load`], when the built-in defaults are wrong; a test holds that they are not.
pub fn render_markdown() -> Result<String, SettingsError> {
    let mut page = INTRODUCTION.to_owned();
    let mut section = "";
    for entry in list_settings()? {
        let (group, _) = entry.key.split_once('.').unwrap_or((entry.key, ""));
        if group != section {
            section = group;
            page.push_str(&heading(group));
        }
        let short = entry
            .short
            .map_or_else(String::new, |name| format!("`{name}`<br>"));
        let default = match &entry.default {
            Some(value) if value.is_empty() => "empty".to_owned(),
            Some(value) => format!("`{value}`"),
            None => format!("not set: {}", entry.unset.unwrap_or_default()),
        };
        // Writing to a string cannot fail.
        let _infallible = writeln!(
            page,
            "| {short}`{}`<br>`{}` | {default} | {} |",
            entry.variable, entry.key, entry.meaning
        );
    }
    Ok(page)
}

fn heading(group: &str) -> String {
    let title = match group {
        "server" => "The server",
        "database" => "The database",
        "spool" => "The spool",
        "twilio" => "Twilio",
        "model" => "The chat model",
        "turns" => "Answering",
        "sending" => "Sending",
        "log" => "The log",
        other => other,
    };
    format!("\n## {title}\n\n| Setting | Default | What it does |\n| --- | --- | --- |\n")
}
