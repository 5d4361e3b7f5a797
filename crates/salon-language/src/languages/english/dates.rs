//! Days and ranges of days.

use crate::grammar::actions::{days, ranges, weekdays};
use crate::grammar::value::Class;
use crate::grammar::{Rule, rule};

/// What is a day by itself.
pub(super) const BASIC: &[Rule] = &[
    rule("(today|todays)", Class::Day, days::today),
    rule("later today", Class::Day, days::today),
    rule("(tomorrow|tomorrows)", Class::Day, days::tomorrow),
    rule(
        "the? day after tomorrow",
        Class::Day,
        days::day_after_tomorrow,
    ),
    rule("yesterday", Class::Day, days::yesterday),
    rule("this? <weekday>", Class::Day, weekdays::weekday),
    rule(
        "(this|the)? (coming|upcoming) <weekday>",
        Class::Day,
        weekdays::coming_weekday,
    ),
    rule("<weekday> coming", Class::Day, weekdays::coming_weekday),
    rule(
        "<weekday> (of|in)? this week",
        Class::Day,
        weekdays::weekday_this_week,
    ),
    rule(
        "this week <weekday>",
        Class::Day,
        weekdays::weekday_this_week,
    ),
    rule(
        "(the|this)? next <weekday>",
        Class::Day,
        weekdays::next_weekday,
    ),
    rule(
        "the? following <weekday>",
        Class::Day,
        weekdays::weekday_next_week,
    ),
    rule(
        "<weekday> ,? (of|in|the)? the? (next|following|coming|upcoming) week",
        Class::Day,
        weekdays::weekday_next_week,
    ),
    rule(
        "next week ,? on? <weekday>",
        Class::Day,
        weekdays::weekday_next_week,
    ),
    rule(
        "<weekday> after next",
        Class::Day,
        weekdays::weekday_after_next,
    ),
    rule("last <weekday>", Class::Day, weekdays::last_weekday),
    rule(
        "<number> <weekday> (from now|out|away)",
        Class::Day,
        weekdays::weekdays_from_now,
    ),
    rule("(the|this) <number> !&unit", Class::Day, days::the_digits),
    rule(
        "(on|for the) <number> !&counted",
        Class::Day,
        days::the_digits,
    ),
    rule(
        "(the|this|on|for|on the|for the) <ordinal> !&numbered",
        Class::Day,
        days::the_day,
    ),
    rule("^ <ordinal> $", Class::Day, days::the_day),
    rule(
        "!&placing <ordinal> (=&clockstart|$)",
        Class::Day,
        days::the_day,
    ),
    rule(
        "the? (<ordinal>|<number>) day? (of|in) (this|the|current|the current) month",
        Class::Day,
        days::day_this_month,
    ),
    rule(
        "the? (<ordinal>|<number>) day? (of|in) the? next month",
        Class::Day,
        days::day_next_month,
    ),
    rule(
        "next month ,? on? the (<ordinal>|<number>)",
        Class::Day,
        days::day_next_month,
    ),
    rule(
        "next? <month> (.|,|/|-)? the? (<ordinal>|<number>) !&minutes",
        Class::Day,
        days::month_day,
    ),
    rule(
        "<month> .? the? (<ordinal>|<number>) (,|of|in)? <year>",
        Class::Day,
        days::month_day,
    ),
    rule(
        "the? next? (<ordinal>|<number>) day? (of|-|/|,)? <month> .?",
        Class::Day,
        days::month_day,
    ),
    rule(
        "the? (<ordinal>|<number>) (of|-|/|,)? <month> (.|,|-|/|of|in)? <year>",
        Class::Day,
        days::month_day,
    ),
    rule(
        "<year> (-|/|.) <number> (-|/|.) <number>",
        Class::Day,
        days::iso,
    ),
    rule("<number> / <number> !&slash", Class::Day, days::slashes),
    rule(
        "<number> / <number> / (<year>|<number>)",
        Class::Day,
        days::slashes,
    ),
    rule(
        "<number> - <number> - (<year>|<number>)",
        Class::Day,
        days::slashes,
    ),
    rule(
        "<number> . <number> . (<year>|<number>)",
        Class::Day,
        days::slashes,
    ),
    rule(
        "on <number> (-|.) <number> !&slash",
        Class::Day,
        days::slashes,
    ),
    rule(
        "in <length> (time|from now|from today)?",
        Class::Day,
        days::in_days,
    ),
    rule(
        "<length> (from now|from today|hence|later|out|away|after today)",
        Class::Day,
        days::in_days,
    ),
    rule("<length> ago", Class::Day, days::days_ago),
    rule("(the|on the) day after", Class::Day, days::day_after_day),
    rule(
        "(the|on the)? (next|following) day",
        Class::Day,
        days::day_after_day,
    ),
    rule("(the)? next =&daypart", Class::Day, days::day_after_day),
    rule(
        "the? <ordinal> <weekday> (of|in) <month>",
        Class::Day,
        weekdays::nth_weekday_in_month,
    ),
    rule(
        "the? last <weekday> (of|in) <month>",
        Class::Day,
        weekdays::nth_weekday_in_month,
    ),
    rule(
        "the? (<ordinal>|last) <weekday> (of|in) next month",
        Class::Day,
        weekdays::nth_weekday_next_month,
    ),
    rule(
        "the? (<ordinal>|last) <weekday> (of|in) (this|the) month",
        Class::Day,
        weekdays::nth_weekday_this_month,
    ),
    rule(
        "(this|next)? <holiday> (of|,)? <year>?",
        Class::Day,
        days::holiday,
    ),
    rule(
        "(this|the rest of this|this current|current|my) week",
        Class::Days,
        ranges::this_week,
    ),
    rule("the week $", Class::Days, ranges::this_week),
    rule(
        "the? (rest|remainder) of (the|this|my) week",
        Class::Days,
        ranges::rest_of_week,
    ),
    rule(
        "later (this|in the) week",
        Class::Days,
        ranges::rest_of_week,
    ),
    rule(
        "(this|the) (working|work|business) week",
        Class::Days,
        ranges::this_working_week,
    ),
    rule(
        "the? (next|following|coming|upcoming) week",
        Class::Days,
        ranges::next_week,
    ),
    rule("the? week after next", Class::Days, ranges::week_after_next),
    rule(
        "(this|the|this coming|over the|on the|at the)? weekend",
        Class::Days,
        ranges::this_weekend,
    ),
    rule("(the)? next weekend", Class::Days, ranges::next_weekend),
    rule("(this|the|current) month", Class::Days, ranges::this_month),
    rule("later this month", Class::Days, ranges::this_month),
    rule(
        "(the)? (next|following|coming) month",
        Class::Days,
        ranges::next_month,
    ),
    rule(
        "(in|during|this|next|for|by|sometime in) <month> .? (the)? !#",
        Class::Days,
        ranges::in_named_month,
    ),
    rule("<month> ,? <year>", Class::Days, ranges::in_named_month),
    rule(
        "(in|during|over)? the? next <length>",
        Class::Days,
        ranges::next_length,
    ),
    rule(
        "within (the next)? <length>",
        Class::Days,
        ranges::within_days,
    ),
    rule("<month> $", Class::Days, ranges::in_named_month),
];

/// What is a day by way of another.
pub(super) const COMPOUND: &[Rule] = &[
    rule(
        "<weekday> ,? (the|on|on the)? <day>",
        Class::Day,
        weekdays::weekday_and_day,
    ),
    rule(
        "<weekday> ,? the? <ordinal> !&numbered",
        Class::Day,
        weekdays::weekday_and_ordinal,
    ),
    rule(
        "<weekday> <number> (=&clockstart|$|=&comma)",
        Class::Day,
        weekdays::weekday_and_number,
    ),
    rule(
        "<weekday> <number> ,? <month> ,? <year>?",
        Class::Day,
        weekdays::weekday_and_ordinal_month,
    ),
    rule(
        "<length> (from|after|following|since) <day>",
        Class::Day,
        days::days_after,
    ),
    rule(
        "<length> (before|prior to) <day>",
        Class::Day,
        days::days_before,
    ),
    rule("(the day) after <day>", Class::Day, days::day_after_day),
    rule("<day> week", Class::Day, days::week_after),
    rule(
        "the? week (of|starting|beginning|commencing) (on|from)? <day>",
        Class::Days,
        ranges::week_of,
    ),
    rule(
        "the? weekend (of|before|after)? <day>",
        Class::Days,
        ranges::weekend_of,
    ),
    rule(
        "(at|in|on|by)? the? (beginning|start|early) (of|in)? (around)? <days>",
        Class::Days,
        ranges::start_of_range,
    ),
    rule("early <days>", Class::Days, ranges::start_of_range),
    rule(
        "(at|in|on|by)? the? (middle|mid) (of|in)? <days>",
        Class::Days,
        ranges::middle_of_range,
    ),
    rule(
        "(at|in|on|by|towards)? the? (end|late|tail end) (of|in)? (around)? <days>",
        Class::Days,
        ranges::end_of_range,
    ),
    rule("(at)? the? eom", Class::Days, ranges::end_of_this_month),
    rule(
        "(from)? <month> .? the? (<ordinal>|<number>) (-|to|till|until|through|thru|and) the? (<ordinal>|<number>)",
        Class::Days,
        ranges::from_to_in_month,
    ),
    rule(
        "(from|between)? the? (<ordinal>|<number>) (-|to|till|until|through|thru|and) the? (<ordinal>|<number>) of? <month>",
        Class::Days,
        ranges::from_to_in_month,
    ),
    rule(
        "(from|between) the (<ordinal>|<number>) (-|to|till|until|through|thru|and) the? (<ordinal>|<number>)",
        Class::Days,
        ranges::from_to_numbers,
    ),
    rule(
        "(from|between)? the? <ordinal> (-|to|till|until|through|thru) the? <ordinal>",
        Class::Days,
        ranges::from_to_numbers,
    ),
    rule(
        "(from)? <day> (-|to|till|until|through|thru) <day>",
        Class::Days,
        ranges::from_to,
    ),
    rule(
        "(between|from) <day> and <day>",
        Class::Days,
        ranges::from_to,
    ),
    rule(
        "for <length> ,? (from|starting|beginning|starting from|starting on) <day>",
        Class::Days,
        ranges::length_from_day,
    ),
];

/// Open ranges, and days that will not do.
pub(super) const OPEN: &[Rule] = &[
    rule(
        "(after|past|later than) <day>",
        Class::Days,
        ranges::after_day,
    ),
    rule(
        "(from|since|starting|as of|beginning) <day> (on|onwards|onward|forward)?",
        Class::Days,
        ranges::from_day,
    ),
    rule(
        "<day> (or later|or after|onwards|onward)",
        Class::Days,
        ranges::from_day,
    ),
    rule("after <days>", Class::Days, ranges::after_range),
    rule(
        "(until|till|by|through|no later than) <day>",
        Class::Days,
        ranges::until_day,
    ),
    rule("before <day>", Class::Days, ranges::before_day),
    rule(
        "(until|till|by|through) <days>",
        Class::Days,
        ranges::until_day,
    ),
    rule("before <days>", Class::Days, ranges::before_range),
    rule("(after|since) <year>", Class::Days, ranges::after_year),
    rule(
        "(not|except|any day but|anything but|besides|can not|will not) (on|do|for|this|do on|make|make it|make it on|come|come on|come in|come in on)? <day>",
        Class::Not,
        ranges::not_day,
    ),
    rule(
        "(instead of|rather than|other than) (on|the)? <day>",
        Class::Not,
        ranges::not_day,
    ),
    rule(
        "<day> (does not|do not|will not|is not) (work|good|suit|possible)",
        Class::Not,
        ranges::not_day,
    ),
];

/// Words that make two days a choice.
pub(super) const BETWEEN: &str = "or and / , & either";

/// Words that may stand beside those.
pub(super) const FILLERS: &str = "on the maybe even also possibly this";

/// Words that may stand between a day and a bare number that is its time.
pub(super) const BEFORE_TIME: &str = ", at @ around like for on say -";
