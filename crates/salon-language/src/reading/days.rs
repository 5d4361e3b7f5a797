//! The days of a text.

use jiff::civil::Date;

use super::{Found, Hints, Place};
use crate::calendar;
use crate::grammar::value::{Class, Day, Days, Doubt, Said, Value};
use crate::token::{Token, TokenKind};
use crate::when::{Ambiguity, DateReading, TimeReading, When};

/// Reads the day or days that are wanted, and what must be asked about them.
pub(super) fn read(
    place: Place<'_>,
    found: Vec<&Found>,
    hints: Hints,
) -> (Option<DateReading>, Option<Ambiguity>) {
    let Some(chosen) = choose(place, found, hints) else {
        return (None, None);
    };
    let days: Vec<&Day> = chosen
        .iter()
        .filter_map(|item| {
            if let Value::Day(day) = &item.value {
                Some(day)
            } else {
                None
            }
        })
        .collect();
    match (chosen.as_slice(), days.as_slice()) {
        ([only], []) => {
            let Value::Days(days) = &only.value else {
                return (None, None);
            };
            (range(days, hints), None)
        }
        ([only], [day]) => (Some(DateReading::On(day.date)), doubt(place, only, day)),
        (_, []) => (None, None),
        (_, several) => {
            let of_next_week = |day: &Day| {
                // Who means today's weekday among others, and not today, means next week's.
                let ahead =
                    (day.said == Said::Weekday && day.date == hints.now.date()).then_some(7);
                ahead.and_then(|days| calendar::plus_days(day.date, days))
            };
            let dates = several.iter();
            let mut dates: Vec<Date> = dates
                .map(|day| of_next_week(day).unwrap_or(day.date))
                .collect();
            dates.sort_unstable();
            dates.dedup();
            match dates.as_slice() {
                [one] => (Some(DateReading::On(*one)), None),
                _ => (Some(DateReading::OneOf(dates)), None),
            }
        }
    }
}

/// Whether the one day that is wanted was said as a weekday alone.
pub(super) fn is_weekday_only(when: &When, found: &[Found]) -> bool {
    let Some(DateReading::On(date)) = when.date else {
        return false;
    };
    let says = |day: &Day| day.date == date && day.said == Said::Weekday && day.doubt.is_none();
    found
        .iter()
        .any(|item| matches!(&item.value, Value::Day(day) if says(day)))
}

/// The meanings that are meant together: those joined by "or", or the one that counts.
fn choose<'a>(place: Place<'_>, found: Vec<&'a Found>, hints: Hints) -> Option<Vec<&'a Found>> {
    let mut groups: Vec<Vec<&Found>> = Vec::new();
    for item in found {
        match groups.last_mut() {
            Some(group) if group.last().is_some_and(|last| joined(place, last, item)) => {
                group.push(item);
            }
            _ => groups.push(vec![item]),
        }
    }
    if hints.moving {
        groups.pop()
    } else {
        groups.into_iter().next()
    }
}

/// "Not Monday or Friday": what is joined to a day that will not do, will not do either.
pub(super) fn exclude_joined(place: Place<'_>, found: &mut [Found]) {
    for at in 1..found.len() {
        let Some([before, item]) = found.get_mut(at - 1..=at) else {
            continue;
        };
        let (Value::Not(_), Value::Day(day)) = (&before.value, &item.value) else {
            continue;
        };
        let between = place.tokens.get(before.end..item.start).unwrap_or_default();
        let words = between.iter().any(|token| token.kind == TokenKind::Word);
        if words && joined(place, before, item) {
            item.value = Value::Not(day.excluded());
            item.class = Class::Not;
        }
    }
}

fn joined(place: Place<'_>, one: &Found, next: &Found) -> bool {
    let between = place.tokens.get(one.end..next.start).unwrap_or_default();
    let joins = |token: &Token| place.reader.is_in("joins-days", token);
    let fills = |token: &Token| place.reader.is_in("fills-joint", token);
    between.len() <= 4
        && between.iter().any(joins)
        && between.iter().all(|token| joins(token) || fills(token))
}

fn range(days: &Days, hints: Hints) -> Option<DateReading> {
    match (days.first, days.last) {
        (Some(first), Some(last)) if first == last => Some(DateReading::On(first)),
        (Some(first), Some(last))
            if hints.moving && first.until(last).is_ok_and(|gap| gap.get_days() > 31) =>
        {
            Some(DateReading::On(last))
        }
        (Some(first), Some(last)) => Some(DateReading::Within { first, last }),
        (Some(first), None) => Some(DateReading::From(first)),
        (None, Some(last)) => Some(DateReading::Until(last)),
        (None, None) => None,
    }
}

fn doubt(place: Place<'_>, item: &Found, day: &Day) -> Option<Ambiguity> {
    let first = place.tokens.get(item.start)?.span.start;
    let last = place.tokens.get(item.end.checked_sub(1)?)?.span.end;
    let said = place.text.get(first..last)?.to_owned();
    let readings = || {
        std::iter::once(day.date)
            .chain(day.others.iter().copied())
            .collect::<Vec<_>>()
    };
    Some(match day.doubt? {
        Doubt::Several => Ambiguity::Dates {
            said,
            readings: readings(),
        },
        Doubt::NoSuchDay => {
            let mut nearest = readings();
            nearest.sort_unstable();
            nearest.dedup();
            Ambiguity::NoSuchDate { said, nearest }
        }
        Doubt::Disagreement => Ambiguity::Disagreement {
            said,
            readings: readings(),
        },
        Doubt::Past => Ambiguity::PastDate {
            said,
            date: day.date,
        },
    })
}

/// A bare weekday that is today's stands for next week's once the time has gone by.
pub(super) fn not_past(when: &mut When, found: &[Found], hints: Hints) {
    let bare = |item: &Found| matches!(&item.value, Value::Day(day) if day.said == Said::Weekday);
    let Some(DateReading::On(date)) = when.date else {
        return;
    };
    let latest = match &when.time {
        Some(TimeReading::At(time) | TimeReading::Around(time) | TimeReading::Until(time)) => *time,
        Some(TimeReading::Between(start, _)) => *start,
        _ => return,
    };
    if date == hints.now.date() && latest < hints.now.time() && found.iter().any(bare) {
        when.date = calendar::plus_days(date, 7).map(DateReading::On);
    }
}
