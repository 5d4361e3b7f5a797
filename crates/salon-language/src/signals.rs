//! What a text is before it is read: a carrier's keyword, or a phone's report of a reaction.

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
    Some(match bare.as_str() {
        "STOP" | "STOPALL" | "UNSUBSCRIBE" | "END" | "QUIT" | "REVOKE" | "OPTOUT" => {
            CarrierKeyword::Stop { cancel: false }
        }
        "CANCEL" => CarrierKeyword::Stop { cancel: true },
        "START" | "UNSTOP" => CarrierKeyword::Start { yes: false },
        "YES" => CarrierKeyword::Start { yes: true },
        "HELP" | "INFO" => CarrierKeyword::Help,
        _ => return None,
    })
}

/// No keyword with its signs is longer than this.
const LONGEST: usize = 40;

/// How phones report a reaction, in front of the quoted text.
const REACTIONS: &[&str] = &[
    "liked ",
    "loved ",
    "disliked ",
    "laughed at ",
    "emphasized ",
    "emphasised ",
    "questioned ",
    "removed a like from ",
    "removed a heart from ",
    "removed a dislike from ",
    "removed a laugh from ",
    "removed an exclamation from ",
    "removed a question mark from ",
    "removed an emphasis from ",
    // Spanish and French phones.
    "le gustó ",
    "le encantó ",
    "no le gustó ",
    "le dio risa ",
    "enfatizó ",
    "cuestionó ",
    "se rió de ",
    "a aimé ",
    "a adoré ",
    "n'a pas aimé ",
    "n’a pas aimé ",
    "a ri de ",
    "a ri à ",
    "a souligné ",
    "a mis en évidence ",
    "a mis un point d’interrogation à ",
];

/// What the quoted part may be instead of a text.
const ATTACHMENTS: &[&str] = &[
    "an image",
    "a photo",
    "a video",
    "an attachment",
    "a movie",
    "an audio message",
    "a link",
    "a sticker",
];

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
    let rest = REACTIONS.iter().find_map(|start| lower.strip_prefix(start));
    let quoted = |rest: &str| {
        let rest = rest.trim_start();
        rest.starts_with(is_quote) || ATTACHMENTS.iter().any(|what| rest.starts_with(what))
    };
    if rest.is_some_and(quoted) {
        return true;
    }
    // "Reacted 😂 to “…”", "Removed 😂 from “…”".
    let by_emoji = lower
        .strip_prefix("reacted ")
        .or_else(|| lower.strip_prefix("removed "));
    if let Some((emoji, rest)) = by_emoji.and_then(|rest| rest.split_once(' ')) {
        let rest = rest
            .strip_prefix("to ")
            .or_else(|| rest.strip_prefix("from "));
        return !emoji.chars().any(|c| c.is_ascii_alphanumeric()) && rest.is_some_and(quoted);
    }
    // "👍 to “…”", "👍 a «…»", "👍 à « … »".
    let Some((emoji, rest)) = lower.split_once(' ') else {
        return false;
    };
    let is_emoji =
        !emoji.is_empty() && emoji.chars().all(|c| !c.is_alphanumeric() && !c.is_ascii());
    let rest = ["to ", "a ", "à "]
        .iter()
        .find_map(|word| rest.strip_prefix(word));
    is_emoji && rest.is_some_and(quoted)
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
