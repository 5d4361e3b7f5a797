//! `appointment`: the book.

mod booking;
mod change;
mod export;

use jiff::Timestamp;
use salon_domain::{Catalog, Visit, VisitId, VisitService, VisitStatus};
use salon_postgres::{DatabaseError, VisitFilter, VisitRow};
use serde::Serialize;

use super::menu::find_staff;
use super::{Days, Desk};
use crate::cli::{AppointmentCommand, AppointmentListArgs, AppointmentShowArgs};
use crate::connect::{Missing, Store};
use crate::fault::Fault;
use crate::output::{View, count, more_after, pairs, table};
use crate::words::{PriceView, clock, day, local, price, stamp};

/// The appointments of some days.
#[derive(Serialize)]
struct AppointmentsView {
    from: String,
    until: String,
    appointments: Vec<AppointmentRow>,
    /// Whether there are more than were asked for.
    more: bool,
    #[serde(skip)]
    title: String,
}

#[derive(Serialize)]
struct AppointmentRow {
    id: i64,
    status: &'static str,
    starts_at: String,
    ends_at: String,
    client: ClientView,
    service: String,
    staff: Vec<String>,
    notes: Option<String>,
    #[serde(skip)]
    words: [String; 2],
}

#[derive(Serialize)]
struct ClientView {
    id: i64,
    name: Option<String>,
    /// With all but its end hidden.
    number: Option<String>,
}

/// One appointment with all that is known of it.
#[derive(Serialize)]
struct AppointmentView {
    #[serde(flatten)]
    row: AppointmentRow,
    version: i32,
    services: Vec<ServiceView>,
    /// When it begins, while the client is expected.
    #[serde(skip)]
    expected_at: Option<Timestamp>,
}

#[derive(Serialize)]
struct ServiceView {
    service: String,
    staff: String,
    starts_at: String,
    ends_at: String,
    price: PriceView,
    #[serde(skip)]
    words: [String; 4],
}

impl View for AppointmentsView {
    fn text(&self) -> String {
        if self.appointments.is_empty() {
            return format!("{}: no appointments.", self.title);
        }
        let row = |one: &AppointmentRow| {
            let [start, end] = one.words.clone();
            let client = one.client.words();
            let (service, staff) = (one.service.clone(), one.staff.join(", "));
            [
                one.id.to_string(),
                start,
                end,
                one.status.to_owned(),
                client,
                service,
                staff,
            ]
        };
        let total = count(self.appointments.len(), "appointment", "appointments");
        let last = self.appointments.last().map(|one| one.id);
        let more = more_after(last.filter(|_| self.more));
        let header = [
            "id", "start", "until", "status", "client", "service", "with",
        ];
        let rows = table(&header, self.appointments.iter().map(row));
        format!("{}: {total}\n\n{rows}{more}", self.title)
    }
}

impl View for AppointmentView {
    fn text(&self) -> String {
        let [start, end] = self.row.words.clone();
        let head = pairs(&[
            (
                "appointment",
                format!("{} ({})", self.row.id, self.row.status),
            ),
            ("when", format!("{start} to {end}")),
            ("client", self.row.client.words()),
            ("notes", self.row.notes.clone().unwrap_or_default()),
            ("version", self.version.to_string()),
        ]);
        let services = self.services.iter().map(|part| part.words.clone());
        format!(
            "{head}\n\n{}",
            table(&["service", "with", "time", "price"], services)
        )
    }
}

impl ClientView {
    fn words(&self) -> String {
        let known = [self.name.as_deref(), self.number.as_deref()];
        known.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

/// Does a verb of `appointment`.
pub(super) async fn run(verb: AppointmentCommand, desk: &Desk) -> anyhow::Result<()> {
    let store = desk.open(Missing::Refuse).await?;
    let advance = async |args: &_, to| change::advance(args, to, desk, &store).await;
    let done = match verb {
        AppointmentCommand::List(args) => list(&args, desk, &store).await,
        AppointmentCommand::Export(args) => export::export(&args, desk, &store).await,
        AppointmentCommand::Show(args) => show(&args, desk, &store).await,
        AppointmentCommand::Book(args) => booking::book(&args, desk, &store).await,
        AppointmentCommand::Move(args) => booking::relocate(&args, desk, &store).await,
        AppointmentCommand::Confirm(args) => advance(&args, VisitStatus::Confirmed).await,
        AppointmentCommand::Cancel(args) => advance(&args, VisitStatus::Cancelled).await,
        AppointmentCommand::Arrive(args) => advance(&args, VisitStatus::Arrived).await,
        AppointmentCommand::Complete(args) => advance(&args, VisitStatus::Completed).await,
        AppointmentCommand::NoShow(args) => advance(&args, VisitStatus::NoShow).await,
    };
    store.close().await;
    done
}

/// `appointment list`.
async fn list(args: &AppointmentListArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let catalog = desk.catalog(store).await?;
    let days = Days::read(args.days, &catalog.salon, desk.now)?;
    let limit = usize::from(args.limit);
    let staff = args.staff.as_deref();
    let filter = VisitFilter {
        from: Some(days.range.start()),
        to: Some(days.range.end()),
        status: args.status,
        staff: staff.map(|name| find_staff(&catalog, name)).transpose()?,
        client: args.client,
        after: args.after,
        // One more than shown tells whether there are more.
        limit: Some(limit.saturating_add(1)),
    };
    let mut rows = store
        .database
        .list_visits(catalog.salon.id, &filter)
        .await?;
    let more = rows.len() > limit;
    rows.truncate(limit);
    desk.output.show(&AppointmentsView {
        from: days.first.to_string(),
        until: days.last.to_string(),
        title: format!("{} to {}", day(days.first), day(days.last)),
        appointments: rows.iter().map(|visit| row(&catalog, visit)).collect(),
        more,
    })
}

/// `appointment show`.
async fn show(args: &AppointmentShowArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let catalog = desk.catalog(store).await?;
    desk.output.show(&view(&catalog, args.id, store).await?)
}

/// Shows one appointment as it is now.
async fn view(catalog: &Catalog, id: VisitId, store: &Store) -> anyhow::Result<AppointmentView> {
    let visit = find(catalog, id, store).await?;
    let filter = VisitFilter {
        from: Some(visit.range.start()),
        to: Some(visit.range.end()),
        client: Some(visit.client),
        ..VisitFilter::default()
    };
    let listed = store
        .database
        .list_visits(catalog.salon.id, &filter)
        .await?;
    let listed = listed
        .iter()
        .find(|row| row.visit.id == id)
        .ok_or_else(|| unknown(id))?;
    let services = visit.services.iter();
    Ok(AppointmentView {
        row: row(catalog, listed),
        version: visit.version,
        expected_at: visit.status.is_coming().then(|| visit.range.start()),
        services: services.map(|part| service(catalog, part)).collect(),
    })
}

/// Finds an appointment of the salon.
async fn find(catalog: &Catalog, id: VisitId, store: &Store) -> anyhow::Result<Visit> {
    match store.database.get_visit(catalog.salon.id, id).await {
        Err(DatabaseError::NotFound) => Err(unknown(id).into()),
        found => Ok(found?),
    }
}

fn unknown(id: VisitId) -> Fault {
    Fault::failed(format!("there is no appointment {id}")).next("salon-admin appointment list")
}

fn row(catalog: &Catalog, row: &VisitRow) -> AppointmentRow {
    let zone = &catalog.salon.zone;
    let Visit {
        id,
        client,
        status,
        range,
        ..
    } = row.visit;
    AppointmentRow {
        id: id.get(),
        status: status.as_str(),
        starts_at: stamp(zone, range.start()),
        ends_at: stamp(zone, range.end()),
        client: ClientView {
            id: client.get(),
            name: row
                .client_name
                .as_ref()
                .map(|name| name.as_str().to_owned()),
            number: row.client_number.clone(),
        },
        service: row.service_names.clone(),
        staff: row.staff_names.clone(),
        notes: row.notes.clone(),
        words: [local(zone, range.start()), clock(zone, range.end())],
    }
}

/// Names of what has left the menu since are not in the catalogue: their numbers stand for them.
fn service(catalog: &Catalog, part: &VisitService) -> ServiceView {
    let zone = &catalog.salon.zone;
    let service = catalog.find_service(part.service);
    let staff = catalog.find_staff(part.staff);
    let time = format!(
        "{}-{}",
        clock(zone, part.range.start()),
        clock(zone, part.range.end())
    );
    let number = |id: i64| format!("#{id}");
    ServiceView {
        service: service.map_or_else(|| number(part.service.get()), |one| one.key.to_string()),
        staff: staff.map_or_else(|| number(part.staff.get()), |one| one.key.to_string()),
        starts_at: stamp(zone, part.range.start()),
        ends_at: stamp(zone, part.range.end()),
        price: part.price.into(),
        words: [
            service.map_or_else(|| number(part.service.get()), |one| one.name.clone()),
            staff.map_or_else(|| number(part.staff.get()), |one| one.name.clone()),
            time,
            price(part.price),
        ],
    }
}
