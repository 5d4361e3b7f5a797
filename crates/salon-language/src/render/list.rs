//! Lists: "a, b and c", "a, b y c", "a, b et c".

use crate::language::Language;
use crate::wording::Voice;

/// What stands before the last of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Joined {
    /// All of them: "and".
    And,
    /// One of them: "or".
    Or,
}

/// "A", "A or B", "A, B or C"; in Spanish "A e Isabel", "A u Omar".
#[must_use]
pub fn render_list(items: &[String], joined: Joined, language: Language) -> String {
    let (before, last) = match items {
        [] => return String::new(),
        [only] => return only.clone(),
        [before @ .., last] => (before.join(", "), last.as_str()),
    };
    let voice = Voice(language);
    match joined {
        Joined::And => voice.list_and(before, last, sound(last)),
        Joined::Or => voice.list_or(before, last, sound(last)),
    }
}

/// The vowel that a Spanish "y" or "o" would run into: the i of "Isabel", "Hilda" and "Yvonne" but
/// not of "hielo", and the o of "Omar", "Hortensia", "8" and "11".
fn sound(word: &str) -> &'static str {
    let mut letters = word
        .chars()
        .flat_map(char::to_lowercase)
        .skip_while(|c| !c.is_alphanumeric())
        .map(bare);
    let first = letters.next();
    let (first, second) = match first {
        Some('h') => (letters.next(), letters.next()),
        first => (first, letters.next()),
    };
    let vowel = |c: Option<char>| matches!(c, Some('a' | 'e' | 'i' | 'o' | 'u'));
    match first {
        Some('i') if !vowel(second) => "i",
        Some('y') if second.is_some_and(char::is_alphabetic) && !vowel(second) => "i",
        Some('o' | '8') => "o",
        Some('1') if second == Some('1') && !letters.next().is_some_and(|c| c.is_ascii_digit()) => {
            "o"
        }
        _ => "none",
    }
}

/// The vowel without its mark.
const fn bare(c: char) -> char {
    match c {
        'á' => 'a',
        'é' => 'e',
        'í' => 'i',
        'ó' => 'o',
        'ú' => 'u',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use Language::{English, French, Spanish};

    use super::*;

    fn list<const N: usize>(items: [&str; N], joined: Joined, language: Language) -> String {
        render_list(&items.map(String::from), joined, language)
    }

    #[test]
    fn writes_none_one_two_and_many() {
        assert_eq!(list([], Joined::And, English), "");
        assert_eq!(list(["A"], Joined::Or, French), "A");
        assert_eq!(list(["A", "B"], Joined::And, Spanish), "A y B");
        assert_eq!(list(["A", "B", "C"], Joined::Or, English), "A, B or C");
        assert_eq!(list(["A", "B", "C"], Joined::And, French), "A, B et C");
        assert_eq!(list(["A", "B", "C"], Joined::Or, Spanish), "A, B o C");
    }

    #[test]
    fn spanish_minds_the_sound_that_follows() {
        for last in [
            "Isabel",
            "Hilda",
            "Íñigo",
            "Yvonne",
            "iluminación",
            "¡Inés!",
        ] {
            assert_eq!(
                list(["Ana", last], Joined::And, Spanish),
                format!("Ana e {last}")
            );
        }
        for last in ["hielo", "Yolanda", "Y", "Ana", "Hugo", "Ian", "18:00", ""] {
            assert_eq!(
                list(["Ana", last], Joined::And, Spanish),
                format!("Ana y {last}")
            );
        }
        for last in ["Omar", "Óscar", "Hortensia", "8", "80", "11", "11:00"] {
            assert_eq!(
                list(["Ana", last], Joined::Or, Spanish),
                format!("Ana u {last}")
            );
        }
        for last in ["Hilda", "1", "10", "110", "Ursula", "vie 8 ene"] {
            assert_eq!(
                list(["Ana", last], Joined::Or, Spanish),
                format!("Ana o {last}")
            );
        }
        assert_eq!(
            list(["Ana", "Isabel"], Joined::And, French),
            "Ana et Isabel"
        );
        assert_eq!(list(["Ana", "Omar"], Joined::Or, English), "Ana or Omar");
    }
}
