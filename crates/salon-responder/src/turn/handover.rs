//! What a person reads first when they take over: three lines.

use salon_domain::{StaffId, Visit};
use salon_language::{Language, render_day_time};
use salon_postgres::NewHandoff;

use crate::situation::Situation;

/// More of what a client wrote does not fit into a line; the thread has all of it.
const LONGEST: usize = 200;

/// Writes the three lines: who it is and what is in the book, what they wrote, and why they wait and
/// until when.
pub(super) fn summed_up(situation: &Situation, handoff: NewHandoff) -> NewHandoff {
    let summary = format!(
        "{}\n{}\n{}",
        who(situation),
        wrote(situation, &handoff),
        why(situation, &handoff.reason)
    );
    NewHandoff { summary, ..handoff }
}

fn who(situation: &Situation) -> String {
    let names: Vec<&str> = situation
        .people
        .iter()
        .filter_map(|person| Some(person.name.as_ref()?.as_str()))
        .collect();
    let name = if names.is_empty() {
        "Somebody whose name is not known".to_owned()
    } else {
        names.join(" / ")
    };
    match situation.visits.first() {
        Some(visit) => format!("{name}; next visit: {}", named(situation, visit)),
        None => format!("{name}; no coming visit"),
    }
}

fn named(situation: &Situation, visit: &Visit) -> String {
    let catalog = situation.catalog();
    let services = visit.services.iter();
    let services: Vec<&str> = services
        .filter_map(|part| Some(catalog.find_service(part.service)?.name.as_str()))
        .collect();
    let staff = |id: StaffId| catalog.find_staff(id).map(|person| person.name.as_str());
    let with = visit.services.first().and_then(|part| staff(part.staff));
    let at = situation.salon().zone.local(visit.range.start());
    let with = with.map(|name| format!(" with {name}")).unwrap_or_default();
    let when = render_day_time(at.datetime(), Language::English);
    format!("{}{with}, {when}", services.join(" + "))
}

fn wrote(situation: &Situation, handoff: &NewHandoff) -> String {
    let words = situation.words().replace('\n', " / ");
    if words.is_empty() {
        return format!("Wrote nothing: {}", handoff.summary.replace('\n', " "));
    }
    let mut shown: String = words.chars().take(LONGEST).collect();
    if shown.len() < words.len() {
        shown.push_str("...");
    }
    format!("Wrote: {shown}")
}

fn why(situation: &Situation, reason: &str) -> String {
    let policy = &situation.salon().policy;
    let due = situation
        .now
        .saturating_add(policy.answer_within.duration());
    let due = situation.salon().zone.local(due.unwrap_or(situation.now));
    let due = render_day_time(due.datetime(), Language::English);
    let sentence = match reason {
        "cancel_word_with_visit" => {
            "Texted CANCEL, which stops all texts, and may have meant the visit: please call"
        }
        "opted_out" => "Wants no texts and wrote all the same: please call",
        "loop" => "Writes like a machine and is not answered for now",
        "emergency" => "Something that cannot wait",
        "complaint" => "Is not happy",
        "asked_for_a_person" => "Asked for a person",
        "photo" => "Sent a photo",
        "running_late" => "Will be late",
        "change_of_services" => "Wants something else done in a visit that is booked",
        "unknown_fact" => "Asked something that is not written down",
        "unknown_recipient" => "Texted a number that no salon file lists",
        "wrong_number" => "Says that this is the wrong number",
        "not_understood" => "Was not understood",
        "another_language" => "Writes in a language that we do not speak",
        "draft" => "An answer is drafted and waits for approval",
        "group" => "Wants visits for several people at once",
        "nobody_does_it" => "Wants what nobody does at the moment",
        "not_delivered" => "Our answer could not be delivered",
        "not_trusted" => "Is about something that people answer here",
        "nothing_free" => "Found nothing free",
        "reply_too_old" => "Our answer became too old to be sent",
        "rules_at_a_loss" => "Needs more than the rules know",
        "send_unclear" => "Our answer may or may not have arrived",
        "turn_failed" => "Their text could not be worked on",
        "fact_check" => "Our answer did not agree with the book and was held back",
        _ => "Needs a person",
    };
    format!("{sentence}. Answer by {due}.")
}
