//! One module per noun. A verb reads its arguments, asks a library, and shows what came back.

mod appointment;
mod campaign;
mod chat;
mod client;
mod config;
mod consent;
mod conversation;
mod cost;
mod db;
mod demo;
mod doctor;
mod draft;
mod eval;
mod export;
mod handoff;
mod import;
mod menu;
mod message;
mod openings;
mod parts;
mod prompt;
mod queue;
mod reminder;
mod salon;
mod scratch;
mod trust;
mod turn;
mod twilio;
mod understand;

use jiff::Timestamp;
use jiff::civil::Date;
use salon_config::{ModelSettings, Settings};
use salon_domain::{Address, AddressKind, Catalog, Salon, TimeRange};
use salon_responder::{Clock as _, SystemClock};

use crate::cli::{Cli, Command, DaysArgs, Globals};
use crate::connect::{self, Missing, Store};
use crate::docs;
use crate::fault::Fault;
use crate::man;
use crate::output::{self, Output};
use crate::settings;

/// What every verb works with.
pub(crate) struct Desk {
    pub(crate) globals: Globals,
    pub(crate) settings: Settings,
    pub(crate) output: Output,
    pub(crate) now: Timestamp,
}

/// Does what was asked.
pub(crate) async fn run(cli: Cli) -> anyhow::Result<()> {
    let Cli { globals, command } = cli;
    let output = Output::new(globals.format);
    let now = globals.now.unwrap_or_else(|| SystemClock.now());
    if let Command::Doctor(args) = &command {
        // Looks at settings that no other verb would start with.
        return doctor::run(args, &globals, output, now).await;
    }
    if let Some(written) = write_reference(&command, output) {
        return written;
    }
    let settings = settings::load(&globals.config_dir)?;
    if globals.verbose {
        settings::install_log(&settings.log.level);
    }
    let desk = Desk {
        globals,
        settings,
        output,
        now,
    };
    match command {
        Command::Db(verb) => db::run(verb, &desk).await,
        Command::Config(verb) => config::run(&verb, &desk),
        Command::Salon(verb) => salon::run(verb, &desk).await,
        Command::Staff(verb) => parts::run_staff(verb, &desk).await,
        Command::Service(verb) => parts::run_service(verb, &desk).await,
        Command::Resource(verb) => parts::run_resource(verb, &desk).await,
        Command::Hours(verb) => parts::run_hours(verb, &desk).await,
        Command::TimeOff(verb) => parts::run_time_off(verb, &desk).await,
        Command::Knowledge(verb) => parts::run_knowledge(verb, &desk).await,
        Command::Openings(args) => openings::run(&args, &desk).await,
        Command::Appointment(verb) => appointment::run(verb, &desk).await,
        Command::Conversation(verb) => conversation::run(verb, &desk).await,
        Command::Message(verb) => message::run(verb, &desk).await,
        Command::Queue(verb) => queue::run(verb, &desk).await,
        Command::Handoff(verb) => handoff::run(verb, &desk).await,
        Command::Reminder(verb) => reminder::run(verb, &desk).await,
        Command::Campaign(verb) => campaign::run(verb, &desk).await,
        Command::Consent(verb) => consent::run(verb, &desk).await,
        Command::Client(verb) => client::run(verb, &desk).await,
        Command::Import(verb) => import::run(verb, &desk).await,
        Command::Export(args) => export::run(&args, &desk).await,
        Command::Turn(verb) => turn::run(verb, &desk).await,
        Command::Draft(verb) => draft::run(verb, &desk).await,
        Command::Trust(verb) => trust::run(verb, &desk).await,
        Command::Prompt(verb) => prompt::run(verb, &desk).await,
        Command::Eval(args) => eval::run(&args, &desk).await,
        Command::Chat(args) => chat::run(&args, &desk).await,
        Command::Understand(args) => understand::run(&args, &desk).await,
        Command::Twilio(verb) => twilio::run(verb, &desk).await,
        Command::Demo(args) => demo::run(&args, &desk).await,
        // Done above, without settings.
        Command::Doctor(_) | Command::Docs | Command::Completions(_) | Command::Man(_) => Ok(()),
    }
}

/// Writes what is read off the definitions of the commands alone; none for every other command.
fn write_reference(command: &Command, output: Output) -> Option<anyhow::Result<()>> {
    if let Command::Completions(args) = command {
        return Some(man::completions(args));
    }
    if let Command::Man(args) = command {
        return Some(man::man(args, output));
    }
    matches!(command, Command::Docs).then(|| output::data(docs::render().trim_end()))
}

impl Desk {
    /// Opens the database, with its schema up to date.
    pub(crate) async fn open(&self, missing: Missing) -> anyhow::Result<Store> {
        connect::open(&self.settings.database, missing).await
    }

    /// Returns the chat model of the settings.
    pub(crate) fn model(&self) -> Result<&ModelSettings, Fault> {
        let missing = || {
            Fault::usage("the settings name no chat model")
                .next("set OPENAI_API_KEY, or OPENAI_BASE_URL for a server of your own")
        };
        self.settings.model.as_ref().ok_or_else(missing)
    }

    /// Returns the salon to work on.
    pub(crate) async fn salon(&self, store: &Store) -> anyhow::Result<Salon> {
        let key = self.globals.salon_key()?;
        connect::choose_salon(&store.database, key).await
    }

    /// Returns everything about the salon to work on.
    pub(crate) async fn catalog(&self, store: &Store) -> anyhow::Result<Catalog> {
        let salon = self.salon(store).await?;
        Ok(store.database.load_catalog(salon.id).await?)
    }
}

/// Reads a client's number as a person types it.
fn client_address(text: &str, salon: &Salon) -> Result<Address, Fault> {
    Address::parse(text, salon.country).map_err(|error| Fault::usage(error.to_string()))
}

/// Reads the number of a client who is written down for a visit, or for what they agreed to: one
/// that a person can be reached at.
fn reachable_address(text: &str, salon: &Salon) -> Result<Address, Fault> {
    let address = client_address(text, salon)?;
    let digits = address.as_str().bytes().filter(u8::is_ascii_digit).count();
    let can_be_texted = match address.kind() {
        AddressKind::Phone | AddressKind::WhatsApp => true,
        // The simulator answers made-up numbers, of which a demo is full.
        AddressKind::Undialable => digits >= SHORTEST_NUMBER,
        AddressKind::ShortCode | AddressKind::Alphanumeric => false,
    };
    if can_be_texted {
        return Ok(address);
    }
    Err(Fault::usage(format!(
        "`{text}` is no number that a client can be texted at: write it like `+1 918 555 0100`"
    )))
}

/// No subscriber's number with its country has fewer digits (E.164 countries of four-digit numbers).
const SHORTEST_NUMBER: usize = 7;

/// Days of a salon's calendar.
pub(crate) struct Days {
    pub(crate) first: Date,
    pub(crate) last: Date,
    pub(crate) range: TimeRange,
}

impl Days {
    /// Reads the options that name days.
    pub(crate) fn read(args: DaysArgs, salon: &Salon, now: Timestamp) -> Result<Self, Fault> {
        let first = args
            .on
            .or(args.from)
            .unwrap_or_else(|| salon.zone.date(now));
        let more = if args.on.is_some() {
            0
        } else {
            i64::from(args.days) - 1
        };
        let beyond = || Fault::usage("these days lie outside the calendar");
        let last = first
            .checked_add(jiff::Span::new().days(more))
            .map_err(|_beyond| beyond())?;
        let edges = salon.zone.day(first).zip(salon.zone.day(last));
        let (start, end) = edges.ok_or_else(beyond)?;
        let range = TimeRange::new(start.start(), end.end()).map_err(|_empty| beyond())?;
        Ok(Self { first, last, range })
    }
}
