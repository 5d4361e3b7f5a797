//! How patterns are found in a text.

use super::chart::Chart;
use super::pattern::{Part, Pattern, Symbol};
use super::value::{Class, Value};
use crate::token::{Token, TokenKind};

/// The most words that `..` passes over.
const GAP: usize = 3;

/// The most signs (a bracket, an emoji) that may stand between the last word and the end.
const SIGNS_AT_END: usize = 4;

/// One pattern takes no more steps than this at one token: then what it has found counts. Ordinary
/// texts stay far below; this is what makes the time for any text proportional to its length.
const MOST_STEPS: u32 = 512;

/// The values of the classes that a pattern names, in the order of the text.
pub(crate) type Values<'a> = Vec<(Class, &'a Value)>;

/// A search for patterns in one text. It is made once and used for many patterns.
#[derive(Debug)]
pub(super) struct Search<'a> {
    tokens: &'a [Token],
    chart: &'a Chart,
    values: Values<'a>,
    best: Option<usize>,
    best_values: Values<'a>,
    steps: u32,
}

impl<'a> Search<'a> {
    pub(super) const fn new(tokens: &'a [Token], chart: &'a Chart) -> Self {
        Self {
            tokens,
            chart,
            values: Vec::new(),
            best: None,
            best_values: Vec::new(),
            steps: 0,
        }
    }

    /// Finds the longest match that begins at a token: the token after it.
    pub(super) fn find(&mut self, pattern: &Pattern, start: usize) -> Option<usize> {
        if !pattern.is_possible(self.chart.present()) {
            return None;
        }
        self.values.clear();
        self.best = None;
        self.steps = 0;
        self.parts(&pattern.parts, start);
        #[cfg(test)]
        super::STEPS.with(|all| all.set(all.get() + u64::from(self.steps)));
        self.best.filter(|end| *end > start)
    }

    /// The values inside the last match.
    pub(super) fn captured(&self) -> &[(Class, &'a Value)] {
        &self.best_values
    }

    fn parts(&mut self, parts: &[Part], at: usize) {
        let Some((part, rest)) = parts.split_first() else {
            if self.best.is_none_or(|end| at > end) {
                self.best = Some(at);
                self.best_values.clone_from(&self.values);
            }
            return;
        };
        for choice in &part.choices {
            self.choice(choice, rest, at);
        }
        if part.optional {
            self.parts(rest, at);
        }
    }

    fn choice(&mut self, choice: &[Symbol], rest: &[Part], at: usize) {
        if self.steps >= MOST_STEPS {
            return;
        }
        self.steps += 1;
        let Some((symbol, more)) = choice.split_first() else {
            return self.parts(rest, at);
        };
        let word = self.tokens.get(at).and_then(|token| token.word);
        match symbol {
            Symbol::Word(wanted) if word == Some(*wanted) => self.choice(more, rest, at + 1),
            Symbol::Set(set) if word.is_some_and(|word| set.contains(word)) => {
                self.choice(more, rest, at + 1);
            }
            Symbol::AnyWord if self.is_word(at) => self.choice(more, rest, at + 1),
            Symbol::Start if at == 0 || self.ends_sentence(at - 1) => self.choice(more, rest, at),
            Symbol::End if self.is_over(at) => self.choice(more, rest, at),
            Symbol::Ahead(set) if word.is_some_and(|word| set.contains(word)) => {
                self.choice(more, rest, at);
            }
            Symbol::NotAhead(set) if !word.is_some_and(|word| set.contains(word)) => {
                self.choice(more, rest, at);
            }
            Symbol::NoNumberAhead if !self.is_number(at) => self.choice(more, rest, at),
            Symbol::Class(class) => self.class(*class, more, rest, at),
            Symbol::Gap => self.gap(more, rest, at),
            Symbol::Word(_)
            | Symbol::Set(_)
            | Symbol::AnyWord
            | Symbol::Start
            | Symbol::End
            | Symbol::Ahead(_)
            | Symbol::NotAhead(_)
            | Symbol::NoNumberAhead => {}
        }
    }

    fn class(&mut self, class: Class, more: &[Symbol], rest: &[Part], at: usize) {
        let chart = self.chart;
        for item in chart.at(at) {
            if item.class == class {
                self.values.push((class, &item.value));
                self.choice(more, rest, item.end);
                self.values.pop();
            }
        }
    }

    fn gap(&mut self, more: &[Symbol], rest: &[Part], at: usize) {
        for passed in 0..=GAP {
            self.choice(more, rest, at + passed);
            if at + passed >= self.tokens.len() || self.ends_sentence(at + passed) {
                break;
            }
        }
    }

    fn is_word(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| matches!(token.kind, TokenKind::Word | TokenKind::Possessive))
    }

    fn is_number(&self, at: usize) -> bool {
        self.chart
            .at(at)
            .iter()
            .any(|item| matches!(item.class, Class::Number | Class::Ordinal))
    }

    fn ends_sentence(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| matches!(token.kind, TokenKind::Stop | TokenKind::Question))
    }

    /// Whether nothing but a few signs is left in the sentence.
    fn is_over(&self, at: usize) -> bool {
        let mut left = self.tokens.iter().skip(at).take(SIGNS_AT_END);
        left.find(|token| token.kind != TokenKind::Sign)
            .is_none_or(|token| matches!(token.kind, TokenKind::Stop | TokenKind::Question))
    }
}
