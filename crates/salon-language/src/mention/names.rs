//! The salon's names in a text of ours.

use std::ops::Range;

use salon_domain::{ServiceId, StaffId};

use crate::grammar::Chart;
use crate::language::Language;
use crate::languages;
use crate::names::Search;
use crate::vocabulary::Vocabulary;

/// A name in an outgoing text, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct NameMention {
    /// The bytes of the text that say it.
    pub span: Range<usize>,
    /// Whose.
    pub name: NameSaid,
}

/// Whose name it is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NameSaid {
    /// A service's, or one that several services share, in the order of the menu.
    Service(Vec<ServiceId>),
    /// A stylist's.
    Staff(StaffId),
    /// A given name that nobody here has, or a name that stands where a stylist's would.
    Stranger,
}

/// Finds the names of services and stylists in an outgoing text, in the order of the text.
#[must_use]
pub fn names_said(text: &str, vocabulary: &Vocabulary, language: Language) -> Vec<NameMention> {
    let reader = languages::reader(language);
    let tokens = reader.tokens(text);
    let matcher = vocabulary.matcher();
    let (services, staff) = (
        matcher.services(reader, &tokens, &matcher.units(reader, &tokens)),
        matcher.staff(reader, &tokens),
    );
    let span = |start: usize, end: usize| -> Range<usize> {
        let first = tokens.get(start).map_or(0, |token| token.span.start);
        let last = tokens.get(end.saturating_sub(1));
        first..last.map_or(first, |token| token.span.end)
    };
    let mut all = Vec::new();
    for found in services {
        all.push(NameMention {
            span: span(found.start, found.end),
            name: NameSaid::Service(found.services),
        });
    }
    let named = staff
        .iter()
        .map(|found| (found.start, found.end))
        .collect::<Vec<_>>();
    for found in staff {
        all.push(NameMention {
            span: span(found.start, found.end),
            name: NameSaid::Staff(found.staff),
        });
    }
    let chart = Chart::new(&tokens);
    let search = Search {
        text,
        tokens: &tokens,
        chart: &chart,
        reader,
        matcher,
    };
    let taken = |at: usize| {
        named
            .iter()
            .any(|(start, end)| (*start..*end).contains(&at))
    };
    let introduced = search.unknown_stylist_at(taken);
    let strangers = (0..tokens.len()).filter(|at| {
        let named = tokens.get(*at).is_some_and(|token| {
            let given = token.capital && reader.trade().is_given_name(token.name());
            given && !reader.knows(token.name())
        });
        introduced == Some(*at) || named && !taken(*at)
    });
    all.extend(strangers.map(|at| NameMention {
        span: span(at, at + 1),
        name: NameSaid::Stranger,
    }));
    all.sort_by_key(|mention| (mention.span.start, mention.span.end));
    all
}
