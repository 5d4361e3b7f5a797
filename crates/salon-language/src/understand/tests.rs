//! That the work grows with a text's length and no faster, counted in the steps of all patterns.

use proptest::prelude::*;
use salon_domain::{ServiceId, StaffId, Zone};

use super::*;
use crate::grammar::STEPS;
use crate::language::Language;
use crate::vocabulary::Vocabulary;

/// What costs most steps.
const HOSTILE: &[&str] = &[
    "1 ",
    "1:1:",
    "1-2-3 ",
    "at at at ",
    "at 3 at ",
    "((",
    "from 2 to 3 and ",
    "monday or next friday ",
    "2 weeks and 3 days ",
    "i want to book can i have ",
    "two two two ",
    "haircut and highlights with Sam ",
    "can you can you do ",
    "hola quiero the book demain matin with una cita ",
    "las dos y media de la tarde the ",
    "de deux heures à trois heures and ",
    "no no wait no ",
];

/// Patterns take no more steps than this for each letter of any text.
const STEPS_FOR_A_LETTER: u64 = 100;

fn steps(text: &str) -> u64 {
    let vocabulary = Vocabulary::builder(Language::English)
        .service(ServiceId::new(1), ["Haircut"])
        .service(ServiceId::new(2), ["Highlights"])
        .staff(StaffId::new(1), ["Sam"])
        .build();
    let zone = Zone::named("UTC").unwrap();
    let context = Context {
        now: jiff::Timestamp::UNIX_EPOCH,
        zone: &zone,
        vocabulary: &vocabulary,
        language: Language::English,
        question: Some(Question::AskWhen),
    };
    STEPS.set(0);
    let read = understand(text, &context);
    assert!(read.people.count >= 1);
    STEPS.get()
}

#[test]
fn twice_the_text_takes_no_more_than_twice_the_steps() {
    for piece in HOSTILE {
        let (once, twice) = (steps(&piece.repeat(100)), steps(&piece.repeat(200)));
        assert!(twice <= once * 2 + once / 10, "{piece}: {once}, {twice}");
        let letters = u64::try_from(piece.len() * 200).unwrap();
        assert!(
            twice <= letters * STEPS_FOR_A_LETTER,
            "{piece}: {twice} steps for {letters} letters"
        );
    }
}

proptest! {
    #[test]
    fn no_mixture_of_costly_words_takes_more_steps_than_its_length_allows(
        pieces in prop::collection::vec(prop::sample::select(HOSTILE), 1..60),
    ) {
        let text = pieces.concat();
        let letters = u64::try_from(text.len()).unwrap();
        prop_assert!(steps(&text) <= letters * STEPS_FOR_A_LETTER);
    }
}
