//! What meanings are in words, for people who ask why a text was read as it was.

use jiff::civil::{Date, DateTime, Time};

use crate::grammar::value::{Clock, Day, Days, Doubt, Length, NotDay, Times, Value};
use crate::understanding::{Answer, Intent, IntentKind, People};

/// Says what a meaning is.
pub(super) fn meaning(value: &Value) -> String {
    match value {
        Value::Day(day) => day_in_words(day),
        Value::Days(days) => days_in_words(days),
        Value::Not(NotDay::Weekday(weekday)) => format!("not on a {weekday:?}"),
        Value::Not(NotDay::Date(day)) => format!("not on {}", date(*day)),
        Value::Clock(clock) => clock_in_words(*clock),
        Value::Times(times) => times_in_words(*times),
        Value::Part(part) if part.today => format!("{} today", part.part.code()),
        Value::Part(part) => part.part.code().to_owned(),
        Value::Moment(at) => moment(*at),
        Value::Moments(from, until) => format!("{} to {}", moment(*from), moment(*until)),
        Value::Length(length) => length_in_words(*length),
        Value::Money(hundredths) => format!("{}.{:02}", hundredths / 100, hundredths % 100),
        _ => "nothing of its own".to_owned(),
    }
}

/// Says what an answer is.
pub(super) fn answer(answer: &Answer) -> String {
    match answer {
        Answer::Yes => "yes".to_owned(),
        Answer::No => "no".to_owned(),
        Answer::Choice(number) => format!("number {number}"),
        Answer::ChoiceAt(at) => format!("the one at {}", time(*at)),
        Answer::Any => "any of them".to_owned(),
        Answer::NoneOfThose => "none of them".to_owned(),
        Answer::Unsure => "not known".to_owned(),
    }
}

/// Says for whom a visit is.
pub(super) fn people(people: &People) -> String {
    let with = people.companions.join(", ");
    match (people.companions.is_empty(), people.myself) {
        (true, _) => format!("{} to serve", people.count),
        (false, true) => format!("{} to serve, with {with}", people.count),
        (false, false) => format!("{} to serve: {with}", people.count),
    }
}

/// Says what a text is about, and how sure that is.
pub(super) fn intent(intent: &Intent) -> String {
    format!("{}, {} %", topic(&intent.kind), intent.confidence)
}

/// Says what a text is about.
pub(super) fn topic(kind: &IntentKind) -> String {
    match kind {
        IntentKind::Fact(key) => format!("fact {key}"),
        other => other.code().to_owned(),
    }
}

fn date(date: Date) -> String {
    date.strftime("%a %Y-%m-%d").to_string()
}

fn time(time: Time) -> String {
    time.strftime("%H:%M").to_string()
}

fn moment(at: DateTime) -> String {
    format!("{} {}", date(at.date()), time(at.time()))
}

fn day_in_words(day: &Day) -> String {
    let mut words = date(day.date);
    for other in &day.others {
        words.push_str(" or ");
        words.push_str(&date(*other));
    }
    if let Some(doubt) = day.doubt {
        words.push_str(match doubt {
            Doubt::Several => ", to be asked: it fits several days",
            Doubt::NoSuchDay => ", to be asked: there is no such day",
            Doubt::Disagreement => ", to be asked: the weekday is another",
            Doubt::Past => ", which has gone by",
        });
    }
    words
}

fn days_in_words(days: &Days) -> String {
    match (days.first, days.last) {
        (Some(first), Some(last)) => format!("{} to {}", date(first), date(last)),
        (Some(first), None) => format!("from {} on", date(first)),
        (None, Some(last)) => format!("until {}", date(last)),
        (None, None) => "any day".to_owned(),
    }
}

fn clock_in_words(clock: Clock) -> String {
    let about = if clock.around { "about " } else { "" };
    let other = clock.other().map(|other| format!(" or {}", time(other)));
    let today = if clock.today { " today" } else { "" };
    let first = time(clock.first());
    format!("{about}{first}{}{today}", other.unwrap_or_default())
}

fn times_in_words(times: Times) -> String {
    let joint = if times.either { "or" } else { "to" };
    match (times.start, times.end) {
        (Some(start), Some(end)) => {
            format!("{} {joint} {}", time(start.first()), time(end.first()))
        }
        (Some(start), None) => format!("from {} on", time(start.first())),
        (None, Some(end)) => format!("until {}", time(end.first())),
        (None, None) => "any time".to_owned(),
    }
}

fn length_in_words(length: Length) -> String {
    let parts = [
        (length.months, "months"),
        (length.days, "days"),
        (length.minutes, "minutes"),
    ];
    let said = parts.iter().filter(|(count, _)| *count != 0);
    let words: Vec<String> = said
        .map(|(count, unit)| format!("{count} {unit}"))
        .collect();
    words.join(" and ")
}
