//! `client list` and `show`: who the salon's clients are.

use salon_domain::{Salon, Zone};
use salon_postgres::{ClientFilter, ClientRow, VisitFilter, VisitRow};
use serde::Serialize;
use serde_json::Value;

use crate::cli::{ClientListArgs, ClientShowArgs};
use crate::connect::Store;
use crate::fault::Fault;
use crate::output::{View, more_after, pairs, table};
use crate::verbs::{Desk, client_address};
use crate::words::{local, stamp};

/// Clients, the newest first.
#[derive(Serialize)]
struct ClientsView {
    clients: Vec<ClientLine>,
    /// Whether there are more than were asked for.
    more: bool,
}

#[derive(Serialize)]
struct ClientLine {
    id: i64,
    name: Option<String>,
    numbers: Vec<String>,
    email: Option<String>,
    visits: u64,
    last_visit: Option<String>,
    next_visit: Option<String>,
    #[serde(skip)]
    words: [String; 2],
}

/// Everybody behind a number.
#[derive(Serialize)]
struct PeopleView {
    clients: Vec<ClientView>,
}

/// One client with what is known of them.
#[derive(Serialize)]
struct ClientView {
    #[serde(flatten)]
    line: ClientLine,
    since: String,
    preferences: Value,
    notes: Vec<String>,
    coming: Vec<ComingView>,
    #[serde(skip)]
    known: String,
}

#[derive(Serialize)]
struct ComingView {
    appointment: i64,
    status: &'static str,
    starts_at: String,
    service: String,
    staff: Vec<String>,
    #[serde(skip)]
    when: String,
}

impl View for ClientsView {
    fn text(&self) -> String {
        if self.clients.is_empty() {
            return "No clients.".to_owned();
        }
        let row = |one: &ClientLine| {
            let [last, next] = one.words.clone();
            [
                one.id.to_string(),
                one.name.clone().unwrap_or_default(),
                one.numbers.join(", "),
                one.visits.to_string(),
                last,
                next,
            ]
        };
        let header = ["id", "name", "number", "visits", "last", "next"];
        let rows = table(&header, self.clients.iter().map(row));
        let last = self.clients.last().map(|one| one.id);
        format!("{rows}{}", more_after(last.filter(|_| self.more)))
    }
}

impl View for PeopleView {
    fn text(&self) -> String {
        let people = self.clients.iter().map(ClientView::text);
        people.collect::<Vec<_>>().join("\n\n")
    }
}

impl ClientView {
    fn text(&self) -> String {
        let [last, _] = self.line.words.clone();
        let mut lines = vec![
            ("client", self.line.id.to_string()),
            ("name", self.line.name.clone().unwrap_or_default()),
            ("numbers", self.line.numbers.join(", ")),
            ("e-mail", self.line.email.clone().unwrap_or_default()),
            ("known since", self.known.clone()),
            ("visits", self.line.visits.to_string()),
            ("last visit", last),
        ];
        if self.preferences != Value::Object(serde_json::Map::new()) {
            lines.push(("likes", self.preferences.to_string()));
        }
        lines.extend(self.notes.iter().map(|note| ("note", note.clone())));
        let head = pairs(&lines);
        if self.coming.is_empty() {
            return format!("{head}\n\nNo visit is to come.");
        }
        let row = |one: &ComingView| {
            [
                one.appointment.to_string(),
                one.when.clone(),
                one.status.to_owned(),
                one.service.clone(),
                one.staff.join(", "),
            ]
        };
        let header = ["id", "start", "status", "service", "with"];
        format!("{head}\n\n{}", table(&header, self.coming.iter().map(row)))
    }
}

/// `client list`.
pub(super) async fn list(args: &ClientListArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let salon = desk.salon(store).await?;
    let limit = usize::from(args.limit);
    let filter = ClientFilter {
        search: args.search.clone(),
        limit: Some(limit.saturating_add(1)),
        after: args.after,
    };
    let mut rows = store
        .database
        .list_clients(salon.id, &filter, desk.now)
        .await?;
    let more = rows.len() > limit;
    rows.truncate(limit);
    let clients = rows.iter().map(|row| line(&salon.zone, row)).collect();
    desk.output.show(&ClientsView { clients, more })
}

/// `client show`.
pub(super) async fn show(args: &ClientShowArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let salon = desk.salon(store).await?;
    let ids = match (args.id, args.number.as_deref()) {
        (Some(id), _) => vec![id],
        (None, number) => {
            let address = client_address(number.unwrap_or_default(), &salon)?;
            let people = store.database.people_at(salon.id, &address).await?;
            people.into_iter().map(|person| person.id).collect()
        }
    };
    let mut clients = Vec::new();
    for id in ids {
        let found = store.database.find_client(salon.id, id, desk.now).await?;
        if let Some(row) = found {
            clients.push(view(&salon, &row, desk, store).await?);
        }
    }
    if clients.is_empty() {
        let none = Fault::failed("the salon knows no such client");
        return Err(none.next("salon-admin client list --search TEXT").into());
    }
    desk.output.show(&PeopleView { clients })
}

async fn view(
    salon: &Salon,
    row: &ClientRow,
    desk: &Desk,
    store: &Store,
) -> anyhow::Result<ClientView> {
    let id = row.person.id;
    let notes = store.database.notes_on(salon.id, &[id]).await?;
    let filter = VisitFilter {
        from: Some(desk.now),
        client: Some(id),
        ..VisitFilter::default()
    };
    let visits = store.database.list_visits(salon.id, &filter).await?;
    let coming = visits.iter().filter(|row| row.visit.status.is_coming());
    Ok(ClientView {
        line: line(&salon.zone, row),
        since: stamp(&salon.zone, row.created_at),
        known: local(&salon.zone, row.created_at),
        preferences: row.preferences.clone(),
        notes: notes.into_iter().flat_map(|notes| notes.notes).collect(),
        coming: coming.map(|row| visit(&salon.zone, row)).collect(),
    })
}

fn visit(zone: &Zone, row: &VisitRow) -> ComingView {
    let start = row.visit.range.start();
    ComingView {
        appointment: row.visit.id.get(),
        status: row.visit.status.as_str(),
        starts_at: stamp(zone, start),
        service: row.service_names.clone(),
        staff: row.staff_names.clone(),
        when: local(zone, start),
    }
}

fn line(zone: &Zone, row: &ClientRow) -> ClientLine {
    let numbers = row.addresses.iter();
    let name = row.person.name.as_ref();
    let words = |at: Option<_>| at.map(|at| local(zone, at)).unwrap_or_default();
    ClientLine {
        id: row.person.id.get(),
        name: name.map(|name| name.as_str().to_owned()),
        numbers: numbers.map(|number| number.as_str().to_owned()).collect(),
        email: row.email.clone(),
        visits: row.visits,
        last_visit: row.last_visit.map(|at| stamp(zone, at)),
        next_visit: row.next_visit.map(|at| stamp(zone, at)),
        words: [words(row.last_visit), words(row.next_visit)],
    }
}
