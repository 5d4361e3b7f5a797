//! Work that the clock asks for, done by one process of a deployment at a time: reminders are planned
//! and sent, requests for a person are chased, campaigns go on, old texts are deleted.
//!
//! What is due is found by query. The lease saves work and no more: everything here is safe when two
//! processes do it at once, or one dies in the middle.

mod campaigning;
mod reminding;

use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use salon_domain::Address;
use salon_postgres::{Database, DatabaseError};
use tokio_util::sync::CancellationToken;

use crate::catalogs::Catalogs;
use crate::clock::Clock;

/// How often the clock is looked at.
const EVERY: Duration = Duration::from_secs(5);

/// How long the lease holds without a sign of life.
const LEASE: Duration = Duration::from_secs(20);

/// The lease's name.
const NAME: &str = "duties";

/// Texts deleted in one transaction.
const OLD_TEXTS: usize = 500;

/// What the clock asks for.
#[derive(Debug)]
pub(crate) struct Duties {
    pub(crate) database: Database,
    pub(crate) catalogs: Arc<Catalogs>,
    pub(crate) clock: Arc<dyn Clock>,
    /// The number in the settings, for a salon whose file lists none.
    pub(crate) main_number: Option<Address>,
}

impl Duties {
    /// Does everything that is due now.
    ///
    /// # Errors
    /// [`DatabaseError`]; what was done stays done, and the rest is due still.
    pub(crate) async fn run_once(&self) -> Result<(), DatabaseError> {
        let now = self.clock.now();
        self.plan(now).await?;
        self.remind(now).await?;
        self.chase(now).await?;
        self.campaign(now).await?;
        self.clear_old_texts(now).await
    }

    /// A request that nobody answered in time is a matter for people: it is logged as one, counted,
    /// and shown as overdue.
    async fn chase(&self, now: Timestamp) -> Result<(), DatabaseError> {
        for late in self.database.chase_handoffs(now).await? {
            metrics::counter!("salon_handoffs_overdue_total").increment(1);
            tracing::error!(
                salon.id = %late.salon,
                conversation.id = %late.conversation,
                handoff.id = %late.id,
                reason = late.reason,
                chases = late.chases,
                "a client waits for a person longer than promised"
            );
        }
        Ok(())
    }

    async fn clear_old_texts(&self, now: Timestamp) -> Result<(), DatabaseError> {
        for salon in self.database.list_salons().await? {
            let Some(days) = salon.policy.keep_texts_days else {
                continue;
            };
            let kept = SignedDuration::from_hours(24 * i64::from(days));
            let before = now.saturating_sub(kept).unwrap_or(now);
            let deleted = self
                .database
                .delete_texts_before(salon.id, before, OLD_TEXTS)
                .await?;
            if deleted > 0 {
                tracing::info!(salon.id = %salon.id, texts = deleted, "old texts were deleted");
            }
        }
        Ok(())
    }
}

/// Does what is due until told to stop, while this process holds the lease.
pub(crate) async fn run_duties(duties: Duties, instance: String, stop: CancellationToken) {
    while !stop.is_cancelled() {
        match duties.database.hold_lease(NAME, &instance, LEASE).await {
            Ok(true) => {
                if let Err(error) = duties.run_once().await {
                    tracing::warn!(error.code = error.code(), error = %crate::report(&error), "not everything that was due was done");
                }
            }
            Ok(false) => {}
            Err(error) => {
                tracing::warn!(
                    error.code = error.code(),
                    "nobody knows who minds the clock"
                );
            }
        }
        tokio::select! {
            () = tokio::time::sleep(EVERY) => {}
            () = stop.cancelled() => {}
        }
    }
    if let Err(error) = duties.database.release_lease(NAME, &instance).await {
        tracing::debug!(
            error.code = error.code(),
            "the lease on the clock runs out by itself"
        );
    }
}
