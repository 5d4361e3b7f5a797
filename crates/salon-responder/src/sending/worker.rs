//! The worker that claims outgoing texts.

use std::sync::Arc;

use salon_postgres::{Wake, WakeUps, Worker};
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::Departures;

/// Claims and sends texts until told to stop; texts on their way are finished.
pub(crate) async fn run_sending(
    departures: Arc<Departures>,
    worker: Worker,
    mut wakeups: WakeUps,
    stop: CancellationToken,
) {
    let places = Arc::new(Semaphore::new(departures.options.concurrency));
    let under_way = TaskTracker::new();
    while !stop.is_cancelled() {
        let Ok(place) = Arc::clone(&places).acquire_owned().await else {
            break;
        };
        if departures.is_stopped() {
            drop(place);
            rest(&mut wakeups, &departures, &stop).await;
            continue;
        }
        let free = places.available_permits() + 1;
        let claimed = departures
            .database
            .claim_outgoing(&worker, departures.options.lease, free)
            .await;
        let texts = claimed.unwrap_or_else(|error| {
            tracing::warn!(error.code = error.code(), error = %crate::report(&error), "no text could be claimed");
            Vec::new()
        });
        drop(place);
        if texts.is_empty() {
            rest(&mut wakeups, &departures, &stop).await;
        }
        for text in texts {
            let Ok(place) = Arc::clone(&places).acquire_owned().await else {
                break;
            };
            let departures = Arc::clone(&departures);
            under_way.spawn(async move {
                if let Err(error) = departures.handle(&text).await {
                    // The lease runs out, and whoever claims the text next finds the attempt marked.
                    tracing::error!(error.code = error.code(), error = %crate::report(&error), "what became of a text could not be written down");
                }
                drop(place);
            });
        }
    }
    under_way.close();
    under_way.wait().await;
}

async fn rest(wakeups: &mut WakeUps, departures: &Departures, stop: &CancellationToken) {
    let called = async { while wakeups.next().await != Wake::Outbox {} };
    tokio::select! {
        () = called => {}
        () = tokio::time::sleep(departures.options.poll) => {}
        () = stop.cancelled() => {}
    }
}
