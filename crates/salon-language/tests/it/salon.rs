//! A salon for tests: its names, and now.

use jiff::Timestamp;
use jiff::civil::{Date, date};
use salon_domain::{ServiceId, StaffId, Zone};
use salon_language::{Context, Language, Question, Understanding, Vocabulary, understand};

pub(crate) const CUT: ServiceId = ServiceId::new(1);
pub(crate) const MENS_CUT: ServiceId = ServiceId::new(2);
pub(crate) const CUT_STYLE: ServiceId = ServiceId::new(3);
pub(crate) const BALAYAGE: ServiceId = ServiceId::new(4);
pub(crate) const ROOT: ServiceId = ServiceId::new(5);
pub(crate) const FULL_COLOR: ServiceId = ServiceId::new(6);
pub(crate) const BLOWOUT: ServiceId = ServiceId::new(7);
pub(crate) const MANICURE: ServiceId = ServiceId::new(8);
pub(crate) const PEDICURE: ServiceId = ServiceId::new(9);
pub(crate) const PARTIAL: ServiceId = ServiceId::new(10);
pub(crate) const FULL_HIGHLIGHTS: ServiceId = ServiceId::new(11);

pub(crate) const SAM: StaffId = StaffId::new(1);
pub(crate) const SARAH: StaffId = StaffId::new(2);
pub(crate) const MAY: StaffId = StaffId::new(3);

/// The Monday before Thanksgiving 2026.
pub(crate) const MONDAY: Date = date(2026, 11, 23);

pub(crate) fn vocabulary() -> Vocabulary {
    Vocabulary::builder(Language::English)
        .service(CUT, ["Women's Haircut", "haircut", "trim"])
        .service(MENS_CUT, ["Men's Haircut"])
        .service(CUT_STYLE, ["Haircut & Style"])
        .service(BALAYAGE, ["Balayage"])
        .service(ROOT, ["Root Color", "root touch-up"])
        .service(FULL_COLOR, ["All-over Color"])
        .service(BLOWOUT, ["Blowout"])
        .service(MANICURE, ["Manicure"])
        .service(PEDICURE, ["Pedicure"])
        .service(PARTIAL, ["Partial Highlights"])
        .service(FULL_HIGHLIGHTS, ["Full Highlights"])
        .staff(SAM, ["Sam Rivera", "Sammy"])
        .staff(SARAH, ["Sarah Klein"])
        .staff(MAY, ["May"])
        .fact("parking".parse().unwrap(), ["parking", "park"])
        .fact("deposit".parse().unwrap(), ["deposit"])
        .build()
}

/// Reads a text on that Monday at ten in the morning.
pub(crate) fn read(text: &str) -> Understanding {
    read_after(text, None)
}

/// Reads a text as the answer to a question.
pub(crate) fn answer(text: &str, question: Question) -> Understanding {
    read_after(text, Some(question))
}

/// Reads a text in a conversation of a language, with that Monday's English menu.
pub(crate) fn read_in(language: Language, text: &str) -> Understanding {
    read_with(language, text, MONDAY, None, &vocabulary())
}

fn read_after(text: &str, question: Option<Question>) -> Understanding {
    read_on(text, MONDAY, question)
}

/// Reads a text on a day at ten in the morning.
pub(crate) fn read_on(text: &str, day: Date, question: Option<Question>) -> Understanding {
    read_with(Language::English, text, day, question, &vocabulary())
}

/// Reads a text with everything said about it.
pub(crate) fn read_with(
    language: Language,
    text: &str,
    day: Date,
    question: Option<Question>,
    vocabulary: &Vocabulary,
) -> Understanding {
    let zone = Zone::named("America/Chicago").unwrap();
    let now: Timestamp = zone.starting(day.at(10, 0, 0, 0)).unwrap();
    understand(
        text,
        &Context {
            now,
            zone: &zone,
            vocabulary,
            language,
            question,
        },
    )
}
