//! Hides what people wrote and what must stay secret from `Debug` and health pages.

use std::fmt;

/// Shows the length of a text in place of its words.
pub(crate) struct Hidden<'a>(pub(crate) &'a str);

impl fmt::Debug for Hidden<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{} characters]", self.0.chars().count())
    }
}

/// Hides all but the last three characters of a number in the form in which a webhook sent it.
pub(crate) struct HiddenNumber<'a>(pub(crate) &'a str);

impl fmt::Debug for HiddenNumber<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&masked_end(self.0, 0))
    }
}

/// Returns a text with its first `head` and last three characters shown and the rest as stars.
///
/// A text too short to hide anything that way is hidden whole.
pub(crate) fn masked_end(text: &str, head: usize) -> String {
    let length = text.chars().count();
    let tail = length.saturating_sub(3);
    if tail <= head {
        return "*".repeat(length);
    }
    let shown = |at: usize| at < head || at >= tail;
    let star = |(at, c)| if shown(at) { c } else { '*' };
    text.chars().enumerate().map(star).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_the_ends_only_and_nothing_of_what_is_short() {
        assert_eq!(masked_end("+19185550123", 0), "*********123");
        assert_eq!(masked_end("AC0123456789", 2), "AC*******789");
        assert_eq!(masked_end("AC123", 2), "*****");
        assert_eq!(masked_end("", 2), "");
    }
}
