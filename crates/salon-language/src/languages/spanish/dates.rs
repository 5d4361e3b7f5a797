//! Days and ranges of days.

use crate::grammar::actions::{days, ranges, weekdays};
use crate::grammar::value::Class;
use crate::grammar::{Rule, rule};

/// What is a day by itself.
pub(super) const BASIC: &[Rule] = &[
    rule("hoy", Class::Day, days::today),
    rule("mañana", Class::Day, days::tomorrow),
    rule("pasado mañana", Class::Day, days::day_after_tomorrow),
    rule("ayer", Class::Day, days::yesterday),
    rule("(anteayer|antier)", Class::Day, days::day_before_yesterday),
    rule("(el|este|los)? <weekday>", Class::Day, weekdays::weekday),
    rule(
        "(el|este)? próximo <weekday>",
        Class::Day,
        weekdays::next_weekday,
    ),
    rule(
        "(el|este)? <weekday> (que viene|próximo)",
        Class::Day,
        weekdays::next_weekday,
    ),
    rule("el <number> !&unit", Class::Day, days::the_digits),
    rule(
        "(el|día|el día)? (<number>|<ordinal>) de <month>",
        Class::Day,
        days::month_day,
    ),
    rule(
        "(el|día|el día)? (<number>|<ordinal>) de <month> (de|del|,)? <year>",
        Class::Day,
        days::month_day,
    ),
    rule("<number> / <number> !&slash", Class::Day, days::slashes),
    rule(
        "<number> (/|-|.) <number> (/|-|.) (<year>|<number>)",
        Class::Day,
        days::slashes,
    ),
    rule("<year> - <number> - <number>", Class::Day, days::iso),
    rule("(en|dentro de) <length>", Class::Day, days::in_days),
    rule("hace <length>", Class::Day, days::days_ago),
    rule("(el|en)? <holiday>", Class::Day, days::holiday),
    rule("esta semana", Class::Days, ranges::this_week),
    rule(
        "(la semana que viene|la próxima semana|la semana próxima)",
        Class::Days,
        ranges::next_week,
    ),
    rule("(el|este)? finde", Class::Days, ranges::this_weekend),
    rule("este mes", Class::Days, ranges::this_month),
    rule(
        "(el mes que viene|el próximo mes)",
        Class::Days,
        ranges::next_month,
    ),
];

/// What is a day by way of another.
pub(super) const COMPOUND: &[Rule] = &[
    rule(
        "(el)? <weekday> ,? <day>",
        Class::Day,
        weekdays::weekday_and_day,
    ),
    rule("<length> después de <day>", Class::Day, days::days_after),
    rule(
        "(de|desde|del)? <day> (a|al|hasta|-) <day>",
        Class::Days,
        ranges::from_to,
    ),
];

/// Open ranges, and days that will not do.
pub(super) const OPEN: &[Rule] = &[
    rule(
        "(a partir de|desde|a partir del) <day>",
        Class::Days,
        ranges::from_day,
    ),
    rule(
        "(hasta|antes de|antes del) <day>",
        Class::Days,
        ranges::until_day,
    ),
    rule(
        "(menos|excepto|salvo|no puedo) <day>",
        Class::Not,
        ranges::not_day,
    ),
];

/// Words that make two days a choice.
pub(super) const BETWEEN: &str = "o u y / , &";

/// Words that may stand beside those.
pub(super) const FILLERS: &str = "el la también quizás";

/// Words that may stand between a day and a bare number that is its time.
pub(super) const BEFORE_TIME: &str = ", a @ sobre como tipo -";
