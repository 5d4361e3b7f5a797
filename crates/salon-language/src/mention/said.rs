//! What the meanings found in a text of ours say that must be true.

use jiff::ToSpan;
use jiff::civil::Date;
use salon_domain::Minutes;

use super::MentionKind;
use crate::grammar::Chart;
use crate::grammar::actions::spans::run_forward;
use crate::grammar::value::{Class, Day, Length, Said, Times, Value};
use crate::reading::Found;

/// What a meaning says that must be true.
pub(super) fn said(found: &Found, chart: &Chart, today: Date) -> Vec<MentionKind> {
    if matches!(found.class, Class::MaybeClock | Class::MaybeTimes) {
        return Vec::new();
    }
    match &found.value {
        Value::Day(day) => vec![named(day, today)],
        // "Not on Friday" speaks of Friday.
        Value::Not(_) => {
            let days = (found.start..found.end).filter_map(|at| chart.longest(at, Class::Day));
            let within = days.filter(|item| item.end <= found.end);
            // Of those that end together the first has the weekday with the date.
            let longest = within.reduce(|one, other| if other.end > one.end { other } else { one });
            let day = longest.and_then(|item| item.value.day());
            day.map(|day| named(day, today)).into_iter().collect()
        }
        Value::Days(days) => {
            weekdays(found, chart).unwrap_or_else(|| match (days.first, days.last) {
                (Some(first), Some(last)) => vec![MentionKind::Days { first, last }],
                (first, last) => {
                    // "Before Friday" ends on Thursday, and speaks of Friday.
                    let named = day_within(found, chart).map(|day| dated(day, today));
                    let single = first.or(last).map(|date| MentionKind::Date {
                        date,
                        weekday: None,
                    });
                    named.or(single).into_iter().collect()
                }
            })
        }
        Value::Clock(clock) => {
            let long = short_length(found, chart).and_then(duration);
            vec![long.unwrap_or_else(|| MentionKind::Time(clock.first()))]
        }
        Value::Times(times) => clock_times(*times),
        Value::Moment(at) => {
            vec![
                MentionKind::Date {
                    date: at.date(),
                    weekday: None,
                },
                MentionKind::Time(at.time()),
            ]
        }
        Value::Length(length) => duration(*length).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// A weekday that was said by its name only, or a date.
fn named(day: &Day, today: Date) -> MentionKind {
    if day.said == Said::Weekday {
        MentionKind::Weekday(day.date.weekday())
    } else {
        dated(day, today)
    }
}

/// How many days back a date without a year may lie.
const LATELY: i32 = 90;

/// A date with its weekday; a past one when only that one has it.
fn dated(day: &Day, today: Date) -> MentionKind {
    let agrees = day
        .weekday
        .is_none_or(|weekday| weekday == day.date.weekday());
    let earlier = day.date.checked_sub(1.year()).ok().filter(|date| {
        let lately = today
            .since(*date)
            .is_ok_and(|gap| (1..=LATELY).contains(&gap.get_days()));
        !agrees && lately && Some(date.weekday()) == day.weekday && date.day() == day.date.day()
    });
    MentionKind::Date {
        date: earlier.unwrap_or(day.date),
        weekday: day.weekday,
    }
}

/// The day that an open range was made of: the last that ends with it.
fn day_within<'c>(found: &Found, chart: &'c Chart) -> Option<&'c Day> {
    (found.start..found.end).find_map(|at| {
        let item = chart.longest(at, Class::Day)?;
        item.value.day().filter(|_| item.end == found.end)
    })
}

/// "Mon-Fri" speaks of weekdays, not of the days of one week.
fn weekdays(found: &Found, chart: &Chart) -> Option<Vec<MentionKind>> {
    let weekday = |at: usize| {
        let item = chart
            .at(at)
            .iter()
            .find(|item| item.class == Class::Weekday)?;
        if let Value::Weekday(weekday) = item.value {
            Some(MentionKind::Weekday(weekday))
        } else {
            None
        }
    };
    if found.end - found.start != 3 {
        return None;
    }
    Some(vec![weekday(found.start)?, weekday(found.end - 1)?])
}

fn clock_times(times: Times) -> Vec<MentionKind> {
    match (times.start, times.end) {
        (Some(one), Some(other)) if times.either => {
            vec![
                MentionKind::Time(one.first()),
                MentionKind::Time(other.first()),
            ]
        }
        (Some(start), Some(end)) => {
            let (start, end) = run_forward(start, end);
            vec![MentionKind::Times {
                start: start.first(),
                end: end.first(),
            }]
        }
        (one, other) => one
            .or(other)
            .map(|clock| MentionKind::Time(clock.first()))
            .into_iter()
            .collect(),
    }
}

/// "2 h" is a length where the same words are a time too; our times have a colon.
fn short_length(found: &Found, chart: &Chart) -> Option<Length> {
    let mut items = chart.at(found.start).iter();
    let item = items.find(|item| item.class == Class::Length && item.end == found.end)?;
    let length = item.value.length()?;
    (length.minutes < LONGEST_VISIT).then_some(length)
}

/// What is longer is rather a time, in minutes.
const LONGEST_VISIT: i32 = 10 * 60;

fn duration(length: Length) -> Option<MentionKind> {
    let minutes = u32::try_from(length.minutes).ok()?;
    (minutes > 0 && length.days == 0 && length.months == 0)
        .then(|| MentionKind::Duration(Minutes::new(minutes)))
}
