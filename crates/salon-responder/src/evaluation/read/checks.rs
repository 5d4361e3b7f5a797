//! What must be true: of answers, and of the database.

use salon_domain::Key;

use super::{Ground, values};
use crate::evaluation::script::{AnswerCheck, BookCheck, HandoffCheck};
use crate::salon_file::reader::{Node, Table};
use crate::salon_file::values::{date, minutes, money};

/// What can be asked of answers.
pub(super) const ANSWER: [&str; 18] = [
    "answers",
    "says",
    "says_any",
    "never",
    "dates",
    "only_dates",
    "times",
    "only_times",
    "prices",
    "only_prices",
    "lengths",
    "services",
    "staff",
    "claims",
    "asks",
    "asks_which",
    "answers_in",
    "most_segments",
];

/// What can be asked of the database.
pub(super) const BOOK: [&str; 5] = ["visits", "cancelled", "names", "handoff", "consent"];

/// Reads what must be true of every answer.
pub(super) fn always(node: &Node<'_>, ground: &Ground) -> Option<AnswerCheck> {
    answers(&node.table(&ANSWER)?, ground)
}

/// Reads what must be true in the end, about one number or several.
pub(super) fn finally(node: &Node<'_>, ground: &Ground) -> Option<Vec<BookCheck>> {
    let known = [&["number"][..], &BOOK].concat();
    let one = |node: &Node<'_>| {
        let table = node.table(&known)?;
        let number = match table.find("number") {
            Some(node) => Some(node.read(|text| ground.number(text))?),
            None => None,
        };
        let Some(check) = book(&table, ground)? else {
            return node.refuse(format!("asks nothing: write one of {}", BOOK.join(", ")));
        };
        Some(BookCheck { number, ..check })
    };
    if node.is_table() {
        return one(node).map(|check| vec![check]);
    }
    let items = node.items()?;
    let read: Vec<BookCheck> = items.iter().filter_map(one).collect();
    (read.len() == items.len()).then_some(read)
}

/// Reads what must be true of the answers to a step.
pub(super) fn answers(table: &Table<'_>, ground: &Ground) -> Option<AnswerCheck> {
    let currency = Some(ground.salon.currency);
    let each_time = |node: &Node<'_>| node.read(values::read_time);
    let each_price = |node: &Node<'_>| money(node, currency);
    let says_any = match table.find("says_any") {
        Some(node) => one_or_more_lists(node)?,
        None => Vec::new(),
    };
    Some(AnswerCheck {
        count: count(table, "answers")?,
        says: list(table, "says", |node| node.text().map(str::to_owned))?.unwrap_or_default(),
        says_any,
        never: list(table, "never", |node| node.text().map(str::to_owned))?.unwrap_or_default(),
        dates: list(table, "dates", date)?.unwrap_or_default(),
        only_dates: list(table, "only_dates", date)?,
        times: list(table, "times", each_time)?.unwrap_or_default(),
        only_times: list(table, "only_times", each_time)?,
        prices: list(table, "prices", each_price)?.unwrap_or_default(),
        only_prices: list(table, "only_prices", each_price)?,
        lengths: list(table, "lengths", minutes)?.unwrap_or_default(),
        services: keys(table, "services", |text| ground.service(text))?,
        staff: keys(table, "staff", |text| ground.staff(text))?,
        claims: list(table, "claims", |node| node.read(values::claim))?,
        asks: truth(table, "asks")?,
        asks_which: truth(table, "asks_which")?.unwrap_or(false),
        language: match table.find("answers_in") {
            Some(node) => Some(node.text()?.to_owned()),
            None => None,
        },
        most_segments: count(table, "most_segments")?,
    })
}

/// Reads what must be true of the database; the inner `None` when nothing is asked.
#[expect(clippy::option_option, reason = "wrong and missing are two things")]
pub(super) fn book(table: &Table<'_>, ground: &Ground) -> Option<Option<BookCheck>> {
    if !BOOK.iter().any(|name| table.find(name).is_some()) {
        return Some(None);
    }
    let visit = |node: &Node<'_>| node.read(|text| values::visit(text, ground));
    Some(Some(BookCheck {
        number: None,
        visits: list(table, "visits", visit)?,
        cancelled: list(table, "cancelled", visit)?.unwrap_or_default(),
        names: list(table, "names", |node| node.text().map(str::to_owned))?,
        handoff: match table.find("handoff") {
            Some(node) => Some(handoff(node)?),
            None => None,
        },
        opted_in: match table.find("consent") {
            Some(node) => Some(node.read(|text| match text {
                "in" => Ok(true),
                "out" => Ok(false),
                _ => Err("must be `in` or `out`".to_owned()),
            })?),
            None => None,
        },
    }))
}

/// Reads a reason, several of which any will do, `any`, or `none`.
fn handoff(node: &Node<'_>) -> Option<HandoffCheck> {
    if node.is_list() {
        return Some(HandoffCheck::OneOf(node.texts()?));
    }
    Some(match node.text()? {
        "none" => HandoffCheck::None,
        "any" => HandoffCheck::Any,
        reason => HandoffCheck::OneOf(vec![reason.to_owned()]),
    })
}

/// Reads a list of texts, or a list of such lists.
fn one_or_more_lists(node: &Node<'_>) -> Option<Vec<Vec<String>>> {
    let items = node.items()?;
    if items.iter().any(Node::is_list) {
        let lists: Vec<Vec<String>> = items.iter().filter_map(Node::texts).collect();
        return (lists.len() == items.len()).then_some(lists);
    }
    Some(vec![node.texts()?])
}

/// Reads a list that may be missing; the outer `None` when something in it is wrong.
#[expect(clippy::option_option, reason = "wrong and missing are two things")]
fn list<'a, T>(
    table: &Table<'a>,
    name: &str,
    read: impl Fn(&Node<'a>) -> Option<T>,
) -> Option<Option<Vec<T>>> {
    let Some(node) = table.find(name) else {
        return Some(None);
    };
    let items = node.items()?;
    let values: Vec<T> = items.iter().filter_map(read).collect();
    (values.len() == items.len()).then_some(Some(values))
}

fn keys(
    table: &Table<'_>,
    name: &str,
    read: impl Fn(&str) -> Result<Key, String>,
) -> Option<Vec<Key>> {
    let keys = list(table, name, |node| node.read(&read))?;
    Some(keys.unwrap_or_default())
}

#[expect(clippy::option_option, reason = "wrong and missing are two things")]
fn truth(table: &Table<'_>, name: &str) -> Option<Option<bool>> {
    match table.find(name) {
        Some(node) => node.truth().map(Some),
        None => Some(None),
    }
}

#[expect(clippy::option_option, reason = "wrong and missing are two things")]
fn count(table: &Table<'_>, name: &str) -> Option<Option<usize>> {
    let Some(node) = table.find(name) else {
        return Some(None);
    };
    match node.as_whole_number().map(usize::try_from) {
        Some(Ok(number)) => Some(Some(number)),
        Some(Err(_)) | None => node.refuse("must be a whole number"),
    }
}
