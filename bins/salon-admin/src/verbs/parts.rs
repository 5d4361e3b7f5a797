//! `staff`, `service`, `resource`, `hours`, `time-off` and `knowledge`: a salon, part by part.

mod calendar;
mod hours;
mod knowledge;
mod leave;
mod staff;

use salon_domain::{Catalog, Price, StaffId, TimeRange};
use salon_postgres::{PartRow, SalonPart, VisitFilter};
use serde::Serialize;
use serde_json::Value;

use super::Desk;
use crate::cli::{
    HoursCommand, KnowledgeCommand, PartArgs, PartListArgs, ResourceCommand, ServiceCommand,
    StaffCommand, TimeOffCommand,
};
use crate::confirm::{Decision, decide};
use crate::connect::{Missing, Store};
use crate::fault::Fault;
use crate::output::{View, say, table};
use crate::words::{local, price};

/// What the parts of one kind are called, and where to look them up.
#[derive(Clone, Copy)]
struct Noun {
    kind: SalonPart,
    /// "service", "person".
    one: &'static str,
    /// "services", "people".
    many: &'static str,
    /// What a list tells of them beside their names.
    detail: Detail,
    /// The verb that lists them.
    list: &'static str,
}

/// The most important thing about a part beside its name.
#[derive(Clone, Copy)]
enum Detail {
    Skills,
    Price,
    Kind,
    Days,
}

const STAFF: Noun = Noun {
    kind: SalonPart::Staff,
    one: "person",
    many: "people",
    detail: Detail::Skills,
    list: "salon-admin staff list --all",
};
const SERVICE: Noun = Noun {
    kind: SalonPart::Service,
    one: "service",
    many: "services",
    detail: Detail::Price,
    list: "salon-admin service list --all",
};
const RESOURCE: Noun = Noun {
    kind: SalonPart::Resource,
    one: "resource",
    many: "resources",
    detail: Detail::Kind,
    list: "salon-admin resource list --all",
};
const FACT: Noun = Noun {
    kind: SalonPart::Fact,
    one: "fact",
    many: "facts",
    detail: Detail::Days,
    list: "salon-admin knowledge list --all",
};

/// Parts of one kind.
#[derive(Serialize)]
struct PartsView {
    parts: Vec<PartLine>,
    #[serde(skip)]
    none: String,
    #[serde(skip)]
    header: [&'static str; 4],
}

/// One part.
#[derive(Serialize)]
struct PartLine {
    key: String,
    /// Who archived it, `file` or `operator`; none while it counts.
    archived_by: Option<String>,
    /// Who wrote it last, `file` or `operator`.
    made_by: String,
    /// What it says, with the fields of its kind.
    content: Value,
    #[serde(skip)]
    words: [String; 3],
}

impl View for PartsView {
    fn text(&self) -> String {
        if self.parts.is_empty() {
            return self.none.clone();
        }
        let row = |one: &PartLine| {
            let [name, detail, state] = one.words.clone();
            [one.key.clone(), name, detail, state]
        };
        table(&self.header, self.parts.iter().map(row))
    }
}

/// Does a verb of `staff`.
pub(super) async fn run_staff(verb: StaffCommand, desk: &Desk) -> anyhow::Result<()> {
    let store = desk.open(Missing::Refuse).await?;
    let done = match verb {
        StaffCommand::List(args) => list(STAFF, &args, desk, &store).await,
        StaffCommand::Show(args) => staff::show(&args, desk, &store).await,
        StaffCommand::Calendar(args) => calendar::calendar(&args, desk, &store).await,
        StaffCommand::Archive(args) => turn(STAFF, Turn::Archive, &args, desk, &store).await,
        StaffCommand::Restore(args) => turn(STAFF, Turn::Restore, &args, desk, &store).await,
    };
    store.close().await;
    done
}

/// Does a verb of `service`.
pub(super) async fn run_service(verb: ServiceCommand, desk: &Desk) -> anyhow::Result<()> {
    let store = desk.open(Missing::Refuse).await?;
    let done = match verb {
        ServiceCommand::List(args) => list(SERVICE, &args, desk, &store).await,
        ServiceCommand::Archive(args) => turn(SERVICE, Turn::Archive, &args, desk, &store).await,
        ServiceCommand::Restore(args) => turn(SERVICE, Turn::Restore, &args, desk, &store).await,
    };
    store.close().await;
    done
}

/// Does a verb of `resource`.
pub(super) async fn run_resource(verb: ResourceCommand, desk: &Desk) -> anyhow::Result<()> {
    let store = desk.open(Missing::Refuse).await?;
    let done = match verb {
        ResourceCommand::List(args) => list(RESOURCE, &args, desk, &store).await,
        ResourceCommand::Archive(args) => turn(RESOURCE, Turn::Archive, &args, desk, &store).await,
        ResourceCommand::Restore(args) => turn(RESOURCE, Turn::Restore, &args, desk, &store).await,
    };
    store.close().await;
    done
}

/// Does a verb of `hours`.
pub(super) async fn run_hours(verb: HoursCommand, desk: &Desk) -> anyhow::Result<()> {
    let store = desk.open(Missing::Refuse).await?;
    let done = match verb {
        HoursCommand::Show(args) => hours::show(&args, desk, &store).await,
        HoursCommand::Set(args) => hours::set(&args, desk, &store).await,
        HoursCommand::Clear(args) => hours::clear(&args, desk, &store).await,
    };
    store.close().await;
    done
}

/// Does a verb of `time-off`.
pub(super) async fn run_time_off(verb: TimeOffCommand, desk: &Desk) -> anyhow::Result<()> {
    let store = desk.open(Missing::Refuse).await?;
    let done = match verb {
        TimeOffCommand::List(args) => leave::list(&args, desk, &store).await,
        TimeOffCommand::Add(args) => leave::add(&args, desk, &store).await,
        TimeOffCommand::Remove(args) => leave::remove(&args, desk, &store).await,
    };
    store.close().await;
    done
}

/// Does a verb of `knowledge`.
pub(super) async fn run_knowledge(verb: KnowledgeCommand, desk: &Desk) -> anyhow::Result<()> {
    let store = desk.open(Missing::Refuse).await?;
    let done = match verb {
        KnowledgeCommand::List(args) => list(FACT, &args, desk, &store).await,
        KnowledgeCommand::Set(args) => knowledge::set(&args, desk, &store).await,
        KnowledgeCommand::Archive(args) => turn(FACT, Turn::Archive, &args, desk, &store).await,
        KnowledgeCommand::Restore(args) => turn(FACT, Turn::Restore, &args, desk, &store).await,
    };
    store.close().await;
    done
}

async fn list(noun: Noun, args: &PartListArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let catalog = desk.catalog(store).await?;
    let rows = store
        .database
        .list_parts(catalog.salon.id, noun.kind)
        .await?;
    let shown = rows
        .into_iter()
        .filter(|row| args.all || row.archived_by.is_none());
    desk.output.show(&PartsView {
        parts: shown.map(|row| line(&catalog, noun, row)).collect(),
        none: format!("No {}.", noun.many),
        header: noun.header(),
    })
}

impl Noun {
    const fn header(self) -> [&'static str; 4] {
        match self.detail {
            Detail::Skills => ["key", "name", "does", "state"],
            Detail::Price => ["key", "name", "price", "state"],
            Detail::Kind => ["key", "name", "kind", "state"],
            Detail::Days => ["key", "text", "holds", "state"],
        }
    }
}

fn line(catalog: &Catalog, noun: Noun, row: PartRow) -> PartLine {
    let field = |name: &str| row.content.get(name).and_then(Value::as_str);
    let name = field("name").or_else(|| field("text"));
    let state = match (row.archived_by.as_deref(), row.made_by.as_str()) {
        (Some(by), _) => format!("archived by {by}"),
        (None, "operator") => "by hand".to_owned(),
        (None, _) => String::new(),
    };
    let words = [
        name.unwrap_or_default().to_owned(),
        detail(catalog, noun.detail, &row),
        state,
    ];
    PartLine {
        key: row.key,
        archived_by: row.archived_by,
        made_by: row.made_by,
        content: row.content,
        words,
    }
}

/// Says the most important thing about a part beside its name.
fn detail(catalog: &Catalog, detail: Detail, row: &PartRow) -> String {
    let field = |name: &str| row.content.get(name).and_then(Value::as_str);
    match detail {
        Detail::Price => {
            let services = catalog.services.iter();
            let mut found = services.filter(|one| one.key.as_str() == row.key);
            let words = |cost: Price| price(cost);
            found.next().map(|one| words(one.price)).unwrap_or_default()
        }
        Detail::Skills => {
            let mut people = catalog.staff.iter();
            let person = people.find(|one| one.key.as_str() == row.key);
            let skills = person.map(|one| one.skills.as_slice()).unwrap_or_default();
            let names = skills
                .iter()
                .filter_map(|skill| Some(catalog.find_service(skill.service)?.key.to_string()));
            names.collect::<Vec<_>>().join(", ")
        }
        Detail::Days => match (field("valid_from"), field("valid_until")) {
            (None, None) => String::new(),
            (from, until) => format!(
                "{}..{}",
                from.unwrap_or_default(),
                until.unwrap_or_default()
            ),
        },
        Detail::Kind => field("kind").unwrap_or_default().to_owned(),
    }
}

/// Which way an archive door turns.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Turn {
    Archive,
    Restore,
}

async fn turn(
    noun: Noun,
    turn: Turn,
    args: &PartArgs,
    desk: &Desk,
    store: &Store,
) -> anyhow::Result<()> {
    let catalog = desk.catalog(store).await?;
    let salon = catalog.salon.id;
    let rows = store.database.list_parts(salon, noun.kind).await?;
    let key = args.key.as_str();
    let found = rows
        .into_iter()
        .find(|row| row.key == key && row.archived_by.is_none() == (turn == Turn::Archive));
    let (question, word) = match turn {
        Turn::Archive => ("Archive it?", "archived"),
        Turn::Restore => ("Bring it back?", "back"),
    };
    let none = || {
        let state = if turn == Turn::Archive {
            ""
        } else {
            "archived "
        };
        Fault::failed(format!("there is no {state}{} `{key}`", noun.one)).next(noun.list)
    };
    let row = found.ok_or_else(none)?;
    let plan = PartsView {
        parts: vec![line(&catalog, noun, row)],
        none: String::new(),
        header: noun.header(),
    };
    desk.output.plan(&plan)?;
    if decide(args.write, question)? == Decision::DryRun {
        say("Dry run: nothing was changed.");
        return Ok(());
    }
    let part = (noun.kind, key);
    let done = match turn {
        Turn::Archive => {
            store
                .database
                .archive_part(salon, part, &args.by, desk.now)
                .await?
        }
        Turn::Restore => {
            store
                .database
                .restore_part(salon, part, &args.by, desk.now)
                .await?
        }
    };
    if !done {
        return Err(none().into());
    }
    let rows = store.database.list_parts(salon, noun.kind).await?;
    let after = rows.into_iter().filter(|row| row.key == key);
    let after = PartsView {
        parts: after.map(|row| line(&catalog, noun, row)).collect(),
        ..plan
    };
    desk.output.outcome(&after, &format!("It is {word}."))
}

/// Tells of visits that lie in the way of a change: they stay, and a person calls.
async fn tell_of_visits(
    catalog: &Catalog,
    staff: Option<StaffId>,
    range: TimeRange,
    store: &Store,
) -> anyhow::Result<()> {
    let filter = VisitFilter {
        from: Some(range.start()),
        to: Some(range.end()),
        staff,
        ..VisitFilter::default()
    };
    let visits = store
        .database
        .list_visits(catalog.salon.id, &filter)
        .await?;
    for row in visits.iter().filter(|row| row.visit.status.is_coming()) {
        say(&format!(
            "in the book: appointment {} on {}, {}",
            row.visit.id,
            local(&catalog.salon.zone, row.visit.range.start()),
            row.service_names
        ));
    }
    Ok(())
}
