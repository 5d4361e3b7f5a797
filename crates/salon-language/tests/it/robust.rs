//! Whatever comes in, the reader survives it.

use jiff::civil::Date;
use proptest::prelude::*;
use salon_domain::Zone;
use salon_language::{
    Answer, Context, Language, MentionContext, Question, Understanding, explain, mentions,
    understand,
};

use crate::salon::{BALAYAGE, CUT, MENS_CUT, MONDAY, read, read_on, read_with, vocabulary};

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

/// Words that rules of every language begin with, go on with and end with.
const SOUP: &[&str] = &[
    // English
    "book",
    "move",
    "cancel",
    "my",
    "appointment",
    "can",
    "i",
    "u",
    "get",
    "the",
    "second",
    "one",
    "next",
    "tues",
    "or",
    "not",
    "monday",
    "after",
    "half",
    "past",
    "before",
    "christmas",
    "until",
    "noon",
    "2ish",
    "three",
    "weeks",
    "from",
    "now",
    "how",
    "much",
    "is",
    "mani",
    "pedi",
    "with",
    "Sam",
    "'s",
    "wife",
    "stop",
    "texting",
    "me",
    "and",
    "2",
    "friends",
    "late",
    "no",
    "wait",
    "yes",
    "whenever",
    "works",
    "name",
    "Ana",
    "Lopez",
    "ahaircut",
    "tmrw",
    "10a",
    "330",
    "dec",
    // Spanish
    "quiero",
    "una",
    "cita",
    "para",
    "mañana",
    "por",
    "la",
    "tarde",
    "el",
    "lunes",
    "que",
    "viene",
    "a",
    "las",
    "dos",
    "y",
    "media",
    "menos",
    "cuarto",
    "cambiar",
    "cancelar",
    "cuánto",
    "cuesta",
    "sí",
    "ninguna",
    "hija",
    "soy",
    "antes",
    "de",
    "navidad",
    "fin",
    "semana",
    "pasado",
    // French
    "je",
    "voudrais",
    "un",
    "rendez-vous",
    "demain",
    "matin",
    "à",
    "quatorze",
    "heures",
    "trente",
    "mardi",
    "prochain",
    "l'après-midi",
    "d'ici",
    "quinze",
    "jours",
    "annuler",
    "déplacer",
    "combien",
    "coûte",
    "oui",
    "aucun",
    "ma",
    "fille",
    "avant",
    "noël",
    "jusqu'à",
    "qu'il",
    // Signs and numbers
    "?",
    "!",
    ".",
    ",",
    ":",
    "-",
    "/",
    "(",
    "$",
    "%",
    "#",
    "&",
    "@",
    "1",
    "12",
    "24",
    "30",
    "31",
    "2026",
    "99999999999999999999",
    "0",
    "00",
    "👍",
    "❤️",
    "é̂",
    "º",
    "\u{200d}",
    "\n",
    "’",
    "\0",
];

fn soup() -> impl Strategy<Value = String> {
    let words = prop::collection::vec((prop::sample::select(SOUP), any::<bool>()), 0..30);
    words.prop_map(|words| {
        let glue = |(word, glued): (&'static str, bool)| [word, if glued { "" } else { " " }];
        words.into_iter().flat_map(glue).collect()
    })
}

/// Every question that can be open, and none.
fn question() -> impl Strategy<Value = Option<Question>> {
    let at = |hour| MONDAY.at(hour, 30, 0, 0);
    let starts = vec![at(9), at(14), at(15)];
    prop::sample::select(vec![
        None,
        Some(Question::PickOffer {
            count: starts.len(),
            starts,
        }),
        Some(Question::PickOffer {
            count: 0,
            starts: Vec::new(),
        }),
        Some(Question::AcceptOffer),
        Some(Question::AskName),
        Some(Question::AskService),
        Some(Question::PickService {
            options: vec![CUT, MENS_CUT, BALAYAGE],
        }),
        Some(Question::AskWhen),
        Some(Question::PickDay {
            readings: vec![MONDAY],
        }),
        Some(Question::ConfirmCancel),
        Some(Question::PickVisit { count: 2 }),
        Some(Question::ConfirmVisit),
        Some(Question::AnythingElse),
    ])
}

/// What holds of anything that was read, whatever the text.
fn holds(read: &Understanding, question: Option<&Question>) -> Result<(), TestCaseError> {
    prop_assert!(read.people.count >= 1);
    prop_assert!(
        read.intents
            .is_sorted_by_key(|one| std::cmp::Reverse(one.confidence))
    );
    if let Some(name) = &read.name {
        prop_assert!(!name.trim().is_empty());
    }
    if let Some(Answer::Choice(number)) = read.answer {
        let count = match question {
            Some(Question::PickOffer { count, .. } | Question::PickVisit { count }) => *count,
            Some(Question::PickService { options }) => options.len(),
            Some(Question::PickDay { readings }) => readings.len(),
            _ => 0,
        };
        prop_assert!((1..=count).contains(&number), "{number} of {count}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_text_in_any_language_makes_it_panic_whatever_was_asked(
        text in prop_oneof![any::<String>(), soup(), "[ -~¡-ÿ]{0,80}"],
        language in prop::sample::select(Language::ALL.to_vec()),
        question in question(),
    ) {
        let read = read_with(language, &text, MONDAY, question.clone(), &vocabulary());
        holds(&read, question.as_ref())?;
    }

    #[test]
    fn every_explanation_speaks_of_words_of_the_text(text in soup(), question in question()) {
        let (zone, vocabulary) = (Zone::named("America/Chicago").unwrap(), vocabulary());
        let now = zone.starting(MONDAY.at(10, 0, 0, 0)).unwrap();
        let language = Language::Spanish;
        let context = Context { now, zone: &zone, vocabulary: &vocabulary, language, question };
        let explanation = explain(&text, &context);
        prop_assert_eq!(explanation.understanding, understand(&text, &context));
        for finding in explanation.findings {
            prop_assert!(text.get(finding.span).is_some());
        }
    }
}

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
