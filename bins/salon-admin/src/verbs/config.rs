//! `config`: the settings.

use salon_config::{SettingEntry, SettingSource, list_settings};
use serde::Serialize;

use super::Desk;
use crate::cli::{ConfigCommand, ConfigSchemaArgs, ConfigShowArgs};
use crate::fault::Fault;
use crate::output::{View, count, table};

/// What a check found.
#[derive(Serialize)]
struct CheckView {
    /// How many settings differ from the built-in ones.
    set: usize,
}

/// What the settings are.
#[derive(Serialize)]
struct SettingsView {
    settings: Vec<SettingLine>,
}

#[derive(Serialize)]
struct SettingLine {
    name: String,
    key: &'static str,
    /// What may be shown of it; none when it is not set.
    value: Option<String>,
    /// Where it comes from.
    source: String,
}

/// Every setting there is.
#[derive(Serialize)]
struct SchemaView {
    settings: Vec<SchemaLine>,
}

#[derive(Serialize)]
struct SchemaLine {
    key: &'static str,
    variable: String,
    short: Option<&'static str>,
    default: Option<String>,
    /// What happens without it, where it has no default.
    unset: Option<&'static str>,
    meaning: &'static str,
}

impl View for CheckView {
    fn text(&self) -> String {
        format!(
            "The settings can be used: {} of your own.",
            count(self.set, "setting", "settings")
        )
    }
}

impl View for SettingsView {
    fn text(&self) -> String {
        if self.settings.is_empty() {
            return "Nothing is set: every setting is the built-in one.".to_owned();
        }
        let row = |one: &SettingLine| {
            let value = one.value.clone().unwrap_or_default();
            [one.name.clone(), value, one.source.clone()]
        };
        table(&["setting", "value", "from"], self.settings.iter().map(row))
    }
}

impl View for SchemaView {
    fn text(&self) -> String {
        let entry = |one: &SchemaLine| {
            let names = [Some(one.variable.as_str()), one.short, Some(one.key)];
            let names: Vec<&str> = names.into_iter().flatten().collect();
            let default = match (&one.default, one.unset) {
                (Some(value), _) if value.is_empty() => "empty".to_owned(),
                (Some(value), _) => value.clone(),
                (None, unset) => format!("not set: {}", unset.unwrap_or_default()),
            };
            format!(
                "{}\n    {}\n    default: {default}",
                names.join("  "),
                one.meaning
            )
        };
        let entries = self.settings.iter().map(entry);
        entries.collect::<Vec<_>>().join("\n")
    }
}

/// Does a verb of `config`.
pub(super) fn run(verb: &ConfigCommand, desk: &Desk) -> anyhow::Result<()> {
    match verb {
        ConfigCommand::Check => check(desk),
        ConfigCommand::Show(args) => show(args, desk),
        ConfigCommand::Schema(args) => schema(args, desk),
    }
}

/// `config check`: settings that cannot be used end the program before it comes here.
fn check(desk: &Desk) -> anyhow::Result<()> {
    let own = desk.settings.sources().iter().filter(|one| is_own(one));
    desk.output.show(&CheckView { set: own.count() })
}

fn is_own(source: &SettingSource) -> bool {
    source.source != "default" && source.value.is_some()
}

/// `config show`.
fn show(args: &ConfigShowArgs, desk: &Desk) -> anyhow::Result<()> {
    let sources = desk.settings.sources().iter();
    let shown = sources.filter(|one| args.all || is_own(one));
    let line = |one: &SettingSource| SettingLine {
        name: one.name.clone(),
        key: one.key,
        value: one.value.clone(),
        source: one.source.clone(),
    };
    desk.output.show(&SettingsView {
        settings: shown.map(line).collect(),
    })
}

/// `config schema`.
fn schema(args: &ConfigSchemaArgs, desk: &Desk) -> anyhow::Result<()> {
    let wanted = args.name.as_deref().unwrap_or_default().to_lowercase();
    let named = |entry: &SettingEntry| {
        let names = [entry.key, &entry.variable, entry.short.unwrap_or_default()];
        names
            .iter()
            .any(|name| name.to_lowercase().contains(&wanted))
    };
    let line = |entry: SettingEntry| SchemaLine {
        key: entry.key,
        variable: entry.variable,
        short: entry.short,
        default: entry.default,
        unset: entry.unset,
        meaning: entry.meaning,
    };
    let settings: Vec<SchemaLine> = list_settings()?
        .into_iter()
        .filter(named)
        .map(line)
        .collect();
    if settings.is_empty() {
        let none = Fault::failed(format!("no setting has `{wanted}` in its name"));
        return Err(none.next("salon-admin config schema").into());
    }
    desk.output.show(&SchemaView { settings })
}
