//! What a person should see, or what ends the talk.

use crate::topics::{Topic, topic};
use crate::understanding::IntentKind;

/// The wordings, with how sure each makes its topic.
pub(super) const TOPICS: &[Topic] = &[
    topic(
        "parler .. (à une personne|à quelque un|à un humain)",
        IntentKind::Person,
        86,
    ),
    topic(
        "(êtes|es) (vous|tu) (un robot|une machine|humain|humaine)",
        IntentKind::AreYouHuman,
        86,
    ),
    topic(
        "(ne me|arrêtez de) .. (envoyez|écrivez|écrire|envoyer) ..",
        IntentKind::OptOut,
        85,
    ),
];
