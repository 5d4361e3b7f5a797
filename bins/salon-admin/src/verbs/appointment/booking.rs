//! `appointment book` and `move`: what a person writes into the book.

use jiff::Timestamp;
use jiff::civil::DateTime;
use salon_domain::{
    Address, Catalog, ClientName, Opening, Person, ServiceId, StaffId, TimeRange, VisitId, Wish,
    Zone, find_openings,
};
use salon_postgres::{BookError, By, NewVisit, VisitKind};
use serde::Serialize;

use super::{find, view};
use crate::cli::{AppointmentBookArgs, AppointmentMoveArgs};
use crate::confirm::{Decision, decide};
use crate::connect::Store;
use crate::fault::Fault;
use crate::output::{View, pairs, say};
use crate::verbs::menu::{find_service, find_staff, service_key, staff_name};
use crate::verbs::openings::{around, because};
use crate::verbs::{Desk, reachable_address};
use crate::words::{PriceView, clock, local, price, stamp};

/// More starts than this beside the one that is taken help nobody.
const NEAREST: usize = 3;

/// What is about to be written.
#[derive(Serialize)]
struct PlanView {
    /// The appointment that is moved; none when one is booked.
    moves: Option<i64>,
    client: String,
    services: Vec<String>,
    staff: Vec<String>,
    starts_at: String,
    ends_at: String,
    price: Option<PriceView>,
    #[serde(skip)]
    words: [String; 2],
}

impl View for PlanView {
    fn text(&self) -> String {
        let [when, price] = self.words.clone();
        pairs(&[
            ("when", when),
            ("client", self.client.clone()),
            ("services", self.services.join(" + ")),
            ("with", self.staff.join(", ")),
            ("price", price),
        ])
    }
}

/// Whom a visit is for.
enum Whose {
    Known(Person),
    New(Address, Option<ClientName>),
}

/// `appointment book`.
pub(super) async fn book(
    args: &AppointmentBookArgs,
    desk: &Desk,
    store: &Store,
) -> anyhow::Result<()> {
    let catalog = desk.catalog(store).await?;
    let services = args.services.iter();
    let services = services.map(|name| find_service(&catalog, name));
    let services = services.collect::<Result<Vec<ServiceId>, Fault>>()?;
    let staff = args.staff.as_deref();
    let staff = staff.map(|name| find_staff(&catalog, name)).transpose()?;
    let whose = whose(args, &catalog, desk.now, store).await?;
    let wish = Wanted {
        services,
        staff,
        at: instant(&catalog.salon.zone, args.at)?,
        moves: None,
    };
    let opening = fit(&wish, &catalog, desk, store).await?;
    let client = match &whose {
        Whose::Known(person) => words(person),
        Whose::New(address, name) => {
            format!("{} (new) {}", name_of(name.as_ref()), address.as_str())
        }
    };
    desk.output.plan(&plan(&catalog, &opening, client, None))?;
    if decide(
        args.write,
        "Book it? A running server texts the client a confirmation.",
    )? == Decision::DryRun
    {
        say("Dry run: nothing was booked.");
        return Ok(());
    }
    let client = match whose {
        Whose::Known(person) => person.id,
        Whose::New(address, name) => {
            let salon = catalog.salon.id;
            let added = store.database.add_client(salon, &address, name.as_ref());
            added.await?
        }
    };
    let visit = NewVisit {
        salon: catalog.salon.id,
        client,
        opening: &opening,
        kind: VisitKind::Booked,
        offer: None,
        notes: args.note.clone(),
    };
    let booked = store.database.book(By::Person(&args.by), visit, desk.now);
    let id = booked.await.map_err(taken)?;
    let booked = view(&catalog, id, store).await?;
    desk.output
        .outcome(&booked, &format!("Booked: appointment {id}."))
}

/// `appointment move`.
pub(super) async fn relocate(
    args: &AppointmentMoveArgs,
    desk: &Desk,
    store: &Store,
) -> anyhow::Result<()> {
    let catalog = desk.catalog(store).await?;
    let visit = find(&catalog, args.id, store).await?;
    let mut hands: Vec<StaffId> = visit.services.iter().map(|part| part.staff).collect();
    hands.dedup();
    let staff = match (args.staff.as_deref(), hands.as_slice()) {
        (Some(name), _) => Some(find_staff(&catalog, name)?),
        // Who did it alone does it again.
        (None, [only]) => Some(*only),
        (None, _) => None,
    };
    let services: Vec<ServiceId> = visit.services.iter().map(|part| part.service).collect();
    if services.is_empty() {
        let refusal = "what is done in this appointment is not on the menu: book a new one";
        let next = format!("salon-admin appointment show {}", args.id);
        return Err(Fault::refused(refusal).next(next).into());
    }
    let wish = Wanted {
        services,
        staff,
        at: instant(&catalog.salon.zone, args.at)?,
        moves: Some(args.id),
    };
    let opening = fit(&wish, &catalog, desk, store).await?;
    let salon = catalog.salon.id;
    let client = store.database.find_client(salon, visit.client, desk.now);
    let client = client.await?.map(|client| words(&client.person));
    let client = client.unwrap_or_else(|| format!("client {}", visit.client));
    desk.output
        .plan(&plan(&catalog, &opening, client, Some(args.id)))?;
    if decide(
        args.write,
        "Move it? A running server texts the client the new time.",
    )? == Decision::DryRun
    {
        say("Dry run: it stays where it is.");
        return Ok(());
    }
    let by = By::Person(&args.by);
    let moved = store
        .database
        .move_visit(by, salon, args.id, &opening, None, desk.now);
    moved.await.map_err(taken)?;
    let moved = view(&catalog, args.id, store).await?;
    desk.output.outcome(&moved, "Moved.")
}

/// Finds whom the visit is for: a client by number, or who stands behind a phone's number.
async fn whose(
    args: &AppointmentBookArgs,
    catalog: &Catalog,
    now: Timestamp,
    store: &Store,
) -> anyhow::Result<Whose> {
    let salon = &catalog.salon;
    if let Some(id) = args.whose.client {
        let found = store.database.find_client(salon.id, id, now).await?;
        let none =
            || Fault::failed(format!("there is no client {id}")).next("salon-admin client list");
        return Ok(Whose::Known(found.ok_or_else(none)?.person));
    }
    let number = args.whose.number.as_deref().unwrap_or_default();
    let address = reachable_address(number, salon)?;
    let name = args.name.as_deref().map(ClientName::parse).transpose();
    let name = name.map_err(|error| Fault::usage(format!("--name: {error}")))?;
    let people = store.database.people_at(salon.id, &address).await?;
    match (people.as_slice(), &name) {
        ([], _) => Ok(Whose::New(address, name)),
        ([only], None) => Ok(Whose::Known(only.clone())),
        (_, Some(name)) => {
            let same = people.iter().find(|person| is(person, name));
            Ok(
                same.map_or(Whose::New(address, Some(name.clone())), |person| {
                    Whose::Known(person.clone())
                }),
            )
        }
        (_, None) => {
            let known: Vec<String> = people.iter().map(words).collect();
            let several = format!("several people have this number: {}", known.join(", "));
            let fault = Fault::usage(several).next("the same command with --client ID");
            Err(fault.into())
        }
    }
}

fn is(person: &Person, name: &ClientName) -> bool {
    let known = person.name.as_ref();
    known.is_some_and(|known| known.as_str().eq_ignore_ascii_case(name.as_str()))
}

fn words(person: &Person) -> String {
    format!("{} (client {})", name_of(person.name.as_ref()), person.id)
}

fn name_of(name: Option<&ClientName>) -> &str {
    name.map_or("without a name", ClientName::as_str)
}

/// Reads a wall-clock time of the salon.
fn instant(zone: &Zone, at: DateTime) -> Result<Timestamp, Fault> {
    let beyond = || Fault::usage(format!("--at {at}: this time lies outside the calendar"));
    let instant = zone.starting(at).ok_or_else(beyond)?;
    if zone.local(instant).datetime() == at {
        return Ok(instant);
    }
    let skipped = format!("--at {at}: the clock of {} skips this time", zone.name());
    Err(Fault::usage(skipped).next(format!("{} instead", local(zone, instant))))
}

/// What is to be written, and when.
struct Wanted {
    services: Vec<ServiceId>,
    staff: Option<StaffId>,
    at: Timestamp,
    moves: Option<VisitId>,
}

/// Finds the opening that starts at just this time, by the rules for the salon's own people.
async fn fit(
    wanted: &Wanted,
    catalog: &Catalog,
    desk: &Desk,
    store: &Store,
) -> anyhow::Result<Opening> {
    let zone = &catalog.salon.zone;
    let today = zone.day(zone.date(desk.now)).map(TimeRange::start);
    if today.is_some_and(|today| wanted.at < today) {
        let past = format!("--at: {} is in the past", local(zone, wanted.at));
        return Err(Fault::usage(past).into());
    }
    let beyond = || Fault::usage("--at: this day lies outside the calendar");
    let day = zone.day(zone.date(wanted.at)).ok_or_else(beyond)?;
    let mut by_hand = catalog.clone();
    by_hand.salon.policy = catalog.salon.policy.by_hand();
    let busy = store
        .database
        .busy(catalog.salon.id, around(day), wanted.moves)
        .await?;
    let wish = Wish {
        services: wanted.services.clone(),
        staff: wanted.staff,
        window: day,
        near: Some(wanted.at),
    };
    let found = find_openings(&by_hand, &busy, day.start(), &wish, NEAREST + 1)?;
    let mut openings = found.found;
    if let Some(place) = openings.iter().position(|one| one.start() == wanted.at) {
        return Ok(openings.swap_remove(place));
    }
    let why = found
        .why_not
        .map(|why| format!(" ({})", because(catalog, &why)));
    let nearest: Vec<String> = openings
        .iter()
        .take(NEAREST)
        .map(|one| clock(zone, one.start()))
        .collect();
    let nearest = if nearest.is_empty() {
        "nothing else is free that day".to_owned()
    } else {
        format!("nearest that day: {}", nearest.join(", "))
    };
    let refusal = format!(
        "it does not fit at {}{}; {nearest}",
        local(zone, wanted.at),
        why.unwrap_or_default()
    );
    let keys = wanted.services.iter().map(|id| service_key(catalog, *id));
    let asked: Vec<String> = keys.map(|key| format!("--service {key}")).collect();
    let next = format!("salon-admin openings {}", asked.join(" "));
    Err(Fault::refused(refusal).next(next).into())
}

/// Somebody was faster than the person at the desk.
fn taken(error: BookError) -> anyhow::Error {
    if let BookError::SlotTaken = error {
        let refusal = Fault::refused("somebody has taken this time just now");
        return refusal.next("salon-admin openings --help").into();
    }
    if let BookError::NotComing(status) = error {
        return Fault::refused(format!("it is {status}: it cannot be moved")).into();
    }
    error.into()
}

fn plan(catalog: &Catalog, opening: &Opening, client: String, moves: Option<VisitId>) -> PlanView {
    let zone = &catalog.salon.zone;
    let parts = opening.parts().iter();
    let mut staff: Vec<String> = parts
        .clone()
        .map(|part| staff_name(catalog, part.staff))
        .collect();
    staff.dedup();
    let (start, end) = (opening.start(), opening.range().end());
    PlanView {
        moves: moves.map(VisitId::get),
        client,
        services: parts
            .map(|part| service_key(catalog, part.service))
            .collect(),
        staff,
        starts_at: stamp(zone, start),
        ends_at: stamp(zone, end),
        price: opening.price().map(PriceView::from),
        words: [
            format!("{} to {}", local(zone, start), clock(zone, end)),
            opening.price().map(price).unwrap_or_default(),
        ],
    }
}
