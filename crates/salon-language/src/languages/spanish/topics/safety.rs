//! What a person should see, or what ends the talk.

use crate::topics::{Topic, topic};
use crate::understanding::IntentKind;

/// The wordings, with how sure each makes its topic.
pub(super) const TOPICS: &[Topic] = &[
    topic(
        "(hablar|comunicarme) con (una persona|alguien|un humano)",
        IntentKind::Person,
        86,
    ),
    topic(
        "(eres|es usted|es) (un robot|un bot|una máquina|humano|humana)",
        IntentKind::AreYouHuman,
        86,
    ),
    topic(
        "(no me|dejen de|deja de) (escriban|escriba|mandes|manden|escribir|escribirme|mandar)",
        IntentKind::OptOut,
        85,
    ),
];
