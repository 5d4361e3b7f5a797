//! English.

mod clocks;
mod dates;
mod words;

use super::LanguageFile;
use crate::grammar::value::{Part, Value};
use crate::when::DayPart;

const TONIGHT: Value = Value::Part(Part { part: DayPart::Night, today: true });

/// Everything that is known about English.
pub(super) const FILE: LanguageFile = LanguageFile {
    day_first: false,
    spellings: words::SPELLINGS,
    sets: words::SETS,
    guessed: words::GUESSED,
    common: words::COMMON,
    layers: &[
        &[words::LEXICON],
        &[clocks::NUMBERS],
        &[clocks::BASIC],
        &[dates::HOLIDAYS, clocks::LENGTHS],
        &[dates::BASIC, clocks::COMPOUND],
        &[dates::COMPOUND, clocks::PARTS],
        &[dates::OPEN, clocks::RANGES],
    ],
};
