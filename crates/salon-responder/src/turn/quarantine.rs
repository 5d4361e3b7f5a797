//! Turns that fail again and again: after three attempts a person answers, and nobody else waits.

use std::error::Error;

use salon_domain::Purpose;
use salon_language::{Language, Saying, word};
use salon_postgres::{
    ClaimedTurn, DatabaseError, DecidedBy, LeaseError, NewHandoff, NewText, OfferChange, Recorded,
    TurnRecord,
};
use serde_json::{Value, json};

use super::TurnDesk;

/// Attempts before a turn is left to a person. A process that dies counts as one.
pub(super) const MOST_ATTEMPTS: i32 = 3;

impl TurnDesk {
    /// Ends a turn without deciding it: the client hears that a person will answer, and a person is
    /// asked. Reads nothing but what was claimed, because reading may be what fails.
    pub(super) async fn quarantine(&self, claimed: &ClaimedTurn) -> Result<Recorded, LeaseError> {
        let words: Vec<&str> = claimed
            .texts
            .iter()
            .map(|text| text.body.as_str())
            .collect();
        // What the texts are written in is not looked for: understanding them may be what fails.
        let language = claimed.language.as_deref().map(Language::from_tag);
        let language = language.unwrap_or_default();
        let record = TurnRecord {
            outcome: "quarantined".into(),
            intent: None,
            // Where the dialogue stood may be what fails.
            dialogue: Some(Value::Null),
            language: None,
            offers: OfferChange::Replace(Vec::new()),
            reply: Some(NewText {
                body: word(&[Saying::Sorry], language),
                purpose: Purpose::Conversation,
                purpose_key: format!("turn:{}", claimed.lease.turn),
            }),
            handoff: Some(NewHandoff {
                reason: "turn_failed".into(),
                summary: words.join("\n"),
            }),
            draft_until: None,
            decided: DecidedBy::default(),
            trace: json!({ "attempts": claimed.attempt }),
            now: self.clock.now(),
        };
        tracing::error!(
            turn.id = %claimed.lease.turn,
            attempt = claimed.attempt,
            "a turn fails again and again: a person is asked"
        );
        metrics::counter!("salon_turns_total", "outcome" => "quarantined").increment(1);
        self.database.record_turn(&claimed.lease, record).await
    }
}

/// Whether the database was away: that is not the turn's doing.
pub(super) fn is_outage(error: &(dyn Error + 'static)) -> bool {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(DatabaseError::Unavailable(_)) = error.downcast_ref() {
            return true;
        }
        next = error.source();
    }
    false
}
