//! French.

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
use crate::language::Language;

/// Everything that is known about French.
pub(super) const FILE: LanguageFile = LanguageFile {
    language: Language::French,
    writing: WritingFile {
        day_first: true,
        hours_in_words: 24,
        elisions: words::ELISIONS,
        hyphen_is_space: true,
        after_number: words::AFTER_NUMBER,
        spellings: words::SPELLINGS,
        compounds: words::COMPOUNDS,
        guessed: words::GUESSED,
        common: words::COMMON,
    },
    marks: MarkFile {
        words: words::MARKS,
        letters: "çœèêëàùûîï",
        before_apostrophe: "l d j m t n s c qu jusqu aujourd lorsqu puisqu",
        after_apostrophe: "",
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
        yes: 'o',
        no: 'n',
        last: answers::LAST,
        former: answers::FORMER,
        choice: answers::CHOICE,
        filler: answers::FILLER,
        marker: answers::MARKER,
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
        recipient: answers::RECIPIENT,
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
