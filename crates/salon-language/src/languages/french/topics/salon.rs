//! What is asked about the salon.

use crate::topics::{Topic, topic};
use crate::understanding::IntentKind;

/// The wordings, with how sure each makes its topic.
pub(super) const TOPICS: &[Topic] = &[
    topic(
        "(combien) (coûte|coûtent|ça coûte|est)",
        IntentKind::Price,
        84,
    ),
    topic(
        "(quel est le|quels sont les) (prix|tarif|tarifs)",
        IntentKind::Price,
        84,
    ),
    topic("combien de temps", IntentKind::Duration, 86),
    topic(
        "(à quelle heure|quand) .. (ouvrez|fermez|ouvert|ouverts)",
        IntentKind::Hours,
        80,
    ),
    topic(
        "(où) .. (êtes|est|trouve|situé|situés)",
        IntentKind::Address,
        80,
    ),
];
