//! What stands between a program and a model that fails: retries where they can help, a circuit
//! breaker where they cannot, and a bound on calls.

mod breaker;
mod options;
mod retry;

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use tokio::sync::{Semaphore, SemaphorePermit, oneshot};
use tokio::time::{Instant, timeout, timeout_at};

use self::breaker::{Admission, Breaker, Outcome, Ticket};
use crate::error::ChatError;
use crate::model::{ChatAnswer, ChatModel};
use crate::request::ChatRequest;

pub use self::breaker::BreakerState;
pub use self::options::{BreakerOptions, ResilienceOptions};

/// A model that is asked with care.
///
/// - At most so many calls at once; one more waits a little and is then [`ChatError::Busy`].
/// - A call is repeated only where that can help (no connection, 408, 409, 429, 5xx) and the pause,
///   `Retry-After` included, leaves time before the request's deadline.
/// - While a server asked to be left alone with `Retry-After`, other calls wait as well, or are
///   [`ChatError::Unavailable`] at once when they have no time for it.
/// - When too many calls fail the breaker opens: the model is left alone and every call is
///   [`ChatError::Unavailable`] at once. Every so often one call goes through as a probe; its caller
///   waits for it only shortly, the probe itself as long as it takes. The first answer closes the
///   breaker.
///
/// What [`ChatError::is_transient`] counts as a failure; what is wrong with a request or the settings
/// does not, because the server answered. Clones share everything. It must be used inside a tokio
/// runtime.
pub struct Resilient<M> {
    shared: Arc<Shared<M>>,
}

/// How a model is doing, known without asking it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelHealth {
    /// The model's name.
    pub model: String,
    /// How well it can be used.
    pub standing: Standing,
    /// What the breaker does.
    pub breaker: BreakerState,
    /// The code of the last failure, until a call succeeds.
    pub error: Option<&'static str>,
    /// How many calls are under way.
    pub calls: usize,
}

/// How well a model can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It answered last time, or has not been asked.
    Healthy,
    /// The last call failed; the next may not.
    Degraded,
    /// It is left alone for a while, or a person has to change its settings.
    Unavailable,
}

struct Shared<M> {
    model: M,
    options: ResilienceOptions,
    breaker: Breaker,
    places: Semaphore,
    jitter: retry::Jitter,
    asked: retry::Asked,
    last_failure: Mutex<Option<Failure>>,
}

/// What is remembered of a failed call.
#[derive(Clone, Copy)]
struct Failure {
    code: &'static str,
    configuration: bool,
}

impl<M: ChatModel + 'static> Resilient<M> {
    /// Puts a model under care.
    pub fn new(model: M, mut options: ResilienceOptions) -> Self {
        let places = options.max_concurrent.clamp(1, Semaphore::MAX_PERMITS);
        options.max_concurrent = places;
        let shared = Shared {
            breaker: Breaker::new(options.breaker),
            places: Semaphore::new(places),
            jitter: retry::Jitter::new(options.jitter_seed),
            asked: retry::Asked::default(),
            last_failure: Mutex::new(None),
            options,
            model,
        };
        Self {
            shared: Arc::new(shared),
        }
    }

    /// Returns what the breaker does.
    #[must_use]
    pub fn state(&self) -> BreakerState {
        self.shared.breaker.state(Instant::now().into_std())
    }

    /// Returns how the model is doing. Asks nobody: costs nothing, however often.
    #[must_use]
    pub fn health(&self) -> ModelHealth {
        let (breaker, failure) = (self.state(), *self.shared.last_failure());
        let standing = match (breaker, failure) {
            (BreakerState::Open { .. }, _) => Standing::Unavailable,
            (_, Some(failure)) if failure.configuration => Standing::Unavailable,
            (BreakerState::HalfOpen, _) | (BreakerState::Closed, Some(_)) => Standing::Degraded,
            (BreakerState::Closed, None) => Standing::Healthy,
        };
        let free = self.shared.places.available_permits();
        ModelHealth {
            model: self.shared.model.name().to_owned(),
            standing,
            breaker,
            error: failure.map(|failure| failure.code),
            calls: self.shared.options.max_concurrent.saturating_sub(free),
        }
    }
}

#[async_trait]
impl<M: ChatModel + 'static> ChatModel for Resilient<M> {
    fn name(&self) -> &str {
        self.shared.model.name()
    }

    async fn complete(&self, request: &ChatRequest) -> Result<ChatAnswer, ChatError> {
        let deadline = request.deadline.map(Instant::from_std);
        if deadline.is_some_and(|deadline| deadline <= Instant::now()) {
            return Err(ChatError::TimedOut);
        }
        let attempt = || attempt(&self.shared, request, deadline);
        let (options, jitter) = (&self.shared.options, &self.shared.jitter);
        retry::retried(attempt, options, jitter, deadline).await
    }

    fn breaker(&self) -> Option<&'static str> {
        Some(self.state().code())
    }
}

/// Asks once, if the breaker lets it.
async fn attempt<M: ChatModel + 'static>(
    shared: &Arc<Shared<M>>,
    request: &ChatRequest,
    deadline: Option<Instant>,
) -> Result<ChatAnswer, ChatError> {
    match shared.breaker.admit(Instant::now().into_std()) {
        Admission::Refused { retry_after } => Err(unavailable(retry_after)),
        Admission::Probe(ticket) => probe(shared, request, deadline, ticket).await,
        Admission::Call(ticket) => {
            shared.asked.wait(&shared.options, deadline).await?;
            let _place = place(&shared.places, shared.options.max_wait, deadline).await?;
            // It may have opened while this call waited for its place.
            if let Some(retry_after) = shared.breaker.opened_since(ticket, now()) {
                return Err(unavailable(retry_after));
            }
            let answer = shared.model.complete(request);
            let answer = match deadline {
                Some(deadline) => timeout_at(deadline, answer).await,
                None => Ok(answer.await),
            };
            let answer = answer.unwrap_or(Err(ChatError::TimedOut));
            shared.settle(ticket, &answer);
            answer
        }
    }
}

/// Asks a model that failed, to see whether it still does. The question goes on when its caller has
/// no time left: a slow answer is a sign of life too.
async fn probe<M: ChatModel + 'static>(
    shared: &Arc<Shared<M>>,
    request: &ChatRequest,
    deadline: Option<Instant>,
    ticket: Ticket,
) -> Result<ChatAnswer, ChatError> {
    let (sender, receiver) = oneshot::channel();
    let (asker, mut request) = (Arc::clone(shared), request.clone());
    request.deadline = None;
    drop(tokio::spawn(async move {
        let answer = timeout(asker.options.probe_limit, asker.model.complete(&request)).await;
        let answer = answer.unwrap_or(Err(ChatError::TimedOut));
        asker.settle(ticket, &answer);
        // Nobody may be waiting any more, which is fine.
        drop(sender.send(answer));
    }));
    let patience = Instant::now() + shared.options.probe_patience;
    let until = deadline.map_or(patience, |deadline| deadline.min(patience));
    match timeout_at(until, receiver).await {
        Ok(Ok(answer)) => answer,
        Ok(Err(_)) | Err(_) => Err(ChatError::Unavailable { retry_after: None }),
    }
}

/// Waits for a place among the calls under way.
async fn place(
    places: &Semaphore,
    max_wait: Duration,
    deadline: Option<Instant>,
) -> Result<SemaphorePermit<'_>, ChatError> {
    let patience = Instant::now() + max_wait;
    let until = deadline.map_or(patience, |deadline| deadline.min(patience));
    match timeout_at(until, places.acquire()).await {
        Ok(Ok(place)) => Ok(place),
        Ok(Err(_)) | Err(_) => Err(ChatError::Busy),
    }
}

const fn unavailable(retry_after: Duration) -> ChatError {
    ChatError::Unavailable {
        retry_after: Some(retry_after),
    }
}

fn now() -> std::time::Instant {
    Instant::now().into_std()
}

impl<M> Shared<M> {
    /// Draws the conclusions from an answer.
    fn settle(&self, ticket: Ticket, answer: &Result<ChatAnswer, ChatError>) {
        let (outcome, failure) = match answer {
            Ok(_) => (Outcome::Answered, None),
            Err(error) => {
                self.asked.remember(error, &self.options);
                let failed = error.is_transient();
                let outcome = if failed {
                    Outcome::Failed
                } else {
                    Outcome::Answered
                };
                let failure = Failure {
                    code: error.code(),
                    configuration: error.is_configuration(),
                };
                (outcome, Some(failure))
            }
        };
        if self.breaker.record(ticket, outcome, now()) {
            *self.last_failure() = failure;
        }
    }

    /// A panic elsewhere cannot leave one assignment half done, so the lock is good after one.
    fn last_failure(&self) -> MutexGuard<'_, Option<Failure>> {
        self.last_failure
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

impl<M> Clone for Resilient<M> {
    fn clone(&self) -> Self {
        Self {
            shared: Arc::clone(&self.shared),
        }
    }
}

impl<M: fmt::Debug> fmt::Debug for Resilient<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Resilient")
            .field("model", &self.shared.model)
            .field("breaker", &self.shared.breaker.state(now()))
            .finish_non_exhaustive()
    }
}
