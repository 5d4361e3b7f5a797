//! Reckoning with dates, all of it total: what lies outside the calendar is `None`.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Weekday};

use crate::grammar::value::{Holiday, Length};

/// Returns the date a number of days later.
pub(crate) fn plus_days(date: Date, days: i32) -> Option<Date> {
    date.checked_add(i64::from(days).days()).ok()
}

/// Returns the date a length later, and no earlier; minutes do not count.
pub(crate) fn plus(date: Date, length: Length) -> Option<Date> {
    plus_days(date.checked_add(length.months.months()).ok()?, length.days)
}

/// Returns the wall-clock time a length later.
pub(crate) fn plus_time(at: DateTime, length: Length) -> Option<DateTime> {
    let date = plus(at.date(), length)?;
    date.to_datetime(at.time())
        .checked_add(i64::from(length.minutes).minutes())
        .ok()
}

/// Returns the first such weekday on the date or after it.
pub(crate) fn weekday_from(date: Date, weekday: Weekday) -> Option<Date> {
    let ahead = date.weekday().until(weekday);
    plus_days(date, i32::from(ahead))
}

/// Returns the Monday of the date's week.
pub(crate) fn monday(date: Date) -> Option<Date> {
    plus_days(date, -i32::from(date.weekday().to_monday_zero_offset()))
}

/// Returns a weekday of the week that lies a number of weeks after the date's.
pub(crate) fn weekday_of_week(date: Date, weeks: i32, weekday: Weekday) -> Option<Date> {
    let offset = i32::from(weekday.to_monday_zero_offset());
    plus_days(monday(date)?, weeks.checked_mul(7)?.checked_add(offset)?)
}

/// Returns the first day of the month that lies a number of months after the date's.
pub(crate) fn month_start(date: Date, months: i32) -> Option<Date> {
    date.first_of_month().checked_add(months.months()).ok()
}

/// Returns a day of a month of the date's year or of the next, whichever is not past.
pub(crate) fn month_day(today: Date, month: i8, day: i8) -> Option<Date> {
    let this = Date::new(today.year(), month, day)
        .ok()
        .filter(|date| *date >= today);
    this.or_else(|| {
        let mut years = (1..=8).filter_map(|ahead| today.year().checked_add(ahead));
        years.find_map(|year| Date::new(year, month, day).ok())
    })
}

/// Returns the n-th weekday of the month that a date lies in; negative counts from the end.
pub(crate) fn nth_weekday(month: Date, nth: i8, weekday: Weekday) -> Option<Date> {
    month.nth_weekday_of_month(nth, weekday).ok()
}

/// Returns the next such holiday, today's included.
pub(crate) fn holiday(today: Date, which: Holiday) -> Option<Date> {
    let years = (0..=1).filter_map(|ahead| today.year().checked_add(ahead));
    years
        .filter_map(|year| holiday_in(year, which))
        .find(|date| *date >= today)
}

/// Returns the holiday of a year.
pub(crate) fn holiday_in(year: i16, which: Holiday) -> Option<Date> {
    match which {
        Holiday::Fixed(month, day) => Date::new(year, month, day).ok(),
        Holiday::Nth(month, nth, weekday) => {
            nth_weekday(Date::new(year, month, 1).ok()?, nth, weekday)
        }
        Holiday::AfterNth(month, nth, weekday, days) => plus_days(
            nth_weekday(Date::new(year, month, 1).ok()?, nth, weekday)?,
            days,
        ),
        Holiday::Easter(days) => plus_days(easter(year)?, days),
    }
}

/// Easter Sunday by the Gregorian computus (Meeus, Jones and Butcher).
fn easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let (golden, century) = (year % 19, year / 100);
    let epact = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30;
    let full_moon = epact - (epact / 28) * (1 - (29 / (epact + 1)) * ((21 - golden) / 11));
    let weekday = (year + year / 4 + full_moon + 2 - century + century / 4) % 7;
    let days = full_moon - weekday;
    let month = 3 + (days + 40) / 44;
    let day = days + 28 - 31 * (month / 4);
    Date::new(
        i16::try_from(year).ok()?,
        i8::try_from(month).ok()?,
        i8::try_from(day).ok()?,
    )
    .ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn knows_when_easter_and_thanksgiving_are() {
        let easters = [
            (2013, 3, 31),
            (2019, 4, 21),
            (2024, 3, 31),
            (2026, 4, 5),
            (2038, 4, 25),
        ];
        for (year, month, day) in easters {
            assert_eq!(
                holiday_in(year, Holiday::Easter(0)),
                Some(date(year, month, day))
            );
        }
        let thanksgiving = Holiday::Nth(11, 4, Weekday::Thursday);
        assert_eq!(
            holiday(date(2026, 11, 27), thanksgiving),
            Some(date(2027, 11, 25))
        );
    }

    #[test]
    fn counts_weekdays_within_calendar_weeks() {
        let friday = date(2019, 3, 1);
        assert_eq!(
            weekday_of_week(friday, 1, Weekday::Friday),
            Some(date(2019, 3, 8))
        );
        assert_eq!(weekday_from(friday, Weekday::Friday), Some(friday));
        assert_eq!(
            weekday_from(friday, Weekday::Thursday),
            Some(date(2019, 3, 7))
        );
    }

    #[test]
    fn a_leap_day_waits_for_its_year() {
        assert_eq!(month_day(date(2026, 3, 1), 2, 29), Some(date(2028, 2, 29)));
        assert_eq!(month_day(date(2026, 3, 1), 2, 30), None);
    }
}
