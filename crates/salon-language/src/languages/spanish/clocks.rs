//! Times of day, lengths of time, numbers and money.

use crate::grammar::actions::{clocks, lengths, numbers, spans};
use crate::grammar::value::{Class, Half, Value};
use crate::grammar::{Rule, is, rule};

/// Numbers of several words, and numbers with an ending.
pub(super) const NUMBERS: &[Rule] = &[
    rule("<number> y <number>", Class::Number, numbers::tens_and_ones),
    rule(
        "<number> (ro|ra|er|do|da|to|ta|mo|ma|vo|va|no|na|ero|era)",
        Class::Ordinal,
        numbers::numbered,
    ),
    rule("<number> . o $", Class::Ordinal, numbers::numbered),
    is("(a|ra) .? m .?", Class::Half, Value::Half(Half::Am)),
    is("(p|pm) .? m .?", Class::Half, Value::Half(Half::Pm)),
];

/// Times that are times by themselves, lengths, and numbers that are neither.
pub(super) const BASIC: &[Rule] = &[
    rule("<number> <unit>", Class::Length, lengths::length),
    rule("media <unit>", Class::Length, lengths::half_length),
    rule(
        "<number> <unit> y media",
        Class::Length,
        lengths::and_half_length,
    ),
    rule("<unit> y media", Class::Length, lengths::and_half_length),
    rule(
        "<number> (y)? (cuarto|cuartos) de hora",
        Class::Length,
        lengths::quarters_of_hour,
    ),
    rule("un par de <unit>", Class::Length, lengths::couple),
    rule(
        "(unos cuantos|unas cuantas|unos pocos|unas pocas|unos|unas|algunos|algunas) <unit>",
        Class::Length,
        lengths::few,
    ),
    rule("<hour>", Class::MaybeClock, clocks::time),
    rule("<run>", Class::MaybeClock, clocks::run),
    rule("<hour> <half>", Class::Clock, clocks::time),
    rule("<run> <half>", Class::Clock, clocks::run),
    rule(
        "<hour> (:|.) <minute> <half>? (h|horas)?",
        Class::Clock,
        clocks::time,
    ),
    rule("<hour> , <minute> <half>", Class::Clock, clocks::time),
    rule("<hour> <minute> <half>", Class::Clock, clocks::time),
    rule("(las|la) <hour> <minute>", Class::Clock, clocks::time),
    rule("<hour> h <minute>?", Class::Clock, clocks::time),
    rule("<hour> horas $", Class::MaybeClock, clocks::time),
    rule("(las|la) <hour> horas?", Class::Clock, clocks::time),
    rule("<hour> en punto", Class::Clock, clocks::time),
    rule("mediodía", Class::MaybeClock, clocks::noon),
    rule(
        "(las)? (12|doce)? (de la)? medianoche",
        Class::Clock,
        clocks::midnight,
    ),
    rule(
        "(esta|hoy por la|hoy en la) <part>",
        Class::Part,
        clocks::this_part,
    ),
    rule(
        "(por|en|a|de|durante) (la|las) <part>",
        Class::Part,
        clocks::same_part,
    ),
    rule("de =&darkpart <part>", Class::Part, clocks::same_part),
    rule(
        "<part> (temprano|tempranito)",
        Class::Part,
        clocks::early_part,
    ),
    rule(
        "(a)? (primera hora|primeras horas) de la <part>",
        Class::Part,
        clocks::early_part,
    ),
    rule(
        "(temprano|tempranito) (en|por|a|de) la <part>",
        Class::Part,
        clocks::early_part,
    ),
    rule(
        "(a)? última hora de la <part>",
        Class::Part,
        clocks::late_part,
    ),
    rule(
        "<number> (,|.)? <number>? (euros|euro|€|pesos|dólares|bolívares|soles|quetzales|lempiras)",
        Class::Money,
        numbers::money,
    ),
    rule(
        "(€|$) <number> (,|.)? <number>?",
        Class::Money,
        numbers::money,
    ),
    rule(
        "<number> (.|,)? <number>? (%|estrellas)",
        Class::Other,
        numbers::nothing,
    ),
    rule("<number> &counted", Class::Other, numbers::nothing),
    rule(
        "(de|entre)? <number> (a|o|y|-) <number> &counted",
        Class::Other,
        numbers::nothing,
    ),
    rule(
        "(somos|seremos|seríamos|vamos|iríamos|opción|número|código) <number> !&unit",
        Class::Other,
        numbers::nothing,
    ),
    rule(
        "<number> (hijas|hijos|hermanas|niñas|añitos|años)",
        Class::Other,
        numbers::nothing,
    ),
    rule(
        "(buenos|buenas|buen|linda|lindo|feliz|buena|bonita|bonito|excelente) (días|día|tardes|tarde|noches|noche|finde|semana)",
        Class::Other,
        numbers::nothing,
    ),
    rule(
        "un (segundo|segundito|minuto|minutito|momento)",
        Class::Other,
        numbers::nothing,
    ),
    rule(
        "(más|muy|demasiado|tan|algo|poco|poquito|hizo|hace|hará) (tarde|temprano)",
        Class::Other,
        numbers::nothing,
    ),
    rule(
        "(voy|vamos|llego|llegamos|llegar|llegaré|llegando|llegaría|ando|yendo) tarde",
        Class::Other,
        numbers::nothing,
    ),
];

/// Lengths made of lengths, times in words, and how late somebody is.
pub(super) const LENGTHS: &[Rule] = &[
    rule(
        "(cerca de|unos|unas|como|aproximadamente|alrededor de|casi)? <length> (y|,|con)? <length>",
        Class::Length,
        lengths::length_sum,
    ),
    rule(
        "(cerca de|unos|unas|como|aproximadamente|alrededor de|casi) <length>",
        Class::Length,
        lengths::length_sum,
    ),
    rule(
        "<hour> y? <minute>",
        Class::MaybeClock,
        clocks::time_in_words,
    ),
    rule(
        "(unos|unas|como|casi|con)? (<length>|<number>) (tarde|más tarde que|de retraso|de atraso|de demora|retrasada|retrasado|atrasada)",
        Class::Other,
        numbers::nothing,
    ),
    rule(
        "(tarde|retraso|retrasada|retrasado|atrasada|atraso) (unos|unas|como|de|por)? <length>",
        Class::Other,
        numbers::nothing,
    ),
];

/// Times by way of a word before or after them.
pub(super) const COMPOUND: &[Rule] = &[
    rule(
        "(las|la)? (<clock>|<hour>) y (media|1 / 2) <half>?",
        Class::Clock,
        clocks::half_past,
    ),
    rule(
        "(las|la)? (<clock>|<hour>) y (cuarto|1 / 4) <half>?",
        Class::Clock,
        clocks::quarter_past,
    ),
    rule(
        "(las|la)? (<clock>|<hour>) menos cuarto <half>?",
        Class::Clock,
        clocks::quarter_to,
    ),
    rule(
        "(un)? cuarto (para|pa) (las|la)? (<clock>|<maybe>) <half>?",
        Class::Clock,
        clocks::quarter_to,
    ),
    rule(
        "(las|la) <hour> y <number> <half>?",
        Class::Clock,
        clocks::hour_and_number,
    ),
    rule("<hour> y <minute>", Class::Clock, clocks::time_in_words),
    rule(
        "<hour> y <number> <half>",
        Class::Clock,
        clocks::hour_and_number,
    ),
    rule(
        "(las|la)? <hour> (cero|zero) <number> <half>?",
        Class::Clock,
        clocks::hour_and_number,
    ),
    rule(
        "(las|la)? <hour> menos <number> <half>?",
        Class::Clock,
        clocks::minutes_to,
    ),
    rule(
        "(faltan|faltando|en|a)? <number> (minutos)? (para|pa) (las|la) (<clock>|<maybe>) <half>?",
        Class::Clock,
        clocks::minutes_to,
    ),
    rule(
        "(a|para|pa|de)? (las|la) (<clock>|<maybe>) (en punto|horas)? !&counted",
        Class::Clock,
        clocks::same_time,
    ),
    rule("(@) (<clock>|<maybe>)", Class::Clock, clocks::same_time),
    rule(
        "(sobre|como|tipo|hacia|casi|aproximadamente|por|a eso de|eso de|alrededor de|más o menos|cerca de|cosa de|rondando) a? (las|la) (<clock>|<maybe>)",
        Class::Clock,
        clocks::around,
    ),
    rule(
        "(sobre|tipo|a eso de|eso de|alrededor de|tipo a) (<clock>|<maybe>) !&unit",
        Class::Clock,
        clocks::around,
    ),
    rule(
        "a? (las|la)? (<clock>|<maybe>) (y pico|y algo|más o menos|aprox|aproximadamente|o así|o por ahí)",
        Class::Clock,
        clocks::around,
    ),
    rule("(dentro de|en) <length>", Class::Moment, spans::in_length),
    rule(
        "<length> (después|más tarde|a partir de ahora|desde ahora)",
        Class::Moment,
        spans::in_length,
    ),
    rule(
        "(dentro de|en)? <length> a partir de ahora",
        Class::Moment,
        spans::in_length,
    ),
    rule(
        "<length> después de (<clock>|<maybe>)",
        Class::Clock,
        spans::length_after_time,
    ),
    rule(
        "(en|durante)? (las|los)? (próximas|próximos|siguientes) <length>",
        Class::Moment,
        spans::within_length,
    ),
    rule(
        "(en|dentro de) la próxima hora",
        Class::Moment,
        spans::next_hour,
    ),
    rule(
        "a? (las|la) (<clock>|<maybe>) (de|por|en|a) (la|las) <part>",
        Class::Clock,
        clocks::in_part,
    ),
];

/// Times by way of the times before.
pub(super) const PARTS: &[Rule] = &[
    rule(
        "<clock> (de|por|en|a) (la|las) <part>",
        Class::Clock,
        clocks::in_part,
    ),
    rule("<maybe> de (la|las) <part>", Class::Clock, clocks::in_part),
    rule("<clock> =&todays <part>", Class::Clock, clocks::in_part),
    rule(
        "(<clock>|<maybe>) (del|de el) <part>",
        Class::Clock,
        clocks::in_part,
    ),
    rule("<clock> =&darkpart <part>", Class::Clock, clocks::in_part),
    rule(
        "(<clock>|<maybe>) de =&darkpart <part>",
        Class::Clock,
        clocks::in_part,
    ),
    rule(
        "(por|en|a|de) (la|las) <part> ,? a? <clock>",
        Class::Clock,
        clocks::in_part,
    ),
    rule(
        "=&todays <part> ,? a? <clock>",
        Class::Clock,
        clocks::in_part,
    ),
    rule(
        "(sobre|como|hacia|casi|aproximadamente) a? <clock>",
        Class::Clock,
        clocks::around,
    ),
];

/// Ranges of times.
pub(super) const RANGES: &[Rule] = &[
    rule(
        "entre (<clock>|<maybe>) (y|a|-|hasta) (<clock>|<maybe>)",
        Class::Times,
        spans::between,
    ),
    rule(
        "(de|desde) (<clock>|<maybe>) (a|hasta|-) (<clock>|<maybe>)",
        Class::Times,
        spans::between,
    ),
    rule(
        "<clock> (a|-|hasta) (<clock>|<maybe>)",
        Class::Times,
        spans::between,
    ),
    rule(
        "<maybe> (a|-|hasta) !&article <clock>",
        Class::Times,
        spans::between,
    ),
    rule("<maybe> (a|-) <maybe>", Class::MaybeTimes, spans::between),
    rule(
        "(después de|a partir de|desde|pasadas|pasada|más tarde de|más de|no antes de) (<clock>|<maybe>) !&counted",
        Class::Times,
        spans::from_time,
    ),
    rule(
        "(después|a partir) del mediodía",
        Class::Times,
        spans::from_time,
    ),
    rule(
        "<clock> (en adelante|para adelante|o más tarde|o después|pa adelante)",
        Class::Times,
        spans::from_time,
    ),
    rule(
        "de <clock> (en adelante|para adelante|pa adelante)",
        Class::Times,
        spans::from_time,
    ),
    rule(
        "(antes de|hasta|no después de|no más tarde de|no más tarde que|no más tardar|a más tardar|máximo) (a)? (<clock>|<maybe>) !&counted",
        Class::Times,
        spans::until_time,
    ),
    rule(
        "<clock> (o antes|a más tardar|como muy tarde|máximo|como máximo)",
        Class::Times,
        spans::until_time,
    ),
    rule(
        "(después de|desde) (<clock>|<maybe>) (y|pero)? antes de (<clock>|<maybe>)",
        Class::Times,
        spans::between,
    ),
    rule(
        "(<clock>|<maybe>) o (<clock>|<maybe>)",
        Class::MaybeTimes,
        spans::either_time,
    ),
    rule(
        "<clock> (o|u) (<clock>|<maybe>)",
        Class::Times,
        spans::either_time,
    ),
    rule(
        "(desde|de)? ahora (hasta|a) (<clock>|<maybe>)",
        Class::Moment,
        spans::from_now_until,
    ),
];
