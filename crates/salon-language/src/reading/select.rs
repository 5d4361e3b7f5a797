//! Which of the meanings found in a text are taken: those that together explain most of it.

use crate::grammar::value::{Class, Value};
use crate::grammar::{Chart, Item};

/// A meaning that was taken, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Found {
    /// Its first token.
    pub(crate) start: usize,
    /// The token after its last.
    pub(crate) end: usize,
    /// What it is.
    pub(crate) class: Class,
    /// What it means.
    pub(crate) value: Value,
    /// The pattern that found it.
    pub(crate) rule: &'static str,
}

/// Takes meanings that do not overlap and explain the most tokens, in the order of the text.
pub(crate) fn select(tokens: usize, chart: &Chart) -> Vec<Found> {
    // From the end backwards: what the rest of the text is worth, and with which meaning first.
    let mut worth = vec![0_usize; tokens + 1];
    let mut taken: Vec<Option<&Item>> = vec![None; tokens];
    for start in (0..tokens).rev() {
        let mut best = worth.get(start + 1).copied().unwrap_or_default();
        let mut choice = None;
        for item in chart.at(start) {
            let Some(weight) = weight(item.class, item.end - start) else {
                continue;
            };
            let total = weight + worth.get(item.end).copied().unwrap_or_default();
            if total > best {
                best = total;
                choice = Some(item);
            }
        }
        if let (Some(place), Some(slot)) = (worth.get_mut(start), taken.get_mut(start)) {
            *place = best;
            *slot = choice;
        }
    }
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens {
        match taken.get(at).copied().flatten() {
            Some(item) => {
                found.push(Found {
                    start: at,
                    end: item.end,
                    class: item.class,
                    value: item.value.clone(),
                    rule: item.rule,
                });
                at = item.end;
            }
            None => at += 1,
        }
    }
    found
}

/// Longer is better, and one meaning is better than two over the same words.
fn weight(class: Class, tokens: usize) -> Option<usize> {
    match class {
        Class::Clock
        | Class::Times
        | Class::Day
        | Class::Days
        | Class::Not
        | Class::Moment
        | Class::Earliest
        | Class::Money
        | Class::Correction => Some(tokens * 10 - 1),
        Class::Part | Class::Other | Class::Length => Some(tokens * 10 - 2),
        Class::MaybeClock | Class::MaybeTimes => Some(tokens * 2),
        Class::Number
        | Class::Hour
        | Class::Minute
        | Class::Run
        | Class::Ordinal
        | Class::Year
        | Class::Weekday
        | Class::Month
        | Class::Unit
        | Class::Half
        | Class::Holiday
        | Class::Service
        | Class::Staff
        | Class::Owner
        | Class::Person => None,
    }
}
