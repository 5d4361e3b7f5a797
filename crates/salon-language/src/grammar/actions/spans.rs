//! What rules about ranges of times, and times counted from now, make of their words.

use super::clocks::{clock, shifted};
use super::lengths;
use crate::calendar;
use crate::grammar::Captures;
use crate::grammar::value::{Clock, Length, Times, Value};

/// "From 2 to 4", "5-6pm": each end is given the half of the day that makes the range run forward.
pub(crate) fn between(c: &Captures<'_>) -> Option<Value> {
    let clocks = c.clocks();
    let (start, end) = (*clocks.first()?, *clocks.get(1)?);
    let (start, end) = match c.part() {
        Some(part) => (start.in_part(part), end.in_part(part)),
        None => (start, end),
    };
    let (start, end) = run_forward(start, end);
    Some(Value::Times(Times {
        start: Some(start),
        end: Some(end),
        either: false,
    }))
}

/// "From 2 pm for 2 hours".
pub(crate) fn for_length(c: &Captures<'_>) -> Option<Value> {
    let start = c.clock()?;
    let length = c
        .lengths()
        .first()
        .copied()
        .filter(|length| length.days == 0 && length.months == 0)?;
    let start = Clock {
        hour: start.first().hour(),
        sure: true,
        ..start
    };
    let end = shifted(start, i64::from(length.minutes))?;
    Some(Value::Times(Times {
        start: Some(start),
        end: Some(end),
        either: false,
    }))
}

/// "After 5".
pub(crate) fn from_time(c: &Captures<'_>) -> Option<Value> {
    Some(Value::Times(Times {
        start: Some(c.clock()?),
        end: None,
        either: false,
    }))
}

/// "Before 5".
pub(crate) fn until_time(c: &Captures<'_>) -> Option<Value> {
    Some(Value::Times(Times {
        start: None,
        end: Some(c.clock()?),
        either: false,
    }))
}

/// "2 or 3pm".
pub(crate) fn either_time(c: &Captures<'_>) -> Option<Value> {
    let clocks = c.clocks();
    let (first, second) = (*clocks.first()?, *clocks.get(1)?);
    let (first, second) = match (first.sure, second.sure) {
        (false, true) => (run_forward(first, second).0, second),
        _ => (first, second),
    };
    Some(Value::Times(Times {
        start: Some(first),
        end: Some(second),
        either: true,
    }))
}

/// "In 20 minutes", "half an hour from now".
pub(crate) fn in_length(c: &Captures<'_>) -> Option<Value> {
    let length = c
        .lengths()
        .first()
        .copied()
        .filter(|length| length.minutes != 0)?;
    calendar::plus_time(c.reference.now, length).map(Value::Moment)
}

/// "Within 20 minutes", "in the next 3 hours".
pub(crate) fn within_length(c: &Captures<'_>) -> Option<Value> {
    let length = lengths::said(c).filter(|length| length.minutes != 0)?;
    Some(Value::Moments(
        c.reference.now,
        calendar::plus_time(c.reference.now, length)?,
    ))
}

/// "20 minutes from 1 pm".
pub(crate) fn length_after_time(c: &Captures<'_>) -> Option<Value> {
    let length = c
        .lengths()
        .first()
        .copied()
        .filter(|length| length.days == 0 && length.months == 0)?;
    let base = c.clock()?;
    let base = Clock {
        hour: base.first().hour(),
        sure: true,
        ..base
    };
    shifted(base, i64::from(length.minutes)).map(Value::Clock)
}

/// "From now until 5".
pub(crate) fn from_now_until(c: &Captures<'_>) -> Option<Value> {
    let now = c.reference.now;
    let start = clock(i64::from(now.hour()), i64::from(now.minute()), None, true)?;
    let (_, end) = run_forward(start, c.clock()?);
    Some(Value::Moments(now, now.date().to_datetime(end.first())))
}

/// "Between 8 and now".
pub(crate) fn from_time_until_now(c: &Captures<'_>) -> Option<Value> {
    let (now, start) = (c.reference.now, c.clock()?);
    let readings = [Some(start.first()), start.other()].into_iter().flatten();
    let latest = readings.filter(|time| *time <= now.time()).max()?;
    Some(Value::Moments(now.date().to_datetime(latest), now))
}

/// "The next hour".
pub(crate) fn next_hour(c: &Captures<'_>) -> Option<Value> {
    let hour = Length {
        minutes: 60,
        ..Length::default()
    };
    Some(Value::Moments(
        c.reference.now,
        calendar::plus_time(c.reference.now, hour)?,
    ))
}

/// Gives each end the half of the day that makes the range run forward.
pub(crate) fn run_forward(start: Clock, end: Clock) -> (Clock, Clock) {
    let fixed = |clock: Clock, time: jiff::civil::Time| Clock {
        hour: time.hour(),
        sure: true,
        ..clock
    };
    match (start.sure, end.sure) {
        (true, true) => (start, end),
        (true, false) => {
            let minutes =
                |time: jiff::civil::Time| i32::from(time.hour()) * 60 + i32::from(time.minute());
            let ahead = |time: &jiff::civil::Time| {
                (minutes(*time) - minutes(start.first()) - 1).rem_euclid(24 * 60)
            };
            let readings = [Some(end.first()), end.other()];
            let nearest = readings.into_iter().flatten().min_by_key(ahead);
            (start, fixed(end, nearest.unwrap_or_else(|| end.first())))
        }
        (false, true) => {
            let readings = [Some(start.first()), start.other()];
            let sooner = readings
                .into_iter()
                .flatten()
                .filter(|time| *time < end.first())
                .max();
            (fixed(start, sooner.unwrap_or_else(|| start.first())), end)
        }
        (false, false) => {
            let start = fixed(start, start.first());
            run_forward(start, end)
        }
    }
}
