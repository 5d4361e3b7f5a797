//! A language's words of the trade, made ready.

use std::collections::{HashMap, HashSet};

use crate::token::{self, Token};

/// A language's words of the trade, and what helps to find names.
#[derive(Debug)]
pub(crate) struct Trade {
    spellings: HashMap<String, Vec<String>>,
    empty: HashSet<String>,
    weak: HashSet<String>,
    joints: HashSet<String>,
    introduces: HashSet<String>,
    given_names: HashSet<String>,
}

/// The most words that one word of the trade is written in.
const LONGEST: usize = 3;

/// The tables of a language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TradeFile {
    pub(super) words: &'static [(&'static str, &'static str)],
    pub(super) empty: &'static str,
    pub(super) weak: &'static str,
    pub(super) joints: &'static str,
    pub(super) introduces: &'static str,
}

impl Trade {
    pub(super) fn new(file: &TradeFile, given_names: &str) -> Self {
        let set = |words: &str| {
            words
                .split_whitespace()
                .map(token::normalize)
                .collect::<HashSet<_>>()
        };
        let mut spellings = HashMap::new();
        for (word, others) in file.words {
            let words: Vec<String> = word.split_whitespace().map(String::from).collect();
            for other in others.split('|') {
                spellings.insert(token::normalize(other), words.clone());
            }
        }
        Self {
            spellings,
            empty: set(file.empty),
            weak: set(file.weak),
            joints: set(file.joints),
            introduces: set(file.introduces),
            given_names: set(given_names),
        }
    }

    /// The ways of writing words of the trade that are one word.
    pub(super) fn written_words(&self) -> impl Iterator<Item = &str> {
        let written = self.spellings.keys().map(String::as_str);
        written.filter(|word| !word.contains(' '))
    }

    /// Whether a word is one of the trade as people write it.
    pub(super) fn is_written(&self, word: &str) -> bool {
        self.spellings.contains_key(word)
    }

    /// Finds the words of the trade that stand at a token, and over how many tokens.
    pub(crate) fn canonical(&self, tokens: &[Token], at: usize) -> Option<(&[String], usize)> {
        for length in (1..=LONGEST).rev() {
            let Some(stretch) = tokens.get(at..at + length) else {
                continue;
            };
            let joined = stretch
                .iter()
                .map(|token| token.text.as_str())
                .collect::<Vec<_>>()
                .join(" ");
            if let Some(words) = self.spellings.get(&joined) {
                return Some((words, length));
            }
        }
        None
    }

    /// Whether a word of a name changes nothing.
    pub(crate) fn is_empty_word(&self, word: &str) -> bool {
        self.empty.contains(word)
    }

    /// Whether a word never stands for a service by itself.
    pub(crate) fn is_weak(&self, word: &str) -> bool {
        self.weak.contains(word) || word.chars().count() < 3
    }

    /// Whether a word joins two services, or the words of one.
    pub(crate) fn is_joint(&self, word: &str) -> bool {
        self.joints.contains(word)
    }

    /// Whether a stylist's name is expected after the word.
    pub(crate) fn introduces(&self, word: &str) -> bool {
        self.introduces.contains(word)
    }

    /// Whether the word is a common given name.
    pub(crate) fn is_given_name(&self, word: &str) -> bool {
        self.given_names.contains(word)
    }
}
