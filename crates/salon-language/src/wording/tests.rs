//! What every saying costs in every language, and how it reads.

mod samples;

use std::fmt::Write as _;

use salon_sms::{Encoding, measure};

use super::{Saying, gsm_safe, opt_out_line, sentence, word};
use crate::language::Language;
use crate::mention::{Claim, MentionContext, MentionKind, mentions};
use samples::{accented, longest};

/// How many segments a saying may take with the longest sensible values: one for what has no list in
/// it, two for what names visits, openings or people, three for the hours of a week in which no two
/// days are alike, and for eight lines of the menu.
fn budget(saying: &Saying) -> usize {
    match saying {
        Saying::Introduction { .. }
        | Saying::HowCanIHelp
        | Saying::WhatICanDo
        | Saying::AskWhichService { .. }
        | Saying::AskWhen { .. }
        | Saying::AskWhichDay { .. }
        | Saying::NoSuchDay { .. }
        | Saying::AlreadyPast
        | Saying::Taken { .. }
        | Saying::DayFull { .. }
        | Saying::NothingThen
        | Saying::NothingAtAll { .. }
        | Saying::Closed { .. }
        | Saying::OutsideHours { .. }
        | Saying::StaffAway { .. }
        | Saying::StaffIn { .. }
        | Saying::TooSoon { .. }
        | Saying::TooFar { .. }
        | Saying::StaffDoesNot { .. }
        | Saying::NobodyDoes { .. }
        | Saying::LeftAtThat
        | Saying::AskName
        | Saying::JustTaken { .. }
        | Saying::OffersExpired
        | Saying::NoVisits
        | Saying::OnlyYourOwn
        | Saying::PriceIs { .. }
        | Saying::PriceVaries { .. }
        | Saying::TakesAbout { .. }
        | Saying::OpenOn { .. }
        | Saying::Fact { .. }
        | Saying::UnknownFact
        | Saying::IAmAMachine { .. }
        | Saying::HandedOff
        | Saying::HandedOffUrgently
        | Saying::HandedOffWithRegret
        | Saying::PhotoReceived
        | Saying::WrongNumberNoted
        | Saying::YouAreWelcome
        | Saying::InYourLanguage
        | Saying::LanguagesWeSpeak
        | Saying::NotUnderstood
        | Saying::Sorry
        | Saying::OptedOut { .. } => 1,
        Saying::AskService { .. }
        | Saying::OfferOne { .. }
        | Saying::OfferSeveral { .. }
        | Saying::AskWhichOffer { .. }
        | Saying::NoSuchStaff { .. }
        | Saying::WhoDoes { .. }
        | Saying::Booked { .. }
        | Saying::AskMoveTo { .. }
        | Saying::Moved { .. }
        | Saying::AskCancel { .. }
        | Saying::AskCancelOrBook { .. }
        | Saying::Cancelled { .. }
        | Saying::Kept { .. }
        | Saying::AskWhichVisit { .. }
        | Saying::YourVisits { .. }
        | Saying::Confirmed { .. }
        | Saying::Reminder { .. }
        | Saying::ReminderOfConfirmed { .. }
        | Saying::VisitBooked { .. }
        | Saying::AskComing { .. }
        | Saying::AskCancelOrMove { .. }
        | Saying::RunningLateNoted { .. } => 2,
        Saying::OpeningHours { .. } | Saying::Menu { .. } => 3,
    }
}

#[test]
fn m7_every_saying_fits_its_segments_in_every_language() {
    for language in Language::ALL {
        for saying in longest() {
            let text = word(std::slice::from_ref(&saying), language);
            let cost = measure(&text);
            assert_eq!(cost.encoding, Encoding::Gsm7, "{text}");
            assert!(cost.count <= budget(&saying), "{cost:?} {text}");
        }
    }
}

#[test]
fn m7_names_with_accents_do_not_make_a_text_dearer() {
    for language in Language::ALL {
        for saying in accented() {
            let text = word(std::slice::from_ref(&saying), language);
            assert_eq!(measure(&text).encoding, Encoding::Gsm7, "{text}");
        }
    }
}

#[test]
fn keeps_every_mark_of_a_text_that_cannot_be_saved() {
    let salon = "Peluquería \u{1F484}".to_owned();
    let said = word(&[Saying::Introduction { salon }], Language::Spanish);
    assert_eq!(
        said,
        "¡Hola! Soy el asistente automático de Peluquería \u{1F484}."
    );
}

/// Each phrase of the catalogue is in one of the samples: its longest piece between two values is.
#[test]
fn the_samples_say_every_phrase() {
    let files = [
        (
            Language::English,
            include_str!("../../wording/en/sayings.ftl"),
        ),
        (
            Language::Spanish,
            include_str!("../../wording/es/sayings.ftl"),
        ),
        (
            Language::French,
            include_str!("../../wording/fr/sayings.ftl"),
        ),
    ];
    for (language, file) in files {
        let said: Vec<String> = longest()
            .iter()
            .map(|saying| sentence(saying, language))
            .chain([opt_out_line(language)])
            .collect();
        let phrases = file.lines().filter(|line| !line.starts_with('#'));
        for phrase in phrases.filter_map(|line| Some(line.split_once(" = ")?.1)) {
            let pieces = phrase.split(['{', '}']).step_by(2);
            let piece = pieces.max_by_key(|piece| piece.len()).unwrap();
            assert!(said.iter().any(|text| text.contains(piece)), "{piece}");
        }
    }
}

/// The texts as clients read them, each with its cost, for whoever reads a catalogue as a native does.
#[test]
fn reads_well_in_every_language() {
    for language in Language::ALL {
        let mut page = String::new();
        for saying in longest() {
            let text = word(std::slice::from_ref(&saying), language);
            let cost = measure(&text);
            writeln!(
                page,
                "{} of {} ({:3}) {text}",
                cost.count,
                budget(&saying),
                cost.units
            )
            .unwrap();
        }
        insta::assert_snapshot!(language.tag(), page);
    }
}

/// Of all that we say, only what tells of something done claims it.
#[test]
fn only_what_is_done_is_claimed_in_french() {
    let context = MentionContext {
        today: jiff::civil::date(2026, 9, 20),
        language: Language::French,
        currency: "EUR".parse().unwrap(),
    };
    for saying in longest().iter().chain(&accented()) {
        let done = match saying {
            Saying::Booked { .. } => vec![Claim::Booked],
            Saying::Moved { .. } => vec![Claim::Moved],
            Saying::Cancelled { .. } => vec![Claim::Cancelled],
            Saying::Confirmed { .. } => vec![Claim::Confirmed],
            _ => Vec::new(),
        };
        let text = word(std::slice::from_ref(saying), Language::French);
        let claims = mentions(&text, context).into_iter();
        let claims = claims.filter_map(|mention| match mention.kind {
            MentionKind::Claim(claim) => Some(claim),
            _ => None,
        });
        assert_eq!(claims.collect::<Vec<_>>(), done, "{text}");
    }
}

#[test]
fn counts_what_is_counted() {
    let team = |names: &[&str]| Saying::NoSuchStaff {
        staff: names.iter().map(ToString::to_string).collect(),
    };
    let said = |saying| word(&[saying], Language::Spanish);
    assert!(said(team(&["Sam"])).ends_with("En el equipo esta Sam."));
    assert!(said(team(&["Sam", "Ines"])).ends_with("En el equipo estan Sam e Ines."));
}

#[test]
fn a_name_folds_alone_as_it_folds_in_a_text() {
    for name in ["Lucía Ibáñez", "Coloración", "Œuvre & Beauté"] {
        let salon = name.to_owned();
        let text = word(&[Saying::Introduction { salon }], Language::Spanish);
        assert!(text.contains(&*gsm_safe(name)), "{text}");
    }
}
