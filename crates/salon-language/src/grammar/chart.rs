//! What has been found in a text so far, by the token at which it begins.

use super::presence::Presence;
use super::value::{Class, Value};
use crate::token::Token;

/// A meaning of a stretch of tokens.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Item {
    /// What it is.
    pub(crate) class: Class,
    /// The token after its last.
    pub(crate) end: usize,
    /// What it means.
    pub(crate) value: Value,
    /// The pattern that found it; empty when none did.
    pub(crate) rule: &'static str,
}

/// All meanings found.
#[derive(Clone, Debug, Default)]
pub(crate) struct Chart {
    starts: Vec<Vec<Item>>,
    present: Presence,
}

/// No more meanings than this begin at one token; ordinary texts stay far below.
const MOST: usize = 24;

impl Chart {
    /// An empty chart for a text.
    pub(crate) fn new(tokens: &[Token]) -> Self {
        Self {
            starts: vec![Vec::new(); tokens.len()],
            present: Presence::of_words(tokens.iter().filter_map(|token| token.word)),
        }
    }

    /// Returns which words the text has, and which classes were found.
    pub(super) const fn present(&self) -> Presence {
        self.present
    }

    /// Returns what begins at a token.
    pub(crate) fn at(&self, start: usize) -> &[Item] {
        self.starts
            .get(start)
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    /// Adds a meaning; the first of a class over the same tokens stays.
    pub(crate) fn add(&mut self, start: usize, item: Item) {
        let Some(items) = self.starts.get_mut(start) else {
            return;
        };
        let known = items
            .iter()
            .any(|old| old.class == item.class && old.end == item.end);
        if !known && items.len() < MOST {
            self.present = self.present.and(Presence::of_class(item.class));
            items.push(item);
        }
    }

    /// Returns the longest stretch of a class that begins at a token.
    pub(crate) fn longest(&self, start: usize, class: Class) -> Option<&Item> {
        self.at(start)
            .iter()
            .filter(|item| item.class == class)
            .max_by_key(|item| item.end)
    }
}
