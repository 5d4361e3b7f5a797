//! Workers that claim conversations and decide their turns.

use std::sync::Arc;
use std::time::Duration;

use salon_postgres::{ClaimedTurn, Recorded, Wake, WakeUps, Worker};
use tokio_util::sync::CancellationToken;

use super::{TurnDesk, TurnOptions};

/// How long a failed turn waits before it is tried again, times the attempt.
const RETRY: Duration = Duration::from_secs(2);

/// Claims and decides turns, one after another, until told to stop; the turn under way is finished.
pub(crate) async fn run_turns(
    desk: Arc<TurnDesk>,
    options: TurnOptions,
    worker: Worker,
    mut wakeups: WakeUps,
    stop: CancellationToken,
) {
    while !stop.is_cancelled() {
        match desk
            .database
            .claim_turn(&worker, options.lease, options.debounce)
            .await
        {
            Ok(Some(claimed)) => Box::pin(work(&desk, &options, &claimed)).await,
            Ok(None) => rest(&mut wakeups, &options, &stop).await,
            Err(error) => {
                tracing::warn!(error.code = error.code(), error = %crate::report(&error), "no turn could be claimed");
                pause(options.poll, &stop).await;
            }
        }
    }
}

/// Decides a turn while its lease is kept alive; a turn whose lease is lost is left to its new
/// owner.
async fn work(desk: &TurnDesk, options: &TurnOptions, claimed: &ClaimedTurn) {
    let decided = tokio::select! {
        decided = desk.decide(claimed) => decided,
        () = keep_alive(desk, options, claimed) => {
            tracing::warn!(turn.id = %claimed.lease.turn, "a turn's lease was lost");
            return;
        }
    };
    match decided {
        Ok(Recorded::Done { .. } | Recorded::Superseded) => {}
        Err(error) => {
            tracing::error!(
                turn.id = %claimed.lease.turn,
                attempt = claimed.attempt,
                error.code = error.code(),
                error = %crate::report(&error),
                "a turn was not finished"
            );
            let wait = RETRY * u32::try_from(claimed.attempt.clamp(1, 30)).unwrap_or(1);
            if let Err(error) = desk.database.release_turn(&claimed.lease, wait).await {
                tracing::warn!(
                    error.code = error.code(),
                    "a turn's lease runs out by itself"
                );
            }
        }
    }
}

/// Shows signs of life until the lease is lost.
async fn keep_alive(desk: &TurnDesk, options: &TurnOptions, claimed: &ClaimedTurn) {
    loop {
        tokio::time::sleep(options.lease / 4).await;
        match desk
            .database
            .extend_turn(&claimed.lease, options.lease)
            .await
        {
            Ok(()) => {}
            Err(error) if error.is_transient() => {}
            Err(_) => return,
        }
    }
}

/// Waits until there may be a turn to claim.
async fn rest(wakeups: &mut WakeUps, options: &TurnOptions, stop: &CancellationToken) {
    let called = async {
        while wakeups.next().await != Wake::Inbox {}
        // The text that woke us can be claimed once the burst it may belong to is over.
        tokio::time::sleep(options.debounce).await;
    };
    tokio::select! {
        () = called => {}
        () = tokio::time::sleep(options.poll) => {}
        () = stop.cancelled() => {}
    }
}

async fn pause(time: Duration, stop: &CancellationToken) {
    tokio::select! {
        () = tokio::time::sleep(time) => {}
        () = stop.cancelled() => {}
    }
}
