//! From settings to a running front desk.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use salon_config::{Settings, Transport, TwilioSettings};
use salon_domain::{Address, Country};
use salon_postgres::{Apply, Database};
use salon_responder::{
    Clock as _, CoalescerOptions, DEMO_SALON_FILE, FrontDesk, Parts, SendingOptions, SpoolOptions,
    SystemClock, TurnOptions, parse_salon_file,
};
use salon_sms::{AuthTokens, Sender, Simulator, SmsGateway};
use salon_web::{ProviderCheck, Web, WebOptions, WebParts};

use crate::observability;
use crate::stores::Store;

/// How long the database is waited for before a text goes to the spool.
const PATIENCE: Duration = Duration::from_secs(3);

/// A front desk and its faces.
pub(crate) struct Served {
    pub(crate) desk: FrontDesk,
    pub(crate) web: Web,
}

/// Starts everything and says where it listens.
pub(crate) async fn serve(settings: &Settings, store: &Store) -> anyhow::Result<Served> {
    let metrics = observability::install_metrics()?;
    load_demo_salon(store).await?;
    let main_number = main_number(settings, &store.database).await?;
    let gateway = gateway(settings, main_number.as_ref())?;
    let parts = parts(settings, store, Arc::clone(&gateway), main_number)?;
    let assistant = parts.assistant.name().to_owned();
    let desk = FrontDesk::start(parts);
    let web_parts = WebParts {
        intake: desk.intake(),
        statuses: desk.statuses(),
        calendars: desk.calendars(),
        health: desk.health(),
        metrics,
    };
    let web = salon_web::start(&web_parts, web_options(settings)?)?;
    let addresses = web
        .addresses()
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(", ");
    tracing::info!(
        listening = %addresses,
        transport = %gateway.transport(),
        assistant,
        "the front desk is open"
    );
    Ok(Served { desk, web })
}

/// A database of its own that is empty gets the demo salon, so that there is somebody to text. A
/// named server is never written to unasked.
async fn load_demo_salon(store: &Store) -> anyhow::Result<()> {
    if !store.is_embedded() || !store.database.list_salons().await?.is_empty() {
        return Ok(());
    }
    let salon = parse_salon_file(DEMO_SALON_FILE, "demo-salon.toml")?;
    let now = SystemClock.now();
    store
        .database
        .apply_salon(&salon, Apply::Write, now)
        .await?;
    tracing::info!(
        salon = salon.key.as_str(),
        "the database was empty: loaded the demo salon"
    );
    Ok(())
}

fn gateway(
    settings: &Settings,
    main_number: Option<&Address>,
) -> anyhow::Result<Arc<dyn SmsGateway>> {
    let Transport::Twilio(twilio) = &settings.transport else {
        tracing::info!("no Twilio credentials: texts go to the simulator, none can leave");
        // Message ids of one run are told apart from those of the last by when it started.
        let seed = u64::try_from(SystemClock.now().as_millisecond()).unwrap_or_default();
        return Ok(Arc::new(Simulator::new(seed)));
    };
    let sender = main_number.cloned().map(Sender::Number);
    Ok(Arc::new(salon_setup::twilio_gateway(twilio, sender)?))
}

/// The number in the settings, read in the country of the only salon, or written internationally.
async fn main_number(settings: &Settings, database: &Database) -> anyhow::Result<Option<Address>> {
    let Transport::Twilio(TwilioSettings {
        phone_number: Some(number),
        ..
    }) = &settings.transport
    else {
        return Ok(None);
    };
    let salons = database.list_salons().await?;
    let country: Country = match salons.first() {
        Some(salon) => salon.country,
        None => "US".parse()?,
    };
    let address = Address::parse(number.expose(), country)
        .ok()
        .filter(Address::is_dialable)
        .context(
            "TWILIO_PHONE_NUMBER is not a number that can be dialled; write it as +19185550100",
        )?;
    Ok(Some(address))
}

fn parts(
    settings: &Settings,
    store: &Store,
    gateway: Arc<dyn SmsGateway>,
    main_number: Option<Address>,
) -> anyhow::Result<Parts> {
    let twilio = match &settings.transport {
        Transport::Twilio(twilio) => Some(twilio),
        Transport::Simulator => None,
    };
    let public_url = settings
        .server
        .public_url
        .as_ref()
        .filter(|_| twilio.is_some());
    // One session is all the embedded database has: more workers would only wait for each other.
    let workers = if store.is_embedded() {
        1
    } else {
        settings.turns.workers
    };
    Ok(Parts {
        database: store.database.clone(),
        gateway,
        assistant: salon_setup::assistant(settings)?,
        clock: Arc::new(SystemClock),
        instance: format!(
            "{}-{}",
            std::process::id(),
            SystemClock.now().as_millisecond()
        ),
        main_number,
        intake: CoalescerOptions::default(),
        spool: Some(SpoolOptions {
            most_texts: usize::try_from(settings.spool.most_texts).unwrap_or(usize::MAX),
            most_bytes: u64::try_from(settings.spool.most_bytes).unwrap_or(u64::MAX),
            // The rest of the request's time is for the disk, and for the answer.
            patience: PATIENCE.min(settings.server.request_timeout / 3),
            ..SpoolOptions::new(settings.spool.dir.clone())
        }),
        turns: TurnOptions {
            debounce: settings.turns.debounce,
            workers: usize::try_from(workers).unwrap_or(1),
            lease: settings.turns.lease,
            heartbeat: settings.turns.heartbeat,
            poll: settings.turns.scan,
            // Scripts are piped into the simulator, and no loop can form there.
            most_turns: if twilio.is_some() { 8 } else { u32::MAX },
        },
        sending: SendingOptions {
            messaging_service: twilio
                .and_then(|twilio| twilio.messaging_service_sid.as_ref())
                .map(|sid| sid.expose().to_owned()),
            status_callback: public_url
                .map(|url| format!("{}/webhook/sms/status", url.as_str().trim_end_matches('/'))),
            concurrency: usize::try_from(settings.sending.workers).unwrap_or(1),
            lease: settings.sending.lease,
            poll: settings.turns.scan,
            settle: settings.sending.settle,
            rate: settings.sending.rate,
        },
    })
}

fn web_options(settings: &Settings) -> anyhow::Result<WebOptions> {
    let server = &settings.server;
    let provider = match &settings.transport {
        Transport::Simulator => None,
        Transport::Twilio(twilio) => {
            let tokens: Vec<&str> = twilio
                .auth_tokens
                .iter()
                .map(salon_config::Secret::expose)
                .collect();
            let tokens: AuthTokens = tokens.join(",").parse().context("TWILIO_AUTH_TOKEN")?;
            Some(ProviderCheck {
                tokens,
                account_sid: twilio.account_sid.expose().to_owned(),
                public_url: server
                    .public_url
                    .as_ref()
                    .map(|url| url.as_str().to_owned()),
            })
        }
    };
    Ok(WebOptions {
        listen: vec![SocketAddr::new(server.bind, server.port)],
        details: server
            .details
            .map(|(address, port)| SocketAddr::new(address, port)),
        cors_origins: server
            .cors_origins
            .iter()
            .map(|url| url.as_str().to_owned())
            .collect(),
        deadline: server.request_timeout,
        body_limit: server.body_limit,
        provider,
        workers: 2,
    })
}
