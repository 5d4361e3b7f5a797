//! From what the grammar found in a text to when the text says.

mod days;
mod select;
mod times;

use jiff::civil::DateTime;

use crate::grammar::Chart;
use crate::grammar::value::{Class, NotDay, Value};
use crate::languages::Reader;
use crate::token::Token;
use crate::when::{DateReading, TimeReading, When};

pub(crate) use select::{Found, select};

/// How much is known about a text besides its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hints {
    /// Now, by the salon's wall clock.
    pub(crate) now: DateTime,
    /// Whether a bare number answers our question for a time.
    pub(crate) expects_time: bool,
    /// Whether a visit is to be moved, so that the last day named is the one wanted.
    pub(crate) moving: bool,
}

/// What a text is, and in which language it is read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place<'a> {
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a [Token],
    pub(crate) reader: &'a Reader,
}

/// Reads when a text says; `None` when it says neither day nor time.
pub(crate) fn read(place: Place<'_>, chart: &Chart, hints: Hints) -> Option<When> {
    let found = taken(place, chart, hints);
    let (days, times) = (
        after_correction(&found, is_day),
        after_correction(&found, is_time),
    );
    let (date, ask) = days::read(place, days, hints);
    let (time, other_time) = times::read(&times);
    let mut when = When {
        date,
        time,
        other_time,
        ask,
        ..When::default()
    };
    for item in &found {
        match &item.value {
            Value::Not(NotDay::Weekday(weekday)) => when.not.weekdays.push(*weekday),
            Value::Not(NotDay::Date(date)) => when.not.dates.push(*date),
            // "Can we do it half an hour later?" counts from the visit, not from now.
            Value::Moment(_) if hints.moving => {}
            Value::Moment(at) => set_moment(&mut when, *at),
            Value::Moments(from, to) => set_moments(&mut when, *from, *to),
            _ => when.earliest |= item.class == Class::Earliest,
        }
    }
    if when.date.is_none() && found.iter().any(|item| says_today(&item.value)) {
        when.date = Some(DateReading::On(hints.now.date()));
    }
    when.weekday_only = days::is_weekday_only(&when, &found);
    days::not_past(&mut when, &found, hints);
    (!when.is_empty()).then_some(when)
}

/// The meanings that count, in the order of the text.
pub(crate) fn taken(place: Place<'_>, chart: &Chart, hints: Hints) -> Vec<Found> {
    let mut found = promote(place, &select(place.tokens.len(), chart), hints);
    days::exclude_joined(place, &mut found);
    found
}

fn says_today(value: &Value) -> bool {
    match value {
        Value::Part(part) => part.today,
        Value::Clock(clock) => clock.today,
        Value::Times(times) => [times.start, times.end]
            .iter()
            .flatten()
            .any(|clock| clock.today),
        _ => false,
    }
}

fn set_moment(when: &mut When, at: DateTime) {
    when.date.get_or_insert(DateReading::On(at.date()));
    when.time.get_or_insert(TimeReading::At(at.time()));
}

fn set_moments(when: &mut When, from: DateTime, to: DateTime) {
    let date = if from.date() == to.date() {
        DateReading::On(from.date())
    } else {
        DateReading::Within {
            first: from.date(),
            last: to.date(),
        }
    };
    when.date.get_or_insert(date);
    when.time
        .get_or_insert(TimeReading::Between(from.time(), to.time()));
}

const fn is_day(class: Class) -> bool {
    matches!(class, Class::Day | Class::Days)
}

const fn is_time(class: Class) -> bool {
    matches!(class, Class::Clock | Class::Times | Class::Part)
}

/// Items of a kind; when words between them take something back, only those that follow.
fn after_correction(found: &[Found], kind: fn(Class) -> bool) -> Vec<&Found> {
    let last = found
        .iter()
        .rposition(|item| item.class == Class::Correction);
    let tail = last.and_then(|at| found.get(at..)).unwrap_or_default();
    let after: Vec<&Found> = tail.iter().filter(|item| kind(item.class)).collect();
    if after.is_empty() {
        found.iter().filter(|item| kind(item.class)).collect()
    } else {
        after
    }
}

/// Makes a bare number a time where it stands beside a day, or answers a question for one.
fn promote(place: Place<'_>, found: &[Found], hints: Hints) -> Vec<Found> {
    let mut promoted = Vec::with_capacity(found.len());
    let alone = !found.iter().any(|item| is_time(item.class));
    for (at, item) in found.iter().enumerate() {
        let class = match item.class {
            Class::MaybeClock => Class::Clock,
            Class::MaybeTimes => Class::Times,
            _ => {
                promoted.push(item.clone());
                continue;
            }
        };
        let before = at.checked_sub(1).and_then(|before| found.get(before));
        let beside = before.is_some_and(|other| touches(place, other, item))
            || found
                .get(at + 1)
                .is_some_and(|other| touches(place, item, other));
        let answers = hints.expects_time && place.tokens.len() <= SHORT;
        let digits = item.end - item.start > 1
            || place
                .tokens
                .get(item.start)
                .is_some_and(|token| token.number.is_some());
        if alone && ((beside && digits) || answers) {
            promoted.push(Found {
                class,
                ..item.clone()
            });
        }
    }
    promoted
}

/// A text with no more tokens than this can be the bare answer to a question.
const SHORT: usize = 8;

fn touches(place: Place<'_>, one: &Found, next: &Found) -> bool {
    let beside_day = |item: &Found| is_day(item.class) || item.class == Class::Part;
    let between = place.tokens.get(one.end..next.start).unwrap_or_default();
    (beside_day(one) || beside_day(next))
        && between.len() <= 1
        && between
            .iter()
            .all(|token| place.reader.is_in("before-time", token))
}
