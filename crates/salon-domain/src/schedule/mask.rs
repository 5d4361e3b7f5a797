//! A set of starts, one bit each: what makes a search over many people and weeks cheap.

use std::ops::Range;

const BITS: usize = 64;

/// A set of numbers below a length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mask {
    words: Vec<u64>,
}

impl Mask {
    /// Makes the empty set of numbers below `len`.
    pub(super) fn empty(len: usize) -> Self {
        Self {
            words: vec![0; len.div_ceil(BITS)],
        }
    }

    /// Makes the set of all numbers below `len`.
    pub(super) fn full(len: usize) -> Self {
        let mut mask = Self::empty(len);
        mask.add(0..len);
        mask
    }

    /// Adds a range of numbers.
    pub(super) fn add(&mut self, range: Range<usize>) {
        self.change(range, |word, bits| *word |= bits);
    }

    /// Removes a range of numbers.
    pub(super) fn remove(&mut self, range: Range<usize>) {
        self.change(range, |word, bits| *word &= !bits);
    }

    /// Keeps what both sets have.
    pub(super) fn keep(&mut self, other: &Self) {
        for (word, bits) in self.words.iter_mut().zip(&other.words) {
            *word &= bits;
        }
    }

    /// Adds all of another set.
    pub(super) fn join(&mut self, other: &Self) {
        for (word, bits) in self.words.iter_mut().zip(&other.words) {
            *word |= bits;
        }
    }

    /// Whether nothing is in it.
    pub(super) fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// Whether a number is in it.
    pub(super) fn has(&self, number: usize) -> bool {
        self.word(number / BITS) & (1 << (number % BITS)) != 0
    }

    /// Returns the smallest member that is `from` or more.
    pub(super) fn next(&self, from: usize) -> Option<usize> {
        let mut at = from / BITS;
        let mut word = self.word(at) & (u64::MAX << (from % BITS));
        while word == 0 {
            at += 1;
            word = *self.words.get(at)?;
        }
        Some(at * BITS + usize::try_from(word.trailing_zeros()).ok()?)
    }

    /// Returns the largest member that is less than `before`.
    pub(super) fn previous(&self, before: usize) -> Option<usize> {
        let mut at = before / BITS;
        let mut word = self.word(at) & !(u64::MAX << (before % BITS));
        while word == 0 {
            at = at.checked_sub(1)?;
            word = self.word(at);
        }
        let top = u64::BITS - 1 - word.leading_zeros();
        Some(at * BITS + usize::try_from(top).ok()?)
    }

    fn word(&self, at: usize) -> u64 {
        self.words.get(at).copied().unwrap_or(0)
    }

    /// Applies a change to the words that a range touches, each with the bits that are in it.
    fn change(&mut self, range: Range<usize>, apply: impl Fn(&mut u64, u64)) {
        if range.start >= range.end {
            return;
        }
        let (first, last) = (range.start / BITS, (range.end - 1) / BITS);
        let low = u64::MAX << (range.start % BITS);
        let high = u64::MAX >> (BITS - 1 - (range.end - 1) % BITS);
        let Some(words) = self.words.get_mut(first..=last) else {
            return;
        };
        match words {
            [word] => apply(word, low & high),
            [start, middle @ .., end] => {
                apply(start, low);
                for word in middle {
                    apply(word, u64::MAX);
                }
                apply(end, high);
            }
            [] => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn behaves_like_a_set_of_numbers() {
        let len = 200;
        for start in [0, 1, 63, 64, 65, 127, 199] {
            for end in [0, 1, 63, 64, 65, 128, 130, 200] {
                let (mut some, mut rest) = (Mask::empty(len), Mask::full(len));
                some.add(start..end);
                rest.remove(start..end);
                for number in 0..len {
                    assert_eq!(some.has(number), (start..end).contains(&number));
                    assert_eq!(rest.has(number), !some.has(number));
                    let next = (number..len).find(|n| some.has(*n));
                    let previous = (0..number).rev().find(|n| some.has(*n));
                    assert_eq!((some.next(number), some.previous(number)), (next, previous));
                }
                rest.join(&some);
                assert_eq!(rest, Mask::full(len));
                rest.keep(&some);
                assert_eq!(rest, some);
                assert_eq!(some.is_empty(), start >= end);
            }
        }
    }
}
