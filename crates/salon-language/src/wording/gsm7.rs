//! Texts that stay in GSM-7: one letter outside it doubles what a text costs.

use std::borrow::Cow;

/// Folds a text into GSM-7 when that is possible.
///
/// GSM-7 has é è à ù ì ò ä ö ü ñ and their like, but neither á í ó ú nor ç ê î ô û œ, and no
/// typographic signs: one of these makes the whole text travel in UTF-16, 70 characters a segment
/// instead of 160. So they lose their marks ("sáb" becomes "sab", "août" becomes "aout"), as people
/// write on phones anyway. A text that holds anything else, such as an emoji in the salon's own
/// words, travels in UTF-16 in any case and stays as it is.
///
/// Folding works letter by letter, so a name folds alone as it folds within a text.
///
/// Source: 3GPP TS 23.038, sections 6.2.1 and 6.2.1.1.
///
/// ```
/// use salon_language::gsm_safe;
///
/// assert_eq!(gsm_safe("¿Qué día, señora Ibáñez?"), "¿Qué dia, señora Ibañez?");
/// assert_eq!(gsm_safe("¿Qué día? \u{2764}"), "¿Qué día? \u{2764}");
/// ```
#[must_use]
pub fn gsm_safe(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_gsm7) {
        return Cow::Borrowed(text);
    }
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        if is_gsm7(c) {
            folded.push(c);
        } else if let Some(plain) = fold(c) {
            folded.push_str(plain);
        } else {
            return Cow::Borrowed(text);
        }
    }
    Cow::Owned(folded)
}

const fn is_gsm7(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{c}' | ' '..='_' | 'a'..='~' | '€' | '¡' | '£'..='¥' | '§' | '¿'
            | 'Ä'..='Ç' | 'É' | 'Ñ' | 'Ö' | 'Ø' | 'Ü' | 'ß' | 'à' | 'ä'..='æ' | 'è' | 'é' | 'ì'
            | 'ñ' | 'ò' | 'ö' | 'ø' | 'ù' | 'ü' | 'Γ' | 'Δ' | 'Θ' | 'Λ' | 'Ξ' | 'Π' | 'Σ' | 'Φ'
            | 'Ψ' | 'Ω'
    )
}

/// What stands for a character that GSM-7 lacks; none where something would be lost.
const fn fold(c: char) -> Option<&'static str> {
    Some(match c {
        'Á' | 'À' | 'Â' | 'Ã' => "A",
        'á' | 'â' | 'ã' | 'ª' => "a",
        'ç' => "c",
        'È' | 'Ê' | 'Ë' => "E",
        'ê' | 'ë' => "e",
        'Ì' | 'Í' | 'Î' | 'Ï' => "I",
        'í' | 'î' | 'ï' => "i",
        'Ò' | 'Ó' | 'Ô' | 'Õ' => "O",
        'ó' | 'ô' | 'õ' | 'º' => "o",
        'Œ' => "OE",
        'œ' => "oe",
        'Ù' | 'Ú' | 'Û' => "U",
        'ú' | 'û' => "u",
        'Ý' | 'Ÿ' => "Y",
        'ý' | 'ÿ' => "y",
        '\u{2018}'..='\u{201B}' | '\u{2032}' | '\u{2BC}' | '`' | '´' => "'",
        '\u{201C}'..='\u{201F}' | '\u{2033}' | '«' | '»' => "\"",
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2022}' | '·' => "-",
        '\u{2026}' => "...",
        '\t' | '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' => " ",
        // Invisible characters, and marks that stand after their letter, as some keyboards write them.
        '\u{AD}'
        | '\u{200B}'
        | '\u{2060}'
        | '\u{FEFF}'
        | '\u{300}'..='\u{304}'
        | '\u{308}'
        | '\u{30A}'
        | '\u{30C}'
        | '\u{327}' => "",
        '×' => "x",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use salon_sms::{Encoding, measure};

    use super::*;

    fn bills_as_gsm7(text: &str) -> bool {
        measure(text).encoding == Encoding::Gsm7
    }

    #[test]
    fn knows_the_alphabet_that_texts_are_billed_by() {
        for c in '\0'..=char::MAX {
            assert_eq!(
                is_gsm7(c),
                bills_as_gsm7(c.encode_utf8(&mut [0; 4])),
                "{c:?}"
            );
        }
    }

    #[test]
    fn folds_only_what_the_alphabet_lacks_and_into_what_it_has() {
        for c in '\0'..=char::MAX {
            if let Some(plain) = fold(c) {
                assert!(!is_gsm7(c) && bills_as_gsm7(plain), "{c:?}");
            }
        }
    }

    #[test]
    fn m7_keeps_what_gsm7_has_and_folds_the_rest() {
        assert_eq!(
            gsm_safe("mié 25 nov, señor Muñoz"),
            "mié 25 nov, señor Muñoz"
        );
        assert_eq!(gsm_safe("sáb 28 nov: ¡Lucía!"), "sab 28 nov: ¡Lucia!");
        assert_eq!(
            gsm_safe("Ça va être l’œuvre d’août…"),
            "Ça va etre l'oeuvre d'aout..."
        );
        assert_eq!(
            gsm_safe("Lucı\u{301}a"),
            "Lucı\u{301}a",
            "a dotless i is no letter of ours"
        );
    }

    #[test]
    fn leaves_a_text_alone_that_cannot_be_saved() {
        for text in ["sáb 28 nov \u{1F484}", "Łódź, sáb", "Анна, sáb"] {
            assert!(matches!(gsm_safe(text), Cow::Borrowed(same) if same == text));
        }
    }
}
