//! When a text says: days, times, and what is ambiguous about them.

use jiff::civil::{Date, Time, Weekday};

/// When a text says. At least one part is set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct When {
    /// The day or days; the reading that a salon would mean first.
    pub date: Option<DateReading>,
    /// Whether the day was said as a weekday alone, so that the context may mean another week's.
    pub weekday_only: bool,
    /// The time or times of day; the reading that a salon would mean first.
    pub time: Option<TimeReading>,
    /// The other reading of a time that was said without am or pm.
    pub other_time: Option<Time>,
    /// Days that will not do.
    pub not: Excluded,
    /// Whether the earliest opening is wanted: "asap", "next available".
    pub earliest: bool,
    /// What must be asked before acting on this.
    pub ask: Option<Ambiguity>,
}

impl When {
    /// Whether nothing was said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A day or several.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DateReading {
    /// On this day.
    On(Date),
    /// On one of these days, both ends included.
    Within {
        /// The first.
        first: Date,
        /// The last.
        last: Date,
    },
    /// On one of these days: "Tuesday or Wednesday".
    OneOf(Vec<Date>),
    /// On this day or later.
    From(Date),
    /// On this day or earlier.
    Until(Date),
}

/// A time of day, or several.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TimeReading {
    /// At this time.
    At(Time),
    /// At about this time.
    Around(Time),
    /// At this time or later.
    From(Time),
    /// Over by this time, or starting before it.
    Until(Time),
    /// From the first time to the second; an end before its start lies on the next day.
    Between(Time, Time),
    /// At one of these times: "2 or 3pm".
    OneOf(Vec<Time>),
    /// In this part of the day.
    Part(DayPart),
}

/// A part of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DayPart {
    /// "First thing", "early".
    EarlyMorning,
    /// "Morning".
    Morning,
    /// "Late morning".
    LateMorning,
    /// "Lunch time", "midday".
    Noon,
    /// "Afternoon".
    Afternoon,
    /// "Late afternoon", "end of the day".
    LateAfternoon,
    /// "After school".
    AfterSchool,
    /// "Evening", "after work".
    Evening,
    /// "Night", "tonight".
    Night,
}

impl DayPart {
    /// Returns the part's first minute and the minute after its last.
    #[must_use]
    pub const fn span(self) -> (Time, Time) {
        let (from, until) = match self {
            Self::EarlyMorning => (6, 10),
            Self::Morning => (6, 12),
            Self::LateMorning => (10, 12),
            Self::Noon => (11, 14),
            Self::Afternoon => (12, 17),
            Self::LateAfternoon | Self::AfterSchool => (15, 18),
            Self::Evening => (17, 21),
            Self::Night => (18, 23),
        };
        (
            Time::constant(from, 0, 0, 0),
            Time::constant(until, 0, 0, 0),
        )
    }

    /// Returns the name for machines.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::EarlyMorning => "early_morning",
            Self::Morning => "morning",
            Self::LateMorning => "late_morning",
            Self::Noon => "noon",
            Self::Afternoon => "afternoon",
            Self::LateAfternoon => "late_afternoon",
            Self::AfterSchool => "after_school",
            Self::Evening => "evening",
            Self::Night => "night",
        }
    }
}

/// Days that will not do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Excluded {
    /// "Not Mondays".
    pub weekdays: Vec<Weekday>,
    /// "Not the 5th".
    pub dates: Vec<Date>,
}

/// What must be asked, because the words fit more than one day or none.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Ambiguity {
    /// The words fit several days: "next Friday" said on a Thursday.
    Dates {
        /// The words.
        said: String,
        /// The days, the likeliest first.
        readings: Vec<Date>,
    },
    /// The month has no such day.
    NoSuchDate {
        /// The words.
        said: String,
        /// Days that may be meant, the likeliest first.
        nearest: Vec<Date>,
    },
    /// The day and its weekday do not agree.
    Disagreement {
        /// The words.
        said: String,
        /// The day as numbered, then days of that weekday near it.
        readings: Vec<Date>,
    },
    /// The day has gone by.
    PastDate {
        /// The words.
        said: String,
        /// The day.
        date: Date,
    },
}
