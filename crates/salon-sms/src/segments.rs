//! How many messages a text is billed as.
//!
//! Sources: 3GPP TS 23.038 (alphabet) and 23.040 (concatenation), and Twilio's documentation of
//! encoding and segments.

mod gsm7;

use std::iter;

use unicode_segmentation::UnicodeSegmentation;

pub use gsm7::to_gsm7;

/// How a text travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// Seven bits a character, or fourteen for a few.
    Gsm7,
    /// UTF-16; one character outside GSM-7 makes the whole text travel like this.
    Ucs2,
}

/// What a text costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Segments {
    /// How it travels.
    pub encoding: Encoding,
    /// Its length: septets in GSM-7, UTF-16 units in UCS-2.
    pub units: usize,
    /// How many messages it is billed as; at least one.
    pub count: usize,
}

impl Encoding {
    /// Returns how many units fit when the text is one segment.
    #[must_use]
    pub const fn single(self) -> usize {
        match self {
            Self::Gsm7 => 160,
            Self::Ucs2 => 70,
        }
    }

    /// Returns how many units fit into each segment when there are several.
    #[must_use]
    pub const fn concatenated(self) -> usize {
        match self {
            Self::Gsm7 => 153,
            Self::Ucs2 => 67,
        }
    }
}

/// Measures a text as the provider bills it.
///
/// The parts of an escape pair, of a surrogate pair and of a grapheme stay in one segment, so a
/// segment may be a little shorter than it could be.
#[must_use]
pub fn measure(text: &str) -> Segments {
    let septets: Option<Vec<usize>> = text.chars().map(gsm7::septets).collect();
    match septets {
        Some(parts) => pack(Encoding::Gsm7, parts.into_iter()),
        None => pack(Encoding::Ucs2, text.graphemes(true).flat_map(inseparable)),
    }
}

/// Fills segments with parts that may not be divided.
fn pack(encoding: Encoding, parts: impl Iterator<Item = usize>) -> Segments {
    let (mut units, mut count, mut room) = (0, 1, encoding.concatenated());
    for part in parts {
        units += part;
        if part > room {
            count += 1;
            room = encoding.concatenated();
        }
        room = room.saturating_sub(part);
    }
    if units <= encoding.single() {
        count = 1;
    }
    Segments {
        encoding,
        units,
        count,
    }
}

/// Returns the lengths of what may not be divided of a grapheme in UCS-2.
///
/// A grapheme that fits no segment has to be divided after all, between characters. Line ends are
/// one grapheme and two characters that the provider does divide.
fn inseparable(grapheme: &str) -> Box<dyn Iterator<Item = usize> + '_> {
    let units = grapheme.encode_utf16().count();
    if grapheme == "\r\n" || units > Encoding::Ucs2.concatenated() {
        Box::new(grapheme.chars().map(char::len_utf16))
    } else {
        Box::new(iter::once(units))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(text: &str) -> (Encoding, usize, usize) {
        let Segments {
            encoding,
            units,
            count,
        } = measure(text);
        (encoding, units, count)
    }

    #[test]
    fn m7_counts_one_segment_up_to_160_septets_and_153_each_after_that() {
        for (length, count) in [
            (0, 1),
            (160, 1),
            (161, 2),
            (306, 2),
            (307, 3),
            (459, 3),
            (460, 4),
        ] {
            assert_eq!(
                measured(&"a".repeat(length)),
                (Encoding::Gsm7, length, count)
            );
        }
    }

    #[test]
    fn m7_an_emoji_leaves_70_units_in_one_segment_and_67_each_after_that() {
        for (length, count) in [(68, 1), (69, 2), (132, 2), (133, 3)] {
            let text = "a".repeat(length) + "\u{1F484}";
            assert_eq!(
                measured(&text),
                (Encoding::Ucs2, length + 2, count),
                "{length}"
            );
        }
    }

    #[test]
    fn counts_extension_characters_twice_in_gsm7_and_once_in_ucs2() {
        assert_eq!(measured("^{}\\[~]|€\u{c}"), (Encoding::Gsm7, 20, 1));
        assert_eq!(measured("€ç"), (Encoding::Ucs2, 2, 1));
        assert_eq!(measured(&"€".repeat(80)), (Encoding::Gsm7, 160, 1));
    }

    #[test]
    fn never_divides_an_escape_pair() {
        // Two segments hold 306 septets, but the pair at the border moves as a whole.
        let text = format!("{}€{}", "a".repeat(152), "a".repeat(152));
        assert_eq!(measured(&text), (Encoding::Gsm7, 306, 3));
    }

    #[test]
    fn never_divides_a_surrogate_pair_or_a_grapheme() {
        let pair = format!("{}\u{1F484}{}", "é".repeat(66), "ç".repeat(66));
        assert_eq!(measured(&pair), (Encoding::Ucs2, 134, 3));
        let family = "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}";
        let text = format!("{}{family}{}", "ç".repeat(60), "ç".repeat(66));
        assert_eq!(measured(&text), (Encoding::Ucs2, 134, 3));
    }

    #[test]
    fn divides_a_grapheme_that_fits_no_segment() {
        let marks = format!("e{}", "\u{301}".repeat(133));
        assert_eq!(measured(&marks), (Encoding::Ucs2, 134, 2));
    }

    #[test]
    fn counts_a_line_end_of_two_characters_twice_and_may_divide_it() {
        assert_eq!(measured("a\r\nb"), (Encoding::Gsm7, 4, 1));
        let text = format!("{}\r\n{}", "a".repeat(152), "a".repeat(152));
        assert_eq!(measured(&text), (Encoding::Gsm7, 306, 2));
        let text = format!("{}\r\n{}", "ç".repeat(66), "ç".repeat(66));
        assert_eq!(measured(&text), (Encoding::Ucs2, 134, 2));
    }
}
