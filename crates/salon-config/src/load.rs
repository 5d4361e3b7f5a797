//! Loading: the layers are read, merged, checked and typed.

use std::path::PathBuf;
use std::time::Duration;
use std::{fs, io};

use config::Config;

use crate::checks;
use crate::error::SettingsError;
use crate::layers::Layer;
use crate::settings::{
    DatabaseSettings, LogSettings, ModelSettings, SendingSettings, ServerSettings, Settings,
    SpoolSettings, Transport, TurnSettings, TwilioSettings,
};
use crate::sources::{BUILT_IN, Values};
use crate::table;

/// What every setting is unless somebody says otherwise.
const DEFAULTS: &str = include_str!("default.toml");
const LOCAL_FILE: &str = "config/local.toml";
const DEBOUNCE: Duration = Duration::from_secs(3);

/// Where settings are looked for.
#[derive(Clone)]
pub struct LoadOptions {
    directory: PathBuf,
    environment: Vec<(String, String)>,
}

impl LoadOptions {
    /// Names the directory in which `config/local.toml` may be, and the environment.
    #[must_use]
    pub fn new(
        directory: impl Into<PathBuf>,
        environment: impl IntoIterator<Item = (String, String)>,
    ) -> Self {
        Self {
            directory: directory.into(),
            environment: environment.into_iter().collect(),
        }
    }

    /// Takes the working directory and the environment of this process: the one place that reads it.
    #[must_use]
    pub fn from_process() -> Self {
        // A value that is not Unicode is refused by its reader, not by a crash here.
        let environment = std::env::vars_os().map(|(name, value)| {
            let text = |os: std::ffi::OsString| os.to_string_lossy().into_owned();
            (text(name), text(value))
        });
        Self::new(".", environment)
    }

    /// Looks for files in another directory.
    #[must_use]
    pub fn in_directory(self, directory: impl Into<PathBuf>) -> Self {
        Self {
            directory: directory.into(),
            ..self
        }
    }
}

impl std::fmt::Debug for LoadOptions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The environment holds secrets, ours and other programs'.
        f.debug_struct("LoadOptions")
            .field("directory", &self.directory)
            .finish_non_exhaustive()
    }
}

impl Settings {
    /// Loads the settings of this process, from its working directory and environment.
    ///
    /// A binary that reads `.env` does so before.
    ///
    /// # Errors
    /// As [`Settings::load`].
    pub fn from_process() -> Result<Self, SettingsError> {
        Self::load(&LoadOptions::from_process())
    }

    /// Loads settings: built-in defaults, then `config/local.toml`, then the environment.
    ///
    /// # Errors
    /// [`SettingsError::Unreadable`] and [`SettingsError::Syntax`] for the file;
    /// [`SettingsError::Refused`] with every unknown name and every wrong value.
    pub fn load(options: &LoadOptions) -> Result<Self, SettingsError> {
        Self::from_layers(read_local(options)?.as_deref(), &options.environment)
    }

    /// Loads what the built-in defaults say.
    pub(crate) fn built_in() -> Result<Self, SettingsError> {
        Self::from_layers(None, &[])
    }

    fn from_layers(
        local: Option<&str>,
        environment: &[(String, String)],
    ) -> Result<Self, SettingsError> {
        let mut problems = Vec::new();
        let built_in = |_line| BUILT_IN.to_owned();
        let defaults = Layer::from_file(DEFAULTS, built_in, BUILT_IN, &mut problems)?;
        let in_file = |line| format!("{LOCAL_FILE} line {line}");
        let local = local
            .map(|text| Layer::from_file(text, in_file, LOCAL_FILE, &mut problems))
            .transpose()?
            .unwrap_or_default();
        let environment = Layer::from_environment(environment, &mut problems);
        let merged = Config::builder()
            .add_source(defaults)
            .add_source(local)
            .add_source(environment)
            .build()
            .map_err(SettingsError::Merge)?;
        let values = Values::from_config(&merged)?;
        problems.extend(values.problems());
        if problems.is_empty() {
            // Rules between settings need values that are right each by itself.
            problems = checks::problems(&values)?;
        }
        if problems.is_empty() {
            typed(&values)
        } else {
            Err(SettingsError::Refused(problems))
        }
    }
}

fn read_local(options: &LoadOptions) -> Result<Option<String>, SettingsError> {
    let path = options.directory.join(LOCAL_FILE);
    match fs::read_to_string(&path) {
        Ok(text) => Ok(Some(text)),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(cause) => Err(SettingsError::Unreadable { path, cause }),
    }
}

fn typed(values: &Values) -> Result<Settings, SettingsError> {
    let transport = transport(values)?;
    let quiet = match transport {
        Transport::Simulator => Duration::ZERO,
        Transport::Twilio(_) => DEBOUNCE,
    };
    Ok(Settings {
        server: server(values)?,
        database: database(values)?,
        spool: SpoolSettings {
            dir: values.get(&table::SPOOL_DIR)?,
            most_texts: values.get(&table::SPOOL_MOST_TEXTS)?,
            most_bytes: values.get(&table::SPOOL_MOST_BYTES)?,
        },
        transport,
        model: model(values)?,
        turns: TurnSettings {
            debounce: values.find(&table::TURN_DEBOUNCE)?.unwrap_or(quiet),
            workers: values.get(&table::TURN_WORKERS)?,
            lease: values.get(&table::TURN_LEASE)?,
            heartbeat: values.get(&table::TURN_HEARTBEAT)?,
            scan: values.get(&table::TURN_SCAN)?,
        },
        sending: SendingSettings {
            workers: values.get(&table::SENDING_WORKERS)?,
            lease: values.get(&table::SENDING_LEASE)?,
            settle: values.get(&table::SENDING_SETTLE)?,
            rate: values.get(&table::SENDING_RATE)?,
            prices: values.get(&table::SENDING_PRICES)?,
        },
        log: LogSettings {
            format: values.get(&table::LOG_FORMAT)?,
            level: values.get(&table::LOG_LEVEL)?,
        },
        sources: values.sources(),
    })
}

fn server(values: &Values) -> Result<ServerSettings, SettingsError> {
    let details_bind = values.get(&table::DETAILS_BIND)?;
    Ok(ServerSettings {
        port: values.get(&table::PORT)?,
        bind: values.get(&table::BIND)?,
        public_url: values.find(&table::PUBLIC_URL)?,
        cors_origins: values.get(&table::CORS_ORIGINS)?,
        request_timeout: values.get(&table::REQUEST_TIMEOUT)?,
        body_limit: values.get(&table::BODY_LIMIT)?,
        details: values
            .find(&table::DETAILS_PORT)?
            .map(|port| (details_bind, port)),
        shutdown_grace: values.get(&table::SHUTDOWN_GRACE)?,
    })
}

fn database(values: &Values) -> Result<DatabaseSettings, SettingsError> {
    Ok(DatabaseSettings {
        url: values.find(&table::DATABASE_URL)?,
        data_dir: values.get(&table::DATA_DIR)?,
        max_connections: values.get(&table::MAX_CONNECTIONS)?,
        connect_timeout: values.get(&table::CONNECT_TIMEOUT)?,
        statement_timeout: values.get(&table::STATEMENT_TIMEOUT)?,
    })
}

fn transport(values: &Values) -> Result<Transport, SettingsError> {
    let account = values.find(&table::ACCOUNT_SID)?;
    let tokens = values.find(&table::AUTH_TOKENS)?;
    let (Some(account_sid), Some(auth_tokens)) = (account, tokens) else {
        return Ok(Transport::Simulator);
    };
    Ok(Transport::Twilio(TwilioSettings {
        account_sid,
        auth_tokens,
        phone_number: values.find(&table::PHONE_NUMBER)?,
        messaging_service_sid: values.find(&table::MESSAGING_SERVICE_SID)?,
        base_url: values.get(&table::TWILIO_BASE_URL)?,
        timeout: values.get(&table::TWILIO_TIMEOUT)?,
        concurrency: values.get(&table::TWILIO_CONCURRENCY)?,
    }))
}

/// A model is there when somebody gave a key, or named a server that may need none.
fn model(values: &Values) -> Result<Option<ModelSettings>, SettingsError> {
    let api_key = values.find(&table::MODEL_API_KEY)?;
    if api_key.is_none() && values.origin(&table::MODEL_BASE_URL).is_none() {
        return Ok(None);
    }
    Ok(Some(ModelSettings {
        api_key,
        base_url: values.get(&table::MODEL_BASE_URL)?,
        name: values.get(&table::MODEL_NAME)?,
        max_tokens: values.get(&table::MODEL_MAX_TOKENS)?,
        temperature: values.get(&table::MODEL_TEMPERATURE)?,
        timeout: values.get(&table::MODEL_TIMEOUT)?,
        turn_time: values.get(&table::MODEL_TURN_TIME)?,
        steps: values.get(&table::MODEL_STEPS)?,
        concurrency: values.get(&table::MODEL_CONCURRENCY)?,
        daily_turns: values.get(&table::MODEL_DAILY_TURNS)?,
        daily_cost_micros: values.get(&table::MODEL_DAILY_COST)?,
        price_in_micros: values.get(&table::MODEL_PRICE_IN)?,
        price_out_micros: values.get(&table::MODEL_PRICE_OUT)?,
    }))
}
