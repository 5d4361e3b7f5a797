//! The place where a mind plugs in: rules, a model, or a model with rules behind it.

use std::fmt::Debug;

use async_trait::async_trait;
use salon_llm::ChatError;
use salon_postgres::DatabaseError;

use crate::situation::Situation;
use crate::toolbox::Toolbox;

/// Decides what to do about a client's text, and what to say.
///
/// It acts only through the [`Toolbox`], which knows whose conversation this is and keeps what it
/// learned as evidence for the fact check. An assistant may have its words checked before it hands
/// them over ([`Toolbox::verify`]); the turn checks them again, whoever wrote them.
#[async_trait]
pub trait Assistant: Debug + Send + Sync {
    /// Returns the name of the assistant: `rules`, or a model's.
    fn name(&self) -> &str;

    /// Returns how the model behind the assistant is, without asking it; `None` when there is none.
    fn model(&self) -> Option<ModelState> {
        None
    }

    /// Decides one turn.
    ///
    /// # Errors
    /// [`AssistantError`] when no decision came about; what the toolbox did stays done, and a
    /// repeated turn finds it done.
    async fn decide(
        &self,
        situation: &Situation,
        toolbox: &mut Toolbox<'_>,
    ) -> Result<Decision, AssistantError>;
}

/// What an assistant decided.
#[derive(Clone, PartialEq, Eq)]
pub struct Decision {
    /// Whose decision it is: `rules`, or a model's name.
    pub by: String,
    /// The text to send; `None` to say nothing.
    pub reply: Option<String>,
    /// Where the dialogue stands now, in the form that every assistant reads.
    pub dialogue: serde_json::Value,
    /// What the text was taken for, best first, in stable words.
    pub intents: Vec<String>,
}

impl Debug for Decision {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Decision")
            .field("by", &self.by)
            .field("intents", &self.intents)
            .finish_non_exhaustive()
    }
}

/// How a model is, as far as its last calls tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelState {
    /// Which model.
    pub name: String,
    /// The stable code of what failed last; `None` when the last call was answered, or none was made.
    pub failing: Option<&'static str>,
    /// Calls that failed in a row.
    pub failures: u32,
    /// Whether calls go through: `closed`, `open` or `half_open`, where that is watched.
    pub breaker: Option<&'static str>,
}

/// No decision came about.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AssistantError {
    /// The database did not do its part.
    #[error("could not decide a turn")]
    Database(#[from] DatabaseError),
    /// The assistant left the turn to whoever comes after it.
    #[error("the assistant gave the turn up")]
    GaveUp(#[from] GaveUp),
}

impl AssistantError {
    /// Returns the stable name of the error.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Database(error) => error.code(),
            Self::GaveUp(_) => "assistant_gave_up",
        }
    }

    /// Whether the same turn may succeed later.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Database(error) => error.is_transient(),
            Self::GaveUp(_) => true,
        }
    }
}

/// Why an assistant left a turn to whoever comes after it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum GaveUp {
    /// The model did not answer.
    #[error("the model did not answer")]
    Model(#[source] ChatError),
    /// The time for a turn was over.
    #[error("the time for a turn was over")]
    Time,
    /// The model asked for tools as often as it may, and still had no answer.
    #[error("too many steps without an answer")]
    Steps,
    /// The model said nothing and asked for nothing.
    #[error("the model said nothing")]
    Silence,
    /// What the model says does not hold, twice.
    #[error("the model's words do not hold")]
    Untrue,
    /// The client has had as many turns with the model as a day has.
    #[error("the day's turns with the model are used up")]
    TurnCap,
    /// The salon has spent what it may spend on a model in a day.
    #[error("the day's money for the model is used up")]
    CostCap,
    /// The text is one that a person must see, or that code answers.
    #[error("the text is not for a model")]
    NotForAModel,
    /// The client has waited so long already that rules are quicker.
    #[error("the client has waited too long for a model")]
    Overloaded,
    /// An earlier attempt of the same turn has changed something already.
    #[error("an earlier attempt has acted already")]
    Repeated,
}

impl GaveUp {
    /// Returns the reason as one stable word, for metrics and the record of the turn.
    #[must_use]
    pub fn reason(&self) -> &'static str {
        match self {
            Self::Model(error) => error.code(),
            Self::Time => "time",
            Self::Steps => "steps",
            Self::Silence => "silence",
            Self::Untrue => "untrue",
            Self::TurnCap => "turn_cap",
            Self::CostCap => "cost_cap",
            Self::NotForAModel => "not_for_a_model",
            Self::Overloaded => "overloaded",
            Self::Repeated => "repeated",
        }
    }
}
