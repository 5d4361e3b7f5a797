//! When a salon is open and when its people work, in civil time.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, DateTime, Time, Weekday};

use crate::id::StaffId;
use crate::local_time::Zone;
use crate::time_range::TimeRange;

/// A half-open span of one day's wall clock, in whole minutes; it may end at 24:00.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CivilSpan {
    start: u16,
    end: u16,
}

/// The text is not a span of a day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is not a span of one day, such as `09:00-18:30` (24-hour clock, the end after the start, at most 24:00)"
)]
pub struct CivilSpanError(String);

const DAY: u16 = 24 * 60;

impl CivilSpan {
    /// From midnight to midnight.
    pub const WHOLE_DAY: Self = Self { start: 0, end: DAY };

    /// Makes a span from minutes after midnight, `start` included and `end` excluded.
    #[must_use]
    pub const fn from_minutes(start: u16, end: u16) -> Option<Self> {
        if start < end && end <= DAY {
            Some(Self { start, end })
        } else {
            None
        }
    }

    /// Returns the start, in minutes after midnight.
    #[must_use]
    pub const fn start_minute(self) -> u16 {
        self.start
    }

    /// Returns the end, in minutes after midnight, at most 1440.
    #[must_use]
    pub const fn end_minute(self) -> u16 {
        self.end
    }

    /// Returns the wall-clock time at which the span starts on a date.
    #[must_use]
    pub fn start_on(self, date: Date) -> Option<DateTime> {
        at(date, self.start)
    }

    /// Returns the wall-clock time at which the span ends: midnight of the next date for 24:00.
    #[must_use]
    pub fn end_on(self, date: Date) -> Option<DateTime> {
        at(date, self.end)
    }

    /// Returns the part that both spans share.
    #[must_use]
    pub const fn intersection(self, other: Self) -> Option<Self> {
        let start = if self.start > other.start {
            self.start
        } else {
            other.start
        };
        let end = if self.end < other.end {
            self.end
        } else {
            other.end
        };
        Self::from_minutes(start, end)
    }
}

fn at(date: Date, minute: u16) -> Option<DateTime> {
    if minute == DAY {
        return Some(date.tomorrow().ok()?.to_datetime(Time::midnight()));
    }
    let (hour, minute) = (
        i8::try_from(minute / 60).ok()?,
        i8::try_from(minute % 60).ok()?,
    );
    Some(date.to_datetime(Time::new(hour, minute, 0, 0).ok()?))
}

/// How far into a date a moment is, in minutes: none before it, and the whole day after it.
fn minute_on(date: Date, moment: DateTime) -> u16 {
    match moment.date().cmp(&date) {
        Ordering::Less => 0,
        Ordering::Greater => DAY,
        Ordering::Equal => {
            let minute = i16::from(moment.hour()) * 60 + i16::from(moment.minute());
            u16::try_from(minute).unwrap_or(DAY)
        }
    }
}

impl FromStr for CivilSpan {
    type Err = CivilSpanError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let read = |clock: &str| {
            let (hour, minute) = clock.trim().split_once(':')?;
            let plain = |part: &str| {
                matches!(part.len(), 1..=2) && part.bytes().all(|byte| byte.is_ascii_digit())
            };
            if !plain(hour) || !plain(minute) {
                return None;
            }
            let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
            (minute < 60)
                .then(|| hour.checked_mul(60)?.checked_add(minute))
                .flatten()
        };
        text.split_once('-')
            .and_then(|(start, end)| Self::from_minutes(read(start)?, read(end)?))
            .ok_or_else(|| CivilSpanError(text.to_owned()))
    }
}

impl fmt::Display for CivilSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { start, end } = self;
        write!(
            f,
            "{:02}:{:02}-{:02}:{:02}",
            start / 60,
            start % 60,
            end / 60,
            end % 60
        )
    }
}

impl fmt::Debug for CivilSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Whose hours they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HoursOwner {
    /// The salon's: nobody works outside them.
    Salon,
    /// One person's, inside the salon's.
    Staff(StaffId),
}

/// One span of an ordinary week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeeklyHours {
    /// Whose.
    pub owner: HoursOwner,
    /// On which day of every week.
    pub weekday: Weekday,
    /// From when to when.
    pub span: CivilSpan,
}

/// The hours of one date, in place of the ordinary week's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatedHours {
    /// Whose.
    pub owner: HoursOwner,
    /// On which date.
    pub date: Date,
    /// From when to when; none at all means closed, or away.
    pub spans: Vec<CivilSpan>,
    /// Why, in words a client may read: "Thanksgiving".
    pub label: Option<String>,
}

/// A range in which somebody is on leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeOff {
    /// Who.
    pub staff: StaffId,
    /// When.
    pub range: TimeRange,
}

/// All hours of one salon and its people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hours {
    /// The ordinary week.
    pub weekly: Vec<WeeklyHours>,
    /// The dates that differ.
    pub dated: Vec<DatedHours>,
    /// Leave.
    pub time_off: Vec<TimeOff>,
}

impl Hours {
    /// Returns the spans in which the salon is open on a date, in order; none when it is closed.
    #[must_use]
    pub fn salon_on(&self, date: Date) -> Vec<CivilSpan> {
        self.own_on(HoursOwner::Salon, date).unwrap_or_default()
    }

    /// Returns the spans in which a person works on a date, in order, leave not yet taken out.
    ///
    /// Nobody works while the salon is closed. A person with no hours of their own keeps the
    /// salon's.
    #[must_use]
    pub fn staff_on(&self, staff: StaffId, date: Date) -> Vec<CivilSpan> {
        let salon = self.salon_on(date);
        let Some(own) = self.own_on(HoursOwner::Staff(staff), date) else {
            return salon;
        };
        let mut spans: Vec<_> = own
            .iter()
            .flat_map(|own| salon.iter().filter_map(|open| own.intersection(*open)))
            .collect();
        spans.sort_unstable();
        spans
    }

    /// Returns the spans in which a person is in on a date of the salon's zone, in order, leave
    /// taken out.
    #[must_use]
    pub fn staff_in(&self, staff: StaffId, date: Date, zone: &Zone) -> Vec<CivilSpan> {
        let leave = self.time_off.iter().filter(|leave| leave.staff == staff);
        leave.fold(self.staff_on(staff, date), |spans, leave| {
            let from = minute_on(date, zone.local(leave.range.start()).datetime());
            let until = minute_on(date, zone.local(leave.range.end()).datetime());
            let around = spans.into_iter().flat_map(|span| {
                [
                    CivilSpan::from_minutes(span.start, span.end.min(from)),
                    CivilSpan::from_minutes(span.start.max(until), span.end),
                ]
            });
            around.flatten().collect()
        })
    }

    /// Returns the salon's spans on one day of an ordinary week, in order.
    #[must_use]
    pub fn salon_in_week(&self, weekday: Weekday) -> Vec<CivilSpan> {
        let mut spans: Vec<_> = self
            .weekly
            .iter()
            .filter(|hours| hours.owner == HoursOwner::Salon && hours.weekday == weekday)
            .map(|hours| hours.span)
            .collect();
        spans.sort_unstable();
        spans
    }

    /// Returns why the salon keeps other hours on a date, if somebody wrote it down.
    #[must_use]
    pub fn label_on(&self, date: Date) -> Option<&str> {
        self.dated_on(HoursOwner::Salon, date)?.label.as_deref()
    }

    fn dated_on(&self, owner: HoursOwner, date: Date) -> Option<&DatedHours> {
        self.dated
            .iter()
            .find(|day| day.owner == owner && day.date == date)
    }

    /// The owner's own spans on a date; `None` when the owner has no hours written down at all.
    fn own_on(&self, owner: HoursOwner, date: Date) -> Option<Vec<CivilSpan>> {
        let mut spans = if let Some(day) = self.dated_on(owner, date) {
            day.spans.clone()
        } else {
            let mut week = self
                .weekly
                .iter()
                .filter(|hours| hours.owner == owner)
                .peekable();
            week.peek()?;
            week.filter(|hours| hours.weekday == date.weekday())
                .map(|hours| hours.span)
                .collect()
        };
        spans.sort_unstable();
        Some(spans)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn span(text: &str) -> CivilSpan {
        text.parse().unwrap()
    }

    #[test]
    fn reads_spans_up_to_midnight_and_nothing_else() {
        assert_eq!(span("09:00-24:00").end_minute(), 1440);
        for wrong in [
            "18:00-09:00",
            "09:00-09:00",
            "09:60-10:00",
            "9-10",
            "09:00-24:01",
            "+9:00-10:00",
            "09:00-10:0000",
            "x",
        ] {
            assert!(wrong.parse::<CivilSpan>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn leave_is_taken_out_of_the_day_it_touches() {
        let (sam, friday) = (StaffId::new(1), date(2026, 11, 27));
        let zone = Zone::named("America/New_York").unwrap();
        let on_leave = |from: (i8, i8), until: (i8, i8)| Hours {
            weekly: vec![WeeklyHours {
                owner: HoursOwner::Salon,
                weekday: Weekday::Friday,
                span: span("09:00-18:00"),
            }],
            time_off: vec![TimeOff {
                staff: sam,
                range: TimeRange::new(
                    zone.starting(date(2026, 11, from.0).at(from.1, 30, 0, 0))
                        .unwrap(),
                    zone.starting(date(2026, 11, until.0).at(until.1, 30, 0, 0))
                        .unwrap(),
                )
                .unwrap(),
            }],
            ..Hours::default()
        };
        let in_on_friday = |hours: Hours| hours.staff_in(sam, friday, &zone);
        assert_eq!(
            in_on_friday(on_leave((27, 11), (27, 13))),
            [span("09:00-11:30"), span("13:30-18:00")]
        );
        assert_eq!(
            in_on_friday(on_leave((26, 9), (27, 9))),
            [span("09:30-18:00")]
        );
        assert!(in_on_friday(on_leave((26, 9), (28, 9))).is_empty());
        assert_eq!(
            in_on_friday(on_leave((25, 9), (26, 9))),
            [span("09:00-18:00")]
        );
        assert_eq!(
            in_on_friday(on_leave((28, 9), (29, 9))),
            [span("09:00-18:00")]
        );
    }

    #[test]
    fn nobody_works_while_the_salon_is_closed() {
        let sam = StaffId::new(1);
        let friday = date(2026, 11, 27);
        let mut hours = Hours {
            weekly: vec![
                WeeklyHours {
                    owner: HoursOwner::Salon,
                    weekday: Weekday::Friday,
                    span: span("09:00-18:00"),
                },
                WeeklyHours {
                    owner: HoursOwner::Staff(sam),
                    weekday: Weekday::Friday,
                    span: span("08:00-12:00"),
                },
            ],
            ..Hours::default()
        };
        assert_eq!(hours.staff_on(sam, friday), [span("09:00-12:00")]);
        assert_eq!(
            hours.staff_on(StaffId::new(2), friday),
            [span("09:00-18:00")]
        );
        let closed = DatedHours {
            owner: HoursOwner::Salon,
            date: friday,
            spans: vec![],
            label: Some("Holiday".into()),
        };
        hours.dated.push(closed);
        assert!(hours.staff_on(sam, friday).is_empty());
        assert_eq!(hours.label_on(friday), Some("Holiday"));
    }
}
