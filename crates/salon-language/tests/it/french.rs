//! Days, times and wishes in French.

use jiff::civil::{date, time};
use salon_language::{DateReading, IntentKind, Language, TimeReading, Understanding};

use crate::salon::read_in;

fn read(text: &str) -> Understanding {
    read_in(Language::French, text)
}

#[test]
fn reads_days() {
    for (text, day) in [
        ("aujourd'hui", date(2026, 11, 23)),
        ("demain", date(2026, 11, 24)),
        ("après-demain", date(2026, 11, 25)),
        ("vendredi", date(2026, 11, 27)),
        ("le 5 décembre", date(2026, 12, 5)),
        ("5/12", date(2026, 12, 5)),
        ("le 1er décembre", date(2026, 12, 1)),
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
        ("à 14h30", time(14, 30, 0, 0)),
        ("18h", time(18, 0, 0, 0)),
        ("demain à dix heures et quart", time(10, 15, 0, 0)),
        ("à 3h de l'après-midi", time(15, 0, 0, 0)),
        ("à midi", time(12, 0, 0, 0)),
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
    assert!(read("bonjour").has(&IntentKind::Greeting));
}
