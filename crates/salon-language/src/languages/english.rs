//! English.

mod answers;
mod clocks;
mod dates;
mod holidays;
mod topics;
mod trade;
mod words;

use super::trade::TradeFile;
use super::{AnswerFile, LanguageFile, NameFile, PeopleFile};
use crate::grammar::value::{Part, Value};
use crate::when::DayPart;

const TONIGHT: Value = Value::Part(Part {
    part: DayPart::Night,
    today: true,
});

/// Everything that is known about English.
pub(super) const FILE: LanguageFile = LanguageFile {
    day_first: false,
    spellings: words::SPELLINGS,
    sets: &[words::SETS, topics::SETS],
    guessed: words::GUESSED,
    common: words::COMMON,
    layers: &[
        &[words::LEXICON],
        &[clocks::NUMBERS],
        &[clocks::BASIC],
        &[holidays::HOLIDAYS, clocks::LENGTHS],
        &[dates::BASIC, clocks::COMPOUND],
        &[dates::COMPOUND, clocks::PARTS],
        &[dates::OPEN, clocks::RANGES],
    ],
    topics: topics::TOPICS,
    not_topics: topics::NOT,
    answers: AnswerFile {
        replies: answers::REPLIES,
        asks: answers::ASKS,
        anyone: answers::ANYONE,
    },
    names: NameFile {
        before: answers::NAME_BEFORE,
        maybe_before: answers::NAME_MAYBE,
        after: answers::NAME_AFTER,
    },
    people: PeopleFile {
        family: answers::FAMILY,
        together: answers::TOGETHER,
        instead: answers::INSTEAD,
        counts: answers::COUNTS,
    },
    claims: words::CLAIMS,
    denials: words::DENIALS,
    trade: TradeFile {
        words: trade::WORDS,
        empty: trade::EMPTY,
        weak: trade::WEAK,
        joints: trade::JOINTS,
        introduces: answers::WITH,
    },
};
