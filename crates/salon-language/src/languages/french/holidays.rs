//! Holidays.

use crate::grammar::Rule;
use crate::grammar::value::Holiday;
use crate::languages::lexicon::holiday;

/// Holidays by name.
pub(super) const HOLIDAYS: &[Rule] = &[
    holiday("(noël|le jour de noël)", Holiday::Fixed(12, 25)),
    holiday("(le)? réveillon de noël", Holiday::Fixed(12, 24)),
    holiday(
        "(la saint sylvestre|le réveillon|le réveillon du nouvel an)",
        Holiday::Fixed(12, 31),
    ),
    holiday("(le jour de le an|le nouvel an)", Holiday::Fixed(1, 1)),
    holiday("(la fête nationale)", Holiday::Fixed(7, 14)),
    holiday("(la toussaint)", Holiday::Fixed(11, 1)),
    holiday("pâques", Holiday::Easter(0)),
    holiday("le? lundi de pâques", Holiday::Easter(1)),
    holiday("le ascension", Holiday::Easter(39)),
    holiday("le? lundi de pentecôte", Holiday::Easter(50)),
];
