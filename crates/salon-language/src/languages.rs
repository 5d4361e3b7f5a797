//! What each language knows, made ready for reading. Adding a language is adding its files beside
//! `english` and its lines here; `docs/languages.md` says how.

pub(crate) mod detect;
mod english;
mod file;
mod french;
mod given_names;
mod letters;
mod lexicon;
mod reader;
mod spanish;
mod trade;

use std::sync::LazyLock;

use crate::language::Language;
use file::LanguageFile;

pub(crate) use file::{AnswerFile, SignalFile};
pub(crate) use reader::Reader;

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

/// The files of every language.
static FILES: [&LanguageFile; 3] = [&english::FILE, &spanish::FILE, &french::FILE];

static ENGLISH: LazyLock<Reader> = LazyLock::new(|| Reader::new(&english::FILE));
static SPANISH: LazyLock<Reader> = LazyLock::new(|| Reader::new(&spanish::FILE));
static FRENCH: LazyLock<Reader> = LazyLock::new(|| Reader::new(&french::FILE));

/// Returns the reader of a language.
pub(crate) fn reader(language: Language) -> &'static Reader {
    match language {
        Language::English => &ENGLISH,
        Language::Spanish => &SPANISH,
        Language::French => &FRENCH,
    }
}

/// Returns what phones and carriers write in each language.
pub(crate) fn signals() -> impl Iterator<Item = &'static SignalFile> {
    FILES.iter().map(|file| &file.signals)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::Pattern;

    fn patterns(file: &LanguageFile) -> Vec<&'static str> {
        let rules = file.layers.iter().flat_map(|layer| layer.concat());
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
        rules
            .map(|rule| rule.pattern)
            .chain(file.topics.concat().into_iter().map(|topic| topic.pattern))
            .chain(file.not_topics.iter().map(|(pattern, _)| *pattern))
            .chain(file.answers.replies.iter().map(|reply| reply.pattern))
            .chain(file.claims.iter().map(|(pattern, _)| *pattern))
            .chain(groups.concat())
            .collect()
    }

    #[test]
    fn every_rule_of_every_language_can_be_read() {
        for file in FILES {
            let mut symbols = file.symbols();
            for text in patterns(file) {
                let (opened, closed) = (text.matches('(').count(), text.matches(')').count());
                assert_eq!(opened, closed, "{text}");
                let nested = text.contains("((") || nests(text);
                assert!(!nested, "a choice inside a choice: {text}");
                assert!(Pattern::parse(text, &mut symbols).is_some(), "{text}");
            }
        }
    }

    #[test]
    fn every_word_of_every_rule_can_stand_in_a_text() {
        for file in FILES {
            let reader = reader(file.language);
            let sets = file.sets.concat();
            let words = patterns(file)
                .into_iter()
                .chain(sets.iter().map(|(_, words)| *words));
            let words = words.flat_map(|text| text.split([' ', '(', ')', '|']));
            for word in words.filter(|word| word.starts_with(char::is_alphabetic)) {
                let word = word.trim_end_matches('?');
                let read = reader.written_tokens(word);
                let single =
                    matches!(read.as_slice(), [only] if only.text == crate::token::normalize(word));
                assert!(single, "{:?} never reads {word:?}: {read:?}", file.language);
            }
        }
    }

    #[test]
    fn no_spelling_stands_for_two_words() {
        for file in FILES {
            let mut meant = std::collections::HashMap::new();
            for (word, spellings) in file.writing.spellings {
                for spelling in spellings.split_whitespace() {
                    let before = meant.insert(spelling, word);
                    assert_eq!(before, None, "{:?}: {spelling} of {word}", file.language);
                }
            }
        }
    }

    #[test]
    fn every_language_has_the_sets_that_all_code_speaks_of() {
        for file in FILES {
            let mut symbols = file.symbols();
            for set in ["visit", "notname", "family", "filler", "choice"] {
                let pattern = format!("&{set}");
                let known = Pattern::parse(&pattern, &mut symbols).is_some();
                assert!(known, "{:?} has no set {set}", file.language);
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
