//! The loop breaker: machines are stored and shown, and not answered.
//!
//! A machine that answers our answers goes on for ever, at a price for each text. It is known by what
//! it writes (an automatic reply says so), by repeating itself, and by its pace.

use salon_postgres::TurnText;

use super::End;
use crate::situation::Situation;

/// What automatic replies say of themselves, in lower case. Only phrases that nobody writes by hand.
const AUTOMATIC: &[&str] = &[
    "auto-reply",
    "auto reply",
    "autoreply",
    "automatic reply",
    "automated reply",
    "automated response",
    "automatic response",
    "auto-response",
    "this is an automated",
    "do not reply to this message",
    "this mailbox is not monitored",
    "this number is not monitored",
    "this inbox is not monitored",
    "i am currently out of the office",
    "i'm currently out of the office",
    "i am out of the office",
    "i'm out of the office",
    "out of office until",
    "driving with do not disturb",
    "driving with focus turned on",
    "i'm driving right now",
    "sent from my car",
    "i have notifications silenced",
    "thank you for contacting us",
    "thanks for contacting us",
    "we have received your message and will",
    "respuesta automática",
    "respuesta automatica",
    "mensaje automático",
    "estoy fuera de la oficina",
    "no responda a este mensaje",
    "réponse automatique",
    "reponse automatique",
    "message automatique",
    "je suis absent du bureau",
    "ne pas répondre à ce message",
];

/// A text this often in a row, the newest included, is a machine's.
const MOST_REPEATS: u32 = 3;

/// Shorter texts ("2", "yes", "ok") are repeated by people too.
const SHORT: usize = 12;

/// Ends the turn when a machine seems to write. `most_turns` within two minutes are still a person.
pub(super) fn judge(situation: &Situation, most_turns: u32) -> Option<End> {
    if situation.recent.turns >= u64::from(most_turns) {
        return Some(End::handed_off("loop"));
    }
    let texts = situation.texts.iter();
    if texts.map(|text| text.body.as_str()).all(is_automatic) && !situation.texts.is_empty() {
        return Some(End::silent("automatic_reply"));
    }
    let last = situation.texts.last()?;
    let repeats = situation.recent.repeats.saturating_add(1);
    (is_long(last) && repeats >= u64::from(MOST_REPEATS)).then(|| End::handed_off("loop"))
}

fn is_long(text: &TurnText) -> bool {
    text.body.chars().count() >= SHORT
}

fn is_automatic(body: &str) -> bool {
    let lower = body.to_lowercase().replace('\u{2019}', "'");
    AUTOMATIC.iter().any(|phrase| lower.contains(phrase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_automatic_replies_by_what_they_say_of_themselves() {
        for text in [
            "I’m driving with Do Not Disturb While Driving turned on. I’ll see your message later.",
            "AUTO-REPLY: I am on vacation until Monday.",
            "I am out of the office until 11/30 with limited access to messages.",
            "Thank you for contacting us! We'll get back to you soon!",
            "Respuesta automática: estoy de vacaciones",
            "Réponse automatique : je suis en congé",
        ] {
            assert!(is_automatic(text), "{text}");
        }
        for text in [
            "I'm driving, running 10 late",
            "thanks for contacting me, see you at the salon",
            "can you reply by text? I'm at the office",
            "is this automated?",
            "are you a bot",
        ] {
            assert!(!is_automatic(text), "{text}");
        }
    }
}
