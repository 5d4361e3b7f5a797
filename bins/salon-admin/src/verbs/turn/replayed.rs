//! A turn that was run again, beside what was kept of it.

use salon_domain::{Catalog, Opening};
use salon_postgres::TurnStory;
use salon_responder::Replay;
use serde::Serialize;
use serde_json::Value;

use crate::output::{View, pairs};
use crate::words::local;

/// What was kept and what came out now.
#[derive(Serialize)]
pub(super) struct ReplayView {
    id: i64,
    texts: Vec<String>,
    same: bool,
    /// The names of what differs.
    differences: Vec<&'static str>,
    kept: Outcome,
    now: Outcome,
}

/// What a turn comes to.
#[derive(Serialize, PartialEq, Eq)]
struct Outcome {
    decided_by: String,
    intent: Option<String>,
    steps: Vec<String>,
    refused: Vec<String>,
    offers: Vec<String>,
    handoff: Option<String>,
    answer: Option<String>,
}

impl ReplayView {
    /// Puts a turn beside itself.
    pub(super) fn of(catalog: &Catalog, story: &TurnStory, again: Replay) -> Self {
        let opening = |opening: &Opening| offer_line(catalog, opening);
        let kept = Outcome {
            decided_by: noted(story, "assistant").concat(),
            intent: story.row.intent.clone(),
            steps: noted(story, "steps"),
            refused: noted(story, "lies"),
            offers: story
                .offers
                .iter()
                .map(|one| opening(&one.opening))
                .collect(),
            handoff: story.handoff.clone(),
            answer: story.answer.clone(),
        };
        let now = Outcome {
            decided_by: again.by,
            intent: again.intent,
            steps: again.steps,
            refused: again.lies,
            offers: again
                .offers
                .iter()
                .map(|one| opening(&one.opening))
                .collect(),
            handoff: again.handoff,
            answer: again.answer,
        };
        let differences = kept.differences(&now);
        Self {
            id: story.row.id.get(),
            texts: story.texts.iter().map(|text| text.body.clone()).collect(),
            same: differences.is_empty(),
            differences,
            kept,
            now,
        }
    }
}

impl Outcome {
    fn differences(&self, other: &Self) -> Vec<&'static str> {
        // A visit that is only pretended has no number.
        let plain = |steps: &[String]| -> Vec<String> {
            let bare = |step: &String| {
                step.trim_end_matches(|c: char| c.is_ascii_digit())
                    .to_owned()
            };
            steps.iter().map(bare).collect()
        };
        let all = [
            ("decided_by", self.decided_by != other.decided_by),
            ("intent", self.intent != other.intent),
            ("steps", plain(&self.steps) != plain(&other.steps)),
            ("refused", self.refused != other.refused),
            ("offers", self.offers != other.offers),
            ("handoff", self.handoff != other.handoff),
            ("answer", self.answer != other.answer),
        ];
        let differ = all.into_iter().filter(|(_, differs)| *differs);
        differ.map(|(name, _)| name).collect()
    }

    /// What goes by a name, a line each.
    fn lines(&self, name: &str) -> Vec<String> {
        let one = |word: &Option<String>| word.iter().cloned().collect();
        match name {
            "decided_by" => vec![self.decided_by.clone()],
            "intent" => one(&self.intent),
            "steps" => self.steps.clone(),
            "refused" => self.refused.clone(),
            "offers" => self.offers.clone(),
            "handoff" => one(&self.handoff),
            _ => one(&self.answer),
        }
    }
}

/// A list, or a word, that the trace keeps under a name.
fn noted(story: &TurnStory, name: &str) -> Vec<String> {
    let kept = story.row.trace.as_ref().and_then(|trace| trace.get(name));
    let word = |item: &Value| item.as_str().map(str::to_owned);
    match kept {
        Some(Value::Array(items)) => items.iter().filter_map(word).collect(),
        Some(item) => word(item).into_iter().collect(),
        None => Vec::new(),
    }
}

fn offer_line(catalog: &Catalog, opening: &Opening) -> String {
    let parts = opening.parts().iter();
    let services = parts.filter_map(|part| catalog.find_service(part.service));
    let services: Vec<&str> = services.map(|one| one.name.as_str()).collect();
    let staff = opening.staff().and_then(|id| catalog.find_staff(id));
    let with = staff.map(|one| format!(" with {}", one.name));
    format!(
        "{} {}{}",
        local(&catalog.salon.zone, opening.start()),
        services.join(" and "),
        with.unwrap_or_default()
    )
}

/// The words for what differs.
fn title(name: &str) -> &'static str {
    match name {
        "decided_by" => "Decided by",
        "intent" => "Taken for",
        "steps" => "Steps",
        "refused" => "Refused by the fact check",
        "offers" => "Openings shown",
        "handoff" => "Handed off",
        _ => "The answer",
    }
}

impl View for ReplayView {
    fn text(&self) -> String {
        let verdict = if self.same {
            "nothing: the turn comes out as it did"
        } else {
            "see below"
        };
        let facts = pairs(&[
            ("turn", self.id.to_string()),
            ("decided by", self.now.decided_by.clone()),
            ("different", verdict.to_owned()),
        ]);
        let wrote = section("The client wrote", ' ', &self.texts);
        if self.same {
            let answer = self.now.lines("answer");
            return format!(
                "{facts}\n\n{wrote}\n\n{}",
                section("The answer", ' ', &answer)
            );
        }
        let both = |name: &&str| {
            let (kept, now) = (self.kept.lines(name), self.now.lines(name));
            let (kept, now) = (marked('-', &kept), marked('+', &now));
            format!("\n\n{}:{kept}{now}", title(name))
        };
        let both: String = self.differences.iter().map(both).collect();
        format!("{facts}\n\n{wrote}{both}")
    }
}

fn section(title: &str, mark: char, lines: &[String]) -> String {
    format!("{title}:{}", marked(mark, lines))
}

/// Lines with a mark: `-` for what was kept, `+` for what came out now.
fn marked(mark: char, lines: &[String]) -> String {
    let none = ["(nothing)".to_owned()];
    let lines = if lines.is_empty() { &none } else { lines };
    let line = |line: &String| format!("\n{mark} {}", line.replace('\n', &format!("\n{mark} ")));
    lines.iter().map(line).collect()
}
