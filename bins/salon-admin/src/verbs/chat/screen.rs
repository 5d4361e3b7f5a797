//! What a terminal shows while somebody waits: a line that is written over.

use std::io::{IsTerminal as _, Write as _};
use std::sync::atomic::{AtomicBool, Ordering};

/// The line at the bottom of a terminal; nothing elsewhere.
#[derive(Debug)]
pub(super) struct Screen {
    is_terminal: bool,
    busy: AtomicBool,
}

impl Screen {
    /// Looks at where talk goes.
    pub(super) fn new() -> Self {
        Self {
            is_terminal: std::io::stderr().is_terminal(),
            busy: AtomicBool::new(false),
        }
    }

    /// Says that somebody writes, once.
    pub(super) fn writes(&self, name: &str) {
        if self.is_terminal && !self.busy.swap(true, Ordering::Relaxed) {
            talk(&format!("\u{2026} {name} is writing"));
        }
    }

    /// Takes the line away.
    pub(super) fn clear(&self) {
        if self.busy.swap(false, Ordering::Relaxed) {
            // Back to the beginning of the line, and nothing after it.
            talk("\r\u{1b}[K");
        }
    }
}

/// Asks for a line.
pub(super) fn prompt(words: &str) {
    talk(words);
}

fn talk(words: &str) {
    let mut talk = std::io::stderr();
    // Nobody is left to be told when this fails.
    write!(talk, "{words}").and_then(|()| talk.flush()).ok();
}
