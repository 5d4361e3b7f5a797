//! What texts are about.

mod courtesy;
mod openings;
mod safety;
mod salon;
mod visits;

use crate::topics::Topic;
use crate::understanding::IntentKind;

/// All wordings.
pub(super) const TOPICS: &[&[Topic]] = &[
    visits::TOPICS,
    openings::TOPICS,
    salon::TOPICS,
    safety::TOPICS,
    courtesy::TOPICS,
];

/// Sets of words that topics speak of; `visit` and `notname` every language has.
pub(super) const SETS: &[(&str, &str)] = &[
    (
        "visit",
        "cita citas reserva reservas visita visitas turno turnos hora",
    ),
    (
        "notname",
        "bien mal lista listo que para por el la un una mi tarde aquí clienta cliente nueva nuevo",
    ),
];

/// Wordings that rule something out.
pub(super) const NOT: &[(&str, IntentKind)] =
    &[("no (quiero|necesito) cancelar", IntentKind::Cancel)];
