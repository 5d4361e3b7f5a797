//! How far something is, as a bar on a terminal; nothing where the standard error is none.

use indicatif::{ProgressBar, ProgressStyle};

/// A bar with the rate and the time left.
pub(crate) struct Progress(ProgressBar);

impl Progress {
    /// Draws an empty bar.
    pub(crate) fn new(title: &str) -> Self {
        let bar = ProgressBar::new(0);
        let template = "{prefix} [{bar:24}] {pos}/{len} {per_sec}, {eta} left; {msg}";
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style.progress_chars("=> "));
        }
        bar.set_prefix(title.to_owned());
        Self(bar)
    }

    /// Draws it anew.
    pub(crate) fn show(&self, done: u64, of: u64, words: &str) {
        self.0.set_length(of);
        self.0.set_message(words.to_owned());
        self.0.set_position(done);
        self.0.tick();
    }

    /// Leaves it on the terminal as it is.
    pub(crate) fn leave(&self) {
        self.0.abandon();
    }
}
