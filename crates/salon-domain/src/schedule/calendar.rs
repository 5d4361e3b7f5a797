//! The days of a search as instants in whole seconds.
//!
//! The zone is asked once for its changes; a day on which clocks stand still is plain arithmetic,
//! and only spans of the two or so days a year on which they do not are looked up one by one.

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::Offset;

use crate::hours::CivilSpan;
use crate::local_time::Zone;
use crate::time_range::TimeRange;

/// Seconds of a whole day on which clocks stand still.
pub(super) const DAY: i64 = 24 * 60 * 60;

/// A half-open range of seconds since the epoch, or since the start of a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stretch {
    pub(super) start: i64,
    pub(super) end: i64,
}

impl Stretch {
    /// The seconds that a range touches, in part or whole.
    pub(super) fn around(range: TimeRange) -> Self {
        Self {
            start: range.start().as_second(),
            end: second_from(range.end()),
        }
    }

    /// The same, moved.
    pub(super) const fn after(self, offset: i64) -> Self {
        Self {
            start: self.start + offset,
            end: self.end + offset,
        }
    }

    pub(super) const fn meets(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    pub(super) const fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// Returns the first whole second that is not before an instant.
pub(super) fn second_from(instant: Timestamp) -> i64 {
    let second = instant.as_second();
    if instant.subsec_nanosecond() > 0 {
        second.saturating_add(1)
    } else {
        second
    }
}

/// Puts stretches in order and makes one of those that overlap or touch.
pub(super) fn unite(stretches: &mut Vec<Stretch>) {
    if !stretches.is_sorted() {
        stretches.sort_unstable();
    }
    stretches.dedup_by(|next, last| {
        let meet = next.start <= last.end;
        if meet {
            last.end = last.end.max(next.end);
        }
        meet
    });
}

/// One date.
#[derive(Clone, Copy, Debug)]
pub(super) struct Day {
    pub(super) date: Date,
    /// Its place in the week, from Monday on.
    pub(super) weekday: usize,
    /// Its first second.
    pub(super) start: i64,
    /// The first second of the next date.
    pub(super) end: i64,
    /// Whether clocks stand still on it.
    even: bool,
}

/// A change of clocks, with the seconds by which they are ahead of UTC before and after it.
#[derive(Clone, Copy, Debug)]
struct Change {
    at: i64,
    before: i64,
    after: i64,
}

/// Some dates in a row.
#[derive(Debug)]
pub(super) struct Calendar<'z> {
    zone: &'z Zone,
    days: Vec<Day>,
    changes: Vec<Change>,
    first_offset: i64,
}

impl<'z> Calendar<'z> {
    /// Lays out `count` dates from `first` on.
    pub(super) fn new(zone: &'z Zone, first: Date, count: usize) -> Self {
        let from = wall(first) - 2 * DAY;
        let until = wall(first) + DAY * i64::try_from(count + 2).unwrap_or(i64::MAX / DAY / 2);
        let start = Timestamp::from_second(from).unwrap_or(Timestamp::MIN);
        let first_offset = seconds(zone.time_zone().to_offset(start));
        let mut before = first_offset;
        let changes = zone
            .time_zone()
            .following(start)
            .take_while(|change| change.timestamp().as_second() <= until)
            .map(|change| {
                let (at, after) = (change.timestamp().as_second(), seconds(change.offset()));
                let change = Change { at, before, after };
                before = after;
                change
            })
            .collect();
        let mut calendar = Self {
            zone,
            days: Vec::with_capacity(count),
            changes,
            first_offset,
        };
        let mut date = Some(first);
        while let Some(today) = date.filter(|_| calendar.days.len() < count) {
            let day = calendar.day(today);
            calendar.days.push(day);
            date = today.tomorrow().ok();
        }
        calendar
    }

    /// Returns the dates in order.
    pub(super) fn days(&self) -> &[Day] {
        &self.days
    }

    /// Finds the date of an instant.
    pub(super) fn day_of(&self, second: i64) -> Option<&Day> {
        let after = self.days.partition_point(|day| day.start <= second);
        self.days.get(after.checked_sub(1)?)
    }

    /// Returns the seconds that a span of the wall clock covers on one of the dates.
    pub(super) fn stretch(&self, day: &Day, span: CivilSpan) -> Option<Stretch> {
        if day.even {
            let minute = |minutes: u16| day.start + 60 * i64::from(minutes);
            return Some(Stretch {
                start: minute(span.start_minute()),
                end: minute(span.end_minute()),
            });
        }
        self.zone.range(day.date, span).map(Stretch::around)
    }

    /// Calls `each` with the starts of one date: the first one, how many follow each other at
    /// `step` seconds. Once on an even day, once for each piece between changes on another.
    pub(super) fn starts(&self, day: &Day, step: i64, mut each: impl FnMut(i64, i64)) {
        if day.even {
            each(day.start, steps(DAY, step));
            return;
        }
        let midnight = wall(day.date);
        let mut shown_until = midnight;
        let mut from = i64::MIN;
        let mut offset = self.first_offset;
        let ends = self.changes.iter().map(|change| (change.at, change.after));
        for (until, next) in ends.chain([(i64::MAX, 0)]) {
            let first = shown_until.max(from.saturating_add(offset));
            let last = until.saturating_add(offset).min(midnight + DAY);
            let skipped = steps(first - midnight, step);
            let count = steps(last - midnight, step) - skipped;
            if count > 0 {
                each(midnight + skipped * step - offset, count);
            }
            shown_until = shown_until.max(last);
            (from, offset) = (until, next);
        }
    }

    fn day(&self, date: Date) -> Day {
        let midnight = wall(date);
        let (mut even, mut offset) = (true, self.first_offset);
        for change in &self.changes {
            let (low, high) = (
                change.before.min(change.after),
                change.before.max(change.after),
            );
            if change.at + high <= midnight {
                offset = change.after;
            } else if change.at + low < midnight + DAY {
                even = false;
            }
        }
        let start = midnight - offset;
        let weekday = usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or(0);
        if even {
            let end = start + DAY;
            return Day {
                date,
                weekday,
                start,
                end,
                even,
            };
        }
        let first = |date: Date| {
            let instant = self.zone.starting(date.to_datetime(Time::midnight()));
            instant.map(Timestamp::as_second)
        };
        let start = first(date).unwrap_or(start);
        let end = date.tomorrow().ok().and_then(first).unwrap_or(start + DAY);
        Day {
            date,
            weekday,
            start,
            end,
            even,
        }
    }
}

/// Returns how many steps of a size start within a length; none when there is no length.
pub(super) const fn steps(length: i64, step: i64) -> i64 {
    if length <= 0 {
        0
    } else {
        (length + step - 1) / step
    }
}

/// Returns what a clock in Greenwich would show as seconds at midnight of a date.
fn wall(date: Date) -> i64 {
    let midnight = date.to_datetime(Time::midnight());
    Offset::UTC
        .to_timestamp(midnight)
        .map_or(0, Timestamp::as_second)
}

fn seconds(offset: Offset) -> i64 {
    i64::from(offset.seconds())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn agrees_with_the_zone_on_every_span_of_two_years_in_every_zone() {
        let first = date(2026, 1, 1);
        let spans: Vec<CivilSpan> = (0..24)
            .filter_map(|hour| CivilSpan::from_minutes(hour * 60, hour * 60 + 90))
            .chain([CivilSpan::WHOLE_DAY])
            .chain(CivilSpan::from_minutes(22 * 60, 24 * 60))
            .collect();
        let mut uneven = 0;
        for name in jiff::tz::db().available() {
            let Ok(zone) = Zone::named(name.as_str()) else {
                continue;
            };
            let calendar = Calendar::new(&zone, first, 760);
            for day in calendar.days() {
                uneven += usize::from(!day.even);
                let whole = zone.day(day.date).map(Stretch::around);
                let (start, end) = (day.start, day.end);
                assert_eq!(whole, Some(Stretch { start, end }), "{name} {}", day.date);
                let checked = if day.even { 7 } else { 1 };
                for span in spans.iter().step_by(checked) {
                    let expected = zone.range(day.date, *span).map(Stretch::around);
                    assert_eq!(
                        calendar.stretch(day, *span),
                        expected,
                        "{name} {} {span}",
                        day.date
                    );
                }
            }
        }
        assert!(uneven > 500, "only {uneven} days on which clocks change");
    }
}
