//! Segments against another crate, where that crate is right.
//!
//! `sms_splitter` knows neither graphemes nor that line ends are one, so the texts here have
//! neither: printable ASCII with escapes, and single-unit characters outside GSM-7.

use salon_sms::{Encoding, measure};
use sms_splitter::SplitSms;

/// Numbers from a fixed seed: the same texts in every run.
struct Numbers(u32);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        usize::try_from(self.0 >> 8).unwrap() % limit
    }

    fn text(&mut self, alphabet: &[char], longest: usize) -> String {
        let length = 1 + self.below(longest);
        (0..length)
            .map(|_| *alphabet.get(self.below(alphabet.len())).unwrap())
            .collect()
    }
}

fn agree(text: &str) {
    let ours = measure(text);
    let theirs = SplitSms::default().split(String::from(text));
    let encoding = match theirs.character_set.as_str() {
        "GSM" => Encoding::Gsm7,
        _ => Encoding::Ucs2,
    };
    assert_eq!(
        (ours.encoding, ours.count),
        (encoding, theirs.parts.len()),
        "{text:?}"
    );
}

#[test]
fn m7_agrees_on_ascii() {
    let alphabet: Vec<char> = (' '..='~').filter(|c| *c != '`').collect();
    let mut numbers = Numbers(1);
    for _ in 0..500 {
        agree(&numbers.text(&alphabet, 500));
    }
}

#[test]
fn m7_agrees_on_texts_full_of_escape_pairs() {
    let mut numbers = Numbers(2);
    for _ in 0..500 {
        agree(&numbers.text(&['a', 'b', '€', '[', '\\'], 400));
    }
}

#[test]
fn m7_agrees_on_letters_outside_gsm7() {
    let mut numbers = Numbers(3);
    for _ in 0..500 {
        agree(&numbers.text(&['ç', 'á', 'a', ' ', '漢', '\u{2014}', '€'], 300));
    }
}

#[test]
fn m7_agrees_on_surrogate_pairs() {
    let mut numbers = Numbers(4);
    for _ in 0..500 {
        agree(&numbers.text(&['\u{1F484}', 'a', 'é'], 300));
    }
}
