//! A text or a name as words of the trade.

use crate::languages::Reader;
use crate::token::Token;

/// What stands at a place of the text, as far as services are concerned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) word: String,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: UnitKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UnitKind {
    Word,
    Empty,
    Joint,
    Other,
}

/// Reads tokens as words of the trade: one unit for each word that they stand for. What the text's
/// language does not know is read by the menu's.
pub(super) fn units(reader: &Reader, menu: &Reader, tokens: &[Token]) -> Vec<Unit> {
    let mut all = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let known = reader.trade().canonical(tokens, at);
        let known = known.or_else(|| menu.trade().canonical(tokens, at));
        let (words, length) = match known {
            Some((words, length)) => (words.to_vec(), length),
            None => (vec![token.text.clone()], 1),
        };
        for word in words {
            let kind = if length == 1 && reader.trade().is_joint(&token.text) {
                UnitKind::Joint
            } else if length == 1 && reader.trade().is_empty_word(&token.text)
                || reader.trade().is_empty_word(&word)
            {
                UnitKind::Empty
            } else {
                UnitKind::Other
            };
            all.push(Unit {
                word,
                start: at,
                end: at + length,
                kind,
            });
        }
        at += length;
    }
    all
}
