//! The place where a mind plugs in: rules today, a model beside them later.

use std::fmt::Debug;

use async_trait::async_trait;
use salon_postgres::DatabaseError;

use crate::situation::Situation;
use crate::toolbox::Toolbox;

/// Decides what to do about a client's text, and what to say.
///
/// It acts only through the [`Toolbox`], which knows whose conversation this is and keeps what it
/// learned as evidence for the fact check.
#[async_trait]
pub trait Assistant: Debug + Send + Sync {
    /// Returns the name under which turns remember who decided: `rules`, or a model's.
    fn name(&self) -> &'static str;

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
    /// The text to send; `None` to say nothing.
    pub reply: Option<String>,
    /// Where the dialogue stands now, in the assistant's own form.
    pub dialogue: serde_json::Value,
    /// What the text was taken for, best first, in stable words.
    pub intents: Vec<String>,
}

impl Debug for Decision {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Decision")
            .field("intents", &self.intents)
            .finish_non_exhaustive()
    }
}

/// No decision came about.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AssistantError {
    /// The database did not do its part.
    #[error("could not decide a turn")]
    Database(#[from] DatabaseError),
}

impl AssistantError {
    /// Returns the stable name of the error.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Database(error) => error.code(),
        }
    }

    /// Whether the same turn may succeed later.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Database(error) => error.is_transient(),
        }
    }
}
