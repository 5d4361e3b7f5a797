//! What has been found in a text so far, by the token at which it begins.

use super::value::{Class, Value};

/// A meaning of a stretch of tokens.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Item {
    /// What it is.
    pub(crate) class: Class,
    /// The token after its last.
    pub(crate) end: usize,
    /// What it means.
    pub(crate) value: Value,
}

/// All meanings found.
#[derive(Clone, Debug, Default)]
pub(crate) struct Chart {
    starts: Vec<Vec<Item>>,
}

/// No more meanings than this begin at one token; ordinary texts stay far below.
const MOST: usize = 24;

impl Chart {
    /// An empty chart for a number of tokens.
    pub(crate) fn new(tokens: usize) -> Self {
        Self {
            starts: vec![Vec::new(); tokens],
        }
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
