//! What is to happen to visits.

use crate::topics::{Topic, topic};
use crate::understanding::IntentKind;

/// The wordings, with how sure each makes its topic.
pub(super) const TOPICS: &[Topic] = &[
    topic(
        "(quiero|quisiera|necesito|me gustaría|puedo|podría) .. (&visit|reservar|agendar|<service>)",
        IntentKind::Book,
        80,
    ),
    topic(
        "(reservar|agendar|pedir|sacar|hacer) .. &visit",
        IntentKind::Book,
        82,
    ),
    topic("(cancelar|anular) .. ", IntentKind::Cancel, 84),
    topic(
        "(cambiar|mover|reprogramar) .. (&visit|día|hora)",
        IntentKind::Move,
        84,
    ),
    topic("(llego|llegaré|voy) .. tarde", IntentKind::RunningLate, 84),
];
