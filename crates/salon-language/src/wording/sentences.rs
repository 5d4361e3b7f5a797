//! From a saying to its sentence: which phrase of the catalogue, and what goes into it.

use super::Saying;
use super::catalogue::Voice;
use super::parts::{
    amount, amount_at_most, and, choices, dates, enumerated, menu, named, opening_hours, or, place,
    spans,
};
use crate::language::Language;
use crate::render::{render_date, render_day_time, render_minutes, render_money};

/// Puts one saying into words.
#[expect(
    clippy::too_many_lines,
    reason = "one arm for each thing we say, in one place to read"
)]
pub(super) fn sentence(saying: &Saying, language: Language) -> String {
    let voice = Voice(language);
    let date = |date| render_date(date, language);
    let moment = |at| render_day_time(at, language);
    match saying {
        Saying::Introduction { salon } => voice.introduction(salon),
        Saying::HowCanIHelp => voice.how_can_i_help(),
        Saying::WhatICanDo => voice.what_i_can_do(),
        Saying::AskService { examples } if examples.is_empty() => voice.ask_service(),
        Saying::AskService { examples } => voice.ask_service_of(examples.join(", ")),
        Saying::AskWhichService { services } => voice.ask_which_service(or(services, language)),
        Saying::AskWhen { services } => voice.ask_when(and(services, language)),
        Saying::AskWhichDay { readings } => voice.ask_which_day(dates(readings, language)),
        Saying::NoSuchDay { nearest } => voice.no_such_day(dates(nearest, language)),
        Saying::AlreadyPast => voice.already_past(),
        Saying::OfferOne {
            services,
            offer,
            minutes,
            price,
            moves,
        } => {
            let place = place(offer.at, offer.staff.as_deref(), language);
            let length = render_minutes(*minutes, language);
            let price = price.map(|price| amount(price, language));
            let details: Vec<String> = [length].into_iter().chain(price).collect();
            let (services, details) = (and(services, language), details.join(", "));
            if *moves {
                voice.offer_one_to_move(place, services, details)
            } else {
                voice.offer_one(place, services, details)
            }
        }
        Saying::OfferSeveral {
            services,
            offers,
            moves,
        } => {
            let (services, choices) = (and(services, language), choices(offers, language));
            if *moves {
                voice.offer_several_to_move(services, choices)
            } else {
                voice.offer_several(services, choices)
            }
        }
        Saying::AskWhichOffer { offers } => voice.ask_which_offer(choices(offers, language)),
        Saying::Taken { at, staff } => voice.taken(place(*at, staff.as_deref(), language)),
        Saying::DayFull {
            date: day,
            staff: Some(staff),
        } => voice.day_full_of(staff, date(*day)),
        Saying::DayFull {
            date: day,
            staff: None,
        } => voice.day_full(date(*day)),
        Saying::NothingThen => voice.nothing_then(),
        Saying::NothingAtAll { staff: Some(staff) } => voice.nothing_at_all_of(staff),
        Saying::NothingAtAll { staff: None } => voice.nothing_at_all(),
        Saying::Closed {
            date: day,
            label: Some(label),
        } => voice.closed_because(date(*day), label),
        Saying::Closed {
            date: day,
            label: None,
        } => voice.closed(date(*day)),
        Saying::OutsideHours { date: day, hours } | Saying::OpenOn { date: day, hours } => {
            voice.open_on(date(*day), spans(hours, language))
        }
        Saying::StaffAway { staff, date: day } => voice.staff_away(staff, date(*day)),
        Saying::StaffIn {
            staff,
            date: day,
            hours,
        } => voice.staff_in(staff, date(*day), spans(hours, language)),
        Saying::TooSoon { earliest } => voice.too_soon(moment(*earliest)),
        Saying::TooFar { latest } => voice.too_far(date(*latest)),
        Saying::NoSuchStaff { staff } => voice.no_such_staff(and(staff, language), staff.len()),
        Saying::StaffDoesNot {
            staff,
            service,
            others,
        } if others.is_empty() => voice.staff_does_not(staff, service),
        Saying::StaffDoesNot {
            staff,
            service,
            others,
        } => voice.staff_does_not_but(staff, service, or(others, language)),
        Saying::NobodyDoes { service } => voice.nobody_does(service),
        Saying::WhoDoes { service, staff } => voice.who_does(service, and(staff, language)),
        Saying::LeftAtThat => voice.left_at_that(),
        Saying::AskName => voice.ask_name(),
        Saying::Booked {
            services,
            staff,
            at,
            name,
        } => {
            let at = place(*at, staff.as_deref(), language);
            let booked = voice.booked(and(services, language), at);
            match name {
                Some(name) => format!("{booked} {}", voice.see_you(name)),
                None => booked,
            }
        }
        Saying::JustTaken { at } => voice.just_taken(moment(*at)),
        Saying::OffersExpired => voice.offers_expired(),
        Saying::AskMoveTo { visit } => voice.ask_move_to(named(visit, language)),
        Saying::Moved {
            services,
            staff,
            at,
        } => voice.moved(
            and(services, language),
            place(*at, staff.as_deref(), language),
        ),
        Saying::AskCancel {
            visit,
            fee: Some(fee),
        } => voice.ask_cancel_for(named(visit, language), render_money(*fee, language)),
        Saying::AskCancel { visit, fee: None } => voice.ask_cancel(named(visit, language)),
        Saying::AskCancelOrBook { visit, offer } => voice.ask_cancel_or_book(
            named(visit, language),
            place(offer.at, offer.staff.as_deref(), language),
        ),
        Saying::Cancelled { visit } => voice.cancelled(named(visit, language)),
        Saying::Kept { visit } => voice.kept(named(visit, language)),
        Saying::AskWhichVisit { visits } => voice.ask_which_visit(enumerated(visits, language)),
        Saying::YourVisits { visits } => match visits.as_slice() {
            [visit] => voice.your_visits(named(visit, language), 1_usize),
            several => voice.your_visits(enumerated(several, language), several.len()),
        },
        Saying::NoVisits => voice.no_visits(),
        Saying::Confirmed { visit } => voice.confirmed(named(visit, language)),
        Saying::OnlyYourOwn => voice.only_your_own(),
        Saying::PriceIs { service, price } => voice.price_is(service, amount(*price, language)),
        Saying::PriceVaries {
            service,
            lowest,
            highest,
        } => {
            let lowest = render_money(lowest.amount(), language);
            voice.price_varies(service, lowest, amount_at_most(*highest, language))
        }
        Saying::TakesAbout { service, minutes } => {
            voice.takes_about(service, render_minutes(*minutes, language))
        }
        Saying::OpeningHours { week } => opening_hours(week, language),
        Saying::Menu { services } => menu(services, language),
        Saying::Fact { text } => text.clone(),
        Saying::UnknownFact => voice.unknown_fact(),
        Saying::IAmAMachine { salon } => voice.i_am_a_machine(salon),
        Saying::HandedOff => voice.handed_off(),
        Saying::HandedOffWithRegret => voice.handed_off_with_regret(),
        Saying::HandedOffUrgently => voice.handed_off_urgently(),
        Saying::PhotoReceived => voice.photo_received(),
        Saying::Reminder { salon, visit } => voice.reminder(salon, named(visit, language)),
        Saying::ReminderOfConfirmed { salon, visit } => {
            voice.reminder_of_confirmed(salon, named(visit, language))
        }
        Saying::VisitBooked { salon, visit } => voice.visit_booked(salon, named(visit, language)),
        Saying::AskComing { visit } => voice.ask_coming(named(visit, language)),
        Saying::AskCancelOrMove { visit, fee: None } => {
            voice.ask_cancel_or_move(named(visit, language))
        }
        Saying::AskCancelOrMove {
            visit,
            fee: Some(fee),
        } => {
            let fee = render_money(*fee, language);
            voice.ask_cancel_or_move_for(named(visit, language), fee)
        }
        Saying::RunningLateNoted { visit } => voice.running_late_noted(named(visit, language)),
        Saying::WrongNumberNoted => voice.wrong_number_noted(),
        Saying::YouAreWelcome => voice.you_are_welcome(),
        Saying::InYourLanguage => voice.in_your_language(),
        Saying::LanguagesWeSpeak => voice.languages_we_speak(),
        Saying::NotUnderstood => voice.not_understood(),
        Saying::Sorry => voice.sorry(),
        Saying::OptedOut { salon } => voice.opted_out(salon),
    }
}
