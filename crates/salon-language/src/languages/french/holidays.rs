//! Holidays by name.

use jiff::civil::Weekday;

use crate::grammar::Rule;
use crate::grammar::value::Holiday;
use crate::languages::lexicon::holiday;

/// Holidays of France and of Québec.
pub(super) const HOLIDAYS: &[Rule] = &[
    holiday("(noël|le jour de noël)", Holiday::Fixed(12, 25)),
    holiday(
        "(le|la)? (réveillon|veille|veillée) de noël",
        Holiday::Fixed(12, 24),
    ),
    holiday("(lendemain de noël|boxing day)", Holiday::Fixed(12, 26)),
    holiday(
        "(la|le)? (saint|st|sainte|ste) sylvestre",
        Holiday::Fixed(12, 31),
    ),
    holiday(
        "(le)? (réveillon|veille) (du|de) (nouvel an|jour de le an)",
        Holiday::Fixed(12, 31),
    ),
    holiday(
        "(le)? (jour de le an|nouvel an|premier de le an)",
        Holiday::Fixed(1, 1),
    ),
    holiday("(la)? (saint|st) valentin", Holiday::Fixed(2, 14)),
    holiday("(la)? (saint|st) patrick", Holiday::Fixed(3, 17)),
    holiday("(la)? chandeleur", Holiday::Fixed(2, 2)),
    holiday("(la)? fête du travail", Holiday::Fixed(5, 1)),
    holiday("(la)? fête de la musique", Holiday::Fixed(6, 21)),
    holiday(
        "(la)? (saint jean|st jean|saint jean baptiste|st jean baptiste)",
        Holiday::Fixed(6, 24),
    ),
    holiday("(la)? fête (du canada|canada)", Holiday::Fixed(7, 1)),
    holiday("(la)? fête nationale", Holiday::Fixed(7, 14)),
    holiday("(le)? le? assomption", Holiday::Fixed(8, 15)),
    holiday("le? halloween", Holiday::Fixed(10, 31)),
    holiday("(la)? toussaint", Holiday::Fixed(11, 1)),
    holiday("le? armistice", Holiday::Fixed(11, 11)),
    holiday("(la)? fête des mères", Holiday::Nth(5, -1, Weekday::Sunday)),
    holiday("(la)? fête des pères", Holiday::Nth(6, 3, Weekday::Sunday)),
    holiday("le? action de grâce", Holiday::Nth(10, 2, Weekday::Monday)),
    holiday("thanksgiving", Holiday::Nth(11, 4, Weekday::Thursday)),
    holiday(
        "(black friday|vendredi noir|vendredi fou)",
        Holiday::AfterNth(11, 4, Weekday::Thursday, 1),
    ),
    holiday("mardi gras", Holiday::Easter(-47)),
    holiday("(le)? vendredi saint", Holiday::Easter(-2)),
    holiday("(le)? (dimanche de)? pâques", Holiday::Easter(0)),
    holiday("le? lundi de pâques", Holiday::Easter(1)),
    holiday("(le)? (jeudi de)? le? ascension", Holiday::Easter(39)),
    holiday("(la)? pentecôte", Holiday::Easter(49)),
    holiday("le? lundi de (la)? pentecôte", Holiday::Easter(50)),
];
