//! A text made ready for reading: its words, the salon's names in it, and what the grammar finds.

use jiff::civil::DateTime;
use salon_domain::StaffId;

use crate::context::{Context, Question};
use crate::grammar::value::{Class, Value};
use crate::grammar::{Chart, Item};
use crate::languages::Reader;
use crate::names::Search;
use crate::reading::{Hints, Place};
use crate::token::{Token, TokenKind, normalize};
use crate::understanding::{Intent, IntentKind, ServiceMention, StaffMention};
use crate::vocabulary::matcher::{FactFound, ServiceFound, StaffFound};

/// A text made ready for reading in one language.
#[derive(Debug)]
pub(crate) struct Prepared<'a> {
    pub(crate) reader: &'a Reader,
    pub(crate) tokens: Vec<Token>,
    pub(crate) names: Names,
    pub(crate) chart: Chart,
    /// Now, by the salon's wall clock.
    pub(crate) now: DateTime,
}

impl<'a> Prepared<'a> {
    pub(crate) fn new(reader: &'a Reader, text: &str, context: &Context<'_>) -> Self {
        let tokens = reader.tokens(text);
        let names = Names::find(reader, &tokens, context);
        let now = context.zone.local(context.now).datetime();
        let reference = reader.reference(now, false);
        let chart = reader.chart(&tokens, names.chart(reader, &tokens), reference);
        Self {
            reader,
            tokens,
            names,
            chart,
            now,
        }
    }

    /// What is known besides the words, once it is known what the text is about.
    pub(crate) fn hints(&self, intents: &[Intent], context: &Context<'_>) -> Hints {
        Hints {
            now: self.now,
            expects_time: matches!(context.question, Some(Question::AskWhen)),
            moving: intents.iter().any(|intent| intent.kind == IntentKind::Move),
        }
    }

    pub(crate) fn place<'p>(&'p self, text: &'p str) -> Place<'p> {
        Place {
            text,
            tokens: &self.tokens,
            reader: self.reader,
        }
    }

    pub(crate) fn search<'p>(&'p self, text: &'p str, context: &Context<'p>) -> Search<'p> {
        Search {
            text,
            tokens: &self.tokens,
            chart: &self.chart,
            reader: self.reader,
            matcher: context.vocabulary.matcher(),
        }
    }
}

/// The salon's names in a text.
#[derive(Debug)]
pub(crate) struct Names {
    pub(crate) services: Vec<ServiceFound>,
    pub(crate) staff: Vec<StaffFound>,
    pub(crate) facts: Vec<FactFound>,
}

impl Names {
    fn find(reader: &Reader, tokens: &[Token], context: &Context<'_>) -> Self {
        let matcher = context.vocabulary.matcher();
        let units = matcher.units(reader, tokens);
        Self {
            services: matcher.services(reader, tokens, &units),
            staff: matcher.staff(reader, tokens),
            facts: matcher.facts(&units),
        }
    }

    /// A chart with the names in it, for the rules that speak of services, stylists and owners.
    fn chart(&self, reader: &Reader, tokens: &[Token]) -> Chart {
        let mut chart = Chart::new(tokens);
        let mut add = |start, class, end| {
            let (value, rule) = (Value::Nothing, "");
            let item = Item {
                class,
                end,
                value,
                rule,
            };
            chart.add(start, item);
        };
        for found in &self.services {
            add(found.start, Class::Service, found.end);
        }
        for found in &self.staff {
            add(found.start, Class::Staff, found.end);
        }
        for at in 0..tokens.len() {
            if let Some((class, end)) = self.stranger(reader, tokens, at) {
                add(at, class, end);
            }
        }
        chart
    }

    /// The name of somebody who does not work here: what it is, and the token after it.
    fn stranger(&self, reader: &Reader, tokens: &[Token], at: usize) -> Option<(Class, usize)> {
        let token = tokens.get(at)?;
        let owns = token.kind == TokenKind::Possessive;
        if !owns && token.kind != TokenKind::Word || self.staff.iter().any(|who| who.start == at) {
            return None;
        }
        let given = reader.trade().is_given_name(token.name());
        let known = reader.knows(&token.text);
        if owns {
            return (given || !known).then_some((Class::Owner, at + 1));
        }
        let surname = |token: &&Token| token.kind == TokenKind::Word && !reader.knows(token.name());
        let more = usize::from(tokens.get(at + 1).as_ref().is_some_and(surname));
        (given && (token.capital || !known)).then_some((Class::Person, at + 1 + more))
    }

    /// Who gives the name that was asked for names nobody on the staff by it: "Rosa María Peña".
    pub(super) fn beside_own_name(
        &self,
        mut staff: StaffMention,
        tokens: &[Token],
        name: &str,
    ) -> StaffMention {
        let own: Vec<String> = name.split_whitespace().map(normalize).collect();
        let meant = |found: &&StaffFound| {
            let token = tokens.get(found.start);
            token.is_some_and(|token| !own.iter().any(|word| word == token.name()))
        };
        let others: Vec<_> = self
            .staff
            .iter()
            .filter(meant)
            .map(|who| who.staff)
            .collect();
        staff.chosen.retain(|who| others.contains(who));
        staff
    }

    pub(super) fn services(&self) -> ServiceMention {
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

    pub(super) fn staff(
        &self,
        reader: &Reader,
        tokens: &[Token],
        chart: &Chart,
        search: &Search<'_>,
    ) -> StaffMention {
        let mut mention = StaffMention {
            excluded: self.excluded(reader, tokens, chart),
            alone: self.stands_alone(reader, tokens),
            ..StaffMention::default()
        };
        for found in &self.staff {
            if !mention.chosen.contains(&found.staff) && !mention.excluded.contains(&found.staff) {
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

    /// Who stands at the end of "anyone but Sarah".
    fn excluded(&self, reader: &Reader, tokens: &[Token], chart: &Chart) -> Vec<StaffId> {
        let mut excluded = Vec::new();
        reader.nobody.each(tokens, chart, |_, end, _, ()| {
            let named = self.staff.iter().filter(|found| found.end == end);
            excluded.extend(named.map(|found| found.staff));
        });
        excluded
    }

    /// Whether words around a stylist's name only take them: "ok with Sam please".
    fn stands_alone(&self, reader: &Reader, tokens: &[Token]) -> bool {
        let said = |at: &usize| {
            let mut names = self.staff.iter();
            !names.any(|found| (found.start..found.end).contains(at))
        };
        let fills = |token: &Token| {
            matches!(token.kind, TokenKind::Sign | TokenKind::Stop)
                || ["filler", "choice"]
                    .iter()
                    .any(|set| reader.is_in(set, token))
        };
        let mut rest = (0..tokens.len()).filter(said);
        !self.staff.is_empty() && rest.all(|at| tokens.get(at).is_some_and(fills))
    }
}
