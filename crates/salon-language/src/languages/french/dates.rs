//! Days and ranges of days.

use crate::grammar::actions::{days, ranges, weekdays};
use crate::grammar::value::Class;
use crate::grammar::{Rule, rule};

/// What is a day by itself.
pub(super) const BASIC: &[Rule] = &[
    rule("aujourdhui", Class::Day, days::today),
    rule("demain", Class::Day, days::tomorrow),
    rule("après demain", Class::Day, days::day_after_tomorrow),
    rule("hier", Class::Day, days::yesterday),
    rule("avant hier", Class::Day, days::day_before_yesterday),
    rule("(le|ce)? <weekday>", Class::Day, weekdays::weekday),
    rule("<weekday> prochain", Class::Day, weekdays::next_weekday),
    rule("le (<number>|<ordinal>) !&unit", Class::Day, days::the_day),
    rule(
        "(le)? (<number>|<ordinal>) <month>",
        Class::Day,
        days::month_day,
    ),
    rule(
        "(le)? (<number>|<ordinal>) <month> <year>",
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
    rule("dans <length>", Class::Day, days::in_days),
    rule("il y a <length>", Class::Day, days::days_ago),
    rule("(à|pour)? <holiday>", Class::Day, days::holiday),
    rule("cette semaine", Class::Days, ranges::this_week),
    rule("(la)? semaine prochaine", Class::Days, ranges::next_week),
    rule("(ce|le)? weekend", Class::Days, ranges::this_weekend),
    rule("ce mois", Class::Days, ranges::this_month),
    rule("le mois prochain", Class::Days, ranges::next_month),
];

/// What is a day by way of another.
pub(super) const COMPOUND: &[Rule] = &[
    rule(
        "(le)? <weekday> ,? <day>",
        Class::Day,
        weekdays::weekday_and_day,
    ),
    rule("<day> en huit", Class::Day, days::week_after),
    rule("<day> en quinze", Class::Day, days::fortnight_after),
    rule("<length> après <day>", Class::Day, days::days_after),
    rule(
        "(de|du)? <day> (à|au|-) <day>",
        Class::Days,
        ranges::from_to,
    ),
];

/// Open ranges, and days that will not do.
pub(super) const OPEN: &[Rule] = &[
    rule(
        "(à partir de|à partir du|dès) <day>",
        Class::Days,
        ranges::from_day,
    ),
    rule(
        "(avant|jusque à|de ici) <day>",
        Class::Days,
        ranges::until_day,
    ),
    rule("(sauf|pas) <day>", Class::Not, ranges::not_day),
];

/// Words that make two days a choice.
pub(super) const BETWEEN: &str = "ou et / , & soit";

/// Words that may stand beside those.
pub(super) const FILLERS: &str = "le la aussi peut être";

/// Words that may stand between a day and a bare number that is its time.
pub(super) const BEFORE_TIME: &str = ", à @ vers -";
