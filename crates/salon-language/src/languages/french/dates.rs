//! Days and ranges of days.

use crate::grammar::actions::{days, ranges, weekdays};
use crate::grammar::value::Class;
use crate::grammar::{Rule, rule};

/// What is a day by itself.
pub(super) const BASIC: &[Rule] = &[
    rule("aujourdhui", Class::Day, days::today),
    rule("ce jour", Class::Day, days::today),
    rule("(de|du|pour|à)? demain", Class::Day, days::tomorrow),
    rule("aprèsdemain", Class::Day, days::day_after_tomorrow),
    rule("hier", Class::Day, days::yesterday),
    rule("avanthier", Class::Day, days::day_before_yesterday),
    rule(
        "(le|ce|cette|de|du|les|pour|au)? <weekday>",
        Class::Day,
        weekdays::weekday,
    ),
    rule(
        "(le|ce|au|du)? <weekday> (qui vient|qui arrive|à venir)",
        Class::Day,
        weekdays::coming_weekday,
    ),
    rule(
        "(le|ce|au|du|de)? <weekday> (prochain|suivant)",
        Class::Day,
        weekdays::next_weekday,
    ),
    rule(
        "(le|au|du)? (prochain|prochaine) <weekday>",
        Class::Day,
        weekdays::coming_weekday,
    ),
    rule(
        "(le|de)? <weekday> (de)? cette semaine",
        Class::Day,
        weekdays::weekday_this_week,
    ),
    rule(
        "cette semaine ,? (le)? <weekday>",
        Class::Day,
        weekdays::weekday_this_week,
    ),
    rule(
        "(le|de)? <weekday> ,? (de)? (la)? semaine (prochaine|prochain|suivante|de après|qui vient|qui suit)",
        Class::Day,
        weekdays::weekday_next_week,
    ),
    rule(
        "(la)? semaine (prochaine|prochain|suivante|de après|qui vient) ,? (le)? <weekday>",
        Class::Day,
        weekdays::weekday_next_week,
    ),
    rule(
        "(le)? <weekday> (dernier|passé)",
        Class::Day,
        weekdays::last_weekday,
    ),
    rule(
        "(le|du|au|pour le|sur le|sur|sur la) <number> !&unit",
        Class::Day,
        days::the_day,
    ),
    rule("(le|du|au) <number> (er|ère)", Class::Day, days::the_digits),
    rule(
        "(le|du|de)? (<number>|<ordinal>) (du|de ce) mois (ci)?",
        Class::Day,
        days::day_this_month,
    ),
    rule(
        "(le|du)? (<number>|<ordinal>) (du)? mois prochain",
        Class::Day,
        days::day_next_month,
    ),
    rule(
        "(le|du|de|au|pour le|dès le)? (<number>|<ordinal>) (de|du|-|/|jour de|jour du)? <month> .?",
        Class::Day,
        days::month_day,
    ),
    rule(
        "(le|du|de|au|pour le)? (<number>|<ordinal>) (de|-|/)? <month> (.|,|-|/|de)? <year>",
        Class::Day,
        days::month_day,
    ),
    rule(
        "<month> (.|-)? (<number>|<ordinal>) !&minutes",
        Class::Day,
        days::month_day,
    ),
    rule(
        "(le|du|au|pour le|sur le)? <number> / <number> !&slash",
        Class::Day,
        days::slashes,
    ),
    rule(
        "(le|du|au|pour le|sur le) <number> (-|.) <number> !&slash",
        Class::Day,
        days::slashes,
    ),
    rule(
        "(le|du|au|pour le|sur le)? <number> (/|-|.)? <number> (/|-|.)? <year>",
        Class::Day,
        days::slashes,
    ),
    rule(
        "(le|du|au|pour le)? <number> (/|-|.) <number> (/|-|.) <number>",
        Class::Day,
        days::slashes,
    ),
    rule(
        "<year> (-|/) <number> (-|/) <number>",
        Class::Day,
        days::iso,
    ),
    rule("(dans|de ici|sous) <length>", Class::Day, days::in_days),
    rule("<length> plus tard", Class::Day, days::in_days),
    rule("il y a <length>", Class::Day, days::days_ago),
    rule("(le|au)? jour de? après", Class::Day, days::day_after_day),
    rule("(le)? lendemain", Class::Day, days::day_after_day),
    rule(
        "(le)? <ordinal> <weekday> (de|du mois de|en) <month>",
        Class::Day,
        weekdays::nth_weekday_in_month,
    ),
    rule(
        "(le)? dernier <weekday> (de|du mois de|en) <month>",
        Class::Day,
        weekdays::nth_weekday_in_month,
    ),
    rule(
        "(le)? (<ordinal>|dernier) <weekday> du mois prochain",
        Class::Day,
        weekdays::nth_weekday_next_month,
    ),
    rule(
        "(le)? (<ordinal>|dernier) <weekday> (du mois|de ce mois)",
        Class::Day,
        weekdays::nth_weekday_this_month,
    ),
    rule(
        "(à|pour|de|du|le|la|le jour de|le jour de la)? (la|le)? <holiday> <year>?",
        Class::Day,
        days::holiday,
    ),
    rule(
        "(dans|durant|pendant)? (cette|ma) semaine (ci)?",
        Class::Days,
        ranges::this_week,
    ),
    rule("dans la semaine", Class::Days, ranges::rest_of_week),
    rule(
        "(le)? (reste|restant) de (la|ma|cette)? semaine",
        Class::Days,
        ranges::rest_of_week,
    ),
    rule(
        "(en|à la|vers la) fin de (la|cette)? semaine",
        Class::Days,
        ranges::end_of_this_week,
    ),
    rule(
        "plus tard (cette|dans la) semaine",
        Class::Days,
        ranges::rest_of_week,
    ),
    rule(
        "(en|de)? (la|le|une)? (prochaine semaine|semaine prochaine|semaine prochain|semaine suivante|semaine de après|semaine qui vient|semaine qui suit)",
        Class::Days,
        ranges::next_week,
    ),
    rule(
        "(ce|le|du|de|pour le|durant le|pendant le|au)? weekend",
        Class::Days,
        ranges::this_weekend,
    ),
    rule(
        "(cette|la) fin de semaine (ci)?",
        Class::Days,
        ranges::this_weekend,
    ),
    rule(
        "(le|au|du)? (prochain weekend|weekend prochain|weekend de après|weekend suivant)",
        Class::Days,
        ranges::next_weekend,
    ),
    rule(
        "(la)? fin de semaine (prochaine|prochain|suivante)",
        Class::Days,
        ranges::next_weekend,
    ),
    rule(
        "(ce|au cours du) mois (ci)?",
        Class::Days,
        ranges::this_month,
    ),
    rule(
        "(le|au|du)? (mois prochain|prochain mois|mois suivant|mois qui vient)",
        Class::Days,
        ranges::next_month,
    ),
    rule(
        "(en|courant|pendant|durant|au mois de|du mois de|mois de|pour|de) <month> .? !#",
        Class::Days,
        ranges::in_named_month,
    ),
    rule("<month> .? !#", Class::Days, ranges::in_named_month),
    rule(
        "(en|de)? <month> ,? <year>",
        Class::Days,
        ranges::in_named_month,
    ),
    rule(
        "(dans|pendant|durant|sur|pour)? (les|ces) <number> (prochain|prochaine) <unit>",
        Class::Days,
        ranges::next_length,
    ),
    rule(
        "(dans|pendant|durant|sur)? (les|ces) (prochain|prochaine) <length>",
        Class::Days,
        ranges::next_length,
    ),
    rule("(de ici|sous) <length>", Class::Days, ranges::within_days),
];

/// What is a day by way of another.
pub(super) const COMPOUND: &[Rule] = &[
    rule(
        "(le|ce|du|au|de)? <weekday> ,? <day>",
        Class::Day,
        weekdays::weekday_and_day,
    ),
    rule(
        "(le|ce|du|au|de)? <weekday> (<ordinal>|<number>) !&hourly",
        Class::Day,
        weekdays::weekday_and_ordinal,
    ),
    rule(
        "(le|du|au)? <weekday> (<number>|<ordinal>) <month> ,? <year>?",
        Class::Day,
        weekdays::weekday_and_ordinal_month,
    ),
    rule("<day> en (huit|8)", Class::Day, days::week_after),
    rule("<day> en (quinze|15)", Class::Day, days::fortnight_after),
    rule(
        "(dans)? <length> (après|à partir de|à partir du|à compter de|depuis) <day>",
        Class::Day,
        days::days_after,
    ),
    rule("<length> avant <day>", Class::Day, days::days_before),
    rule(
        "(le|au)? (lendemain|jour après) (de|du|de la)? <day>",
        Class::Day,
        days::day_after_day,
    ),
    rule(
        "(dans|pour|pendant)? (la)? semaine (de|du|commençant|qui commence) (le)? <day>",
        Class::Days,
        ranges::week_of,
    ),
    rule(
        "(le)? weekend (de|du|avant|après)? <day>",
        Class::Days,
        ranges::weekend_of,
    ),
    rule(
        "(en|au|vers le|à partir du)? (début|tout début|commencement) (de|du|de la|de le)? <days>",
        Class::Days,
        ranges::start_of_range,
    ),
    rule(
        "(en|au|vers le|à la)? (mi|milieu|moitié) (de|du|de la|de le)? <days>",
        Class::Days,
        ranges::middle_of_range,
    ),
    rule(
        "(en|à la|vers la|sur la|de ici la)? fin (de|du|de la|de le)? <days>",
        Class::Days,
        ranges::end_of_range,
    ),
    rule(
        "(la|en|dans la)? première quinzaine (de|du)? <days>",
        Class::Days,
        ranges::first_half_of_range,
    ),
    rule(
        "(la|en|dans la)? (deuxième|seconde) quinzaine (de|du)? <days>",
        Class::Days,
        ranges::second_half_of_range,
    ),
    rule(
        "(en|à la|vers la)? fin (du|de) mois",
        Class::Days,
        ranges::end_of_this_month,
    ),
    rule(
        "(de|du|de le|entre le|entre)? <weekday>? (<number>|<ordinal>) (à|au|-|et le|jusque au) <weekday>? (<number>|<ordinal>) (de)? <month> <year>?",
        Class::Days,
        ranges::from_to_in_month,
    ),
    rule(
        "(du|entre le) <weekday>? (<number>|<ordinal>) (au|et le|jusque au) <weekday>? (<number>|<ordinal>)",
        Class::Days,
        ranges::from_to_numbers,
    ),
    rule(
        "(de|du|depuis)? <day> (à|au|-|jusque à|jusque au|jusque) <day>",
        Class::Days,
        ranges::from_to,
    ),
    rule("entre <day> et <day>", Class::Days, ranges::from_to),
    rule(
        "(pour|pendant) <length> (à partir de|à partir du|dès|depuis) <day>",
        Class::Days,
        ranges::length_from_day,
    ),
];

/// Open ranges, and days that will not do.
pub(super) const OPEN: &[Rule] = &[
    rule(
        "(à partir de|à partir du|à compter de|à compter du|dès|depuis) (le)? (<day>|<days>)",
        Class::Days,
        ranges::from_day,
    ),
    rule(
        "<day> (ou après|ou plus tard|et après)",
        Class::Days,
        ranges::from_day,
    ),
    rule("(après|passé) (le)? <day>", Class::Days, ranges::after_day),
    rule("après <days>", Class::Days, ranges::after_range),
    rule("avant (le)? <day>", Class::Days, ranges::before_day),
    rule("avant <days>", Class::Days, ranges::before_range),
    rule(
        "(jusque à|jusque au|jusque|de ici|de ici à|de ici au|au plus tard) (le)? (<day>|<days>)",
        Class::Days,
        ranges::until_day,
    ),
    rule(
        "<day> (au plus tard|maximum|max)",
        Class::Days,
        ranges::until_day,
    ),
    rule(
        "(sauf|pas|hormis|excepté|hors|à part|tout sauf|plutôt que|au lieu de|au lieu du|autre que) (le|de|du)? <day>",
        Class::Not,
        ranges::not_day,
    ),
    rule(
        "<day> (ça|cest|je)? (ne)? (me)? (va pas|peux pas|marche pas|convient pas|arrange pas|impossible|est impossible|est pas possible|pas possible|travaille)",
        Class::Not,
        ranges::not_day,
    ),
];

/// Words that make two days a choice.
pub(super) const BETWEEN: &str = "ou et / , & soit";

/// Words that may stand beside those.
pub(super) const FILLERS: &str = "le la aussi peut être sinon alors bien voire même ce";

/// Words that may stand between a day and a bare number that is its time.
pub(super) const BEFORE_TIME: &str = ", à @ vers - pour";
