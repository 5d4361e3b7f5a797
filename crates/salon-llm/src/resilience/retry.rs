//! Asking again, where that can help and there is time.

use std::future::Future;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use backon::{ExponentialBuilder, Retryable};
use tokio::time::Instant;

use super::options::ResilienceOptions;
use crate::error::ChatError;
use crate::model::ChatAnswer;

/// Makes a seed for every call out of the one that was passed in, so that calls of one process do not
/// pause alike either.
#[derive(Debug)]
pub(super) struct Jitter {
    seed: u64,
    calls: AtomicU64,
}

impl Jitter {
    pub(super) const fn new(seed: u64) -> Self {
        Self {
            seed,
            calls: AtomicU64::new(0),
        }
    }

    fn next(&self) -> u64 {
        let call = self.calls.fetch_add(1, Ordering::Relaxed);
        // Odd and with bits all over, so that neighbours get seeds far apart.
        self.seed ^ call.wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }
}

/// Until when a server asked to be left alone. It holds for every call, not only for the one that was
/// told: another one before then would be refused as well.
#[derive(Debug, Default)]
pub(super) struct Asked(Mutex<Option<Instant>>);

impl Asked {
    /// Remembers what a refusal asks for. No server keeps calls away for longer than the breaker
    /// would.
    pub(super) fn remember(&self, error: &ChatError, options: &ResilienceOptions) {
        if let Some(wait) = error.retry_after() {
            let until = Instant::now() + wait.min(options.breaker.open_for);
            let mut asked = self.inside();
            *asked = (*asked).max(Some(until));
        }
    }

    /// Waits for as long as a server asked.
    ///
    /// # Errors
    /// [`ChatError::Unavailable`], at once, when that would take the time that the answer needs.
    pub(super) async fn wait(
        &self,
        options: &ResilienceOptions,
        deadline: Option<Instant>,
    ) -> Result<(), ChatError> {
        let until = *self.inside();
        let left = until.map(|until| until.saturating_duration_since(Instant::now()));
        match left {
            None | Some(Duration::ZERO) => Ok(()),
            Some(left) if leaves_time(left, left, options, deadline) => {
                tokio::time::sleep(left).await;
                Ok(())
            }
            Some(left) => Err(ChatError::Unavailable {
                retry_after: Some(left),
            }),
        }
    }

    fn inside(&self) -> MutexGuard<'_, Option<Instant>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Asks until there is an answer, or an error that asking again does not help against in time.
pub(super) async fn retried<F>(
    attempt: impl FnMut() -> F + Send,
    options: &ResilienceOptions,
    jitter: &Jitter,
    deadline: Option<Instant>,
) -> Result<ChatAnswer, ChatError>
where
    F: Future<Output = Result<ChatAnswer, ChatError>> + Send,
{
    let pauses = ExponentialBuilder::new()
        .with_min_delay(options.first_pause)
        // More than twice, so that with what is added at random the next pause is still the longer.
        .with_factor(3.0)
        .with_max_delay(options.longest_pause)
        .with_max_times(options.retries)
        .with_jitter()
        .with_jitter_seed(jitter.next());
    attempt
        .retry(pauses)
        .when(helps)
        .adjust(|error, pause| fitting(error, pause?, deadline, options))
        .await
}

/// Whether the same question may be answered if it is asked again at once. A time-out, half an answer
/// or one that cannot be read took its time and was perhaps paid for; the turn has better use of what
/// is left.
fn helps(error: &ChatError) -> bool {
    match error {
        ChatError::Unreachable(_) => true,
        ChatError::Refused { .. } => error.is_transient(),
        ChatError::Interrupted(_)
        | ChatError::TimedOut
        | ChatError::TooLong { .. }
        | ChatError::Unreadable(_)
        | ChatError::InvalidRequest(_)
        | ChatError::Busy
        | ChatError::Unavailable { .. } => false,
    }
}

/// Returns how long to pause; `None` when that would take the time that the answer needs.
fn fitting(
    error: &ChatError,
    pause: Duration,
    deadline: Option<Instant>,
    options: &ResilienceOptions,
) -> Option<Duration> {
    let asked = error.retry_after().unwrap_or_default();
    let pause = pause.max(asked);
    leaves_time(pause, asked, options, deadline).then_some(pause)
}

/// Whether a pause, of which a server asked for a part, leaves the time that an answer needs.
fn leaves_time(
    pause: Duration,
    asked: Duration,
    options: &ResilienceOptions,
    deadline: Option<Instant>,
) -> bool {
    match deadline {
        Some(deadline) => {
            let left = deadline.saturating_duration_since(Instant::now());
            pause.saturating_add(options.least_time) <= left
        }
        None => asked <= options.longest_pause,
    }
}
