//! Holidays.

use crate::grammar::Rule;
use crate::grammar::value::Holiday;
use crate::languages::lexicon::holiday;

/// Holidays by name.
pub(super) const HOLIDAYS: &[Rule] = &[
    holiday("(navidad|día de navidad)", Holiday::Fixed(12, 25)),
    holiday("nochebuena", Holiday::Fixed(12, 24)),
    holiday("(nochevieja|fin de año)", Holiday::Fixed(12, 31)),
    holiday("(año nuevo|día de año nuevo)", Holiday::Fixed(1, 1)),
    holiday("(reyes|día de reyes)", Holiday::Fixed(1, 6)),
    holiday("viernes santo", Holiday::Easter(-2)),
    holiday("domingo de pascua", Holiday::Easter(0)),
];
