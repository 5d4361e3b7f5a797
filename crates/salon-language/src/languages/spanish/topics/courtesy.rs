//! Talk about the talk itself.

use crate::topics::{Topic, topic};
use crate::understanding::IntentKind;

/// The wordings, with how sure each makes its topic.
pub(super) const TOPICS: &[Topic] = &[
    topic(
        "(hola|buenos días|buenas tardes|buenas noches|buenas)",
        IntentKind::Greeting,
        40,
    ),
    topic(
        "^ (hola|buenos días|buenas tardes|buenas noches|buenas) $",
        IntentKind::Greeting,
        66,
    ),
    topic("(gracias|muchas gracias)", IntentKind::Thanks, 60),
    topic("(adiós|hasta luego|chau)", IntentKind::Goodbye, 58),
    topic(
        "(habla|hablan|hablas) (usted)? (inglés|francés)",
        IntentKind::ChangeLanguage,
        88,
    ),
];
