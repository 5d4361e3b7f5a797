//! Days, times and wishes in Spanish.

use jiff::civil::{date, time};
use salon_language::{DateReading, IntentKind, Language, TimeReading, Understanding};

use crate::salon::read_in;

fn read(text: &str) -> Understanding {
    read_in(Language::Spanish, text)
}

#[test]
fn reads_days() {
    for (text, day) in [
        ("hoy", date(2026, 11, 23)),
        ("mañana", date(2026, 11, 24)),
        ("manana", date(2026, 11, 24)),
        ("pasado mañana", date(2026, 11, 25)),
        ("el viernes", date(2026, 11, 27)),
        ("el 5 de diciembre", date(2026, 12, 5)),
        ("5/12", date(2026, 12, 5)),
        ("el 1º de diciembre", date(2026, 12, 1)),
    ] {
        let when = read(text).when;
        assert_eq!(
            when.and_then(|when| when.date),
            Some(DateReading::On(day)),
            "{text}"
        );
    }
}

#[test]
fn reads_times() {
    for (text, at) in [
        ("a las 3 y media", time(15, 30, 0, 0)),
        ("a las 5 de la tarde", time(17, 0, 0, 0)),
        ("a las 10:15", time(10, 15, 0, 0)),
        ("mañana a las once menos cuarto", time(10, 45, 0, 0)),
        ("a las 14h30", time(14, 30, 0, 0)),
    ] {
        let when = read(text).when;
        assert_eq!(
            when.and_then(|when| when.time),
            Some(TimeReading::At(at)),
            "{text}"
        );
    }
}

#[test]
fn reads_a_greeting() {
    assert!(read("hola").has(&IntentKind::Greeting));
}
