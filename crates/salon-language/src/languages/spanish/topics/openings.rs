//! What is booked, what is free, and what else there is.

use crate::topics::{Topic, topic};
use crate::understanding::IntentKind;

/// The wordings, with how sure each makes its topic.
pub(super) const TOPICS: &[Topic] = &[
    topic(
        "(cuándo|a qué hora|qué día) (es|tengo) .. &visit",
        IntentKind::MyVisits,
        86,
    ),
    topic(
        "(hay|tienen|tiene|tienes) .. (libre|disponible|disponibilidad|lugar|espacio)",
        IntentKind::Availability,
        78,
    ),
    topic(
        "(otra|otro|otras|otros) (hora|horas|día|días|opción|opciones)",
        IntentKind::Alternatives,
        78,
    ),
];
