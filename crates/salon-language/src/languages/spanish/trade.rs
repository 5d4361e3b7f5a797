//! Words of the trade: how clients write what is on a menu, in the words that all languages share.

/// A shared word of the trade, as English writes it, and how Spanish writes it, in one to three
/// words, separated by bars.
pub(super) const WORDS: &[(&str, &str)] = &[
    (
        "cut",
        "corte|cortes|corte de pelo|corte de cabello|cortarme|cortar",
    ),
    ("color", "tinte|tintes|tinta|color|coloración|teñir"),
    ("highlight", "mechas|mecha|rayitos|luces|reflejos"),
    ("manicure", "manicura|manicuras|manicure"),
    ("pedicure", "pedicura|pedicuras|pedicure"),
    ("nail", "uña|uñas"),
    ("women", "mujer|mujeres|dama|damas|señora|señoras"),
    ("men", "hombre|hombres|caballero|caballeros"),
    ("kid", "niño|niña|niños|niñas|infantil"),
    ("parking", "estacionamiento|aparcamiento|parqueo|parking"),
    ("deposit", "depósito|anticipo|seña"),
];

/// Words of a name that change nothing.
pub(super) const EMPTY: &str = "de del el la los las un una unos unas mi para en servicio cita";

/// Words that never stand for a service by themselves, in the shared words of the trade.
pub(super) const WEAK: &str = "women men kid full half long short medium new first dry";

/// Words that join two services, or the words of one.
pub(super) const JOINTS: &str = "y e & + / - más con ,";
