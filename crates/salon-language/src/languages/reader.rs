//! A language made ready for reading: its words, its rules, its names.

use std::collections::{HashMap, HashSet};

use super::given_names;
use super::trade::Trade;
use super::{LanguageFile, NameCue, PeopleCue};
use crate::answers::Replies;
use crate::grammar::value::{Class, Figure, Value};
use crate::grammar::{Chart, Finder, Item, Layer, Pattern, Reference, Symbols};
use crate::mention::Claim;
use crate::token::{self, Token, TokenKind, WordId};
use crate::topics::Topics;

/// A language ready for reading.
#[derive(Debug)]
pub(crate) struct Reader {
    symbols: Symbols,
    spellings: HashMap<String, Vec<String>>,
    guessed: Vec<(String, WordId)>,
    common: HashSet<String>,
    layers: Vec<Layer>,
    day_first: bool,
    pub(crate) topics: Topics,
    pub(crate) replies: Replies,
    pub(crate) asks: Finder<()>,
    pub(crate) anyone: Finder<()>,
    pub(crate) names: Finder<NameCue>,
    pub(crate) people: Finder<PeopleCue>,
    pub(crate) claims: Finder<Claim>,
    trade: Trade,
}

impl Reader {
    pub(super) fn new(file: &LanguageFile) -> Self {
        let mut symbols = Symbols::default();
        let mut spellings: HashMap<String, Vec<String>> = HashMap::new();
        for (word, others) in file.spellings {
            let words: Vec<String> = word.split_whitespace().map(String::from).collect();
            for other in others.split_whitespace() {
                spellings.insert(other.to_owned(), words.clone());
            }
        }
        for (name, words) in file.sets.concat() {
            symbols.define(name, words);
        }
        symbols.define("family", file.people.family);
        symbols.define("denial", file.denials);
        let layers = file
            .layers
            .iter()
            .map(|layer| Layer::new(&layer.concat(), &mut symbols))
            .collect();
        let guessed = file.guessed.split_whitespace().map(token::normalize);
        let guessed = guessed
            .map(|word| {
                let id = symbols.word(&word);
                (word, id)
            })
            .collect();
        let topics = Topics::new(&file.topics.concat(), file.not_topics, &mut symbols);
        let replies = Replies::new(file.answers.replies, &mut symbols);
        let asks = finder(&[(file.answers.asks, ())], &mut symbols);
        let anyone = finder(&[(file.answers.anyone, ())], &mut symbols);
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
            common: file.common.split_whitespace().map(String::from).collect(),
            layers,
            day_first: file.day_first,
            topics,
            replies,
            asks,
            anyone,
            names,
            people,
            claims,
            trade: Trade::new(&file.trade, given_names::GIVEN_NAMES),
        }
    }

    /// Splits a text into tokens, with words as the language's rules know them.
    pub(crate) fn tokens(&self, text: &str) -> Vec<Token> {
        let raw = token::tokenize(text, |word| self.spellings.contains_key(word));
        let mut tokens: Vec<Token> = Vec::with_capacity(raw.len() + 4);
        for mut token in raw {
            if token.kind == TokenKind::Opaque {
                tokens.push(token);
                continue;
            }
            if tokens.last().is_some_and(|last| last.number.is_some()) {
                spell_out(&mut token);
            }
            self.push(token, &mut tokens);
        }
        tokens
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
            let word = self.symbols.find(&token.text);
            tokens.push(Token { word, ..token });
            return;
        };
        for (at, text) in words.into_iter().enumerate() {
            let word = self.symbols.find(&text);
            tokens.push(Token {
                text,
                word,
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
        self.guess(&token.text).map(|word| vec![word])
    }

    fn guess(&self, text: &str) -> Option<String> {
        let length = text.chars().count();
        let most = match length {
            0..=5 => return None,
            6 | 7 => 1,
            _ => 2,
        };
        let near = self
            .guessed
            .iter()
            .filter(|(word, _)| word.as_bytes().first() == text.as_bytes().first());
        let near = near.filter(|(word, _)| word.len().abs_diff(text.len()) <= most);
        let scored = near.map(|(word, _)| (crate::spelling::distance(text, word), word));
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

    /// Finds every day, time, length and amount in a text, around what is already in the chart.
    pub(crate) fn chart(
        &self,
        tokens: &[Token],
        mut chart: Chart,
        now: jiff::civil::DateTime,
    ) -> Chart {
        let reference = Reference {
            now,
            day_first: self.day_first,
        };
        add_digits(tokens, &mut chart);
        for (at, layer) in self.layers.iter().enumerate() {
            layer.run(tokens, &mut chart, reference);
            if at <= 1 {
                add_hours_and_minutes(tokens.len(), &mut chart);
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

/// Letters after a number: "3p" and "9a" are halves of the day when they stick to it, "2 h" is a
/// length when it does not.
fn spell_out(token: &mut Token) {
    match (token.text.as_str(), token.glued) {
        ("a", true) => token.text = "am".into(),
        ("p", true) => token.text = "pm".into(),
        ("h", false) => token.text = "hours".into(),
        _ => {}
    }
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
fn add_hours_and_minutes(tokens: usize, chart: &mut Chart) {
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
            if (1..=12).contains(&figure.value) {
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
