//! What is asked about the salon.

use crate::topics::{Topic, topic};
use crate::understanding::IntentKind;

/// The wordings, with how sure each makes its topic.
pub(super) const TOPICS: &[Topic] = &[
    topic(
        "(cuánto|qué) (cuesta|cuestan|vale|valen|cobran|precio)",
        IntentKind::Price,
        84,
    ),
    topic("(cuánto) (dura|tarda|tiempo)", IntentKind::Duration, 80),
    topic(
        "(a qué hora|qué horario|cuándo) .. (abren|cierran|abre|cierra|tienen)",
        IntentKind::Hours,
        78,
    ),
    topic("(dónde) (están|queda|es|quedan)", IntentKind::Address, 80),
];
