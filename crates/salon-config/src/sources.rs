//! Which value each setting has and where it came from, for the eyes of an operator.

use std::collections::HashMap;

use config::Config;

use crate::error::{SettingProblem, SettingsError};
use crate::setting::{AnySetting, Setting};
use crate::table;

/// The origin of what `config/default.toml` says.
pub(crate) const BUILT_IN: &str = "default";

/// One line of `config show`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingSource {
    /// The name in a file: `server.port`.
    pub key: &'static str,
    /// The name in the environment: `SALON__SERVER__PORT` or `PUBLIC_URL`.
    pub name: String,
    /// What may be shown of the value; `None` when it is not set.
    pub value: Option<String>,
    /// Where the value came from, or what happens without one.
    pub source: String,
}

/// The merged values: the text of each setting that has one, and its origin.
pub(crate) struct Values(HashMap<String, (String, String)>);

impl Values {
    /// Takes the values out of the merged layers.
    pub(crate) fn from_config(config: &Config) -> Result<Self, SettingsError> {
        let mut values = HashMap::new();
        for (section, settings) in config::Source::collect(config).map_err(SettingsError::Merge)? {
            for (name, value) in settings.into_table().map_err(SettingsError::Merge)? {
                let origin = value.origin().unwrap_or(BUILT_IN).to_owned();
                let text = value.into_string().map_err(SettingsError::Merge)?;
                values.insert(format!("{section}.{name}"), (text, origin));
            }
        }
        Ok(Self(values))
    }

    /// Returns what is wrong with each value.
    pub(crate) fn problems(&self) -> Vec<SettingProblem> {
        table::ALL
            .iter()
            .filter_map(|setting| {
                let spec = setting.spec();
                let (text, origin) = self.0.get(spec.key)?;
                let reason = setting.check(text).err()?;
                Some(SettingProblem {
                    name: spec.name(),
                    source: Some(origin.clone()),
                    reason: format!("`{}` {reason}", spec.shown.of(text)),
                })
            })
            .collect()
    }

    /// Reads a setting that has a default.
    pub(crate) fn get<T>(&self, setting: &Setting<T>) -> Result<T, SettingsError> {
        self.find(setting)?
            .ok_or_else(|| refused(setting.spec().name(), "is not set"))
    }

    /// Reads a setting that may be missing.
    pub(crate) fn find<T>(&self, setting: &Setting<T>) -> Result<Option<T>, SettingsError> {
        self.0
            .get(setting.spec().key)
            .map(|(text, _)| setting.read(text))
            .transpose()
            .map_err(|reason| refused(setting.spec().name(), &reason))
    }

    /// Returns where the value of a setting came from; `None` when it has none or the built-in one.
    pub(crate) fn origin(&self, setting: &dyn AnySetting) -> Option<&str> {
        let (_, origin) = self.0.get(setting.spec().key)?;
        (origin != BUILT_IN).then_some(origin)
    }

    /// Lists every setting.
    pub(crate) fn sources(&self) -> Vec<SettingSource> {
        table::ALL
            .iter()
            .map(|setting| {
                let spec = setting.spec();
                let set = self.0.get(spec.key);
                SettingSource {
                    key: spec.key,
                    name: spec.name(),
                    value: set.map(|(text, _)| spec.shown.of(text)),
                    source: set.map_or_else(
                        || format!("not set: {}", spec.unset.unwrap_or("no default")),
                        |(_, origin)| origin.clone(),
                    ),
                }
            })
            .collect()
    }
}

fn refused(name: String, reason: &str) -> SettingsError {
    SettingsError::Refused(vec![SettingProblem {
        name,
        source: None,
        reason: reason.to_owned(),
    }])
}
