//! What the provider says became of our texts.

use std::sync::Arc;

use jiff::Timestamp;
use salon_domain::{ConsentAct, ConsentSource, MessageId, OutboxId, Purpose};
use salon_postgres::{Database, DatabaseError, NewConsent, StatusApplied, StatusNews};
use salon_sms::{FailureClass, StatusCallback, classify};

use crate::clock::Clock;

/// Takes in status callbacks; they may arrive in any order, twice, and before the send returned.
#[derive(Clone, Debug)]
pub struct Statuses {
    pub(crate) database: Database,
    pub(crate) clock: Arc<dyn Clock>,
}

impl Statuses {
    /// Applies one callback. `outbox` is the id that our own callback URL carried.
    ///
    /// # Errors
    /// [`DatabaseError`] when it was not written down; the provider may be told to try again.
    pub async fn apply(
        &self,
        news: StatusCallback,
        outbox: Option<OutboxId>,
    ) -> Result<StatusApplied, DatabaseError> {
        let (now, code) = (self.clock.now(), news.error_code);
        let applied = self
            .database
            .apply_status(&StatusNews {
                provider_id: news.provider_id.as_str().to_owned(),
                outbox,
                status: news.status,
                error_code: news.error_code,
                at: now,
            })
            .await?;
        let outcome = match applied {
            StatusApplied::Changed { .. } => "changed",
            StatusApplied::Stale => "stale",
            StatusApplied::Unknown => "unknown",
        };
        if let StatusApplied::Changed { message } = applied
            && classify(code, None) == FailureClass::OptedOut
        {
            self.record_opt_out(message, now).await?;
        }
        metrics::counter!("salon_status_callbacks_total", "outcome" => outcome).increment(1);
        Ok(applied)
    }
    /// With Advanced Opt-Out the provider takes a text and refuses it later: the ledger says from now
    /// on what the provider knows.
    async fn record_opt_out(&self, message: MessageId, at: Timestamp) -> Result<(), DatabaseError> {
        let Some((salon, address)) = self.database.find_recipient(message).await? else {
            return Ok(());
        };
        let line = NewConsent {
            salon,
            address: &address,
            purposes: &Purpose::CONSENTED,
            act: ConsentAct::Revoked,
            source: ConsentSource::Refusal,
            wording: None,
            message: Some(message),
            at,
        };
        self.database.opt_out(None, &line).await
    }
}
