//! Links, addresses and phone numbers in a text of ours.

use std::ops::Range;

use crate::token::{Token, TokenKind};

/// Finds every link, e-mail address and phone number, each with the form in which it is compared: a
/// phone number as its digits, anything else in lower case without the signs around it.
pub(super) fn contacts(text: &str, tokens: &[Token]) -> Vec<(Range<usize>, String)> {
    let mut found: Vec<(Range<usize>, String)> = Vec::new();
    let mut from = 0;
    for chunk in text.split_whitespace() {
        let Some(at) = text.get(from..).and_then(|rest| rest.find(chunk)) else {
            continue;
        };
        let start = from + at;
        from = start + chunk.len();
        let bare = chunk.trim_matches(|c: char| !c.is_alphanumeric());
        if is_link(bare) {
            found.push((start..from, bare.to_lowercase()));
        }
    }
    for group in tokens.chunk_by(|one, next| is_hidden(one) && is_hidden(next)) {
        let (Some(first), Some(last)) = (group.first(), group.last()) else {
            continue;
        };
        let span = first.span.start..last.span.end;
        let known = found
            .iter()
            .any(|(other, _)| other.start < span.end && span.start < other.end);
        let digits: String = group
            .iter()
            .flat_map(|token| token.text.chars().filter(char::is_ascii_digit))
            .collect();
        if is_hidden(first) && !known && !digits.is_empty() {
            found.push((span, digits));
        }
    }
    found
}

fn is_hidden(token: &Token) -> bool {
    token.kind == TokenKind::Opaque
}

/// Whether a word is a link, a host's name or an e-mail address: letters around a dot, where an
/// abbreviation ("p.m.") has but one before it.
fn is_link(word: &str) -> bool {
    if word.contains("://") || word.to_lowercase().starts_with("www.") {
        return true;
    }
    let host = word.split_once('@').map_or(word, |(_, host)| host);
    let host = host.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let Some((name, top)) = host.rsplit_once('.') else {
        return word.contains('@');
    };
    name.chars().count() > 1
        && top.chars().count() > 1
        && top.chars().all(char::is_alphabetic)
        && name.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_told_from_an_abbreviation_and_an_amount() {
        for link in [
            "https://a.b/c",
            "www.x",
            "bit.ly/3x",
            "ana@mail.com",
            "salon.com?x=1",
        ] {
            assert!(is_link(link), "{link}");
        }
        for word in ["p.m", "2:30", "12.50", "e.g", "1.5", "Lane"] {
            assert!(!is_link(word), "{word}");
        }
    }
}
