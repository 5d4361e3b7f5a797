//! What a salon sells, and what it sells it with.

use std::collections::BTreeSet;

use salon_domain::{Currency, DescribedResource, DescribedService, Key, Minutes};

use super::reader::{Node, Table, unknown};
use super::values::{minutes, price, reminders, work};

/// Reads chairs, rooms and devices by kind: `chair = ["Chair 1", { key = "c2", name = "Chair 2" }]`.
pub(super) fn resources(node: &Node<'_>) -> Option<Vec<DescribedResource>> {
    let mut keys = BTreeSet::new();
    let mut resources = Vec::new();
    for (kind, items) in node.entries()? {
        let kind = match kind.parse::<Key>() {
            Ok(kind) => kind,
            Err(error) => {
                items.refuse::<()>(error.to_string());
                continue;
            }
        };
        for item in items.items().unwrap_or_default() {
            let Some((key, name)) = resource(&item) else {
                continue;
            };
            if keys.insert(key.clone()) {
                let kind = kind.clone();
                resources.push(DescribedResource { key, name, kind });
            } else {
                item.refuse::<()>(format!("`{key}` is the key of another one already"));
            }
        }
    }
    Some(resources)
}

/// Reads one chair: its name, from which its key is made, or both.
fn resource(node: &Node<'_>) -> Option<(Key, String)> {
    if !node.is_table() {
        let name = node.text()?;
        let key = node.read(|name| Key::from_name(name).map_err(|error| error.to_string()))?;
        return Some((key, name.to_owned()));
    }
    let table = node.table(&["key", "name"])?;
    let key = table.get("key").and_then(Node::parse);
    let name = table.get("name").and_then(Node::text);
    Some((key?, name?.to_owned()))
}

/// The menu, and every key that stands on it, also of services that could not be read.
pub(super) struct Menu {
    pub(super) services: Vec<DescribedService>,
    pub(super) keys: BTreeSet<Key>,
}

/// Reads the menu. Two services must not share a key, a name or an alias.
pub(super) fn services(
    node: &Node<'_>,
    currency: Option<Currency>,
    kinds: &BTreeSet<Key>,
) -> Option<Menu> {
    let mut menu = Menu {
        services: Vec::new(),
        keys: BTreeSet::new(),
    };
    let mut names = Names::default();
    for node in node.items()? {
        let Some(table) = node.table(&[
            "key",
            "name",
            "aliases",
            "minutes",
            "steps",
            "buffer_before",
            "buffer_after",
            "price",
            "resource",
            "reminders",
        ]) else {
            continue;
        };
        let key: Option<Key> = table.get("key").and_then(Node::parse);
        if let (Some(key), Some(node)) = (&key, table.find("key"))
            && !menu.keys.insert(key.clone())
        {
            node.refuse::<()>(format!("`{key}` is the key of another service already"));
        }
        names.claim_all(&table, "aliases");
        menu.services.extend(service(&table, key, currency, kinds));
    }
    Some(menu)
}

fn service(
    table: &Table<'_>,
    key: Option<Key>,
    currency: Option<Currency>,
    kinds: &BTreeSet<Key>,
) -> Option<DescribedService> {
    let name = table.get("name").and_then(Node::text);
    let aliases = table
        .find("aliases")
        .map_or_else(|| Some(Vec::new()), Node::texts);
    let steps = work(table);
    if table
        .find("minutes")
        .or_else(|| table.find("steps"))
        .is_none()
    {
        table
            .node()
            .refuse::<()>("how long it takes is missing: `minutes = 45`, or `steps`");
    }
    let buffer = |name| table.find(name).map_or(Some(Minutes::ZERO), minutes);
    let (before, after) = (buffer("buffer_before"), buffer("buffer_after"));
    let price = table.get("price").and_then(|node| price(node, currency));
    let resource_kind = table
        .find("resource")
        .and_then(|node| known_kind(node, kinds));
    let reminders = match table.find("reminders") {
        Some(node) => Some(reminders(node)?),
        None => None,
    };
    Some(DescribedService {
        key: key?,
        name: name?.to_owned(),
        aliases: aliases?,
        steps: steps?,
        buffer_before: before?,
        buffer_after: after?,
        price: price?,
        resource_kind,
        reminders,
    })
}

fn known_kind(node: &Node<'_>, kinds: &BTreeSet<Key>) -> Option<Key> {
    let kind: Key = node.parse()?;
    if kinds.contains(&kind) {
        return Some(kind);
    }
    let complaint = format!("`[resources]` has no `{kind}`");
    node.refuse(unknown(
        &complaint,
        kind.as_str(),
        kinds.iter().map(Key::as_str),
    ))
}

/// Names by which clients call something: each may mean one thing only.
#[derive(Default)]
pub(super) struct Names(BTreeSet<String>);

impl Names {
    /// Takes the name of a table and its other names; one that is taken already is reported.
    pub(super) fn claim_all(&mut self, table: &Table<'_>, others: &str) {
        let name = table.find("name").into_iter().cloned();
        let list = table
            .find(others)
            .map(Node::quiet_items)
            .unwrap_or_default();
        for node in name.chain(list) {
            let Some(name) = node.as_text() else {
                continue;
            };
            if !self.0.insert(name.trim().to_lowercase()) {
                node.refuse::<()>(format!(
                    "`{name}` is taken already: clients could not tell which one they mean"
                ));
            }
        }
    }
}
