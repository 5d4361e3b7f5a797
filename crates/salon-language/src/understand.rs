//! From a text to its understanding.

use crate::answers;
use crate::context::{Context, Question};
use crate::grammar::value::{Class, Value};
use crate::grammar::{Chart, Item};
use crate::languages::{self, Reader};
use crate::names::Search;
use crate::people;
use crate::reading::{self, Hints};
use crate::signals;
use crate::token::{Token, TokenKind};
use crate::understanding::{
    Answer, Intent, IntentKind, ServiceMention, StaffMention, Understanding,
};
use crate::vocabulary::matcher::{ServiceFound, StaffFound, written};
use crate::when::When;

/// Reads a text. Never panics, and takes time in proportion to the text's length.
#[must_use]
pub fn understand(text: &str, context: &Context<'_>) -> Understanding {
    let keyword = signals::keyword(text);
    if signals::is_tapback(text) {
        return Understanding {
            tapback: true,
            ..Understanding::default()
        };
    }
    let reader = languages::reader(context.vocabulary.language());
    let tokens = reader.tokens(text);
    let names = Names::find(reader, text, &tokens, context);
    let now = context.zone.local(context.now).datetime();
    let chart = reader.chart(&tokens, names.chart(reader, text, &tokens), now);
    let mut intents = reader.topics.find(&tokens, &chart);
    let hints = Hints {
        now,
        expects_time: matches!(context.question, Some(Question::AskWhen)),
        moving: intents.iter().any(|intent| intent.kind == IntentKind::Move),
    };
    let when = reading::read(text, &tokens, &chart, hints);
    let asks = asks(reader, &tokens, &chart);
    let answer = match &context.question {
        Some(question) => answers::read(
            &reader.replies,
            &tokens,
            &chart,
            when.as_ref(),
            Some(question),
        ),
        None => answers::in_general(&reader.replies, &tokens, &chart),
    };
    let services = names.services();
    complete(
        &mut intents,
        &Complete {
            context,
            tokens: &tokens,
            when: when.as_ref(),
            services: &services,
            names: &names,
            answer: answer.as_ref(),
        },
    );
    let search = Search {
        text,
        tokens: &tokens,
        chart: &chart,
        reader,
        matcher: context.vocabulary.matcher(),
    };
    let staff = names.staff(reader, &tokens, &chart, &search);
    let name = own_name(
        &search,
        context,
        asks || !services.is_empty() || when.is_some() || acts(&intents),
        &staff,
    );
    Understanding {
        opt_out_wording: intents
            .iter()
            .any(|intent| intent.kind == IntentKind::OptOut),
        correction: (0..tokens.len()).any(|at| chart.longest(at, Class::Correction).is_some()),
        people: people::read(reader, &tokens, &chart),
        intents,
        services,
        staff,
        when,
        answer,
        name,
        keyword,
        tapback: false,
        asks,
    }
}

/// The salon's names in a text.
struct Names {
    services: Vec<ServiceFound>,
    staff: Vec<StaffFound>,
    facts: Vec<salon_domain::Key>,
}

impl Names {
    fn find(reader: &Reader, text: &str, tokens: &[Token], context: &Context<'_>) -> Self {
        let matcher = context.vocabulary.matcher();
        Self {
            services: matcher.services(reader, tokens),
            staff: matcher.staff(reader, text, tokens),
            facts: matcher.facts(tokens),
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
        for (at, token) in tokens.iter().enumerate() {
            let owner = token.kind == TokenKind::Possessive
                && (reader.trade().is_given_name(&written(text, token))
                    || !reader.knows(&token.text))
                && !self.staff.iter().any(|found| found.start == at);
            if owner {
                chart.add(
                    at,
                    Item {
                        class: Class::Owner,
                        end: at + 1,
                        value: Value::Nothing,
                    },
                );
            }
        }
        chart
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

/// What the intents are completed with.
struct Complete<'a> {
    context: &'a Context<'a>,
    tokens: &'a [Token],
    when: Option<&'a When>,
    services: &'a ServiceMention,
    names: &'a Names,
    answer: Option<&'a Answer>,
}

/// Adds what the words alone do not say: a fact that is asked for, a booking by service and day.
fn complete(intents: &mut Vec<Intent>, known: &Complete<'_>) {
    for key in &known.names.facts {
        intents.push(Intent {
            kind: IntentKind::Fact(key.clone()),
            confidence: 72,
        });
    }
    let letter = known
        .tokens
        .first()
        .filter(|_| known.tokens.len() == 1)
        .and_then(|token| token.letter);
    if known.context.question == Some(Question::ConfirmVisit) {
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
    let acting = acts(intents) || known.answer.is_some();
    let described = !known.services.is_empty() || !known.names.staff.is_empty();
    let confidence = match (described, known.when.is_some()) {
        (true, true) => 65,
        (true, false) if !known.services.is_empty() => 50,
        _ => 0,
    };
    if !acting && confidence > 0 {
        intents.push(Intent {
            kind: IntentKind::Book,
            confidence,
        });
    }
    intents.sort_by_key(|intent| std::cmp::Reverse(intent.confidence));
}

/// Whether something was asked or wanted, beyond courtesy.
fn acts(intents: &[Intent]) -> bool {
    intents.iter().any(|intent| {
        !matches!(
            intent.kind,
            IntentKind::Greeting
                | IntentKind::Thanks
                | IntentKind::Goodbye
                | IntentKind::SmallTalk
                | IntentKind::Unsure
        )
    })
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
