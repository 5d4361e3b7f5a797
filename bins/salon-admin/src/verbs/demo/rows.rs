//! What a turn decided, in a line, and the rows that it wrote, a line each.

use salon_domain::{Catalog, VisitId};
use salon_postgres::{Database, Offer, ThreadText, TurnStory};
use serde::Serialize;
use serde_json::Value;

use crate::words::local;

/// What was decided.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Decision {
    pub(super) turn: i64,
    /// The gate, or the assistant.
    pub(super) by: String,
    pub(super) intent: Option<String>,
    pub(super) outcome: Option<String>,
    /// What the assistant noted on the way.
    pub(super) steps: Vec<String>,
}

impl Decision {
    /// Tells it in a line.
    pub(super) fn words(&self) -> String {
        let intent = self.intent.as_ref();
        let intent = intent.map(|intent| format!(", taken for {intent}"));
        let outcome = self.outcome.as_ref();
        let outcome = outcome.map(|outcome| format!(": {outcome}"));
        let steps = self.steps.iter().map(|step| format!("; {step}"));
        format!(
            "turn {} by {}{}{}{}",
            self.turn,
            self.by,
            intent.unwrap_or_default(),
            outcome.unwrap_or_default(),
            steps.collect::<String>()
        )
    }
}

/// Reads what a turn decided.
pub(super) fn decision(story: &TurnStory) -> Decision {
    let trace = story.row.trace.as_ref();
    let noted = |name| Some(trace?.get(name)?.as_str()?.to_owned());
    let steps = trace.and_then(|trace| trace.get("steps")?.as_array());
    let steps = steps.into_iter().flatten().filter_map(Value::as_str);
    let by = match noted("gate") {
        Some(_) => "the gate".to_owned(),
        None => noted("assistant").unwrap_or_default(),
    };
    Decision {
        turn: story.row.id.get(),
        by,
        intent: story.row.intent.clone(),
        outcome: story.row.outcome.clone(),
        steps: steps.map(str::to_owned).collect(),
    }
}

/// Lists the rows that a turn wrote, by their tables.
pub(super) async fn written(
    database: &Database,
    catalog: &Catalog,
    story: &TurnStory,
) -> anyhow::Result<Vec<String>> {
    let mut rows: Vec<String> = story
        .offers
        .iter()
        .map(|offer| self::offer(catalog, offer))
        .collect();
    for (kind, subject) in &story.effects {
        let row = match (kind.as_str(), subject) {
            ("consent" | "opt_out", _) => "consents: one line more in the ledger".to_owned(),
            ("add_person", Some(client)) => format!("clients: {client} is new"),
            ("name_person", Some(client)) => format!("clients: {client} has a name"),
            ("hand_off" | "handoff", _) => continue,
            (kind, Some(visit)) => visit_row(database, catalog, kind, *visit).await?,
            (kind, None) => format!("effects: {kind}"),
        };
        if !rows.contains(&row) {
            rows.push(row);
        }
    }
    if let Some(reason) = &story.handoff {
        rows.push(format!("handoffs: a person is asked ({reason})"));
    }
    Ok(rows)
}

async fn visit_row(
    database: &Database,
    catalog: &Catalog,
    kind: &str,
    visit: i64,
) -> anyhow::Result<String> {
    let salon = catalog.salon.id;
    let Ok(found) = database.get_visit(salon, VisitId::new(visit)).await else {
        return Ok(format!("effects: {kind} {visit}"));
    };
    let names = found.services.iter().map(|part| {
        let service = catalog.find_service(part.service);
        let staff = catalog.find_staff(part.staff);
        let name = |name: Option<&String>| name.cloned().unwrap_or_default();
        format!(
            "{} with {}",
            name(service.map(|one| &one.name)),
            name(staff.map(|one| &one.name))
        )
    });
    let names: Vec<String> = names.collect();
    Ok(format!(
        "appointments: {visit} {}, {}, {}",
        found.status.as_str(),
        local(&catalog.salon.zone, found.range.start()),
        names.join(" and ")
    ))
}

fn offer(catalog: &Catalog, offer: &Offer) -> String {
    let parts = offer.opening.parts().iter();
    let staff = parts.filter_map(|part| catalog.find_staff(part.staff));
    let staff: Vec<&str> = staff.map(|one| one.name.as_str()).collect();
    let moves = offer.moves.map(|visit| format!(", moves {visit}"));
    format!(
        "offers: {} is {} with {}{}",
        offer.number,
        local(&catalog.salon.zone, offer.opening.start()),
        staff.join(" and "),
        moves.unwrap_or_default()
    )
}

/// Tells the row of an answer.
pub(super) fn message(text: &ThreadText) -> String {
    let status = text.status.map(salon_domain::DeliveryStatus::as_str);
    format!(
        "messages: {} {}",
        text.message.get(),
        status.unwrap_or("stored")
    )
}
