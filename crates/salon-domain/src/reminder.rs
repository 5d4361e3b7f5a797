//! When a visit is reminded of, and when it is better not to.
//!
//! The rules, in words:
//! - A lead of whole days is counted on the calendar: the day before at the same time on the wall,
//!   also over a change of clocks. A shorter lead is counted by the clock.
//! - A reminder that falls into quiet hours goes out when they end, if at least half of its lead is
//!   left by then; else it is skipped.
//! - A reminder that is late by more than a quarter of its lead, because nobody was there to send it,
//!   is skipped.
//! - A visit that was made or moved when a lead had already begun has no reminder of that lead.
//! - A confirmation goes out at once or not at all: it may be an hour late.

use std::fmt;

use jiff::{SignedDuration, Timestamp, ToSpan};

use crate::local_time::Zone;
use crate::service::Minutes;

/// Which of a visit's texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReminderKind {
    /// That it is in the book.
    Confirmation,
    /// That it is coming, so long before it starts.
    Ahead(Minutes),
}

impl ReminderKind {
    /// Returns how long before the start; nothing for a confirmation.
    #[must_use]
    pub const fn lead(self) -> Minutes {
        match self {
            Self::Confirmation => Minutes::ZERO,
            Self::Ahead(lead) => lead,
        }
    }

    /// Reads how it is stored: the lead in minutes.
    #[must_use]
    pub const fn from_lead(lead: Minutes) -> Self {
        match lead {
            Minutes::ZERO => Self::Confirmation,
            lead => Self::Ahead(lead),
        }
    }
}

/// As it stands in a purpose key: `confirmation`, `24h`, `90min`.
impl fmt::Display for ReminderKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Confirmation => f.write_str("confirmation"),
            Self::Ahead(lead) if lead.get().is_multiple_of(60) => {
                write!(f, "{}h", lead.get() / 60)
            }
            Self::Ahead(lead) => write!(f, "{}min", lead.get()),
        }
    }
}

/// Why a text about a visit did not go out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SkipReason {
    /// The visit was made or moved when it would have been due already.
    ShortNotice,
    /// The visit has another time now.
    Moved,
    /// The visit changed while its text was on the way out.
    Changed,
    /// The visit will not happen, or has been.
    NotComing,
    /// Quiet hours leave too little of its lead.
    QuietHours,
    /// Nobody was there to send it in time.
    Stale,
    /// The person does not want it.
    OptedOut,
    /// Nobody knows a number to send it to.
    NoNumber,
    /// The conversation in which the visit was made has said so already.
    SaidAlready,
}

impl SkipReason {
    /// Returns the stored form.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ShortNotice => "short_notice",
            Self::Moved => "moved",
            Self::Changed => "changed",
            Self::NotComing => "not_coming",
            Self::QuietHours => "quiet_hours",
            Self::Stale => "stale",
            Self::OptedOut => "opted_out",
            Self::NoNumber => "no_number",
            Self::SaidAlready => "said_already",
        }
    }
}

/// The times that decide about one reminder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReminderTimes {
    /// Which one.
    pub kind: ReminderKind,
    /// When the visit starts.
    pub starts_at: Timestamp,
    /// When it would go out if there were no quiet hours.
    pub due_at: Timestamp,
}

/// What is planned when a visit is made or moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReminderPlan {
    /// The reminder.
    pub times: ReminderTimes,
    /// Why it is skipped from the start, if it is.
    pub skipped: Option<SkipReason>,
}

/// What to do about a reminder now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReminderVerdict {
    /// Send it.
    Send,
    /// Look again then.
    Wait(Timestamp),
    /// Never send it.
    Skip(SkipReason),
}

/// How late a confirmation may be.
const CONFIRMATION_KEEPS: SignedDuration = SignedDuration::from_hours(1);

impl ReminderPlan {
    /// Plans one reminder of a visit that was made or last moved at `changed_at`.
    #[must_use]
    pub fn new(
        kind: ReminderKind,
        starts_at: Timestamp,
        changed_at: Timestamp,
        zone: &Zone,
    ) -> Self {
        let due_at = match kind {
            ReminderKind::Confirmation => changed_at,
            ReminderKind::Ahead(lead) => before(starts_at, lead, zone),
        };
        let late = kind != ReminderKind::Confirmation && due_at < changed_at;
        Self {
            times: ReminderTimes {
                kind,
                starts_at,
                due_at,
            },
            skipped: late.then_some(SkipReason::ShortNotice),
        }
    }
}

impl ReminderTimes {
    /// Decides what to do at an instant. `quiet` tells until when a text must wait at an instant.
    #[must_use]
    pub fn judge(
        &self,
        now: Timestamp,
        quiet: impl Fn(Timestamp) -> Option<Timestamp>,
    ) -> ReminderVerdict {
        if now >= self.starts_at {
            return ReminderVerdict::Skip(SkipReason::NotComing);
        }
        let intended = quiet(self.due_at).unwrap_or(self.due_at);
        if self.leaves_too_little(intended) {
            return ReminderVerdict::Skip(SkipReason::QuietHours);
        }
        if now < intended {
            return ReminderVerdict::Wait(intended);
        }
        if now.duration_since(intended) > self.keeps() {
            return ReminderVerdict::Skip(SkipReason::Stale);
        }
        match quiet(now) {
            None => ReminderVerdict::Send,
            Some(until) if self.leaves_too_little(until) => {
                ReminderVerdict::Skip(SkipReason::QuietHours)
            }
            Some(until) => ReminderVerdict::Wait(until),
        }
    }

    fn leaves_too_little(&self, at: Timestamp) -> bool {
        let left = self.starts_at.duration_since(at);
        left < self.kind.lead().duration() / 2 || left <= SignedDuration::ZERO
    }

    fn keeps(&self) -> SignedDuration {
        match self.kind {
            ReminderKind::Confirmation => CONFIRMATION_KEEPS,
            ReminderKind::Ahead(lead) => lead.duration() / 4,
        }
    }
}

/// The instant so long before a visit.
fn before(starts_at: Timestamp, lead: Minutes, zone: &Zone) -> Timestamp {
    const DAY: u32 = 24 * 60;
    let by_the_clock = || {
        starts_at
            .saturating_sub(lead.duration())
            .unwrap_or(starts_at)
    };
    if !lead.get().is_multiple_of(DAY) {
        return by_the_clock();
    }
    let local = zone.local(starts_at).datetime();
    let day = local.checked_sub(i64::from(lead.get() / DAY).days());
    let there = day.ok().and_then(|day| zone.starting(day));
    there.unwrap_or_else(by_the_clock)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: ReminderKind = ReminderKind::Ahead(Minutes::new(24 * 60));
    const TWO_HOURS: ReminderKind = ReminderKind::Ahead(Minutes::new(120));

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn chicago() -> Zone {
        Zone::named("America/Chicago").unwrap()
    }

    fn times(kind: ReminderKind, starts_at: &str) -> ReminderTimes {
        ReminderPlan::new(kind, at(starts_at), at("2026-01-01T00:00:00Z"), &chicago()).times
    }

    /// Eight to twenty-one in Chicago, in winter.
    fn night(now: Timestamp) -> Option<Timestamp> {
        let local = chicago().local(now);
        let day = match local.time().hour() {
            0..8 => local.date(),
            21.. => local.date().tomorrow().unwrap(),
            _ => return None,
        };
        chicago().starting(day.at(8, 0, 0, 0))
    }

    #[test]
    fn a_day_before_is_the_same_time_on_the_wall_over_both_changes() {
        // Clocks go forward on March 8 and back on November 1, 2026.
        let spring = times(DAY, "2026-03-08T15:00:00Z").due_at;
        assert_eq!(spring, at("2026-03-07T16:00:00Z"));
        let autumn = times(DAY, "2026-11-01T16:00:00Z").due_at;
        assert_eq!(autumn, at("2026-10-31T15:00:00Z"));
        let hours = times(TWO_HOURS, "2026-03-08T08:30:00Z").due_at;
        assert_eq!(hours, at("2026-03-08T06:30:00Z"));
    }

    #[test]
    fn what_falls_into_the_night_goes_out_in_the_morning_if_half_of_its_lead_is_left() {
        // Nine o'clock: two hours before is seven.
        let nine = times(TWO_HOURS, "2026-11-24T15:00:00Z");
        let seven = at("2026-11-24T13:00:00Z");
        let eight = at("2026-11-24T14:00:00Z");
        assert_eq!(nine.judge(seven, night), ReminderVerdict::Wait(eight));
        assert_eq!(nine.judge(eight, night), ReminderVerdict::Send);
        let half_past_eight = times(TWO_HOURS, "2026-11-24T14:30:00Z");
        let verdict = half_past_eight.judge(at("2026-11-24T12:30:00Z"), night);
        assert_eq!(verdict, ReminderVerdict::Skip(SkipReason::QuietHours));
    }

    #[test]
    fn what_is_late_by_a_quarter_of_its_lead_is_stale() {
        let ten = times(DAY, "2026-11-25T16:00:00Z");
        assert_eq!(
            ten.judge(at("2026-11-24T22:00:00Z"), night),
            ReminderVerdict::Send
        );
        let later = ten.judge(at("2026-11-24T22:00:01Z"), night);
        assert_eq!(later, ReminderVerdict::Skip(SkipReason::Stale));
        let begun = ten.judge(at("2026-11-25T16:00:00Z"), night);
        assert_eq!(begun, ReminderVerdict::Skip(SkipReason::NotComing));
    }

    #[test]
    fn a_lead_that_had_begun_when_the_visit_was_made_has_no_reminder() {
        let made = at("2026-11-24T18:00:00Z");
        let plan = |kind| ReminderPlan::new(kind, at("2026-11-25T16:00:00Z"), made, &chicago());
        assert_eq!(plan(DAY).skipped, Some(SkipReason::ShortNotice));
        assert_eq!(plan(TWO_HOURS).skipped, None);
        assert_eq!(plan(ReminderKind::Confirmation).skipped, None);
    }

    #[test]
    fn a_confirmation_keeps_for_an_hour() {
        let made = at("2026-11-23T16:00:00Z");
        let starts = at("2026-11-27T16:00:00Z");
        let plan = ReminderPlan::new(ReminderKind::Confirmation, starts, made, &chicago());
        let judged = |minutes| {
            plan.times
                .judge(made + SignedDuration::from_mins(minutes), |_| None)
        };
        assert_eq!(judged(60), ReminderVerdict::Send);
        assert_eq!(judged(61), ReminderVerdict::Skip(SkipReason::Stale));
    }

    #[test]
    fn names_itself_as_purpose_keys_have_it() {
        assert_eq!(DAY.to_string(), "24h");
        assert_eq!(ReminderKind::Ahead(Minutes::new(90)).to_string(), "90min");
        assert_eq!(ReminderKind::Confirmation.to_string(), "confirmation");
    }
}
