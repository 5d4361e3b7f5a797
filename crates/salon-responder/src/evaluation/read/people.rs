//! Who is known at the salon before a script begins.

use salon_domain::ClientName;

use super::{Ground, values};
use crate::evaluation::script::{StagedPerson, VisitLine};
use crate::salon_file::reader::{Node, Table};

/// Reads the people a script begins with.
pub(super) fn people(table: &Table<'_>, ground: &Ground) -> Option<Vec<StagedPerson>> {
    let Some(node) = table.find("people") else {
        return Some(Vec::new());
    };
    let people = node.items()?;
    let read: Vec<StagedPerson> = people
        .iter()
        .filter_map(|node| person(node, ground))
        .collect();
    (read.len() == people.len()).then_some(read)
}

fn person(node: &Node<'_>, ground: &Ground) -> Option<StagedPerson> {
    let table = node.table(&["number", "name", "visits", "opted_out"])?;
    let number = match table.find("number") {
        Some(node) => node.read(|text| ground.number(text)),
        None => ground.number(super::USUAL_FROM).ok(),
    };
    let name = match table.find("name") {
        Some(node) => node
            .read(|text| ClientName::parse(text).map_err(|error| error.to_string()))
            .map(Some),
        None => Some(None),
    };
    let visits = table
        .find("visits")
        .map_or_else(|| Some(Vec::new()), |node| whole_visits(node, ground));
    let opted_out = table.find("opted_out").map_or(Some(false), Node::truth);
    Some(StagedPerson {
        number: number?,
        name: name?,
        visits: visits?,
        opted_out: opted_out?,
    })
}

/// Reads visits that are to be in the book: nothing of them is left open.
pub(super) fn whole_visits(node: &Node<'_>, ground: &Ground) -> Option<Vec<VisitLine>> {
    let items = node.items()?;
    let read = |item: &Node<'_>| {
        let line = item.read(|text| values::visit(text, ground))?;
        if line.date.is_none() || line.time.is_none() || line.staff.is_none() {
            return item.refuse("a visit in the book has a date, a time and a person: no `*` here");
        }
        Some(line)
    };
    let visits: Vec<VisitLine> = items.iter().filter_map(read).collect();
    (visits.len() == items.len()).then_some(visits)
}
