//! A language made ready for reading: its words, its rules, its names.

use super::file::LanguageFile;
use super::given_names;
use super::letters::Letters;
use super::trade::Trade;
use super::{NameCue, PeopleCue};
use crate::answers::Replies;
use crate::grammar::value::{Class, Figure, Value};
use crate::grammar::{Chart, Finder, Item, Layer, Pattern, Reference, Symbols};
use crate::hashing::{WordMap, Words};
use crate::mention::Claim;
use crate::token::{self, Token, TokenKind};
use crate::topics::Topics;

/// A language ready for reading.
#[derive(Debug)]
pub(crate) struct Reader {
    symbols: Symbols,
    spellings: WordMap<Vec<String>>,
    /// Words that typos may have been meant to be, by their first byte.
    guessed: [Vec<String>; 256],
    common: Words,
    layers: Vec<Layer>,
    letters: Letters,
    day_first: bool,
    hours_in_words: i64,
    pub(crate) topics: Topics,
    pub(crate) replies: Replies,
    pub(crate) asks: Finder<()>,
    pub(crate) anyone: Finder<()>,
    pub(crate) nobody: Finder<()>,
    pub(crate) doubts: Finder<()>,
    pub(crate) keeps: Finder<()>,
    pub(crate) names: Finder<NameCue>,
    pub(crate) people: Finder<PeopleCue>,
    pub(crate) claims: Finder<Claim>,
    trade: Trade,
}

/// No word of the set `glued` has more letters.
const LONGEST_GLUED: usize = 6;

/// What a short word sticks to has so many letters at least.
const SHORTEST_AFTER_GLUED: usize = 4;

impl Reader {
    pub(super) fn new(file: &LanguageFile) -> Self {
        let spellings = spellings(file.writing.spellings);
        let mut symbols = file.symbols();
        let layers = file
            .layers
            .iter()
            .map(|layer| Layer::new(&layer.concat(), &mut symbols))
            .collect();
        let mut guessed = [const { Vec::new() }; 256];
        for word in file.writing.guessed.split_whitespace() {
            let word = token::normalize(word);
            symbols.word(&word);
            let first = word.bytes().next().map_or(0, usize::from);
            if let Some(words) = guessed.get_mut(first) {
                words.push(word);
            }
        }
        let topics = Topics::new(&file.topics.concat(), file.not_topics, &mut symbols);
        let replies = Replies::new(&file.answers, &mut symbols);
        let asks = finder(&[(file.answers.asks, ())], &mut symbols);
        let anyone = finder(&[(file.answers.anyone, ())], &mut symbols);
        let nobody = finder(&[(file.answers.nobody, ())], &mut symbols);
        let doubts = finder(&[(file.answers.doubts, ())], &mut symbols);
        let keeps = finder(&[(file.answers.keeps, ())], &mut symbols);
        let names = finder(
            &[
                (file.names.before, NameCue::Before),
                (file.names.maybe_before, NameCue::MaybeBefore),
                (file.names.after, NameCue::After),
            ],
            &mut symbols,
        );
        let people = finder(
            &[
                (file.people.together, PeopleCue::Together),
                (file.people.instead, PeopleCue::Instead),
                (file.people.counts, PeopleCue::Count),
            ],
            &mut symbols,
        );
        let mut claims = Finder::default();
        for (pattern, claim) in file.claims {
            if let Some(pattern) = Pattern::parse(pattern, &mut symbols) {
                claims.add(pattern, *claim);
            }
        }
        Self {
            symbols,
            spellings,
            guessed,
            common: file
                .writing
                .common
                .split_whitespace()
                .map(token::normalize)
                .collect(),
            layers,
            letters: Letters::new(&file.writing),
            day_first: file.writing.day_first,
            hours_in_words: file.writing.hours_in_words,
            topics,
            replies,
            asks,
            anyone,
            nobody,
            doubts,
            keeps,
            names,
            people,
            claims,
            trade: Trade::new(&file.trade, given_names::GIVEN_NAMES),
        }
    }

    /// Splits a text into tokens, with words as the language's rules know them.
    pub(crate) fn tokens(&self, text: &str) -> Vec<Token> {
        let mut raw = self.written_tokens(text);
        self.letters
            .drop_hyphens(&mut raw, |token| self.is_named(&token.text, "ranged"));
        let mut tokens: Vec<Token> = Vec::with_capacity(raw.len() + 4);
        for mut token in raw {
            if !matches!(token.kind, TokenKind::Word | TokenKind::Possessive) {
                tokens.push(token);
                continue;
            }
            if tokens.last().is_some_and(|last| last.number.is_some()) {
                self.letters.after_number(&mut token);
            }
            self.push(token, &mut tokens);
        }
        let mut tokens = self.letters.join(tokens);
        for token in &mut tokens {
            if token.kind != TokenKind::Opaque {
                token.word = self.symbols.find(&token.text);
            }
        }
        tokens
    }

    /// Splits a text into tokens as they were written, but for elisions.
    pub(super) fn written_tokens(&self, text: &str) -> Vec<Token> {
        let known = |word: &str| self.spellings.contains_key(word);
        token::tokenize(text, known, |short| {
            self.letters.elisions.get(short).map(String::as_str)
        })
    }

    fn push(&self, token: Token, tokens: &mut Vec<Token>) {
        let contracted = token
            .contraction
            .as_ref()
            .and_then(|text| self.spellings.get(text));
        let known =
            self.symbols.find(&token.text).is_some() && !self.spellings.contains_key(&token.text);
        let words = match contracted {
            Some(words) => Some(words.clone()),
            None if known => None,
            None => self.correction(&token),
        };
        let Some(words) = words else {
            tokens.push(token);
            return;
        };
        // Where the letters are the same, each word has its own place.
        let plain = token.span.len() == token.text.len() && token.contraction.is_none();
        let parts = plain && words.len() > 1 && words.concat() == token.text;
        let mut start = token.span.start;
        for (at, text) in words.into_iter().enumerate() {
            let span = if parts {
                start..start + text.len()
            } else {
                token.span.clone()
            };
            start = span.end;
            tokens.push(Token {
                written: (!parts).then(|| token.as_written().to_owned()),
                text,
                span,
                glued: token.glued && at == 0,
                ..token.clone()
            });
        }
    }

    /// The words that a word stands for: a shorthand, one with repeated letters, or a typo.
    fn correction(&self, token: &Token) -> Option<Vec<String>> {
        if let Some(words) = self.spellings.get(&token.text) {
            return Some(words.clone());
        }
        if !matches!(token.kind, TokenKind::Word | TokenKind::Possessive)
            || self.common.contains(&token.text)
            || self.trade.is_written(&token.text)
        {
            return None;
        }
        for shorter in shortened(&token.text) {
            if let Some(words) = self.spellings.get(&shorter) {
                return Some(words.clone());
            }
            if self.symbols.find(&shorter).is_some() || self.common.contains(&shorter) {
                return Some(vec![shorter]);
            }
        }
        let guess = self.guess(&token.text).map(|word| vec![word]);
        guess.or_else(|| self.split(&token.text))
    }

    /// A word that a short one sticks to: "ahaircut". A set `glued` says which short ones do.
    fn split(&self, text: &str) -> Option<Vec<String>> {
        let ends = text.char_indices().skip(1).take(LONGEST_GLUED);
        let mut halves = ends.filter_map(|(at, _)| text.split_at_checked(at));
        halves.find_map(|(short, word)| {
            if word.len() < SHORTEST_AFTER_GLUED || !self.is_named(short, "glued") {
                return None;
            }
            let words = match self.spellings.get(word) {
                Some(words) => words.clone(),
                None if self.symbols.find(word).is_some() || self.trade.is_written(word) => {
                    vec![word.to_owned()]
                }
                None => return None,
            };
            Some(std::iter::once(short.to_owned()).chain(words).collect())
        })
    }

    fn guess(&self, text: &str) -> Option<String> {
        let length = text.chars().count();
        let most = match length {
            0..=5 => return None,
            6 | 7 => 1,
            _ => 2,
        };
        let first = text.bytes().next().map_or(0, usize::from);
        let near = self.guessed.get(first)?.iter();
        let near = near.filter(|word| word.len().abs_diff(text.len()) <= most);
        let scored = near.map(|word| (crate::spelling::distance(text, word), word));
        scored
            .filter(|(distance, _)| *distance <= most)
            .min()
            .map(|(_, word)| word.clone())
    }

    /// Whether a word belongs to the language as far as it is known here.
    pub(crate) fn knows(&self, text: &str) -> bool {
        self.symbols.find(text).is_some()
            || self.common.contains(text)
            || self.spellings.contains_key(text)
    }

    /// Every word that the language is known to have.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        let written = self.spellings.keys().chain(&self.common);
        let written = written.map(String::as_str);
        written
            .chain(self.symbols.words())
            .chain(self.trade.written_words())
    }

    /// What rules may know of the outside; `exact` says whether 7:05 is surely in the morning.
    pub(crate) const fn reference(&self, now: jiff::civil::DateTime, exact: bool) -> Reference {
        Reference {
            now,
            day_first: self.day_first,
            exact,
        }
    }

    /// Finds every day, time, length and amount in a text, around what is already in the chart.
    pub(crate) fn chart(&self, tokens: &[Token], mut chart: Chart, reference: Reference) -> Chart {
        add_digits(tokens, &mut chart);
        for (at, layer) in self.layers.iter().enumerate() {
            layer.run(tokens, &mut chart, reference);
            if at <= 1 {
                add_hours_and_minutes(tokens.len(), self.hours_in_words, &mut chart);
            }
        }
        chart
    }

    /// Returns the words of the trade.
    pub(crate) const fn trade(&self) -> &Trade {
        &self.trade
    }

    /// Whether a word belongs to a set of the language.
    pub(crate) fn is_in(&self, set: &str, token: &Token) -> bool {
        token
            .word
            .is_some_and(|word| self.symbols.in_set(set, word))
    }

    fn is_named(&self, text: &str, set: &str) -> bool {
        let word = self.symbols.find(text);
        word.is_some_and(|word| self.symbols.in_set(set, word))
    }
}

fn finder<T: Clone>(groups: &[(&[&str], T)], symbols: &mut Symbols) -> Finder<T> {
    let mut finder = Finder::default();
    for (patterns, stands_for) in groups {
        for pattern in *patterns {
            if let Some(pattern) = Pattern::parse(pattern, symbols) {
                finder.add(pattern, stands_for.clone());
            }
        }
    }
    finder
}

/// The other ways of writing words, each with the words that it stands for.
fn spellings(file: &[(&str, &str)]) -> WordMap<Vec<String>> {
    let mut spellings = WordMap::default();
    for (word, others) in file {
        let words: Vec<String> = word.split_whitespace().map(token::normalize).collect();
        for other in others.split_whitespace() {
            let written = if token::is_peculiar(other) {
                token::contraction(other)
            } else {
                token::normalize(other)
            };
            spellings.insert(written, words.clone());
        }
    }
    spellings
}

/// The word with its repeated letters shortened to two, and to one.
fn shortened(text: &str) -> Vec<String> {
    let runs = |most: usize| {
        let mut short = String::with_capacity(text.len());
        let mut run = 0;
        let mut last = None;
        for c in text.chars() {
            run = if last == Some(c) { run + 1 } else { 1 };
            last = Some(c);
            if run <= most {
                short.push(c);
            }
        }
        short
    };
    let (two, one) = (runs(2), runs(1));
    let mut all = Vec::new();
    if two != text {
        all.push(two.clone());
    }
    if one != two && one.len() >= 2 {
        all.push(one);
    }
    all
}

fn add_digits(tokens: &[Token], chart: &mut Chart) {
    for (at, token) in tokens.iter().enumerate() {
        let Some(digits) = token.number else { continue };
        let figure = Figure {
            value: digits.value,
            digits: digits.count,
            leading_zero: digits.leading_zero,
        };
        let mut add = |class| {
            chart.add(
                at,
                Item {
                    class,
                    end: at + 1,
                    value: Value::Number(figure),
                    rule: "",
                },
            );
        };
        add(Class::Number);
        if digits.count <= 2 && digits.value <= 24 {
            add(Class::Hour);
        }
        if digits.count == 2 && digits.value < 60 {
            add(Class::Minute);
        }
        if matches!(digits.count, 3 | 4) && digits.value % 100 < 60 && digits.value < 2400 {
            add(Class::Run);
        }
        if digits.count == 4 && (1990..2100).contains(&digits.value) {
            add(Class::Year);
        }
    }
}

/// Numbers in words can be hours and minutes too.
fn add_hours_and_minutes(tokens: usize, hours: i64, chart: &mut Chart) {
    for at in 0..tokens {
        let words: Vec<Item> = chart
            .at(at)
            .iter()
            .filter(|item| {
                matches!(item.value, Value::Number(Figure { digits: 0, .. }))
                    && item.class == Class::Number
            })
            .cloned()
            .collect();
        for item in words {
            let Value::Number(figure) = item.value else {
                continue;
            };
            if (1..=hours).contains(&figure.value) {
                chart.add(
                    at,
                    Item {
                        class: Class::Hour,
                        ..item.clone()
                    },
                );
            }
            if (10..60).contains(&figure.value) {
                chart.add(
                    at,
                    Item {
                        class: Class::Minute,
                        ..item
                    },
                );
            }
        }
    }
}
