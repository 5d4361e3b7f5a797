//! In which language a text is, told by its small words.
//!
//! This is a judge of what the program writes, so it does not ask the program's own reader.

/// Words that one of the languages uses all the time and the others do not.
const WORDS: [(&str, &[&str]); 3] = [
    (
        "en",
        &[
            "the", "is", "are", "you", "your", "we", "we're", "with", "what", "which", "how",
            "for", "and", "to", "or", "would", "can", "will", "person", "yes", "no", "at", "on",
            "it", "from", "closed", "open", "booked", "help", "here", "that", "of", "have", "not",
            "free",
        ],
    ),
    (
        "es",
        &[
            "el", "la", "los", "las", "es", "está", "estás", "tu", "tus", "su", "sus", "con",
            "qué", "cuál", "cómo", "para", "y", "o", "puedo", "sí", "en", "desde", "cerrado",
            "abierto", "una", "un", "del", "hay", "tienes", "cita", "por", "nuestro", "hola", "lo",
            "le", "te", "al", "libre", "gracias", "quién", "quien", "nombre", "reservo", "día",
            "hora",
        ],
    ),
    (
        "fr",
        &[
            "le",
            "la",
            "les",
            "est",
            "êtes",
            "votre",
            "vos",
            "vous",
            "avec",
            "quel",
            "quelle",
            "comment",
            "pour",
            "et",
            "ou",
            "puis-je",
            "oui",
            "à",
            "dès",
            "fermé",
            "ouvert",
            "une",
            "un",
            "du",
            "des",
            "nous",
            "rendez-vous",
            "sur",
            "notre",
            "bonjour",
            "de",
            "il",
            "ce",
            "au",
            "aux",
            "libre",
            "merci",
        ],
    ),
];

/// Returns the tag of the language that most of the small words are of; `None` when there are too
/// few, or as many of another.
pub(super) fn tongue(text: &str) -> Option<&'static str> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !(c.is_alphabetic() || c == '\'' || c == '-'))
        .filter(|word| !word.is_empty())
        .collect();
    let mut counted: Vec<(usize, &str)> = WORDS
        .iter()
        .map(|(tag, small)| {
            let count = words.iter().filter(|word| small.contains(word)).count();
            (count, *tag)
        })
        .collect();
    counted.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    match counted.as_slice() {
        [(most, tag), (next, _), ..] if most > next && *most > 0 => Some(tag),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_three_languages_apart_and_says_when_it_cannot() {
        assert_eq!(tongue("What day and time would work for you?"), Some("en"));
        assert_eq!(
            tongue("¿Qué día y a qué hora te viene bien para la cita?"),
            Some("es")
        );
        assert_eq!(
            tongue("Quel jour et à quelle heure vous conviendrait-il ?"),
            Some("fr")
        );
        assert_eq!(tongue("10:00"), None);
    }
}
