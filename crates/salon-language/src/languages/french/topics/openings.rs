//! What is booked, what is free, and what else there is.

use crate::topics::{Topic, topic};
use crate::understanding::IntentKind;

/// The wordings, with how sure each makes its topic.
pub(super) const TOPICS: &[Topic] = &[
    topic(
        "(quand|à quelle heure|quel jour) est .. &visit",
        IntentKind::MyVisits,
        86,
    ),
    topic(
        "(avez|reste|y) .. (disponible|disponibilité|disponibilités|libre|place|créneau|créneaux)",
        IntentKind::Availability,
        78,
    ),
    topic(
        "(autre|autres) (heure|heures|jour|jours|créneau|créneaux)",
        IntentKind::Alternatives,
        78,
    ),
];
