//! Talk about the talk itself.

use crate::topics::{Topic, topic};
use crate::understanding::IntentKind;

/// The wordings, with how sure each makes its topic.
pub(super) const TOPICS: &[Topic] = &[
    topic("(bonjour|bonsoir|salut|coucou)", IntentKind::Greeting, 40),
    topic(
        "^ (bonjour|bonsoir|salut|coucou) $",
        IntentKind::Greeting,
        66,
    ),
    topic("(merci|merci beaucoup)", IntentKind::Thanks, 60),
    topic(
        "(au revoir|bonne journée|bonne soirée|à bientôt)",
        IntentKind::Goodbye,
        58,
    ),
    topic(
        "parlez vous (anglais|espagnol)",
        IntentKind::ChangeLanguage,
        88,
    ),
];
