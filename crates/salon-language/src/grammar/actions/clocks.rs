//! What rules about times of day make of their words.

use crate::grammar::Captures;
use crate::grammar::value::{Class, Clock, Half, Part, Value};
use crate::when::DayPart;

/// "3 pm", "10:30", "10.30 pm", "15h", "3 oclock": an hour, perhaps minutes, perhaps a half.
pub(crate) fn time(c: &Captures<'_>) -> Option<Value> {
    let hour = c.figures(Class::Hour).next()?;
    let minute = c
        .figures(Class::Minute)
        .next()
        .map_or(0, |figure| figure.value);
    let half = c.half();
    clock(hour.value, minute, half, hour.leading_zero).map(Value::Clock)
}

/// "Las tres y cinco", "dix heures cinq": an hour, and minutes that are any number.
pub(crate) fn hour_and_number(c: &Captures<'_>) -> Option<Value> {
    let (hour, minutes) = (c.figures(Class::Hour).next()?, minutes_of_hour(c)?);
    clock(hour.value, minutes, c.half(), hour.leading_zero).map(Value::Clock)
}

/// "Nine thirty".
pub(crate) fn time_in_words(c: &Captures<'_>) -> Option<Value> {
    let (hour, minute) = (
        c.figures(Class::Hour).next()?,
        c.figures(Class::Minute).next()?,
    );
    let words = hour.digits == 0 && minute.digits == 0;
    words
        .then(|| clock(hour.value, minute.value, None, false))
        .flatten()
        .map(Value::Clock)
}

/// "1140 am", "730": hours and minutes run together.
pub(crate) fn run(c: &Captures<'_>) -> Option<Value> {
    let run = c.figures(Class::Run).next()?;
    clock(run.value / 100, run.value % 100, c.half(), false).map(Value::Clock)
}

/// "Noon".
pub(crate) fn noon(_: &Captures<'_>) -> Option<Value> {
    clock(12, 0, None, true).map(Value::Clock)
}

/// "Midnight".
pub(crate) fn midnight(_: &Captures<'_>) -> Option<Value> {
    clock(0, 0, None, true).map(Value::Clock)
}

/// "Half past 3".
pub(crate) fn half_past(c: &Captures<'_>) -> Option<Value> {
    moved(c, 30)
}

/// "Quarter past 3".
pub(crate) fn quarter_past(c: &Captures<'_>) -> Option<Value> {
    moved(c, 15)
}

/// "Three quarters past 3".
pub(crate) fn three_quarters_past(c: &Captures<'_>) -> Option<Value> {
    moved(c, 45)
}

/// "Quarter to 3".
pub(crate) fn quarter_to(c: &Captures<'_>) -> Option<Value> {
    moved(c, -15)
}

/// "Ten past three".
pub(crate) fn minutes_past(c: &Captures<'_>) -> Option<Value> {
    moved(c, minutes_of_hour(c)?)
}

/// "Ten to three".
pub(crate) fn minutes_to(c: &Captures<'_>) -> Option<Value> {
    moved(c, -minutes_of_hour(c)?)
}

/// "15 to noon".
pub(crate) fn minutes_to_noon(c: &Captures<'_>) -> Option<Value> {
    shifted(clock(12, 0, None, true)?, -minutes_of_hour(c)?).map(Value::Clock)
}

/// A time passed on as it is: "at 3".
pub(crate) fn same_time(c: &Captures<'_>) -> Option<Value> {
    c.clock().map(Value::Clock)
}

/// "About 3", "3ish".
pub(crate) fn around(c: &Captures<'_>) -> Option<Value> {
    Some(Value::Clock(Clock {
        around: true,
        ..c.clock()?
    }))
}

/// "3 in the afternoon", "evening 5", "8 tonight".
pub(crate) fn in_part(c: &Captures<'_>) -> Option<Value> {
    Some(Value::Clock(c.clock()?.in_part(c.part()?)))
}

/// "This morning": today's.
pub(crate) fn this_part(c: &Captures<'_>) -> Option<Value> {
    Some(Value::Part(Part {
        today: true,
        ..c.part()?
    }))
}

/// A part of the day passed on as it is: "in the morning".
pub(crate) fn same_part(c: &Captures<'_>) -> Option<Value> {
    c.part().map(Value::Part)
}

/// "Early morning".
pub(crate) fn early_part(c: &Captures<'_>) -> Option<Value> {
    let said = c.part()?;
    let part = if said.half() == Half::Am {
        DayPart::EarlyMorning
    } else {
        said.part
    };
    Some(Value::Part(Part { part, ..said }))
}

/// "Late morning", "late afternoon".
pub(crate) fn late_part(c: &Captures<'_>) -> Option<Value> {
    let said = c.part()?;
    let part = match said.part {
        DayPart::Morning | DayPart::EarlyMorning => DayPart::LateMorning,
        DayPart::Afternoon => DayPart::LateAfternoon,
        other => other,
    };
    Some(Value::Part(Part { part, ..said }))
}

pub(super) fn clock(hour: i64, minute: i64, half: Option<Half>, sure: bool) -> Option<Clock> {
    if !(0..=24).contains(&hour) || !(0..60).contains(&minute) {
        return None;
    }
    let clock = Clock {
        hour: i8::try_from(hour % 24).ok()?,
        minute: i8::try_from(minute).ok()?,
        sure: (sure && half.is_none()) || hour > 12 || hour == 0,
        around: false,
        today: false,
    };
    Some(match half {
        Some(half) => clock.in_half(half),
        None => clock,
    })
}

pub(super) fn shifted(base: Clock, minutes: i64) -> Option<Clock> {
    let of_day = (i64::from(base.hour) * 60 + i64::from(base.minute) + minutes).rem_euclid(24 * 60);
    let (mut hour, minute) = (of_day / 60, of_day % 60);
    // A quarter to one is at twelve on a twelve-hour clock.
    if !base.sure && hour == 0 {
        hour = 12;
    }
    let shifted = clock(hour, minute, None, base.sure)?;
    Some(Clock {
        sure: base.sure,
        today: base.today,
        ..shifted
    })
}

fn base(c: &Captures<'_>) -> Option<Clock> {
    let said = c.clock().or_else(|| {
        let hour = c.figures(Class::Hour).last()?;
        clock(hour.value, 0, None, hour.leading_zero)
    })?;
    Some(match c.half() {
        Some(half) => said.in_half(half),
        None => said,
    })
}

fn moved(c: &Captures<'_>, minutes: i64) -> Option<Value> {
    shifted(base(c)?, minutes).map(Value::Clock)
}

fn minutes_of_hour(c: &Captures<'_>) -> Option<i64> {
    c.figures(Class::Number)
        .next()
        .map(|figure| figure.value)
        .filter(|minutes| (1..60).contains(minutes))
}
