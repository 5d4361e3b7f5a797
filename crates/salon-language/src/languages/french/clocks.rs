//! Times of day, lengths of time, numbers and money.

use crate::grammar::actions::{clocks, lengths, numbers, spans};
use crate::grammar::value::{Class, Clock, Half, Part, Times, Value};
use crate::grammar::{Rule, is, rule};
use crate::when::DayPart;

/// Numbers of several words, and numbers with an ending.
pub(super) const NUMBERS: &[Rule] = &[
    rule("<number> <number>", Class::Number, numbers::tens_and_ones),
    rule(
        "<number> et? <number>",
        Class::Number,
        numbers::tens_and_teens,
    ),
    rule(
        "<number> (er|ère|re|e|è|ème|ième|nd|nde)",
        Class::Ordinal,
        numbers::numbered,
    ),
    is("a .? m .?", Class::Half, AM),
    is("p .? m .?", Class::Half, PM),
];

const AM: Value = Value::Half(Half::Am);
const PM: Value = Value::Half(Half::Pm);

/// Times that are times by themselves, and lengths.
pub(super) const BASIC: &[Rule] = &[
    rule("<number> <unit>", Class::Length, lengths::length),
    rule("(un|une) <unit>", Class::Length, lengths::length),
    rule(
        "(une)? (demi|demie) <unit>",
        Class::Length,
        lengths::half_length,
    ),
    rule(
        "(<number>|un|une) <unit> et (demi|demie)",
        Class::Length,
        lengths::and_half_length,
    ),
    rule(
        "une? (paire|couple) de <unit>",
        Class::Length,
        lengths::couple,
    ),
    rule("quelques <unit>", Class::Length, lengths::few),
    rule("<hour>", Class::MaybeClock, clocks::time),
    rule("(à|vers) <run> !&counted", Class::Clock, clocks::run),
    rule("<run> <half>", Class::Clock, clocks::run),
    rule("<hour> <half>", Class::Clock, clocks::time),
    rule("<hour> (:|.) <minute> <half>?", Class::Clock, clocks::time),
    rule("<hour> <minute> <half>", Class::Clock, clocks::time),
    rule(
        "<hour> (h|heure|heures) <minute>?",
        Class::Clock,
        clocks::time,
    ),
    is("(à|vers) une heure", Class::Clock, ONE),
    rule("(12|douze)? midi", Class::Clock, clocks::noon),
    rule("minuit", Class::Clock, clocks::midnight),
    rule("(ce|cet|cette) <part>", Class::Part, clocks::this_part),
    rule(
        "(le|la|les|dans la|dans le|en|au|à la|de|de la|de le|du|pendant la|pendant le|plutôt le|plutôt en)? <part>",
        Class::Part,
        clocks::same_part,
    ),
    rule(
        "(en|au|dans le|tôt|vers le)? (début|tôt) (de|du|de la|de le|dans la|dans le|en|le|la)? <part>",
        Class::Part,
        clocks::early_part,
    ),
    rule(
        "(en|à la|vers la|sur la)? (fin|tard) (de|du|de la|de le|dans la|dans le|en|le|la)? <part>",
        Class::Part,
        clocks::late_part,
    ),
    rule("tout le <part>", Class::Part, clocks::same_part),
    is(
        "(en|au|vers le)? (milieu|mi) (de|de la)? matinée",
        Class::Clock,
        about(10),
    ),
    is(
        "(en|au|vers le)? (milieu|mi) (de|de le)? aprèsmidi",
        Class::Clock,
        about(14),
    ),
    is("(en|au)? milieu de midi", Class::Clock, about(12)),
    is(
        "(en|au|vers le)? (milieu|mi) (de|de la)? journée",
        Class::Times,
        MIDDLE_OF_DAY,
    ),
    is("(pm|en pm|le pm)", Class::Part, AFTERNOON),
    rule(
        "<number> (, <number>|. <number>)? (€|euros|euro|eur|$|dollars|dollar|piastres|cad)",
        Class::Money,
        numbers::money,
    ),
    rule("<number> (€|$) <number>", Class::Money, numbers::money),
    rule("($|€) <number>", Class::Money, numbers::money),
    rule("<number> &counted", Class::Other, numbers::nothing),
    rule("<ordinal> &counted", Class::Other, numbers::nothing),
    rule(
        "(option|numéro|n|étage|appartement|appart|bus|ligne) °? <number>",
        Class::Other,
        numbers::nothing,
    ),
    rule("(des|nous|vous) <number> $", Class::Other, numbers::nothing),
    rule(
        "(plus|trop|aussi|assez|si) (tôt|tard)",
        Class::Other,
        numbers::nothing,
    ),
    rule(
        "(bon|bonne|belle|excellente|excellent|joyeux|bel) (<part>|journée|semaine|weekend|fin de semaine|fin de journée|soirée|année|nuit)",
        Class::Other,
        numbers::nothing,
    ),
    // The stylist Sam is no Saturday.
    rule("(avec|chez|voir|que) sam", Class::Other, numbers::nothing),
    rule(
        "sam (est|a|peut|fait|sera|travaille|bosse|serait|pourrait|coupe|ne|me|prend|aussi)",
        Class::Other,
        numbers::nothing,
    ),
    rule("<number> - <year>", Class::Other, numbers::nothing),
    rule("<year> - <number>", Class::Other, numbers::nothing),
    rule("jour après jour", Class::Other, numbers::nothing),
];

const ONE: Value = Value::Clock(Clock {
    hour: 1,
    minute: 0,
    sure: false,
    around: false,
    today: false,
});

const fn hour(hour: i8) -> Clock {
    Clock {
        hour,
        minute: 0,
        sure: true,
        around: false,
        today: false,
    }
}

const fn about(at: i8) -> Value {
    Value::Clock(Clock {
        around: true,
        ..hour(at)
    })
}

const MIDDLE_OF_DAY: Value = Value::Times(Times {
    start: Some(hour(11)),
    end: Some(hour(15)),
    either: false,
});

const AFTERNOON: Value = Value::Part(Part {
    part: DayPart::Afternoon,
    today: false,
});

/// Lengths made of lengths, and clock times in words.
pub(super) const LENGTHS: &[Rule] = &[
    rule(
        "<length> (et|,)? <length>",
        Class::Length,
        lengths::length_sum,
    ),
    rule("<hour> <minute>", Class::Clock, clocks::time_in_words),
    rule(
        "(dure|durer|durera|prend|prendre|prendra|durant|durée de) (environ)? <length>",
        Class::Other,
        numbers::nothing,
    ),
    rule(
        "<length> de (retard|attente|avance|trajet|route|bus|marche)",
        Class::Other,
        numbers::nothing,
    ),
    rule("retard de <length>", Class::Other, numbers::nothing),
];

/// Times by way of a word before or after them.
pub(super) const COMPOUND: &[Rule] = &[
    rule(
        "(<clock>|<hour>) et (demi|demie) (heures)?",
        Class::Clock,
        clocks::half_past,
    ),
    rule(
        "(<clock>|<hour>) et (quart|un quart)",
        Class::Clock,
        clocks::quarter_past,
    ),
    rule(
        "(<clock>|<hour>) et? trois quarts",
        Class::Clock,
        clocks::three_quarters_past,
    ),
    rule(
        "(<clock>|<hour>) moins (le|un)? quart",
        Class::Clock,
        clocks::quarter_to,
    ),
    rule(
        "<hour> (h|heure|heures) <number>",
        Class::Clock,
        clocks::hour_and_number,
    ),
    rule(
        "(à|il est|vers) <hour> (h|heures) <number> (min|minutes)",
        Class::Clock,
        clocks::hour_and_number,
    ),
    rule(
        "=&midi <clock> et? <number>",
        Class::Clock,
        clocks::minutes_past,
    ),
    rule(
        "<hour> (h|heure|heures) moins <number>",
        Class::Clock,
        clocks::minutes_to,
    ),
    rule(
        "=&midi <clock> moins <number>",
        Class::Clock,
        clocks::minutes_to,
    ),
    rule(
        "(à|@) (<clock>|<maybe>) !&counted",
        Class::Clock,
        clocks::same_time,
    ),
    rule(
        "(à|a)? (vers|environ|autour de|aux alentours de|aux environs de|à peu près|peu près|plus ou moins|disons|genre|~) (les|à)? (<clock>|<maybe>) !&counted",
        Class::Clock,
        clocks::around,
    ),
    rule(
        "(<clock>|<maybe>) (ish|environ|à peu près|par là)",
        Class::Clock,
        clocks::around,
    ),
    rule("environ <length>", Class::Length, lengths::same_length),
    rule(
        "(dans|sous|de ici) <length>",
        Class::Moment,
        spans::in_length,
    ),
    rule(
        "(dans|pendant|pour|sur|de ici)? (la)? (prochaine|prochaines) (heure|heures)",
        Class::Moment,
        spans::next_hour,
    ),
    rule(
        "(dans|pendant|sur|de ici)? (les|ces) <number> (prochain|prochaine) <unit>",
        Class::Moment,
        spans::within_length,
    ),
    rule(
        "pendant (les)? <length>",
        Class::Moment,
        spans::within_length,
    ),
    rule(
        "<length> (plus tard|à partir de maintenant)",
        Class::Moment,
        spans::in_length,
    ),
    rule(
        "(<clock>|<maybe>) ,? (du|de|de la|de le|dans|dans la|dans le|au|en|le)? <part>",
        Class::Clock,
        clocks::in_part,
    ),
    rule("<clock> midi", Class::Clock, clocks::same_time),
    rule(
        "^ (<clock>|<maybe>) (cest|ça|me|est|svp|alors|irait|conviendrait)",
        Class::Clock,
        clocks::same_time,
    ),
    rule(
        "(disons|mettons|plutôt|essayons|réserve|réservez|mettez|note|notez) (<clock>|<maybe>) !&counted",
        Class::Clock,
        clocks::same_time,
    ),
];

/// Times by way of the times before.
pub(super) const PARTS: &[Rule] = &[
    rule(
        "(à)? <clock> ,? (du|de|de la|de le|dans|dans la|dans le|au|en|le)? <part>",
        Class::Clock,
        clocks::in_part,
    ),
    rule(
        "<part> (à|vers|pour|dès)? (<clock>|<maybe>) !&counted",
        Class::Clock,
        clocks::in_part,
    ),
    rule("(à|pour|sur) <clock>", Class::Clock, clocks::same_time),
    rule(
        "(vers|environ|autour de|aux alentours de|aux environs de|disons|à environ) <clock>",
        Class::Clock,
        clocks::around,
    ),
];

/// Ranges of times.
pub(super) const RANGES: &[Rule] = &[
    rule(
        "(de|du|depuis)? <clock> (à|au|-|jusque à|jusque) (<clock>|<maybe>)",
        Class::Times,
        spans::between,
    ),
    rule(
        "(de|entre) <maybe> (à|au|et|-|jusque à|jusque) (<clock>|<maybe>)",
        Class::Times,
        spans::between,
    ),
    rule("<maybe> (à|-) <clock>", Class::Times, spans::between),
    rule("<maybe> - <maybe>", Class::MaybeTimes, spans::between),
    rule(
        "(de|entre) <clock> (à|et) (<clock>|<maybe>)",
        Class::Times,
        spans::between,
    ),
    rule(
        "<clock> (pendant|pour) <length>",
        Class::Times,
        spans::for_length,
    ),
    rule(
        "(après|à partir de|à partir du|à compter de|dès|passé|pas avant|plus tard que|au plus tôt à|au plus tôt) (à)? (<clock>|<maybe>) !&counted",
        Class::Times,
        spans::from_time,
    ),
    rule(
        "<clock> (ou plus tard|ou après|et plus|et après|au plus tôt|minimum)",
        Class::Times,
        spans::from_time,
    ),
    rule(
        "(avant|jusque à|jusque|au plus tard à|au plus tard|pas après|pas plus tard que|fini à|finir à|terminé à|sortir à|finir pour) (à)? (<clock>|<maybe>) !&counted",
        Class::Times,
        spans::until_time,
    ),
    rule(
        "<clock> (au plus tard|maximum|max|grand max|ou avant|ou plus tôt)",
        Class::Times,
        spans::until_time,
    ),
    rule(
        "(après|à partir de) (<clock>|<maybe>) (mais|et)? avant (<clock>|<maybe>)",
        Class::Times,
        spans::between,
    ),
    rule(
        "<clock> ou (à|vers)? (<clock>|<maybe>)",
        Class::Times,
        spans::either_time,
    ),
    rule("<maybe> ou <clock>", Class::Times, spans::either_time),
    rule(
        "<length> (à partir|après) (de)? <clock>",
        Class::Clock,
        spans::length_after_time,
    ),
];
