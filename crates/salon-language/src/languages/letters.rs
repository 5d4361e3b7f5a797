//! From tokens as they were written to tokens as a language's rules know them: elisions, hyphens,
//! letters after digits, words made of several.

use std::collections::HashMap;

use super::file::{Beside, WritingFile};
use crate::token::{self, Token, TokenKind};

/// How a language is written, made ready.
#[derive(Debug)]
pub(super) struct Letters {
    pub(super) elisions: HashMap<String, String>,
    hyphen_is_space: bool,
    after_number: &'static [(&'static str, Beside, &'static str)],
    /// Words made of several, by the first: the words after it, and what they are together.
    compounds: HashMap<String, Vec<(Vec<String>, String)>>,
}

impl Letters {
    pub(super) fn new(file: &WritingFile) -> Self {
        let mut compounds: HashMap<String, Vec<(Vec<String>, String)>> = HashMap::new();
        for (word, others) in file.compounds {
            for other in others.split('|') {
                let mut words = other.split_whitespace().map(token::normalize);
                let Some(first) = words.next() else { continue };
                let known = compounds.entry(first).or_default();
                known.push((words.collect(), token::normalize(word)));
            }
        }
        for known in compounds.values_mut() {
            known.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        let elisions = file.elisions.iter();
        Self {
            elisions: elisions
                .map(|(short, whole)| ((*short).to_owned(), (*whole).to_owned()))
                .collect(),
            hyphen_is_space: file.hyphen_is_space,
            after_number: file.after_number,
            compounds,
        }
    }

    /// Gives letters after digits the word that they stand for.
    pub(super) fn after_number(&self, token: &mut Token) {
        let beside = if token.glued {
            Beside::Glued
        } else {
            Beside::Apart
        };
        let meant = self
            .after_number
            .iter()
            .find(|(letters, place, _)| token.text == *letters && *place == beside);
        if let Some((_, _, word)) = meant {
            token.text = (*word).to_owned();
        }
    }

    /// Leaves out hyphens that are no more than spaces; `ranged` says which words they stay between.
    pub(super) fn drop_hyphens(&self, tokens: &mut Vec<Token>, ranged: impl Fn(&Token) -> bool) {
        if !self.hyphen_is_space || !tokens.iter().any(|token| token.text == "-") {
            return;
        }
        let joins: Vec<bool> = (0..tokens.len())
            .map(|at| {
                let (Some(hyphen), Some(next)) = (tokens.get(at), tokens.get(at + 1)) else {
                    return false;
                };
                let before = at.checked_sub(1).and_then(|before| tokens.get(before));
                let before = before.filter(|before| before.kind == TokenKind::Word);
                let is_word = next.kind == TokenKind::Word && next.glued && hyphen.glued;
                hyphen.text == "-"
                    && is_word
                    && before.is_some_and(|before| !(ranged(before) && ranged(next)))
            })
            .collect();
        let mut joins = joins.into_iter();
        tokens.retain(|_| !joins.next().unwrap_or(false));
    }

    /// Makes one token of the words that are one.
    pub(super) fn join(&self, tokens: Vec<Token>) -> Vec<Token> {
        if self.compounds.is_empty() {
            return tokens;
        }
        let mut joined: Vec<Token> = Vec::with_capacity(tokens.len());
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let known = self.compounds.get(&token.text);
            let fits = known.into_iter().flatten().find(|(rest, _)| {
                let after = tokens.get(at + 1..at + 1 + rest.len());
                after.is_some_and(|after| after.iter().map(|token| &token.text).eq(rest.iter()))
            });
            let Some((rest, word)) = fits else {
                joined.push(token.clone());
                at += 1;
                continue;
            };
            let end = tokens
                .get(at + rest.len())
                .map_or(token.span.end, |last| last.span.end);
            joined.push(Token {
                text: word.clone(),
                contraction: None,
                span: token.span.start..end,
                ..token.clone()
            });
            at += 1 + rest.len();
        }
        joined
    }
}
