//! Hours of a salon file: the ordinary week, the dates that differ, and leave.

use jiff::civil::{Date, Weekday};
use salon_domain::CivilSpan;

use super::reader::{Node, unknown};
use super::values::{day, days};

const WEEK: [(&str, Weekday); 7] = [
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

/// A date that differs: its spans, and why.
pub(super) type DatedDay = (Date, Vec<CivilSpan>, Option<String>);

/// Reads an ordinary week: `tuesday = ["09:00-12:00", "13:00-18:00"]`. A day left out is closed.
pub(super) fn week(node: &Node<'_>) -> Option<Vec<(Weekday, CivilSpan)>> {
    let entries = node.entries()?;
    let mut known = true;
    for (name, day) in &entries {
        if !WEEK.iter().any(|(known, _)| known == name) {
            let names = WEEK.iter().map(|(known, _)| *known);
            day.refuse::<()>(unknown("not a day of the week", name, names));
            known = false;
        }
    }
    let mut week = Vec::new();
    for (name, weekday) in WEEK {
        if let Some((_, day)) = entries.iter().find(|(key, _)| *key == name) {
            let spans = spans(day).unwrap_or_default();
            week.extend(spans.into_iter().map(|span| (weekday, span)));
        }
    }
    known.then_some(week)
}

/// Reads the salon's holidays: `2026-12-25 = "Christmas Day"` closes the salon, a table with `hours`
/// and `name` gives it other hours.
pub(super) fn holidays(node: &Node<'_>) -> Option<Vec<DatedDay>> {
    let entries = node.entries()?;
    let read = |(date, node): &(&str, Node<'_>)| {
        let date = dated(date, node);
        if !node.is_table() {
            return Some((date?, Vec::new(), Some(node.text()?.to_owned())));
        }
        let table = node.table(&["hours", "name"])?;
        let hours = table.get("hours").and_then(spans);
        let name = table.find("name").and_then(Node::text);
        Some((date?, hours?, name.map(str::to_owned)))
    };
    Some(sorted(
        entries.iter().filter_map(read).collect(),
        |(date, _, _)| *date,
    ))
}

/// Reads the dates on which a person keeps other hours; `[]` means away.
pub(super) fn dates(node: &Node<'_>) -> Option<Vec<(Date, Vec<CivilSpan>)>> {
    let entries = node.entries()?;
    let read = |(date, node): &(&str, Node<'_>)| {
        let (date, spans) = (dated(date, node), spans(node));
        Some((date?, spans?))
    };
    Some(sorted(
        entries.iter().filter_map(read).collect(),
        |(date, _)| *date,
    ))
}

/// Reads leave: a list of days and of first and last days.
pub(super) fn time_off(node: &Node<'_>) -> Option<Vec<(Date, Date)>> {
    Some(sorted(
        node.items()?.iter().filter_map(days).collect(),
        |(first, _)| *first,
    ))
}

fn dated(name: &str, node: &Node<'_>) -> Option<Date> {
    day(name).map_or_else(|reason| node.refuse(reason), Some)
}

fn sorted<T>(mut items: Vec<T>, by: impl Fn(&T) -> Date) -> Vec<T> {
    items.sort_by_key(by);
    items
}

/// Reads the spans of one day, in order; two that share a minute are refused.
fn spans(node: &Node<'_>) -> Option<Vec<CivilSpan>> {
    let mut spans = Vec::new();
    for item in node.items()? {
        let Some(span) = item.parse::<CivilSpan>() else {
            continue;
        };
        let other = spans
            .iter()
            .find(|other: &&CivilSpan| span.intersection(**other).is_some());
        if let Some(other) = other {
            item.refuse::<()>(format!("`{span}` overlaps `{other}` of the same day"));
        }
        spans.push(span);
    }
    spans.sort_unstable();
    Some(spans)
}
