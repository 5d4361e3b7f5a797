//! What a pattern matched, for the action that makes a meaning of it.

use jiff::civil::{Date, Weekday};

use super::Reference;
use super::value::{
    Class, Clock, Day, Days, Figure, Half, Holiday, Length, Part, Unit, Value, day_of_month,
};

/// What a pattern matched, in the order of the text.
#[derive(Debug)]
pub(crate) struct Captures<'a> {
    /// The values of the classes that the pattern names.
    pub(crate) values: &'a [(Class, &'a Value)],
    /// The outside.
    pub(crate) reference: Reference,
}

impl<'a> Captures<'a> {
    fn all<T>(&self, pick: impl Fn(&'a Value) -> Option<T>) -> Vec<T> {
        self.values
            .iter()
            .filter_map(|(_, value)| pick(value))
            .collect()
    }

    fn first<T>(&self, pick: impl Fn(&'a Value) -> Option<T>) -> Option<T> {
        self.values.iter().find_map(|(_, value)| pick(value))
    }

    pub(super) fn today(&self) -> Date {
        self.reference.now.date()
    }

    pub(super) fn figures(&self, class: Class) -> impl Iterator<Item = Figure> {
        let of_class = self.values.iter().filter(move |(found, _)| *found == class);
        of_class.filter_map(|(_, value)| value.figure())
    }

    pub(super) fn clocks(&self) -> Vec<Clock> {
        self.all(Value::clock)
    }

    pub(super) fn clock(&self) -> Option<Clock> {
        self.first(Value::clock)
    }

    pub(super) fn half(&self) -> Option<Half> {
        self.first(|value| {
            if let Value::Half(half) = value {
                Some(*half)
            } else {
                None
            }
        })
    }

    pub(super) fn part(&self) -> Option<Part> {
        self.first(Value::part)
    }

    pub(super) fn lengths(&self) -> Vec<Length> {
        self.all(Value::length)
    }

    pub(super) fn unit(&self) -> Option<Unit> {
        self.first(|value| {
            if let Value::Unit(unit) = value {
                Some(*unit)
            } else {
                None
            }
        })
    }

    pub(super) fn weekday(&self) -> Option<Weekday> {
        self.first(Value::weekday)
    }

    pub(super) fn month(&self) -> Option<i8> {
        self.first(|value| {
            if let Value::Month(month) = value {
                Some(*month)
            } else {
                None
            }
        })
    }

    pub(super) fn days(&self) -> Vec<&'a Day> {
        self.all(Value::day)
    }

    pub(super) fn range(&self) -> Option<&'a Days> {
        self.first(Value::days)
    }

    pub(super) fn holiday(&self) -> Option<Holiday> {
        self.first(|value| {
            if let Value::Holiday(which) = value {
                Some(*which)
            } else {
                None
            }
        })
    }

    pub(super) fn year(&self) -> Option<i16> {
        i16::try_from(self.figures(Class::Year).next()?.value).ok()
    }

    /// The numbers that can be a day of a month, in the order of the text.
    pub(super) fn days_of_month(&self) -> Vec<i8> {
        let numbers = self
            .values
            .iter()
            .filter(|(class, _)| matches!(class, Class::Number | Class::Ordinal));
        numbers
            .filter_map(|(_, value)| value.figure().and_then(day_of_month))
            .collect()
    }

    pub(super) fn day_of_month(&self) -> Option<i8> {
        self.days_of_month().first().copied()
    }
}
