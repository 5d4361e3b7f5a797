//! What rules about days make of their words.

use jiff::civil::Date;

use super::lengths;
use crate::calendar;
use crate::grammar::Captures;
use crate::grammar::value::{Class, Day, Doubt, Figure, Length, Said, Value, day_of_month};

/// "Today".
pub(crate) fn today(c: &Captures<'_>) -> Option<Value> {
    sure(Some(c.today()), Said::Relative)
}

/// "Tomorrow".
pub(crate) fn tomorrow(c: &Captures<'_>) -> Option<Value> {
    sure(calendar::plus_days(c.today(), 1), Said::Relative)
}

/// "The day after tomorrow".
pub(crate) fn day_after_tomorrow(c: &Captures<'_>) -> Option<Value> {
    sure(calendar::plus_days(c.today(), 2), Said::Relative)
}

/// "Yesterday".
pub(crate) fn yesterday(c: &Captures<'_>) -> Option<Value> {
    Some(dated(
        calendar::plus_days(c.today(), -1)?,
        c.today(),
        Said::Relative,
    ))
}

/// "Avant-hier", "anteayer".
pub(crate) fn day_before_yesterday(c: &Captures<'_>) -> Option<Value> {
    Some(dated(
        calendar::plus_days(c.today(), -2)?,
        c.today(),
        Said::Relative,
    ))
}

/// "The 14th": of this month, or of the next that has one.
pub(crate) fn the_day(c: &Captures<'_>) -> Option<Value> {
    let (today, number) = (c.today(), c.day_of_month()?);
    let in_month = |ahead| {
        let start = calendar::month_start(today, ahead)?;
        Date::new(start.year(), start.month(), number).ok()
    };
    let date = (0..=2).filter_map(in_month).find(|date| *date >= today)?;
    let wanted = i32::from(number < today.day());
    let mut day = Day::sure(date, Said::DayOfMonth);
    if in_month(wanted).is_none() {
        day.others = calendar::month_start(today, wanted)
            .map(Date::last_of_month)
            .into_iter()
            .collect();
        day.doubt = Some(Doubt::NoSuchDay);
    }
    Some(Value::Day(day))
}

/// "The 14", in digits.
pub(crate) fn the_digits(c: &Captures<'_>) -> Option<Value> {
    c.figures(Class::Number)
        .next()
        .filter(|figure| figure.digits > 0 && figure.digits < 3)?;
    the_day(c)
}

/// "The 14th of this month".
pub(crate) fn day_this_month(c: &Captures<'_>) -> Option<Value> {
    in_month_from(c, calendar::month_start(c.today(), 0)?)
}

/// "The 14th of next month".
pub(crate) fn day_next_month(c: &Captures<'_>) -> Option<Value> {
    in_month_from(c, calendar::month_start(c.today(), 1)?)
}

/// "March 14", "14th of March 2027".
pub(crate) fn month_day(c: &Captures<'_>) -> Option<Value> {
    let (month, number) = (c.month()?, c.day_of_month()?);
    of_month(c, month, number, c.year())
}

/// "2026-11-27", "2026/11/27".
pub(crate) fn iso(c: &Captures<'_>) -> Option<Value> {
    let mut numbers = c.figures(Class::Number);
    let (month, day) = (numbers.next()?, numbers.next()?);
    let month = i8::try_from(month.value).ok()?;
    Some(in_month(
        c.today(),
        Date::new(c.year()?, month, 1).ok()?,
        day_of_month(day)?,
        Said::WithYear,
    ))
}

/// "11/27", "27/11", "11/27/26", in the order of the language, or in the only one that fits.
pub(crate) fn slashes(c: &Captures<'_>) -> Option<Value> {
    let numbers: Vec<Figure> = c.figures(Class::Number).collect();
    let (one, two) = (numbers.first()?.value, numbers.get(1)?.value);
    let day_first = (c.reference.day_first && two <= 12) || one > 12;
    let (month, day) = if day_first { (two, one) } else { (one, two) };
    let (month, day) = (
        i8::try_from(month).ok().filter(|m| (1..=12).contains(m))?,
        i8::try_from(day).ok()?,
    );
    let short = numbers.get(2).filter(|figure| figure.digits == 2);
    let year = c.year().or_else(|| i16::try_from(2000 + short?.value).ok());
    if numbers.len() > 2 && year.is_none() {
        return None;
    }
    if !(1..=31).contains(&day) {
        return None;
    }
    of_month(c, month, day, year)
}

/// "In 3 days", "two weeks from now".
pub(crate) fn in_days(c: &Captures<'_>) -> Option<Value> {
    let length = whole_days(c)?;
    sure(calendar::plus(c.today(), length), Said::Relative)
}

/// "3 days from Tuesday", "a week after Easter".
pub(crate) fn days_after(c: &Captures<'_>) -> Option<Value> {
    let length = whole_days(c)?;
    sure(
        calendar::plus(c.days().first()?.date, length),
        Said::Relative,
    )
}

/// "2 days before Easter".
pub(crate) fn days_before(c: &Captures<'_>) -> Option<Value> {
    let length = whole_days(c)?;
    let back = Length {
        months: -length.months,
        days: -length.days,
        minutes: 0,
    };
    sure(calendar::plus(c.days().first()?.date, back), Said::Relative)
}

/// "Friday week": a week after that day.
pub(crate) fn week_after(c: &Captures<'_>) -> Option<Value> {
    sure(
        calendar::plus_days(c.days().first()?.date, 7),
        Said::Relative,
    )
}

/// "Mardi en quinze": two weeks after that day.
pub(crate) fn fortnight_after(c: &Captures<'_>) -> Option<Value> {
    sure(
        calendar::plus_days(c.days().first()?.date, 14),
        Said::Relative,
    )
}

/// "3 days ago".
pub(crate) fn days_ago(c: &Captures<'_>) -> Option<Value> {
    let length = whole_days(c)?;
    let back = Length {
        months: -length.months,
        days: -length.days,
        minutes: 0,
    };
    Some(dated(
        calendar::plus(c.today(), back)?,
        c.today(),
        Said::Relative,
    ))
}

/// "The day after", "the next day".
pub(crate) fn day_after_day(c: &Captures<'_>) -> Option<Value> {
    let base = c.days().first().map_or(c.today(), |day| day.date);
    sure(calendar::plus_days(base, 1), Said::Relative)
}

/// "Christmas", "Thanksgiving 2027".
pub(crate) fn holiday(c: &Captures<'_>) -> Option<Value> {
    let which = c.holiday()?;
    match c.year() {
        Some(year) => Some(dated(
            calendar::holiday_in(year, which)?,
            c.today(),
            Said::WithYear,
        )),
        None => sure(calendar::holiday(c.today(), which), Said::Relative),
    }
}

pub(super) fn whole_days(c: &Captures<'_>) -> Option<Length> {
    lengths::said(c).filter(|length| length.minutes == 0)
}

pub(super) fn sure(date: Option<Date>, said: Said) -> Option<Value> {
    Some(Value::Day(Day::sure(date?, said)))
}

/// A day that may lie behind us.
pub(super) fn dated(date: Date, today: Date, said: Said) -> Value {
    let doubt = (date < today).then_some(Doubt::Past);
    Value::Day(Day {
        doubt,
        ..Day::sure(date, said)
    })
}

fn in_month_from(c: &Captures<'_>, start: Date) -> Option<Value> {
    Some(in_month(c.today(), start, c.day_of_month()?, Said::Full))
}

fn in_month(today: Date, start: Date, number: i8, said: Said) -> Value {
    if let Ok(date) = Date::new(start.year(), start.month(), number) {
        return dated(date, today, said);
    }
    let last = start.last_of_month();
    let others = last.tomorrow().ok().into_iter().collect();
    Value::Day(Day {
        others,
        doubt: Some(Doubt::NoSuchDay),
        ..Day::sure(last, said)
    })
}

fn of_month(c: &Captures<'_>, month: i8, number: i8, year: Option<i16>) -> Option<Value> {
    let today = c.today();
    if let Some(year) = year {
        return Some(in_month(
            today,
            Date::new(year, month, 1).ok()?,
            number,
            Said::WithYear,
        ));
    }
    if let Some(date) = calendar::month_day(today, month, number) {
        return sure(Some(date), Said::Full);
    }
    // The month that is still running counts, though its first day has passed.
    let mut months = [today.year(), today.year() + 1].into_iter();
    let start = months.find_map(|year| {
        let start = Date::new(year, month, 1).ok()?;
        (start.last_of_month() >= today).then_some(start)
    })?;
    Some(in_month(today, start, number, Said::Full))
}
