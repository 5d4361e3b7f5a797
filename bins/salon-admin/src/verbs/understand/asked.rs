//! From what was said to a client to the question that it asks.

use salon_language::Question;

/// Words that show a question for a day or a time.
const WHEN: [&str; 6] = [
    "what time",
    "time and date",
    "what date",
    "what day",
    "which date",
    "when ",
];

/// Words that show that the conversation may end.
const ELSE: [&str; 3] = ["anything else", "something else", "what else"];

/// Reads what a text of somebody at the desk asks for; a text of ours is known by its question, one
/// of others only by its words. `asked: time` names the question itself.
pub(super) fn question(said: &str) -> Option<Question> {
    let said = said.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| said.contains(word));
    if let Some(named) = said.strip_prefix("asked:") {
        return if named.contains("name") {
            Some(Question::AskName)
        } else if named.contains("time") || named.contains("date") {
            Some(Question::AskWhen)
        } else {
            None
        };
    }
    if says(&WHEN) {
        Some(Question::AskWhen)
    } else if says(&ELSE) {
        Some(Question::AnythingElse)
    } else if says(&["?", "confirm"]) {
        Some(Question::AcceptOffer)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_known_by_its_words() {
        assert_eq!(question("What day suits you?"), Some(Question::AskWhen));
        assert_eq!(
            question("Is there anything else?"),
            Some(Question::AnythingElse)
        );
        assert_eq!(question("Shall I book it?"), Some(Question::AcceptOffer));
        assert_eq!(question("asked: name"), Some(Question::AskName));
        assert_eq!(question("Your visit is booked."), None);
    }
}
