//! The settings of the binaries: where they come from, what they may be, and what to do when they
//! are wrong.
//!
//! A setting is read from the built-in `config/default.toml`, then from `config/local.toml` in the
//! working directory, then from the environment; the later one wins. Every name that nobody knows
//! and every value that makes no sense is reported at once, each with its source and the way out,
//! before anything starts. The same table that checks the values writes `docs/configuration.md`.
//!
//! ```
//! use salon_config::{LoadOptions, Settings, Transport};
//!
//! let environment = [("SALON__SERVER__PORT".to_owned(), "8080".to_owned())];
//! let settings = Settings::load(&LoadOptions::new("/nowhere", environment))?;
//! assert_eq!(settings.server.port, 8080);
//! assert!(matches!(settings.transport, Transport::Simulator));
//!
//! let environment = [("SALON__SERVER__PROT".to_owned(), "8080".to_owned())];
//! let refused = Settings::load(&LoadOptions::new("/nowhere", environment)).unwrap_err();
//! assert!(refused.to_string().contains("did you mean `SALON__SERVER__PORT`?"));
//! # Ok::<(), salon_config::SettingsError>(())
//! ```
//!
//! Only the binaries use this crate; the libraries take small option structs. It never writes a
//! file, opens a connection or shows a secret: [`Secret`] and [`Masked`] hide themselves.

mod checks;
mod env_file;
mod error;
mod layers;
mod load;
mod quantity;
mod readers;
mod reference;
mod restart;
mod secret;
mod setting;
mod settings;
mod sources;
mod table;
mod web_url;

pub use env_file::{EnvFileError, read_env_file};
pub use error::{SettingProblem, SettingsError};
pub use load::LoadOptions;
pub use reference::{SettingEntry, list_settings, render_markdown};
pub use restart::restart_with;
pub use secret::{Masked, Secret};
pub use settings::{
    DatabaseSettings, LogFormat, LogSettings, ModelSettings, SegmentPrice, SendingSettings,
    ServerSettings, Settings, SpoolSettings, Transport, TurnSettings, TwilioSettings,
};
pub use sources::SettingSource;
pub use web_url::WebUrl;
