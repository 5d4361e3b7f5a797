//! What each language knows, made ready for reading. Adding a language is adding its files beside
//! `english` and its line here.

mod english;
mod given_names;
mod trade;

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::answers::{Replies, Reply};
use crate::grammar::value::{Class, Figure, Value};
use crate::grammar::{Chart, Finder, Item, Layer, Pattern, Reference, Rule, Symbols};
use crate::language::Language;
use crate::mention::Claim;
use crate::token::{self, Token, TokenKind, WordId};
use crate::topics::{Topic, Topics};
use crate::understanding::IntentKind;
use trade::TradeFile;

pub(crate) use trade::Trade;

/// The files of one language.
#[derive(Debug)]
pub(crate) struct LanguageFile {
    /// Whether `3/4` is the third of April.
    day_first: bool,
    /// Words and the other ways of writing them.
    spellings: &'static [(&'static str, &'static str)],
    /// Sets of words that rules speak of.
    sets: &'static [&'static [(&'static str, &'static str)]],
    /// Words that a typo may have been meant to be.
    guessed: &'static str,
    /// Common words that are never typos.
    common: &'static str,
    /// The grammar of days and times, layer by layer.
    layers: &'static [&'static [&'static [Rule]]],
    /// What texts are about.
    topics: &'static [&'static [Topic]],
    /// Wordings that rule something out.
    not_topics: &'static [(&'static str, IntentKind)],
    /// Answers to questions.
    answers: AnswerFile,
    /// How people give their names.
    names: NameFile,
    /// For whom a visit is asked.
    people: PeopleFile,
    /// Words by which a text of ours claims that something was done.
    claims: &'static [(&'static str, Claim)],
    /// Words that take a claim back.
    denials: &'static str,
    /// Words of the trade.
    trade: TradeFile,
}

/// How a language answers and asks.
#[derive(Clone, Copy, Debug)]
struct AnswerFile {
    replies: &'static [Reply],
    asks: &'static [&'static str],
    anyone: &'static [&'static str],
}

/// How people give their names in a language.
#[derive(Clone, Copy, Debug)]
struct NameFile {
    before: &'static [&'static str],
    maybe_before: &'static [&'static str],
    after: &'static [&'static str],
}

/// How a language says for whom a visit is.
#[derive(Clone, Copy, Debug)]
struct PeopleFile {
    family: &'static str,
    together: &'static [&'static str],
    instead: &'static [&'static str],
    counts: &'static [&'static str],
}

/// What a wording around a name says about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NameCue {
    /// A name surely follows.
    Before,
    /// A name may follow.
    MaybeBefore,
    /// A name surely stands before.
    After,
}

/// What a wording says about whom a visit is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PeopleCue {
    /// The person who texts, and somebody else.
    Together,
    /// Somebody else.
    Instead,
    /// A number of people.
    Count,
}

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

static ENGLISH: LazyLock<Reader> = LazyLock::new(|| Reader::new(&english::FILE));

impl Reader {
    /// Returns the reader of a language.
    pub(crate) fn of(language: Language) -> &'static Self {
        match language {
            Language::English => &ENGLISH,
        }
    }

    fn new(file: &LanguageFile) -> Self {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::Pattern;

    #[test]
    fn every_rule_of_every_language_can_be_read() {
        for file in [&english::FILE] {
            let mut symbols = Symbols::default();
            for (name, words) in file.sets.concat() {
                symbols.define(name, words);
            }
            symbols.define("family", file.people.family);
            let rules = file
                .layers
                .iter()
                .flat_map(|layer| layer.concat())
                .map(|rule| rule.pattern);
            let topics = file.topics.concat().into_iter().map(|topic| topic.pattern);
            let not = file.not_topics.iter().map(|(pattern, _)| *pattern);
            let replies = file.answers.replies.iter().map(|reply| reply.pattern);
            let groups = [
                file.answers.asks,
                file.answers.anyone,
                file.names.before,
                file.names.maybe_before,
                file.names.after,
                file.people.together,
                file.people.instead,
                file.people.counts,
            ];
            for text in rules
                .chain(topics)
                .chain(not)
                .chain(replies)
                .chain(groups.concat())
            {
                assert_eq!(
                    text.matches('(').count(),
                    text.matches(')').count(),
                    "{text}"
                );
                assert!(
                    !text.contains("((") && !nests(text),
                    "a choice inside a choice: {text}"
                );
                assert!(Pattern::parse(text, &mut symbols).is_some(), "{text}");
            }
        }
    }

    fn nests(text: &str) -> bool {
        let mut depth = 0;
        text.chars().any(|c| {
            depth += match c {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            depth > 1
        })
    }

    #[test]
    fn reads_shorthand_repeated_letters_and_typos() {
        let texts = |text: &str| -> Vec<String> {
            Reader::of(Language::English)
                .tokens(text)
                .into_iter()
                .map(|token| token.text)
                .collect()
        };
        assert_eq!(texts("tmrw plz"), ["tomorrow", "please"]);
        assert_eq!(texts("satturdaay"), ["saturday"]);
        assert_eq!(texts("appoiintment thrusday"), ["appointment", "thursday"]);
        assert_eq!(texts("9a"), ["9", "am"]);
        assert_eq!(texts("looking"), ["looking"]);
    }
}
