//! Holidays, of Spain, Latin America and the United States.

use jiff::civil::Weekday;

use crate::grammar::Rule;
use crate::grammar::value::Holiday;
use crate::languages::lexicon::holiday;

/// Holidays by name.
pub(super) const HOLIDAYS: &[Rule] = &[
    holiday("(día de)? (navidad|navidades|noel)", Holiday::Fixed(12, 25)),
    holiday("(nochebuena|noche buena)", Holiday::Fixed(12, 24)),
    holiday(
        "(nochevieja|noche vieja|fin de año|víspera de año nuevo|último del año)",
        Holiday::Fixed(12, 31),
    ),
    holiday("(día de)? año nuevo", Holiday::Fixed(1, 1)),
    holiday(
        "(día de|noche de|los|día de los) reyes",
        Holiday::Fixed(1, 6),
    ),
    holiday(
        "(día de)? (los)? (reyes magos|epifanía)",
        Holiday::Fixed(1, 6),
    ),
    holiday(
        "(día de)? (san valentín|el amor y la amistad|los enamorados)",
        Holiday::Fixed(2, 14),
    ),
    holiday(
        "día (internacional)? de la (mujer|mujeres)",
        Holiday::Fixed(3, 8),
    ),
    holiday("san patricio", Holiday::Fixed(3, 17)),
    holiday(
        "día (internacional)? (del|de los|de la) (trabajador|trabajadores|trabajo|trabajadora)",
        Holiday::Fixed(5, 1),
    ),
    holiday("cinco de mayo", Holiday::Fixed(5, 5)),
    holiday(
        "día (de la|de las) (madre|madres|mamá|mamás)",
        Holiday::Nth(5, 2, Weekday::Sunday),
    ),
    holiday(
        "día (del|de los) (padre|padres|papá|papás)",
        Holiday::Nth(6, 3, Weekday::Sunday),
    ),
    holiday("san juan", Holiday::Fixed(6, 24)),
    holiday("halloween", Holiday::Fixed(10, 31)),
    holiday("noche de brujas", Holiday::Fixed(10, 31)),
    holiday("(día de)? todos los santos", Holiday::Fixed(11, 1)),
    holiday("día de (los)? muertos", Holiday::Fixed(11, 2)),
    holiday(
        "(día de|día del)? acción de gracias",
        Holiday::Nth(11, 4, Weekday::Thursday),
    ),
    holiday(
        "(black friday|viernes negro)",
        Holiday::AfterNth(11, 4, Weekday::Thursday, 1),
    ),
    holiday("(la)? inmaculada", Holiday::Fixed(12, 8)),
    holiday(
        "(día de la|la)? (virgen de)? guadalupe",
        Holiday::Fixed(12, 12),
    ),
    holiday("jueves santo", Holiday::Easter(-3)),
    holiday("viernes santo", Holiday::Easter(-2)),
    holiday("sábado santo", Holiday::Easter(-1)),
    holiday(
        "(domingo de pascua|domingo de resurrección|pascua)",
        Holiday::Easter(0),
    ),
    holiday("lunes de pascua", Holiday::Easter(1)),
];
