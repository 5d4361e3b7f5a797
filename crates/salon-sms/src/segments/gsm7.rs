//! The GSM-7 alphabet, and stand-ins for what it lacks.

use std::borrow::Cow;

/// Returns how many septets a character takes; none when GSM-7 does not have it.
///
/// Source: 3GPP TS 23.038, sections 6.2.1 and 6.2.1.1.
pub(super) const fn septets(c: char) -> Option<usize> {
    match c {
        '\u{c}' | '^' | '{' | '}' | '\\' | '[' | '~' | ']' | '|' | '€' => Some(2),
        '\n'
        | '\r'
        | ' '..='Z'
        | '_'
        | 'a'..='z'
        | '¡'
        | '£'..='¥'
        | '§'
        | '¿'
        | 'Ä'..='Ç'
        | 'É'
        | 'Ñ'
        | 'Ö'
        | 'Ø'
        | 'Ü'
        | 'ß'
        | 'à'
        | 'ä'..='æ'
        | 'è'
        | 'é'
        | 'ì'
        | 'ñ'
        | 'ò'
        | 'ö'
        | 'ø'
        | 'ù'
        | 'ü'
        | 'Γ'
        | 'Δ'
        | 'Θ'
        | 'Λ'
        | 'Ξ'
        | 'Π'
        | 'Σ'
        | 'Φ'
        | 'Ψ'
        | 'Ω' => Some(1),
        _ => None,
    }
}

/// Replaces typography that GSM-7 lacks by what a typewriter has, so that one curly quote does not
/// double the price of a text.
///
/// Quotes, dashes, ellipses, bullets, spaces, backticks and tabs are replaced. Letters and emoji
/// stay: losing them would change what is said, and the caller decides whether they are worth it.
#[must_use]
pub fn to_gsm7(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| stand_in(c).is_none()) {
        return Cow::Borrowed(text);
    }
    let mut replaced = String::with_capacity(text.len());
    for c in text.chars() {
        match stand_in(c) {
            Some(other) => replaced.push_str(other),
            None => replaced.push(c),
        }
    }
    Cow::Owned(replaced)
}

/// Returns what stands in for a character, when something does.
const fn stand_in(c: char) -> Option<&'static str> {
    Some(match c {
        // Apostrophes, single quotes, primes, the backtick and the lone acute accent.
        '\u{2018}'..='\u{201B}' | '\u{2032}' | '\u{2039}' | '\u{203A}' | '\u{2BC}' | '`' | '´' => {
            "'"
        }
        '\u{201C}'..='\u{201F}' | '\u{2033}' | '«' | '»' => "\"",
        // Hyphens, dashes, the minus sign and bullets.
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2022}' | '\u{2023}' | '·' => "-",
        '\u{2026}' => "...",
        '\u{2028}' | '\u{2029}' => "\n",
        '\t' | '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => " ",
        // Invisible; the joiner inside emoji (U+200D) is not among them.
        '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' => "",
        '×' => "x",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASIC: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?\
        ¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    #[test]
    fn has_the_two_tables_of_the_standard_and_nothing_else() {
        let (mut ones, mut twos) = (Vec::new(), Vec::new());
        for c in '\0'..=char::MAX {
            match septets(c) {
                Some(1) => ones.push(c),
                Some(_) => twos.push(c),
                None => {}
            }
        }
        let mut basic: Vec<char> = BASIC.chars().collect();
        basic.sort_unstable();
        assert_eq!(ones, basic);
        // The 128 places of the table, less the escape.
        assert_eq!(ones.len(), 127);
        assert_eq!(
            twos,
            ['\u{c}', '[', '\\', ']', '^', '{', '|', '}', '~', '€']
        );
    }

    #[test]
    fn lacks_what_phones_like_to_type() {
        for c in "`\tçáíóúÁÍÓÚ\u{2019}\u{201C}\u{2013}\u{2014}\u{2026}\u{A0}".chars() {
            assert_eq!(septets(c), None, "{c:?}");
        }
    }

    #[test]
    fn m7_replaces_typography_so_that_a_text_stays_cheap() {
        let typed = "\u{201C}It\u{2019}s 2\u{2013}3\u{A0}pm\u{201D} \u{2014} see you\u{2026}\t`ok`";
        let plain = to_gsm7(typed);
        assert_eq!(plain, "\"It's 2-3 pm\" - see you... 'ok'");
        assert!(plain.chars().all(|c| septets(c).is_some()));
    }

    #[test]
    fn every_stand_in_is_gsm7_and_stands_in_for_something_that_is_not() {
        for c in '\0'..=char::MAX {
            if let Some(other) = stand_in(c) {
                assert_eq!(septets(c), None, "{c:?}");
                assert!(other.chars().all(|c| septets(c) == Some(1)), "{c:?}");
            }
        }
    }

    #[test]
    fn leaves_letters_and_emoji_alone() {
        let text = "Ça va, señor? \u{1F468}\u{200D}\u{1F469} \u{2764}\u{FE0F} Łódź";
        assert!(matches!(to_gsm7(text), Cow::Borrowed(same) if same == text));
    }
}
