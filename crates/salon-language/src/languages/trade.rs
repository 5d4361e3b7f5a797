//! A language's words of the trade, made ready.

use crate::hashing::{WordMap, Words};
use crate::token::{self, Token};

/// A language's words of the trade, and what helps to find names.
#[derive(Debug)]
pub(crate) struct Trade {
    /// Ways of writing by their first word: the words after it, the longest first, and the words
    /// of the trade that they are.
    spellings: WordMap<Vec<(Vec<String>, Vec<String>)>>,
    empty: Words,
    weak: Words,
    joints: Words,
    introduces: Words,
    given_names: Words,
}

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
                .collect::<Words>()
        };
        let mut spellings: WordMap<Vec<(Vec<String>, Vec<String>)>> = WordMap::default();
        for (word, others) in file.words {
            let words: Vec<String> = word.split_whitespace().map(String::from).collect();
            for other in others.split('|') {
                let mut written = other.split_whitespace().map(token::normalize);
                let Some(first) = written.next() else {
                    continue;
                };
                let rest: Vec<String> = written.collect();
                let known = spellings.entry(first).or_default();
                known.retain(|(other, _)| *other != rest);
                known.push((rest, words.clone()));
            }
        }
        for known in spellings.values_mut() {
            known.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
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
        let single =
            |known: &[(Vec<String>, Vec<String>)]| known.iter().any(|(rest, _)| rest.is_empty());
        let written = self.spellings.iter();
        written
            .filter(move |(_, known)| single(known))
            .map(|(word, _)| word.as_str())
    }

    /// Whether a word is one of the trade as people write it.
    pub(super) fn is_written(&self, word: &str) -> bool {
        let known = self.spellings.get(word).into_iter().flatten();
        known.into_iter().any(|(rest, _)| rest.is_empty())
    }

    /// Finds the words of the trade that stand at a token, and over how many tokens.
    pub(crate) fn canonical(&self, tokens: &[Token], at: usize) -> Option<(&[String], usize)> {
        let known = self.spellings.get(&tokens.get(at)?.text)?;
        known.iter().find_map(|(rest, words)| {
            let after = tokens.get(at + 1..at + 1 + rest.len())?;
            let same = after.iter().map(|token| &token.text).eq(rest.iter());
            same.then_some((words.as_slice(), 1 + rest.len()))
        })
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
