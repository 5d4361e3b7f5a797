//! What sentences are made of: places, visits, choices, hours, amounts.

use jiff::civil::{Date, DateTime, Weekday};
use salon_domain::{CivilSpan, Price};

use super::catalogue::Voice;
use super::{Offered, VisitWords};
use crate::language::Language;
use crate::render::{
    Joined, render_date, render_day_time, render_list, render_money, render_span, render_time,
    render_weekday,
};

/// "Sat Nov 28, 1:00 pm with Sam".
pub(super) fn place(at: DateTime, staff: Option<&str>, language: Language) -> String {
    with(render_day_time(at, language), staff, language)
}

fn with(what: String, staff: Option<&str>, language: Language) -> String {
    match staff {
        Some(staff) => Voice(language).with_staff(what, staff),
        None => what,
    }
}

/// "Balayage with Sam on Sat Nov 28, 1:00 pm".
pub(super) fn named(visit: &VisitWords, language: Language) -> String {
    let services = and(&visit.services, language);
    let what = with(services, visit.staff.as_deref(), language);
    Voice(language).visit(what, render_day_time(visit.at, language))
}

/// Visits with numbers to answer with.
pub(super) fn enumerated(visits: &[VisitWords], language: Language) -> String {
    let lines = visits.iter().zip(1..);
    let lines: Vec<String> = lines
        .map(|(visit, number)| format!("{number}) {}", named(visit, language)))
        .collect();
    lines.join(", ")
}

/// Numbered openings; what all share (the day, the stylist) is said once.
pub(super) fn choices(offers: &[Offered], language: Language) -> String {
    let Some(first) = offers.first() else {
        return String::new();
    };
    let day = first.at.date();
    let one_day = offers.iter().all(|offer| offer.at.date() == day);
    let one_staff = offers.iter().all(|offer| offer.staff == first.staff);
    let lines = offers.iter().map(|offer| {
        let when = if one_day {
            render_time(offer.at.time(), language)
        } else {
            render_day_time(offer.at, language)
        };
        let own = offer.staff.as_deref().filter(|_| !one_staff);
        format!("{}) {}", offer.number, with(when, own, language))
    });
    let lines = lines.collect::<Vec<_>>().join(", ");
    let shared = first.staff.as_deref().filter(|_| one_staff);
    if one_day {
        let day = with(render_date(day, language), shared, language);
        Voice(language).on_one_day(day, lines)
    } else {
        with(lines, shared, language)
    }
}

/// "We're open Mon-Fri 9 am to 6 pm, Sat 9 am to 4 pm, closed Sun."
pub(super) fn opening_hours(week: &[(Weekday, Vec<CivilSpan>)], language: Language) -> String {
    let voice = Voice(language);
    let (mut open, mut closed) = (Vec::new(), Vec::new());
    for run in week.chunk_by(|(_, one), (_, next)| one == next) {
        let (Some((first, hours)), Some((last, _))) = (run.first(), run.last()) else {
            continue;
        };
        let first_day = render_weekday(*first, language);
        let days = match run.len() {
            1 => first_day,
            _ => voice.weekdays(first_day, render_weekday(*last, language)),
        };
        if hours.is_empty() {
            closed.push(days);
        } else {
            open.push(voice.open_days(days, spans(hours, language)));
        }
    }
    let open = open.join(", ");
    match (open.is_empty(), closed.is_empty()) {
        (true, _) => voice.closed_for_now(),
        (false, true) => voice.opening_hours(open),
        (false, false) => voice.opening_hours_but(open, and(&closed, language)),
    }
}

/// "Balayage from $185, Haircut $65."
pub(super) fn menu(services: &[(String, Price)], language: Language) -> String {
    let lines = services
        .iter()
        .map(|(name, price)| Voice(language).menu_line(name, amount(*price, language)));
    format!("{}.", lines.collect::<Vec<_>>().join(", "))
}

/// "$65", "from $185".
pub(super) fn amount(price: Price, language: Language) -> String {
    let money = render_money(price.amount(), language);
    match price {
        Price::Fixed(_) => money,
        Price::From(_) => Voice(language).price_from(money),
    }
}

/// The upper end of a range: "$65", "$185 or more".
pub(super) fn amount_at_most(price: Price, language: Language) -> String {
    let money = render_money(price.amount(), language);
    match price {
        Price::Fixed(_) => money,
        Price::From(_) => Voice(language).price_or_more(money),
    }
}

/// "Fri Nov 27 or Fri Dec 4".
pub(super) fn dates(days: &[Date], language: Language) -> String {
    let days: Vec<String> = days.iter().map(|day| render_date(*day, language)).collect();
    or(&days, language)
}

/// "9 am to 1 pm and 3 pm to 6 pm".
pub(super) fn spans(hours: &[CivilSpan], language: Language) -> String {
    let hours: Vec<String> = hours
        .iter()
        .map(|span| render_span(*span, language))
        .collect();
    and(&hours, language)
}

pub(super) fn and(items: &[String], language: Language) -> String {
    render_list(items, Joined::And, language)
}

pub(super) fn or(items: &[String], language: Language) -> String {
    render_list(items, Joined::Or, language)
}
