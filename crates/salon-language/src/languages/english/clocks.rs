//! Times of day, lengths of time, numbers and money.

use crate::grammar::actions::{clocks, lengths, numbers, spans};
use crate::grammar::value::{Class, Half, Part, Value};
use crate::grammar::{Rule, is, rule};
use crate::when::DayPart;

/// Numbers of several words, and numbers with an ending.
pub(super) const NUMBERS: &[Rule] = &[
    rule(
        "<number> -? <number>",
        Class::Number,
        numbers::tens_and_ones,
    ),
    rule(
        "<number> -? <ordinal>",
        Class::Ordinal,
        numbers::tens_and_ones,
    ),
    rule("<number> (st|nd|rd|th)", Class::Ordinal, numbers::numbered),
    is("a .? m .?", Class::Half, Value::Half(Half::Am)),
    is("p .? m .?", Class::Half, Value::Half(Half::Pm)),
];

/// Times that are times by themselves, and lengths.
pub(super) const BASIC: &[Rule] = &[
    rule("<number> -? <unit>", Class::Length, lengths::length),
    rule("(a|an|one) <unit>", Class::Length, lengths::length),
    rule("half (a|an)? <unit>", Class::Length, lengths::half_length),
    rule("(a|an)? half <unit>", Class::Length, lengths::half_length),
    rule(
        "(<number>|a|an) <unit> and a half",
        Class::Length,
        lengths::and_half_length,
    ),
    rule(
        "<number> and a half <unit>",
        Class::Length,
        lengths::and_half_length,
    ),
    rule(
        "(<number>|a) (quarters|quarter) of an hour",
        Class::Length,
        lengths::quarters_of_hour,
    ),
    rule("a? couple of? <unit>", Class::Length, lengths::couple),
    rule("a? few <unit>", Class::Length, lengths::few),
    rule("<hour>", Class::MaybeClock, clocks::time),
    rule("<run>", Class::MaybeClock, clocks::run),
    rule("<hour> <half>", Class::Clock, clocks::time),
    rule("<hour> in the <half>", Class::Clock, clocks::time),
    rule(
        "<hour> (:|.|;) <minute> <half>?",
        Class::Clock,
        clocks::time,
    ),
    rule("<hour> h <minute>?", Class::Clock, clocks::time),
    rule(
        "<hour> (h|hours) <minute> <half>",
        Class::Clock,
        clocks::time,
    ),
    rule(
        "(at|@|by|until|till) <hour> (hours|hrs) $",
        Class::Clock,
        clocks::time,
    ),
    rule("<hour> <minute> <half>", Class::Clock, clocks::time),
    rule("<run> <half>", Class::Clock, clocks::run),
    rule(
        "<hour> (oclock|o clock|o) <half>?",
        Class::Clock,
        clocks::time,
    ),
    rule(
        "<hour> (oclock|o clock|o) in the <half>",
        Class::Clock,
        clocks::time,
    ),
    rule("(12|twelve)? noon", Class::Clock, clocks::noon),
    rule("(midday|mid day|mid - day)", Class::Clock, clocks::noon),
    rule(
        "(12|twelve)? (midnight|mid night|mid - night)",
        Class::Clock,
        clocks::midnight,
    ),
    rule("(this|todays) <part>", Class::Part, clocks::this_part),
    rule("early (in the)? <part>", Class::Part, clocks::early_part),
    rule("late (in the)? <part>", Class::Part, clocks::late_part),
    rule("(mid) -? <part>", Class::Part, clocks::same_part),
    rule("in the? <part>", Class::Part, clocks::same_part),
    is(
        "(pm|in the pm|the pm)",
        Class::Part,
        part(DayPart::Afternoon),
    ),
    is("(in the am|the am)", Class::Part, part(DayPart::Morning)),
    rule("$ <number> (. <number>)?", Class::Money, numbers::money),
    rule(
        "$ <number> , <number> (. <number>)?",
        Class::Money,
        numbers::money,
    ),
    rule(
        "<number> (. <number>)? (dollars|dollar|bucks|usd)",
        Class::Money,
        numbers::money,
    ),
    rule("usd <number> (. <number>)?", Class::Money, numbers::money),
    rule("<number> . <number> !&half", Class::Other, numbers::nothing),
    rule(
        "<number> (. <number>)? (%|percent|stars|star)",
        Class::Other,
        numbers::nothing,
    ),
    rule("<number> &counted", Class::Other, numbers::nothing),
    rule(
        "(building|room|suite|unit|apt|number|#|no) <number>",
        Class::Other,
        numbers::nothing,
    ),
    rule(
        "<number> _ (street|st|avenue|ave|road|rd|blvd|boulevard|drive|lane)",
        Class::Other,
        numbers::nothing,
    ),
    rule(
        "(party|table|group|reservation|total) (of|for) <number> !&timely",
        Class::Other,
        numbers::nothing,
    ),
    rule("<ordinal> &numbered", Class::Other, numbers::nothing),
    rule(
        "(about|around|like|maybe|say)? <number> (minutes|minute)? late",
        Class::Other,
        numbers::nothing,
    ),
    rule(
        "<number> : <number> (ratio|aspect|meeting|session|scale)",
        Class::Other,
        numbers::nothing,
    ),
    rule("option <number>", Class::Other, numbers::nothing),
    rule(
        "the <number> of (us|them|you)",
        Class::Other,
        numbers::nothing,
    ),
    rule("a (second|sec)", Class::Other, numbers::nothing),
    rule(
        "(good|great|nice|lovely|wonderful) (<part>|day|week|weekend)",
        Class::Other,
        numbers::nothing,
    ),
];

/// Lengths made of lengths, and clock times in words.
pub(super) const LENGTHS: &[Rule] = &[
    rule(
        "<length> (and|,)? <length>",
        Class::Length,
        lengths::length_sum,
    ),
    rule(
        "<hour> -? <minute>",
        Class::MaybeClock,
        clocks::time_in_words,
    ),
];

/// Times by way of a word before or after them.
pub(super) const COMPOUND: &[Rule] = &[
    rule(
        "(about|around|approximately|approx|roughly|circa|~) <length>",
        Class::Length,
        lengths::same_length,
    ),
    rule(
        "a? half past (<clock>|<maybe>) <half>?",
        Class::Clock,
        clocks::half_past,
    ),
    rule("half (<clock>|<maybe>)", Class::Clock, clocks::half_past),
    rule(
        "a? quarter (past|after) (<clock>|<maybe>) <half>?",
        Class::Clock,
        clocks::quarter_past,
    ),
    rule(
        "a? quarter (to|till|til|of|before) (<clock>|<maybe>) <half>?",
        Class::Clock,
        clocks::quarter_to,
    ),
    rule(
        "<number> (minutes|minute|min|mins)? (past|after) (<clock>|<maybe>) <half>?",
        Class::Clock,
        clocks::minutes_past,
    ),
    rule(
        "<number> (minutes|minute|min|mins) (to|till|til|of|before) (<clock>|<maybe>) <half>?",
        Class::Clock,
        clocks::minutes_to,
    ),
    rule(
        "<number> (to|till|til|before) (noon|midday)",
        Class::Clock,
        clocks::minutes_to_noon,
    ),
    rule(
        "(at|@|kl) (<clock>|<maybe>) !&counted",
        Class::Clock,
        clocks::same_time,
    ),
    rule(
        "(make it|how about|what about|can you do|could you do|do you have|anything at|works at|what about at|try) (<clock>|<maybe>) !&counted",
        Class::Clock,
        clocks::same_time,
    ),
    rule(
        "(at|@) <hour> (.|:)? <minute> !&slash",
        Class::Clock,
        clocks::time,
    ),
    rule(
        "(at|@)? (about|around|approximately|approx|roughly|near|nearer|close to|closer to|like|circa|~|say) (<clock>|<maybe>) !&counted",
        Class::Clock,
        clocks::around,
    ),
    rule("(<clock>|<maybe>) -? ish", Class::Clock, clocks::around),
    rule(
        "<length> (from|after|past) <clock>",
        Class::Clock,
        spans::length_after_time,
    ),
    rule(
        "in <length> (from now|time)?",
        Class::Moment,
        spans::in_length,
    ),
    rule(
        "<length> (from now|later|hence|out)",
        Class::Moment,
        spans::in_length,
    ),
    rule(
        "(in|within|for)? the? next hour",
        Class::Moment,
        spans::next_hour,
    ),
    rule(
        "^ (<clock>|<maybe>) (is|works|would|sounds|please|then|will)",
        Class::Clock,
        clocks::same_time,
    ),
    rule(
        "(within|for|in|over) the next <length>",
        Class::Moment,
        spans::within_length,
    ),
    rule("(the)? next <length>", Class::Moment, spans::within_length),
    rule("within <length>", Class::Moment, spans::within_length),
    rule(
        "<clock> (in the?|at|of the|on the|,)? <part>",
        Class::Clock,
        clocks::in_part,
    ),
    rule(
        "<maybe> (in the?|at|of the|,)? <part>",
        Class::Clock,
        clocks::in_part,
    ),
];

/// Times by way of the times before.
pub(super) const PARTS: &[Rule] = &[
    rule(
        "<clock> (in the?|at|of the|on the|,)? <part>",
        Class::Clock,
        clocks::in_part,
    ),
    rule(
        "(in the|in)? <part> (at|@|around|about|like|say|for|by|time|of)? (<clock>|<maybe>) !&counted",
        Class::Clock,
        clocks::in_part,
    ),
    rule("(at|@) <clock> !&slash", Class::Clock, clocks::same_time),
    rule(
        "(about|around|approximately|roughly|near|close to|say) <clock>",
        Class::Clock,
        clocks::around,
    ),
];

/// Ranges of times.
pub(super) const RANGES: &[Rule] = &[
    rule(
        "(from|between)? <clock> (-|to|till|til|until|untill|through|thru) (<clock>|<maybe>)",
        Class::Times,
        spans::between,
    ),
    rule(
        "(from|between)? <maybe> (-|to|till|til|until|untill|through|thru) <clock>",
        Class::Times,
        spans::between,
    ),
    rule(
        "between (<clock>|<maybe>) (and|-|to|&) (<clock>|<maybe>)",
        Class::Times,
        spans::between,
    ),
    rule(
        "from (<clock>|<maybe>) (-|to|till|til|until|untill|through|thru) (<clock>|<maybe>)",
        Class::Times,
        spans::between,
    ),
    rule("<maybe> (-|to) <maybe>", Class::MaybeTimes, spans::between),
    rule(
        "<part> (from)? <maybe> (-|to) <maybe>",
        Class::Times,
        spans::between,
    ),
    rule(
        "for <length> (from|starting at|starting from|at) <clock>",
        Class::Times,
        spans::for_length,
    ),
    rule(
        "(from)? <clock> ,? for <length>",
        Class::Times,
        spans::for_length,
    ),
    rule("<clock> or <clock>", Class::Times, spans::either_time),
    rule("<maybe> or <clock>", Class::Times, spans::either_time),
    rule("<clock> or <maybe>", Class::Times, spans::either_time),
    rule(
        "(after|past|later than|anytime after|any time after|not before|no earlier than|since|beyond) (<clock>|<maybe>) !&counted",
        Class::Times,
        spans::from_time,
    ),
    rule(
        "(from|starting|starting at|starting from) <clock>",
        Class::Times,
        spans::from_time,
    ),
    rule(
        "<clock> (or later|or after|and later|onwards|onward|on|and after|and onwards)",
        Class::Times,
        spans::from_time,
    ),
    rule(
        "(before|until|till|til|by !&clockstart|no later than|as late as|not after|not later than|earlier than|prior to|through|be done by|finished by|out by) (<clock>|<maybe>) !&counted",
        Class::Times,
        spans::until_time,
    ),
    rule(
        "<clock> (or earlier|or before|at the latest|latest)",
        Class::Times,
        spans::until_time,
    ),
    rule(
        "(after|later than) (<clock>|<maybe>) (but|and)? before (<clock>|<maybe>)",
        Class::Times,
        spans::between,
    ),
    rule(
        "(from|between)? now (until|till|to|and) (<clock>|<maybe>)",
        Class::Moment,
        spans::from_now_until,
    ),
    rule(
        "(from|between)? now (until|till|to|and) <length> (later|from now)",
        Class::Moment,
        spans::within_length,
    ),
    rule(
        "(from|between) (<clock>|<maybe>) (until|till|to|and) now",
        Class::Moment,
        spans::from_time_until_now,
    ),
];

/// A part of the day as the value of a rule.
pub(super) const fn part(part: DayPart) -> Value {
    Value::Part(Part { part, today: false })
}
