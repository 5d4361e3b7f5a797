//! In which language a text is written, by the words that only one of ours has.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{FILES, reader};
use crate::hashing::WordMap;
use crate::language::Language;
use crate::token;

/// In which languages a text is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Plan {
    /// The language to read it in.
    pub(crate) first: Language,
    /// Another one that some of its words are in.
    pub(crate) second: Option<Language>,
    /// The language that the words make sure.
    pub(crate) sure: Option<Language>,
}

type Score = [u32; Language::ALL.len()];

/// What a word says that is common in one language and not at all in the others.
const MARK: u32 = 4;

/// What a letter says that only one language has, and the part of a word before or after its
/// apostrophe.
const LETTER: u32 = 2;

/// What a word says that only one language knows.
const KNOWN: u32 = 1;

/// From here on a language is sure, if no other has half as much.
const SURE: u32 = 3;

/// Words beyond so many change nothing.
const MOST: usize = 80;

/// A text of more words than these is read in one language only.
const MOST_TWICE: usize = 400;

/// Letters that are not plain, beyond so many, change nothing.
const MOST_LETTERS: usize = 100;

/// Decides in which languages to read a text of a conversation.
pub(crate) fn plan(text: &str, conversation: Language) -> Plan {
    let score = score(text);
    let of = |language: Language| {
        let at = Language::ALL.iter().position(|known| *known == language);
        at.and_then(|at| score.get(at)).copied().unwrap_or_default()
    };
    // Among equals the conversation's language comes first.
    let mut ranked = Language::ALL;
    ranked.sort_by_key(|language| std::cmp::Reverse((of(*language), *language == conversation)));
    let [best, next, _] = ranked;
    let sure = (of(best) >= SURE && of(best) >= 2 * of(next)).then_some(best);
    if of(best) >= SURE {
        return Plan {
            first: best,
            second: Some(next).filter(|next| of(*next) >= SURE && may_be_read_twice(text)),
            sure,
        };
    }
    let hinted = Some(best).filter(|best| of(*best) > of(conversation) && may_be_read_twice(text));
    Plan {
        first: conversation,
        second: hinted,
        sure: None,
    }
}

/// Whether a text may have been written by a person: 1,600 characters of words are fewer than this.
fn may_be_read_twice(text: &str) -> bool {
    words(text).nth(MOST_TWICE).is_none()
}

/// The words and numbers of a text, with their apostrophes.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '‘' | '´' | '`');
    text.split(move |c: char| !is_word(c))
        .filter(|word| !word.is_empty())
}

fn score(text: &str) -> Score {
    let known = &*KNOWN_WORDS;
    let mut score = Score::default();
    for c in text.chars().filter(|c| !c.is_ascii()).take(MOST_LETTERS) {
        add(&mut score, known.letters.get(&c));
    }
    for word in words(text).take(MOST) {
        let written = token::contraction(word);
        match written.trim_matches('\'').split_once('\'') {
            Some((before, after)) => {
                add(&mut score, known.before.get(before));
                add(&mut score, known.after.get(after));
                for part in [before, after] {
                    add(&mut score, known.words.get(&token::normalize(part)));
                }
            }
            None => add(&mut score, known.words.get(&token::normalize(word))),
        }
    }
    score
}

fn add(score: &mut Score, more: Option<&Score>) {
    for (sum, more) in score.iter_mut().zip(more.into_iter().flatten()) {
        *sum += more;
    }
}

/// What words and letters say.
#[derive(Debug, Default)]
struct Known {
    words: WordMap<Score>,
    letters: HashMap<char, Score>,
    before: WordMap<Score>,
    after: WordMap<Score>,
}

static KNOWN_WORDS: LazyLock<Known> = LazyLock::new(|| {
    let mut known = Known::default();
    let mut marks: WordMap<Score> = WordMap::default();
    for (at, file) in FILES.iter().enumerate() {
        for word in reader(file.language).words() {
            weigh(&mut known.words, word, at, KNOWN);
        }
        for word in file.marks.words.split_whitespace() {
            weigh(&mut marks, &token::normalize(word), at, MARK);
        }
        for letter in file.marks.letters.chars() {
            if let Some(weight) = known.letters.entry(letter).or_default().get_mut(at) {
                *weight = LETTER;
            }
        }
        for part in file.marks.before_apostrophe.split_whitespace() {
            weigh(&mut known.before, part, at, LETTER);
        }
        for part in file.marks.after_apostrophe.split_whitespace() {
            weigh(&mut known.after, part, at, LETTER);
        }
    }
    known.words.extend(marks);
    // What two languages have says nothing.
    known
        .words
        .retain(|_, score| score.iter().filter(|weight| **weight > 0).count() == 1);
    known
});

fn weigh(words: &mut WordMap<Score>, word: &str, at: usize, weight: u32) {
    let score = words.entry(word.to_owned()).or_default();
    if let Some(place) = score.get_mut(at) {
        *place = weight;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sure(text: &str) -> Option<Language> {
        plan(text, Language::English).sure
    }

    #[test]
    fn knows_the_language_of_a_sentence() {
        for (text, language) in [
            ("Can I come in tomorrow?", Language::English),
            ("don't", Language::English),
            ("thx", Language::English),
            ("Hola", Language::Spanish),
            ("quiero una cita manana", Language::Spanish),
            ("¿Tienen algo el viernes?", Language::Spanish),
            ("Bonjour, je voudrais un rendez-vous", Language::French),
            ("c'est d'accord", Language::French),
            ("jeudi", Language::French),
        ] {
            assert_eq!(sure(text), Some(language), "{text}");
        }
    }

    #[test]
    fn leaves_open_what_is_written_alike_everywhere() {
        for text in [
            "ok",
            "2pm",
            "Ana Lopez",
            "Will",
            "",
            "👍",
            "no",
            "si",
            "balayage",
            "10:30",
        ] {
            assert_eq!(sure(text), None, "{text}");
        }
    }

    #[test]
    fn reads_a_mixed_text_in_both_and_a_plain_one_in_one() {
        let mixed = plan("Hola, can I get un corte tomorrow at 3?", Language::Spanish);
        assert_eq!(mixed.first, Language::English);
        assert_eq!(mixed.second, Some(Language::Spanish));
        let plain = plan("Can I get a haircut tomorrow at 3?", Language::Spanish);
        assert_eq!((plain.first, plain.second), (Language::English, None));
        let short = plan("2pm", Language::French);
        assert_eq!((short.first, short.second), (Language::French, None));
    }
}
