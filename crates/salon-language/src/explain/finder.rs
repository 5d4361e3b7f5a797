//! Goes through what was read from a text in one language, and notes the rule of each thing.

use std::ops::Range;

use super::words;
use super::{Finding, FindingKind};
use crate::context::Context;
use crate::grammar::value::{Class, Value};
use crate::language::Language;
use crate::languages::{NameCue, Reader};
use crate::reading::{self, Found};
use crate::understand::Prepared;
use crate::understanding::{Intent, IntentKind, People, Understanding};

/// A text as it was read in one language.
pub(super) struct Explainer<'a> {
    ready: Prepared<'a>,
    language: Language,
    text: &'a str,
    context: &'a Context<'a>,
    read: &'a Understanding,
}

/// Finds what was understood although no words by themselves say it.
pub(super) fn unexplained(
    read: &Understanding,
    findings: &[Finding],
    text: &str,
    language: Language,
) -> Vec<Finding> {
    let whole = |kind, rule: &str, value| Finding {
        span: 0..text.len(),
        kind,
        rule: rule.to_owned(),
        value,
        language,
        counts: true,
    };
    let found = |kind, value: &str| {
        let mut of_kind = findings.iter().filter(|finding| finding.kind == kind);
        of_kind.any(|finding| finding.counts && finding.value.starts_with(value))
    };
    let mut more = Vec::new();
    for intent in &read.intents {
        if !found(FindingKind::Intent, &words::topic(&intent.kind)) {
            let rule = "what the text describes, or the letter that a reminder names";
            more.push(whole(FindingKind::Intent, rule, words::intent(intent)));
        }
    }
    if let Some(answer) = &read.answer
        && !found(FindingKind::Answer, "")
    {
        let rule = "what was asked";
        more.push(whole(FindingKind::Answer, rule, words::answer(answer)));
    }
    more
}

impl<'a> Explainer<'a> {
    pub(super) fn new(
        reader: &'a Reader,
        language: Language,
        text: &'a str,
        context: &'a Context<'a>,
        read: &'a Understanding,
    ) -> Self {
        Self {
            ready: Prepared::new(reader, text, context),
            language,
            text,
            context,
            read,
        }
    }

    pub(super) fn findings(&self) -> Vec<Finding> {
        let mut all = self.intents();
        all.extend(self.times());
        all.extend(self.names());
        all.extend(self.answer());
        all.extend(self.people());
        all.extend(self.own_name());
        all
    }

    fn finding(
        &self,
        (start, end): (usize, usize),
        kind: FindingKind,
        rule: &str,
        value: String,
    ) -> Finding {
        Finding {
            span: self.span(start, end),
            kind,
            rule: rule.to_owned(),
            value,
            language: self.language,
            counts: true,
        }
    }

    fn span(&self, start: usize, end: usize) -> Range<usize> {
        let tokens = &self.ready.tokens;
        let first = tokens.get(start).map_or(0, |token| token.span.start);
        let last = end.checked_sub(1).and_then(|last| tokens.get(last));
        first..last.map_or(first, |token| token.span.end)
    }

    fn intents(&self) -> Vec<Finding> {
        let (ready, mut all) = (&self.ready, Vec::new());
        let topics = &ready.reader.topics;
        topics.each(
            &ready.tokens,
            &ready.chart,
            |start, end, rule, kind, sure| {
                let value = match sure {
                    Some(confidence) => words::intent(&Intent {
                        kind: kind.clone(),
                        confidence,
                    }),
                    None => format!("not {}", words::topic(kind)),
                };
                let counts = sure.is_none() || self.read.has(kind);
                let finding = self.finding((start, end), FindingKind::Intent, rule, value);
                all.push(Finding { counts, ..finding });
            },
        );
        for fact in &ready.names.facts {
            let kind = IntentKind::Fact(fact.key.clone());
            let (place, value) = ((fact.start, fact.end), words::topic(&kind));
            let finding = self.finding(place, FindingKind::Intent, "words of a fact", value);
            let counts = self.read.has(&kind);
            all.push(Finding { counts, ..finding });
        }
        all
    }

    fn times(&self) -> Vec<Finding> {
        let (ready, text) = (&self.ready, self.text);
        let intents = ready.reader.topics.find(&ready.tokens, &ready.chart);
        let hints = ready.hints(&intents, self.context);
        let found = reading::taken(ready.place(text), &ready.chart, hints);
        let corrected = found
            .iter()
            .rposition(|item| item.class == Class::Correction);
        let findings = found.iter().enumerate().map(|(at, item)| {
            let kind = kind(item);
            let again = |other: &Found| kind_counts(kind) && self::kind(other) == kind;
            let after = corrected.and_then(|at| found.get(at..)).unwrap_or_default();
            let taken_back = corrected.is_some_and(|last| at < last) && after.iter().any(again);
            let value = match (&item.value, item.class) {
                (_, Class::Earliest) => "the earliest there is".to_owned(),
                (_, Class::Correction) => "takes back what stands before".to_owned(),
                (Value::Nothing | Value::Number(_), _) => "neither a day nor a time".to_owned(),
                (value, _) => words::meaning(value),
            };
            let finding = self.finding((item.start, item.end), kind, item.rule, value);
            let counts = !taken_back && kind != FindingKind::Number;
            Finding { counts, ..finding }
        });
        findings.collect()
    }

    fn names(&self) -> Vec<Finding> {
        let names = &self.ready.names;
        let vocabulary = self.context.vocabulary;
        let services = names.services.iter().map(|found| {
            let called = found.services.iter();
            let called = called.filter_map(|id| vocabulary.service_name(*id));
            let value = called.collect::<Vec<_>>().join(" or ");
            let place = (found.start, found.end);
            self.finding(place, FindingKind::Service, "names on the menu", value)
        });
        let staff = names.staff.iter().map(|found| {
            let value = vocabulary.staff_name(found.staff).unwrap_or_default();
            let place = (found.start, found.end);
            self.finding(place, FindingKind::Staff, "names of stylists", value.into())
        });
        let mut all: Vec<Finding> = services.chain(staff).collect();
        let search = self.ready.search(self.text, self.context);
        let unknown = self.read.staff.unknown_name.as_deref();
        if let Some(place) = unknown.and_then(|name| search.locate(name)) {
            let rule = "a name after a word that introduces a stylist";
            let value = "nobody who works here".to_owned();
            all.push(self.finding(place, FindingKind::Staff, rule, value));
        }
        let (tokens, chart) = (&self.ready.tokens, &self.ready.chart);
        let anyone = &self.ready.reader.anyone;
        anyone.each_with_pattern(tokens, chart, |start, end, _, (pattern, ())| {
            let value = "anyone".to_owned();
            let finding = self.finding((start, end), FindingKind::Staff, pattern.text(), value);
            let counts = self.read.staff.anyone;
            all.push(Finding { counts, ..finding });
        });
        all
    }

    fn answer(&self) -> Option<Finding> {
        let answer = self.read.answer.as_ref()?;
        let (tokens, chart) = (&self.ready.tokens, &self.ready.chart);
        let found = self.ready.reader.replies.found(tokens, chart)?;
        let value = words::answer(answer);
        let place = (found.start, found.end);
        (found.answer == answer)
            .then(|| self.finding(place, FindingKind::Answer, found.pattern, value))
    }

    fn people(&self) -> Vec<Finding> {
        let mut all = Vec::new();
        if self.read.people == People::default() {
            return all;
        }
        let (tokens, chart) = (&self.ready.tokens, &self.ready.chart);
        let people = &self.ready.reader.people;
        people.each_with_pattern(tokens, chart, |start, end, _, (pattern, _)| {
            let value = words::people(&self.read.people);
            all.push(self.finding((start, end), FindingKind::People, pattern.text(), value));
        });
        all
    }

    fn own_name(&self) -> Option<Finding> {
        let name = self.read.name.as_deref()?;
        let search = self.ready.search(self.text, self.context);
        let (first, after) = search.locate(name)?;
        let mut rule = "a name by itself, or for whom something is";
        let (tokens, chart) = (&self.ready.tokens, &self.ready.chart);
        let names = &self.ready.reader.names;
        names.each_with_pattern(tokens, chart, |start, end, _, (pattern, cue)| {
            let introduces = match cue {
                NameCue::Before | NameCue::MaybeBefore => end == first,
                NameCue::After => start == after,
            };
            if introduces {
                rule = pattern.text();
            }
        });
        Some(self.finding((first, after), FindingKind::Name, rule, name.to_owned()))
    }
}

const fn kind(found: &Found) -> FindingKind {
    match found.class {
        Class::Day | Class::Days | Class::Not => FindingKind::Day,
        Class::Correction => FindingKind::Correction,
        Class::Length | Class::Money | Class::Other | Class::MaybeClock | Class::MaybeTimes => {
            FindingKind::Number
        }
        _ => FindingKind::Time,
    }
}

/// Whether what is said again takes the place of what was said before.
const fn kind_counts(kind: FindingKind) -> bool {
    matches!(kind, FindingKind::Day | FindingKind::Time)
}
