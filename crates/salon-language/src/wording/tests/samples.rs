//! Every saying, with the longest values that a salon sensibly has.

use jiff::civil::{Date, DateTime, Weekday, date};
use salon_domain::{CivilSpan, Minutes, Money, Price};

use crate::wording::{Offered, Saying, VisitWords};

const SALON: &str = "Juniper Lane Hair & Nail Studio";
const CUT: &str = "Women's Haircut & Blow-dry";
const COLOR: &str = "Full Balayage with Root Melt";
const STAFF: [&str; 3] = ["Maria-Fernanda", "Christopher", "Anne-Sophie"];

/// Wednesday: September has the longest names.
const DAY: Date = date(2026, 9, 23);

fn strings<const N: usize>(items: [&str; N]) -> Vec<String> {
    items.map(String::from).to_vec()
}

fn at(days: i32) -> DateTime {
    let day = DAY.checked_add(jiff::Span::new().days(days)).unwrap();
    day.at(12, 30, 0, 0)
}

fn staff() -> String {
    STAFF[0].to_owned()
}

fn money(minor: i64) -> Money {
    Money::new(minor, "EUR".parse().unwrap())
}

fn visit(days: i32) -> VisitWords {
    VisitWords {
        services: strings([CUT, COLOR]),
        staff: Some(staff()),
        at: at(days),
    }
}

fn offers() -> Vec<Offered> {
    STAFF
        .iter()
        .zip(0..)
        .map(|(staff, day)| Offered {
            number: usize::try_from(day).unwrap() + 1,
            at: at(day),
            staff: Some((*staff).to_owned()),
        })
        .collect()
}

/// Three openings of one day with one person.
fn offers_of_one_day() -> Vec<Offered> {
    let same = |offer: Offered| Offered {
        at: at(0),
        staff: Some(staff()),
        ..offer
    };
    offers().into_iter().map(same).collect()
}

fn spans<const N: usize>(items: [&str; N]) -> Vec<CivilSpan> {
    items.map(|span| span.parse().unwrap()).to_vec()
}

/// A week in which no two days that follow each other are alike.
fn week() -> Vec<(Weekday, Vec<CivilSpan>)> {
    let days = Weekday::Monday.cycle_forward().take(7);
    days.map(|day| {
        let hours = match day {
            Weekday::Sunday => Vec::new(),
            Weekday::Monday | Weekday::Wednesday | Weekday::Friday => {
                spans(["10:30-13:30", "15:30-19:30"])
            }
            _ => spans(["10:30-12:30", "14:30-20:30"]),
        };
        (day, hours)
    })
    .collect()
}

fn every_day(hours: &[CivilSpan]) -> Vec<(Weekday, Vec<CivilSpan>)> {
    let days = Weekday::Monday.cycle_forward().take(7);
    days.map(|day| (day, hours.to_vec())).collect()
}

fn menu() -> Vec<(String, Price)> {
    (0..8)
        .map(|line| match line % 2 {
            0 => (CUT.to_owned(), Price::Fixed(money(9_550))),
            _ => (COLOR.to_owned(), Price::From(money(128_550))),
        })
        .collect()
}

/// Every saying in every shape it has.
pub(super) fn longest() -> Vec<Saying> {
    let mut all = alone();
    all.extend(asking());
    all.extend(offering());
    all.extend(refusing());
    all.extend(about_visits());
    all.extend(reminding());
    all.extend(about_the_salon());
    all
}

fn alone() -> Vec<Saying> {
    let salon = SALON.to_owned();
    vec![
        Saying::Introduction {
            salon: salon.clone(),
        },
        Saying::IAmAMachine {
            salon: salon.clone(),
        },
        Saying::HowCanIHelp,
        Saying::WhatICanDo,
        Saying::YouAreWelcome,
        Saying::InYourLanguage,
        Saying::LanguagesWeSpeak,
        Saying::NotUnderstood,
        Saying::UnknownFact,
        Saying::HandedOff,
        Saying::HandedOffWithRegret,
        Saying::HandedOffUrgently,
        Saying::PhotoReceived,
        Saying::WrongNumberNoted,
        Saying::Sorry,
        Saying::OptedOut { salon },
    ]
}

fn asking() -> Vec<Saying> {
    let days = vec![at(0).date(), at(7).date()];
    vec![
        Saying::AskService {
            examples: Vec::new(),
        },
        Saying::AskService {
            examples: strings([CUT, COLOR, CUT]),
        },
        Saying::AskWhichService {
            services: strings([CUT, COLOR, CUT]),
        },
        Saying::AskWhen {
            services: strings([CUT, COLOR]),
        },
        Saying::AskWhichDay {
            readings: days.clone(),
        },
        Saying::NoSuchDay { nearest: days },
        Saying::AlreadyPast,
    ]
}

fn offering() -> Vec<Saying> {
    let services = strings([CUT, COLOR]);
    let mut all = vec![
        Saying::AskWhichOffer { offers: offers() },
        Saying::AskWhichOffer {
            offers: offers_of_one_day(),
        },
        Saying::OffersExpired,
    ];
    for moves in [false, true] {
        all.push(Saying::OfferOne {
            services: services.clone(),
            offer: offers().remove(0),
            minutes: Minutes::new(225),
            price: (!moves).then_some(Price::From(money(138_050))),
            moves,
        });
        all.push(Saying::OfferSeveral {
            services: services.clone(),
            offers: offers(),
            moves,
        });
    }
    all.push(Saying::OfferSeveral {
        services,
        offers: offers_of_one_day(),
        moves: false,
    });
    all
}

fn refusing() -> Vec<Saying> {
    let (name, service) = (STAFF[0].to_owned(), COLOR.to_owned());
    let mut all = Vec::new();
    for staff in [None, Some(staff())] {
        all.push(Saying::Taken {
            at: at(0),
            staff: staff.clone(),
        });
        all.push(Saying::DayFull {
            date: DAY,
            staff: staff.clone(),
        });
        all.push(Saying::NothingAtAll { staff });
    }
    for label in [None, Some("Inventory and training day".to_owned())] {
        all.push(Saying::Closed { date: DAY, label });
    }
    for others in [Vec::new(), strings([STAFF[1], STAFF[2]])] {
        let (staff, service) = (name.clone(), service.clone());
        all.push(Saying::StaffDoesNot {
            staff,
            service,
            others,
        });
    }
    for staff in [
        strings([STAFF[0]]),
        [STAFF, STAFF]
            .concat()
            .iter()
            .map(ToString::to_string)
            .collect(),
    ] {
        all.push(Saying::WhoDoes {
            service: service.clone(),
            staff: staff.clone(),
        });
        all.push(Saying::NoSuchStaff { staff });
    }
    all.extend([
        Saying::NothingThen,
        Saying::JustTaken { at: at(0) },
        Saying::OutsideHours {
            date: DAY,
            hours: spans(["10:30-13:30", "15:30-19:30"]),
        },
        Saying::StaffIn {
            staff: name.clone(),
            date: DAY,
            hours: spans(["10:30-13:30", "15:30-19:30"]),
        },
        Saying::StaffAway {
            staff: name,
            date: DAY,
        },
        Saying::TooSoon { earliest: at(0) },
        Saying::TooFar { latest: DAY },
        Saying::NobodyDoes { service },
    ]);
    all
}

fn about_visits() -> Vec<Saying> {
    let visit = || visit(0);
    let two = vec![self::visit(0), self::visit(7)];
    let services = strings([CUT, COLOR]);
    let name = Some("Maria-Guadalupe".to_owned());
    vec![
        Saying::LeftAtThat,
        Saying::AskName,
        Saying::Booked {
            services: services.clone(),
            staff: Some(staff()),
            at: at(0),
            name,
        },
        Saying::AskMoveTo { visit: visit() },
        Saying::Moved {
            services,
            staff: Some(staff()),
            at: at(0),
        },
        Saying::AskCancel {
            visit: visit(),
            fee: None,
        },
        Saying::AskCancel {
            visit: visit(),
            fee: Some(money(12_550)),
        },
        Saying::AskCancelOrBook {
            visit: visit(),
            offer: Offered {
                number: 1,
                at: at(0),
                staff: Some(staff()),
            },
        },
        Saying::Cancelled { visit: visit() },
        Saying::Kept { visit: visit() },
        Saying::AskWhichVisit {
            visits: two.clone(),
        },
        Saying::YourVisits {
            visits: vec![visit()],
        },
        Saying::YourVisits { visits: two },
        Saying::NoVisits,
        Saying::Confirmed { visit: visit() },
        Saying::RunningLateNoted { visit: visit() },
        Saying::OnlyYourOwn,
    ]
}

fn reminding() -> Vec<Saying> {
    let (salon, visit) = (|| SALON.to_owned(), || visit(0));
    vec![
        Saying::Reminder {
            salon: salon(),
            visit: visit(),
        },
        Saying::ReminderOfConfirmed {
            salon: salon(),
            visit: visit(),
        },
        Saying::VisitBooked {
            salon: salon(),
            visit: visit(),
        },
        Saying::AskComing { visit: visit() },
        Saying::AskCancelOrMove {
            visit: visit(),
            fee: None,
        },
        Saying::AskCancelOrMove {
            visit: visit(),
            fee: Some(money(12_550)),
        },
    ]
}

fn about_the_salon() -> Vec<Saying> {
    let service = || COLOR.to_owned();
    vec![
        Saying::PriceIs {
            service: service(),
            price: Price::From(money(128_550)),
        },
        Saying::PriceVaries {
            service: service(),
            lowest: Price::Fixed(money(98_550)),
            highest: Price::From(money(128_550)),
        },
        Saying::PriceVaries {
            service: service(),
            lowest: Price::Fixed(money(98_550)),
            highest: Price::Fixed(money(128_550)),
        },
        Saying::TakesAbout {
            service: service(),
            minutes: Minutes::new(225),
        },
        Saying::OpeningHours { week: week() },
        Saying::OpeningHours {
            week: every_day(&spans(["09:00-18:30"])),
        },
        Saying::OpeningHours {
            week: every_day(&[]),
        },
        Saying::OpenOn {
            date: DAY,
            hours: spans(["10:30-13:30", "15:30-19:30"]),
        },
        Saying::Menu { services: menu() },
        Saying::Fact {
            text: "Free parking behind the house.".to_owned(),
        },
    ]
}

/// Sayings with names and facts that GSM-7 cannot write as they are.
pub(super) fn accented() -> Vec<Saying> {
    let visit = VisitWords {
        services: strings(["Coloración", "Soin à l’œuf"]),
        staff: Some("Lucía".to_owned()),
        at: at(3),
    };
    vec![
        Saying::Introduction {
            salon: "Château Peluquería – Ángela".to_owned(),
        },
        Saying::Confirmed {
            visit: visit.clone(),
        },
        Saying::AskCancel {
            visit,
            fee: Some(money(4_250)),
        },
        Saying::Fact {
            text: "Está en la calle Túnez, 3.º… ¡aquí!".to_owned(),
        },
    ]
}
