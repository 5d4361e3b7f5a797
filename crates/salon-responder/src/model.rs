//! The model assistant: a chat model that talks, and has no authority.
//!
//! It is told what the rows of this turn say, asks for the toolbox's commands by name, and words the
//! answer. What it may not know is masked before it reads ([`mask`]); what it may not do is refused
//! where commands are carried out ([`acting`]); what it may not say is held against the rows before
//! it is handed over ([`flaws`]), once with the reason, then given up. Whatever it gives up, rules
//! answer.

mod acting;
mod arguments;
mod flaws;
mod known;
mod limits;
mod looking;
mod mask;
mod private;
mod settling;
mod show;
mod talk;
mod template;
mod tools;

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};

use async_trait::async_trait;
use jiff::SignedDuration;
use salon_llm::{ChatError, ChatModel};
use salon_postgres::ModelSpending;

pub use limits::ModelLimits;
pub(crate) use mask::Mask;
pub use template::{PromptError, PromptTemplate};

use crate::assistant::{Assistant, AssistantError, Decision, GaveUp, ModelState};
use crate::situation::Situation;
use crate::toolbox::{ToolError, Toolbox};
use crate::{reading, trust};
use talk::Talk;

/// A text that has waited this long for its turn is answered by rules: they are quicker.
const TOO_LONG: SignedDuration = SignedDuration::from_secs(20);

/// Answers with a chat model. Put rules behind it with [`crate::Composed`].
#[derive(Debug)]
pub struct ModelAssistant {
    model: Arc<dyn ChatModel>,
    limits: ModelLimits,
    /// Told instead of the salon's own prompt.
    told: Option<PromptTemplate>,
    pulse: ModelPulse,
}

/// How the last calls went; kept in this process.
#[derive(Debug, Default)]
pub(crate) struct ModelPulse {
    failures: AtomicU32,
    failing: Mutex<Option<&'static str>>,
}

impl ModelPulse {
    fn answered(&self) {
        self.failures.store(0, Ordering::Relaxed);
        self.set(None);
    }

    fn failed(&self, code: &'static str) {
        self.failures.fetch_add(1, Ordering::Relaxed);
        self.set(Some(code));
    }

    fn set(&self, failing: Option<&'static str>) {
        *self.failing.lock().unwrap_or_else(PoisonError::into_inner) = failing;
    }
}

impl ModelAssistant {
    /// Sets an assistant up.
    #[must_use]
    pub fn new(model: Arc<dyn ChatModel>, limits: ModelLimits) -> Self {
        Self {
            model,
            limits,
            told: None,
            pulse: ModelPulse::default(),
        }
    }

    /// Tells the model its part in these words, whatever prompt the salon has in use: to try them.
    #[must_use]
    pub fn told(self, prompt: PromptTemplate) -> Self {
        Self {
            told: Some(prompt),
            ..self
        }
    }

    /// Whether the day still has turns and money for this.
    fn within_caps(&self, spent: ModelSpending) -> Result<(), GaveUp> {
        if spent.turns >= i64::from(self.limits.daily_turns) {
            return Err(GaveUp::TurnCap);
        }
        match self.limits.daily_cost_micros {
            Some(limit) if spent.cost_micros >= limit => Err(GaveUp::CostCap),
            _ => Ok(()),
        }
    }

    /// Says, once a day, that four fifths of a salon's money are spent.
    fn warn_of_cost(&self, situation: &Situation, before: i64, cost: i64) {
        let Some(limit) = self.limits.daily_cost_micros else {
            return;
        };
        if passes_four_fifths(limit, before, cost) {
            tracing::warn!(
                salon.id = %situation.salon().id,
                spent_micros = before.saturating_add(cost),
                limit_micros = limit,
                "four fifths of the day's money for the model are spent; after that rules answer"
            );
            metrics::counter!("salon_model_cost_warnings_total").increment(1);
        }
    }
}

#[async_trait]
impl Assistant for ModelAssistant {
    fn name(&self) -> &str {
        self.model.name()
    }

    fn model(&self) -> Option<ModelState> {
        let failing = self.pulse.failing.lock();
        Some(ModelState {
            name: self.model.name().to_owned(),
            failing: *failing.unwrap_or_else(PoisonError::into_inner),
            failures: self.pulse.failures.load(Ordering::Relaxed),
            breaker: self.model.breaker(),
        })
    }

    async fn decide(
        &self,
        situation: &Situation,
        toolbox: &mut Toolbox<'_>,
    ) -> Result<Decision, AssistantError> {
        let read = reading::read(situation);
        if trust::is_for_a_person(&read) || situation.words().is_empty() {
            return Err(GaveUp::NotForAModel.into());
        }
        if has_waited_long(situation) {
            return Err(GaveUp::Overloaded.into());
        }
        if !situation.done.is_empty() {
            return Err(GaveUp::Repeated.into());
        }
        let spent = toolbox.spending_today().await.map_err(away)?;
        self.within_caps(spent)?;
        let mut talk = Talk::begin(self, situation, toolbox, read).await?;
        let decided = talk.decide().await;
        let used = talk.finish();
        self.warn_of_cost(situation, spent.cost_micros, used.cost_micros);
        toolbox.model_notes(|notes| notes.used = Some(used));
        let outcome = match &decided {
            Ok(_) => "answered",
            Err(_) => "gave_up",
        };
        metrics::counter!("salon_model_turns_total", "outcome" => outcome).increment(1);
        decided
    }
}

/// Whether the newest text of the turn came so long ago that work must have piled up.
fn has_waited_long(situation: &Situation) -> bool {
    let newest = situation.texts.iter().map(|text| text.received_at).max();
    newest.is_some_and(|newest| situation.now.duration_since(newest) > TOO_LONG)
}

/// Whether this cost is the one that takes the day's spending past four fifths of its limit.
const fn passes_four_fifths(limit: i64, before: i64, cost: i64) -> bool {
    let most = limit / 5 * 4;
    before < most && before.saturating_add(cost) >= most
}

/// What the pulse and the metrics learn from a failed call.
fn call_failed(pulse: &ModelPulse, error: &ChatError) {
    pulse.failed(error.code());
    metrics::counter!("salon_model_failures_total", "code" => error.code()).increment(1);
}

/// A refusal where nothing can be refused is a database that is away.
fn away(error: ToolError) -> AssistantError {
    match error {
        ToolError::Database(error) => AssistantError::Database(error),
        ToolError::SlotTaken
        | ToolError::OfferGone
        | ToolError::NoSuchVisit
        | ToolError::NotTrusted => AssistantError::GaveUp(GaveUp::Silence),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn warns_of_cost_once_when_four_fifths_are_spent() {
        let spent = [0, 790, 799, 800, 801, 999];
        let warned = spent.map(|before| passes_four_fifths(1_000, before, 10));
        assert_eq!(warned, [false, true, true, false, false, false]);
        assert!(passes_four_fifths(1_000, 0, i64::MAX));
    }
}
