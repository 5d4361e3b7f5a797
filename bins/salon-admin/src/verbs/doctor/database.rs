//! The database, its schema, and the salons in it.

use std::time::Duration;

use jiff::Timestamp;
use salon_config::{Settings, Transport};
use salon_domain::{Address, Catalog, Salon};
use salon_postgres::{Database, DatabaseError, Home};
use salon_responder::{Clock as _, SystemClock};

use super::check::Check;
use super::machine;
use crate::connect::{self, Missing};
use crate::output::count;
use crate::words::local;

/// What the database tells: the findings, and the numbers that clients text.
pub(super) struct Told {
    pub(super) checks: Vec<Check>,
    pub(super) numbers: Vec<Address>,
}

impl From<Vec<Check>> for Told {
    fn from(checks: Vec<Check>) -> Self {
        let numbers = Vec::new();
        Self { checks, numbers }
    }
}

/// Looks at everything that the database tells.
pub(super) async fn look(settings: &Settings, now: Timestamp) -> Told {
    let directory = settings.database.data_dir.display();
    if connect::is_missing(&settings.database) {
        let finding = format!(
            "embedded, and not there yet: the first start of the server makes it in {directory}"
        );
        return vec![
            Check::note("database", finding).fix("start the server: cargo run, or salon-server"),
        ]
        .into();
    }
    let store = match connect::open_as_it_is(&settings.database, Missing::Refuse).await {
        Ok(store) => store,
        Err(error) => {
            let check = Check::broken("database", format!("{error:#}"));
            return vec![check.fix("start the database, or correct DATABASE_URL")].into();
        }
    };
    let mut checks = vec![home(&store.database, settings)];
    let rest = inside(&store.database, settings, now).await;
    store.close().await;
    let rest = rest.unwrap_or_else(|error| {
        let finding = format!("{:#}", anyhow::Error::new(error));
        vec![Check::broken("schema", finding)].into()
    });
    checks.extend(rest.checks);
    Told { checks, ..rest }
}

fn home(database: &Database, settings: &Settings) -> Check {
    match database.home() {
        Home::Server => Check::ok("database", "a Postgres server, and it answers"),
        Home::Embedded => {
            let directory = settings.database.data_dir.display();
            let finding = format!(
                "embedded, in {directory}: for trying and developing, not safe against a loss of power"
            );
            Check::note("database", finding)
                .fix("for production name a Postgres server in DATABASE_URL")
        }
    }
}

async fn inside(
    database: &Database,
    settings: &Settings,
    now: Timestamp,
) -> Result<Told, DatabaseError> {
    let pending = database.pending_migrations().await?;
    if !pending.is_empty() {
        let lacks = count(pending.len(), "migration", "migrations");
        let check = Check::broken("schema", format!("{lacks} to apply")).details(pending);
        return Ok(vec![check.fix("salon-admin db migrate")].into());
    }
    let mut checks = vec![Check::ok("schema", "this version's")];
    if database.home() == Home::Server {
        let there = database.clock().await?;
        checks.push(machine::clocks(SystemClock.now(), there));
    }
    let mut catalogs = Vec::new();
    for salon in database.list_salons().await? {
        catalogs.push(database.load_catalog(salon.id).await?);
    }
    if catalogs.is_empty() {
        let check = Check::broken("salons", "none: nobody can be texted");
        checks.push(
            check.fix("salon-admin salon apply config/demo-salon.toml, or a file of your own"),
        );
        return Ok(checks.into());
    }
    checks.extend(catalogs.iter().map(salon));
    checks.extend(catalogs.iter().map(|catalog| clock(&catalog.salon, now)));
    checks.push(numbers(&catalogs, settings));
    checks.push(queues(database).await?);
    let numbers = catalogs.iter().flat_map(|catalog| catalog.numbers.clone());
    Ok(Told {
        checks,
        numbers: numbers.collect(),
    })
}

fn salon(catalog: &Catalog) -> Check {
    let Catalog {
        salon,
        services,
        staff,
        hours,
        ..
    } = catalog;
    let skilled = staff.iter().any(|person| !person.skills.is_empty());
    let finding = format!(
        "{}: {}, {} staff",
        salon.key,
        count(services.len(), "service", "services"),
        staff.len()
    );
    if skilled && !services.is_empty() && !hours.weekly.is_empty() {
        Check::ok("salon", finding)
    } else {
        let check = Check::warning("salon", format!("{finding}: nothing can be booked"));
        check.fix("describe hours, services and who does them: salon-admin salon apply FILE")
    }
}

/// The zone's data is built in; a person sees at once whether it and the machine's clock are right.
fn clock(salon: &Salon, now: Timestamp) -> Check {
    let zone = &salon.zone;
    let offset = zone.local(now).strftime("UTC%:z").to_string();
    Check::ok(
        "clock",
        format!(
            "{}: {} in {} ({offset})",
            salon.key,
            local(zone, now),
            zone.name()
        ),
    )
}

/// Every text must find its salon by the number it was sent to.
fn numbers(catalogs: &[Catalog], settings: &Settings) -> Check {
    const NAME: &str = "numbers";
    let bare: Vec<&str> = catalogs
        .iter()
        .filter(|catalog| catalog.numbers.is_empty())
        .map(|catalog| catalog.salon.key.as_str())
        .collect();
    if catalogs.len() > 1 && !bare.is_empty() {
        let finding = format!("texts cannot reach {}: without a number", bare.join(", "));
        return Check::broken(NAME, finding)
            .fix("list the numbers in the salon's file and apply it");
    }
    let Transport::Twilio(twilio) = &settings.transport else {
        return Check::ok(NAME, "the simulator reaches every salon");
    };
    let Some(configured) = &twilio.phone_number else {
        if bare.is_empty() {
            return Check::ok(NAME, "every salon has a number of its own");
        }
        let check = Check::broken(
            NAME,
            "neither the salon nor TWILIO_PHONE_NUMBER names a number",
        );
        return check.fix("list the number in the salon's file, or set TWILIO_PHONE_NUMBER");
    };
    let owner = catalogs.iter().find(|catalog| {
        let address = Address::parse(configured.expose(), catalog.salon.country);
        address.is_ok_and(|address| catalog.numbers.contains(&address))
    });
    match (owner, catalogs) {
        (Some(owner), _) => Check::ok(
            NAME,
            format!("TWILIO_PHONE_NUMBER belongs to {}", owner.salon.key),
        ),
        (None, [only]) => {
            let finding = format!(
                "TWILIO_PHONE_NUMBER is not in {}'s file; its texts reach it all the same",
                only.salon.key
            );
            Check::note(NAME, finding).fix("add it to `numbers` in the salon's file")
        }
        (None, _) => Check::broken(NAME, "TWILIO_PHONE_NUMBER belongs to no salon")
            .fix("add it to `numbers` in the file of the salon it belongs to"),
    }
}

/// Texts that nobody takes up mean that no server works on this database.
async fn queues(database: &Database) -> Result<Check, DatabaseError> {
    const NAME: &str = "queues";
    let depths = database.queue_depths().await?;
    let finding = format!(
        "texts that wait for an answer: {}, to leave: {}",
        depths.inbox, depths.outbox
    );
    let ages = [depths.oldest_inbox_age, depths.oldest_outbox_age];
    let oldest = ages.into_iter().flatten().max().unwrap_or_default();
    if oldest < STUCK {
        return Ok(Check::ok(NAME, finding));
    }
    let minutes = oldest.as_secs() / 60;
    let check = Check::warning(NAME, format!("{finding}, the oldest for {minutes} min"));
    Ok(check.fix("start the server, or look at its log"))
}

/// Work that waits longer than this is not being done.
const STUCK: Duration = Duration::from_mins(2);
