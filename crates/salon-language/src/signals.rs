//! What a text is before it is read: a carrier's keyword, or a phone's report of a reaction.

use crate::languages::{self, SignalFile};
use crate::understanding::CarrierKeyword;

/// Reads a carrier's keyword, when the text is nothing else: any case, signs left out.
pub(crate) fn keyword(text: &str) -> Option<CarrierKeyword> {
    if text.len() > LONGEST {
        return None;
    }
    let inside = text.trim_matches(|c: char| !c.is_alphanumeric());
    let bare: String = inside
        .chars()
        .filter(|c| *c != '-')
        .collect::<String>()
        .to_ascii_uppercase();
    languages::signals().find_map(|file| {
        let says = |words: &str| words.split_whitespace().any(|word| word == bare);
        if says(file.stop) {
            Some(CarrierKeyword::Stop { cancel: false })
        } else if says(file.cancel) {
            Some(CarrierKeyword::Stop { cancel: true })
        } else if says(file.start) {
            Some(CarrierKeyword::Start { yes: false })
        } else if says(file.yes) {
            Some(CarrierKeyword::Start { yes: true })
        } else {
            says(file.help).then_some(CarrierKeyword::Help)
        }
    })
}

/// No keyword with its signs is longer than this.
const LONGEST: usize = 40;

/// Whether the text is a phone's report of a reaction to one of our texts.
pub(crate) fn is_tapback(text: &str) -> bool {
    let text = text.trim_matches(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '\u{200b}' | '\u{200a}' | '\u{feff}' | '\u{2068}' | '\u{2069}'
            )
    });
    let lower: String = text.chars().take(60).flat_map(char::to_lowercase).collect();
    languages::signals().any(|file| reports_reaction(file, &lower))
}

fn reports_reaction(file: &SignalFile, lower: &str) -> bool {
    let after = |starts: &[&str]| starts.iter().find_map(|start| lower.strip_prefix(start));
    let quoted = |rest: &str| {
        let rest = rest.trim_start();
        let named = file.attachments.iter().any(|what| rest.starts_with(what));
        named || rest.starts_with(is_quote)
    };
    if after(file.reactions).is_some_and(quoted) {
        return true;
    }
    // "Reacted 😂 to “…”", "Removed 😂 from “…”", "👍 to “…”", "👍 a «…»".
    let verb = after(file.reacted);
    let Some((emoji, rest)) = verb.unwrap_or(lower).split_once(' ') else {
        return false;
    };
    let bare = verb.is_none();
    let plain =
        |c: char| c.is_ascii_alphanumeric() || (bare && (c.is_alphanumeric() || c.is_ascii()));
    let onto = file
        .reacted_to
        .iter()
        .find_map(|word| rest.strip_prefix(word));
    !emoji.is_empty() && !emoji.chars().any(plain) && onto.is_some_and(quoted)
}

const fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '«' | '„' | '‘' | '\'')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_bare_word_is_a_keyword() {
        assert_eq!(
            keyword(" Stop. "),
            Some(CarrierKeyword::Stop { cancel: false })
        );
        assert_eq!(
            keyword("CANCEL"),
            Some(CarrierKeyword::Stop { cancel: true })
        );
        assert_eq!(
            keyword("opt-out!"),
            Some(CarrierKeyword::Stop { cancel: false })
        );
        assert_eq!(keyword("yes"), Some(CarrierKeyword::Start { yes: true }));
        for text in [
            "stop by at 3?",
            "please cancel my appointment",
            "yes please",
            "cancel it",
            "",
        ] {
            assert_eq!(keyword(text), None, "{text}");
        }
    }

    #[test]
    fn knows_the_reports_of_both_kinds_of_phones() {
        for text in [
            "Liked \"See you at 2\"",
            "Loved “See you at 2”",
            "Laughed at an image",
            "Removed a heart from “See you at 2”",
            "Reacted 😂 to “See you at 2”",
            "👍 to “See you at 2”",
            "\u{200a}\u{200b}❤️\u{200b} to “ See you at 2 ”",
            "Emphasized “Which one?”",
            "Le encantó “Nos vemos a las 2”",
            "👍 a «Nos vemos a las 2»",
            "A aimé « À demain »",
        ] {
            assert!(is_tapback(text), "{text}");
        }
        for text in [
            "Liked it a lot",
            "I liked \"the cut\"",
            "👍",
            "Loved my hair!",
            "👍 to 2pm",
        ] {
            assert!(!is_tapback(text), "{text}");
        }
    }
}
