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
        "rendezvous réservation réservations créneau visite",
    ),
    (
        "notname",
        "bien mal désolé désolée en le la un une à pas prêt prête ici client cliente nouvelle nouveau",
    ),
];

/// Wordings that rule something out.
pub(super) const NOT: &[(&str, IntentKind)] = &[("(ne|pas) .. annuler pas?", IntentKind::Cancel)];
