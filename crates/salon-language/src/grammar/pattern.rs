//! Patterns: how they are written.

use super::presence::Presence;
use super::value::Class;
use crate::hashing::WordMap;
use crate::token::{self, WordId};

/// The words and sets of words that patterns speak of.
#[derive(Clone, Debug, Default)]
pub(crate) struct Symbols {
    words: WordMap<WordId>,
    sets: WordMap<WordSet>,
}

/// A set of words, by one bit for each.
#[derive(Clone, Debug, Default)]
pub(crate) struct WordSet {
    bits: Vec<u64>,
}

impl WordSet {
    fn insert(&mut self, word: WordId) {
        let (at, bit) = (word.index() / 64, word.index() % 64);
        if self.bits.len() <= at {
            self.bits.resize(at + 1, 0);
        }
        if let Some(bits) = self.bits.get_mut(at) {
            *bits |= 1 << bit;
        }
    }

    /// Whether a word is in it.
    pub(super) fn contains(&self, word: WordId) -> bool {
        let bits = self.bits.get(word.index() / 64).copied();
        bits.unwrap_or_default() >> (word.index() % 64) & 1 == 1
    }

    fn words(&self) -> impl Iterator<Item = WordId> {
        let most = u32::try_from(self.bits.len() * 64).unwrap_or(u32::MAX);
        (0..most).map(WordId).filter(|word| self.contains(*word))
    }
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
        for word in words.split_whitespace() {
            let id = self.word(word);
            self.sets.entry(name.to_owned()).or_default().insert(id);
        }
        self.sets.entry(name.to_owned()).or_default();
    }

    /// Returns every word.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.keys().map(String::as_str)
    }

    /// Whether a word is in a set.
    pub(crate) fn in_set(&self, name: &str, word: WordId) -> bool {
        self.sets.get(name).is_some_and(|set| set.contains(word))
    }

    fn set(&self, name: &str) -> Option<&WordSet> {
        self.sets.get(name)
    }
}

/// What a text is held against.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    pub(super) parts: Vec<Part>,
    /// What every match has in it: at least one of each.
    needs: Vec<Presence>,
    text: Box<str>,
}

#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) choices: Vec<Vec<Symbol>>,
    pub(super) optional: bool,
}

#[derive(Clone, Debug)]
pub(super) enum Symbol {
    Word(WordId),
    Set(WordSet),
    Class(Class),
    AnyWord,
    Gap,
    Start,
    End,
    Ahead(WordSet),
    NotAhead(WordSet),
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
        (!parts.is_empty()).then(|| Self {
            needs: parts.iter().filter_map(Part::need).collect(),
            parts,
            text: text.into(),
        })
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
                    Some(Symbol::Set(set)) => firsts.words.extend(set.words()),
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

    /// Whether a text with these words and classes in it can have a match.
    pub(super) fn is_possible(&self, present: Presence) -> bool {
        self.needs.iter().all(|need| need.meets(present))
    }

    /// Returns the pattern as it was written.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }
}

impl Part {
    /// What one of its choices must have; `None` where one of them, or none, will do without.
    fn need(&self) -> Option<Presence> {
        let mut need = Presence::default();
        for choice in &self.choices {
            let found = choice.iter().find_map(|symbol| match symbol {
                Symbol::Word(word) => Some(Presence::of_word(*word)),
                Symbol::Set(set) | Symbol::Ahead(set) => Some(Presence::of_words(set.words())),
                Symbol::Class(class) => Some(Presence::of_class(*class)),
                _ => None,
            });
            need = need.and(found?);
        }
        Some(need).filter(|_| !self.optional)
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
