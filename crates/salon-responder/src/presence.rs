//! This process says that it lives, and gives back what dead ones had claimed.

use std::time::Duration;

use salon_postgres::Database;
use tokio_util::sync::CancellationToken;

/// How often signs of life of the other processes are looked for.
const LOOK: Duration = Duration::from_millis(400);

/// Lives until told to stop.
pub(crate) async fn run_presence(database: Database, instance: String, stop: CancellationToken) {
    if let Err(error) = database.begin_alone(&instance).await {
        tracing::warn!(
            error.code = error.code(),
            "what an earlier process had claimed runs out by itself"
        );
    }
    let _living = database.live(&instance);
    loop {
        tokio::select! {
            () = tokio::time::sleep(LOOK) => {}
            () = stop.cancelled() => return,
        }
        match database.bury_dead().await {
            Ok(0) => {}
            Ok(dead) => {
                tracing::warn!(
                    processes = dead,
                    "processes have died: their work is taken up"
                );
                let dead = u64::try_from(dead).unwrap_or(u64::MAX);
                metrics::counter!("salon_instances_died_total").increment(dead);
            }
            Err(error) => {
                tracing::debug!(error.code = error.code(), "nobody could be looked for");
            }
        }
    }
}
