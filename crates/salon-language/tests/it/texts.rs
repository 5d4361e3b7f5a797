//! Texts as people send them, each with what it means, written down before the grammar that reads
//! them by somebody who had not seen it.
//!
//! What a row leaves out must not be found, with these exceptions: `correction` is looked at where a
//! row names it; beside an answer, a day or a time more may be said of the same thing (an offer by
//! its day, "no wait" as a no, "book it" as wanting a visit). Wanting a visit and asking what is free
//! are one thing here: both look for openings. A language may stay unsaid, but never be another's.

mod judge;
mod opt_out;

use std::collections::HashMap;

use jiff::civil::DateTime;
use salon_domain::{ServiceId, StaffId, Zone};
use salon_language::{
    Answer, CarrierKeyword, Context, DateReading, Intent, IntentKind, Language, Question,
    TimeReading, Understanding, Vocabulary, When, understand,
};
use serde_json::{Map, Value, json};

use judge::differences;

/// The demo salon's names.
struct World {
    zone: Zone,
    vocabulary: Vocabulary,
    services: HashMap<ServiceId, String>,
    staff: HashMap<StaffId, String>,
}

impl World {
    fn load() -> Self {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../config/demo-salon.toml");
        let file: toml::Table = std::fs::read_to_string(file).unwrap().parse().unwrap();
        let mut builder = Vocabulary::builder(Language::English);
        let (mut services, mut staff) = (HashMap::new(), HashMap::new());
        for (id, service) in (1..).map(ServiceId::new).zip(tables(&file, "services")) {
            builder = builder.service(id, names(service, "aliases"));
            services.insert(id, service["key"].as_str().unwrap().to_owned());
        }
        for (id, person) in (1..).map(StaffId::new).zip(tables(&file, "staff")) {
            builder = builder.staff(id, names(person, "nicknames"));
            staff.insert(id, person["key"].as_str().unwrap().to_owned());
        }
        for fact in tables(&file, "facts") {
            builder = builder.fact(
                fact["key"].as_str().unwrap().parse().unwrap(),
                words(fact, "asks"),
            );
        }
        Self {
            zone: Zone::named(file["zone"].as_str().unwrap()).unwrap(),
            vocabulary: builder.build(),
            services,
            staff,
        }
    }

    fn service(&self, key: &str) -> ServiceId {
        *self
            .services
            .iter()
            .find(|(_, known)| *known == key)
            .unwrap()
            .0
    }

    fn question(&self, asked: &Value) -> Option<Question> {
        let named = |name: &str| asked.get(name).and_then(Value::as_array);
        if let Some(starts) = named("pick_offer") {
            let starts: Vec<DateTime> = starts.iter().map(|at| text(at).parse().unwrap()).collect();
            return Some(Question::PickOffer {
                count: starts.len(),
                starts,
            });
        }
        if let Some(options) = named("pick_service") {
            let options = options.iter().map(|key| self.service(text(key))).collect();
            return Some(Question::PickService { options });
        }
        if let Some(days) = named("pick_day") {
            let readings = days.iter().map(|day| text(day).parse().unwrap()).collect();
            return Some(Question::PickDay { readings });
        }
        if let Some(count) = asked.get("pick_visit").and_then(Value::as_u64) {
            return Some(Question::PickVisit {
                count: usize::try_from(count).unwrap(),
            });
        }
        Some(match asked.as_str()? {
            "accept_offer" => Question::AcceptOffer,
            "name" => Question::AskName,
            "service" => Question::AskService,
            "when" => Question::AskWhen,
            "confirm_cancel" => Question::ConfirmCancel,
            "confirm_visit" => Question::ConfirmVisit,
            "anything_else" => Question::AnythingElse,
            other => panic!("no question is called {other}"),
        })
    }

    /// Reads a row's text and writes what was understood in the form of the rows.
    fn read(&self, row: &Value, language: Language) -> Map<String, Value> {
        let now: DateTime = "2026-11-18T10:30".parse().unwrap();
        let question = row.get("asked").and_then(|asked| self.question(asked));
        let context = Context {
            now: self.zone.starting(now).unwrap(),
            zone: &self.zone,
            vocabulary: &self.vocabulary,
            language,
            question: question.clone(),
        };
        self.write(
            &understand(text(&row["text"]), &context),
            question.is_some(),
        )
    }

    fn write(&self, read: &Understanding, asked: bool) -> Map<String, Value> {
        let mut all = Map::new();
        let mut put = |name: &str, value: Value| {
            let empty = match &value {
                Value::Null | Value::Bool(false) => true,
                Value::Array(items) => items.is_empty(),
                _ => false,
            };
            if !empty {
                all.insert(name.to_owned(), value);
            }
        };
        let service = |id: &ServiceId| json!(self.services[id]);
        put("intents", intents(read));
        put(
            "services",
            read.services.chosen.iter().map(service).collect(),
        );
        let group = |ids: &Vec<ServiceId>| ids.iter().map(service).collect::<Value>();
        put(
            "services_unclear",
            read.services.ambiguous.iter().map(group).collect(),
        );
        put(
            "stylists",
            read.staff
                .chosen
                .iter()
                .map(|id| json!(self.staff[id]))
                .collect(),
        );
        put("unknown_stylist", json!(read.staff.unknown_name));
        put("anyone", json!(read.staff.anyone));
        put(
            "people",
            if read.people.count == 1 {
                Value::Null
            } else {
                json!(read.people.count)
            },
        );
        put("companions", json!(read.people.companions));
        put("name", json!(read.name));
        put(
            "answer",
            if asked {
                read.answer.as_ref().map_or(Value::Null, answer)
            } else {
                Value::Null
            },
        );
        put("correction", json!(read.correction));
        put("tapback", json!(read.tapback));
        put("keyword", read.keyword.map_or(Value::Null, keyword));
        put("language", json!(read.language.map(Language::tag)));
        if let Some(when) = &read.when {
            put("date", when.date.as_ref().map_or(Value::Null, date));
            put("time", when.time.as_ref().map_or(Value::Null, time));
            put("earliest", json!(when.earliest));
            put("ask", json!(when.ask.is_some()));
            put("not_weekdays", not_weekdays(when));
            put(
                "not_dates",
                when.not
                    .dates
                    .iter()
                    .map(|day| json!(day.to_string()))
                    .collect(),
            );
        }
        all
    }
}

fn tables<'a>(file: &'a toml::Table, name: &str) -> impl Iterator<Item = &'a toml::Table> {
    file[name]
        .as_array()
        .unwrap()
        .iter()
        .map(|table| table.as_table().unwrap())
}

fn words(table: &toml::Table, name: &str) -> Vec<String> {
    let all = table
        .get(name)
        .and_then(toml::Value::as_array)
        .cloned()
        .unwrap_or_default();
    all.into_iter()
        .map(|word| word.as_str().unwrap().to_owned())
        .collect()
}

fn names(table: &toml::Table, others: &str) -> Vec<String> {
    let mut all = vec![table["name"].as_str().unwrap().to_owned()];
    all.extend(words(table, others));
    all
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

/// What is wanted; courtesy only where there is nothing else.
fn intents(read: &Understanding) -> Value {
    let courtesy = |intent: &&Intent| {
        matches!(
            intent.kind,
            IntentKind::Greeting | IntentKind::Thanks | IntentKind::Goodbye | IntentKind::SmallTalk
        )
    };
    let code = |intent: &Intent| json!(intent.kind.code());
    let wanted: Vec<Value> = read
        .intents
        .iter()
        .filter(|one| !courtesy(one))
        .map(code)
        .collect();
    if wanted.is_empty() {
        return read.intents.iter().map(code).collect();
    }
    Value::Array(wanted)
}

fn answer(answer: &Answer) -> Value {
    json!(match answer {
        Answer::Yes => "yes".to_owned(),
        Answer::No => "no".to_owned(),
        Answer::Choice(number) => format!("choice:{number}"),
        Answer::ChoiceAt(at) => format!("at:{}", at.strftime("%H:%M")),
        Answer::Any => "any".to_owned(),
        Answer::NoneOfThose => "none".to_owned(),
        Answer::Unsure => "unsure".to_owned(),
        other => format!("{other:?}"),
    })
}

fn keyword(keyword: CarrierKeyword) -> Value {
    json!(match keyword {
        CarrierKeyword::Stop { .. } => "stop",
        CarrierKeyword::Start { .. } => "start",
        _ => "help",
    })
}

fn date(date: &DateReading) -> Value {
    match date {
        DateReading::On(day) => json!(day.to_string()),
        DateReading::Within { first, last } => {
            json!({"first": first.to_string(), "last": last.to_string()})
        }
        DateReading::OneOf(days) => days.iter().map(|day| json!(day.to_string())).collect(),
        DateReading::From(day) => json!({"from": day.to_string()}),
        DateReading::Until(day) => json!({"until": day.to_string()}),
        other => json!(format!("{other:?}")),
    }
}

fn time(time: &TimeReading) -> Value {
    let clock = |at: &jiff::civil::Time| at.strftime("%H:%M").to_string();
    match time {
        TimeReading::At(at) => json!(clock(at)),
        TimeReading::Around(at) => json!(format!("~{}", clock(at))),
        TimeReading::From(at) => json!(format!(">={}", clock(at))),
        TimeReading::Until(at) => json!(format!("<={}", clock(at))),
        TimeReading::Between(from, until) => json!(format!("{}-{}", clock(from), clock(until))),
        TimeReading::OneOf(times) => times.iter().map(|at| json!(clock(at))).collect(),
        TimeReading::Part(part) => json!(part.code()),
        other => json!(format!("{other:?}")),
    }
}

fn not_weekdays(when: &When) -> Value {
    let name = |day: &jiff::civil::Weekday| json!(format!("{day:?}").to_lowercase());
    when.not.weekdays.iter().map(name).collect()
}

fn rows(name: &str) -> Vec<Value> {
    let path = format!("{}/tests/texts/{name}.jsonl", env!("CARGO_MANIFEST_DIR"));
    let rows = std::fs::read_to_string(path).unwrap();
    let rows = rows.lines().map(|row| serde_json::from_str(row).unwrap());
    rows.collect()
}

fn misread(name: &str, language: Language) -> Vec<String> {
    let world = World::load();
    let rows = rows(name);
    assert_eq!(rows.len(), 100, "{name}");
    let wrong = rows.iter().filter_map(|row| {
        let differences = differences(row, &world.read(row, language));
        let shown = format!(
            "{} {}\n      {}",
            row["id"],
            row["text"],
            differences.join("\n      ")
        );
        (!differences.is_empty()).then_some(shown)
    });
    wrong.collect()
}

#[test]
fn a_hundred_english_texts_mean_what_their_writer_said() {
    let wrong = misread("english", Language::English);
    assert!(
        wrong.is_empty(),
        "{} of 100:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn a_hundred_spanish_texts_mean_what_their_writer_said() {
    let wrong = misread("spanish", Language::Spanish);
    assert!(
        wrong.is_empty(),
        "{} of 100:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn a_hundred_french_texts_mean_what_their_writer_said() {
    let wrong = misread("french", Language::French);
    assert!(
        wrong.is_empty(),
        "{} of 100:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn a_first_text_shows_its_language_where_the_salon_speaks_another() {
    let world = World::load();
    for (name, language) in [("spanish", "es"), ("french", "fr"), ("english", "en")] {
        let other = if language == "en" {
            Language::French
        } else {
            Language::English
        };
        let rows = rows(name);
        let sure = rows
            .iter()
            .filter(|row| row["expect"].get("language").is_some());
        let (total, wrong) = sure.fold((0, Vec::new()), |(total, mut wrong), row| {
            if world.read(row, other).get("language") != Some(&json!(language)) {
                wrong.push(row["text"].to_string());
            }
            (total + 1, wrong)
        });
        assert!(
            wrong.len() * 20 <= total,
            "{} of {total}:\n{}",
            wrong.len(),
            wrong.join("\n")
        );
    }
}
