//! What was understood, for people and for programs.

use salon_language::{
    Ambiguity, Answer, CarrierKeyword, DateReading, Intent, IntentKind, Language, TimeReading,
    Understanding, When,
};
use serde::Serialize;

use super::names::Names;
use crate::output::{View, pairs};

/// What one text was taken for.
#[derive(Serialize)]
pub(super) struct UnderstandingView {
    text: String,
    /// The language that the words make sure.
    language: Option<&'static str>,
    intents: Vec<IntentView>,
    services: Vec<String>,
    unclear_services: Vec<Vec<String>>,
    stylists: Vec<String>,
    /// Who will not do.
    excluded_stylists: Vec<String>,
    unknown_stylist: Option<String>,
    when: Option<WhenView>,
    answer: Option<String>,
    name: Option<String>,
    people: u8,
    companions: Vec<String>,
    keyword: Option<&'static str>,
    /// What else was noticed, in stable words.
    signals: Vec<&'static str>,
}

#[derive(Serialize)]
struct IntentView {
    intent: &'static str,
    fact: Option<String>,
    confidence: u8,
}

#[derive(Serialize)]
struct WhenView {
    date: Option<String>,
    time: Option<String>,
    other_time: Option<String>,
    not: Vec<String>,
    earliest: bool,
    ask: Option<String>,
}

impl UnderstandingView {
    /// Takes the view of what was read.
    pub(super) fn of(text: &str, read: &Understanding, names: &Names) -> Self {
        let services = |ids: &[_]| ids.iter().map(|id| names.service(*id)).collect();
        let stylists = |ids: &[_]| ids.iter().map(|id| names.stylist(*id)).collect();
        Self {
            text: text.to_owned(),
            language: read.language.map(Language::tag),
            intents: read.intents.iter().map(IntentView::of).collect(),
            services: services(&read.services.chosen),
            unclear_services: read
                .services
                .ambiguous
                .iter()
                .map(|ids| services(ids))
                .collect(),
            stylists: stylists(&read.staff.chosen),
            excluded_stylists: stylists(&read.staff.excluded),
            unknown_stylist: read.staff.unknown_name.clone(),
            when: read.when.as_ref().map(WhenView::of),
            answer: read.answer.as_ref().map(answer),
            name: read.name.clone(),
            people: read.people.count,
            companions: read.people.companions.clone(),
            keyword: read.keyword.map(keyword),
            signals: signals(read),
        }
    }
}

impl IntentView {
    fn of(intent: &Intent) -> Self {
        Self {
            intent: intent.kind.code(),
            fact: if let IntentKind::Fact(key) = &intent.kind {
                Some(key.to_string())
            } else {
                None
            },
            confidence: intent.confidence,
        }
    }

    fn words(&self) -> String {
        let fact = self
            .fact
            .as_ref()
            .map(|key| format!(" {key}"))
            .unwrap_or_default();
        format!("{}{fact} {} %", self.intent, self.confidence)
    }
}

impl WhenView {
    fn of(when: &When) -> Self {
        let weekdays = when.not.weekdays.iter().map(|day| format!("{day:?}"));
        let dates = when.not.dates.iter().map(ToString::to_string);
        Self {
            date: when.date.as_ref().map(date),
            time: when.time.as_ref().map(time),
            other_time: when.other_time.map(clock),
            not: weekdays.chain(dates).collect(),
            earliest: when.earliest,
            ask: when.ask.as_ref().map(ask),
        }
    }

    fn words(&self) -> String {
        let mut parts: Vec<String> = [&self.date, &self.time]
            .into_iter()
            .flatten()
            .cloned()
            .collect();
        parts.extend(self.other_time.iter().map(|other| format!("or {other}")));
        parts.extend(self.not.iter().map(|day| format!("not {day}")));
        parts.extend(self.earliest.then(|| "the earliest".to_owned()));
        parts.extend(self.ask.iter().map(|why| format!("ask: {why}")));
        parts.join(", ")
    }
}

fn date(date: &DateReading) -> String {
    match date {
        DateReading::On(day) => day.to_string(),
        DateReading::Within { first, last } => format!("{first} to {last}"),
        DateReading::OneOf(days) => join(days, " or "),
        DateReading::From(first) => format!("from {first}"),
        DateReading::Until(last) => format!("until {last}"),
        other => format!("{other:?}"),
    }
}

fn time(time: &TimeReading) -> String {
    match time {
        TimeReading::At(at) => clock(*at),
        TimeReading::Around(at) => format!("about {}", clock(*at)),
        TimeReading::From(from) => format!("from {}", clock(*from)),
        TimeReading::Until(until) => format!("until {}", clock(*until)),
        TimeReading::Between(from, until) => format!("{} to {}", clock(*from), clock(*until)),
        TimeReading::OneOf(times) => times
            .iter()
            .map(|at| clock(*at))
            .collect::<Vec<_>>()
            .join(" or "),
        TimeReading::Part(part) => part.code().replace('_', " "),
        other => format!("{other:?}"),
    }
}

fn ask(ask: &Ambiguity) -> String {
    match ask {
        Ambiguity::Dates { said, readings } => format!("\"{said}\" is {}", join(readings, " or ")),
        Ambiguity::NoSuchDate { said, nearest } => {
            format!("there is no \"{said}\"; {} is near", join(nearest, " or "))
        }
        Ambiguity::Disagreement { said, readings } => {
            format!(
                "\"{said}\" does not agree with itself: {}",
                join(readings, " or ")
            )
        }
        Ambiguity::PastDate { said, date } => format!("\"{said}\" has gone by: {date}"),
        other => format!("{other:?}"),
    }
}

fn answer(answer: &Answer) -> String {
    match answer {
        Answer::Yes => "yes".into(),
        Answer::No => "no".into(),
        Answer::Choice(number) => format!("number {number}"),
        Answer::ChoiceAt(at) => format!("the one at {}", clock(*at)),
        Answer::Any => "any".into(),
        Answer::NoneOfThose => "none of those".into(),
        Answer::Unsure => "does not know".into(),
        other => format!("{other:?}"),
    }
}

const fn keyword(keyword: CarrierKeyword) -> &'static str {
    match keyword {
        CarrierKeyword::Stop { .. } => "stop",
        CarrierKeyword::Start { .. } => "start",
        CarrierKeyword::Help => "help",
        _ => "other",
    }
}

fn signals(read: &Understanding) -> Vec<&'static str> {
    let all = [
        (read.asks, "asks"),
        (read.correction, "takes_back"),
        (read.opt_out_wording, "opts_out"),
        (read.tapback, "reaction"),
        (read.staff.anyone, "any_stylist"),
    ];
    let noticed = all.into_iter().filter(|(is, _)| *is);
    noticed.map(|(_, code)| code).collect()
}

fn clock(time: jiff::civil::Time) -> String {
    time.strftime("%H:%M").to_string()
}

fn join<T: ToString>(all: &[T], between: &str) -> String {
    all.iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(between)
}

impl View for UnderstandingView {
    fn text(&self) -> String {
        let list = |all: &[String]| all.join(", ");
        let unclear: Vec<String> = self
            .unclear_services
            .iter()
            .map(|group| group.join(" or "))
            .collect();
        let when = self.when.as_ref().map(WhenView::words).unwrap_or_default();
        let intents: Vec<String> = self.intents.iter().map(IntentView::words).collect();
        let people = if self.people == 1 && self.companions.is_empty() {
            String::new()
        } else {
            format!("{} {}", self.people, list(&self.companions))
                .trim()
                .to_owned()
        };
        let all = [
            ("language", self.language.unwrap_or_default().to_owned()),
            ("intents", list(&intents)),
            ("services", list(&self.services)),
            ("unclear", list(&unclear)),
            ("stylists", list(&self.stylists)),
            ("not with", list(&self.excluded_stylists)),
            (
                "nobody here",
                self.unknown_stylist.clone().unwrap_or_default(),
            ),
            ("when", when),
            ("answer", self.answer.clone().unwrap_or_default()),
            ("name", self.name.clone().unwrap_or_default()),
            ("people", people),
            ("keyword", self.keyword.unwrap_or_default().to_owned()),
            ("also", self.signals.join(", ").replace('_', " ")),
        ];
        let known: Vec<(&str, String)> = all
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .collect();
        if known.is_empty() {
            return "Nothing was understood.".to_owned();
        }
        pairs(&known)
    }
}
