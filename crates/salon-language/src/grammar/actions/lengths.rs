//! What rules about lengths of time make of their words.

use crate::grammar::Captures;
use crate::grammar::value::{Class, Length, Unit, Value};

/// "Two weeks", "an hour and a half".
pub(crate) fn length(c: &Captures<'_>) -> Option<Value> {
    let count = c
        .figures(Class::Number)
        .next()
        .map_or(1, |figure| figure.value);
    let unit = c.unit()?;
    of_unit(count, unit).map(Value::Length)
}

/// "Half an hour".
pub(crate) fn half_length(c: &Captures<'_>) -> Option<Value> {
    (c.unit() == Some(Unit::Hour)).then_some(Value::Length(Length {
        minutes: 30,
        ..Length::default()
    }))
}

/// "Two and a half hours".
pub(crate) fn and_half_length(c: &Captures<'_>) -> Option<Value> {
    let Value::Length(length) = length(c)? else {
        return None;
    };
    let half = match c.unit()? {
        Unit::Hour => Length {
            minutes: 30,
            ..Length::default()
        },
        Unit::Day => Length {
            minutes: 12 * 60,
            ..Length::default()
        },
        _ => return None,
    };
    Some(Value::Length(sum(length, half)))
}

/// "Three quarters of an hour", "45 minutes" in other words.
pub(crate) fn quarters_of_hour(c: &Captures<'_>) -> Option<Value> {
    let quarters = c
        .figures(Class::Number)
        .next()
        .map_or(1, |figure| figure.value);
    let minutes = i32::try_from(quarters.checked_mul(15)?).ok()?;
    Some(Value::Length(Length {
        minutes,
        ..Length::default()
    }))
}

/// "A couple of weeks".
pub(crate) fn couple(c: &Captures<'_>) -> Option<Value> {
    of_unit(2, c.unit()?).map(Value::Length)
}

/// "A few days".
pub(crate) fn few(c: &Captures<'_>) -> Option<Value> {
    of_unit(3, c.unit()?).map(Value::Length)
}

/// A length passed on as it is: "about 2 hours".
pub(crate) fn same_length(c: &Captures<'_>) -> Option<Value> {
    c.lengths().first().copied().map(Value::Length)
}

/// "A day and 5 hours".
pub(crate) fn length_sum(c: &Captures<'_>) -> Option<Value> {
    c.lengths().into_iter().reduce(sum).map(Value::Length)
}

/// The length that was said, or the number and the unit of one: "the 3 next days".
pub(super) fn said(c: &Captures<'_>) -> Option<Length> {
    let whole = c.lengths().first().copied();
    whole.or_else(|| of_unit(c.figures(Class::Number).next()?.value, c.unit()?))
}

fn sum(one: Length, other: Length) -> Length {
    Length {
        months: one.months.saturating_add(other.months),
        days: one.days.saturating_add(other.days),
        minutes: one.minutes.saturating_add(other.minutes),
    }
}

pub(super) fn of_unit(count: i64, unit: Unit) -> Option<Length> {
    let count = i32::try_from(count)
        .ok()
        .filter(|count| count.abs() < 10_000)?;
    let length = Length::default();
    Some(match unit {
        Unit::Minute => Length {
            minutes: count,
            ..length
        },
        Unit::Hour => Length {
            minutes: count * 60,
            ..length
        },
        Unit::Day => Length {
            days: count,
            ..length
        },
        Unit::Week => Length {
            days: count * 7,
            ..length
        },
        Unit::Fortnight => Length {
            days: count * 14,
            ..length
        },
        Unit::Month => Length {
            months: count,
            ..length
        },
        Unit::Year => Length {
            months: count * 12,
            ..length
        },
    })
}
