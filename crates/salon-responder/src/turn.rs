//! Turns: gather, gate, decide, act, check, record.

mod check;
mod gate;
mod worker;

use std::sync::Arc;
use std::time::Duration;

use salon_domain::Purpose;
use salon_language::{Saying, word};
use salon_postgres::{
    ClaimedTurn, Database, DatabaseError, LeaseError, NewHandoff, NewText, OfferChange, Recorded,
    TurnRecord,
};
use salon_sms::Transport;
use serde_json::json;

use crate::assistant::{Assistant, AssistantError, Decision};
use crate::catalogs::Catalogs;
use crate::clock::Clock;
use crate::situation::Situation;
use crate::toolbox::{Outcome, Toolbox};
use gate::Gate;

pub use check::{Lie, check_facts};
pub(crate) use worker::run_turns;

/// How turns are claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TurnOptions {
    /// How old the last text of a conversation must be, so that a burst is one turn.
    pub debounce: Duration,
    /// Turns under way at once in this process.
    pub workers: usize,
    /// How long a claim holds without a sign of life.
    pub lease: Duration,
    /// How often to look for work that nobody announced.
    pub poll: Duration,
}

impl Default for TurnOptions {
    fn default() -> Self {
        Self {
            debounce: Duration::from_secs(3),
            workers: 4,
            lease: Duration::from_secs(6),
            poll: Duration::from_millis(1_500),
        }
    }
}

/// Decides turns.
#[derive(Debug)]
pub(crate) struct TurnDesk {
    pub(crate) database: Database,
    pub(crate) catalogs: Arc<Catalogs>,
    pub(crate) assistant: Arc<dyn Assistant>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) transport: Transport,
    pub(crate) main_number: Option<salon_domain::Address>,
}

/// A turn was not finished.
#[derive(Debug, thiserror::Error)]
pub(crate) enum TurnError {
    #[error("what the turn needs could not be read")]
    Gather(#[source] DatabaseError),
    #[error("what the gate decided could not be written")]
    Gate(#[source] DatabaseError),
    #[error("no decision came about")]
    Decide(#[from] AssistantError),
    #[error("the turn could not be recorded")]
    Record(#[from] LeaseError),
}

impl TurnError {
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::Gather(error) | Self::Gate(error) => error.code(),
            Self::Decide(error) => error.code(),
            Self::Record(error) => error.code(),
        }
    }
}

impl TurnDesk {
    /// Decides one claimed turn and records it.
    #[tracing::instrument(
        name = "turn.decide",
        skip_all,
        fields(salon.id = %claimed.salon, conversation.id = %claimed.lease.conversation, turn.id = %claimed.lease.turn)
    )]
    pub(crate) async fn decide(&self, claimed: &ClaimedTurn) -> Result<Recorded, TurnError> {
        let now = self.clock.now();
        let situation =
            Situation::gather(&self.database, &self.catalogs, claimed, now, self.transport)
                .await
                .map_err(TurnError::Gather)?;
        let record = match gate::judge(&situation, self.main_number.as_ref()) {
            Gate::Pass => self.ask_assistant(&situation).await?,
            Gate::End(end) => gate::carry_out(&self.database, &situation, &end)
                .await
                .map_err(TurnError::Gate)?,
        };
        let outcome = record.outcome.clone();
        let recorded = self.database.record_turn(&claimed.lease, record).await?;
        tracing::info!(outcome, attempt = claimed.attempt, "turn recorded");
        metrics::counter!("salon_turns_total", "outcome" => outcome).increment(1);
        Ok(recorded)
    }

    async fn ask_assistant(&self, situation: &Situation) -> Result<TurnRecord, TurnError> {
        let mut toolbox = Toolbox::new(&self.database, situation);
        let decision = self.assistant.decide(situation, &mut toolbox).await?;
        let mut outcome = toolbox.finish();
        let verdict = match &decision.reply {
            Some(reply) => check_facts(reply, &outcome.evidence, situation),
            None => Ok(()),
        };
        let reply = match (&verdict, decision.reply.clone()) {
            (Ok(()), reply) => reply,
            (Err(lies), _) => Some(replace(lies, situation, &mut outcome)),
        };
        Ok(self.record(situation, decision, outcome, reply, verdict.err()))
    }

    fn record(
        &self,
        situation: &Situation,
        decision: Decision,
        outcome: Outcome,
        reply: Option<String>,
        lies: Option<Vec<Lie>>,
    ) -> TurnRecord {
        let answered = if reply.is_some() {
            "answered"
        } else {
            "silent"
        };
        let trace = json!({
            "assistant": self.assistant.name(),
            "steps": outcome.steps,
            "lies": lies.unwrap_or_default().iter().map(ToString::to_string).collect::<Vec<_>>(),
        });
        TurnRecord {
            outcome: answered.to_owned(),
            intent: decision.intents.into_iter().next(),
            language: situation.written.map(|language| language.tag().to_owned()),
            dialogue: Some(decision.dialogue),
            offers: outcome.offers,
            reply: reply.map(|body| reply_text(situation, body)),
            handoff: outcome.handoff,
            trace,
            now: situation.now,
        }
    }
}

/// The answer to a turn: one, whatever happens, by its purpose key.
fn reply_text(situation: &Situation, body: String) -> NewText {
    NewText {
        body,
        purpose: Purpose::Conversation,
        purpose_key: format!("turn:{}", situation.turn),
    }
}

/// A text that does not agree with the rows never leaves: a person is asked instead, and says so.
fn replace(lies: &[Lie], situation: &Situation, outcome: &mut Outcome) -> String {
    for lie in lies {
        tracing::error!(%lie, "an answer did not agree with the rows and was replaced");
    }
    metrics::counter!("salon_fact_check_refusals_total").increment(1);
    outcome.handoff.get_or_insert(NewHandoff {
        reason: "fact_check".into(),
        summary: situation.words(),
    });
    if matches!(outcome.offers, OfferChange::Replace(_)) {
        outcome.offers = OfferChange::Replace(Vec::new());
    }
    word(&[Saying::Sorry], situation.language)
}
