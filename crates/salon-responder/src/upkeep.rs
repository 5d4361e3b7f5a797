//! What every process does now and then: holds that ran out are given back, dead rows cleared away.

use std::sync::Arc;
use std::time::Duration;

use salon_postgres::{Database, Holds};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use crate::clock::Clock;

/// How often the clock is looked at.
const EVERY: Duration = Duration::from_secs(15);

/// How often the embedded database's dead rows are cleared away; a server does that by itself.
const TIDY_EVERY: Duration = Duration::from_hours(1);

/// Looks for due work until told to stop. Any process may do it: what is due is found by query, and
/// doing it twice does nothing.
pub(crate) async fn run_upkeep(database: Database, clock: Arc<dyn Clock>, stop: CancellationToken) {
    let mut tidied = Instant::now();
    loop {
        if tidied.elapsed() >= TIDY_EVERY {
            tidied = Instant::now();
            if let Err(error) = database.tidy().await {
                tracing::warn!(
                    error.code = error.code(),
                    "the hot tables could not be tidied"
                );
            }
        }
        let now = clock.now();
        match database
            .release_holds(&Holds::ExpiredBefore(now), now)
            .await
        {
            Ok(holds) if holds.is_empty() => {}
            Ok(holds) => tracing::info!(holds = holds.len(), "holds that ran out were given back"),
            Err(error) => {
                tracing::warn!(error.code = error.code(), error = %crate::report(&error), "holds could not be given back");
            }
        }
        tokio::select! {
            () = tokio::time::sleep(EVERY) => {}
            () = stop.cancelled() => return,
        }
    }
}
