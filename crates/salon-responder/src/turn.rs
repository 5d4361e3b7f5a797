//! Turns: gather, gate, decide, act, check, record.

pub(crate) mod check;
mod gate;
mod handover;
mod quarantine;
mod worker;

use std::sync::Arc;
use std::time::Duration;

use salon_domain::{Purpose, TrustLevel};
use salon_language::{Saying, Understanding, word};
use salon_postgres::{
    ClaimedTurn, Database, DatabaseError, DecidedBy, LeaseError, NewHandoff, NewText, OfferChange,
    Recorded, TurnRecord,
};
use salon_sms::Transport;
use serde_json::{Value, json};

use crate::analysis;
use crate::assistant::{Assistant, AssistantError, Decision};
use crate::catalogs::Catalogs;
use crate::clock::Clock;
use crate::dialogue::Dialogue;
use crate::reading;
use crate::situation::{Seen, Situation};
use crate::toolbox::{Acts, Outcome, Toolbox};
use crate::trust;
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
    /// How often a worker that is busy gives a sign of life.
    pub heartbeat: Duration,
    /// How often to look for work that nobody announced.
    pub poll: Duration,
    /// Turns of one number within two minutes, after which it is taken for a machine and not answered.
    pub most_turns: u32,
}

impl Default for TurnOptions {
    fn default() -> Self {
        Self {
            debounce: Duration::from_secs(3),
            workers: 4,
            lease: Duration::from_secs(6),
            heartbeat: Duration::from_millis(1_500),
            poll: Duration::from_millis(1_500),
            most_turns: 8,
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
    pub(crate) most_turns: u32,
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
        let mut situation =
            Situation::gather(&self.database, &self.catalogs, claimed, now, self.transport)
                .await
                .map_err(TurnError::Gather)?;
        let record = match gate::judge(&situation, self.main_number.as_ref(), self.most_turns) {
            Gate::Pass => self.ask_assistant(&situation).await?,
            Gate::GoOn(consent) => {
                gate::record_consent(&self.database, &situation, consent)
                    .await
                    .map_err(TurnError::Gate)?;
                situation.texts.remove(consent.text);
                self.ask_assistant(&situation).await?
            }
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
        let read = reading::read(situation);
        let trust = self.trust(situation, &read).await?;
        let mut toolbox = Toolbox::new(&self.database, situation);
        let considered = match trust {
            TrustLevel::Off => {
                let decision = leave_to_a_person(situation, &read, &mut toolbox);
                judge(situation, toolbox, decision)
            }
            TrustLevel::Draft => {
                toolbox.refuse_acts();
                consider(&*self.assistant, situation, toolbox).await?
            }
            TrustLevel::Auto => consider(&*self.assistant, situation, toolbox).await?,
        };
        let Considered {
            decision,
            mut outcome,
            reply,
            lies,
        } = considered;
        let draft_until = self.draft(trust, situation, &mut outcome, reply.as_deref());
        let answered = match (&reply, draft_until) {
            (Some(_), Some(_)) => "drafted",
            (Some(_), None) => "answered",
            (None, _) => "silent",
        };
        let analysis = analysis::of_understanding(&read, &situation.book);
        let trace = trace(situation, &decision, &outcome, &lies);
        Ok(TurnRecord {
            outcome: answered.to_owned(),
            intent: decision.intents.into_iter().next(),
            language: situation.written.map(|language| language.tag().to_owned()),
            dialogue: Some(decision.dialogue),
            offers: outcome.offers,
            reply: reply.map(|body| reply_text(situation, body)),
            handoff: outcome
                .handoff
                .map(|handoff| handover::summed_up(situation, handoff)),
            draft_until,
            decided: DecidedBy {
                assistant: Some(decision.by),
                analysis: serde_json::to_value(analysis).ok(),
                model: outcome.model.used,
            },
            trace,
            now: situation.now,
        })
    }

    /// How far the answer to these texts is trusted.
    async fn trust(
        &self,
        situation: &Situation,
        read: &Understanding,
    ) -> Result<TrustLevel, TurnError> {
        let set = self.database.trust(situation.salon().id).await;
        let set = set.map_err(TurnError::Gather)?;
        Ok(trust::level(&set, read, &Dialogue::load(situation)))
    }

    /// An answer that is only drafted waits for a person, who is asked to look. Where the book would
    /// have been changed, a person was asked for that, and the client is told so at once.
    #[expect(clippy::unused_self, reason = "reads like its neighbours")]
    fn draft(
        &self,
        trust: TrustLevel,
        situation: &Situation,
        outcome: &mut Outcome,
        reply: Option<&str>,
    ) -> Option<jiff::Timestamp> {
        let drafted = trust == TrustLevel::Draft && reply.is_some();
        if !drafted || outcome.acts == (Acts::Refused { asked_for: true }) {
            return None;
        }
        outcome.handoff.get_or_insert(NewHandoff {
            reason: "draft".into(),
            summary: situation.words(),
        });
        situation.now.saturating_add(trust::DRAFTS_LAST).ok()
    }
}

/// Everything that a person may ask about the turn later.
fn trace(situation: &Situation, decision: &Decision, outcome: &Outcome, lies: &[Lie]) -> Value {
    let lies: Vec<String> = lies.iter().map(ToString::to_string).collect();
    let mut trace = json!({
        "assistant": decision.by,
        "intents": decision.intents,
        "offers": situation.offers.iter().map(|offer| offer.id).collect::<Vec<_>>(),
        "steps": outcome.steps,
        "lies": lies,
        "seen": Seen::of(situation),
    });
    let model = &outcome.model;
    if let (Some(fields), true) = (
        trace.as_object_mut(),
        model.used.is_some() || model.gave_up.is_some(),
    ) {
        fields.insert(
            "model".to_owned(),
            json!({
                "calls": model.calls,
                "verdicts": model.verdicts,
                "gave_up": model.gave_up,
            }),
        );
    }
    trace
}

/// Answers to this wish are not trusted at all: a person answers, and the client is told so.
fn leave_to_a_person(
    situation: &Situation,
    read: &Understanding,
    toolbox: &mut Toolbox<'_>,
) -> Decision {
    toolbox.hand_off("not_trusted", situation.words());
    let mut says = Vec::new();
    if !situation.state.answered_before {
        says.push(Saying::Introduction {
            salon: situation.salon().name.clone(),
        });
    }
    says.push(Saying::HandedOff);
    let intents = read.intents.iter();
    Decision {
        by: "trust".to_owned(),
        reply: Some(word(&says, situation.language)),
        dialogue: Dialogue::load(situation).store(),
        intents: intents.map(|found| found.kind.code().to_owned()).collect(),
    }
}

/// A turn that is decided and checked, and not yet recorded.
pub(crate) struct Considered {
    pub(crate) decision: Decision,
    pub(crate) outcome: Outcome,
    /// What may leave.
    pub(crate) reply: Option<String>,
    pub(crate) lies: Vec<Lie>,
}

/// Lets an assistant decide, and holds its answer against the evidence.
pub(crate) async fn consider(
    assistant: &dyn Assistant,
    situation: &Situation,
    mut toolbox: Toolbox<'_>,
) -> Result<Considered, AssistantError> {
    let decision = assistant.decide(situation, &mut toolbox).await?;
    Ok(judge(situation, toolbox, decision))
}

/// Holds an answer against the evidence; what no row backs is replaced.
fn judge(situation: &Situation, toolbox: Toolbox<'_>, decision: Decision) -> Considered {
    let mut outcome = toolbox.finish();
    let verdict = match &decision.reply {
        Some(reply) => check_facts(reply, &outcome.evidence, situation),
        None => Ok(()),
    };
    let reply = match (&verdict, decision.reply.clone()) {
        (Ok(()), reply) => reply,
        (Err(lies), _) => Some(replace(lies, situation, &mut outcome)),
    };
    Considered {
        decision,
        outcome,
        reply,
        lies: verdict.err().unwrap_or_default(),
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
