//! How fast one number may send.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// Numbers that are remembered; those that have not sent lately are forgotten first.
const REMEMBERED: usize = 10_000;

/// Gives each sender its turns, evenly spaced.
#[derive(Debug, Default)]
pub(crate) struct Pace {
    /// The time between two texts of one sender; none without a limit.
    every: Option<Duration>,
    next: Mutex<HashMap<String, Instant>>,
}

impl Pace {
    /// Lets each sender send this many texts a second; 0 sets no limit.
    pub(crate) fn per_second(texts: u32) -> Self {
        Self {
            every: (texts > 0).then(|| Duration::from_secs(1) / texts),
            next: Mutex::default(),
        }
    }

    /// Takes the sender's next turn, and returns how long it is until then. A turn that is farther
    /// away than `at_most` is not taken.
    pub(crate) fn take(&self, sender: &str, at_most: Duration) -> Result<Duration, Duration> {
        let Some(every) = self.every else {
            return Ok(Duration::ZERO);
        };
        let now = Instant::now();
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        if next.len() >= REMEMBERED {
            next.retain(|_, at| *at > now);
        }
        let turn = next.get(sender).copied().unwrap_or(now).max(now);
        let wait = turn - now;
        if wait > at_most {
            return Err(wait);
        }
        next.insert(sender.to_owned(), turn + every);
        Ok(wait)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: Duration = Duration::from_secs(10);

    #[tokio::test(start_paused = true)]
    async fn texts_of_one_sender_are_spaced_and_those_of_others_do_not_wait_for_them() {
        let pace = Pace::per_second(4);
        let waits: Vec<u128> = (0..4)
            .map(|_| pace.take("+1", LONG).unwrap().as_millis())
            .collect();
        assert_eq!(waits, [0, 250, 500, 750]);
        assert_eq!(pace.take("+2", LONG), Ok(Duration::ZERO));
        tokio::time::advance(Duration::from_secs(5)).await;
        assert_eq!(pace.take("+1", LONG), Ok(Duration::ZERO));
    }

    #[tokio::test(start_paused = true)]
    async fn a_turn_that_is_too_far_away_is_not_taken() {
        let pace = Pace::per_second(1);
        let short = Duration::from_millis(1_500);
        assert!(pace.take("+1", short).is_ok() && pace.take("+1", short).is_ok());
        assert_eq!(pace.take("+1", short), Err(Duration::from_secs(2)));
        assert_eq!(pace.take("+1", LONG), Ok(Duration::from_secs(2)));
        assert_eq!(Pace::per_second(0).take("+1", short), Ok(Duration::ZERO));
    }
}
