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

/// Sets of words that topics speak of.
pub(super) const SETS: &[(&str, &str)] = &[
    (
        "visit",
        "appointment appointments visit visits booking bookings reservation reservations meeting meetings session sessions slot table spot",
    ),
    (
        "booked",
        "appointment appointments visit visits booking bookings reservation reservations meeting meetings",
    ),
    ("this", "this it that"),
    (
        "message",
        "text texts message messages sms reminder reminders notification notifications promo promos alerts spam",
    ),
    (
        "treatment",
        "lash lashes extensions extension perm perms keratin facial facials massage massages braids braiding waxing wax threading microblading tanning botox fillers piercing piercings tattoo makeup relaxer straightening dreads locs acrylics dip nails toddler kids",
    ),
    ("place", "salon shop store place studio parlor location"),
    (
        "machine",
        "bot robot machine computer ai chatbot automated automation human person real people",
    ),
    (
        "person",
        "person human someone somebody manager owner receptionist agent representative operator staff stylist people",
    ),
    (
        "language",
        "spanish english french german mandarin chinese russian portuguese italian swedish norwegian japanese korean vietnamese arabic espanol francais",
    ),
    (
        "bodypart",
        "scalp skin head neck face ears ear eyes eye lips lip forehead hands hand nails nail hair",
    ),
    (
        "notname",
        "good right working fair ok okay what it true correct for the a an my how why who going enough possible about me you your helpful funny fun cool great nice bad wrong over done ready that this time",
    ),
];

/// Wordings that rule something out.
pub(super) const NOT: &[(&str, IntentKind)] = &[
    (
        "(do not|did not|not|never) (want to|need to|have to|wish to|trying to|going to)? cancel",
        IntentKind::Cancel,
    ),
    (
        "(cancellation|cancelation|canceling|cancel) (policy|fee|fees|list|charge)",
        IntentKind::Cancel,
    ),
    (
        "(if i|can i|do i|what if i) .. cancel .. (fee|charged|pay|penalty)",
        IntentKind::Cancel,
    ),
    (
        "(do not|did not|not) (want to|need to|have to)? (reschedule|move|change)",
        IntentKind::Move,
    ),
    ("(changed|change) my mind", IntentKind::Move),
    (
        "change (the|your|my|response)? .. language",
        IntentKind::Move,
    ),
    (
        "(do|does|can|will|if) .. (take|accept|takes|accepts) reservations",
        IntentKind::Book,
    ),
    (
        "(do|did|does|if) (i|we) have (a|an|any) .. &booked",
        IntentKind::Book,
    ),
    (
        "(when|what time|what day) (is|was|did|do|are|am) (my|our|i|that) ..",
        IntentKind::Book,
    ),
    (
        "how (can|to|much|long|many|do !&this|does !&this) ..",
        IntentKind::Help,
    ),
    (
        "(remove|take|drop|delete|cross) (me|us|my name|our name) (from|off|of|out of) (the|your)? (schedule|books|book|calendar|<day>|<days>)",
        IntentKind::OptOut,
    ),
    (
        "(remove|take|drop|delete|cross) (my|our) name (from|off|of) (for|on) (<day>|<days>)",
        IntentKind::OptOut,
    ),
    (
        "(goodbye|good bye) (!|.|,)? (see you|c you) ..",
        IntentKind::Confirm,
    ),
    (
        "(a|the|this|good|read|reading) book (on|about|by|from|is|called)",
        IntentKind::Book,
    ),
    ("way to work", IntentKind::Help),
];
