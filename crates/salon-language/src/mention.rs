//! What a text of ours says that must be true: the judge of our own words.

mod contacts;
mod money;
mod names;
mod said;

use std::ops::Range;

use jiff::civil::{Date, Time, Weekday};
use salon_domain::{Currency, Minutes, Money};

use crate::grammar::Chart;
use crate::language::Language;
use crate::languages;
use crate::reading::select;
use crate::token::Token;
use contacts::contacts;
use money::money;
use said::said;

pub use names::{NameMention, NameSaid, names_said};

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
    /// A link, an e-mail address in lower case, or a phone number as its digits.
    Contact(String),
    /// Any other number in digits, but for the "1)" of a list.
    Number(i64),
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
///
/// A service's or a person's name with a number in it is read like any other words: look for names
/// first, and leave their place in the text out.
#[must_use]
pub fn mentions(text: &str, context: MentionContext) -> Vec<Mention> {
    let reader = languages::reader(context.language);
    let tokens = reader.tokens(text);
    let midnight = context.today.to_datetime(Time::midnight());
    let reference = reader.reference(midnight, context.language.writes_24_hours());
    let chart = reader.chart(&tokens, Chart::new(&tokens), reference);
    let span = |start: usize, end: usize| -> Range<usize> {
        let first = tokens.get(start).map_or(0, |token| token.span.start);
        first
            ..tokens
                .get(end.saturating_sub(1))
                .map_or(first, |token| token.span.end)
    };
    let mut all: Vec<Mention> = money(&tokens, context.currency)
        .into_iter()
        .map(|(start, end, amount)| Mention {
            span: span(start, end),
            kind: MentionKind::Price(amount),
        })
        .collect();
    for found in select(tokens.len(), &chart) {
        let place = span(found.start, found.end);
        let paid = all
            .iter()
            .any(|other| other.span.start < place.end && place.start < other.span.end);
        if !paid {
            let kinds = said(&found, &chart, context.today);
            all.extend(kinds.into_iter().map(|kind| Mention {
                span: place.clone(),
                kind,
            }));
        }
    }
    reader.claims.each(&tokens, &chart, |start, end, _, claim| {
        let before = tokens
            .get(start.saturating_sub(DENIAL)..start)
            .unwrap_or_default();
        if !before.iter().any(|token| reader.is_in("denial", token)) {
            all.push(Mention {
                span: span(start, end),
                kind: MentionKind::Claim(*claim),
            });
        }
    });
    let contacts = contacts(text, &tokens).into_iter();
    all.extend(contacts.map(|(span, contact)| Mention {
        span,
        kind: MentionKind::Contact(contact),
    }));
    let numbers = numbers(&tokens, &all);
    all.extend(numbers);
    all.sort_by_key(|mention| (mention.span.start, mention.span.end));
    all
}

/// Numbers that nothing else accounts for.
fn numbers(tokens: &[Token], known: &[Mention]) -> Vec<Mention> {
    let listed = |at: usize| {
        let next = tokens.get(at + 1);
        next.is_some_and(|next| next.glued && next.text == ")")
    };
    let all = tokens.iter().enumerate().filter_map(|(at, token)| {
        let (number, span) = (token.number?, token.span.clone());
        let said = |other: &Mention| other.span.start < span.end && span.start < other.span.end;
        (!listed(at) && !known.iter().any(said)).then_some(Mention {
            span,
            kind: MentionKind::Number(number.value),
        })
    });
    all.collect()
}

/// A claim is taken back by a "not" among so many words before it.
const DENIAL: usize = 3;

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use jiff::civil::{date, time};
    use proptest::prelude::*;
    use salon_domain::CivilSpan;

    use super::*;
    use crate::render::{render_date, render_minutes, render_money, render_span, render_time};

    const TODAY: Date = date(2026, 11, 22);

    fn context() -> MentionContext {
        MentionContext {
            today: TODAY,
            language: Language::English,
            currency: "USD".parse().unwrap(),
        }
    }

    fn kinds(text: &str) -> Vec<MentionKind> {
        mentions(text, context())
            .into_iter()
            .map(|mention| mention.kind)
            .collect()
    }

    fn dollars(minor: i64) -> MentionKind {
        MentionKind::Price(Money::new(minor, context().currency))
    }

    #[test]
    fn finds_everything_in_an_offer() {
        let friday = MentionKind::Date {
            date: date(2026, 11, 27),
            weekday: Some(Weekday::Friday),
        };
        assert_eq!(
            kinds(
                "Fri Nov 27, 2:30 pm with Sam is free for Balayage (2 h 30 min, from $185). Shall I book it?"
            ),
            [
                friday.clone(),
                MentionKind::Time(time(14, 30, 0, 0)),
                MentionKind::Duration(Minutes::new(150)),
                dollars(18_500),
            ]
        );
        assert_eq!(
            kinds(
                "Free for Haircut: Fri Nov 27: 1) 9:00 am, 2) 9:30 am with Sam, 3) 1:00 pm. Which one?"
            ),
            [
                friday,
                MentionKind::Time(time(9, 0, 0, 0)),
                MentionKind::Time(time(9, 30, 0, 0)),
                MentionKind::Time(time(13, 0, 0, 0)),
            ]
        );
    }

    #[test]
    fn finds_the_weekdays_and_times_of_a_week() {
        let times = |start, end| MentionKind::Times {
            start: time(start, 0, 0, 0),
            end: time(end, 0, 0, 0),
        };
        assert_eq!(
            kinds("We're open Mon-Fri 9 am to 6 pm, Sat 9 am to 4 pm, closed Sun."),
            [
                MentionKind::Weekday(Weekday::Monday),
                MentionKind::Weekday(Weekday::Friday),
                times(9, 18),
                MentionKind::Weekday(Weekday::Saturday),
                times(9, 16),
                MentionKind::Weekday(Weekday::Sunday),
            ]
        );
    }

    #[test]
    fn sees_when_a_date_has_the_wrong_weekday() {
        let wrong = kinds("Thu Nov 27, 2:30 pm");
        assert!(wrong.first().is_some_and(MentionKind::contradicts_itself));
        let right = kinds("Your visit was Sat Nov 21.");
        assert_eq!(
            right,
            [MentionKind::Date {
                date: date(2026, 11, 21),
                weekday: Some(Weekday::Saturday)
            }]
        );
    }

    #[test]
    fn finds_claims_and_leaves_denials_alone() {
        assert_eq!(kinds("You're booked!"), [MentionKind::Claim(Claim::Booked)]);
        assert_eq!(
            kinds("Your visit is cancelled."),
            [MentionKind::Claim(Claim::Cancelled)]
        );
        assert_eq!(
            kinds("It was rescheduled and confirmed."),
            [
                MentionKind::Claim(Claim::Moved),
                MentionKind::Claim(Claim::Confirmed)
            ]
        );
        assert_eq!(kinds("That is not booked yet. Shall I book it?"), []);
    }

    #[test]
    fn says_where_each_thing_stands() {
        let text = "Tomorrow at 3 pm, $42.50";
        let spans: Vec<&str> = mentions(text, context())
            .iter()
            .map(|mention| text.get(mention.span.clone()).unwrap())
            .collect();
        assert_eq!(spans, ["Tomorrow", "at 3 pm", "$42.50"]);
    }

    proptest! {
        #[test]
        fn reads_back_every_date_it_renders(days in 0_i64..360) {
            let day = TODAY.checked_add(days.days()).unwrap();
            let expected = MentionKind::Date { date: day, weekday: Some(day.weekday()) };
            prop_assert_eq!(kinds(&render_date(day, Language::English)), [expected]);
        }

        #[test]
        fn reads_back_every_time_it_renders(hour in 0_i8..24, minute in 0_i8..60) {
            let at = time(hour, minute, 0, 0);
            prop_assert_eq!(kinds(&render_time(at, Language::English)), [MentionKind::Time(at)]);
        }

        #[test]
        fn reads_back_every_span_it_renders(start in 0_u16..1439, length in 1_u16..1440) {
            let span = CivilSpan::from_minutes(start, (start + length).min(1440)).unwrap();
            let at = |minute: u16| time(i8::try_from(minute / 60 % 24).unwrap(), i8::try_from(minute % 60).unwrap(), 0, 0);
            let expected = MentionKind::Times { start: at(span.start_minute()), end: at(span.end_minute()) };
            prop_assert_eq!(kinds(&render_span(span, Language::English)), [expected]);
        }

        #[test]
        fn reads_back_every_price_it_renders(minor in 0_i64..10_000_000, code in "USD|EUR|GBP|JPY") {
            let currency: Currency = code.parse().unwrap();
            let money = Money::new(minor, currency);
            let found = mentions(&render_money(money, Language::English), MentionContext { currency, ..context() });
            prop_assert_eq!(found.into_iter().map(|mention| mention.kind).collect::<Vec<_>>(), [MentionKind::Price(money)]);
        }

        #[test]
        fn reads_back_every_length_it_renders(minutes in 1_u32..600) {
            let length = Minutes::new(minutes);
            prop_assert_eq!(kinds(&render_minutes(length, Language::English)), [MentionKind::Duration(length)]);
        }
    }
}
