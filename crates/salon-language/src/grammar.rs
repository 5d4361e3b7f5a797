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
mod presence;
mod search;
pub(crate) mod value;

pub(crate) use captures::Captures;
pub(crate) use chart::{Chart, Item};
pub(crate) use pattern::{Pattern, Symbols};

use jiff::civil::DateTime;

use crate::token::Token;
use search::Search;
use value::{Class, Value};

#[cfg(test)]
thread_local! {
    /// How many steps all patterns have taken, for tests that hold them to the text's length.
    pub(crate) static STEPS: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

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

/// The patterns that can begin somewhere in a text.
struct Possible {
    anywhere: Vec<usize>,
    by_class: [Vec<usize>; Class::COUNT],
}

/// Patterns made ready for matching, each with what it stands for.
#[derive(Debug)]
pub(crate) struct Finder<T> {
    patterns: Vec<(Pattern, T)>,
    /// The places of the patterns that begin with a word, by the word's id.
    by_word: Vec<Vec<usize>>,
    /// The same by class.
    by_class: [Vec<usize>; Class::COUNT],
    anywhere: Vec<usize>,
}

impl<T> Default for Finder<T> {
    fn default() -> Self {
        Self {
            patterns: Vec::new(),
            by_word: Vec::new(),
            by_class: [const { Vec::new() }; Class::COUNT],
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
            if self.by_word.len() <= word.index() {
                self.by_word.resize(word.index() + 1, Vec::new());
            }
            if let Some(places) = self.by_word.get_mut(word.index()) {
                places.push(at);
            }
        }
        for class in firsts.classes {
            if let Some(places) = self.by_class.get_mut(class.index()) {
                places.push(at);
            }
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
    pub(crate) fn each<'a, 'c>(
        &'a self,
        tokens: &'c [Token],
        chart: &'c Chart,
        mut show: impl FnMut(usize, usize, &[(Class, &'c Value)], &'a T),
    ) {
        self.each_with_pattern(tokens, chart, |start, end, values, (_, stands_for)| {
            show(start, end, values, stands_for);
        });
    }

    /// Shows every match like `each`, and the pattern.
    pub(crate) fn each_with_pattern<'a, 'c>(
        &'a self,
        tokens: &'c [Token],
        chart: &'c Chart,
        mut show: impl FnMut(usize, usize, &[(Class, &'c Value)], &'a (Pattern, T)),
    ) {
        let mut search = Search::new(tokens, chart);
        let possible = self.possible(chart);
        let mut candidates = Vec::new();
        for (start, token) in tokens.iter().enumerate() {
            if possible.anywhere.is_empty() && token.word.is_none() && chart.at(start).is_empty() {
                continue;
            }
            // In their order, each once.
            candidates.clone_from(&possible.anywhere);
            let by_word = token.word.and_then(|word| self.by_word.get(word.index()));
            candidates.extend(by_word.into_iter().flatten());
            for item in chart.at(start) {
                let places = possible.by_class.get(item.class.index());
                candidates.extend_from_slice(places.map(Vec::as_slice).unwrap_or_default());
            }
            if candidates.len() > 1 {
                candidates.sort_unstable();
                candidates.dedup();
            }
            for found in candidates.iter().filter_map(|at| self.patterns.get(*at)) {
                if let Some(end) = search.find(&found.0, start) {
                    show(start, end, search.captured(), found);
                }
            }
        }
    }

    /// The patterns that a text can have at all, of those that do not begin with a certain word.
    fn possible(&self, chart: &Chart) -> Possible {
        let present = chart.present();
        let among = |places: &[usize]| -> Vec<usize> {
            let all = places.iter().copied();
            all.filter(|at| {
                let found = self.patterns.get(*at);
                found.is_some_and(|(pattern, _)| pattern.is_possible(present))
            })
            .collect()
        };
        let mut possible = Possible {
            anywhere: among(&self.anywhere),
            by_class: [const { Vec::new() }; Class::COUNT],
        };
        let by_class = possible.by_class.iter_mut().zip(&self.by_class).enumerate();
        for (class, (kept, all)) in by_class {
            if present.has_class(class) {
                *kept = among(all);
            }
        }
        possible
    }
}

/// Rules made ready for matching, one layer: they see what earlier layers found.
#[derive(Debug, Default)]
pub(crate) struct Layer {
    finder: Finder<(Class, Meaning, &'static str)>,
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
                    .add(pattern, (rule.class, rule.meaning.clone(), rule.pattern));
            }
        }
        layer
    }

    /// Adds to the chart whatever the rules find.
    pub(crate) fn run(&self, tokens: &[Token], chart: &mut Chart, reference: Reference) {
        let mut found = Vec::new();
        self.finder.each(
            tokens,
            chart,
            |start, end, values, (class, meaning, rule)| {
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
                            rule,
                        },
                    ));
                }
            },
        );
        for (start, item) in found {
            chart.add(start, item);
        }
    }
}
