//! How far answers are trusted: off (a person), draft (waits for a person), auto.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use salon_domain::{SalonId, TrustLevel};
use salon_language::{IntentKind, Understanding};
use salon_postgres::{Database, DatabaseError};

use crate::analysis::intent_words;
use crate::dialogue::{Asked, Dialogue};

/// How long an answer waits for a person before it can only be discarded.
pub(crate) const DRAFTS_LAST: SignedDuration = SignedDuration::from_hours(2);

/// What is always a person's business.
const ALWAYS_A_PERSON: [&str; 2] = ["complaint", "emergency"];

/// Trust was not set.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TrustError {
    /// No text is ever taken for that.
    #[error("no text is taken for that intent")]
    UnknownIntent,
    /// Complaints and emergencies always go to a person.
    #[error("that always goes to a person")]
    AlwaysAPerson,
    /// The database did not do its part.
    #[error("trust could not be set")]
    Database(#[from] DatabaseError),
}

impl TrustError {
    /// Returns the stable name of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownIntent => "trust_unknown_intent",
            Self::AlwaysAPerson => "trust_always_a_person",
            Self::Database(error) => error.code(),
        }
    }

    /// Whether setting it again may succeed.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        match self {
            Self::UnknownIntent | Self::AlwaysAPerson => false,
            Self::Database(error) => error.is_transient(),
        }
    }
}

/// Lists the intents for which trust can be set, with what a salon has now.
///
/// # Errors
/// [`DatabaseError`] when it cannot be read.
pub async fn list_trust(
    database: &Database,
    salon: SalonId,
) -> Result<BTreeMap<String, TrustLevel>, DatabaseError> {
    let set = database.trust(salon).await?;
    let all = intent_words().into_iter().map(|intent| {
        let level = if ALWAYS_A_PERSON.contains(&intent) {
            TrustLevel::Off
        } else {
            set.get(intent).copied().unwrap_or_default()
        };
        (intent.to_owned(), level)
    });
    Ok(all.collect())
}

/// Says whether trust could be set so, without setting it.
///
/// # Errors
/// [`TrustError::UnknownIntent`], [`TrustError::AlwaysAPerson`].
pub fn check_trust(intent: &str, level: TrustLevel) -> Result<(), TrustError> {
    if !intent_words().contains(&intent) {
        return Err(TrustError::UnknownIntent);
    }
    if ALWAYS_A_PERSON.contains(&intent) && level != TrustLevel::Off {
        return Err(TrustError::AlwaysAPerson);
    }
    Ok(())
}

/// Sets how far answers to an intent are trusted.
///
/// # Errors
/// [`TrustError`]; nothing was changed.
pub async fn set_trust(
    database: &Database,
    salon: SalonId,
    intent: &str,
    level: TrustLevel,
    by: &str,
    now: Timestamp,
) -> Result<(), TrustError> {
    check_trust(intent, level)?;
    Ok(database.set_trust(salon, intent, level, by, now).await?)
}

/// Returns how far the answer to a text is trusted: as the least trusted thing that it wants. What
/// goes to a person anyway is answered by the rules that do so.
pub(crate) fn level(
    set: &BTreeMap<String, TrustLevel>,
    read: &Understanding,
    dialogue: &Dialogue,
) -> TrustLevel {
    if is_for_a_person(read) {
        return TrustLevel::Auto;
    }
    let wishes = wishes(read, dialogue);
    wishes
        .iter()
        .filter_map(|wish| set.get(*wish).copied())
        .min()
        .unwrap_or_default()
}

/// Whether rules hand the text to a person, at once and in words of code.
pub(crate) fn is_for_a_person(read: &Understanding) -> bool {
    [
        IntentKind::Emergency,
        IntentKind::Complaint,
        IntentKind::Person,
        IntentKind::WrongNumber,
    ]
    .iter()
    .any(|kind| read.has(kind))
}

/// What a text wants: what it says, and what it answers.
fn wishes(read: &Understanding, dialogue: &Dialogue) -> Vec<&'static str> {
    let mut wishes: Vec<&str> = read.intents.iter().map(|found| found.kind.code()).collect();
    if let Some(asked) = &dialogue.asked {
        wishes.push(match asked {
            Asked::Cancel(_) | Asked::CancelOrBook(_) | Asked::CancelWhich(_) => "cancel",
            Asked::Coming(_) => "confirm",
            Asked::MoveWhich(_) => "move",
            Asked::Service
            | Asked::WhichService(_)
            | Asked::When
            | Asked::WhichDay(_)
            | Asked::Offer
            | Asked::Name { .. } => {
                if dialogue.moving.is_some() {
                    "move"
                } else {
                    "book"
                }
            }
        });
    }
    if wishes.is_empty() {
        wishes.push("unknown");
    }
    wishes
}
