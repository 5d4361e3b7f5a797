//! What a text says that can be held against rows.

use jiff::civil::{Date, Time, Weekday};
use salon_domain::{Minutes, Money};
use salon_language::{Claim, MentionContext, MentionKind, mentions};

/// Everything of that kind in one text, each once.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub(super) dates: Vec<Date>,
    weekdays: Vec<Weekday>,
    ranges: Vec<(Date, Date)>,
    pub(super) times: Vec<Time>,
    pub(super) prices: Vec<Money>,
    pub(super) lengths: Vec<Minutes>,
    pub(super) claims: Vec<Claim>,
    pub(super) contradicts_itself: bool,
}

impl Said {
    #[allow(
        clippy::wildcard_enum_match_arm,
        reason = "whatever kinds of statement there will be: those that are not named here are not judged"
    )]
    pub(super) fn of(text: &str, context: MentionContext) -> Self {
        let mut said = Self::default();
        for mention in mentions(text, context) {
            said.contradicts_itself |= mention.kind.contradicts_itself();
            match mention.kind {
                MentionKind::Date { date, .. } => add(&mut said.dates, date),
                MentionKind::Weekday(day) => add(&mut said.weekdays, day),
                MentionKind::Days { first, last } => add(&mut said.ranges, (first, last)),
                MentionKind::Time(time) => add(&mut said.times, time),
                MentionKind::Times { start, end } => {
                    add(&mut said.times, start);
                    add(&mut said.times, end);
                }
                MentionKind::Price(price) => add(&mut said.prices, price),
                MentionKind::Duration(length) => add(&mut said.lengths, length),
                MentionKind::Claim(claim) => add(&mut said.claims, claim),
                _ => {}
            }
        }
        said
    }

    /// Whether a date is said: itself, its weekday alone in the week ahead, or a range it is in.
    pub(super) fn has_date(&self, date: Date, today: Date) -> bool {
        let soon = date
            .since(today)
            .is_ok_and(|gap| (0..7).contains(&gap.get_days()));
        self.dates.contains(&date)
            || (soon && self.weekdays.contains(&date.weekday()))
            || self
                .ranges
                .iter()
                .any(|(first, last)| (*first..=*last).contains(&date))
    }
}

fn add<T: PartialEq>(all: &mut Vec<T>, one: T) {
    if !all.contains(&one) {
        all.push(one);
    }
}
