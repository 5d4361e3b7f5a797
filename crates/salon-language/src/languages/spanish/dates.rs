//! Days and ranges of days.

use crate::grammar::actions::{days, ranges, weekdays};
use crate::grammar::value::Class;
use crate::grammar::{Rule, rule};

/// What is a day by itself.
pub(super) const BASIC: &[Rule] = &[
    rule(
        "(hoy|hoy mismo|el día de hoy|hoy día)",
        Class::Day,
        days::today,
    ),
    rule("en este momento", Class::Day, days::today),
    rule(
        "(mañana|mañana mismo|el día de mañana)",
        Class::Day,
        days::tomorrow,
    ),
    rule(
        "(pasado mañana|pasadomañana)",
        Class::Day,
        days::day_after_tomorrow,
    ),
    rule("(ayer|anoche)", Class::Day, days::yesterday),
    rule(
        "(anteayer|antier|antes de ayer|antes de anoche)",
        Class::Day,
        days::day_before_yesterday,
    ),
    rule(
        "(el|este|los|del|al|todos los|cada)? (día)? <weekday>",
        Class::Day,
        weekdays::weekday,
    ),
    rule(
        "(el|este|del|al)? <weekday> (de|en)? esta semana",
        Class::Day,
        weekdays::weekday_this_week,
    ),
    rule(
        "(esta semana) ,? (el)? <weekday>",
        Class::Day,
        weekdays::weekday_this_week,
    ),
    rule(
        "(el|este|del|al)? próximo <weekday>",
        Class::Day,
        weekdays::next_weekday,
    ),
    rule(
        "(el|este|del|al)? <weekday> (que viene|próximo|siguiente|que entra)",
        Class::Day,
        weekdays::next_weekday,
    ),
    rule(
        "(el|del|al)? <weekday> (de|en)? (la|una)? (próxima|próximo|otra|siguiente) semana",
        Class::Day,
        weekdays::weekday_next_week,
    ),
    rule(
        "(el|del|al)? <weekday> (de|en)? la semana (que viene|próxima|siguiente|que entra|entrante)",
        Class::Day,
        weekdays::weekday_next_week,
    ),
    rule(
        "la semana (que viene|próxima|siguiente|entrante) ,? (el)? <weekday>",
        Class::Day,
        weekdays::weekday_next_week,
    ),
    rule(
        "la (próxima|próximo|otra|siguiente) semana ,? (el)? <weekday>",
        Class::Day,
        weekdays::weekday_next_week,
    ),
    rule(
        "(el)? <weekday> no este sino el (otro|siguiente|próximo)",
        Class::Day,
        weekdays::weekday_after_next,
    ),
    rule(
        "(el)? <weekday> (pasado|anterior)",
        Class::Day,
        weekdays::last_weekday,
    ),
    rule(
        "(el|del|al) <number> !&unit !&counted",
        Class::Day,
        days::the_digits,
    ),
    rule(
        "(el|del|al) <number> (ro|ra|er|do|to|mo|vo|no|ero)",
        Class::Day,
        days::the_digits,
    ),
    rule("(el|del|al) <ordinal> $", Class::Day, days::the_digits),
    rule("(el|del|al) <number> . o", Class::Day, days::the_digits),
    rule(
        "(el|del|al) =&bigday <number> !&unit !&counted",
        Class::Day,
        days::the_day,
    ),
    rule(
        "(el|del|al)? día (<number>|<ordinal>)",
        Class::Day,
        days::the_day,
    ),
    rule(
        "(el|día|el día|del|al)? (<number>|<ordinal>) (de|del) (este|el presente|mes en curso) mes?",
        Class::Day,
        days::day_this_month,
    ),
    rule(
        "(el|día|el día|del|al)? (<number>|<ordinal>) (del|de) (próximo mes|el próximo mes|mes que viene|el mes que viene|mes próximo|mes siguiente)",
        Class::Day,
        days::day_next_month,
    ),
    rule(
        "(el|día|el día|del|al|del día|al día)? (<number>|<ordinal>) (de|del|do|-|/)? <month> .?",
        Class::Day,
        days::month_day,
    ),
    rule(
        "(el|día|el día|del|al|del día|al día)? (<number>|<ordinal>) (de|del|do|-|/)? <month> (de|del|,|.|-|/)? <year>",
        Class::Day,
        days::month_day,
    ),
    rule(
        "(el)? <month> (.|-|el)? (<number>|<ordinal>) !&hyphen",
        Class::Day,
        days::month_day,
    ),
    rule(
        "(el|del|al)? <number> / <number> !&slash",
        Class::Day,
        days::slashes,
    ),
    rule(
        "(el|del|al) <number> (-|.) <number> !&slash",
        Class::Day,
        days::slashes,
    ),
    rule(
        "(el|del|al) (día)? <number> del <number>",
        Class::Day,
        days::slashes,
    ),
    rule(
        "(el|del|al)? <number> (/|-|.) <number> (/|-|.) (<year>|<number>)",
        Class::Day,
        days::slashes,
    ),
    rule(
        "<year> (-|/|.) <number> (-|/|.) <number>",
        Class::Day,
        days::iso,
    ),
    rule(
        "(en|dentro de|de aquí a|de acá a) <length>",
        Class::Day,
        days::in_days,
    ),
    rule(
        "<length> (a partir de hoy|a partir de ahora|desde hoy|desde ahora|después|más tarde)",
        Class::Day,
        days::in_days,
    ),
    rule("hace <length>", Class::Day, days::days_ago),
    rule("<length> (atrás|antes)", Class::Day, days::days_ago),
    rule(
        "(el|al)? (día siguiente|día después|próximo día|siguiente día|otro día de mañana)",
        Class::Day,
        days::day_after_day,
    ),
    rule(
        "(el|del)? (<ordinal>|último) <weekday> (de|del|en) (mes de)? <month>",
        Class::Day,
        weekdays::nth_weekday_in_month,
    ),
    rule(
        "(el|del)? (<ordinal>|último) <weekday> (de|del) (próximo mes|el próximo mes|mes que viene|el mes que viene)",
        Class::Day,
        weekdays::nth_weekday_next_month,
    ),
    rule(
        "(el|del)? (<ordinal>|último) <weekday> (de|del) (este)? mes",
        Class::Day,
        weekdays::nth_weekday_this_month,
    ),
    rule(
        "(el|en|la|este|para)? (próximo|próxima)? <holiday> (de|del|,)? <year>?",
        Class::Day,
        days::holiday,
    ),
    rule(
        "(en|de|durante)? (esta semana|la semana actual|la presente semana|esta misma semana)",
        Class::Days,
        ranges::this_week,
    ),
    rule(
        "(el|lo que|en lo que)? (resto|queda|que queda) (de la|de esta|de) semana",
        Class::Days,
        ranges::rest_of_week,
    ),
    rule(
        "(más tarde esta semana|entre semana)",
        Class::Days,
        ranges::rest_of_week,
    ),
    rule(
        "(en|de|para)? (la)? (semana que viene|próxima semana|próximas semana|próximo semana|semana próxima|semana siguiente|siguiente semana|otra semana|semana entrante|semana que entra)",
        Class::Days,
        ranges::next_week,
    ),
    rule(
        "(en)? la (semana después de la próxima|semana siguiente a la próxima|semana de después de la próxima|subsiguiente semana|semana subsiguiente)",
        Class::Days,
        ranges::week_after_next,
    ),
    rule(
        "(el|este|en el|del|al)? finde",
        Class::Days,
        ranges::this_weekend,
    ),
    rule(
        "(el|del)? (próximo|siguiente|otro) finde",
        Class::Days,
        ranges::next_weekend,
    ),
    rule(
        "(el|del)? finde (que viene|próximo|siguiente)",
        Class::Days,
        ranges::next_weekend,
    ),
    rule(
        "(en|de|durante)? (este mes|el mes actual|este mismo mes|lo que queda del mes)",
        Class::Days,
        ranges::this_month,
    ),
    rule(
        "(en|de|para)? (el|del)? (mes que viene|próximo mes|mes próximo|mes siguiente|siguiente mes|otro mes|mes entrante)",
        Class::Days,
        ranges::next_month,
    ),
    rule(
        "(en|durante|para|por|de|a lo largo de) (el mes de)? <month> .? !#",
        Class::Days,
        ranges::in_named_month,
    ),
    rule(
        "(en|durante|para|por|de)? <month> (de|del|,) <year>",
        Class::Days,
        ranges::in_named_month,
    ),
    rule(
        "=&suremonth <month> !#",
        Class::Days,
        ranges::in_named_month,
    ),
    rule(
        "(en|durante|para)? (los|las)? (próximos|próximas|siguientes) <length> (laborables|hábiles)?",
        Class::Days,
        ranges::next_length,
    ),
    rule(
        "(en|durante|para)? (los|las) <length> (laborables|hábiles|de trabajo)? (siguientes|que vienen|próximos|próximas)",
        Class::Days,
        ranges::next_length,
    ),
    rule(
        "(en menos de|en un plazo de|antes de) <length>",
        Class::Days,
        ranges::within_days,
    ),
];

/// What is a day by way of another.
pub(super) const COMPOUND: &[Rule] = &[
    rule(
        "(el|este|del|al)? <weekday> ,? (el|día|el día)? <day>",
        Class::Day,
        weekdays::weekday_and_day,
    ),
    rule(
        "(el|este|del|al)? <weekday> ,? (el|día|el día)? (<number>|<ordinal>) !&hyphen !&counted !&unit",
        Class::Day,
        weekdays::weekday_and_ordinal,
    ),
    rule(
        "(el|este|del|al)? <weekday> ,? (<number>|<ordinal>) (de|del|-|/)? <month> (de|del|,|-|/)? <year>?",
        Class::Day,
        weekdays::weekday_and_ordinal_month,
    ),
    rule(
        "<length> (después de|después del|posteriores a|a partir de|a partir del|desde|desde el) <day>",
        Class::Day,
        days::days_after,
    ),
    rule(
        "<length> (antes de|antes del) <day>",
        Class::Day,
        days::days_before,
    ),
    rule(
        "(el)? día (después|siguiente) (de|a|del|al) <day>",
        Class::Day,
        days::day_after_day,
    ),
    rule("(de)? <day> en ocho (días)?", Class::Day, days::week_after),
    rule(
        "(de)? <day> en quince (días)?",
        Class::Day,
        days::fortnight_after,
    ),
    rule(
        "(en)? (la)? semana (de|del|que inicia|que empieza|que comienza|que va|que va de|que va del|que inicia el|que empieza el|que comienza el) <day>",
        Class::Days,
        ranges::week_of,
    ),
    rule(
        "(en)? (la)? semana =&ofthe <day>",
        Class::Days,
        ranges::week_of,
    ),
    rule(
        "<length> (después|a partir) =&ofthe <day>",
        Class::Day,
        days::days_after,
    ),
    rule(
        "<length> antes =&ofthe <day>",
        Class::Day,
        days::days_before,
    ),
    rule(
        "(el)? día después =&ofthe <day>",
        Class::Day,
        days::day_after_day,
    ),
    rule(
        "(el)? finde (de|del|antes de|después de) <day>",
        Class::Days,
        ranges::weekend_of,
    ),
    rule(
        "(a)? (principios|principio|comienzos|inicios|inicio|primeros) (de|del)? <days>",
        Class::Days,
        ranges::start_of_range,
    ),
    rule(
        "(a)? (mediados|mitad|medio) (de|del)? <days>",
        Class::Days,
        ranges::middle_of_range,
    ),
    rule(
        "(a)? (finales|fines|final|últimos) (de|del)? <days>",
        Class::Days,
        ranges::end_of_range,
    ),
    rule(
        "(a)? (finales|fines|final|fin) (del|de el|de este|de) mes",
        Class::Days,
        ranges::end_of_this_month,
    ),
    rule(
        "(a)? (finales|fines|final) (de la|de esta|de) semana",
        Class::Days,
        ranges::end_of_this_week,
    ),
    rule(
        "(en)? (la)? primera (quincena|mitad) (de|del)? <days>",
        Class::Days,
        ranges::first_half_of_range,
    ),
    rule(
        "(en)? (la)? segunda (quincena|mitad) (de|del)? <days>",
        Class::Days,
        ranges::second_half_of_range,
    ),
    rule(
        "(del|de el|de|desde el|desde|entre el|entre)? (<number>|<ordinal>) (a|al|hasta|hasta el|-|y|y el) (<number>|<ordinal>) (de|del|el)? <month> (de|del|,)? <year>?",
        Class::Days,
        ranges::from_to_in_month,
    ),
    rule(
        "(del|desde el|entre el) (<number>|<ordinal>) (al|hasta el|y el|-) (<number>|<ordinal>)",
        Class::Days,
        ranges::from_to_numbers,
    ),
];
