//! What a model is told of before it decides, and what is written down about its part.

use salon_domain::{ClientId, Visit};
use salon_postgres::{ClientNotes, ModelSpending, ModelUse, Prompt, SpendingQuestion, ThreadText};
use serde_json::Value;

use super::{ToolError, Toolbox};

/// How far back past visits are looked at.
const PAST: jiff::SignedDuration = jiff::SignedDuration::from_hours(24 * 400);

/// What is written down about a model's part in a turn.
#[derive(Debug, Default)]
pub(crate) struct ModelNotes {
    /// How much of it was used; `None` when it was not asked.
    pub(crate) used: Option<ModelUse>,
    /// The tools that it asked for, with arguments and results, as it saw them.
    pub(crate) calls: Vec<Value>,
    /// What the check said about its words, attempt by attempt.
    pub(crate) verdicts: Vec<String>,
    /// Why it gave the turn up.
    pub(crate) gave_up: Option<&'static str>,
}

impl Toolbox<'_> {
    /// Writes something down about a model's part in this turn.
    pub(crate) fn model_notes(&mut self, write: impl FnOnce(&mut ModelNotes)) {
        write(&mut self.model);
    }

    /// Reads the newest texts of the conversation, this turn's own excepted.
    pub(crate) async fn recent_texts(&self, limit: usize) -> Result<Vec<ThreadText>, ToolError> {
        let own: Vec<_> = self
            .situation
            .texts
            .iter()
            .map(|text| text.message)
            .collect();
        let mut thread = self
            .database
            .thread(self.situation.conversation, limit + own.len())
            .await?;
        thread.retain(|text| !own.contains(&text.message));
        Ok(thread)
    }

    /// Reads what the salon knows of the people under this number.
    pub(crate) async fn notes_on_people(&self) -> Result<Vec<ClientNotes>, ToolError> {
        let salon = self.situation.salon().id;
        Ok(self.database.notes_on(salon, &self.people_ids()).await?)
    }

    /// Reads the visits of these people that are over, the last first; they are facts of the turn.
    pub(crate) async fn past_visits(&mut self, limit: usize) -> Result<Vec<Visit>, ToolError> {
        let (salon, now) = (self.situation.salon(), self.situation.now);
        let from = now.saturating_sub(PAST).unwrap_or(now);
        let mut visits = self
            .database
            .visits_of(salon.id, &self.people_ids(), from)
            .await?;
        visits.retain(|visit| visit.range.start() < now && visit.status.blocks());
        visits.sort_by_key(|visit| std::cmp::Reverse(visit.range.start()));
        visits.truncate(limit);
        for visit in &visits {
            self.evidence.visit(&salon.zone, visit);
        }
        Ok(visits)
    }

    /// Reads the salon's own prompt; `None` when it uses the one built in.
    pub(crate) async fn prompt(&self) -> Result<Option<Prompt>, ToolError> {
        Ok(self
            .database
            .active_prompt(self.situation.salon().id)
            .await?)
    }

    /// Reads how much a model was used since midnight of the salon's clock.
    pub(crate) async fn spending_today(&self) -> Result<ModelSpending, ToolError> {
        let zone = &self.situation.salon().zone;
        let midnight = self
            .situation
            .today()
            .to_datetime(jiff::civil::Time::midnight());
        let question = SpendingQuestion {
            salon: self.situation.salon().id,
            conversation: self.situation.conversation,
            since: zone.starting(midnight).unwrap_or(self.situation.now),
        };
        Ok(self.database.model_spending(question).await?)
    }

    fn people_ids(&self) -> Vec<ClientId> {
        self.situation
            .people
            .iter()
            .map(|person| person.id)
            .collect()
    }
}
