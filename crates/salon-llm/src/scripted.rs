//! A model that says what it was told to say, for demonstrations, evaluations and tests.

mod references;

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;

use crate::error::ChatError;
use crate::model::{ChatAnswer, ChatModel};
use crate::request::ChatRequest;

/// A model with a script: one line per call, in order, then [`ChatError::Unavailable`].
///
/// A script is written before anybody knows the ids that tools will answer with. So an argument of a
/// scripted tool call that reads `${/offers/0/id}` is replaced by what stands there in the newest
/// tool's answer of the thread that has such a place (a JSON pointer), and
/// `${find_openings/offers/0/id}` by what `find_openings` answered. What is not found stays as it is,
/// for the tool to refuse.
pub struct ScriptedModel {
    name: String,
    script: Mutex<Script>,
}

/// What happens to a question when every line has been said.
type Fallback = Box<dyn FnMut(&ChatRequest) -> Result<ChatAnswer, ChatError> + Send>;

#[derive(Default)]
struct Script {
    lines: VecDeque<Result<ChatAnswer, ChatError>>,
    asked: Vec<ChatRequest>,
    fallback: Option<Fallback>,
}

impl ScriptedModel {
    /// Makes a model that says these lines.
    pub fn new(lines: impl IntoIterator<Item = Result<ChatAnswer, ChatError>>) -> Self {
        Self {
            name: "scripted".to_owned(),
            script: Mutex::new(Script {
                lines: lines.into_iter().collect(),
                ..Script::default()
            }),
        }
    }

    /// Makes a model whose answers a function writes, for what a fixed script cannot say.
    pub fn answering(
        answer: impl FnMut(&ChatRequest) -> Result<ChatAnswer, ChatError> + Send + 'static,
    ) -> Self {
        let model = Self::new([]);
        model.script().fallback = Some(Box::new(answer));
        model
    }

    /// Gives the model a name; without one it is `scripted`.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }

    /// Adds a line at the end of the script.
    pub fn push(&self, line: Result<ChatAnswer, ChatError>) {
        self.script().lines.push_back(line);
    }

    /// Returns how many lines have not been said.
    #[must_use]
    pub fn remaining(&self) -> usize {
        self.script().lines.len()
    }

    /// Returns what it has been asked, oldest first.
    #[must_use]
    pub fn asked(&self) -> Vec<ChatRequest> {
        self.script().asked.clone()
    }

    /// A panic elsewhere cannot leave the script half changed, so its lock is good after one.
    fn script(&self) -> MutexGuard<'_, Script> {
        self.script.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for ScriptedModel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ScriptedModel({} lines)", self.remaining())
    }
}

#[async_trait]
impl ChatModel for ScriptedModel {
    fn name(&self) -> &str {
        &self.name
    }

    async fn complete(&self, request: &ChatRequest) -> Result<ChatAnswer, ChatError> {
        let mut script = self.script();
        script.asked.push(request.clone());
        let mut answer = match (script.lines.pop_front(), &mut script.fallback) {
            (Some(line), _) => line?,
            (None, Some(fallback)) => fallback(request)?,
            (None, None) => return Err(ChatError::Unavailable { retry_after: None }),
        };
        for call in &mut answer.tool_calls {
            references::resolve(call, &request.messages);
        }
        answer.model.get_or_insert_with(|| self.name.clone());
        Ok(answer)
    }
}
