//! What rules about ranges of days make of their words.

use jiff::civil::{Date, Weekday};

use super::days::whole_days;
use super::lengths::of_unit;
use crate::calendar;
use crate::grammar::Captures;
use crate::grammar::value::{Days, Said, Unit, Value};

/// "This week".
pub(crate) fn this_week(c: &Captures<'_>) -> Option<Value> {
    week(c, 0, Weekday::Monday, Weekday::Sunday)
}

/// "Next week".
pub(crate) fn next_week(c: &Captures<'_>) -> Option<Value> {
    week(c, 1, Weekday::Monday, Weekday::Sunday)
}

/// "The week after next".
pub(crate) fn week_after_next(c: &Captures<'_>) -> Option<Value> {
    week(c, 2, Weekday::Monday, Weekday::Sunday)
}

/// "This working week".
pub(crate) fn this_working_week(c: &Captures<'_>) -> Option<Value> {
    week(c, 0, Weekday::Monday, Weekday::Friday)
}

/// "The rest of the week", "later this week".
pub(crate) fn rest_of_week(c: &Captures<'_>) -> Option<Value> {
    range(
        Some(c.today()),
        calendar::weekday_of_week(c.today(), 0, Weekday::Sunday),
    )
}

/// "The end of the week": from Thursday on.
pub(crate) fn end_of_this_week(c: &Captures<'_>) -> Option<Value> {
    week(c, 0, Weekday::Thursday, Weekday::Sunday)
}

/// "This weekend".
pub(crate) fn this_weekend(c: &Captures<'_>) -> Option<Value> {
    week(c, 0, Weekday::Saturday, Weekday::Sunday)
}

/// "Next weekend".
pub(crate) fn next_weekend(c: &Captures<'_>) -> Option<Value> {
    week(c, 1, Weekday::Saturday, Weekday::Sunday)
}

/// "The beginning of next week".
pub(crate) fn start_of_range(c: &Captures<'_>) -> Option<Value> {
    let days = c.range()?;
    let (first, last) = (days.first?, days.last?);
    let share = if is_month(first, last) { 9 } else { 2 };
    range(Some(first), calendar::plus_days(first, share))
}

/// "The middle of next week".
pub(crate) fn middle_of_range(c: &Captures<'_>) -> Option<Value> {
    let days = c.range()?;
    let (first, last) = (days.first?, days.last?);
    let (skip, share) = if is_month(first, last) {
        (10, 19)
    } else {
        (2, 3)
    };
    range(
        calendar::plus_days(first, skip),
        calendar::plus_days(first, share),
    )
}

/// "The end of next week".
pub(crate) fn end_of_range(c: &Captures<'_>) -> Option<Value> {
    let days = c.range()?;
    let (first, last) = (days.first?, days.last?);
    let from = if is_month(first, last) {
        calendar::plus_days(first, 20)
    } else {
        calendar::plus_days(last, -2)
    };
    range(from, Some(last))
}

/// "The first half of March".
pub(crate) fn first_half_of_range(c: &Captures<'_>) -> Option<Value> {
    let days = c.range()?;
    range(days.first, calendar::plus_days(days.first?, 14))
}

/// "The second half of March".
pub(crate) fn second_half_of_range(c: &Captures<'_>) -> Option<Value> {
    let days = c.range()?;
    range(calendar::plus_days(days.first?, 14), days.last)
}

/// "This month".
pub(crate) fn this_month(c: &Captures<'_>) -> Option<Value> {
    let first = calendar::month_start(c.today(), 0)?;
    range(Some(first), Some(first.last_of_month()))
}

/// "Next month".
pub(crate) fn next_month(c: &Captures<'_>) -> Option<Value> {
    let first = calendar::month_start(c.today(), 1)?;
    range(Some(first), Some(first.last_of_month()))
}

/// "The end of the month".
pub(crate) fn end_of_this_month(c: &Captures<'_>) -> Option<Value> {
    let last = c.today().last_of_month();
    range(calendar::plus_days(last.first_of_month(), 20), Some(last))
}

/// "March", "in March 2027".
pub(crate) fn in_named_month(c: &Captures<'_>) -> Option<Value> {
    let month = c.month()?;
    let first = match c.year() {
        Some(year) => Date::new(year, month, 1).ok()?,
        None => calendar::month_day(c.today().first_of_month(), month, 1)?,
    };
    range(Some(first), Some(first.last_of_month()))
}

/// "The week of the 14th".
pub(crate) fn week_of(c: &Captures<'_>) -> Option<Value> {
    let first = calendar::monday(c.days().first()?.date)?;
    range(Some(first), calendar::plus_days(first, 6))
}

/// "The weekend of the 14th", "the weekend of Halloween".
pub(crate) fn weekend_of(c: &Captures<'_>) -> Option<Value> {
    let day = c.days().first()?.date;
    let back = if day.weekday() == Weekday::Monday {
        -1
    } else {
        0
    };
    let first = calendar::weekday_of_week(day, back, Weekday::Saturday)?;
    range(Some(first), calendar::plus_days(first, 1))
}

/// "The next 3 days", which begin tomorrow; "the next few weeks".
pub(crate) fn next_length(c: &Captures<'_>) -> Option<Value> {
    let length = whole_days(c)?;
    range(c.today().tomorrow().ok(), calendar::plus(c.today(), length))
}

/// "Within 3 days", today included.
pub(crate) fn within_days(c: &Captures<'_>) -> Option<Value> {
    range(Some(c.today()), calendar::plus(c.today(), whole_days(c)?))
}

/// "From Monday to Friday", "Feb 28 to March 1".
pub(crate) fn from_to(c: &Captures<'_>) -> Option<Value> {
    let days = c.days();
    let (first, mut last) = (days.first()?.date, days.get(1)?.date);
    while last < first {
        last = match days.get(1)?.said {
            Said::Weekday | Said::Relative => calendar::plus_days(last, 7)?,
            Said::DayOfMonth => calendar::plus(last, of_unit(1, Unit::Month)?)?,
            Said::Full => calendar::plus(last, of_unit(1, Unit::Year)?)?,
            Said::WithYear => return None,
        };
    }
    range(Some(first), Some(last))
}

/// "March 13 to 15", "from the 13th to the 15th of March".
pub(crate) fn from_to_in_month(c: &Captures<'_>) -> Option<Value> {
    let (month, numbers) = (c.month()?, c.days_of_month());
    let (first, last) = (*numbers.first()?, *numbers.get(1)?);
    let start = match c.year() {
        Some(year) => Date::new(year, month, first).ok()?,
        None => calendar::month_day(c.today(), month, first)?,
    };
    range(Some(start), Date::new(start.year(), month, last).ok())
}

/// "The 13th to the 15th".
pub(crate) fn from_to_numbers(c: &Captures<'_>) -> Option<Value> {
    let numbers = c.days_of_month();
    let (first, last) = (*numbers.first()?, *numbers.get(1)?);
    let months = (0..=1).filter_map(|ahead| calendar::month_start(c.today(), ahead));
    let mut starts = months.filter_map(|month| Date::new(month.year(), month.month(), first).ok());
    let start = starts.find(|date| *date >= c.today())?;
    range(
        Some(start),
        Date::new(start.year(), start.month(), last).ok(),
    )
}

/// "For a week from the 20th".
pub(crate) fn length_from_day(c: &Captures<'_>) -> Option<Value> {
    let first = c.days().first()?.date;
    range(
        Some(first),
        calendar::plus_days(calendar::plus(first, whole_days(c)?)?, -1),
    )
}

/// "From Tuesday on".
pub(crate) fn from_day(c: &Captures<'_>) -> Option<Value> {
    range(first_day(c), None)
}

/// "After the 14th": the days that follow it.
pub(crate) fn after_day(c: &Captures<'_>) -> Option<Value> {
    range(
        first_day(c).and_then(|day| calendar::plus_days(day, 1)),
        None,
    )
}

/// "After March": from the month's end on.
pub(crate) fn after_range(c: &Captures<'_>) -> Option<Value> {
    let last = c.range().and_then(|days| days.last)?;
    range(calendar::plus_days(last, 1), None)
}

/// "After 2027".
pub(crate) fn after_year(c: &Captures<'_>) -> Option<Value> {
    range(Date::new(c.year()?.checked_add(1)?, 1, 1).ok(), None)
}

/// "Until Tuesday", "before the 14th".
pub(crate) fn until_day(c: &Captures<'_>) -> Option<Value> {
    range(
        None,
        first_day(c).or_else(|| c.range().and_then(|days| days.last)),
    )
}

/// "Before Christmas": until the day before it.
pub(crate) fn before_day(c: &Captures<'_>) -> Option<Value> {
    let day = c.days().first()?.date;
    range(None, calendar::plus_days(day, -1))
}

/// "Before March": until the range begins.
pub(crate) fn before_range(c: &Captures<'_>) -> Option<Value> {
    range(None, c.range().and_then(|days| days.first))
}

/// "Not the 14th".
pub(crate) fn not_day(c: &Captures<'_>) -> Option<Value> {
    let day = c.days().first().copied()?;
    Some(Value::Not(day.excluded()))
}

fn range(first: Option<Date>, last: Option<Date>) -> Option<Value> {
    if let (Some(first), Some(last)) = (first, last) {
        return (first <= last).then_some(Value::Days(Days {
            first: Some(first),
            last: Some(last),
        }));
    }
    (first.is_some() || last.is_some()).then_some(Value::Days(Days { first, last }))
}

fn week(c: &Captures<'_>, ahead: i32, from: Weekday, to: Weekday) -> Option<Value> {
    let first = calendar::weekday_of_week(c.today(), ahead, from)?;
    let last = calendar::weekday_of_week(c.today(), ahead, to)?;
    range(Some(first), Some(last))
}

fn is_month(first: Date, last: Date) -> bool {
    first.day() == 1 && last == first.last_of_month()
}

fn first_day(c: &Captures<'_>) -> Option<Date> {
    c.days()
        .first()
        .map(|day| day.date)
        .or_else(|| c.range().and_then(|days| days.first))
}
