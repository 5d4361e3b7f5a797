//! What a text is about: wordings found in it, each with how sure it makes a topic.

use crate::grammar::{Chart, Finder, Pattern, Symbols};
use crate::token::Token;
use crate::understanding::{Intent, IntentKind};

/// A wording and what it is about.
#[derive(Clone, Debug)]
pub(crate) struct Topic {
    pub(crate) pattern: &'static str,
    pub(crate) kind: IntentKind,
    pub(crate) confidence: u8,
}

/// Writes a topic on one line.
pub(crate) const fn topic(pattern: &'static str, kind: IntentKind, confidence: u8) -> Topic {
    Topic {
        pattern,
        kind,
        confidence,
    }
}

/// Topics made ready for matching.
#[derive(Debug, Default)]
pub(crate) struct Topics {
    finder: Finder<(IntentKind, u8)>,
    not: Finder<IntentKind>,
}

impl Topics {
    /// Makes topics ready.
    pub(crate) fn new(topics: &[Topic], not: &[(&str, IntentKind)], symbols: &mut Symbols) -> Self {
        let mut all = Self::default();
        for topic in topics {
            if let Some(pattern) = Pattern::parse(topic.pattern, symbols) {
                all.finder
                    .add(pattern, (topic.kind.clone(), topic.confidence));
            }
        }
        for (pattern, kind) in not {
            if let Some(pattern) = Pattern::parse(pattern, symbols) {
                all.not.add(pattern, kind.clone());
            }
        }
        all
    }

    /// Shows every wording found: its first token, the token after its last, the pattern, what it is
    /// about, and how sure; `None` when it rules the topic out.
    pub(crate) fn each<'a>(
        &'a self,
        tokens: &[Token],
        chart: &Chart,
        mut show: impl FnMut(usize, usize, &'a str, &'a IntentKind, Option<u8>),
    ) {
        let finder = &self.finder;
        finder.each_with_pattern(tokens, chart, |start, end, _, (pattern, (kind, sure))| {
            show(start, end, pattern.text(), kind, Some(*sure));
        });
        let not = &self.not;
        not.each_with_pattern(tokens, chart, |start, end, _, (pattern, kind)| {
            show(start, end, pattern.text(), kind, None);
        });
    }

    /// Finds what a text is about, the surest first.
    pub(crate) fn find(&self, tokens: &[Token], chart: &Chart) -> Vec<Intent> {
        let mut found: Vec<Intent> = Vec::new();
        let mut places: Vec<(&IntentKind, usize, usize)> = Vec::new();
        self.finder
            .each(tokens, chart, |start, end, _, (kind, confidence)| {
                if let Some(intent) = found.iter_mut().find(|intent| intent.kind == *kind) {
                    intent.confidence = intent.confidence.max(*confidence);
                } else {
                    places.push((kind, start, end));
                    found.push(Intent {
                        kind: kind.clone(),
                        confidence: *confidence,
                    });
                }
            });
        let not = self.not.find(tokens, chart);
        found.retain(|intent| !not.contains(&&intent.kind));
        let place = |wanted: &IntentKind| places.iter().find(|(kind, ..)| *kind == wanted);
        settle(&mut found, |winner, loser| {
            let (Some((_, from, to)), Some((_, start, end))) = (place(winner), place(loser)) else {
                return false;
            };
            end <= from || (*loser == IntentKind::Duration && to <= start)
        });
        found.sort_by_key(|intent| std::cmp::Reverse(intent.confidence));
        found
    }
}

/// Where two topics share their words, the one that is meant stays. A wish to book and a question
/// about it are both meant where they stand `apart`: "a cut on Friday, and how much is it?"
pub(crate) fn settle(found: &mut Vec<Intent>, apart: impl Fn(&IntentKind, &IntentKind) -> bool) {
    use IntentKind::{
        Address, Alternatives, Availability, Book, Cancel, Duration, Hours, Menu, Move, MyVisits,
        Policy, Price, RunningLate, SomebodyElsesVisit, Waitlist,
    };
    let stronger: &[(IntentKind, &[IntentKind])] = &[
        (SomebodyElsesVisit, &[MyVisits, Availability, Book, Menu]),
        (Waitlist, &[Cancel, Availability, Alternatives]),
        (Move, &[Book, Cancel, Alternatives, Availability, MyVisits]),
        (Cancel, &[Book, MyVisits, Availability]),
        (RunningLate, &[Book, Availability, Move]),
        (Policy, &[Book, Availability, Duration, Price]),
        (Duration, &[Book, Menu]),
        (Price, &[Book, Menu, Duration]),
        (Hours, &[Availability, Book]),
        (Address, &[Book]),
        (MyVisits, &[Book, Availability]),
        (Menu, &[Availability]),
    ];
    for (winner, losers) in stronger {
        let Some(sure) = found
            .iter()
            .find(|intent| intent.kind == *winner)
            .map(|intent| intent.confidence)
        else {
            continue;
        };
        let both = |loser: &IntentKind| {
            matches!(winner, Price | Duration)
                && matches!(loser, Book | Duration)
                && apart(winner, loser)
        };
        found.retain(|intent| {
            !losers.contains(&intent.kind)
                || intent.confidence > sure.saturating_add(4)
                || both(&intent.kind)
        });
    }
}
