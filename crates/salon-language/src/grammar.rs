//! A small grammar machine: rules of one line each, matched over tokens and over what other rules
//! have found.
//!
//! A rule is a pattern and an action. In a pattern `next` is a word, `&visit` any word of a named
//! set, `<day>` anything a rule has found to be a day, `(a|b c)` a choice, `x?` something that may
//! be missing, `..` up to three words of any kind within the sentence, `^` and `$` the ends of the
//! sentence, `_` any one word, `=&x` and `!&x` a look at the next word that must or must not be one
//! of a set, `!#` that it must not be a number. Patterns have no loops, so matching takes time in proportion to the
//! text.

pub(crate) mod actions;
mod captures;
mod chart;
mod pattern;
pub(crate) mod value;

pub(crate) use captures::Captures;
pub(crate) use chart::{Chart, Item};
pub(crate) use pattern::{Pattern, Symbols};

use std::collections::HashMap;

use jiff::civil::DateTime;

use crate::token::{Token, WordId};
use value::{Class, Value};

/// What actions may know besides what the pattern matched.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reference {
    /// Now, by the salon's wall clock.
    pub(crate) now: DateTime,
    /// Whether `3/4` is the third of April.
    pub(crate) day_first: bool,
    /// Whether a time with a colon is one of 24 hours, as where we write 19:05 ourselves.
    pub(crate) exact: bool,
}

/// Makes a meaning out of what a pattern matched; `None` when the words make no sense.
pub(crate) type Action = fn(&Captures<'_>) -> Option<Value>;

/// A line of a grammar: what to look for, what it is, and what it means.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    /// What to look for.
    pub(crate) pattern: &'static str,
    /// What it is.
    pub(crate) class: Class,
    /// What it means.
    pub(crate) meaning: Meaning,
}

/// How a rule's meaning is found.
#[derive(Clone, Debug)]
pub(crate) enum Meaning {
    /// It is made of what the pattern matched.
    Made(Action),
    /// It is always this.
    Is(Value),
}

/// Writes a rule whose meaning is made of its words.
pub(crate) const fn rule(pattern: &'static str, class: Class, action: Action) -> Rule {
    Rule {
        pattern,
        class,
        meaning: Meaning::Made(action),
    }
}

/// Writes a rule that always means the same.
pub(crate) const fn is(pattern: &'static str, class: Class, value: Value) -> Rule {
    Rule {
        pattern,
        class,
        meaning: Meaning::Is(value),
    }
}

/// Patterns made ready for matching, each with what it stands for.
#[derive(Debug)]
pub(crate) struct Finder<T> {
    patterns: Vec<(Pattern, T)>,
    by_word: HashMap<WordId, Vec<usize>>,
    by_class: HashMap<Class, Vec<usize>>,
    anywhere: Vec<usize>,
}

impl<T> Default for Finder<T> {
    fn default() -> Self {
        Self {
            patterns: Vec::new(),
            by_word: HashMap::new(),
            by_class: HashMap::new(),
            anywhere: Vec::new(),
        }
    }
}

impl<T> Finder<T> {
    /// Adds a pattern.
    pub(crate) fn add(&mut self, pattern: Pattern, stands_for: T) {
        let at = self.patterns.len();
        let firsts = pattern.firsts();
        for word in firsts.words {
            self.by_word.entry(word).or_default().push(at);
        }
        for class in firsts.classes {
            self.by_class.entry(class).or_default().push(at);
        }
        if firsts.any {
            self.anywhere.push(at);
        }
        self.patterns.push((pattern, stands_for));
    }

    /// Returns what the patterns found in a text stand for, in the order of the text.
    pub(crate) fn find(&self, tokens: &[Token], chart: &Chart) -> Vec<&T> {
        let mut all = Vec::new();
        self.each(tokens, chart, |_, _, _, stands_for| all.push(stands_for));
        all
    }

    /// Shows every match: its first token, the token after its last, the values inside.
    pub(crate) fn each<'a>(
        &'a self,
        tokens: &[Token],
        chart: &Chart,
        mut show: impl FnMut(usize, usize, &[(Class, Value)], &'a T),
    ) {
        for start in 0..tokens.len() {
            for at in self.candidates(tokens, chart, start) {
                let Some((pattern, stands_for)) = self.patterns.get(at) else {
                    continue;
                };
                if let Some((end, values)) = pattern.find(tokens, chart, start) {
                    show(start, end, &values, stands_for);
                }
            }
        }
    }

    /// The patterns that can begin at a token, in their order, each once.
    fn candidates(&self, tokens: &[Token], chart: &Chart, start: usize) -> Vec<usize> {
        let word = tokens.get(start).and_then(|token| token.word);
        let mut all: Vec<usize> = word
            .and_then(|word| self.by_word.get(&word))
            .cloned()
            .unwrap_or_default();
        for item in chart.at(start) {
            all.extend(self.by_class.get(&item.class).into_iter().flatten());
        }
        all.extend(&self.anywhere);
        all.sort_unstable();
        all.dedup();
        all
    }
}

/// Rules made ready for matching, one layer: they see what earlier layers found.
#[derive(Debug, Default)]
pub(crate) struct Layer {
    finder: Finder<(Class, Meaning)>,
}

impl Layer {
    /// Makes rules ready; a pattern that cannot be read is left out, which a test of every language
    /// holds to never happen.
    pub(crate) fn new(rules: &[Rule], symbols: &mut Symbols) -> Self {
        let mut layer = Self::default();
        for rule in rules {
            if let Some(pattern) = Pattern::parse(rule.pattern, symbols) {
                layer
                    .finder
                    .add(pattern, (rule.class, rule.meaning.clone()));
            }
        }
        layer
    }

    /// Adds to the chart whatever the rules find.
    pub(crate) fn run(&self, tokens: &[Token], chart: &mut Chart, reference: Reference) {
        let mut found = Vec::new();
        self.finder
            .each(tokens, chart, |start, end, values, (class, meaning)| {
                let value = match meaning {
                    Meaning::Made(action) => action(&Captures { values, reference }),
                    Meaning::Is(value) => Some(value.clone()),
                };
                if let Some(mut value) = value {
                    let mut words = tokens.get(start..end).unwrap_or_default().iter();
                    if reference.exact && words.any(|token| token.text == ":") {
                        value.make_sure();
                    }
                    found.push((
                        start,
                        Item {
                            class: *class,
                            end,
                            value,
                        },
                    ));
                }
            });
        for (start, item) in found {
            chart.add(start, item);
        }
    }
}
