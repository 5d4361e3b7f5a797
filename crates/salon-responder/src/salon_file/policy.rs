//! Rules of booking, and facts.

use std::collections::BTreeSet;

use salon_domain::{BookingPolicy, Currency, Fact, Minutes};

use super::reader::{Node, Table};
use super::values::{date, minutes, money, reminders};

/// The longest answer that still fits two segments of a text message, with room for a greeting.
const LONGEST_FACT: usize = 300;
const DAY: u32 = 24 * 60;

/// Reads the rules of booking; a rule left out keeps its usual value.
pub(super) fn policy(node: &Node<'_>, currency: Option<Currency>) -> Option<BookingPolicy> {
    let usual = BookingPolicy::default();
    let table = node.table(&[
        "notice",
        "horizon_days",
        "slot",
        "change_notice",
        "late_fee",
        "hold",
        "offer",
        "reminders",
        "takeover",
        "answer_within",
        "keep_texts_days",
    ])?;
    let length = |name, usual| table.find(name).map_or(Some(usual), minutes);
    let late_fee = table.find("late_fee").and_then(|fee| money(fee, currency));
    let notice = length("notice", usual.notice);
    let horizon_days = horizon(&table, usual.horizon_days);
    let slot = slot(&table, usual.slot);
    let change_notice = length("change_notice", usual.change_notice);
    let hold = lasting(&table, "hold", usual.hold);
    let offer = lasting(&table, "offer", usual.offer);
    let reminders = table
        .find("reminders")
        .map_or(Some(usual.reminders), reminders);
    let takeover = lasting(&table, "takeover", usual.takeover);
    let answer_within = lasting(&table, "answer_within", usual.answer_within);
    let keep_texts_days = match table.find("keep_texts_days") {
        Some(node) => Some(kept_days(node)?),
        None => None,
    };
    Some(BookingPolicy {
        notice: notice?,
        horizon_days: horizon_days?,
        slot: slot?,
        change_notice: change_notice?,
        late_fee,
        hold: hold?,
        offer: offer?,
        reminders: reminders?,
        takeover: takeover?,
        answer_within: answer_within?,
        keep_texts_days,
    })
}

fn horizon(table: &Table<'_>, usual: u16) -> Option<u16> {
    let Some(node) = table.find("horizon_days") else {
        return Some(usual);
    };
    match node.as_whole_number().map(u16::try_from) {
        Some(Ok(days @ 1..=366)) => Some(days),
        Some(Ok(_) | Err(_)) | None => node.refuse("must be a whole number of days from 1 to 366"),
    }
}

/// Texts younger than the longest time that a visit can lie ahead are still needed.
fn kept_days(node: &Node<'_>) -> Option<u16> {
    match node.as_whole_number().map(u16::try_from) {
        Some(Ok(days @ 30..=3_660)) => Some(days),
        Some(Ok(_) | Err(_)) | None => {
            node.refuse("must be a whole number of days from 30 to 3660")
        }
    }
}

fn slot(table: &Table<'_>, usual: Minutes) -> Option<Minutes> {
    let Some(node) = table.find("slot") else {
        return Some(usual);
    };
    let slot = minutes(node)?;
    if (5..=120).contains(&slot.get()) && DAY.is_multiple_of(slot.get()) {
        return Some(slot);
    }
    node.refuse(format!(
        "{} minutes do not divide a day evenly: use 5, 10, 15, 20, 30, 60 or another length from 5 \
         to 120 minutes that does",
        slot.get()
    ))
}

/// Reads a length that must not be nothing.
fn lasting(table: &Table<'_>, name: &str, usual: Minutes) -> Option<Minutes> {
    let Some(node) = table.find(name) else {
        return Some(usual);
    };
    match minutes(node)? {
        Minutes::ZERO => node.refuse("must be longer than 0 minutes"),
        length => Some(length),
    }
}

/// Reads what a salon says about itself.
pub(super) fn facts(node: &Node<'_>) -> Option<Vec<Fact>> {
    let mut keys = BTreeSet::new();
    let mut read = |node: &Node<'_>| {
        let fact = fact(node)?;
        if keys.insert(fact.key.clone()) {
            Some(fact)
        } else {
            node.refuse(format!("`{}` is the key of another fact already", fact.key))
        }
    };
    Some(node.items()?.iter().filter_map(&mut read).collect())
}

fn fact(node: &Node<'_>) -> Option<Fact> {
    let table = node.table(&["key", "asks", "text", "valid_from", "valid_until"])?;
    let key = table.get("key").and_then(Node::parse);
    let asks = table
        .find("asks")
        .map_or_else(|| Some(Vec::new()), Node::texts);
    let text = table.get("text").and_then(|text| {
        text.read(|words| match words.trim().chars().count() {
            0..=LONGEST_FACT => Ok(words.trim().to_owned()),
            long => Err(format!(
                "has {long} characters; a text message has room for {LONGEST_FACT}"
            )),
        })
    });
    let valid_from = table.find("valid_from").and_then(date);
    let valid_until = table.find("valid_until").and_then(date);
    if let (Some(from), Some(until)) = (valid_from, valid_until)
        && until < from
    {
        let reason = format!("the last day, {until}, is before the first, {from}");
        return table.find("valid_until")?.refuse(reason);
    }
    Some(Fact {
        key: key?,
        asks: asks?,
        text: text?,
        valid_from,
        valid_until,
    })
}
