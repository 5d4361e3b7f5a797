//! What rules about days make of their words. No language is known here.

use jiff::civil::{Date, Weekday};

use super::Captures;
use super::clocks::of_unit;
use super::value::{Class, Day, Days, Doubt, Figure, Holiday, Length, NotDay, Said, Unit, Value};
use crate::calendar;

impl Captures<'_> {
    fn today(&self) -> Date {
        self.reference.now.date()
    }

    fn weekday(&self) -> Option<Weekday> {
        self.values.iter().find_map(|(_, value)| if let Value::Weekday(day) = value { Some(*day) } else { None })
    }

    fn month(&self) -> Option<i8> {
        self.values.iter().find_map(|(_, value)| if let Value::Month(month) = value { Some(*month) } else { None })
    }

    fn days(&self) -> Vec<&Day> {
        self.values
            .iter()
            .filter_map(|(_, value)| if let Value::Day(day) = value { Some(day) } else { None })
            .collect()
    }

    fn ranges(&self) -> Vec<&Days> {
        self.values
            .iter()
            .filter_map(|(_, value)| if let Value::Days(days) = value { Some(days) } else { None })
            .collect()
    }

    fn holiday(&self) -> Option<Holiday> {
        self.values.iter().find_map(|(_, value)| if let Value::Holiday(which) = value { Some(*which) } else { None })
    }

    fn year(&self) -> Option<i16> {
        let year = self.figures(Class::Year).next()?;
        i16::try_from(year.value).ok()
    }

    /// The numbers that can be a day of a month, in the order of the text.
    fn days_of_month(&self) -> Vec<i8> {
        self.values
            .iter()
            .filter_map(|(class, value)| match (class, value) {
                (Class::Number | Class::Ordinal, Value::Number(figure)) => day_of_month(*figure),
                _ => None,
            })
            .collect()
    }

    fn day_of_month(&self) -> Option<i8> {
        self.days_of_month().first().copied()
    }
}

fn day_of_month(figure: Figure) -> Option<i8> {
    i8::try_from(figure.value).ok().filter(|day| (1..=31).contains(day))
}

fn sure(date: Option<Date>, said: Said) -> Option<Value> {
    Some(Value::Day(Day::sure(date?, said)))
}

/// A day that may lie behind us.
fn dated(date: Date, today: Date, said: Said) -> Value {
    let doubt = (date < today).then_some(Doubt::Past);
    Value::Day(Day { doubt, ..Day::sure(date, said) })
}

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
    Some(dated(calendar::plus_days(c.today(), -1)?, c.today(), Said::Relative))
}

/// "Friday": the next there is, today included.
pub(crate) fn weekday(c: &Captures<'_>) -> Option<Value> {
    sure(calendar::weekday_from(c.today(), c.weekday()?), Said::Weekday)
}

/// "This coming Friday": the next after today.
pub(crate) fn coming_weekday(c: &Captures<'_>) -> Option<Value> {
    sure(calendar::weekday_from(c.today().tomorrow().ok()?, c.weekday()?), Said::Relative)
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
    sure(calendar::weekday_of_week(c.today(), 1, c.weekday()?), Said::Relative)
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
    Some(dated(calendar::weekday_from(before, c.weekday()?)?, c.today(), Said::Relative))
}

/// "A week from Friday", "two Sundays from now".
pub(crate) fn weekdays_from_now(c: &Captures<'_>) -> Option<Value> {
    let count = i32::try_from(c.figures(Class::Number).next()?.value).ok().filter(|n| (1..=60).contains(n))?;
    let first = calendar::weekday_from(c.today().tomorrow().ok()?, c.weekday()?)?;
    sure(calendar::plus_days(first, (count - 1) * 7), Said::Relative)
}

/// "The 14th": of this month, or of the next that has one.
pub(crate) fn the_day(c: &Captures<'_>) -> Option<Value> {
    let (today, number) = (c.today(), c.day_of_month()?);
    let in_month = |ahead| {
        let start = calendar::month_start(today, ahead)?;
        Date::new(start.year(), start.month(), number).ok()
    };
    let date = (0..=2).filter_map(in_month).find(|date| *date >= today)?;
    let wanted = if number >= today.day() { 0 } else { 1 };
    let mut day = Day::sure(date, Said::DayOfMonth);
    if in_month(wanted).is_none() {
        day.others = calendar::month_start(today, wanted).map(Date::last_of_month).into_iter().collect();
        day.doubt = Some(Doubt::NoSuchDay);
    }
    Some(Value::Day(day))
}

/// "The 14", in digits.
pub(crate) fn the_digits(c: &Captures<'_>) -> Option<Value> {
    c.figures(Class::Number).next().filter(|figure| figure.digits > 0 && figure.digits < 3)?;
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

fn in_month_from(c: &Captures<'_>, start: Date) -> Option<Value> {
    in_month(c.today(), start, c.day_of_month()?, Said::Full)
}

fn in_month(today: Date, start: Date, number: i8, said: Said) -> Option<Value> {
    if let Ok(date) = Date::new(start.year(), start.month(), number) {
        return Some(dated(date, today, said));
    }
    let last = start.last_of_month();
    let others = last.tomorrow().ok().into_iter().collect();
    Some(Value::Day(Day { others, doubt: Some(Doubt::NoSuchDay), ..Day::sure(last, said) }))
}

/// "March 14", "14th of March 2027".
pub(crate) fn month_day(c: &Captures<'_>) -> Option<Value> {
    let (month, number) = (c.month()?, c.day_of_month()?);
    of_month(c, month, number, c.year())
}

fn of_month(c: &Captures<'_>, month: i8, number: i8, year: Option<i16>) -> Option<Value> {
    let today = c.today();
    if let Some(year) = year {
        return in_month(today, Date::new(year, month, 1).ok()?, number, Said::WithYear);
    }
    match calendar::month_day(today, month, number) {
        Some(date) => sure(Some(date), Said::Full),
        // The month that is still running counts, though its first day has passed.
        None => {
            let mut months = [today.year(), today.year() + 1].into_iter();
            let start = months.find_map(|year| {
                let start = Date::new(year, month, 1).ok()?;
                (start.last_of_month() >= today).then_some(start)
            })?;
            in_month(today, start, number, Said::Full)
        }
    }
}

/// "Next 6th of April": the one to come.
pub(crate) fn next_month_day(c: &Captures<'_>) -> Option<Value> {
    month_day(c)
}

/// "2026-11-27", "2026/11/27".
pub(crate) fn iso(c: &Captures<'_>) -> Option<Value> {
    let mut numbers = c.figures(Class::Number);
    let (month, day) = (numbers.next()?, numbers.next()?);
    let month = i8::try_from(month.value).ok()?;
    in_month(c.today(), Date::new(c.year()?, month, 1).ok()?, day_of_month(day)?, Said::WithYear)
}

/// "11/27", "27/11", "11/27/26", in the order of the language, or in the only one that fits.
pub(crate) fn slashes(c: &Captures<'_>) -> Option<Value> {
    let numbers: Vec<Figure> = c.figures(Class::Number).collect();
    let (one, two) = (numbers.first()?.value, numbers.get(1)?.value);
    let day_first = (c.reference.day_first && two <= 12) || one > 12;
    let (month, day) = if day_first { (two, one) } else { (one, two) };
    let (month, day) = (i8::try_from(month).ok().filter(|m| (1..=12).contains(m))?, i8::try_from(day).ok()?);
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

/// "Friday, March 14": the day as dated; when the weekday is another, it must be asked.
pub(crate) fn weekday_and_day(c: &Captures<'_>) -> Option<Value> {
    let weekday = c.weekday()?;
    let day = (*c.days().last()?).clone();
    if day.date.weekday() == weekday {
        return Some(Value::Day(Day { weekday: Some(weekday), ..day }));
    }
    if day.said == Said::DayOfMonth {
        return weekday_of_month(c, weekday, &day);
    }
    Some(Value::Day(disagreement(day, weekday)))
}

/// "Tue 13th": the next month in which the 13th is a Tuesday, asked if that is not this one.
fn weekday_of_month(c: &Captures<'_>, weekday: Weekday, day: &Day) -> Option<Value> {
    let number = day.date.day();
    let fits = |ahead| {
        let start = calendar::month_start(c.today(), ahead)?;
        let date = Date::new(start.year(), start.month(), number).ok()?;
        (date >= c.today() && date.weekday() == weekday).then_some(date)
    };
    let Some(date) = (0..24).find_map(fits) else {
        return Some(Value::Day(disagreement(day.clone(), weekday)));
    };
    let mut found = Day { weekday: Some(weekday), ..Day::sure(date, Said::Full) };
    let asked = disagreement(day.clone(), weekday);
    found.others = std::iter::once(asked.date).chain(asked.others).filter(|other| *other != date).collect();
    found.doubt = Some(Doubt::Disagreement);
    Some(Value::Day(found))
}

fn disagreement(day: Day, weekday: Weekday) -> Day {
    let after = calendar::weekday_from(day.date, weekday);
    let before = after.and_then(|after| calendar::plus_days(after, -7));
    let others = before.into_iter().chain(after).collect();
    Day { others, doubt: Some(Doubt::Disagreement), weekday: Some(weekday), ..day }
}

/// "Tuesday the 11th".
pub(crate) fn weekday_and_ordinal(c: &Captures<'_>) -> Option<Value> {
    let Some(Value::Day(day)) = the_day(c) else { return None };
    let weekday = c.weekday()?;
    if day.date.weekday() == weekday {
        return Some(Value::Day(Day { weekday: Some(weekday), ..day }));
    }
    weekday_of_month(c, weekday, &day)
}

/// "Friday 31 Aug 2027".
pub(crate) fn weekday_and_ordinal_month(c: &Captures<'_>) -> Option<Value> {
    let Some(Value::Day(day)) = month_day(c) else { return None };
    let weekday = c.weekday()?;
    Some(Value::Day(if day.date.weekday() == weekday {
        Day { weekday: Some(weekday), ..day }
    } else {
        disagreement(day, weekday)
    }))
}

/// "In 3 days", "two weeks from now".
pub(crate) fn in_days(c: &Captures<'_>) -> Option<Value> {
    let length = whole_days(c)?;
    sure(calendar::plus(c.today(), length), Said::Relative)
}

/// "3 days from Tuesday", "a week after Easter".
pub(crate) fn days_after(c: &Captures<'_>) -> Option<Value> {
    let length = whole_days(c)?;
    sure(calendar::plus(c.days().first()?.date, length), Said::Relative)
}

/// "2 days before Easter".
pub(crate) fn days_before(c: &Captures<'_>) -> Option<Value> {
    let length = whole_days(c)?;
    let back = Length { months: -length.months, days: -length.days, minutes: 0 };
    sure(calendar::plus(c.days().first()?.date, back), Said::Relative)
}

/// "Friday week": a week after that day.
pub(crate) fn week_after(c: &Captures<'_>) -> Option<Value> {
    sure(calendar::plus_days(c.days().first()?.date, 7), Said::Relative)
}

/// "3 days ago".
pub(crate) fn days_ago(c: &Captures<'_>) -> Option<Value> {
    let length = whole_days(c)?;
    let back = Length { months: -length.months, days: -length.days, minutes: 0 };
    Some(dated(calendar::plus(c.today(), back)?, c.today(), Said::Relative))
}

/// "The day after", "the next day".
pub(crate) fn day_after_day(c: &Captures<'_>) -> Option<Value> {
    let base = c.days().first().map_or(c.today(), |day| day.date);
    sure(calendar::plus_days(base, 1), Said::Relative)
}

fn whole_days(c: &Captures<'_>) -> Option<Length> {
    c.lengths().first().copied().filter(|length| length.minutes == 0)
}

/// "First Tuesday in October", "last Friday of next month".
pub(crate) fn nth_weekday_in_month(c: &Captures<'_>) -> Option<Value> {
    nth_weekday(c, calendar::month_day(c.today().first_of_month(), c.month()?, 1)?)
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
    let nth = c.figures(Class::Ordinal).next().map_or(Some(-1), |figure| i8::try_from(figure.value).ok())?;
    let date = calendar::nth_weekday(month, nth, c.weekday()?)?;
    Some(dated(date, c.today(), Said::Relative))
}

/// "Christmas", "Thanksgiving 2027".
pub(crate) fn holiday(c: &Captures<'_>) -> Option<Value> {
    let which = c.holiday()?;
    match c.year() {
        Some(year) => Some(dated(calendar::holiday_in(year, which)?, c.today(), Said::WithYear)),
        None => sure(calendar::holiday(c.today(), which), Said::Relative),
    }
}

fn range(first: Option<Date>, last: Option<Date>) -> Option<Value> {
    if let (Some(first), Some(last)) = (first, last) {
        return (first <= last).then_some(Value::Days(Days { first: Some(first), last: Some(last) }));
    }
    (first.is_some() || last.is_some()).then_some(Value::Days(Days { first, last }))
}

fn week(c: &Captures<'_>, ahead: i32, from: Weekday, to: Weekday) -> Option<Value> {
    let first = calendar::weekday_of_week(c.today(), ahead, from)?;
    let last = calendar::weekday_of_week(c.today(), ahead, to)?;
    range(Some(first), Some(last))
}

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
    range(Some(c.today()), calendar::weekday_of_week(c.today(), 0, Weekday::Sunday))
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
    let days = c.ranges().first().copied()?;
    let (first, last) = (days.first?, days.last?);
    let share = if is_month(first, last) { 9 } else { 2 };
    range(Some(first), calendar::plus_days(first, share))
}

/// "The middle of next week".
pub(crate) fn middle_of_range(c: &Captures<'_>) -> Option<Value> {
    let days = c.ranges().first().copied()?;
    let (first, last) = (days.first?, days.last?);
    let (skip, share) = if is_month(first, last) { (10, 19) } else { (2, 3) };
    range(calendar::plus_days(first, skip), calendar::plus_days(first, share))
}

/// "The end of next week".
pub(crate) fn end_of_range(c: &Captures<'_>) -> Option<Value> {
    let days = c.ranges().first().copied()?;
    let (first, last) = (days.first?, days.last?);
    let from = if is_month(first, last) { calendar::plus_days(first, 20) } else { calendar::plus_days(last, -2) };
    range(from, Some(last))
}

fn is_month(first: Date, last: Date) -> bool {
    first.day() == 1 && last == first.last_of_month()
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
    let back = if day.weekday() == Weekday::Monday { -1 } else { 0 };
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
    range(Some(start), Date::new(start.year(), start.month(), last).ok())
}

/// "For a week from the 20th".
pub(crate) fn length_from_day(c: &Captures<'_>) -> Option<Value> {
    let first = c.days().first()?.date;
    range(Some(first), calendar::plus_days(calendar::plus(first, whole_days(c)?)?, -1))
}

/// "The end of the month".
pub(crate) fn end_of_this_month(c: &Captures<'_>) -> Option<Value> {
    let last = c.today().last_of_month();
    range(calendar::plus_days(last.first_of_month(), 20), Some(last))
}

/// "After 2027".
pub(crate) fn after_year(c: &Captures<'_>) -> Option<Value> {
    range(Date::new(c.year()?.checked_add(1)?, 1, 1).ok(), None)
}

/// "After the 14th": the days that follow it.
pub(crate) fn after_day(c: &Captures<'_>) -> Option<Value> {
    range(first_day(c).and_then(|day| calendar::plus_days(day, 1)), None)
}

/// "From Tuesday on".
pub(crate) fn from_day(c: &Captures<'_>) -> Option<Value> {
    range(first_day(c), None)
}

/// "After March": from the month's end on.
pub(crate) fn after_range(c: &Captures<'_>) -> Option<Value> {
    let last = c.ranges().first().and_then(|days| days.last)?;
    range(calendar::plus_days(last, 1), None)
}

/// "Until Tuesday", "before the 14th".
pub(crate) fn until_day(c: &Captures<'_>) -> Option<Value> {
    range(None, first_day(c).or_else(|| c.ranges().first().and_then(|days| days.last)))
}

/// "Before March": until the range begins.
pub(crate) fn before_range(c: &Captures<'_>) -> Option<Value> {
    range(None, c.ranges().first().and_then(|days| days.first))
}

fn first_day(c: &Captures<'_>) -> Option<Date> {
    c.days().first().map(|day| day.date).or_else(|| c.ranges().first().and_then(|days| days.first))
}

/// "Not Mondays".
pub(crate) fn not_weekday(c: &Captures<'_>) -> Option<Value> {
    Some(Value::Not(NotDay::Weekday(c.weekday()?)))
}

/// "Not the 14th".
pub(crate) fn not_day(c: &Captures<'_>) -> Option<Value> {
    let day = c.days().first().copied()?;
    Some(Value::Not(match day.said {
        Said::Weekday => NotDay::Weekday(day.date.weekday()),
        _ => NotDay::Date(day.date),
    }))
}

/// A day passed on as it is: "on Friday".
pub(crate) fn same_day(c: &Captures<'_>) -> Option<Value> {
    c.days().first().map(|day| Value::Day((*day).clone()))
}

/// A range of days passed on as it is: "sometime next week".
pub(crate) fn same_days(c: &Captures<'_>) -> Option<Value> {
    c.ranges().first().map(|days| Value::Days((*days).clone()))
}

/// "Twenty" and "one"; "twenty" and "first".
pub(crate) fn tens_and_ones(c: &Captures<'_>) -> Option<Value> {
    let mut figures = c.values.iter().filter_map(|(_, value)| match value {
        Value::Number(figure) => Some(*figure),
        _ => None,
    });
    let (tens, ones) = (figures.next()?, figures.next()?);
    let fits = tens.digits == 0 && ones.digits == 0 && (20..=90).contains(&tens.value) && tens.value % 10 == 0;
    (fits && (1..=9).contains(&ones.value))
        .then_some(Value::Number(Figure { value: tens.value + ones.value, ..tens }))
}

/// "3" and "rd".
pub(crate) fn numbered(c: &Captures<'_>) -> Option<Value> {
    let figure = c.figures(Class::Number).next().filter(|figure| figure.digits > 0)?;
    Some(Value::Number(figure))
}

/// "$185", "42.50 dollars": an amount in hundredths.
pub(crate) fn money(c: &Captures<'_>) -> Option<Value> {
    let mut numbers = c.figures(Class::Number);
    let mut major = numbers.next()?.value;
    let mut cents = 0;
    for figure in numbers {
        match figure.digits {
            3 => major = major.checked_mul(1000)?.checked_add(figure.value)?,
            2 => cents = figure.value,
            1 => cents = figure.value.checked_mul(10)?,
            _ => return None,
        }
    }
    Some(Value::Money(major.checked_mul(100)?.checked_add(cents)?))
}
