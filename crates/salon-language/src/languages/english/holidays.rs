//! Holidays.

use jiff::civil::Weekday;

use crate::grammar::Rule;
use crate::grammar::value::Holiday;
use crate::languages::lexicon::holiday;

/// Holidays by name.
pub(super) const HOLIDAYS: &[Rule] = &[
    holiday("(christmas|xmas) day?", Holiday::Fixed(12, 25)),
    holiday("(christmas|xmas) evening", Holiday::Fixed(12, 24)),
    holiday("boxing day", Holiday::Fixed(12, 26)),
    holiday(
        "(new year evening|new years evening|nye)",
        Holiday::Fixed(12, 31),
    ),
    holiday("new (year|years) day?", Holiday::Fixed(1, 1)),
    holiday("(valentine|valentines) day?", Holiday::Fixed(2, 14)),
    holiday("(st|saint) (patrick|patricks) day", Holiday::Fixed(3, 17)),
    holiday("independence day", Holiday::Fixed(7, 4)),
    holiday("halloween", Holiday::Fixed(10, 31)),
    holiday("(veterans|veteran) day", Holiday::Fixed(11, 11)),
    holiday("juneteenth", Holiday::Fixed(6, 19)),
    holiday(
        "(mlk|martin luther king) day",
        Holiday::Nth(1, 3, Weekday::Monday),
    ),
    holiday(
        "(presidents|president) day",
        Holiday::Nth(2, 3, Weekday::Monday),
    ),
    holiday("(mothers|mother) day", Holiday::Nth(5, 2, Weekday::Sunday)),
    holiday("memorial day", Holiday::Nth(5, -1, Weekday::Monday)),
    holiday("(fathers|father) day", Holiday::Nth(6, 3, Weekday::Sunday)),
    holiday("(labor|labour) day", Holiday::Nth(9, 1, Weekday::Monday)),
    holiday("columbus day", Holiday::Nth(10, 2, Weekday::Monday)),
    holiday("thanksgiving day?", Holiday::Nth(11, 4, Weekday::Thursday)),
    holiday(
        "black friday",
        Holiday::AfterNth(11, 4, Weekday::Thursday, 1),
    ),
    holiday("good friday", Holiday::Easter(-2)),
    holiday("easter sunday?", Holiday::Easter(0)),
    holiday("easter monday", Holiday::Easter(1)),
];
