//! What is to happen to visits.

use crate::topics::{Topic, topic};
use crate::understanding::IntentKind;

/// The wordings, with how sure each makes its topic.
pub(super) const TOPICS: &[Topic] = &[
    topic(
        "(voudrais|veux|aimerais|souhaite|souhaiterais|puis je|peux) .. (&visit|réserver|<service>)",
        IntentKind::Book,
        80,
    ),
    topic("(prendre|réserver|avoir) .. &visit", IntentKind::Book, 82),
    topic("annuler ..", IntentKind::Cancel, 84),
    topic(
        "(déplacer|changer|décaler|reporter) .. (&visit|jour|heure)",
        IntentKind::Move,
        84,
    ),
    topic("(serai|arrive|suis) .. retard", IntentKind::RunningLate, 84),
];
