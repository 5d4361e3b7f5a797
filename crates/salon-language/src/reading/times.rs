//! The times of day of a text.

use jiff::civil::Time;

use super::Found;
use crate::grammar::actions::spans::run_forward;
use crate::grammar::value::{Class, Clock, Part, Times, Value};
use crate::when::TimeReading;

/// Reads the time or times that are wanted, and the other reading of a time without am or pm.
pub(super) fn read(found: &[&Found]) -> (Option<TimeReading>, Option<Time>) {
    let part = found.iter().find_map(|item| {
        if let Value::Part(part) = &item.value {
            Some(*part)
        } else {
            None
        }
    });
    let clocks: Vec<Clock> = found
        .iter()
        .filter_map(|item| {
            if let Value::Clock(clock) = &item.value {
                Some(*clock)
            } else {
                None
            }
        })
        .collect();
    let ranges: Vec<Times> = found
        .iter()
        .filter_map(|item| {
            if let Value::Times(times) = &item.value {
                Some(*times)
            } else {
                None
            }
        })
        .filter(|_| found.iter().any(|item| item.class == Class::Times))
        .collect();
    if let Some(times) = ranges.first() {
        return (Some(range(*times, ranges.get(1).copied(), part)), None);
    }
    let Some(clock) = clocks.first() else {
        return (part.map(|part| TimeReading::Part(part.part)), None);
    };
    let clock = part.map_or(*clock, |part| clock.in_part(part));
    let time = clock.first();
    let reading = if clock.around {
        TimeReading::Around(time)
    } else {
        TimeReading::At(time)
    };
    (Some(reading), clock.other())
}

fn range(times: Times, second: Option<Times>, part: Option<Part>) -> TimeReading {
    let fit = |clock: Clock| part.map_or(clock, |part| clock.in_part(part));
    let (start, end) = match (times.start, times.end, second) {
        // "After 2 but before 5" said in two ranges.
        (
            Some(start),
            None,
            Some(Times {
                start: None,
                end: Some(end),
                ..
            }),
        )
        | (
            None,
            Some(end),
            Some(Times {
                start: Some(start),
                end: None,
                ..
            }),
        ) => (Some(start), Some(end)),
        (start, end, _) => (start, end),
    };
    match (start.map(fit), end.map(fit)) {
        (Some(one), Some(other)) if times.either => {
            let mut both = vec![one.first(), other.first()];
            both.dedup();
            TimeReading::OneOf(both)
        }
        (Some(start), Some(end)) => {
            let (start, end) = run_forward(start, end);
            TimeReading::Between(start.first(), end.first())
        }
        (Some(start), None) => TimeReading::From(start.first()),
        (None, Some(end)) => TimeReading::Until(end.first()),
        (None, None) => TimeReading::At(Time::midnight()),
    }
}
