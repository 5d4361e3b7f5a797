//! Words: how they are shortened and misspelt, what they stand for, and which belong together.

use jiff::civil::Weekday;

use crate::grammar::value::{Class, Half, Unit, Value};
use crate::grammar::{Rule, is};
use crate::languages::file::Beside;
use crate::languages::lexicon::{half, month, number, ordinal, part, part_of_today, unit, weekday};
use crate::mention::Claim;
use crate::when::DayPart;

/// "1º" and "1ª" are ordinals when the letter sticks to the number.
pub(super) const AFTER_NUMBER: &[(&str, Beside, &str)] = &[
    ("o", Beside::Glued, "ro"),
    ("a", Beside::Glued, "ra"),
    ("h", Beside::Apart, "horas"),
];

/// A word, or words, and the other ways of writing it. Accents never matter.
pub(super) const SPELLINGS: &[(&str, &str)] = &[
    ("mañana", "mñn mñna"),
    ("lunes", "lun"),
    ("miércoles", "mié mierc"),
    ("viernes", "vie vier"),
    ("por favor", "pf porfa porfis xfa xfavor"),
    ("por", "x"),
    ("que", "q k"),
    ("también", "tmb tb tmbn"),
    ("gracias", "grax graxias"),
];

/// Words made of several, as one.
pub(super) const COMPOUNDS: &[(&str, &str)] = &[
    ("finde", "fin de semana|fines de semana"),
    ("mediodía", "medio día"),
    ("medianoche", "media noche"),
];

/// Words that are common in Spanish and not at all in the other languages.
pub(super) const MARKS: &str = "el los las unos unas por con quiero quisiera puedo puede pueden podría \
    cita citas hola gracias buenos buenas días tardes noches mañana hoy lunes martes miércoles jueves viernes \
    sábado domingo cuándo dónde cómo cuánto cuánta cuesta tienen tiene hay estoy soy hora horas favor \
    cambiar cancelar reservar necesito gustaría corte pelo cabello usted ustedes está qué quién para \
    pasado después";

/// Sets of words that rules speak of.
pub(super) const SETS: &[(&str, &str)] = &[
    (
        "counted",
        "personas persona adultos niños niñas gente veces estrellas % € $",
    ),
    ("slash", "/ %"),
    (
        "unit",
        "minuto minutos hora horas día días semana semanas mes meses año años",
    ),
];

/// Words with a meaning of their own.
pub(super) const LEXICON: &[Rule] = &[
    weekday("lunes", Weekday::Monday),
    weekday("martes", Weekday::Tuesday),
    weekday("miércoles", Weekday::Wednesday),
    weekday("jueves", Weekday::Thursday),
    weekday("viernes", Weekday::Friday),
    weekday("(sábado|sábados)", Weekday::Saturday),
    weekday("(domingo|domingos)", Weekday::Sunday),
    month("enero", 1),
    month("febrero", 2),
    month("marzo", 3),
    month("abril", 4),
    month("mayo", 5),
    month("junio", 6),
    month("julio", 7),
    month("agosto", 8),
    month("(septiembre|setiembre)", 9),
    month("octubre", 10),
    month("noviembre", 11),
    month("diciembre", 12),
    unit("(minuto|minutos)", Unit::Minute),
    unit("(hora|horas)", Unit::Hour),
    unit("(día|días)", Unit::Day),
    unit("(semana|semanas)", Unit::Week),
    unit("(mes|meses)", Unit::Month),
    unit("(año|años)", Unit::Year),
    part("mañana", DayPart::Morning),
    part("(tarde|tardes)", DayPart::Afternoon),
    part("(noche|noches)", DayPart::Night),
    part_of_today("esta noche", DayPart::Night),
    half("am", Half::Am),
    half("pm", Half::Pm),
    is(
        "(lo antes posible|cuanto antes|lo más pronto posible)",
        Class::Earliest,
        Value::Nothing,
    ),
    is(
        "(mejor dicho|digo|perdón|no espera)",
        Class::Correction,
        Value::Nothing,
    ),
    number("cero", 0),
    number("(un|una|uno)", 1),
    number("dos", 2),
    number("tres", 3),
    number("cuatro", 4),
    number("cinco", 5),
    number("seis", 6),
    number("siete", 7),
    number("ocho", 8),
    number("nueve", 9),
    number("diez", 10),
    number("once", 11),
    number("doce", 12),
    number("trece", 13),
    number("catorce", 14),
    number("quince", 15),
    number("dieciséis", 16),
    number("diecisiete", 17),
    number("dieciocho", 18),
    number("diecinueve", 19),
    number("veinte", 20),
    number("veintiuno", 21),
    number("veintidós", 22),
    number("veintitrés", 23),
    number("veinticuatro", 24),
    number("veinticinco", 25),
    number("treinta", 30),
    number("cuarenta", 40),
    number("cincuenta", 50),
    ordinal("(primer|primero|primera)", 1),
    ordinal("(segundo|segunda)", 2),
    ordinal("(tercer|tercero|tercera)", 3),
];

/// Words that a typo may have been meant to be.
pub(super) const GUESSED: &str =
    "miércoles viernes sábado domingo mañana cancelar reservar disponible";

/// Common words that are never typos of the above.
pub(super) const COMMON: &str = "a al algo ahora aquí así bien bueno casa cada como con cosa de del desde \
    donde el ella en entre es ese eso esta este esto favor fue ha hace hacer hasta hay ir la las le lo los \
    más me mi mis mucho muy nada ni no nos o otra otro para pero poco por porque que quien se ser si sin \
    sobre solo son su sus también tan te tener tengo todo tu un una va ver voy y ya yo";

/// Words by which a text of ours claims that something was done.
pub(super) const CLAIMS: &[(&str, Claim)] = &[
    ("(reservado|reservada|agendado|agendada)", Claim::Booked),
    ("(cambiado|cambiada|movido|movida)", Claim::Moved),
    ("(cancelado|cancelada)", Claim::Cancelled),
    ("(confirmado|confirmada)", Claim::Confirmed),
];

/// Words that take a claim back, close before it.
pub(super) const DENIALS: &str = "no nunca nada sin";
