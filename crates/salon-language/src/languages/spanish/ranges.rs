//! Ranges of days, days that will not do, and what stands between days.

use crate::grammar::actions::ranges;
use crate::grammar::value::Class;
use crate::grammar::{Rule, rule};

/// Ranges, open ranges, and days that will not do.
pub(super) const OPEN: &[Rule] = &[
    rule(
        "(de|desde|del|desde el)? <day> (a|al|hasta|hasta el|-) <day>",
        Class::Days,
        ranges::from_to,
    ),
    rule("entre <day> y <day>", Class::Days, ranges::from_to),
    rule(
        "(después de|después del|luego de) <day>",
        Class::Days,
        ranges::after_day,
    ),
    rule(
        "(después de|después del|luego de) <days>",
        Class::Days,
        ranges::after_range,
    ),
    rule(
        "(después de|después del|a partir de) (el año)? <year>",
        Class::Days,
        ranges::after_year,
    ),
    rule(
        "(a partir de|a partir del|desde|desde el) <day> (en adelante)?",
        Class::Days,
        ranges::from_day,
    ),
    rule("(de|del)? <day> en adelante", Class::Days, ranges::from_day),
    rule("a partir =&ofthe <day>", Class::Days, ranges::from_day),
    rule(
        "(después|luego) =&ofthe <day>",
        Class::Days,
        ranges::after_day,
    ),
    rule("antes =&ofthe <day>", Class::Days, ranges::before_day),
    rule("en (vez|lugar) =&ofthe <day>", Class::Not, ranges::not_day),
    rule(
        "(a partir de|a partir del|desde) <days>",
        Class::Days,
        ranges::from_day,
    ),
    rule(
        "<day> (en adelante|o después|o más tarde)",
        Class::Days,
        ranges::from_day,
    ),
    rule(
        "(hasta|hasta el|a más tardar|como muy tarde) <day>",
        Class::Days,
        ranges::until_day,
    ),
    rule("hasta <days>", Class::Days, ranges::until_day),
    rule(
        "(antes de|antes del) <day>",
        Class::Days,
        ranges::before_day,
    ),
    rule(
        "(antes de|antes del) <days>",
        Class::Days,
        ranges::before_range,
    ),
    rule(
        "(menos|excepto|salvo|quitando|que no sea|que no sean|que no caiga) (en|los)? <day>",
        Class::Not,
        ranges::not_day,
    ),
    rule(
        "no (puedo|podría|podré|podemos|quiero|me va|me viene|me sirve) (en|los|ir|bien|para)? <day>",
        Class::Not,
        ranges::not_day,
    ),
    rule(
        "<day> (no puedo|no me va|no me viene|no me sirve|no me queda|no podría|no podré|no me cuadra|imposible|no trabajo)",
        Class::Not,
        ranges::not_day,
    ),
    rule("en (vez|lugar) de <day>", Class::Not, ranges::not_day),
    rule("en (vez|lugar) del <weekday>", Class::Not, ranges::not_day),
];

/// Words that make two days a choice.
pub(super) const BETWEEN: &str = "o u y e ni / , &";

/// Words that may stand beside those.
pub(super) const FILLERS: &str = "el la los también quizás incluso tal vez si no bien ya para en";

/// Words that may stand between a day and a bare number that is its time.
pub(super) const BEFORE_TIME: &str = ", a @ sobre como tipo - para";
