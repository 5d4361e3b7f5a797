//! What each language knows, made ready for reading. Adding a language is adding its files beside
//! `english` and its line here.

mod english;
mod given_names;
mod reader;
mod trade;

use std::sync::LazyLock;

use crate::answers::Reply;
use crate::grammar::Rule;
use crate::language::Language;
use crate::mention::Claim;
use crate::topics::Topic;
use crate::understanding::IntentKind;
use trade::TradeFile;

pub(crate) use reader::Reader;

/// The files of one language.
#[derive(Debug)]
pub(crate) struct LanguageFile {
    /// Whether `3/4` is the third of April.
    day_first: bool,
    /// Words and the other ways of writing them.
    spellings: &'static [(&'static str, &'static str)],
    /// Sets of words that rules speak of.
    sets: &'static [&'static [(&'static str, &'static str)]],
    /// Words that a typo may have been meant to be.
    guessed: &'static str,
    /// Common words that are never typos.
    common: &'static str,
    /// The grammar of days and times, layer by layer.
    layers: &'static [&'static [&'static [Rule]]],
    /// What texts are about.
    topics: &'static [&'static [Topic]],
    /// Wordings that rule something out.
    not_topics: &'static [(&'static str, IntentKind)],
    /// Answers to questions.
    answers: AnswerFile,
    /// How people give their names.
    names: NameFile,
    /// For whom a visit is asked.
    people: PeopleFile,
    /// Words by which a text of ours claims that something was done.
    claims: &'static [(&'static str, Claim)],
    /// Words that take a claim back.
    denials: &'static str,
    /// Words of the trade.
    trade: TradeFile,
}

/// How a language answers and asks.
#[derive(Clone, Copy, Debug)]
struct AnswerFile {
    replies: &'static [Reply],
    asks: &'static [&'static str],
    anyone: &'static [&'static str],
}

/// How people give their names in a language.
#[derive(Clone, Copy, Debug)]
struct NameFile {
    before: &'static [&'static str],
    maybe_before: &'static [&'static str],
    after: &'static [&'static str],
}

/// How a language says for whom a visit is.
#[derive(Clone, Copy, Debug)]
struct PeopleFile {
    family: &'static str,
    together: &'static [&'static str],
    instead: &'static [&'static str],
    counts: &'static [&'static str],
}

/// What a wording around a name says about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NameCue {
    /// A name surely follows.
    Before,
    /// A name may follow.
    MaybeBefore,
    /// A name surely stands before.
    After,
}

/// What a wording says about whom a visit is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PeopleCue {
    /// The person who texts, and somebody else.
    Together,
    /// Somebody else.
    Instead,
    /// A number of people.
    Count,
}

static ENGLISH: LazyLock<Reader> = LazyLock::new(|| Reader::new(&english::FILE));

/// Returns the reader of a language.
pub(crate) fn reader(language: Language) -> &'static Reader {
    match language {
        Language::English | Language::Spanish | Language::French => &ENGLISH,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::{Pattern, Symbols};

    #[test]
    fn every_rule_of_every_language_can_be_read() {
        for file in [&english::FILE] {
            let mut symbols = Symbols::default();
            for (name, words) in file.sets.concat() {
                symbols.define(name, words);
            }
            symbols.define("family", file.people.family);
            let rules = file
                .layers
                .iter()
                .flat_map(|layer| layer.concat())
                .map(|rule| rule.pattern);
            let topics = file.topics.concat().into_iter().map(|topic| topic.pattern);
            let not = file.not_topics.iter().map(|(pattern, _)| *pattern);
            let replies = file.answers.replies.iter().map(|reply| reply.pattern);
            let groups = [
                file.answers.asks,
                file.answers.anyone,
                file.names.before,
                file.names.maybe_before,
                file.names.after,
                file.people.together,
                file.people.instead,
                file.people.counts,
            ];
            for text in rules
                .chain(topics)
                .chain(not)
                .chain(replies)
                .chain(groups.concat())
            {
                assert_eq!(
                    text.matches('(').count(),
                    text.matches(')').count(),
                    "{text}"
                );
                assert!(
                    !text.contains("((") && !nests(text),
                    "a choice inside a choice: {text}"
                );
                assert!(Pattern::parse(text, &mut symbols).is_some(), "{text}");
            }
        }
    }

    fn nests(text: &str) -> bool {
        let mut depth = 0;
        text.chars().any(|c| {
            depth += match c {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            depth > 1
        })
    }

    #[test]
    fn reads_shorthand_repeated_letters_and_typos() {
        let texts = |text: &str| -> Vec<String> {
            reader(Language::English)
                .tokens(text)
                .into_iter()
                .map(|token| token.text)
                .collect()
        };
        assert_eq!(texts("tmrw plz"), ["tomorrow", "please"]);
        assert_eq!(texts("satturdaay"), ["saturday"]);
        assert_eq!(texts("appoiintment thrusday"), ["appointment", "thursday"]);
        assert_eq!(texts("9a"), ["9", "am"]);
        assert_eq!(texts("looking"), ["looking"]);
    }
}
