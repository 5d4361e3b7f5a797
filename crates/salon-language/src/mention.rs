//! What a text of ours says that must be true: the judge of our own words.

use std::ops::Range;

use jiff::civil::{Date, Time, Weekday};
use salon_domain::{Currency, Minutes, Money};

use crate::language::Language;

/// What an outgoing text is read with.
#[derive(Clone, Copy, Debug)]
pub struct MentionContext {
    /// The salon's date: what "tomorrow" and a date without a year are counted from.
    pub today: Date,
    /// The language of the text.
    pub language: Language,
    /// The currency that a sign stands for.
    pub currency: Currency,
}

/// One thing that a text says, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Mention {
    /// The bytes of the text that say it.
    pub span: Range<usize>,
    /// What is said.
    pub kind: MentionKind,
}

/// What can be said that must be true.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum MentionKind {
    /// A day.
    Date {
        /// Which.
        date: Date,
        /// The weekday that stands with it, which may not be its own.
        weekday: Option<Weekday>,
    },
    /// A weekday without a date.
    Weekday(Weekday),
    /// A range of days, both ends included: "next week".
    Days {
        /// The first.
        first: Date,
        /// The last.
        last: Date,
    },
    /// A time of day.
    Time(Time),
    /// A range of times.
    Times {
        /// From.
        start: Time,
        /// To; midnight is the end of the day.
        end: Time,
    },
    /// An amount of money.
    Price(Money),
    /// A length of time.
    Duration(Minutes),
    /// A claim that something was done.
    Claim(Claim),
}

impl MentionKind {
    /// Whether a date stands with a weekday that is not its own.
    #[must_use]
    pub fn contradicts_itself(&self) -> bool {
        matches!(self, Self::Date { date, weekday: Some(weekday) } if date.weekday() != *weekday)
    }
}

/// A claim that something was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Claim {
    /// "Booked", "scheduled", "all set".
    Booked,
    /// "Moved", "rescheduled".
    Moved,
    /// "Cancelled".
    Cancelled,
    /// "Confirmed".
    Confirmed,
}

/// Finds everything in an outgoing text that must be backed by rows, in the order of the text.
#[must_use]
pub fn mentions(_text: &str, _context: MentionContext) -> Vec<Mention> {
    Vec::new()
}
