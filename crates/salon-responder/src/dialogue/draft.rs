//! A wish in the making: services, stylist, days and times, gathered over several texts.

use jiff::Timestamp;
use jiff::ToSpan as _;
use jiff::civil::{Date, DateTime, Time, Weekday};
use salon_domain::{CivilSpan, ServiceId, StaffId, TimeRange, Zone};
use salon_language::{DateReading, TimeReading, When};
use serde::{Deserialize, Serialize};

/// What a client wished so far. Later words replace earlier ones of the same kind: a new day keeps
/// the time, a new time keeps the day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Draft {
    pub(crate) services: Vec<ServiceId>,
    pub(crate) staff: Option<StaffId>,
    /// Stylists who would not do.
    pub(crate) not_staff: Vec<StaffId>,
    /// The days that would do, in order; none said means any.
    pub(crate) days: Vec<Date>,
    /// Days of the week that would not do, 1 for Monday to 7 for Sunday.
    pub(crate) not_on: Vec<i8>,
    /// Dates that would not do.
    pub(crate) not_dates: Vec<Date>,
    /// The wanted start.
    pub(crate) at: Option<Time>,
    /// Not before.
    pub(crate) from: Option<Time>,
    /// Not after.
    pub(crate) until: Option<Time>,
    /// As soon as possible.
    pub(crate) earliest: bool,
}

/// At most this many days are looked at for a range such as "next month".
const MOST_DAYS: usize = 31;

impl Draft {
    /// Takes in what a text says about when.
    pub(crate) fn take(&mut self, when: &When, today: Date) {
        if let Some(date) = &when.date {
            self.days = days(date, today);
            self.earliest = false;
            if matches!(date, DateReading::On(_) | DateReading::OneOf(_)) {
                // Who asks for a Friday after all does not rule out Fridays any more.
                let weekdays = self.days.iter().map(|day| day.weekday());
                let named: Vec<i8> = weekdays.map(Weekday::to_monday_one_offset).collect();
                self.not_on.retain(|day| !named.contains(day));
                self.not_dates.retain(|day| !self.days.contains(day));
            }
        }
        if let Some(time) = &when.time {
            self.take_time(time);
        }
        self.not_on.extend(
            when.not
                .weekdays
                .iter()
                .map(|day| day.to_monday_one_offset()),
        );
        self.not_dates.extend(&when.not.dates);
        if when.earliest {
            self.earliest = true;
            (self.at, self.from, self.until) = (None, None, None);
        }
    }

    fn take_time(&mut self, time: &TimeReading) {
        (self.at, self.from, self.until) = match time {
            TimeReading::At(at) | TimeReading::Around(at) => (Some(*at), None, None),
            TimeReading::From(from) => (None, Some(*from), None),
            TimeReading::Until(until) => (None, None, Some(*until)),
            TimeReading::Between(from, until) => {
                (None, Some(*from), (from < until).then_some(*until))
            }
            TimeReading::OneOf(times) => (times.first().copied(), None, None),
            TimeReading::Part(part) => {
                let (from, until) = part.span();
                (None, Some(from), Some(until))
            }
            _ => return,
        };
    }

    /// Takes a wanted weekday for the one nearest to a date, the past excepted: whoever moves a visit
    /// of next month to "Wednesday" means that week's.
    pub(crate) fn days_near(&mut self, date: Date, today: Date) {
        let [day] = self.days.as_slice() else { return };
        let near = (-3_i32..=3).filter_map(|days| date.checked_add(days.days()).ok());
        let same = near
            .filter(|near| near.weekday() == day.weekday())
            .find(|near| *near >= today);
        self.days = vec![same.unwrap_or(*day)];
    }

    /// Whether anything was said about when.
    pub(crate) fn says_when(&self) -> bool {
        self.earliest
            || !self.days.is_empty()
            || self.at.is_some()
            || self.from.is_some()
            || self.until.is_some()
    }

    /// Returns the days to look at: those that were said, or the next ones from today.
    pub(crate) fn days_to_search(&self, today: Date, ahead: usize) -> Vec<Date> {
        let wanted = |day: &Date| {
            !self.not_on.contains(&day.weekday().to_monday_one_offset())
                && !self.not_dates.contains(day)
        };
        if self.days.is_empty() {
            today.series(1.day()).take(ahead).filter(wanted).collect()
        } else {
            self.days.iter().copied().filter(wanted).collect()
        }
    }

    /// Returns the range of starts that would do on a day; `None` when clocks skip all of it.
    pub(crate) fn window(&self, zone: &Zone, day: Date) -> Option<TimeRange> {
        let minute =
            |time: Time| u16::try_from(i32::from(time.hour()) * 60 + i32::from(time.minute())).ok();
        let whole = CivilSpan::WHOLE_DAY;
        let from = self.from.and_then(minute).unwrap_or(whole.start_minute());
        // The last start that would do counts, so the range of starts ends a minute later.
        let until = self
            .until
            .and_then(minute)
            .map_or(whole.end_minute(), |until| until + 1);
        zone.range(day, CivilSpan::from_minutes(from, until)?)
    }

    /// Returns the instant that would suit best on a day, if one was said.
    pub(crate) fn near(&self, zone: &Zone, day: Date) -> Option<Timestamp> {
        zone.starting(day.to_datetime(self.at?))
    }

    /// Returns the one moment that was asked for, if it was one.
    pub(crate) fn moment(&self) -> Option<DateTime> {
        match (self.days.as_slice(), self.at) {
            ([day], Some(at)) => Some(day.to_datetime(at)),
            _ => None,
        }
    }
}

fn days(date: &DateReading, today: Date) -> Vec<Date> {
    match date {
        DateReading::From(first) => first.series(1.day()).take(MOST_DAYS).collect(),
        DateReading::Until(last) => today
            .series(1.day())
            .take_while(|day| day <= last)
            .take(MOST_DAYS)
            .collect(),
        DateReading::On(day) => vec![*day],
        DateReading::Within { first, last } => first
            .series(1.day())
            .take_while(|day| day <= last)
            .take(MOST_DAYS)
            .collect(),
        DateReading::OneOf(days) => days.clone(),
        _ => Vec::new(),
    }
}
