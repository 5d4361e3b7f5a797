//! A hash that is quick for short words. What is looked up with it are tables that we and the salon
//! wrote, so nobody can fill one of them with words that fall together.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A table by words.
pub(crate) type WordMap<V> = HashMap<String, V, BuildHasherDefault<WordHasher>>;

/// A set of words.
pub(crate) type Words = HashSet<String, BuildHasherDefault<WordHasher>>;

/// Fowler, Noll and Vo's hash, 1a, of 64 bits.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WordHasher(u64);

impl Default for WordHasher {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        // The table takes the highest bits, which short words hardly reach.
        self.0 ^ self.0.rotate_left(32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_short_words_apart() {
        let words: Words = ["a", "b", "ab", "ba", ""]
            .map(String::from)
            .into_iter()
            .collect();
        assert!(words.contains("ab") && words.contains("") && !words.contains("aa"));
        assert_eq!(words.len(), 5);
    }
}
