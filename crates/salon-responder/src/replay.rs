//! A kept turn, run again without effects.
//!
//! The assistant sees what the turn saw: its texts, its instant, where the dialogue stood, the people,
//! visits and openings of that moment, and a book without the visits that were made since. Commands
//! answer as if they had been carried out; nothing is written and nothing is sent. What the salon has
//! changed since (its menu, its hours, visits moved or cancelled) is as it is today.

use salon_domain::SalonId;
use salon_postgres::{Database, DatabaseError, NewOffer, OfferChange, TurnStory};

use crate::assistant::{Assistant, AssistantError};
use crate::situation::Seen;
use crate::toolbox::Toolbox;
use crate::turn::consider;

/// What an assistant would do now with a turn of then.
#[derive(Clone, PartialEq, Eq)]
pub struct Replay {
    /// Who decided.
    pub by: String,
    /// What the texts were taken for.
    pub intent: Option<String>,
    /// What was noted while it was decided.
    pub steps: Vec<String>,
    /// What the fact check refused.
    pub lies: Vec<String>,
    /// The openings that would be shown.
    pub offers: Vec<NewOffer>,
    /// Why a person would be asked to take over.
    pub handoff: Option<String>,
    /// The answer.
    pub answer: Option<String>,
}

/// No words.
impl std::fmt::Debug for Replay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Replay")
            .field("by", &self.by)
            .field("intent", &self.intent)
            .finish_non_exhaustive()
    }
}

/// A turn cannot be run again.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReplayError {
    /// No assistant decided it, it is not decided yet, or it is older than the keeping of inputs.
    #[error("what the turn saw was not kept")]
    NothingKept,
    /// What it saw could not be read.
    #[error("what the turn saw could not be read")]
    Database(#[from] DatabaseError),
    /// The assistant came to no decision.
    #[error("the turn could not be decided again")]
    Assistant(#[from] AssistantError),
}

impl ReplayError {
    /// Returns the stable name of the error.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NothingKept => "replay_nothing_kept",
            Self::Database(error) => error.code(),
            Self::Assistant(error) => error.code(),
        }
    }

    /// Whether the same replay may succeed later.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        match self {
            Self::NothingKept => false,
            Self::Database(error) => error.is_transient(),
            Self::Assistant(error) => error.is_transient(),
        }
    }
}

/// Runs a turn again with an assistant, on what the turn saw.
///
/// # Errors
/// [`ReplayError`].
pub async fn replay(
    database: &Database,
    salon: SalonId,
    story: &TurnStory,
    assistant: &dyn Assistant,
) -> Result<Replay, ReplayError> {
    let kept = story
        .row
        .trace
        .as_ref()
        .and_then(|trace| trace.get("seen"))
        .cloned()
        .ok_or(ReplayError::NothingKept)?;
    let seen: Seen = serde_json::from_value(kept).map_err(|_unknown| ReplayError::NothingKept)?;
    let situation = seen.recall(database, salon, story).await?;
    let toolbox = Toolbox::pretending(database, &situation);
    let considered = consider(assistant, &situation, toolbox).await?;
    let outcome = considered.outcome;
    Ok(Replay {
        by: considered.decision.by,
        intent: considered.decision.intents.into_iter().next(),
        steps: outcome.steps,
        lies: considered.lies.iter().map(ToString::to_string).collect(),
        offers: match outcome.offers {
            OfferChange::Replace(offers) => offers,
            OfferChange::Keep => Vec::new(),
        },
        handoff: outcome.handoff.map(|handoff| handoff.reason),
        answer: considered.reply,
    })
}
