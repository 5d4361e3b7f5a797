//! From a text to its understanding.

mod prepared;
#[cfg(test)]
mod tests;

use crate::answers;
use crate::context::{Context, Question};
use crate::grammar::Chart;
use crate::grammar::value::Class;
use crate::languages::{self, Reader, detect};
use crate::merge;
use crate::names::Search;
use crate::people;
use crate::reading;
use crate::signals;
use crate::token::{Token, TokenKind};
use crate::understanding::{Intent, IntentKind, StaffMention, Understanding};
use crate::vocabulary::matcher::{FactFound, ServiceFound};

pub(crate) use prepared::{Names, Prepared};

/// Reads a text. Never panics, and takes time in proportion to the text's length.
///
/// It is read in the language that its words make sure, else in the conversation's; a text in two
/// languages is read in both.
#[must_use]
pub fn understand(text: &str, context: &Context<'_>) -> Understanding {
    if signals::is_tapback(text) {
        return Understanding {
            tapback: true,
            ..Understanding::default()
        };
    }
    let plan = detect::plan(text, context.language);
    let mut read = read_in(languages::reader(plan.first), text, context);
    if let Some(second) = plan.second {
        let second = read_in(languages::reader(second), text, context);
        merge::fill(&mut read, second);
    }
    book_what_is_described(&mut read);
    Understanding {
        keyword: signals::keyword(text),
        language: plan.sure,
        ..read
    }
}

/// Reads a text in one language.
fn read_in(reader: &Reader, text: &str, context: &Context<'_>) -> Understanding {
    let ready = Prepared::new(reader, text, context);
    let (tokens, chart) = (ready.tokens.as_slice(), &ready.chart);
    let mut intents = reader.topics.find(tokens, chart);
    let when = reading::read(ready.place(text), chart, ready.hints(&intents, context));
    let asks = asks(reader, tokens, chart);
    let question = context.question.as_ref();
    let answer = answers::read(reader, tokens, chart, when.as_ref(), question);
    let mut services = ready.names.services();
    if let (Some(Question::PickService { options }), true) = (question, services.is_empty()) {
        let matcher = context.vocabulary.matcher();
        let told = matcher.among(reader, tokens, options);
        services.chosen.extend(told);
    }
    let described = !asks && when.is_some() && !services.is_empty();
    complete(&mut intents, context, tokens, (&ready.names, described));
    let search = ready.search(text, context);
    let staff = ready.names.staff(reader, tokens, chart, &search);
    // "April May" is a name when one was asked for.
    let gives_name = question == Some(&Question::AskName) && !asks && search.is_given_names();
    let when = when.filter(|_| !gives_name);
    let otherwise = asks || !services.is_empty() || when.is_some() || merge::acts(&intents);
    // "No Ana here" names somebody who does not text us.
    let stranger = says(&intents, &IntentKind::WrongNumber);
    let name = own_name(&search, context, otherwise, &staff).filter(|_| !stranger);
    let staff = match (question, &name) {
        (Some(Question::AskName), Some(name)) => ready.names.beside_own_name(staff, tokens, name),
        _ => staff,
    };
    Understanding {
        opt_out_wording: says(&intents, &IntentKind::OptOut),
        correction: (0..tokens.len()).any(|at| chart.longest(at, Class::Correction).is_some()),
        people: people::read(reader, text, tokens, chart),
        intents,
        services,
        staff,
        when,
        answer,
        name,
        asks,
        ..Understanding::default()
    }
}

fn says(intents: &[Intent], kind: &IntentKind) -> bool {
    intents.iter().any(|intent| intent.kind == *kind)
}

fn asks(reader: &Reader, tokens: &[Token], chart: &Chart) -> bool {
    tokens.iter().any(|token| token.kind == TokenKind::Question)
        || !reader.asks.find(tokens, chart).is_empty()
}

/// Adds what the words alone do not say: a fact that is asked for, a letter that a reminder names.
/// Words of a service's name, or of a visit that is described, ask for no fact.
fn complete(
    intents: &mut Vec<Intent>,
    context: &Context<'_>,
    tokens: &[Token],
    (names, described): (&Names, bool),
) {
    let in_a_name = |fact: &FactFound| {
        let covers = |name: &ServiceFound| name.start <= fact.start && fact.end <= name.end;
        names.services.iter().any(covers)
    };
    let asked = |fact: &&FactFound| !described && !in_a_name(fact);
    for fact in names.facts.iter().filter(asked) {
        let kind = IntentKind::Fact(fact.key.clone());
        if !intents.iter().any(|intent| intent.kind == kind) {
            let confidence = 72;
            intents.push(Intent { kind, confidence });
        }
    }
    let letter = tokens
        .first()
        .filter(|_| tokens.len() == 1)
        .and_then(|token| token.letter);
    if context.question == Some(Question::ConfirmVisit) {
        let kind = match letter {
            Some('c') => Some(IntentKind::Confirm),
            Some('r') => Some(IntentKind::Move),
            Some('x') => Some(IntentKind::Cancel),
            _ => None,
        };
        intents.extend(kind.map(|kind| Intent {
            kind,
            confidence: 95,
        }));
    }
}

/// A service and a day without any other wish are a wish to book.
fn book_what_is_described(read: &mut Understanding) {
    let acting = merge::acts(&read.intents) || read.answer.is_some();
    let described = !read.services.is_empty() || !read.staff.chosen.is_empty();
    let confidence = match (described, read.when.is_some()) {
        (true, true) => 65,
        (true, false) if !read.services.is_empty() => 50,
        _ => 0,
    };
    if !acting && confidence > 0 {
        read.intents.push(Intent {
            kind: IntentKind::Book,
            confidence,
        });
    }
    read.intents
        .sort_by_key(|intent| std::cmp::Reverse(intent.confidence));
}

fn own_name(
    search: &Search<'_>,
    context: &Context<'_>,
    otherwise: bool,
    staff: &StaffMention,
) -> Option<String> {
    let asked = context.question == Some(Question::AskName);
    let found = search.introduced(asked).or_else(|| {
        if asked && !otherwise {
            search.bare()
        } else {
            None
        }
    });
    // "With Bob" names a stylist, not the person who texts.
    found.filter(|name| staff.unknown_name.as_ref() != Some(name))
}
