//! Who works at a salon, when, and what they can do.

use std::collections::BTreeSet;

use salon_domain::{Currency, DescribedSkill, DescribedStaff, Key};

use super::hours::{dates, time_off, week};
use super::menu::Names;
use super::reader::{Node, Table, unknown};
use super::values::{price, work};

/// Reads the people. Two must not share a key, a name or a nickname.
pub(super) fn staff(
    node: &Node<'_>,
    currency: Option<Currency>,
    services: Option<&BTreeSet<Key>>,
) -> Option<Vec<DescribedStaff>> {
    let mut keys = BTreeSet::new();
    let mut names = Names::default();
    let mut people = Vec::new();
    for node in node.items()? {
        let Some(table) = node.table(&[
            "key",
            "name",
            "nicknames",
            "hours",
            "dates",
            "time_off",
            "skills",
        ]) else {
            continue;
        };
        names.claim_all(&table, "nicknames");
        let Some(person) = person(&table, currency, services) else {
            continue;
        };
        if !keys.insert(person.key.clone())
            && let Some(node) = table.find("key")
        {
            node.refuse::<()>(format!(
                "`{}` is the key of somebody else already",
                person.key
            ));
        }
        people.push(person);
    }
    Some(people)
}

fn person(
    table: &Table<'_>,
    currency: Option<Currency>,
    services: Option<&BTreeSet<Key>>,
) -> Option<DescribedStaff> {
    let key = table.get("key").and_then(Node::parse);
    let name = table.get("name").and_then(Node::text);
    let nicknames = table
        .find("nicknames")
        .map_or_else(|| Some(Vec::new()), Node::texts);
    let weekly = table.find("hours").map_or_else(|| Some(Vec::new()), week);
    let dated = table.find("dates").map_or_else(|| Some(Vec::new()), dates);
    let time_off = table
        .find("time_off")
        .map_or_else(|| Some(Vec::new()), time_off);
    let skills = table
        .get("skills")
        .and_then(|node| skills(node, currency, services));
    Some(DescribedStaff {
        key: key?,
        name: name?.to_owned(),
        nicknames: nicknames?,
        weekly: weekly?,
        dated: dated?,
        time_off: time_off?,
        skills: skills?,
    })
}

fn skills(
    node: &Node<'_>,
    currency: Option<Currency>,
    services: Option<&BTreeSet<Key>>,
) -> Option<Vec<DescribedSkill>> {
    let mut seen = BTreeSet::new();
    let mut skills = Vec::new();
    for item in node.items()? {
        let Some(skill) = skill(&item, currency, services) else {
            continue;
        };
        if seen.insert(skill.service.clone()) {
            skills.push(skill);
        } else {
            item.refuse::<()>(format!("`{}` is listed twice", skill.service));
        }
    }
    Some(skills)
}

/// Reads a skill: the key of a service, or a table with its own `minutes`, `steps` or `price`.
fn skill(
    node: &Node<'_>,
    currency: Option<Currency>,
    services: Option<&BTreeSet<Key>>,
) -> Option<DescribedSkill> {
    if !node.is_table() {
        return Some(DescribedSkill {
            service: known_service(node, services)?,
            steps: None,
            price: None,
        });
    }
    let table = node.table(&["service", "minutes", "steps", "price"])?;
    let service = table
        .get("service")
        .and_then(|node| known_service(node, services));
    let steps = work(&table);
    let price = table.find("price").and_then(|node| price(node, currency));
    Some(DescribedSkill {
        service: service?,
        steps,
        price,
    })
}

fn known_service(node: &Node<'_>, services: Option<&BTreeSet<Key>>) -> Option<Key> {
    let key: Key = node.parse()?;
    // A menu that could not be read at all has been reported; each skill again would be noise.
    let Some(services) = services.filter(|services| !services.contains(&key)) else {
        return Some(key);
    };
    let complaint = format!("there is no service `{key}`");
    node.refuse(unknown(
        &complaint,
        key.as_str(),
        services.iter().map(Key::as_str),
    ))
}
