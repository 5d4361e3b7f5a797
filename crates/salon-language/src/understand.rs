//! From a text to its understanding.

use crate::context::Context;
use crate::understanding::Understanding;

/// Reads a text. Never panics, and takes time in proportion to the text's length.
#[must_use]
pub fn understand(_text: &str, _context: &Context<'_>) -> Understanding {
    Understanding::default()
}
