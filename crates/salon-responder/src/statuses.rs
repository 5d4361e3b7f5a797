//! What the provider says became of our texts.

use std::sync::Arc;

use salon_domain::OutboxId;
use salon_postgres::{Database, DatabaseError, StatusApplied, StatusNews};
use salon_sms::StatusCallback;

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
        let applied = self
            .database
            .apply_status(&StatusNews {
                provider_id: news.provider_id.as_str().to_owned(),
                outbox,
                status: news.status,
                error_code: news.error_code,
                at: self.clock.now(),
            })
            .await?;
        let outcome = match applied {
            StatusApplied::Changed { .. } => "changed",
            StatusApplied::Stale => "stale",
            StatusApplied::Unknown => "unknown",
        };
        metrics::counter!("salon_status_callbacks_total", "outcome" => outcome).increment(1);
        Ok(applied)
    }
}
