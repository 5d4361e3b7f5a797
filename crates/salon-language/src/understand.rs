//! From a text to its understanding.

use crate::context::{Context, Question};
use crate::languages::Reader;
use crate::reading::{self, Hints};
use crate::understanding::Understanding;

/// Reads a text. Never panics, and takes time in proportion to the text's length.
#[must_use]
pub fn understand(text: &str, context: &Context<'_>) -> Understanding {
    let reader = Reader::of(context.vocabulary.language());
    let now = context.zone.local(context.now).datetime();
    let tokens = reader.tokens(text);
    let chart = reader.chart(&tokens, now);
    let expects_time = matches!(context.question, Some(Question::AskWhen));
    let hints = Hints { now, expects_time, moving: false };
    Understanding { when: reading::read(text, &tokens, &chart, hints), ..Understanding::default() }
}
