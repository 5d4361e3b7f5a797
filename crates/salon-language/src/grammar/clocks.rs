//! What rules about times of day make of their words. No language is known here.

use super::Captures;
use super::value::{Class, Clock, Figure, Half, Length, Part, Times, Unit, Value};
use crate::calendar;
use crate::when::DayPart;

impl Captures<'_> {
    pub(super) fn figures(&self, class: Class) -> impl Iterator<Item = Figure> {
        self.values.iter().filter_map(move |(found, value)| match value {
            Value::Number(figure) if *found == class => Some(*figure),
            _ => None,
        })
    }

    fn clocks(&self) -> Vec<Clock> {
        self.values
            .iter()
            .filter_map(|(_, value)| if let Value::Clock(clock) = value { Some(*clock) } else { None })
            .collect()
    }

    fn clock(&self) -> Option<Clock> {
        self.clocks().first().copied()
    }

    fn half(&self) -> Option<Half> {
        self.values.iter().find_map(|(_, value)| if let Value::Half(half) = value { Some(*half) } else { None })
    }

    fn part(&self) -> Option<Part> {
        self.values.iter().find_map(|(_, value)| if let Value::Part(part) = value { Some(*part) } else { None })
    }

    pub(super) fn lengths(&self) -> Vec<Length> {
        self.values
            .iter()
            .filter_map(|(_, value)| if let Value::Length(length) = value { Some(*length) } else { None })
            .collect()
    }

    pub(super) fn units(&self) -> Vec<Unit> {
        self.values
            .iter()
            .filter_map(|(_, value)| if let Value::Unit(unit) = value { Some(*unit) } else { None })
            .collect()
    }
}

fn clock(hour: i64, minute: i64, half: Option<Half>, sure: bool) -> Option<Clock> {
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

/// "3 pm", "10:30", "10.30 pm", "15h", "3 oclock": an hour, perhaps minutes, perhaps a half.
pub(crate) fn time(c: &Captures<'_>) -> Option<Value> {
    let hour = c.figures(Class::Hour).next()?;
    let minute = c.figures(Class::Minute).next().map_or(0, |figure| figure.value);
    let half = c.half();
    if half.is_none() && hour.digits == 0 && hour.value > 12 {
        return None;
    }
    clock(hour.value, minute, half, hour.leading_zero).map(Value::Clock)
}

/// "Nine thirty".
pub(crate) fn time_in_words(c: &Captures<'_>) -> Option<Value> {
    let (hour, minute) = (c.figures(Class::Hour).next()?, c.figures(Class::Minute).next()?);
    let words = hour.digits == 0 && minute.digits == 0;
    words.then(|| clock(hour.value, minute.value, None, false)).flatten().map(Value::Clock)
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

fn shifted(base: Clock, minutes: i64) -> Option<Clock> {
    let of_day = (i64::from(base.hour) * 60 + i64::from(base.minute) + minutes).rem_euclid(24 * 60);
    let (mut hour, minute) = (of_day / 60, of_day % 60);
    // A quarter to one is at twelve on a twelve-hour clock.
    if !base.sure && hour == 0 {
        hour = 12;
    }
    let shifted = clock(hour, minute, None, base.sure)?;
    Some(Clock { sure: base.sure, today: base.today, ..shifted })
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

/// A twelve that is moved back goes to eleven of the same half; in_half must see the moved hour.
fn moved(c: &Captures<'_>, minutes: i64) -> Option<Value> {
    shifted(base(c)?, minutes).map(Value::Clock)
}

/// "Half past 3".
pub(crate) fn half_past(c: &Captures<'_>) -> Option<Value> {
    moved(c, 30)
}

/// "Quarter past 3".
pub(crate) fn quarter_past(c: &Captures<'_>) -> Option<Value> {
    moved(c, 15)
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

fn minutes_of_hour(c: &Captures<'_>) -> Option<i64> {
    c.figures(Class::Number).next().map(|figure| figure.value).filter(|minutes| (1..60).contains(minutes))
}

/// "10 past", without its hour, and the like: known to be a time, but not which.
pub(crate) fn nothing(_: &Captures<'_>) -> Option<Value> {
    Some(Value::Nothing)
}

/// A time passed on as it is: "at 3".
pub(crate) fn same_time(c: &Captures<'_>) -> Option<Value> {
    c.clock().map(Value::Clock)
}

/// "About 3", "3ish".
pub(crate) fn around(c: &Captures<'_>) -> Option<Value> {
    Some(Value::Clock(Clock { around: true, ..c.clock()? }))
}

/// "3 in the afternoon", "evening 5", "8 tonight".
pub(crate) fn in_part(c: &Captures<'_>) -> Option<Value> {
    Some(Value::Clock(c.clock()?.in_part(c.part()?)))
}

/// "This morning": today's.
pub(crate) fn this_part(c: &Captures<'_>) -> Option<Value> {
    Some(Value::Part(Part { today: true, ..c.part()? }))
}

/// A part of the day passed on as it is: "in the morning".
pub(crate) fn same_part(c: &Captures<'_>) -> Option<Value> {
    c.part().map(Value::Part)
}

/// "Early morning".
pub(crate) fn early_part(c: &Captures<'_>) -> Option<Value> {
    let said = c.part()?;
    let part = if said.half() == Half::Am { DayPart::EarlyMorning } else { said.part };
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

/// "From 2 to 4", "5-6pm": each end is given the half of the day that makes the range run forward.
pub(crate) fn between(c: &Captures<'_>) -> Option<Value> {
    let clocks = c.clocks();
    let (start, end) = (*clocks.first()?, *clocks.get(1)?);
    let (start, end) = match c.part() {
        Some(part) => (start.in_part(part), end.in_part(part)),
        None => (start, end),
    };
    let (start, end) = run_forward(start, end);
    Some(Value::Times(Times { start: Some(start), end: Some(end), either: false }))
}

/// Gives each end the half of the day that makes the range run forward.
pub(crate) fn run_forward(start: Clock, end: Clock) -> (Clock, Clock) {
    let fixed = |clock: Clock, time: jiff::civil::Time| Clock { hour: time.hour(), sure: true, ..clock };
    match (start.sure, end.sure) {
        (true, true) => (start, end),
        (true, false) => {
            let minutes = |time: jiff::civil::Time| i32::from(time.hour()) * 60 + i32::from(time.minute());
            let ahead = |time: &jiff::civil::Time| (minutes(*time) - minutes(start.first()) - 1).rem_euclid(24 * 60);
            let readings = [Some(end.first()), end.other()];
            let nearest = readings.into_iter().flatten().min_by_key(ahead);
            (start, fixed(end, nearest.unwrap_or_else(|| end.first())))
        }
        (false, true) => {
            let readings = [Some(start.first()), start.other()];
            let sooner = readings.into_iter().flatten().filter(|time| *time < end.first()).max();
            (fixed(start, sooner.unwrap_or_else(|| start.first())), end)
        }
        (false, false) => {
            let start = fixed(start, start.first());
            run_forward(start, end)
        }
    }
}

/// "From 2 pm for 2 hours".
pub(crate) fn for_length(c: &Captures<'_>) -> Option<Value> {
    let start = c.clock()?;
    let length = c.lengths().first().copied().filter(|length| length.days == 0 && length.months == 0)?;
    let start = Clock { hour: start.first().hour(), sure: true, ..start };
    let end = shifted(start, i64::from(length.minutes))?;
    Some(Value::Times(Times { start: Some(start), end: Some(end), either: false }))
}

/// "After 5".
pub(crate) fn from_time(c: &Captures<'_>) -> Option<Value> {
    Some(Value::Times(Times { start: Some(c.clock()?), end: None, either: false }))
}

/// "Before 5".
pub(crate) fn until_time(c: &Captures<'_>) -> Option<Value> {
    Some(Value::Times(Times { start: None, end: Some(c.clock()?), either: false }))
}

/// "2 or 3pm".
pub(crate) fn either_time(c: &Captures<'_>) -> Option<Value> {
    let clocks = c.clocks();
    let (first, second) = (*clocks.first()?, *clocks.get(1)?);
    let (first, second) = match (first.sure, second.sure) {
        (false, true) => (run_forward(first, second).0, second),
        _ => (first, second),
    };
    Some(Value::Times(Times { start: Some(first), end: Some(second), either: true }))
}

/// "In 20 minutes", "half an hour from now".
pub(crate) fn in_length(c: &Captures<'_>) -> Option<Value> {
    let length = c.lengths().first().copied().filter(|length| length.minutes != 0)?;
    calendar::plus_time(c.reference.now, length).map(Value::Moment)
}

/// "Within 20 minutes", "in the next 3 hours".
pub(crate) fn within_length(c: &Captures<'_>) -> Option<Value> {
    let length = c.lengths().first().copied().filter(|length| length.minutes != 0)?;
    Some(Value::Moments(c.reference.now, calendar::plus_time(c.reference.now, length)?))
}

/// "20 minutes from 1 pm".
pub(crate) fn length_after_time(c: &Captures<'_>) -> Option<Value> {
    let length = c.lengths().first().copied().filter(|length| length.days == 0 && length.months == 0)?;
    let base = c.clock()?;
    let base = Clock { hour: base.first().hour(), sure: true, ..base };
    shifted(base, i64::from(length.minutes)).map(Value::Clock)
}

/// "From now until 5".
pub(crate) fn from_now_until(c: &Captures<'_>) -> Option<Value> {
    let now = c.reference.now;
    let start = clock(i64::from(now.hour()), i64::from(now.minute()), None, true)?;
    let (_, end) = run_forward(start, c.clock()?);
    Some(Value::Moments(now, now.date().to_datetime(end.first())))
}

/// "The next hour".
pub(crate) fn next_hour(c: &Captures<'_>) -> Option<Value> {
    let hour = Length { minutes: 60, ..Length::default() };
    Some(Value::Moments(c.reference.now, calendar::plus_time(c.reference.now, hour)?))
}

/// "Two weeks", "an hour and a half".
pub(crate) fn length(c: &Captures<'_>) -> Option<Value> {
    let count = c.figures(Class::Number).next().map_or(1, |figure| figure.value);
    let unit = c.units().first().copied()?;
    of_unit(count, unit).map(Value::Length)
}

/// "Half an hour".
pub(crate) fn half_length(c: &Captures<'_>) -> Option<Value> {
    (c.units().first() == Some(&Unit::Hour))
        .then_some(Value::Length(Length { minutes: 30, ..Length::default() }))
}

/// "Two and a half hours".
pub(crate) fn and_half_length(c: &Captures<'_>) -> Option<Value> {
    let Value::Length(length) = length(c)? else { return None };
    let half = match c.units().first()? {
        Unit::Hour => Length { minutes: 30, ..Length::default() },
        Unit::Day => Length { minutes: 12 * 60, ..Length::default() },
        _ => return None,
    };
    Some(Value::Length(sum(length, half)))
}

/// "Three quarters of an hour", "45 minutes" in other words.
pub(crate) fn quarters_of_hour(c: &Captures<'_>) -> Option<Value> {
    let quarters = c.figures(Class::Number).next().map_or(1, |figure| figure.value);
    let minutes = i32::try_from(quarters.checked_mul(15)?).ok()?;
    Some(Value::Length(Length { minutes, ..Length::default() }))
}

/// "A couple of weeks".
pub(crate) fn couple(c: &Captures<'_>) -> Option<Value> {
    of_unit(2, c.units().first().copied()?).map(Value::Length)
}

/// "A few days".
pub(crate) fn few(c: &Captures<'_>) -> Option<Value> {
    of_unit(3, c.units().first().copied()?).map(Value::Length)
}

/// "A day and 5 hours".
pub(crate) fn length_sum(c: &Captures<'_>) -> Option<Value> {
    let lengths = c.lengths();
    Some(Value::Length(sum(*lengths.first()?, *lengths.get(1)?)))
}

fn sum(one: Length, other: Length) -> Length {
    Length {
        months: one.months.saturating_add(other.months),
        days: one.days.saturating_add(other.days),
        minutes: one.minutes.saturating_add(other.minutes),
    }
}

pub(super) fn of_unit(count: i64, unit: Unit) -> Option<Length> {
    let count = i32::try_from(count).ok().filter(|count| count.abs() < 10_000)?;
    let length = Length::default();
    Some(match unit {
        Unit::Minute => Length { minutes: count, ..length },
        Unit::Hour => Length { minutes: count * 60, ..length },
        Unit::Day => Length { days: count, ..length },
        Unit::Week | Unit::Weekend => Length { days: count * 7, ..length },
        Unit::Fortnight => Length { days: count * 14, ..length },
        Unit::Month => Length { months: count, ..length },
        Unit::Quarter => Length { months: count * 3, ..length },
        Unit::Year => Length { months: count * 12, ..length },
    })
}
