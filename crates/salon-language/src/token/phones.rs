//! Phone numbers, in which neither days nor times are to be read.

use super::{Token, TokenKind};

/// Digits that are joined like a phone number's are not to be read as days or times.
pub(super) fn hide(tokens: &mut [Token]) {
    let mut at = 0;
    while at < tokens.len() {
        let end = joined_digits(tokens, at);
        let group = tokens.get_mut(at..end).unwrap_or_default();
        if looks_like_phone(group) {
            for token in group {
                token.kind = TokenKind::Opaque;
                token.number = None;
            }
        }
        at = end.max(at + 1);
    }
}

/// The most signs between two groups of a phone number's digits.
const SIGNS_IN_PHONE: usize = 3;

/// The end of the numbers joined by hyphens, dots, brackets and single spaces that start here.
fn joined_digits(tokens: &[Token], start: usize) -> usize {
    let mut end = start;
    for (at, token) in tokens.iter().enumerate().skip(start) {
        if at > end + SIGNS_IN_PHONE {
            break;
        }
        match token.kind {
            TokenKind::Number if token.glued || at == start || end < at => end = at + 1,
            TokenKind::Sign | TokenKind::Stop
                if matches!(token.text.as_str(), "-" | "." | "(" | ")" | "+" | "/") => {}
            TokenKind::Number
            | TokenKind::Word
            | TokenKind::Possessive
            | TokenKind::Stop
            | TokenKind::Question
            | TokenKind::Sign
            | TokenKind::Opaque => break,
        }
    }
    end
}

fn looks_like_phone(group: &[Token]) -> bool {
    let counts: Vec<usize> = group
        .iter()
        .filter_map(|token| token.number)
        .map(|n| n.count)
        .collect();
    let all: usize = counts.iter().sum();
    let dates = matches!(
        counts.as_slice(),
        [4, 1 | 2, 1 | 2] | [1 | 2, 1 | 2, 2 | 4] | [4, 4]
    );
    let decimals = matches!(counts.as_slice(), [_, 1 | 2]);
    all >= 7 && counts.len() > 1 && !dates && !decimals
}
