//! English.

mod answers;
mod clocks;
mod dates;
mod holidays;
mod signals;
mod topics;
mod trade;
mod words;

use super::file::{
    AnswerFile, JointFile, LanguageFile, MarkFile, NameFile, PeopleFile, WritingFile,
};
use super::trade::TradeFile;
use crate::grammar::value::{Part, Value};
use crate::language::Language;
use crate::when::DayPart;

const TONIGHT: Value = Value::Part(Part {
    part: DayPart::Night,
    today: true,
});

/// Everything that is known about English.
pub(super) const FILE: LanguageFile = LanguageFile {
    language: Language::English,
    writing: WritingFile {
        day_first: false,
        hours_in_words: 12,
        elisions: &[],
        hyphen_is_space: false,
        after_number: words::AFTER_NUMBER,
        spellings: words::SPELLINGS,
        compounds: &[],
        guessed: words::GUESSED,
        common: words::COMMON,
    },
    marks: MarkFile {
        words: words::MARKS,
        letters: "",
        before_apostrophe: "",
        after_apostrophe: "s t m re ve ll clock",
    },
    sets: &[words::SETS, topics::SETS],
    layers: &[
        &[words::LEXICON],
        &[clocks::NUMBERS],
        &[clocks::BASIC],
        &[holidays::HOLIDAYS, clocks::LENGTHS],
        &[dates::BASIC, clocks::COMPOUND],
        &[dates::COMPOUND, clocks::PARTS],
        &[dates::OPEN, clocks::RANGES],
    ],
    joints: JointFile {
        between_days: dates::BETWEEN,
        fillers: dates::FILLERS,
        before_time: dates::BEFORE_TIME,
    },
    topics: topics::TOPICS,
    not_topics: topics::NOT,
    answers: AnswerFile {
        replies: answers::REPLIES,
        yes: 'y',
        no: 'n',
        last: "last latter",
        former: "former",
        choice: answers::CHOICE,
        filler: answers::FILLER,
        marker: "# number option",
        asks: answers::ASKS,
        anyone: answers::ANYONE,
        nobody: answers::NOBODY,
        doubts: answers::DOUBTS,
        keeps: answers::KEEPS,
    },
    names: NameFile {
        before: answers::NAME_BEFORE,
        maybe_before: answers::NAME_MAYBE,
        after: answers::NAME_AFTER,
        recipient: "for",
        courtesy: answers::COURTESY,
    },
    people: PeopleFile {
        family: answers::FAMILY,
        together: answers::TOGETHER,
        instead: answers::INSTEAD,
        counts: answers::COUNTS,
    },
    signals: signals::SIGNALS,
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
