//! Times of day, lengths of time, numbers and money.

use crate::grammar::actions::{clocks, lengths, numbers, spans};
use crate::grammar::value::{Class, Half, Value};
use crate::grammar::{Rule, is, rule};

/// Numbers of several words, and numbers with an ending.
pub(super) const NUMBERS: &[Rule] = &[
    rule("<number> y <number>", Class::Number, numbers::tens_and_ones),
    rule(
        "<number> (ro|ra|er|do|da|to|ta)",
        Class::Ordinal,
        numbers::numbered,
    ),
    is("a .? m .?", Class::Half, Value::Half(Half::Am)),
    is("p .? m .?", Class::Half, Value::Half(Half::Pm)),
];

/// Times that are times by themselves, and lengths.
pub(super) const BASIC: &[Rule] = &[
    rule("<number> <unit>", Class::Length, lengths::length),
    rule("media <unit>", Class::Length, lengths::half_length),
    rule(
        "<number> <unit> y media",
        Class::Length,
        lengths::and_half_length,
    ),
    rule("<hour>", Class::MaybeClock, clocks::time),
    rule("<run>", Class::MaybeClock, clocks::run),
    rule("<hour> <half>", Class::Clock, clocks::time),
    rule("<hour> (:|.) <minute> <half>?", Class::Clock, clocks::time),
    rule("<hour> h <minute>?", Class::Clock, clocks::time),
    rule("(las|la) <hour> horas?", Class::Clock, clocks::time),
    rule("mediodía", Class::Clock, clocks::noon),
    rule("medianoche", Class::Clock, clocks::midnight),
    rule(
        "(esta|hoy por la|hoy en la) <part>",
        Class::Part,
        clocks::this_part,
    ),
    rule("(por|en|a) la <part>", Class::Part, clocks::same_part),
    rule(
        "<number> (, <number>)? (euros|euro|€|pesos|dólares)",
        Class::Money,
        numbers::money,
    ),
    rule("(€|$) <number> (, <number>)?", Class::Money, numbers::money),
    rule("<number> &counted", Class::Other, numbers::nothing),
    rule(
        "(buenos|buenas) (días|tardes|noches)",
        Class::Other,
        numbers::nothing,
    ),
];

/// Lengths made of lengths, and clock times in words.
pub(super) const LENGTHS: &[Rule] = &[rule(
    "<length> (y|,)? <length>",
    Class::Length,
    lengths::length_sum,
)];

/// Times by way of a word before or after them.
pub(super) const COMPOUND: &[Rule] = &[
    rule(
        "(las|la)? (<clock>|<hour>) y media",
        Class::Clock,
        clocks::half_past,
    ),
    rule(
        "(las|la)? (<clock>|<hour>) y cuarto",
        Class::Clock,
        clocks::quarter_past,
    ),
    rule(
        "(las|la)? (<clock>|<hour>) menos cuarto",
        Class::Clock,
        clocks::quarter_to,
    ),
    rule(
        "(las|la) <hour> y <number>",
        Class::Clock,
        clocks::hour_and_number,
    ),
    rule(
        "(las|la)? <hour> menos <number>",
        Class::Clock,
        clocks::minutes_to,
    ),
    rule(
        "a? (las|la) (<clock>|<maybe>)",
        Class::Clock,
        clocks::same_time,
    ),
    rule(
        "(sobre|como|tipo|hacia) a? (las|la)? (<clock>|<maybe>)",
        Class::Clock,
        clocks::around,
    ),
    rule("(dentro de|en) <length>", Class::Moment, spans::in_length),
];

/// Times by way of the times before.
pub(super) const PARTS: &[Rule] = &[
    rule(
        "a? (<clock>|<maybe>) (de|por|en) la <part>",
        Class::Clock,
        clocks::in_part,
    ),
    rule("(por|en) la <part> <clock>", Class::Clock, clocks::in_part),
];

/// Ranges of times.
pub(super) const RANGES: &[Rule] = &[
    rule(
        "(entre|de|desde) (<clock>|<maybe>) (y|a|hasta|-) (<clock>|<maybe>)",
        Class::Times,
        spans::between,
    ),
    rule(
        "<clock> (a|-|hasta) (<clock>|<maybe>)",
        Class::Times,
        spans::between,
    ),
    rule("<maybe> (a|-) <maybe>", Class::MaybeTimes, spans::between),
    rule(
        "(después de|a partir de|desde) (<clock>|<maybe>)",
        Class::Times,
        spans::from_time,
    ),
    rule(
        "(antes de|hasta) (<clock>|<maybe>)",
        Class::Times,
        spans::until_time,
    ),
    rule(
        "<clock> o (<clock>|<maybe>)",
        Class::Times,
        spans::either_time,
    ),
];
