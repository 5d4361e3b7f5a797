//! Trying again when another transaction was in the way.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::time::Duration;

use crate::drafts::ApproveError;
use crate::error::{BookError, DatabaseError, ForgetError, LeaseError, VisitError};

/// An error that says whether another transaction was in the way.
pub(crate) trait InTheWay {
    fn in_the_way(&self) -> bool;
}

impl InTheWay for DatabaseError {
    fn in_the_way(&self) -> bool {
        matches!(self, Self::Conflict(_))
    }
}

impl InTheWay for BookError {
    fn in_the_way(&self) -> bool {
        matches!(self, Self::Database(error) if error.in_the_way())
    }
}

impl InTheWay for VisitError {
    fn in_the_way(&self) -> bool {
        matches!(self, Self::Database(error) if error.in_the_way())
    }
}

impl InTheWay for ForgetError {
    fn in_the_way(&self) -> bool {
        matches!(self, Self::Database(error) if error.in_the_way())
    }
}

impl InTheWay for ApproveError {
    fn in_the_way(&self) -> bool {
        matches!(self, Self::Database(error) if error.in_the_way())
    }
}

impl InTheWay for LeaseError {
    fn in_the_way(&self) -> bool {
        matches!(self, Self::Database(error) if error.in_the_way())
    }
}

const ATTEMPTS: u32 = 5;

/// Runs a whole transaction, and runs it again from the start after a serialization failure or a
/// deadlock: up to five times, after 5, 10, 20, 40 ms, each half by chance.
pub(crate) async fn again<T, E, F>(mut work: impl FnMut() -> F) -> Result<T, E>
where
    F: Future<Output = Result<T, E>>,
    E: InTheWay,
{
    for attempt in 1..ATTEMPTS {
        match work().await {
            Err(error) if error.in_the_way() => tokio::time::sleep(pause(attempt)).await,
            done => return done,
        }
    }
    work().await
}

/// Half a fixed pause and up to half by chance, so that two who collided part.
fn pause(attempt: u32) -> Duration {
    let longest = 5_u64 << (attempt - 1);
    // A fresh hasher's seed is chance enough for a pause.
    let chance = RandomState::new().build_hasher().finish() % (longest * 500);
    Duration::from_micros(longest * 500 + chance)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Cause;

    #[test]
    fn pauses_grow_and_stay_within_their_bounds() {
        for attempt in 1..ATTEMPTS {
            let longest = Duration::from_millis(5 << (attempt - 1));
            assert!(pause(attempt) >= longest / 2 && pause(attempt) <= longest);
        }
    }

    #[tokio::test(start_paused = true)]
    async fn tries_again_only_when_another_was_in_the_way() {
        let run = |error: fn() -> DatabaseError| async move {
            let mut tries = 0;
            let ended: Result<(), _> = again(|| {
                tries += 1;
                std::future::ready(Err(error()))
            })
            .await;
            (tries, ended.unwrap_err().code())
        };
        let conflict = || DatabaseError::Conflict(Cause::new("deadlock detected"));
        assert_eq!(run(conflict).await, (ATTEMPTS, "database_conflict"));
        assert_eq!(
            run(|| DatabaseError::NotFound).await,
            (1, "database_not_found")
        );
    }
}
