//! Texts in several languages, and the menus they meet.

use jiff::civil::{date, time};
use salon_domain::ServiceId;
use salon_language::{DateReading, IntentKind, Language, TimeReading, Vocabulary};

use crate::salon::{CUT, FULL_COLOR, MANICURE, MONDAY, ROOT, read, read_in, read_with};

#[test]
fn a_text_is_read_by_the_language_it_is_surely_in() {
    let spanish = read("Hola, quiero reservar una cita el viernes a las 3 y media");
    assert_eq!(spanish.language, Some(Language::Spanish));
    assert!(spanish.has(&IntentKind::Book));
    let when = spanish.when.unwrap();
    assert_eq!(when.date, Some(DateReading::On(date(2026, 11, 27))));
    assert_eq!(when.time, Some(TimeReading::At(time(15, 30, 0, 0))));
    let french = read("Bonjour, je voudrais un rendez-vous jeudi à 14h30");
    assert_eq!(french.language, Some(Language::French));
    assert!(french.has(&IntentKind::Book));
    assert_eq!(
        french.when.unwrap().time,
        Some(TimeReading::At(time(14, 30, 0, 0)))
    );
}

#[test]
fn a_short_neutral_text_is_read_in_the_conversations_language() {
    for language in Language::ALL {
        let read = read_in(language, "11/12 2:30 pm");
        assert_eq!(read.language, None);
        let day = if language == Language::English {
            date(2027, 11, 12)
        } else {
            date(2026, 12, 11)
        };
        assert_eq!(
            read.when.unwrap().date,
            Some(DateReading::On(day)),
            "{language:?}"
        );
    }
}

#[test]
fn a_mixed_text_is_read_in_both_languages() {
    let mixed = read("Hola, can I get un corte de mujer tomorrow at 3?");
    assert_eq!(mixed.services.chosen, [CUT]);
    assert!(mixed.has(&IntentKind::Book));
    let when = mixed.when.unwrap();
    assert_eq!(when.date, Some(DateReading::On(date(2026, 11, 24))));
    assert_eq!(when.time, Some(TimeReading::At(time(15, 0, 0, 0))));
}

#[test]
fn an_english_menu_is_found_in_every_language() {
    let spanish = read_in(Language::Spanish, "quiero un corte de mujer y una manicura");
    assert_eq!(spanish.services.chosen, [CUT, MANICURE]);
    let color = read_in(Language::Spanish, "quiero un tinte");
    assert_eq!(color.services.ambiguous, [vec![ROOT, FULL_COLOR]]);
    let french = read_in(Language::French, "une coupe femme et une manucure svp");
    assert_eq!(french.services.chosen, [CUT, MANICURE]);
}

#[test]
fn a_spanish_menu_is_found_by_an_english_text() {
    let (cut, color) = (ServiceId::new(1), ServiceId::new(2));
    let menu = Vocabulary::builder(Language::Spanish)
        .service(cut, ["Corte de mujer"])
        .service(color, ["Tinte"])
        .fact("parking".parse().unwrap(), ["estacionamiento"])
        .build();
    let read = |language, text| read_with(language, text, MONDAY, None, &menu);
    let english = read(Language::English, "women's haircut and color please");
    assert_eq!(english.services.chosen, [cut, color]);
    let own = read(Language::English, "quiero corte de mujer");
    assert_eq!(own.services.chosen, [cut]);
    let fact = read(Language::English, "is there parking?");
    assert!(fact.has(&IntentKind::Fact("parking".parse().unwrap())));
}
