//! Whatever comes in, the reader survives it.

use jiff::civil::Date;
use proptest::prelude::*;
use salon_language::{Language, MentionContext, Question, mentions};

use crate::salon::{read, read_on};

/// Pieces of which hard texts are made.
const PIECES: &[&str] = &[
    "next ",
    "friday ",
    "the 31st ",
    "between ",
    "and ",
    "3",
    ":",
    "30",
    "pm ",
    "-",
    "/",
    " ",
    "a quarter to ",
    "feb ",
    "29",
    "99999999999",
    "in ",
    "weeks ",
    "of ",
    "$",
    ".",
    ",",
    "week after ",
    "haircut ",
    "with ",
    "Bob ",
    "'s ",
    "👍",
    "é",
    "\u{301}",
    "\n",
    "no wait ",
    "tomorrow ",
    "christmas ",
    "9999",
    "0",
    "12",
    "last ",
    "from ",
    "to ",
    "until ",
    "STOP",
    "“",
    "?",
];

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in any::<String>()) {
        let read = read(&text);
        prop_assert!(read.people.count >= 1);
    }

    #[test]
    fn no_mixture_of_date_words_makes_it_panic(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40),
        days in -300_000_i64..2_000_000,
    ) {
        let text = pieces.concat();
        let day = Date::constant(2026, 1, 1).saturating_add(jiff::SignedDuration::from_hours(days * 24));
        let near_the_end = Date::MAX.checked_sub(jiff::SignedDuration::from_hours(72)).unwrap();
        let day = day.clamp(Date::constant(-9000, 1, 1), near_the_end);
        let read = read_on(&text, day, Some(Question::AskWhen));
        prop_assert!(read.people.count >= 1);
        let context = MentionContext { today: day, language: Language::English, currency: "USD".parse().unwrap() };
        for mention in mentions(&text, context) {
            prop_assert!(text.get(mention.span).is_some());
        }
    }
}

#[test]
fn long_texts_are_read_to_their_end() {
    let text = format!("{}friday at 3", "blah ".repeat(20_000));
    assert!(read(&text).when.is_some());
    assert_eq!(read(&"((((".repeat(50_000)).when, None);
}
