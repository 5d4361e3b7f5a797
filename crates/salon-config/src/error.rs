//! What can be wrong with settings, in words that say what to change.

use std::fmt;
use std::path::PathBuf;

/// The settings cannot be used; nothing should start.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SettingsError {
    /// A settings file is there and cannot be read.
    #[error("could not read the settings file {}", path.display())]
    Unreadable {
        /// Which file.
        path: PathBuf,
        /// Why.
        #[source]
        cause: std::io::Error,
    },
    /// A settings file is not TOML.
    #[error("{file} line {line} is not TOML: {reason}")]
    Syntax {
        /// Which file.
        file: String,
        /// In which line, from 1.
        line: usize,
        /// What the parser says.
        reason: String,
    },
    /// Names that nobody knows, or values that make no sense: all of them.
    #[error("{}", Listed(.0))]
    Refused(Vec<SettingProblem>),
    /// The layers of settings do not fit on each other.
    #[error("could not merge the layers of settings")]
    Merge(#[source] config::ConfigError),
}

impl SettingsError {
    /// Returns the stable code of this error, as listed in `docs/errors.md`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "settings_unreadable",
            Self::Syntax { .. } => "settings_syntax",
            Self::Refused(_) => "settings_refused",
            Self::Merge(_) => "settings_merge",
        }
    }

    /// Whether trying again can help: never, somebody has to change a setting.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        false
    }
}

/// One setting that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingProblem {
    /// The name to change, as it stands in the environment: `PUBLIC_URL`.
    pub name: String,
    /// Where the wrong value came from; `None` when the setting is missing.
    pub source: Option<String>,
    /// What is wrong and what to do about it. A secret value is never in it.
    pub reason: String,
}

impl fmt::Display for SettingProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            name,
            source,
            reason,
        } = self;
        match source {
            Some(source) => write!(f, "{name} (from {source}): {reason}"),
            None => write!(f, "{name}: {reason}"),
        }
    }
}

/// Shows one problem on the line of the message, several as a list.
struct Listed<'a>(&'a [SettingProblem]);

impl fmt::Display for Listed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let [only] = self.0 {
            return write!(f, "setting refused: {only}");
        }
        write!(f, "{} settings refused:", self.0.len())?;
        self.0
            .iter()
            .try_for_each(|problem| write!(f, "\n  {problem}"))
    }
}
