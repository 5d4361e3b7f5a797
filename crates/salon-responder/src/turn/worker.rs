//! Workers that claim conversations and decide their turns.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt as _;
use salon_postgres::{ClaimedTurn, Recorded, Wake, WakeUps, Worker};
use tokio_util::sync::CancellationToken;

use super::quarantine::{MOST_ATTEMPTS, is_outage};
use super::{TurnDesk, TurnError, TurnOptions};

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
    let attempt = async {
        if claimed.attempt > MOST_ATTEMPTS {
            return Ended::Hopeless;
        }
        // A panic ends this attempt and not the worker.
        match AssertUnwindSafe(desk.decide(claimed)).catch_unwind().await {
            Ok(Ok(Recorded::Done { .. } | Recorded::Superseded)) => Ended::Well,
            Ok(Err(error)) => Ended::failed(claimed, &error),
            Err(_panic) => {
                tracing::error!(turn.id = %claimed.lease.turn, "a turn panicked");
                Ended::Badly
            }
        }
    };
    let ended = tokio::select! {
        ended = attempt => ended,
        () = keep_alive(desk, options, claimed) => {
            tracing::warn!(turn.id = %claimed.lease.turn, "a turn's lease was lost");
            return;
        }
    };
    let wait = RETRY * u32::try_from(claimed.attempt.clamp(1, 10)).unwrap_or(1);
    let given_back = match ended {
        Ended::Well => return,
        Ended::Outage => desk.database.return_turn(&claimed.lease, RETRY).await,
        Ended::Badly if claimed.attempt < MOST_ATTEMPTS => {
            desk.database.release_turn(&claimed.lease, wait).await
        }
        Ended::Badly | Ended::Hopeless => match desk.quarantine(claimed).await {
            Ok(_) => return,
            Err(error) => {
                tracing::error!(error.code = error.code(), error = %crate::report(&error), "a turn could not be left to a person");
                desk.database.release_turn(&claimed.lease, wait).await
            }
        },
    };
    if let Err(error) = given_back {
        tracing::warn!(
            error.code = error.code(),
            "a turn's lease runs out by itself"
        );
    }
}

/// How an attempt at a turn ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ended {
    /// It is recorded.
    Well,
    /// The database was away.
    Outage,
    /// It failed.
    Badly,
    /// It was not even begun: it has failed often enough.
    Hopeless,
}

impl Ended {
    fn failed(claimed: &ClaimedTurn, error: &TurnError) -> Self {
        tracing::error!(
            turn.id = %claimed.lease.turn,
            attempt = claimed.attempt,
            error.code = error.code(),
            error = %crate::report(error),
            "a turn was not finished"
        );
        if is_outage(error) {
            Self::Outage
        } else {
            Self::Badly
        }
    }
}

/// Shows signs of life until the lease is lost.
async fn keep_alive(desk: &TurnDesk, options: &TurnOptions, claimed: &ClaimedTurn) {
    loop {
        tokio::time::sleep(options.heartbeat).await;
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
