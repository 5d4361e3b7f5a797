//! Patterns: how they are written, and how they are found.

use std::collections::{HashMap, HashSet};

use super::chart::Chart;
use super::value::{Class, Value};
use crate::token::{self, Token, TokenKind, WordId};

/// The words and sets of words that patterns speak of.
#[derive(Clone, Debug, Default)]
pub(crate) struct Symbols {
    words: HashMap<String, WordId>,
    sets: HashMap<String, HashSet<WordId>>,
}

impl Symbols {
    /// Returns the word's id, giving it one if it is new.
    pub(crate) fn word(&mut self, text: &str) -> WordId {
        let next = WordId(u32::try_from(self.words.len()).unwrap_or(u32::MAX));
        *self.words.entry(token::normalize(text)).or_insert(next)
    }

    /// Finds a word's id.
    pub(crate) fn find(&self, text: &str) -> Option<WordId> {
        self.words.get(text).copied()
    }

    /// Names a set of words.
    pub(crate) fn define(&mut self, name: &str, words: &str) {
        let ids: Vec<WordId> = words
            .split_whitespace()
            .map(|word| self.word(word))
            .collect();
        self.sets.entry(name.to_owned()).or_default().extend(ids);
    }

    /// Returns every word.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.keys().map(String::as_str)
    }

    /// Whether a word is in a set.
    pub(crate) fn in_set(&self, name: &str, word: WordId) -> bool {
        self.sets.get(name).is_some_and(|set| set.contains(&word))
    }

    fn set(&self, name: &str) -> Option<&HashSet<WordId>> {
        self.sets.get(name)
    }
}

/// What a text is held against.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    parts: Vec<Part>,
}

#[derive(Clone, Debug)]
struct Part {
    choices: Vec<Vec<Symbol>>,
    optional: bool,
}

#[derive(Clone, Debug)]
enum Symbol {
    Word(WordId),
    Set(HashSet<WordId>),
    Class(Class),
    AnyWord,
    Gap,
    Start,
    End,
    Ahead(HashSet<WordId>),
    NotAhead(HashSet<WordId>),
    NoNumberAhead,
}

/// With what a match can begin.
#[derive(Debug, Default)]
pub(crate) struct Firsts {
    pub(crate) words: Vec<WordId>,
    pub(crate) classes: Vec<Class>,
    /// Whether it can begin with any word.
    pub(crate) any: bool,
}

/// The most words that `..` passes over.
const GAP: usize = 3;

/// The most signs (a bracket, an emoji) that may stand between the last word and the end.
const SIGNS_AT_END: usize = 4;

impl Pattern {
    /// Reads a pattern; `None` when it is not one.
    pub(crate) fn parse(text: &str, symbols: &mut Symbols) -> Option<Self> {
        let mut parts = Vec::new();
        let mut rest = text.trim();
        while !rest.is_empty() {
            let (piece, after) = if let Some(inside) = rest.strip_prefix('(') {
                let (inside, after) = inside.split_once(')')?;
                (inside, after)
            } else {
                let end = rest.find(' ').unwrap_or(rest.len());
                let (piece, after) = rest.split_at_checked(end)?;
                match piece.strip_suffix('?') {
                    Some(bare) if !bare.is_empty() => (bare, rest.get(bare.len()..)?),
                    _ => (piece, after),
                }
            };
            let (optional, after) = match after.strip_prefix('?') {
                Some(after) => (true, after),
                None => (false, after),
            };
            let mut choices = Vec::new();
            for choice in piece.split('|') {
                choices.extend(read_choice(choice, symbols)?);
            }
            parts.push(Part { choices, optional });
            rest = after.trim_start();
        }
        (!parts.is_empty()).then_some(Self { parts })
    }

    /// Returns with what a match can begin.
    pub(crate) fn firsts(&self) -> Firsts {
        let mut firsts = Firsts::default();
        for part in &self.parts {
            let mut passes = part.optional;
            for choice in &part.choices {
                passes |= choice
                    .iter()
                    .all(|symbol| symbol.takes_nothing() || matches!(symbol, Symbol::Gap));
                match choice.iter().find(|symbol| !symbol.takes_nothing()) {
                    Some(Symbol::Word(word)) => firsts.words.push(*word),
                    Some(Symbol::Set(set)) => firsts.words.extend(set),
                    Some(Symbol::Class(class)) => firsts.classes.push(*class),
                    Some(Symbol::AnyWord | Symbol::Gap) => firsts.any = true,
                    Some(
                        Symbol::Start
                        | Symbol::End
                        | Symbol::Ahead(_)
                        | Symbol::NotAhead(_)
                        | Symbol::NoNumberAhead,
                    )
                    | None => {}
                }
            }
            if !passes {
                break;
            }
        }
        firsts
    }

    /// Finds the longest match that begins at a token: the token after it, and the values inside.
    pub(crate) fn find(
        &self,
        tokens: &[Token],
        chart: &Chart,
        start: usize,
    ) -> Option<(usize, Vec<(Class, Value)>)> {
        let mut search = Search {
            tokens,
            chart,
            values: Vec::new(),
            best: None,
        };
        search.parts(&self.parts, start);
        search.best.filter(|(end, _)| *end > start)
    }
}

/// Reads one choice; a word in it that may be missing makes it two.
fn read_choice(choice: &str, symbols: &mut Symbols) -> Option<Vec<Vec<Symbol>>> {
    let mut all = vec![Vec::new()];
    for text in choice.split_whitespace() {
        let bare = text.strip_suffix('?').filter(|bare| !bare.is_empty());
        let without = if bare.is_some() {
            all.clone()
        } else {
            Vec::new()
        };
        let symbol = Symbol::parse(bare.unwrap_or(text), symbols)?;
        for sequence in &mut all {
            sequence.push(symbol.clone());
        }
        all.extend(without);
    }
    Some(all)
}

impl Symbol {
    /// Whether it stands before a word without being one.
    const fn takes_nothing(&self) -> bool {
        matches!(
            self,
            Self::Start | Self::Ahead(_) | Self::NotAhead(_) | Self::NoNumberAhead
        )
    }

    fn parse(text: &str, symbols: &mut Symbols) -> Option<Self> {
        match text {
            ".." => return Some(Self::Gap),
            "_" => return Some(Self::AnyWord),
            "^" => return Some(Self::Start),
            "$" => return Some(Self::End),
            "!#" => return Some(Self::NoNumberAhead),
            _ => {}
        }
        if let Some(class) = text
            .strip_prefix('<')
            .and_then(|text| text.strip_suffix('>'))
        {
            return Class::named(class).map(Self::Class);
        }
        if let Some(name) = text.strip_prefix("=&") {
            return symbols.set(name).cloned().map(Self::Ahead);
        }
        if let Some(name) = text.strip_prefix("!&") {
            return symbols.set(name).cloned().map(Self::NotAhead);
        }
        if let Some(name) = text.strip_prefix('&').filter(|name| !name.is_empty()) {
            return symbols.set(name).cloned().map(Self::Set);
        }
        Some(Self::Word(symbols.word(text)))
    }
}

struct Search<'a> {
    tokens: &'a [Token],
    chart: &'a Chart,
    values: Vec<(Class, Value)>,
    best: Option<(usize, Vec<(Class, Value)>)>,
}

impl Search<'_> {
    fn parts(&mut self, parts: &[Part], at: usize) {
        let Some((part, rest)) = parts.split_first() else {
            if self.best.as_ref().is_none_or(|(end, _)| at > *end) {
                self.best = Some((at, self.values.clone()));
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
        let Some((symbol, more)) = choice.split_first() else {
            return self.parts(rest, at);
        };
        let word = self.tokens.get(at).and_then(|token| token.word);
        match symbol {
            Symbol::Word(wanted) if word == Some(*wanted) => self.choice(more, rest, at + 1),
            Symbol::Set(set) if word.is_some_and(|word| set.contains(&word)) => {
                self.choice(more, rest, at + 1);
            }
            Symbol::AnyWord if self.is_word(at) => self.choice(more, rest, at + 1),
            Symbol::Start if at == 0 || self.ends_sentence(at - 1) => self.choice(more, rest, at),
            Symbol::End if self.is_over(at) => self.choice(more, rest, at),
            Symbol::Ahead(set) if word.is_some_and(|word| set.contains(&word)) => {
                self.choice(more, rest, at);
            }
            Symbol::NotAhead(set) if !word.is_some_and(|word| set.contains(&word)) => {
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
        for item in self.chart.at(at) {
            if item.class == class {
                self.values.push((class, item.value.clone()));
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
