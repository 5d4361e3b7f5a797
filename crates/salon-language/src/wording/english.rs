//! English.

use jiff::civil::{DateTime, Weekday};
use salon_domain::{CivilSpan, Price};

use super::{Offered, Saying, VisitWords};
use crate::render::{
    render_date, render_day_time, render_list, render_minutes, render_money, render_span,
    render_time,
};

/// Puts one saying into words.
#[expect(
    clippy::too_many_lines,
    reason = "one arm for each thing we say, in one place to read"
)]
pub(super) fn word(saying: &Saying) -> String {
    match saying {
        Saying::Introduction { salon } => format!("Hi! This is {salon}'s automated desk."),
        Saying::HowCanIHelp => "How can I help?".into(),
        Saying::WhatICanDo => {
            "I can book, move or cancel a visit, tell prices and hours, or get you a person.".into()
        }
        Saying::AskService { examples } if examples.is_empty() => "Which service would you like?".into(),
        Saying::AskService { examples } => {
            format!("Which service would you like: {} or another?", examples.join(", "))
        }
        Saying::AskWhichService { services } => format!("Do you mean {}?", or(services)),
        Saying::AskWhen { services } => format!("What day and time would suit you for {}?", and(services)),
        Saying::AskWhichDay { readings } => format!("Do you mean {}?", or(&dates(readings))),
        Saying::NoSuchDay { nearest } => {
            format!("There is no such date. Do you mean {}?", or(&dates(nearest)))
        }
        Saying::AlreadyPast => "That time has already passed.".into(),
        Saying::YouAreWelcome => "You're welcome!".into(),
        Saying::NotUnderstood => {
            "Sorry, I didn't get that. I can book, move or cancel a visit, tell prices and hours, or get you a person.".into()
        }
        Saying::OfferOne { services, offer, minutes, price, moves } => {
            let ask = if *moves { "Shall I move your visit there?" } else { "Shall I book it?" };
            let price = price.map(|price| format!(", {}", amount(price))).unwrap_or_default();
            let (what, length) = (and(services), render_minutes(*minutes));
            format!("{} is free for {what} ({length}{price}). {ask}", place(offer.at, offer.staff.as_deref()))
        }
        Saying::OfferSeveral { services, offers, moves } => {
            let what = if *moves { "Free for your ".to_owned() } else { "Free for ".to_owned() } + &and(services);
            format!("{what}: {}. Which one?", choices(offers))
        }
        Saying::AskWhichOffer { offers } => format!("Which one: {}?", choices(offers)),
        Saying::Taken { at, staff } => {
            format!("Sorry, {} is taken.", place(*at, staff.as_deref()))
        }
        Saying::DayFull { date, staff: Some(staff) } => {
            format!("{staff} has nothing free on {}.", render_date(*date))
        }
        Saying::DayFull { date, staff: None } => format!("Nothing is free on {}.", render_date(*date)),
        Saying::NothingThen => "Nothing is free then.".into(),
        Saying::NothingAtAll { staff: Some(staff) } => {
            format!("{staff} has nothing free in the time we book ahead.")
        }
        Saying::NothingAtAll { staff: None } => "Nothing is free in the time we book ahead.".into(),
        Saying::Closed { date, label: Some(label) } => {
            format!("We're closed on {} ({label}).", render_date(*date))
        }
        Saying::Closed { date, label: None } => format!("We're closed on {}.", render_date(*date)),
        Saying::OutsideHours { date, hours } => {
            format!("On {} we're open {}.", render_date(*date), spans(hours))
        }
        Saying::StaffAway { staff, date } => format!("{staff} isn't in on {}.", render_date(*date)),
        Saying::TooSoon { earliest } => {
            format!("That is too soon; the earliest we can do is {}.", render_day_time(*earliest))
        }
        Saying::TooFar { latest } => {
            format!("We book ahead until {}.", render_date(*latest))
        }
        Saying::NoSuchStaff { staff } => format!("Nobody of that name works here. We have {}.", and(staff)),
        Saying::StaffDoesNot { staff, service, others } if others.is_empty() => {
            format!("{staff} doesn't do {service}.")
        }
        Saying::StaffDoesNot { staff, service, others } => {
            format!("{staff} doesn't do {service}, but {} can.", or(others))
        }
        Saying::NobodyDoes { service } => format!("Nobody does {service} at the moment."),
        Saying::AskName => "What name shall I put it under?".into(),
        Saying::Booked { services, staff, at, name } => {
            let thanks = name.as_ref().map(|name| format!(" See you then, {name}!")).unwrap_or_default();
            format!("You're booked: {}, {}.{thanks}", and(services), place(*at, staff.as_deref()))
        }
        Saying::JustTaken { at } => format!("Sorry, {} was just taken.", render_day_time(*at)),
        Saying::OffersExpired => "Those times are no longer on offer.".into(),
        Saying::AskMoveTo { visit } => format!("What day and time should your {} move to?", named(visit)),
        Saying::Moved { services, staff, at } => {
            format!("Your visit is moved: {}, {}.", and(services), place(*at, staff.as_deref()))
        }
        Saying::AskCancel { visit, fee: Some(fee) } => format!(
            "Cancel your {}? This late it costs {}. Reply Y or N, or name another time to move it.",
            named(visit),
            render_money(*fee)
        ),
        Saying::AskCancel { visit, fee: None } => format!("Cancel your {}? Reply Y or N.", named(visit)),
        Saying::Cancelled { visit } => format!("Your {} is cancelled.", named(visit)),
        Saying::Kept { visit } => format!("All right, your {} stays.", named(visit)),
        Saying::AskWhichVisit { visits } => format!("Which visit: {}?", numbered(visits)),
        Saying::YourVisits { visits } => match visits.as_slice() {
            [visit] => format!("You have: {}.", named(visit)),
            several => format!("You have: {}.", numbered(several)),
        },
        Saying::NoVisits => "I see no coming visit under this number.".into(),
        Saying::Confirmed { visit } => format!("Thank you, your {} is confirmed.", named(visit)),
        Saying::OnlyYourOwn => "I can only speak of visits under your own number.".into(),
        Saying::RunningLateNoted { visit } => format!("Thanks, I told the team about your {}.", named(visit)),
        Saying::PriceIs { service, price } => format!("{service} is {}.", amount(*price)),
        Saying::PriceVaries { service, lowest, highest } => {
            let (lowest, highest) = (render_money(lowest.amount()), amount_plain(*highest));
            format!("{service} is {lowest} to {highest}, depending on the stylist.")
        }
        Saying::TakesAbout { service, minutes } => format!("{service} takes about {}.", render_minutes(*minutes)),
        Saying::OpeningHours { week } => opening_hours(week),
        Saying::OpenOn { date, hours } => format!("On {} we're open {}.", render_date(*date), spans(hours)),
        Saying::Menu { services } => {
            let lines: Vec<String> =
                services.iter().map(|(name, price)| format!("{name} {}", amount(*price))).collect();
            format!("{}.", lines.join(", "))
        }
        Saying::Fact { text } => text.clone(),
        Saying::UnknownFact => "I don't know that, so I've asked the team to answer you.".into(),
        Saying::IAmAMachine { salon } => {
            format!("I'm {salon}'s automated desk. Say \"person\" and someone from the team will answer.")
        }
        Saying::HandedOff => "I've asked the team; a person will answer you here.".into(),
        Saying::HandedOffUrgently => {
            "I'm sorry. I've told the team, and a person will answer you as soon as they can. In an emergency please call the emergency services.".into()
        }
        Saying::PhotoReceived => "Thanks for the photo, I've passed it to the team.".into(),
        Saying::WrongNumberNoted => "Sorry about that. I've taken this number off.".into(),
        Saying::Sorry => "Sorry, something went wrong on our side. A person from the team will answer you.".into(),
        Saying::OptedOut { salon } => format!("You won't get any more texts from {salon}."),
    }
}

/// "Sat Nov 28, 1:00 pm with Sam".
fn place(at: DateTime, staff: Option<&str>) -> String {
    let when = render_day_time(at);
    staff.map_or_else(|| when.clone(), |staff| format!("{when} with {staff}"))
}

/// "Balayage with Sam on Sat Nov 28, 1:00 pm".
fn named(visit: &VisitWords) -> String {
    let staff = visit
        .staff
        .as_ref()
        .map(|staff| format!(" with {staff}"))
        .unwrap_or_default();
    format!(
        "{}{staff} on {}",
        and(&visit.services),
        render_day_time(visit.at)
    )
}

fn numbered(visits: &[VisitWords]) -> String {
    let lines: Vec<String> = visits
        .iter()
        .enumerate()
        .map(|(at, visit)| format!("{}) {}", at + 1, named(visit)))
        .collect();
    lines.join(", ")
}

/// Numbered openings; what all share (the day, the stylist) is said once.
fn choices(offers: &[Offered]) -> String {
    let Some(first) = offers.first() else {
        return String::new();
    };
    let one_day = offers
        .iter()
        .all(|offer| offer.at.date() == first.at.date());
    let one_staff = offers.iter().all(|offer| offer.staff == first.staff);
    let lines: Vec<String> = offers
        .iter()
        .map(|offer| {
            let when = if one_day {
                render_time(offer.at.time())
            } else {
                render_day_time(offer.at)
            };
            let staff = offer.staff.as_ref().filter(|_| !one_staff);
            let staff = staff
                .map(|staff| format!(" with {staff}"))
                .unwrap_or_default();
            format!("{}) {when}{staff}", offer.number)
        })
        .collect();
    let staff = first.staff.as_ref().filter(|_| one_staff);
    let staff = staff
        .map(|staff| format!(" with {staff}"))
        .unwrap_or_default();
    let day = if one_day {
        format!("{}{staff}: ", render_date(first.at.date()))
    } else {
        String::new()
    };
    let staff = if one_day { String::new() } else { staff };
    format!("{day}{}{staff}", lines.join(", "))
}

/// "We're open Mon-Fri 9 am to 6 pm, Sat 9 am to 4 pm, closed Sun."
fn opening_hours(week: &[(Weekday, Vec<CivilSpan>)]) -> String {
    let (mut open, mut closed) = (Vec::new(), Vec::new());
    for run in week.chunk_by(|(_, one), (_, next)| one == next) {
        let (Some((first, hours)), Some((last, _))) = (run.first(), run.last()) else {
            continue;
        };
        let days = match run.len() {
            1 => weekday(*first).to_owned(),
            _ => format!("{}-{}", weekday(*first), weekday(*last)),
        };
        if hours.is_empty() {
            closed.push(days);
        } else {
            open.push(format!("{days} {}", spans(hours)));
        }
    }
    let closed = if closed.is_empty() {
        String::new()
    } else {
        format!(", closed {}", and(&closed))
    };
    if open.is_empty() {
        "We're closed at the moment.".into()
    } else {
        format!("We're open {}{closed}.", open.join(", "))
    }
}

const fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Mon",
        Weekday::Tuesday => "Tue",
        Weekday::Wednesday => "Wed",
        Weekday::Thursday => "Thu",
        Weekday::Friday => "Fri",
        Weekday::Saturday => "Sat",
        Weekday::Sunday => "Sun",
    }
}

fn amount(price: Price) -> String {
    match price {
        Price::Fixed(money) => render_money(money),
        Price::From(money) => format!("from {}", render_money(money)),
    }
}

fn amount_plain(price: Price) -> String {
    match price {
        Price::Fixed(money) => render_money(money),
        Price::From(money) => format!("{} or more", render_money(money)),
    }
}

fn dates(days: &[jiff::civil::Date]) -> Vec<String> {
    days.iter().map(|day| render_date(*day)).collect()
}

fn spans(hours: &[CivilSpan]) -> String {
    let lines: Vec<String> = hours.iter().map(|span| render_span(*span)).collect();
    and(&lines)
}

fn and(items: &[String]) -> String {
    render_list(items, "and")
}

fn or(items: &[String]) -> String {
    render_list(items, "or")
}
