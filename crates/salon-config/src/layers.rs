//! The layers in which settings are written: a file, the environment; and the names nobody knows.

use std::fmt;

use config::{Map, Source, Value, ValueKind};
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use crate::error::{SettingProblem, SettingsError};
use crate::setting::Spec;
use crate::table;

/// How far a name may be from a known one to be taken for a slip of it.
const SLIP: f64 = 0.7;

/// What one place says about the settings.
#[derive(Clone, Default)]
pub(crate) struct Layer {
    entries: Vec<Entry>,
}

/// One value, as text, and where it was written.
#[derive(Clone)]
struct Entry {
    key: &'static str,
    text: String,
    origin: String,
}

impl fmt::Debug for Layer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Values may be secrets.
        f.debug_list()
            .entries(self.entries.iter().map(|entry| entry.key))
            .finish()
    }
}

impl Source for Layer {
    fn clone_into_box(&self) -> Box<dyn Source + Send + Sync> {
        Box::new(self.clone())
    }

    fn collect(&self) -> Result<Map<String, Value>, config::ConfigError> {
        Ok(self
            .entries
            .iter()
            .map(|entry| {
                let text = ValueKind::String(entry.text.clone());
                (entry.key.to_owned(), Value::new(Some(&entry.origin), text))
            })
            .collect())
    }
}

impl Layer {
    /// Reads the text of a settings file; wrong names and shapes are added to `problems`.
    ///
    /// # Errors
    /// [`SettingsError::Syntax`] when it is not TOML.
    pub(crate) fn from_file(
        text: &str,
        origin: impl Fn(usize) -> String,
        file: &str,
        problems: &mut Vec<SettingProblem>,
    ) -> Result<Self, SettingsError> {
        let line = |at: usize| 1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count();
        let document = DeTable::parse(text).map_err(|error| SettingsError::Syntax {
            file: file.to_owned(),
            line: line(error.span().map_or(0, |span| span.start)),
            reason: error.message().to_owned(),
        })?;
        let mut layer = Self::default();
        for (section, value) in as_written(document.get_ref()) {
            let place = origin(line(section.span().start));
            let DeValue::Table(settings) = value.get_ref() else {
                let key = section.get_ref();
                problems.push(unknown_key(key, &place));
                continue;
            };
            for (name, value) in as_written(settings) {
                let key = format!("{}.{}", section.get_ref(), name.get_ref());
                let place = origin(line(name.span().start));
                match (find_key(&key), scalar(value.get_ref())) {
                    (None, _) => problems.push(unknown_key(&key, &place)),
                    (Some(spec), None) => problems.push(SettingProblem {
                        name: spec.name(),
                        source: Some(place),
                        reason: "must be a text, a number, true or false, or a list of texts"
                            .to_owned(),
                    }),
                    (Some(spec), Some(text)) => layer.entries.push(Entry {
                        key: spec.key,
                        text,
                        origin: place,
                    }),
                }
            }
        }
        Ok(layer)
    }

    /// Takes the settings out of an environment; wrong names are added to `problems`.
    ///
    /// An empty value counts as not set.
    pub(crate) fn from_environment(
        environment: &[(String, String)],
        problems: &mut Vec<SettingProblem>,
    ) -> Self {
        let mut layer = Self::default();
        for (name, value) in environment {
            let Some(spec) = find_variable(name) else {
                problems.extend(unknown_variable(name));
                continue;
            };
            if value.trim().is_empty() {
                continue;
            }
            let origin = if spec.name() == *name {
                "environment".to_owned()
            } else {
                format!("environment variable {name}")
            };
            let other = layer.entries.iter().find(|entry| entry.key == spec.key);
            if let Some(other) = other {
                problems.extend((other.text != *value).then(|| SettingProblem {
                    name: spec.name(),
                    source: Some(origin),
                    reason: format!(
                        "{} and {} mean the same and differ here: keep one of them",
                        spec.name(),
                        spec.variable()
                    ),
                }));
                continue;
            }
            layer.entries.push(Entry {
                key: spec.key,
                text: value.clone(),
                origin,
            });
        }
        layer
    }
}

/// The entries of a table in the order of the file, whatever order the table keeps.
fn as_written<'a, 'i>(
    table: &'a DeTable<'i>,
) -> Vec<(&'a Spanned<DeString<'i>>, &'a Spanned<DeValue<'i>>)> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(name, _)| name.span().start);
    entries
}

/// Writes a value of a file as the text that the environment would have.
fn scalar(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Integer(number) => Some(number.to_string()),
        DeValue::Float(number) => Some(number.to_string()),
        DeValue::Boolean(flag) => Some(flag.to_string()),
        DeValue::Array(items) => {
            let texts: Option<Vec<&str>> =
                items.iter().map(|item| item.get_ref().as_str()).collect();
            Some(texts?.join(","))
        }
        DeValue::Datetime(_) | DeValue::Table(_) => None,
    }
}

fn specs() -> impl Iterator<Item = &'static Spec> {
    table::ALL.iter().map(|setting| setting.spec())
}

fn find_key(key: &str) -> Option<&'static Spec> {
    specs().find(|spec| spec.key == key)
}

fn find_variable(name: &str) -> Option<&'static Spec> {
    specs().find(|spec| spec.plain == Some(name) || spec.variable() == name)
}

fn unknown_key(key: &str, place: &str) -> SettingProblem {
    SettingProblem {
        name: key.to_owned(),
        source: Some(place.to_owned()),
        reason: advice(nearest(key, specs().map(|spec| spec.key.to_owned()))),
    }
}

/// Says what is wrong with a variable that means us and names no setting; other programs' are fine.
fn unknown_variable(name: &str) -> Option<SettingProblem> {
    let plain = |name: &str| name.replace('_', "").to_ascii_uppercase();
    let near = if name.starts_with("SALON__") {
        let known = specs().flat_map(|spec| [Some(spec.variable()), spec.plain.map(str::to_owned)]);
        nearest(name, known.flatten())
    } else if plain(name).starts_with("SALON") {
        // One underscore for two, or small letters: ours only if the rest is a setting's name.
        Some(
            specs()
                .map(Spec::variable)
                .find(|known| plain(known) == plain(name))?,
        )
    } else {
        return None;
    };
    Some(SettingProblem {
        name: name.to_owned(),
        source: Some("environment".to_owned()),
        reason: advice(near),
    })
}

fn advice(near: Option<String>) -> String {
    near.map_or_else(
        || "no setting has this name: docs/configuration.md lists them all".to_owned(),
        |near| format!("no setting has this name; did you mean `{near}`?"),
    )
}

/// Finds the known name that a wrong one was probably meant to be.
fn nearest(wrong: &str, known: impl Iterator<Item = String>) -> Option<String> {
    known
        .map(|name| (strsim::normalized_damerau_levenshtein(wrong, &name), name))
        .filter(|(likeness, _)| *likeness >= SLIP)
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
        .map(|(_, name)| name)
}
