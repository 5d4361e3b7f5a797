//! The tables that one language consists of.

use super::trade::TradeFile;
use crate::answers::Reply;
use crate::grammar::{Rule, Symbols};
use crate::language::Language;
use crate::mention::Claim;
use crate::topics::Topic;
use crate::understanding::IntentKind;

/// The files of one language.
#[derive(Debug)]
pub(super) struct LanguageFile {
    /// Which it is.
    pub(super) language: Language,
    /// How it is written.
    pub(super) writing: WritingFile,
    /// How it is told from others.
    pub(super) marks: MarkFile,
    /// Sets of words that rules speak of.
    pub(super) sets: &'static [&'static [(&'static str, &'static str)]],
    /// The grammar of days and times, layer by layer.
    pub(super) layers: &'static [&'static [&'static [Rule]]],
    /// What joins days and times.
    pub(super) joints: JointFile,
    /// What texts are about.
    pub(super) topics: &'static [&'static [Topic]],
    /// Wordings that rule something out.
    pub(super) not_topics: &'static [(&'static str, IntentKind)],
    /// Answers to questions.
    pub(super) answers: AnswerFile,
    /// How people give their names.
    pub(super) names: NameFile,
    /// For whom a visit is asked.
    pub(super) people: PeopleFile,
    /// What phones and carriers write.
    pub(super) signals: SignalFile,
    /// Words by which a text of ours claims that something was done.
    pub(super) claims: &'static [(&'static str, Claim)],
    /// Words that take a claim back.
    pub(super) denials: &'static str,
    /// Words of the trade.
    pub(super) trade: TradeFile,
}

/// How a language is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct WritingFile {
    /// Whether `3/4` is the third of April.
    pub(super) day_first: bool,
    /// The highest number in words that can be an hour: 24 where people say "fifteen hours".
    pub(super) hours_in_words: i64,
    /// Words that lose their end before an apostrophe, and what they are: "l" and "le".
    pub(super) elisions: &'static [(&'static str, &'static str)],
    /// Whether a hyphen between two words is no more than a space; between two words of the set
    /// `ranged` it stays.
    pub(super) hyphen_is_space: bool,
    /// Letters after digits, and what they stand for: "3p".
    pub(super) after_number: &'static [(&'static str, Beside, &'static str)],
    /// Words and the other ways of writing them.
    pub(super) spellings: &'static [(&'static str, &'static str)],
    /// Words made of several, as one: `("weekend", "week end|end of week")`.
    pub(super) compounds: &'static [(&'static str, &'static str)],
    /// Words that a typo may have been meant to be.
    pub(super) guessed: &'static str,
    /// Common words that are never typos.
    pub(super) common: &'static str,
}

/// How letters stand beside digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beside {
    /// "9a".
    Glued,
    /// "2 h".
    Apart,
}

/// How a language is told from others.
#[derive(Clone, Copy, Debug)]
pub(super) struct MarkFile {
    /// Words that are common in this language and not at all in the others.
    pub(super) words: &'static str,
    /// Letters and signs that only this language has.
    pub(super) letters: &'static str,
    /// What stands before an apostrophe in this language.
    pub(super) before_apostrophe: &'static str,
    /// What stands after an apostrophe in this language.
    pub(super) after_apostrophe: &'static str,
}

/// What joins days and times.
#[derive(Clone, Copy, Debug)]
pub(super) struct JointFile {
    /// Words that make two days a choice: "or".
    pub(super) between_days: &'static str,
    /// Words that may stand beside those.
    pub(super) fillers: &'static str,
    /// Words that may stand between a day and a bare number that is its time.
    pub(super) before_time: &'static str,
}

/// How a language answers and asks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AnswerFile {
    /// Wordings, and which answer each is.
    pub(crate) replies: &'static [Reply],
    /// The letter that is a yes.
    pub(crate) yes: char,
    /// The letter that is a no.
    pub(crate) no: char,
    /// Words for the last of several.
    pub(crate) last: &'static str,
    /// Words for the first of two.
    pub(crate) former: &'static str,
    /// Words that follow "the second": `one`, `option`, `please`.
    pub(crate) choice: &'static str,
    /// Words beside which a number is still the whole answer: "I'll take 2 please".
    pub(crate) filler: &'static str,
    /// Words after which a number is a choice: `option`.
    pub(crate) marker: &'static str,
    /// What makes a text a question, besides its mark.
    pub(crate) asks: &'static [&'static str],
    /// Wordings that leave the stylist open.
    pub(crate) anyone: &'static [&'static str],
    /// Wordings that end with a stylist who will not do: "anyone but Sarah".
    pub(crate) nobody: &'static [&'static str],
    /// Wordings after a yes that make it none: "ok, wait".
    pub(crate) doubts: &'static [&'static str],
    /// Wordings that say no when we ask whether to cancel: "keep it".
    pub(crate) keeps: &'static [&'static str],
}

/// How people give their names in a language.
#[derive(Clone, Copy, Debug)]
pub(super) struct NameFile {
    /// What stands before a name that is surely one.
    pub(super) before: &'static [&'static str],
    /// What stands before a name that may be one.
    pub(super) maybe_before: &'static [&'static str],
    /// What stands after a name that is surely one.
    pub(super) after: &'static [&'static str],
    /// Words before a capitalised name for whom something is: "for".
    pub(super) recipient: &'static str,
    /// Words around a name that answers "what is your name?".
    pub(super) courtesy: &'static str,
}

/// How a language says for whom a visit is.
#[derive(Clone, Copy, Debug)]
pub(super) struct PeopleFile {
    /// Words for people who come along or instead.
    pub(super) family: &'static str,
    /// Who texts is to be served too, with a companion.
    pub(super) together: &'static [&'static str],
    /// Somebody else is to be served.
    pub(super) instead: &'static [&'static str],
    /// A number of people.
    pub(super) counts: &'static [&'static str],
}

/// What phones and carriers write in a language. Upper case for keywords, lower case for the rest.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SignalFile {
    /// A carrier's words for stopping.
    pub(crate) stop: &'static str,
    /// A carrier's words for stopping that are also words for cancelling a visit.
    pub(crate) cancel: &'static str,
    /// A carrier's words for starting again.
    pub(crate) start: &'static str,
    /// A carrier's words for starting again that are also a yes.
    pub(crate) yes: &'static str,
    /// A carrier's words for help.
    pub(crate) help: &'static str,
    /// How phones report a reaction, in front of the quoted text.
    pub(crate) reactions: &'static [&'static str],
    /// What stands before an emoji in such a report.
    pub(crate) reacted: &'static [&'static str],
    /// What stands between the emoji and the quoted text.
    pub(crate) reacted_to: &'static [&'static str],
    /// What the quoted part may be instead of a text.
    pub(crate) attachments: &'static [&'static str],
}

impl LanguageFile {
    /// Makes the sets of words ready: the language's own, and those that code asks for.
    pub(super) fn symbols(&self) -> Symbols {
        let mut symbols = Symbols::default();
        let sets = [
            ("family", self.people.family),
            ("denial", self.denials),
            ("last", self.answers.last),
            ("former", self.answers.former),
            ("choice", self.answers.choice),
            ("filler", self.answers.filler),
            ("marker", self.answers.marker),
            ("recipient", self.names.recipient),
            ("courtesy", self.names.courtesy),
            ("joins-days", self.joints.between_days),
            ("fills-joint", self.joints.fillers),
            ("before-time", self.joints.before_time),
        ];
        for (name, words) in self.sets.concat().into_iter().chain(sets) {
            symbols.define(name, words);
        }
        symbols
    }
}
