//! What the fake remembers.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde_json::Value;
use tokio::sync::{Semaphore, watch};

use super::answers::{ChatFault, FakeChat};

/// Writes the answer to a request, from its body.
pub(super) type Answerer = Box<dyn FnMut(&Value) -> FakeChat + Send>;

/// What the server and the test share.
pub(super) struct Shared {
    pub(super) key: String,
    pub(super) port: u16,
    state: Mutex<State>,
    /// How many requests arrived so far.
    pub(super) arrived: watch::Sender<usize>,
    /// How many requests were held so far.
    pub(super) held: watch::Sender<usize>,
    /// One permit for each held request that may go on.
    pub(super) released: Semaphore,
}

/// What changes.
#[derive(Default)]
pub(super) struct State {
    pub(super) only_model: Option<String>,
    pub(super) answers: VecDeque<FakeChat>,
    pub(super) answer: Option<Answerer>,
    pub(super) outage: Option<ChatFault>,
    pub(super) requests: Vec<Value>,
    pub(super) problems: Vec<String>,
    pub(super) connections: usize,
    pub(super) most_at_once: usize,
    under_way: usize,
    answered: usize,
}

impl Shared {
    pub(super) fn new(key: &str, port: u16) -> Self {
        Self {
            key: key.to_owned(),
            port,
            state: Mutex::new(State::default()),
            arrived: watch::Sender::new(0),
            held: watch::Sender::new(0),
            released: Semaphore::new(0),
        }
    }

    /// A panic elsewhere while the lock was held leaves nothing half done here.
    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts a request in, until the guard is dropped.
    pub(super) fn enter(&self) -> UnderWay<'_> {
        let mut state = self.state();
        state.under_way += 1;
        state.most_at_once = state.most_at_once.max(state.under_way);
        drop(state);
        self.arrived.send_modify(|arrived| *arrived += 1);
        UnderWay(self)
    }

    /// Picks the answer to a request, and says which one it is in the order of answers.
    pub(super) fn next_answer(&self, request: &Value) -> (FakeChat, usize) {
        let mut state = self.state();
        state.answered += 1;
        let number = state.answered;
        if let Some(outage) = &state.outage {
            return (outage.clone().into(), number);
        }
        let queued = state.answers.pop_front();
        let answer = match (queued, &mut state.answer) {
            (Some(answer), _) => answer,
            (None, Some(answer)) => answer(request),
            (None, None) => FakeChat::words("OK"),
        };
        (answer, number)
    }
}

/// A request that has not been answered yet.
pub(super) struct UnderWay<'a>(&'a Shared);

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.0.state().under_way -= 1;
    }
}
