//! A model first, and rules behind it.

use std::sync::Arc;

use async_trait::async_trait;
use salon_language::word;

use crate::assistant::{Assistant, AssistantError, Decision, ModelState};
use crate::dialogue::Dialogue;
use crate::situation::Situation;
use crate::toolbox::Toolbox;

/// Two assistants: when the first gives a turn up, the second answers it in the same breath.
///
/// What the first has done by then stays done. If it has booked, moved or cancelled something, code
/// tells just that, because a second opinion on an accepted offer could only contradict it.
#[derive(Debug)]
pub struct Composed {
    first: Arc<dyn Assistant>,
    then: Arc<dyn Assistant>,
}

impl Composed {
    /// Puts one assistant before another.
    #[must_use]
    pub const fn new(first: Arc<dyn Assistant>, then: Arc<dyn Assistant>) -> Self {
        Self { first, then }
    }
}

#[async_trait]
impl Assistant for Composed {
    fn name(&self) -> &str {
        self.first.name()
    }

    fn model(&self) -> Option<ModelState> {
        self.first.model()
    }

    async fn decide(
        &self,
        situation: &Situation,
        toolbox: &mut Toolbox<'_>,
    ) -> Result<Decision, AssistantError> {
        let gave_up = match self.first.decide(situation, toolbox).await {
            Err(AssistantError::GaveUp(reason)) => reason,
            decided => return decided,
        };
        let reason = gave_up.reason();
        tracing::info!(
            reason,
            error = %crate::report(&gave_up),
            "a turn was left to the next assistant"
        );
        metrics::counter!("salon_assistant_fallbacks_total", "reason" => reason).increment(1);
        toolbox.model_notes(|notes| notes.gave_up = Some(reason));
        if let Some(told) = tell_deeds(situation, toolbox) {
            return Ok(told);
        }
        self.then.decide(situation, toolbox).await
    }
}

/// Tells what was done in this turn, in words of code; `None` when nothing was.
fn tell_deeds(situation: &Situation, toolbox: &mut Toolbox<'_>) -> Option<Decision> {
    let (says, asked) = toolbox.tell_deeds();
    if says.is_empty() {
        return None;
    }
    toolbox.withdraw_offers();
    let dialogue = Dialogue {
        asked,
        at: Some(situation.now),
        ..Dialogue::default()
    };
    Some(Decision {
        by: "rules".into(),
        reply: Some(word(&says, situation.language)),
        dialogue: dialogue.store(),
        intents: Vec::new(),
    })
}
