//! What rules about days of the week make of their words.

use jiff::civil::{Date, Weekday};

use super::days::{dated, month_day, sure, the_day};
use crate::calendar;
use crate::grammar::Captures;
use crate::grammar::value::{Class, Day, Doubt, Said, Value};

/// "Friday": the next there is, today included.
pub(crate) fn weekday(c: &Captures<'_>) -> Option<Value> {
    sure(
        calendar::weekday_from(c.today(), c.weekday()?),
        Said::Weekday,
    )
}

/// "This coming Friday": the next after today.
pub(crate) fn coming_weekday(c: &Captures<'_>) -> Option<Value> {
    sure(
        calendar::weekday_from(c.today().tomorrow().ok()?, c.weekday()?),
        Said::Relative,
    )
}

/// "Next Friday": that of the next calendar week; when Friday itself is near, it must be asked.
pub(crate) fn next_weekday(c: &Captures<'_>) -> Option<Value> {
    let weekday = c.weekday()?;
    let date = calendar::weekday_of_week(c.today(), 1, weekday)?;
    let near = calendar::weekday_from(c.today().tomorrow().ok()?, weekday)?;
    let days_to_near = c.today().until(near).ok()?.get_days();
    let mut day = Day::sure(date, Said::Relative);
    if near < date && days_to_near <= 3 {
        day.others = vec![near];
        day.doubt = Some(Doubt::Several);
    }
    Some(Value::Day(day))
}

/// "Friday next week".
pub(crate) fn weekday_next_week(c: &Captures<'_>) -> Option<Value> {
    sure(
        calendar::weekday_of_week(c.today(), 1, c.weekday()?),
        Said::Relative,
    )
}

/// "Friday this week".
pub(crate) fn weekday_this_week(c: &Captures<'_>) -> Option<Value> {
    let date = calendar::weekday_of_week(c.today(), 0, c.weekday()?)?;
    Some(dated(date, c.today(), Said::Relative))
}

/// "Friday after next": the one after the next there is.
pub(crate) fn weekday_after_next(c: &Captures<'_>) -> Option<Value> {
    let first = calendar::weekday_from(c.today(), c.weekday()?)?;
    sure(calendar::plus_days(first, 7), Said::Relative)
}

/// "Last Friday".
pub(crate) fn last_weekday(c: &Captures<'_>) -> Option<Value> {
    let before = calendar::plus_days(c.today(), -7)?;
    Some(dated(
        calendar::weekday_from(before, c.weekday()?)?,
        c.today(),
        Said::Relative,
    ))
}

/// "A week from Friday", "two Sundays from now".
pub(crate) fn weekdays_from_now(c: &Captures<'_>) -> Option<Value> {
    let count = i32::try_from(c.figures(Class::Number).next()?.value)
        .ok()
        .filter(|n| (1..=60).contains(n))?;
    let first = calendar::weekday_from(c.today().tomorrow().ok()?, c.weekday()?)?;
    sure(calendar::plus_days(first, (count - 1) * 7), Said::Relative)
}

/// "Friday, March 14": the day as dated; when the weekday is another, it must be asked. "Friday,
/// Saturday" is two days.
pub(crate) fn weekday_and_day(c: &Captures<'_>) -> Option<Value> {
    let weekday = c.weekday()?;
    let day = (*c.days().last()?).clone();
    if day.date.weekday() == weekday {
        return Some(Value::Day(Day {
            weekday: Some(weekday),
            ..day
        }));
    }
    if day.said == Said::Weekday {
        return None;
    }
    if day.said == Said::DayOfMonth {
        return Some(weekday_of_month(c, weekday, &day));
    }
    Some(Value::Day(disagreement(&day, weekday)))
}

/// "Tuesday the 11th".
pub(crate) fn weekday_and_ordinal(c: &Captures<'_>) -> Option<Value> {
    let Some(Value::Day(day)) = the_day(c) else {
        return None;
    };
    let weekday = c.weekday()?;
    if day.date.weekday() == weekday {
        return Some(Value::Day(Day {
            weekday: Some(weekday),
            ..day
        }));
    }
    Some(weekday_of_month(c, weekday, &day))
}

/// "Tue 13": a smaller number would rather be the time.
pub(crate) fn weekday_and_number(c: &Captures<'_>) -> Option<Value> {
    c.figures(Class::Number)
        .next()
        .filter(|figure| figure.digits == 2 && figure.value > 12)?;
    weekday_and_ordinal(c)
}

/// "Friday 31 Aug 2027".
pub(crate) fn weekday_and_ordinal_month(c: &Captures<'_>) -> Option<Value> {
    let Some(Value::Day(day)) = month_day(c) else {
        return None;
    };
    let weekday = c.weekday()?;
    Some(Value::Day(if day.date.weekday() == weekday {
        Day {
            weekday: Some(weekday),
            ..day
        }
    } else {
        disagreement(&day, weekday)
    }))
}

/// "First Tuesday in October", "last Friday of next month".
pub(crate) fn nth_weekday_in_month(c: &Captures<'_>) -> Option<Value> {
    nth_weekday(
        c,
        calendar::month_day(c.today().first_of_month(), c.month()?, 1)?,
    )
}

/// "First Friday of next month".
pub(crate) fn nth_weekday_next_month(c: &Captures<'_>) -> Option<Value> {
    nth_weekday(c, calendar::month_start(c.today(), 1)?)
}

/// "First Friday of the month".
pub(crate) fn nth_weekday_this_month(c: &Captures<'_>) -> Option<Value> {
    nth_weekday(c, calendar::month_start(c.today(), 0)?)
}

fn nth_weekday(c: &Captures<'_>, month: Date) -> Option<Value> {
    let nth = c
        .figures(Class::Ordinal)
        .next()
        .map_or(Some(-1), |figure| i8::try_from(figure.value).ok())?;
    let date = calendar::nth_weekday(month, nth, c.weekday()?)?;
    Some(dated(date, c.today(), Said::Relative))
}

/// "Tue 13th": the next month in which the 13th is a Tuesday, asked if that is not this one.
fn weekday_of_month(c: &Captures<'_>, weekday: Weekday, day: &Day) -> Value {
    let number = day.date.day();
    let fits = |ahead| {
        let start = calendar::month_start(c.today(), ahead)?;
        let date = Date::new(start.year(), start.month(), number).ok()?;
        (date >= c.today() && date.weekday() == weekday).then_some(date)
    };
    let Some(date) = (0..24).find_map(fits) else {
        return Value::Day(disagreement(day, weekday));
    };
    let mut found = Day {
        weekday: Some(weekday),
        ..Day::sure(date, Said::Full)
    };
    let asked = disagreement(day, weekday);
    found.others = std::iter::once(asked.date)
        .chain(asked.others)
        .filter(|other| *other != date)
        .collect();
    found.doubt = Some(Doubt::Disagreement);
    Value::Day(found)
}

fn disagreement(day: &Day, weekday: Weekday) -> Day {
    let after = calendar::weekday_from(day.date, weekday);
    let before = after.and_then(|after| calendar::plus_days(after, -7));
    let others = before.into_iter().chain(after).collect();
    Day {
        others,
        doubt: Some(Doubt::Disagreement),
        weekday: Some(weekday),
        ..day.clone()
    }
}
