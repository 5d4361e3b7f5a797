//! Services of other programs. Whatever was archived here is not brought back.

use std::collections::HashSet;

use jiff::Timestamp;
use salon_domain::{Key, Minutes, Price, SalonId};
use serde_json::{Value, json};

use super::ImportKind;
use crate::apply::{Apply, ApplyError, PartNow, menu, write_service};
use crate::database::{Database, Transaction};
use crate::retry::again;
use crate::sql::{row, sql};
use crate::visits::book::price_kind;

/// A service as another program sells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignService {
    /// What it is known again by.
    pub source_key: String,
    /// Its key here: the one it has there, or one made of its name.
    pub key: Key,
    /// Whether it has that key there; then its name may change.
    pub key_is_theirs: bool,
    /// Its name there.
    pub name: String,
    /// How long it takes.
    pub length: Minutes,
    /// What it costs; one that is exact leaves a "from" of the menu as it is.
    pub price: Price,
    /// The kind of chair, room or device it needs; `None` leaves it as it is.
    pub resource_kind: Option<Key>,
    /// Other names for it; they are added to those of the menu.
    pub aliases: Vec<String>,
    /// What was read there: SHA-256 in hex.
    pub digest: String,
}

/// What becomes of a service from elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ServiceFate {
    /// It is new on the menu.
    New(String),
    /// The service with this key changes: in its `name`, `steps`, `price`, `kind` or `aliases`.
    Changed(String, Vec<&'static str>),
    /// It is on the menu as it is there, or has not changed there since it came.
    Same,
    /// It was archived here; it is left out.
    Archived(String),
    /// Another row of the file is this service already.
    Twin(String),
}

row!(Remembered {
    row_id: i64,
    digest: String
});

const RECALL: &str = "
SELECT row_id, encode(digest, 'hex') AS digest FROM imported
WHERE salon_id = $1 AND source = $2 AND kind = $3 AND source_key = $4";

const REMEMBER: &str = "
INSERT INTO imported (salon_id, source, kind, source_key, row_id, digest, imported_at)
SELECT $1, $2, $3, $4, s.id, decode($6, 'hex'), $7
FROM services s WHERE s.salon_id = $1 AND s.key = $5
ON CONFLICT ON CONSTRAINT imported_pk DO UPDATE SET
    digest = excluded.digest, imported_at = excluded.imported_at";

/// Where services come in, and by whom.
#[derive(Clone, Copy)]
struct Place<'a> {
    salon: SalonId,
    source: &'a str,
    by: &'a str,
    now: Timestamp,
}

impl Database {
    /// Brings in services from elsewhere, all of them in one transaction, as an operator writes them,
    /// and returns what became, or would become, of each. Doing so again changes nothing.
    ///
    /// # Errors
    /// [`ApplyError`]; none was brought in.
    pub async fn import_foreign_services(
        &self,
        (salon, source): (SalonId, &str),
        services: &[ForeignService],
        apply: Apply,
        (by, now): (&str, Timestamp),
    ) -> Result<Vec<ServiceFate>, ApplyError> {
        let place = Place {
            salon,
            source,
            by,
            now,
        };
        again(|| async {
            let mut transaction = self.begin().await?;
            let fates = import(&mut transaction, place, services).await;
            match (apply, fates) {
                // What would change is found out by changing it and taking that back.
                (Apply::DryRun, Ok(fates)) => {
                    transaction.undo().await?;
                    Ok(fates)
                }
                (Apply::DryRun | Apply::Write, fates) => transaction.end(fates).await,
            }
        })
        .await
    }
}

async fn import(
    transaction: &mut Transaction,
    place: Place<'_>,
    services: &[ForeignService],
) -> Result<Vec<ServiceFate>, ApplyError> {
    let mut rows = menu(transaction, place.salon).await?;
    let mut seen = HashSet::new();
    let mut fates = Vec::with_capacity(services.len());
    for service in services {
        let remembered: Option<Remembered> = sql(RECALL)
            .bind(&place.salon)
            .bind(&place.source)
            .bind(&ImportKind::Service.as_str())
            .bind(&service.source_key)
            .find(transaction)
            .await?;
        let known = find(&rows, service, remembered.as_ref().map(|one| one.row_id));
        let key = known.map_or_else(|| free_key(&rows, service), |row| row.key.clone());
        let fate = judge(known, service, remembered.as_ref(), &key);
        if !seen.insert(key.clone()) {
            fates.push(ServiceFate::Twin(key));
            continue;
        }
        if matches!(fate, ServiceFate::New(_) | ServiceFate::Changed(..)) {
            let (content, _changes) = merged(known, service, &key);
            let parsed: Key = match key.parse() {
                Ok(key) => key,
                Err(_never) => service.key.clone(),
            };
            let who = (place.by, place.now);
            write_service(transaction, place.salon, (&parsed, content), who).await?;
            rows = menu(transaction, place.salon).await?;
        }
        if !matches!(fate, ServiceFate::Archived(_)) {
            remember(transaction, place, service, &key).await?;
        }
        fates.push(fate);
    }
    Ok(fates)
}

/// A service is known by what it came as, by its key, or by one of its names.
fn find<'r>(
    rows: &'r [PartNow],
    service: &ForeignService,
    remembered: Option<i64>,
) -> Option<&'r PartNow> {
    if let Some(id) = remembered {
        return rows.iter().find(|row| row.id == id);
    }
    let keyed = rows
        .iter()
        .find(|row| service.key_is_theirs && row.key == service.key.as_str());
    let named = || {
        let mut named: Vec<&PartNow> = rows.iter().filter(|row| is_called(row, service)).collect();
        // What is on the menu comes before what was taken off it.
        named.sort_by_key(|row| row.archived_by.is_some());
        named.first().copied()
    };
    keyed.or_else(named)
}

fn is_called(row: &PartNow, service: &ForeignService) -> bool {
    let wanted = fold(&service.name);
    let name = row.content.get("name").and_then(Value::as_str);
    let names = name.into_iter().chain(texts(row.content.get("aliases")));
    row.key == wanted || names.into_iter().any(|name| fold(name) == wanted)
}

fn judge(
    known: Option<&PartNow>,
    service: &ForeignService,
    remembered: Option<&Remembered>,
    key: &str,
) -> ServiceFate {
    match known {
        None => ServiceFate::New(key.to_owned()),
        Some(row) if row.archived_by.is_some() => ServiceFate::Archived(key.to_owned()),
        Some(_) if remembered.is_some_and(|one| one.digest == service.digest) => ServiceFate::Same,
        Some(row) => match merged(Some(row), service, key).1 {
            changes if changes.is_empty() => ServiceFate::Same,
            changes => ServiceFate::Changed(key.to_owned(), changes),
        },
    }
}

/// Puts what the file says over what is here, and tells what differs.
fn merged(
    known: Option<&PartNow>,
    service: &ForeignService,
    key: &str,
) -> (Value, Vec<&'static str>) {
    let before = known.map_or_else(|| blank(key), |row| row.content.clone());
    let mut after = before.clone();
    let mut set = |field: &str, value: Value| {
        if let Some(fields) = after.as_object_mut() {
            fields.insert(field.to_owned(), value);
        }
    };
    if known.is_none() || service.key_is_theirs {
        let name = before.get("name").and_then(Value::as_str);
        if name.is_none_or(|name| fold(name) != fold(&service.name)) {
            set("name", json!(service.name));
        }
    }
    if minutes(&before) != u64::from(service.length.get()) {
        set(
            "steps",
            json!([{ "kind": "working", "minutes": service.length }]),
        );
    }
    set("price_minor", json!(service.price.amount().minor()));
    if known.is_none() || matches!(service.price, Price::From(_)) {
        set("price_kind", json!(price_kind(service.price)));
    }
    if let Some(kind) = &service.resource_kind {
        set("resource_kind", json!(kind.as_str()));
    }
    set("aliases", aliases(&before, service));
    let differs = |field: &&str| before.get(*field) != after.get(*field);
    let fields = [
        ("name", "name"),
        ("steps", "steps"),
        ("price_minor", "price"),
        ("price_kind", "price"),
        ("resource_kind", "kind"),
        ("aliases", "aliases"),
    ];
    let mut changes: Vec<&'static str> = fields
        .into_iter()
        .filter(|(field, _)| differs(field))
        .map(|(_, word)| word)
        .collect();
    changes.dedup();
    (after, changes)
}

fn blank(key: &str) -> Value {
    json!({
        "key": key,
        "aliases": [],
        "buffer_before_minutes": 0,
        "buffer_after_minutes": 0,
        "resource_kind": null,
        "reminder_minutes": null,
    })
}

fn minutes(content: &Value) -> u64 {
    let steps = content.get("steps").and_then(Value::as_array);
    let minutes = |step: &Value| step.get("minutes").and_then(Value::as_u64);
    steps.into_iter().flatten().filter_map(minutes).sum()
}

fn aliases(before: &Value, service: &ForeignService) -> Value {
    let mut all: Vec<&str> = texts(before.get("aliases")).collect();
    for alias in &service.aliases {
        if !all.iter().any(|known| fold(known) == fold(alias)) {
            all.push(alias);
        }
    }
    json!(all)
}

fn texts(list: Option<&Value>) -> impl Iterator<Item = &str> {
    let list = list.and_then(Value::as_array);
    list.into_iter().flatten().filter_map(Value::as_str)
}

fn fold(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// Two names can make the same key; the later one is numbered.
fn free_key(rows: &[PartNow], service: &ForeignService) -> String {
    let key = service.key.as_str();
    let taken = |key: &str| rows.iter().any(|row| row.key == key);
    let numbered = (2..).map(|number: u32| format!("{key}-{number}"));
    std::iter::once(key.to_owned())
        .chain(numbered)
        .find(|key| !taken(key))
        .unwrap_or_default()
}

async fn remember(
    transaction: &mut Transaction,
    place: Place<'_>,
    service: &ForeignService,
    key: &str,
) -> Result<(), ApplyError> {
    let statement = sql(REMEMBER)
        .bind(&place.salon)
        .bind(&place.source)
        .bind(&ImportKind::Service.as_str())
        .bind(&service.source_key)
        .bind(&key);
    let statement = statement.bind(&service.digest).bind(&place.now);
    statement.run(transaction).await?;
    Ok(())
}
