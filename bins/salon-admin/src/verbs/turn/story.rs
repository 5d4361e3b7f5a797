//! One turn, told in plain words.

use salon_domain::Catalog;
use salon_postgres::{Offer, StoredMedia, TurnStory};
use serde::Serialize;
use serde_json::Value;

use crate::output::{View, count, pairs};
use crate::words::{local, stamp};

/// A turn with everything that hangs on it.
#[derive(Serialize)]
pub(super) struct StoryView {
    id: i64,
    conversation: i64,
    number: String,
    salon: String,
    /// How it ended; none while it is under way.
    outcome: Option<String>,
    intent: Option<String>,
    /// When it was recorded, by the salon's clock.
    decided_at: Option<String>,
    attempts: i32,
    texts: Vec<String>,
    offers: Vec<OfferView>,
    effects: Vec<EffectView>,
    handoff: Option<String>,
    answer: Option<String>,
    /// What the assistant noted while it decided.
    trace: Option<Value>,
    /// Whatever else its row keeps, such as the model and what it cost.
    record: Value,
    #[serde(skip)]
    when: Option<String>,
}

#[derive(Serialize)]
struct OfferView {
    number: i16,
    starts_at: String,
    services: Vec<String>,
    staff: Vec<String>,
    moves: Option<i64>,
    #[serde(skip)]
    when: String,
}

#[derive(Serialize)]
struct EffectView {
    kind: String,
    subject: Option<i64>,
}

impl StoryView {
    /// Tells a turn by the salon's clock.
    pub(super) fn of(catalog: &Catalog, story: &TurnStory) -> Self {
        let (row, zone) = (&story.row, &catalog.salon.zone);
        let words = |text: &salon_postgres::TurnText| {
            let photos = text
                .media
                .iter()
                .map(|media: &StoredMedia| format!("<{}>", media.content_type));
            let words = std::iter::once(text.body.clone()).chain(photos);
            words
                .filter(|word| !word.is_empty())
                .collect::<Vec<_>>()
                .join(" ")
        };
        let effect = |(kind, subject): &(String, Option<i64>)| EffectView {
            kind: kind.clone(),
            subject: *subject,
        };
        Self {
            id: row.id.get(),
            conversation: row.conversation.get(),
            number: row.client_address.as_str().to_owned(),
            salon: catalog.salon.key.to_string(),
            outcome: row.outcome.clone(),
            intent: row.intent.clone(),
            decided_at: row.finished_at.map(|at| stamp(zone, at)),
            attempts: row.attempts,
            texts: story.texts.iter().map(words).collect(),
            offers: story
                .offers
                .iter()
                .map(|offer| offer_view(catalog, offer))
                .collect(),
            effects: story.effects.iter().map(effect).collect(),
            handoff: story.handoff.clone(),
            answer: story.answer.clone(),
            trace: row.trace.clone(),
            record: row.record.clone(),
            when: row.finished_at.map(|at| local(zone, at)),
        }
    }

    /// A list that the trace keeps under a name, each item as one line.
    fn noted(&self, name: &str) -> Vec<String> {
        let list = self
            .trace
            .as_ref()
            .and_then(|trace| trace.get(name)?.as_array());
        let line = |item: &Value| {
            item.as_str()
                .map_or_else(|| item.to_string(), str::to_owned)
        };
        list.into_iter().flatten().map(line).collect()
    }

    fn decided_by(&self) -> String {
        let trace = self.trace.as_ref();
        let noted = |name| Some(trace?.get(name)?.as_str()?.to_owned());
        if let Some(gate) = noted("gate") {
            return format!("the gate: {gate}");
        }
        noted("assistant").unwrap_or_default()
    }

    /// What a model was asked and what it cost, as far as the row says.
    fn cost(&self) -> Option<String> {
        let number = |name: &str| self.record.get(name).and_then(Value::as_u64);
        let model = self.record.get("model")?.as_str()?;
        let calls = usize::try_from(number("model_calls").unwrap_or(0)).unwrap_or(usize::MAX);
        let micros = number("cost_micros").unwrap_or(0);
        Some(format!(
            "{} of {model}, {} tokens read, {} written, {}.{:06}, {} ms",
            count(calls, "call", "calls"),
            number("prompt_tokens").unwrap_or(0),
            number("completion_tokens").unwrap_or(0),
            micros / 1_000_000,
            micros % 1_000_000,
            number("latency_ms").unwrap_or(0),
        ))
    }

    fn facts(&self) -> String {
        let state = match (&self.outcome, &self.when) {
            (Some(outcome), Some(when)) => format!("{outcome}, {when}"),
            (Some(outcome), None) => outcome.clone(),
            (None, _) => "under way".to_owned(),
        };
        let mut facts = vec![
            ("turn", format!("{} ({state})", self.id)),
            (
                "conversation",
                format!(
                    "{} with {} at {}",
                    self.conversation, self.number, self.salon
                ),
            ),
            ("decided by", self.decided_by()),
        ];
        if let Some(intent) = &self.intent {
            facts.push(("taken for", intent.clone()));
        }
        if self.attempts > 1 {
            facts.push(("attempts", self.attempts.to_string()));
        }
        if let Some(cost) = self.cost() {
            facts.push(("model", cost));
        }
        if let Some(handoff) = &self.handoff {
            facts.push(("handed off", handoff.clone()));
        }
        pairs(&facts)
    }
}

fn offer_view(catalog: &Catalog, offer: &Offer) -> OfferView {
    let zone = &catalog.salon.zone;
    let parts = offer.opening.parts();
    let service = |id| catalog.find_service(id).map(|one| one.name.clone());
    let mut staff: Vec<String> = Vec::new();
    for part in parts {
        let name = catalog.find_staff(part.staff).map(|one| one.name.clone());
        staff.extend(name.filter(|name| !staff.contains(name)));
    }
    OfferView {
        number: offer.number,
        starts_at: stamp(zone, offer.opening.start()),
        services: parts
            .iter()
            .filter_map(|part| service(part.service))
            .collect(),
        staff,
        moves: offer.moves.map(salon_domain::VisitId::get),
        when: local(zone, offer.opening.start()),
    }
}

impl View for StoryView {
    fn text(&self) -> String {
        let offer = |offer: &OfferView| {
            let moves = offer
                .moves
                .map(|visit| format!(", moves appointment {visit}"));
            format!(
                "{}) {} {} with {}{}",
                offer.number,
                offer.when,
                offer.services.join(" and "),
                offer.staff.join(" and "),
                moves.unwrap_or_default()
            )
        };
        let effect = |effect: &EffectView| match effect.subject {
            Some(subject) if subject != 0 => format!("{} {subject}", effect.kind),
            Some(_) | None => effect.kind.clone(),
        };
        let answer = self
            .answer
            .clone()
            .unwrap_or_else(|| "(nothing)".to_owned());
        let sections = [
            ("The client wrote", self.texts.clone()),
            ("Steps", self.noted("steps")),
            ("Openings shown", self.offers.iter().map(offer).collect()),
            ("Written down", self.effects.iter().map(effect).collect()),
            ("Refused by the fact check", self.noted("lies")),
            ("The answer", vec![answer]),
        ];
        let told = sections.into_iter().filter(|(_, lines)| !lines.is_empty());
        let told = told.map(|(title, lines)| {
            let line = |line: String| format!("\n  {}", line.replace('\n', "\n  "));
            let lines: String = lines.into_iter().map(line).collect();
            format!("\n\n{title}:{lines}")
        });
        format!("{}{}", self.facts(), told.collect::<String>())
    }
}
