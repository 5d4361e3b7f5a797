//! The settings, read and typed, one struct per part of the program.

use std::net::IpAddr;
use std::path::PathBuf;
use std::time::Duration;

use jiff::civil::Date;

use crate::secret::{Masked, Secret};
use crate::sources::SettingSource;
use crate::web_url::WebUrl;

/// All settings of a binary. A value that exists is valid.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Settings {
    /// The HTTP server.
    pub server: ServerSettings,
    /// The database.
    pub database: DatabaseSettings,
    /// Where texts wait while the database is away.
    pub spool: SpoolSettings,
    /// How texts travel.
    pub transport: Transport,
    /// The chat model; without one, rules answer.
    pub model: Option<ModelSettings>,
    /// The workers that answer.
    pub turns: TurnSettings,
    /// The workers that send.
    pub sending: SendingSettings,
    /// The log.
    pub log: LogSettings,
    pub(crate) sources: Vec<SettingSource>,
}

/// The HTTP server.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ServerSettings {
    /// Port to listen on; 0 picks a free one.
    pub port: u16,
    /// Address to listen on.
    pub bind: IpAddr,
    /// Where the outside world reaches the server; always there with [`Transport::Twilio`].
    pub public_url: Option<WebUrl>,
    /// Sites whose pages may call the API.
    pub cors_origins: Vec<WebUrl>,
    /// Within which a whole request must be over.
    pub request_timeout: Duration,
    /// Largest body of a request, in bytes.
    pub body_limit: usize,
    /// Address and port of their own for metrics and the details of health.
    pub details: Option<(IpAddr, u16)>,
    /// How long work that has begun may finish when the server stops.
    pub shutdown_grace: Duration,
}

/// The database.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct DatabaseSettings {
    /// The server; `None` means the embedded database.
    pub url: Option<Secret>,
    /// Where the embedded database lives.
    pub data_dir: PathBuf,
    /// Most connections to a server at once.
    pub max_connections: u32,
    /// How long one attempt to connect may take.
    pub connect_timeout: Duration,
    /// After which a server gives up a statement.
    pub statement_timeout: Duration,
}

/// Where texts wait while the database is away.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SpoolSettings {
    /// The directory.
    pub dir: PathBuf,
    /// Most texts that may wait there.
    pub most_texts: u32,
    /// Most bytes that they may take.
    pub most_bytes: usize,
}

/// How texts travel.
#[derive(Clone, Debug)]
pub enum Transport {
    /// Between the server and the phone simulator: nothing leaves.
    Simulator,
    /// Over Twilio: real texts.
    Twilio(TwilioSettings),
}

/// The Twilio account.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct TwilioSettings {
    /// The account.
    pub account_sid: Masked,
    /// One token, or two during a rotation; the first one sends.
    pub auth_tokens: Vec<Secret>,
    /// The number to send from when a salon's own is not known.
    pub phone_number: Option<Masked>,
    /// The messaging service to send through.
    pub messaging_service_sid: Option<Masked>,
    /// Where Twilio's interface is.
    pub base_url: WebUrl,
    /// After which a call is given up.
    pub timeout: Duration,
    /// Most calls at once.
    pub concurrency: u32,
}

/// The chat model.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ModelSettings {
    /// The key; a local server needs none.
    pub api_key: Option<Secret>,
    /// Where its interface is.
    pub base_url: WebUrl,
    /// Which model.
    pub name: String,
    /// Most tokens of one answer.
    pub max_tokens: u32,
    /// How freely it talks, 0 to 2.
    pub temperature: f32,
    /// After which one call is given up.
    pub timeout: Duration,
    /// Within which a text must be answered, however many calls that takes.
    pub turn_time: Duration,
    /// Most calls for one text.
    pub steps: u32,
    /// Most calls at once.
    pub concurrency: u32,
    /// Texts of one number that it answers in a day.
    pub daily_turns: u32,
    /// What each salon may spend in a day, in millionths of the prices' currency.
    pub daily_cost_micros: i64,
    /// What a million tokens cost that it reads, in millionths of a currency.
    pub price_in_micros: u64,
    /// What a million tokens cost that it writes, in millionths of a currency.
    pub price_out_micros: u64,
}

/// The workers that answer.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct TurnSettings {
    /// How long a conversation must be silent before it is answered.
    pub debounce: Duration,
    /// Conversations answered at once.
    pub workers: u32,
    /// How long a conversation belongs to a worker that gives no sign of life.
    pub lease: Duration,
    /// How often a busy worker gives one.
    pub heartbeat: Duration,
    /// How often to look for work that nobody announced.
    pub scan: Duration,
}

/// The workers that send.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SendingSettings {
    /// Texts sent at once.
    pub workers: u32,
    /// How long a text belongs to a sender that gives no sign of life.
    pub lease: Duration,
    /// How long after an attempt of unknown outcome the text may still be taken.
    pub settle: Duration,
    /// Texts a second from one number; 0 sets no limit.
    pub rate: u32,
    /// What a segment costs, by country and day.
    pub prices: Vec<SegmentPrice>,
}

/// What a segment costs in a country from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SegmentPrice {
    /// The two letters of ISO 3166-1, in capitals.
    pub country: String,
    /// The first day on which it holds.
    pub since: Date,
    /// The price in millionths of the currency.
    pub micros: u64,
    /// The three letters of ISO 4217, in capitals.
    pub currency: String,
}

impl SendingSettings {
    /// Returns what a segment to a country (two letters, in capitals) costs on a day; `None` when no
    /// setting says so.
    #[must_use]
    pub fn price(&self, country: &str, day: Date) -> Option<&SegmentPrice> {
        let theirs = |price: &&SegmentPrice| price.country == country && price.since <= day;
        let theirs = self.prices.iter().filter(theirs);
        theirs.max_by_key(|price| price.since)
    }
}

/// The log.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct LogSettings {
    /// How lines look.
    pub format: LogFormat,
    /// Which lines are written, in the form of `tracing_subscriber`'s `EnvFilter`.
    pub level: String,
}

/// How log lines look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// For machines, one object per line.
    Json,
}

impl Settings {
    /// Returns every setting with what may be shown of its value, and where it came from.
    #[must_use]
    pub fn sources(&self) -> &[SettingSource] {
        &self.sources
    }
}
