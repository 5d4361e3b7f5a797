//! From a text to its understanding.

use crate::answers;
use crate::context::{Context, Question};
use crate::grammar::value::{Class, Value};
use crate::grammar::{Chart, Item};
use crate::languages::{self, Reader, detect};
use crate::merge;
use crate::names::Search;
use crate::people;
use crate::reading::{self, Hints, Place};
use crate::signals;
use crate::token::{Token, TokenKind};
use crate::understanding::{Intent, IntentKind, ServiceMention, StaffMention, Understanding};
use crate::vocabulary::matcher::{FactFound, ServiceFound, StaffFound, written};

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
    let tokens = reader.tokens(text);
    let names = Names::find(reader, text, &tokens, context);
    let now = context.zone.local(context.now).datetime();
    let reference = reader.reference(now, false);
    let chart = reader.chart(&tokens, names.chart(reader, text, &tokens), reference);
    let mut intents = reader.topics.find(&tokens, &chart);
    let hints = Hints {
        now,
        expects_time: matches!(context.question, Some(Question::AskWhen)),
        moving: intents.iter().any(|intent| intent.kind == IntentKind::Move),
    };
    let place = Place {
        text,
        tokens: &tokens,
        reader,
    };
    let when = reading::read(place, &chart, hints);
    let asks = asks(reader, &tokens, &chart);
    let question = context.question.as_ref();
    let answer = answers::read(reader, &tokens, &chart, when.as_ref(), question);
    let mut services = names.services();
    if let (Some(Question::PickService { options }), true) = (question, services.is_empty()) {
        let matcher = context.vocabulary.matcher();
        services
            .chosen
            .extend(matcher.among(reader, &tokens, options));
    }
    let described = !asks && when.is_some() && !services.is_empty();
    complete(&mut intents, context, &tokens, (&names, described));
    let search = Search {
        text,
        tokens: &tokens,
        chart: &chart,
        reader,
        matcher: context.vocabulary.matcher(),
    };
    let staff = names.staff(reader, &tokens, &chart, &search);
    let otherwise = asks || !services.is_empty() || when.is_some() || merge::acts(&intents);
    // "No Ana here" names somebody who does not text us.
    let name = own_name(&search, context, otherwise, &staff).filter(|_| {
        !intents
            .iter()
            .any(|intent| intent.kind == IntentKind::WrongNumber)
    });
    Understanding {
        opt_out_wording: intents
            .iter()
            .any(|intent| intent.kind == IntentKind::OptOut),
        correction: (0..tokens.len()).any(|at| chart.longest(at, Class::Correction).is_some()),
        people: people::read(reader, text, &tokens, &chart),
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

/// The salon's names in a text.
struct Names {
    services: Vec<ServiceFound>,
    staff: Vec<StaffFound>,
    facts: Vec<FactFound>,
}

impl Names {
    fn find(reader: &Reader, text: &str, tokens: &[Token], context: &Context<'_>) -> Self {
        let matcher = context.vocabulary.matcher();
        Self {
            services: matcher.services(reader, tokens),
            staff: matcher.staff(reader, text, tokens),
            facts: matcher.facts(reader, tokens),
        }
    }

    /// A chart with the names in it, for the rules that speak of services, stylists and owners.
    fn chart(&self, reader: &Reader, text: &str, tokens: &[Token]) -> Chart {
        let mut chart = Chart::new(tokens.len());
        for found in &self.services {
            chart.add(
                found.start,
                Item {
                    class: Class::Service,
                    end: found.end,
                    value: Value::Nothing,
                },
            );
        }
        for found in &self.staff {
            chart.add(
                found.start,
                Item {
                    class: Class::Staff,
                    end: found.end,
                    value: Value::Nothing,
                },
            );
        }
        for at in 0..tokens.len() {
            if let Some((class, end)) = self.stranger(reader, text, tokens, at) {
                let value = Value::Nothing;
                chart.add(at, Item { class, end, value });
            }
        }
        chart
    }

    /// The name of somebody who does not work here: what it is, and the token after it.
    fn stranger(
        &self,
        reader: &Reader,
        text: &str,
        tokens: &[Token],
        at: usize,
    ) -> Option<(Class, usize)> {
        let token = tokens.get(at)?;
        let owns = token.kind == TokenKind::Possessive;
        if !owns && token.kind != TokenKind::Word || self.staff.iter().any(|who| who.start == at) {
            return None;
        }
        let given = reader.trade().is_given_name(&written(text, token));
        let known = reader.knows(&token.text);
        if owns {
            return (given || !known).then_some((Class::Owner, at + 1));
        }
        let surname =
            |token: &&Token| token.kind == TokenKind::Word && !reader.knows(&written(text, token));
        let more = usize::from(tokens.get(at + 1).as_ref().is_some_and(surname));
        (given && (token.capital || !known)).then_some((Class::Person, at + 1 + more))
    }

    fn services(&self) -> ServiceMention {
        let mut mention = ServiceMention::default();
        for found in &self.services {
            match found.services.as_slice() {
                [only] if !mention.chosen.contains(only) => mention.chosen.push(*only),
                [_] | [] => {}
                several => {
                    let known = several
                        .iter()
                        .any(|service| mention.chosen.contains(service));
                    if !known && !mention.ambiguous.iter().any(|group| group == several) {
                        mention.ambiguous.push(several.to_vec());
                    }
                }
            }
        }
        mention
    }

    fn staff(
        &self,
        reader: &Reader,
        tokens: &[Token],
        chart: &Chart,
        search: &Search<'_>,
    ) -> StaffMention {
        let mut mention = StaffMention::default();
        for found in &self.staff {
            if !mention.chosen.contains(&found.staff) {
                mention.chosen.push(found.staff);
            }
        }
        mention.anyone = mention.chosen.is_empty() && !reader.anyone.find(tokens, chart).is_empty();
        let taken = |at: usize| {
            self.staff
                .iter()
                .any(|found| (found.start..found.end).contains(&at))
        };
        mention.unknown_name = search.unknown_stylist(taken);
        mention
    }
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
