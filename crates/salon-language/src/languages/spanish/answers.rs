//! Answers to questions of ours, names, people.

use crate::answers::{Reply, reply};
use crate::understanding::Answer;

/// What stands for which answer. The first found in the text counts.
pub(super) const REPLIES: &[Reply] = &[
    reply("^ (no|nop|para nada|mejor no) ..", Answer::No),
    reply(
        "(ninguno|ninguna) (de esos|de esas|de esos horarios)?",
        Answer::NoneOfThose,
    ),
    reply("(cualquiera|me da igual|da igual|el que sea)", Answer::Any),
    reply(
        "^ (sí|si|claro|vale|perfecto|dale|de acuerdo|por supuesto|okay|ok|genial|👍) ..",
        Answer::Yes,
    ),
    reply("(me parece|está|suena) (bien|perfecto|genial)", Answer::Yes),
];

/// Words for the last of several.
pub(super) const LAST: &str = "último última";

/// Words for the first of two.
pub(super) const FORMER: &str = "";

/// Words that follow "la segunda".
pub(super) const CHOICE: &str = "opción hora por está me gracias";

/// Words beside which a number is still the whole answer.
pub(super) const FILLER: &str = "el la los las opción número por favor gracias quiero prefiero ese esa sí \
    okay ok me quedo con va vale perfecto";

/// Words after which a number is a choice.
pub(super) const MARKER: &str = "# número opción";

/// What makes a text a question, besides its mark.
pub(super) const ASKS: &[&str] = &[
    "^ (hola)? ,? (qué|cuándo|dónde|cómo|cuánto|cuánta|cuántos|quién|cuál|hay|tienen|puedo)",
    "(me puede|me puedes|quisiera saber|me gustaría saber)",
];

/// Wordings that leave the stylist open.
pub(super) const ANYONE: &[&str] = &["(con cualquiera|con quien sea|cualquier estilista)"];

/// What stands before a name that is surely one.
pub(super) const NAME_BEFORE: &[&str] =
    &["(me llamo|mi nombre es|a nombre de)", "(nombre) (es|:)?"];

/// What stands before a name that may be one.
pub(super) const NAME_MAYBE: &[&str] = &["(hola)? ,? (soy|es|habla)"];

/// What stands after a name that is surely one.
pub(super) const NAME_AFTER: &[&str] = &["es mi nombre"];

/// Words before a name for whom something is.
pub(super) const RECIPIENT: &str = "para";

/// Words around a name that answers "what is your name?".
pub(super) const COURTESY: &str = "sí claro hola gracias por favor es mi nombre el la okay ok";

/// Words for people who come along or instead.
pub(super) const FAMILY: &str = "hija hijas hijo hijos mamá madre papá padre esposo esposa marido mujer \
    hermana hermano amiga amigo niña niño novia novio abuela abuelo";

/// Who texts is to be served too, with a companion.
pub(super) const TOGETHER: &[&str] = &[
    "(yo|mí) y (mi|mis|una|un) &family",
    "(mi|mis) &family y (yo|para mí)",
];

/// Somebody else is to be served.
pub(super) const INSTEAD: &[&str] = &["para (mi|mis|la|el)? &family"];

/// A number of people.
pub(super) const COUNTS: &[&str] = &["(para|somos) <number> (personas|adultos)?"];

/// "Con", before a stylist's name.
pub(super) const WITH: &str = "con";
