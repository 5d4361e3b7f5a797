//! The table of all settings. Values are checked by it, and the documentation is written from it.

use std::net::IpAddr;
use std::path::PathBuf;
use std::time::Duration;

use crate::readers;
use crate::secret::{Masked, Secret, Shown};
use crate::setting::{AnySetting, Setting};
use crate::settings::{LogFormat, SegmentPrice};
use crate::web_url::WebUrl;

/// Every setting, in the order in which people read about them.
pub(crate) static ALL: &[&dyn AnySetting] = &[
    &PORT,
    &BIND,
    &PUBLIC_URL,
    &ALLOW_LOCAL_PUBLIC_URL,
    &ALLOW_UNSIGNED,
    &CORS_ORIGINS,
    &REQUEST_TIMEOUT,
    &BODY_LIMIT,
    &DETAILS_PORT,
    &DETAILS_BIND,
    &SHUTDOWN_GRACE,
    &DATABASE_URL,
    &DATA_DIR,
    &MAX_CONNECTIONS,
    &CONNECT_TIMEOUT,
    &STATEMENT_TIMEOUT,
    &SPOOL_DIR,
    &SPOOL_MOST_TEXTS,
    &SPOOL_MOST_BYTES,
    &ACCOUNT_SID,
    &AUTH_TOKENS,
    &PHONE_NUMBER,
    &MESSAGING_SERVICE_SID,
    &TWILIO_BASE_URL,
    &TWILIO_TIMEOUT,
    &TWILIO_CONCURRENCY,
    &MODEL_API_KEY,
    &MODEL_BASE_URL,
    &MODEL_NAME,
    &MODEL_MAX_TOKENS,
    &MODEL_TEMPERATURE,
    &MODEL_TIMEOUT,
    &MODEL_TURN_TIME,
    &MODEL_STEPS,
    &MODEL_CONCURRENCY,
    &MODEL_DAILY_TURNS,
    &MODEL_DAILY_COST,
    &MODEL_PRICE_IN,
    &MODEL_PRICE_OUT,
    &TURN_DEBOUNCE,
    &TURN_WORKERS,
    &TURN_LEASE,
    &TURN_HEARTBEAT,
    &TURN_SCAN,
    &SENDING_WORKERS,
    &SENDING_LEASE,
    &SENDING_SETTLE,
    &SENDING_RATE,
    &SENDING_PRICES,
    &LOG_FORMAT,
    &LOG_LEVEL,
];

pub(crate) static PORT: Setting<u16> = Setting::new(
    "server.port",
    readers::port,
    "Port of the webhooks, the API and the pages. 0 picks a free one.",
);
pub(crate) static BIND: Setting<IpAddr> = Setting::new(
    "server.bind",
    readers::ip,
    "IP address to listen on. Anything but this machine's own needs Twilio's auth token, or `SALON__SERVER__ALLOW_UNSIGNED`.",
);
pub(crate) static PUBLIC_URL: Setting<WebUrl> = Setting::new(
    "server.public_url",
    WebUrl::parse,
    "Where the outside world reaches this server, such as `https://salon.example`: webhook signatures are computed over it and links begin with it. Must be `https` and reachable once real texts are sent.",
)
.plain("PUBLIC_URL")
.unset("no links in texts; required with Twilio");
pub(crate) static ALLOW_LOCAL_PUBLIC_URL: Setting<bool> = Setting::new(
    "server.allow_local_public_url",
    readers::flag,
    "For development: lets `PUBLIC_URL` be unencrypted or local although Twilio is configured.",
);
pub(crate) static ALLOW_UNSIGNED: Setting<bool> = Setting::new(
    "server.allow_unsigned",
    readers::flag,
    "Lets the server listen on a network although nothing proves who calls its webhook. Anybody there can then text as anybody.",
);
pub(crate) static CORS_ORIGINS: Setting<Vec<WebUrl>> = Setting::new(
    "server.cors_origins",
    readers::origins,
    "Other sites whose pages may call the API, such as `https://salon.example`. Empty closes it to all.",
);
pub(crate) static REQUEST_TIMEOUT: Setting<Duration> = Setting::new(
    "server.request_timeout",
    |text| readers::length(text, 1_000..=15_000),
    "Within which a whole request must be over, reading its body included. Twilio waits 15 seconds.",
);
pub(crate) static BODY_LIMIT: Setting<usize> = Setting::new(
    "server.body_limit",
    |text| readers::size(text, 16_384..=10_485_760),
    "Largest body of a request. Twilio sends at most 64 KiB.",
);
pub(crate) static DETAILS_PORT: Setting<u16> = Setting::new(
    "server.details_port",
    readers::port,
    "A port of its own for `/metrics` and the details of `/health`, to keep them off the public one.",
)
.unset("they are on the main port");
pub(crate) static DETAILS_BIND: Setting<IpAddr> = Setting::new(
    "server.details_bind",
    readers::ip,
    "IP address for `SALON__SERVER__DETAILS_PORT`.",
);
pub(crate) static SHUTDOWN_GRACE: Setting<Duration> = Setting::new(
    "server.shutdown_grace",
    |text| readers::length(text, 0..=300_000),
    "How long work that has begun may finish after SIGTERM; what is left then is given back.",
);

pub(crate) static DATABASE_URL: Setting<Secret> = Setting::new(
    "database.url",
    readers::database_url,
    "The Postgres server that keeps everything: `postgres://user:password@host:5432/name`.",
)
.plain("DATABASE_URL")
.shown(Shown::UrlWithoutPassword)
.unset("the embedded database, for trying and developing");
pub(crate) static DATA_DIR: Setting<PathBuf> = Setting::new(
    "database.data_dir",
    readers::directory,
    "Where the embedded database lives.",
);
pub(crate) static MAX_CONNECTIONS: Setting<u32> = Setting::new(
    "database.max_connections",
    |text| readers::whole(text, 2..=1_000),
    "Most connections to a Postgres server at once. The embedded database has one.",
);
pub(crate) static CONNECT_TIMEOUT: Setting<Duration> = Setting::new(
    "database.connect_timeout",
    |text| readers::length(text, 100..=60_000),
    "How long one attempt to connect may take.",
);
pub(crate) static STATEMENT_TIMEOUT: Setting<Duration> = Setting::new(
    "database.statement_timeout",
    |text| readers::length(text, 100..=600_000),
    "After which a Postgres server gives up a statement.",
);

pub(crate) static SPOOL_DIR: Setting<PathBuf> = Setting::new(
    "spool.dir",
    readers::directory,
    "Where texts wait on this machine's disk while the database is away, one file each. They are what clients wrote: the directory is made for its owner alone.",
);
pub(crate) static SPOOL_MOST_TEXTS: Setting<u32> = Setting::new(
    "spool.most_texts",
    |text| readers::whole(text, 1..=10_000_000),
    "Most texts that may wait there; Twilio is asked to come again with the next one.",
);
pub(crate) static SPOOL_MOST_BYTES: Setting<usize> = Setting::new(
    "spool.most_bytes",
    |text| readers::size(text, 65_536..=1_099_511_627_776),
    "Most room that they may take.",
);

pub(crate) static ACCOUNT_SID: Setting<Masked> = Setting::new(
    "twilio.account_sid",
    readers::account_sid,
    "The Twilio account. With it and its auth token real texts are sent.",
)
.plain("TWILIO_ACCOUNT_SID")
.shown(Shown::Tail)
.unset("the phone simulator; no real text can leave");
pub(crate) static AUTH_TOKENS: Setting<Vec<Secret>> = Setting::new(
    "twilio.auth_token",
    readers::auth_tokens,
    "The account's auth token: it sends texts and proves that a webhook call is Twilio's. Two with a comma between them during a rotation; the first one sends.",
)
.plain("TWILIO_AUTH_TOKEN")
.shown(Shown::Nothing)
.unset("webhook calls are not checked, so the server listens on this machine only");
pub(crate) static PHONE_NUMBER: Setting<Masked> = Setting::new(
    "twilio.phone_number",
    readers::phone_number,
    "The number to send from when a salon's own is not known, such as `+19185550100`.",
)
.plain("TWILIO_PHONE_NUMBER")
.shown(Shown::Tail)
.unset("each salon's own number");
pub(crate) static MESSAGING_SERVICE_SID: Setting<Masked> = Setting::new(
    "twilio.messaging_service_sid",
    readers::messaging_service_sid,
    "The messaging service to send through, in place of a number.",
)
.plain("TWILIO_MESSAGING_SERVICE_SID")
.shown(Shown::Tail)
.unset("texts are sent from a number");
pub(crate) static TWILIO_BASE_URL: Setting<WebUrl> = Setting::new(
    "twilio.base_url",
    WebUrl::parse,
    "Where Twilio's interface is. Unencrypted only on this machine, for tests.",
);
pub(crate) static TWILIO_TIMEOUT: Setting<Duration> = Setting::new(
    "twilio.timeout",
    |text| readers::length(text, 1_000..=60_000),
    "After which a call to Twilio is given up, its outcome unknown.",
);
pub(crate) static TWILIO_CONCURRENCY: Setting<u32> = Setting::new(
    "twilio.concurrency",
    |text| readers::whole(text, 1..=100),
    "Most calls to Twilio at once.",
);

pub(crate) static MODEL_API_KEY: Setting<Secret> = Setting::new(
    "model.api_key",
    readers::api_key,
    "Key of an OpenAI-compatible chat model.",
)
.plain("OPENAI_API_KEY")
.shown(Shown::Nothing)
.unset("no model unless `OPENAI_BASE_URL` is set: rules answer every text");
pub(crate) static MODEL_BASE_URL: Setting<WebUrl> = Setting::new(
    "model.base_url",
    WebUrl::parse,
    "Where the model's interface is; a local server (Ollama, vLLM, llama.cpp) needs no key.",
)
.plain("OPENAI_BASE_URL");
pub(crate) static MODEL_NAME: Setting<String> =
    Setting::new("model.name", readers::name, "Which model.").plain("OPENAI_MODEL");
pub(crate) static MODEL_MAX_TOKENS: Setting<u32> = Setting::new(
    "model.max_tokens",
    |text| readers::whole(text, 16..=4_096),
    "Most tokens of one answer.",
);
pub(crate) static MODEL_TEMPERATURE: Setting<f32> = Setting::new(
    "model.temperature",
    readers::temperature,
    "How freely the model talks, 0 to 2. Decisions are always made at 0.",
);
pub(crate) static MODEL_TIMEOUT: Setting<Duration> = Setting::new(
    "model.timeout",
    |text| readers::length(text, 500..=60_000),
    "After which one call to the model is given up.",
);

pub(crate) static MODEL_TURN_TIME: Setting<Duration> = Setting::new(
    "model.turn_time",
    |text| readers::length(text, 500..=60_000),
    "Within which the model must have answered a text, however many calls that takes. After that rules answer it.",
);
pub(crate) static MODEL_STEPS: Setting<u32> = Setting::new(
    "model.steps",
    |text| readers::whole(text, 1..=20),
    "Most calls to the model for one text.",
);
pub(crate) static MODEL_CONCURRENCY: Setting<u32> = Setting::new(
    "model.concurrency",
    |text| readers::whole(text, 1..=100),
    "Most calls to the model at once.",
);
pub(crate) static MODEL_DAILY_TURNS: Setting<u32> = Setting::new(
    "model.daily_turns",
    |text| readers::whole(text, 0..=10_000),
    "How many texts of one number the model answers in a day of the salon's calendar; rules answer the rest.",
);
pub(crate) static MODEL_DAILY_COST: Setting<i64> = Setting::new(
    "model.daily_cost",
    readers::millionths,
    "What each salon may spend on the model in a day of its calendar, in the currency of the prices. At four fifths there is a warning, at the limit rules take over.",
);
pub(crate) static MODEL_PRICE_IN: Setting<u64> = Setting::new(
    "model.price_in",
    readers::millionths,
    "What a million tokens cost that the model reads.",
);
pub(crate) static MODEL_PRICE_OUT: Setting<u64> = Setting::new(
    "model.price_out",
    readers::millionths,
    "What a million tokens cost that the model writes.",
);

pub(crate) static TURN_DEBOUNCE: Setting<Duration> = Setting::new(
    "turns.debounce",
    |text| readers::length(text, 0..=30_000),
    "How long a conversation must be silent before it is answered, so that three texts in a row get one answer.",
)
.unset("3s with Twilio, 0 on the phone simulator");
pub(crate) static TURN_WORKERS: Setting<u32> = Setting::new(
    "turns.workers",
    |text| readers::whole(text, 1..=256),
    "Conversations answered at once.",
);
pub(crate) static TURN_LEASE: Setting<Duration> = Setting::new(
    "turns.lease",
    |text| readers::length(text, 1_000..=600_000),
    "How long a conversation belongs to a worker that gives no sign of life. What a process has that is proven dead is taken up at once.",
);
pub(crate) static TURN_HEARTBEAT: Setting<Duration> = Setting::new(
    "turns.heartbeat",
    |text| readers::length(text, 100..=150_000),
    "How often a worker that is busy gives a sign of life: at least twice within `SALON__TURNS__LEASE`.",
);
pub(crate) static TURN_SCAN: Setting<Duration> = Setting::new(
    "turns.scan",
    |text| readers::length(text, 100..=60_000),
    "How often workers look for work that nobody announced, such as what a dead one left.",
);
pub(crate) static SENDING_WORKERS: Setting<u32> = Setting::new(
    "sending.workers",
    |text| readers::whole(text, 1..=100),
    "Texts sent at once.",
);
pub(crate) static SENDING_LEASE: Setting<Duration> = Setting::new(
    "sending.lease",
    |text| readers::length(text, 5_000..=600_000),
    "How long a text belongs to a sender that gives no sign of life.",
);
pub(crate) static SENDING_SETTLE: Setting<Duration> = Setting::new(
    "sending.settle",
    |text| readers::length(text, 1_000..=60_000),
    "How long after an attempt of unknown outcome Twilio may still take the text: only then is it sent again, if Twilio does not list it. Longer than `SALON__TWILIO__TIMEOUT`.",
);
pub(crate) static SENDING_RATE: Setting<u32> = Setting::new(
    "sending.rate",
    |text| readers::whole(text, 0..=1_000),
    "Most texts a second from one number by this process: 1 for a Canadian number, 3 for a toll-free one. 0 sets no limit.",
);
pub(crate) static SENDING_PRICES: Setting<Vec<SegmentPrice>> = Setting::new(
    "sending.prices",
    readers::segment_prices,
    "What a segment costs in a country from a day on, carriers' fees included: `US 2026-10-01 0.0113 USD`. Several with commas between them; the newest day that has come counts. A campaign shows its price by them, and `unknown` without one.",
);
pub(crate) static LOG_FORMAT: Setting<LogFormat> = Setting::new(
    "log.format",
    readers::log_format,
    "`text` for people, `json` for machines.",
);
pub(crate) static LOG_LEVEL: Setting<String> = Setting::new(
    "log.level",
    readers::log_level,
    "Which lines are written: `error`, `warn`, `info`, `debug`, `trace` or `off`; parts like `salon_web=debug` set one module.",
);
