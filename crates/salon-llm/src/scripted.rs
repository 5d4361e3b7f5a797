//! A model that says what it was told to say, for demonstrations, evaluations and tests.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;

use crate::error::ChatError;
use crate::model::{ChatAnswer, ChatModel};
use crate::request::ChatRequest;

/// A model with a script: one line per call, in order, then [`ChatError::Unavailable`].
pub struct ScriptedModel {
    lines: Mutex<VecDeque<Result<ChatAnswer, ChatError>>>,
}

impl ScriptedModel {
    /// Makes a model that says these lines.
    pub fn new(lines: impl IntoIterator<Item = Result<ChatAnswer, ChatError>>) -> Self {
        Self {
            lines: Mutex::new(lines.into_iter().collect()),
        }
    }

    /// Adds a line at the end of the script.
    pub fn push(&self, line: Result<ChatAnswer, ChatError>) {
        self.lines().push_back(line);
    }

    /// Returns how many lines have not been said.
    #[must_use]
    pub fn remaining(&self) -> usize {
        self.lines().len()
    }

    /// A panic elsewhere cannot leave the queue half changed, so its lock is good after one.
    fn lines(&self) -> MutexGuard<'_, VecDeque<Result<ChatAnswer, ChatError>>> {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for ScriptedModel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ScriptedModel({} lines)", self.remaining())
    }
}

#[async_trait]
impl ChatModel for ScriptedModel {
    fn name(&self) -> &'static str {
        "scripted"
    }

    async fn complete(&self, _request: &ChatRequest) -> Result<ChatAnswer, ChatError> {
        self.lines()
            .pop_front()
            .unwrap_or(Err(ChatError::Unavailable { retry_after: None }))
    }
}
