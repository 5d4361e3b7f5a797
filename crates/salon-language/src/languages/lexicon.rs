//! How lexicons say in one line what a word stands for.

use jiff::civil::Weekday;

use crate::grammar::value::{Class, Figure, Half, Holiday, Part, Unit, Value};
use crate::grammar::{Rule, is};
use crate::when::DayPart;

/// A day of the week.
pub(super) const fn weekday(pattern: &'static str, day: Weekday) -> Rule {
    is(pattern, Class::Weekday, Value::Weekday(day))
}

/// A month, from 1.
pub(super) const fn month(pattern: &'static str, number: i8) -> Rule {
    is(pattern, Class::Month, Value::Month(number))
}

/// A unit of time.
pub(super) const fn unit(pattern: &'static str, unit: Unit) -> Rule {
    is(pattern, Class::Unit, Value::Unit(unit))
}

/// A number in words.
pub(super) const fn number(pattern: &'static str, value: i64) -> Rule {
    is(pattern, Class::Number, figure(value))
}

/// An ordinal in words.
pub(super) const fn ordinal(pattern: &'static str, value: i64) -> Rule {
    is(pattern, Class::Ordinal, figure(value))
}

const fn figure(value: i64) -> Value {
    Value::Number(Figure {
        value,
        digits: 0,
        leading_zero: false,
    })
}

/// A part of the day.
pub(super) const fn part(pattern: &'static str, part: DayPart) -> Rule {
    is(
        pattern,
        Class::Part,
        Value::Part(Part { part, today: false }),
    )
}

/// A part of this day.
pub(super) const fn part_of_today(pattern: &'static str, part: DayPart) -> Rule {
    is(
        pattern,
        Class::Part,
        Value::Part(Part { part, today: true }),
    )
}

/// A half of the day.
pub(super) const fn half(pattern: &'static str, half: Half) -> Rule {
    is(pattern, Class::Half, Value::Half(half))
}

/// A holiday.
pub(super) const fn holiday(pattern: &'static str, which: Holiday) -> Rule {
    is(pattern, Class::Holiday, Value::Holiday(which))
}
