//! Which words and classes there are at all, so that most patterns need not be tried.

use super::value::Class;
use crate::token::WordId;

/// Words and classes. Several words share a bit, so one that is not there may seem to be; one that
/// is there never seems not to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Presence {
    words: u128,
    classes: u32,
}

impl Presence {
    pub(super) fn of_word(word: WordId) -> Self {
        Self {
            words: 1 << (word.0 % u128::BITS),
            classes: 0,
        }
    }

    pub(super) fn of_words(words: impl Iterator<Item = WordId>) -> Self {
        words.map(Self::of_word).fold(Self::default(), Self::and)
    }

    pub(super) fn of_class(class: Class) -> Self {
        Self {
            words: 0,
            classes: 1 << class.index(),
        }
    }

    pub(super) const fn and(self, other: Self) -> Self {
        Self {
            words: self.words | other.words,
            classes: self.classes | other.classes,
        }
    }

    /// Whether a class is there, by its place among all.
    pub(super) const fn has_class(self, index: usize) -> bool {
        self.classes >> index & 1 == 1
    }

    /// Whether they have something in common.
    pub(super) const fn meets(self, other: Self) -> bool {
        self.words & other.words != 0 || self.classes & other.classes != 0
    }
}
