//! Times of day, lengths of time, numbers and money.

use crate::grammar::actions::{clocks, lengths, numbers, spans};
use crate::grammar::value::Class;
use crate::grammar::{Rule, rule};

/// Numbers of several words, and numbers with an ending.
pub(super) const NUMBERS: &[Rule] = &[
    rule(
        "<number> et? <number>",
        Class::Number,
        numbers::tens_and_ones,
    ),
    rule(
        "<number> et? <number>",
        Class::Number,
        numbers::tens_and_teens,
    ),
    rule(
        "<number> (er|ère|e|ème|nd|nde)",
        Class::Ordinal,
        numbers::numbered,
    ),
];

/// Times that are times by themselves, and lengths.
pub(super) const BASIC: &[Rule] = &[
    rule("<number> <unit>", Class::Length, lengths::length),
    rule("(une)? demi <unit>", Class::Length, lengths::half_length),
    rule(
        "<number> <unit> et demie?",
        Class::Length,
        lengths::and_half_length,
    ),
    rule("<hour>", Class::MaybeClock, clocks::time),
    rule("<run>", Class::MaybeClock, clocks::run),
    rule("<hour> <half>", Class::Clock, clocks::time),
    rule("<hour> (:|.) <minute>", Class::Clock, clocks::time),
    rule(
        "<hour> (h|heure|heures) <minute>?",
        Class::Clock,
        clocks::time,
    ),
    rule("midi", Class::Clock, clocks::noon),
    rule("minuit", Class::Clock, clocks::midnight),
    rule("(ce|cet|cette) <part>", Class::Part, clocks::this_part),
    rule(
        "(le|la|dans la|en|au|dans le) <part>",
        Class::Part,
        clocks::same_part,
    ),
    rule(
        "<number> (, <number>)? (euros|euro|€)",
        Class::Money,
        numbers::money,
    ),
    rule("<number> € <number>", Class::Money, numbers::money),
    rule("<number> &counted", Class::Other, numbers::nothing),
];

/// Lengths made of lengths, and clock times in words.
pub(super) const LENGTHS: &[Rule] = &[rule(
    "<length> (et|,)? <length>",
    Class::Length,
    lengths::length_sum,
)];

/// Times by way of a word before or after them.
pub(super) const COMPOUND: &[Rule] = &[
    rule("<clock> et (demi|demie)", Class::Clock, clocks::half_past),
    rule("<clock> et quart", Class::Clock, clocks::quarter_past),
    rule("<clock> moins le? quart", Class::Clock, clocks::quarter_to),
    rule(
        "<hour> (h|heure|heures) <number>",
        Class::Clock,
        clocks::hour_and_number,
    ),
    rule(
        "<hour> (h|heure|heures) moins <number>",
        Class::Clock,
        clocks::minutes_to,
    ),
    rule("(à|@) (<clock>|<maybe>)", Class::Clock, clocks::same_time),
    rule(
        "(vers|environ) (<clock>|<maybe>)",
        Class::Clock,
        clocks::around,
    ),
    rule("dans <length>", Class::Moment, spans::in_length),
];

/// Times by way of the times before.
pub(super) const PARTS: &[Rule] = &[
    rule(
        "(à)? (<clock>|<maybe>) (du|de le|de la) <part>",
        Class::Clock,
        clocks::in_part,
    ),
    rule(
        "<part> (à|vers) (<clock>|<maybe>)",
        Class::Clock,
        clocks::in_part,
    ),
    rule("à <clock>", Class::Clock, clocks::same_time),
];

/// Ranges of times.
pub(super) const RANGES: &[Rule] = &[
    rule(
        "(entre|de) (<clock>|<maybe>) (et|à|-) (<clock>|<maybe>)",
        Class::Times,
        spans::between,
    ),
    rule("<clock> (à|-) <clock>", Class::Times, spans::between),
    rule(
        "(après|à partir de|dès) (<clock>|<maybe>)",
        Class::Times,
        spans::from_time,
    ),
    rule(
        "(avant|jusque à) (<clock>|<maybe>)",
        Class::Times,
        spans::until_time,
    ),
    rule(
        "<clock> ou (<clock>|<maybe>)",
        Class::Times,
        spans::either_time,
    ),
];
