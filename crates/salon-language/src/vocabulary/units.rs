//! A text or a name as words of the trade.

use crate::languages::Reader;
use crate::token::{Token, TokenKind};

/// What stands at a place of the text, as far as services are concerned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unit<'a> {
    pub(super) word: &'a str,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: UnitKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum UnitKind {
    Word,
    Empty,
    Joint,
    Other,
}

/// Reads tokens as words of the trade: one unit for each word that they stand for. What the text's
/// language does not know is read by the menu's.
pub(super) fn units<'a>(
    reader: &'a Reader,
    menu: &'a Reader,
    tokens: &'a [Token],
) -> Vec<Unit<'a>> {
    let mut all = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let is_word = matches!(token.kind, TokenKind::Word | TokenKind::Possessive);
        let canonical = |reader: &'a Reader| reader.trade().canonical(tokens, at);
        let known = is_word.then(|| canonical(reader).or_else(|| canonical(menu)));
        let known = known.flatten();
        let (words, length) = known.unwrap_or((std::slice::from_ref(&token.text), 1));
        // "Haircut and style" is one name in a Spanish text too.
        let small = if reader.knows(&token.text) {
            reader
        } else {
            menu
        }
        .trade();
        for word in words {
            let kind = if length == 1 && small.is_joint(&token.text) {
                UnitKind::Joint
            } else if length == 1 && small.is_empty_word(&token.text)
                || reader.trade().is_empty_word(word)
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
