//! One understanding from two readings of a text that is written in two languages.

use crate::topics;
use crate::understanding::{Intent, IntentKind, People, Understanding};
use crate::when::When;

/// Below this an intent of the second reading counts only where the first found nothing to do.
const SURE: u8 = 70;

/// Fills what the first reading is missing with what the second found.
pub(crate) fn fill(first: &mut Understanding, second: Understanding) {
    let acts = acts(&first.intents);
    let more = second.intents.into_iter().filter(|intent| {
        let courtesy = is_courtesy(&intent.kind);
        courtesy || !acts || intent.confidence >= SURE
    });
    for intent in more.collect::<Vec<_>>() {
        if !first.has(&intent.kind) {
            first.intents.push(intent);
        }
    }
    topics::settle(&mut first.intents, |_, _| true);
    for service in second.services.chosen {
        if !first.services.chosen.contains(&service) {
            first.services.chosen.push(service);
        }
    }
    if first.services.is_empty() {
        first.services.ambiguous = second.services.ambiguous;
    }
    first.staff.alone |= second.staff.alone;
    for staff in second.staff.excluded {
        first.staff.chosen.retain(|chosen| *chosen != staff);
        first.staff.excluded.push(staff);
    }
    if first.staff.chosen.is_empty() && first.staff.excluded.is_empty() {
        first.staff.chosen = second.staff.chosen;
        first.staff.anyone |= second.staff.anyone && first.staff.chosen.is_empty();
    }
    // A name that only one reading takes for one is a word of the other language.
    if first.staff.unknown_name != second.staff.unknown_name {
        first.staff.unknown_name = None;
    }
    first.when = fill_when(first.when.take(), second.when);
    first.answer = first.answer.take().or(second.answer);
    first.name = first.name.take().or(second.name);
    if first.people == People::default() {
        first.people = second.people;
    }
    first.opt_out_wording |= second.opt_out_wording;
    first.correction |= second.correction;
    first.asks |= second.asks;
}

fn fill_when(first: Option<When>, second: Option<When>) -> Option<When> {
    let (Some(mut when), Some(other)) = (first.clone(), second.clone()) else {
        return first.or(second);
    };
    if when.date.is_none() {
        when.date = other.date;
        when.weekday_only = other.weekday_only;
        when.ask = other.ask;
    }
    if when.time.is_none() {
        when.time = other.time;
        when.other_time = other.other_time;
    }
    when.earliest |= other.earliest;
    if when.not == crate::when::Excluded::default() {
        when.not = other.not;
    }
    Some(when)
}

/// Whether something was asked or wanted, beyond courtesy.
pub(crate) fn acts(intents: &[Intent]) -> bool {
    intents.iter().any(|intent| !is_courtesy(&intent.kind))
}

const fn is_courtesy(kind: &IntentKind) -> bool {
    matches!(
        kind,
        IntentKind::Greeting
            | IntentKind::Thanks
            | IntentKind::Goodbye
            | IntentKind::SmallTalk
            | IntentKind::Unsure
    )
}
