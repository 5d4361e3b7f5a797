//! Texts in, predictions out, one JSON object a line: what programs that measure understanding want.

use std::io::{self, BufRead as _};

use anyhow::Context as _;
use jiff::civil::{Date, DateTime, Time};
use salon_language::{Answer, DateReading, IntentKind, Question, TimeReading, Understanding, When};
use serde::{Deserialize, Serialize};

use super::asked;
use super::names::Names;
use crate::fault::Fault;
use crate::output;

/// A text to read.
#[derive(Deserialize)]
struct Row {
    id: String,
    text: String,
    /// The wall clock when it came.
    reference: DateTime,
    /// What was said to the client before.
    #[serde(default)]
    context: Option<String>,
}

/// What was understood: a point in time as `date` and `time`, a range as `start` and `end`.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
struct Prediction {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    time: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    daypart: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    intent: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
}

/// Reads the standard input to its end.
pub(super) fn run(names: &Names) -> anyhow::Result<()> {
    for (number, line) in (1_usize..).zip(io::stdin().lock().lines()) {
        let line = line.context("could not read the standard input")?;
        if line.trim().is_empty() {
            continue;
        }
        let row: Row = serde_json::from_str(&line)
            .with_context(|| Fault::failed(format!("line {number} of the input cannot be read")))?;
        let question = row.context.as_deref().and_then(asked::question);
        let read = names.read(&row.text, row.reference, question.clone())?;
        let prediction = predict(row, &read, question.as_ref());
        output::data(&serde_json::to_string(&prediction).context("could not write JSON")?)?;
    }
    Ok(())
}

fn predict(row: Row, read: &Understanding, question: Option<&Question>) -> Prediction {
    let when = read.when.as_ref();
    Prediction {
        intent: if row.context.is_some() {
            reply(read, question, row.context.as_deref())
        } else {
            intent(read)
        },
        name: read.name.clone(),
        ..when.map(predict_when).unwrap_or_default()
    }
    .named(row.id)
}

impl Prediction {
    fn named(self, id: String) -> Self {
        Self { id, ..self }
    }
}

fn predict_when(when: &When) -> Prediction {
    let (day, first, last) = days(when.date.as_ref());
    let (time, from, until) = times(when.time.as_ref());
    let ranges = from.is_some() || until.is_some();
    let daypart = match when.time {
        Some(TimeReading::Part(part)) => Some(part.code()),
        _ => None,
    };
    Prediction {
        date: day.filter(|_| !ranges),
        time: time.map(clock),
        start: edge(first.or(day.filter(|_| from.is_some())), from),
        end: edge(last.or(day.or(first).filter(|_| until.is_some())), until),
        daypart,
        ..Prediction::default()
    }
}

/// A day, or the first and the last of several.
fn days(date: Option<&DateReading>) -> (Option<Date>, Option<Date>, Option<Date>) {
    match date {
        Some(DateReading::On(day)) => (Some(*day), None, None),
        Some(DateReading::OneOf(days)) => (days.first().copied(), None, None),
        Some(DateReading::Within { first, last }) => (None, Some(*first), Some(*last)),
        Some(DateReading::From(first)) => (None, Some(*first), None),
        Some(DateReading::Until(last)) => (None, None, Some(*last)),
        _ => (None, None, None),
    }
}

/// A time, or the edges of a range of times.
fn times(time: Option<&TimeReading>) -> (Option<Time>, Option<Time>, Option<Time>) {
    match time {
        Some(TimeReading::At(at) | TimeReading::Around(at)) => (Some(*at), None, None),
        Some(TimeReading::OneOf(times)) => (times.first().copied(), None, None),
        Some(TimeReading::From(from)) => (None, Some(*from), None),
        Some(TimeReading::Until(until)) => (None, None, Some(*until)),
        Some(TimeReading::Between(from, until)) => (None, Some(*from), Some(*until)),
        Some(TimeReading::Part(part)) => {
            let (from, until) = part.span();
            (None, Some(from), Some(until))
        }
        _ => (None, None, None),
    }
}

fn edge(day: Option<Date>, time: Option<Time>) -> Option<String> {
    match (day, time) {
        (Some(day), Some(time)) => Some(format!("{day}T{}", clock(time))),
        (Some(day), None) => Some(day.to_string()),
        (None, time) => time.map(clock),
    }
}

fn clock(time: Time) -> String {
    time.strftime("%H:%M").to_string()
}

/// What a text is about; a bare yes or no is an answer to something nobody knows.
fn intent(read: &Understanding) -> Option<&'static str> {
    read.best().map(IntentKind::code).or(match &read.answer {
        Some(Answer::Yes) => Some("affirm"),
        Some(Answer::No) => Some("deny"),
        Some(Answer::Unsure | Answer::Any) => Some("unsure"),
        _ => None,
    })
}

/// What a text does in answer to what was said before.
fn reply(
    read: &Understanding,
    question: Option<&Question>,
    said: Option<&str>,
) -> Option<&'static str> {
    let nothing_else = question == Some(&Question::AnythingElse) && read.answer == Some(Answer::No);
    let thanks = read.has(&IntentKind::Thanks);
    let unasked = !said.is_some_and(|said| said.contains('?'));
    if read.has(&IntentKind::Alternatives) {
        return Some("ask_alternatives");
    }
    if read.asks {
        return Some("ask_question");
    }
    if read.has(&IntentKind::Goodbye)
        || nothing_else
        || (thanks && (read.answer == Some(Answer::No) || unasked))
    {
        return Some("close");
    }
    match read.answer {
        Some(Answer::Yes) => Some("affirm"),
        Some(Answer::No | Answer::NoneOfThose) => Some("deny"),
        _ if thanks || read.has(&IntentKind::Abort) => Some("close"),
        _ => intent(read),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verbs::understand::names::Names;

    fn prediction(text: &str, context: Option<&str>) -> Prediction {
        let row = Row {
            id: "1".into(),
            text: text.into(),
            reference: "2026-11-18T10:30".parse().unwrap(),
            context: context.map(Into::into),
        };
        let question = context.and_then(asked::question);
        let read = Names::none()
            .unwrap()
            .read(text, row.reference, question.clone())
            .unwrap();
        predict(row, &read, question.as_ref())
    }

    #[test]
    fn a_moment_is_a_date_and_a_time() {
        let said = prediction("book me tomorrow at 3pm", None);
        assert_eq!(said.date, Some("2026-11-19".parse().unwrap()));
        assert_eq!((said.time.as_deref(), said.start), (Some("15:00"), None));
        assert_eq!(said.intent, Some("book"));
    }

    #[test]
    fn a_range_of_times_on_a_day_is_a_start_and_an_end() {
        let said = prediction("tomorrow between 2 and 4 pm", None);
        assert_eq!((said.date, said.time), (None, None));
        assert_eq!(said.start.as_deref(), Some("2026-11-19T14:00"));
        assert_eq!(said.end.as_deref(), Some("2026-11-19T16:00"));
    }

    #[test]
    fn an_answer_is_told_from_a_question() {
        let asked = Some("Shall I book it?");
        assert_eq!(prediction("yes please", asked).intent, Some("affirm"));
        assert_eq!(prediction("no", asked).intent, Some("deny"));
        assert_eq!(
            prediction("how much is it?", asked).intent,
            Some("ask_question")
        );
    }
}
