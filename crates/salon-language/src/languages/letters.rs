//! From tokens as they were written to tokens as a language's rules know them: elisions, hyphens,
//! letters after digits, words made of several.

use super::file::{Beside, WritingFile};
use crate::hashing::WordMap;
use crate::token::{self, Token, TokenKind};

/// How a language is written, made ready.
#[derive(Debug)]
pub(super) struct Letters {
    pub(super) elisions: WordMap<String>,
    hyphen_is_space: bool,
    after_number: &'static [(&'static str, Beside, &'static str)],
    /// Words made of several, by the first: the words after it, and what they are together.
    compounds: WordMap<Vec<(Vec<String>, String)>>,
}

impl Letters {
    pub(super) fn new(file: &WritingFile) -> Self {
        let mut compounds: WordMap<Vec<(Vec<String>, String)>> = WordMap::default();
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
            token.written = Some(std::mem::replace(&mut token.text, (*word).to_owned()));
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
        let fits = |at: usize| {
            let known = self.compounds.get(&tokens.get(at)?.text)?;
            known.iter().find(|(rest, _)| {
                let after = tokens.get(at + 1..at + 1 + rest.len());
                after.is_some_and(|after| after.iter().map(|token| &token.text).eq(rest.iter()))
            })
        };
        let found: Vec<(usize, &(Vec<String>, String))> = (0..tokens.len())
            .filter_map(|at| Some((at, fits(at)?)))
            .collect();
        if found.is_empty() {
            return tokens;
        }
        let mut found = found.into_iter().peekable();
        let mut joined: Vec<Token> = Vec::with_capacity(tokens.len());
        let mut tokens = tokens.into_iter().enumerate();
        while let Some((at, mut token)) = tokens.next() {
            while found.next_if(|(place, _)| *place < at).is_some() {}
            if let Some((_, (rest, word))) = found.next_if(|(place, _)| *place == at) {
                let mut written = token.as_written().to_owned();
                for (_, more) in tokens.by_ref().take(rest.len()) {
                    written.push(' ');
                    written.push_str(more.as_written());
                    token.span.end = more.span.end;
                }
                token.text.clone_from(word);
                token.written = Some(written);
                token.contraction = None;
            }
            joined.push(token);
        }
        joined
    }
}
