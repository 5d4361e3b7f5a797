//! A salon's time zone, and what a wall-clock time means on the two days a year when clocks change.
//!
//! The policy, in words:
//! - A wall-clock time that does not exist (clocks went forward over it) stands for the instant of
//!   the change: who opens at 02:30 on that night opens at 03:00.
//! - A wall-clock time that occurs twice (clocks went back) stands for its first occurrence where
//!   something starts and for its second where something ends, so that hours cover both.
//! - The 24:00 at which a day ends is the instant at which the next date first begins, so that no
//!   instant belongs to two dates.

use std::fmt;

use jiff::civil::{Date, DateTime};
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{SignedDuration, Timestamp, Zoned};

use crate::hours::CivilSpan;
use crate::time_range::TimeRange;

/// An IANA time zone: the one in which a salon's clock hangs.
#[derive(Clone, PartialEq, Eq)]
pub struct Zone(TimeZone);

/// No time zone has this name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an IANA time zone, such as `America/Chicago` or `Europe/Paris`")]
pub struct ZoneError(String);

/// Which of its two occurrences a repeated wall-clock time stands for.
#[derive(Clone, Copy)]
enum Repeated {
    First,
    Second,
}

impl Zone {
    /// Finds a zone by its IANA name.
    ///
    /// # Errors
    /// [`ZoneError`] when there is no such zone, or the name is not a place's (a bare offset).
    pub fn named(name: &str) -> Result<Self, ZoneError> {
        let zone = TimeZone::get(name).map_err(|_unknown| ZoneError(name.to_owned()))?;
        if zone.iana_name().is_some() {
            Ok(Self(zone))
        } else {
            Err(ZoneError(name.to_owned()))
        }
    }

    /// Returns the IANA name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or("UTC")
    }

    /// Returns what the clock on the wall shows at an instant, with its date and offset.
    #[must_use]
    pub fn local(&self, instant: Timestamp) -> Zoned {
        instant.to_zoned(self.0.clone())
    }

    /// Returns the calendar date at an instant.
    #[must_use]
    pub fn date(&self, instant: Timestamp) -> Date {
        self.local(instant).date()
    }

    /// Returns the zone in the form of the time library.
    #[must_use]
    pub const fn time_zone(&self) -> &TimeZone {
        &self.0
    }

    /// Returns the instant at which something that starts at this wall-clock time starts.
    ///
    /// A skipped time gives the instant of the clock change, a repeated one its first occurrence.
    #[must_use]
    pub fn starting(&self, local: DateTime) -> Option<Timestamp> {
        self.resolve(local, Repeated::First)
    }

    /// Returns the instant at which something that ends at this wall-clock time ends.
    ///
    /// A skipped time gives the instant of the clock change, a repeated one its second occurrence.
    #[must_use]
    pub fn ending(&self, local: DateTime) -> Option<Timestamp> {
        self.resolve(local, Repeated::Second)
    }

    /// Returns the instants that a span of the wall clock covers on a date.
    ///
    /// A span up to 24:00 ends when the next date begins: where clocks go back over midnight, at
    /// the first of its two midnights, so that no instant belongs to two dates' hours.
    ///
    /// `None` when clocks skip the whole span, or the date lies outside the calendar.
    #[must_use]
    pub fn range(&self, date: Date, span: CivilSpan) -> Option<TimeRange> {
        let start = self.starting(span.start_on(date)?)?;
        let end = span.end_on(date)?;
        let end = if end.date() == date {
            self.ending(end)?
        } else {
            self.starting(end)?
        };
        TimeRange::new(start, end).ok()
    }

    /// Returns the instants of a whole calendar day, 23 to 25 hours.
    #[must_use]
    pub fn day(&self, date: Date) -> Option<TimeRange> {
        self.range(date, CivilSpan::WHOLE_DAY)
    }

    fn resolve(&self, local: DateTime, repeated: Repeated) -> Option<Timestamp> {
        match self.0.to_ambiguous_timestamp(local).offset() {
            AmbiguousOffset::Unambiguous { offset } => offset.to_timestamp(local).ok(),
            AmbiguousOffset::Fold { before, after } => match repeated {
                Repeated::First => before.to_timestamp(local).ok(),
                Repeated::Second => after.to_timestamp(local).ok(),
            },
            // With the offset from before the change the time lies after it: step back to it.
            AmbiguousOffset::Gap { before, .. } => {
                let after = before.to_timestamp(local).ok()?;
                let earlier = after.checked_add(SignedDuration::from_nanos(1)).ok()?;
                self.0
                    .preceding(earlier)
                    .next()
                    .map(|change| change.timestamp())
            }
        }
    }
}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use jiff::civil::date;

    use super::*;

    fn chicago() -> Zone {
        Zone::named("America/Chicago").unwrap()
    }

    #[test]
    fn a_skipped_time_stands_for_the_instant_of_the_change() {
        let night = date(2027, 3, 14);
        let three = chicago().starting(night.at(3, 0, 0, 0)).unwrap();
        assert_eq!(chicago().starting(night.at(2, 30, 0, 0)), Some(three));
        assert_eq!(chicago().ending(night.at(2, 0, 0, 0)), Some(three));
    }

    #[test]
    fn a_repeated_time_starts_first_and_ends_last() {
        let night = date(2026, 11, 1).at(1, 30, 0, 0);
        let (start, end) = (
            chicago().starting(night).unwrap(),
            chicago().ending(night).unwrap(),
        );
        assert_eq!(end.duration_since(start), SignedDuration::from_hours(1));
    }

    #[test]
    fn a_day_has_as_many_hours_as_the_zone_gives_it() {
        let hours = |d| chicago().day(d).unwrap().minutes() / 60;
        assert_eq!(
            (hours(date(2027, 3, 14)), hours(date(2026, 11, 1))),
            (23, 25)
        );
    }

    #[test]
    fn a_day_ends_where_the_next_begins_in_every_zone() {
        for name in jiff::tz::db().available() {
            let Ok(zone) = Zone::named(name.as_str()) else {
                continue;
            };
            let mut dates = date(2026, 1, 1).series(1.day()).take(731);
            let mut end = dates.next().and_then(|date| zone.day(date)).unwrap().end();
            for date in dates {
                let day = zone.day(date).unwrap();
                assert_eq!(day.start(), end, "{name} {date}");
                end = day.end();
            }
        }
    }

    #[test]
    fn refuses_a_name_that_no_zone_has() {
        assert!(Zone::named("America/Springfield").is_err());
    }
}
