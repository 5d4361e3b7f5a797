//! The port: one call, one answer.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;

use crate::error::ChatError;
use crate::message::Unread;
use crate::request::ChatRequest;
use crate::tool::ToolCall;

/// A chat model.
///
/// A call ends by the request's deadline, if it has one. Dropping the future of a call gives the call
/// up; what it cost until then is not known.
#[async_trait]
pub trait ChatModel: fmt::Debug + Send + Sync {
    /// Returns the name of the model, for health pages and the record of a turn.
    fn name(&self) -> &str;

    /// Asks the model once.
    ///
    /// # Errors
    /// [`ChatError`]; [`ChatError::is_transient`] says whether asking again can help.
    async fn complete(&self, request: &ChatRequest) -> Result<ChatAnswer, ChatError>;

    /// Returns whether calls go through at the moment, as far as that is watched: `closed` when they
    /// do, `open` when the model is left alone, `half_open` while one call tries it.
    fn breaker(&self) -> Option<&'static str> {
        None
    }
}

/// What a model answered. Nothing in it has been checked.
#[derive(Clone, PartialEq, Eq)]
pub struct ChatAnswer {
    /// Its words, if it said any.
    pub text: Option<String>,
    /// The tools it asks for.
    pub tool_calls: Vec<ToolCall>,
    /// Why it stopped.
    pub finish: FinishReason,
    /// What it cost, when the server says so.
    pub usage: Option<Usage>,
    /// The model that answered, as the server calls it; often more exact than the name it was asked by.
    pub model: Option<String>,
    /// How long it took, from asking to having read the answer; zero where nobody measured.
    pub latency: Duration,
}

/// Why a model stopped.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FinishReason {
    /// It was done.
    Stop,
    /// The answer reached its longest length: it may end in the middle of a word.
    Length,
    /// It asks for tools.
    ToolCalls,
    /// A filter of the provider held the answer back.
    ContentFilter,
    /// A reason that this crate does not know, or none.
    Other(Option<String>),
}

/// What an answer cost, in tokens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// Tokens read, those from the provider's cache included.
    pub prompt_tokens: u32,
    /// How many of them came from the provider's cache, which is cheaper.
    pub cached_prompt_tokens: u32,
    /// Tokens written.
    pub completion_tokens: u32,
}

impl ChatAnswer {
    /// Makes an answer in words.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self {
            text: Some(text.into()),
            ..Self::empty(FinishReason::Stop)
        }
    }

    /// Makes an answer that asks for tools.
    #[must_use]
    pub fn calls(tool_calls: Vec<ToolCall>) -> Self {
        Self {
            tool_calls,
            ..Self::empty(FinishReason::ToolCalls)
        }
    }

    /// Says what the answer cost.
    #[must_use]
    pub const fn with_usage(mut self, usage: Usage) -> Self {
        self.usage = Some(usage);
        self
    }

    const fn empty(finish: FinishReason) -> Self {
        Self {
            text: None,
            tool_calls: Vec::new(),
            finish,
            usage: None,
            model: None,
            latency: Duration::ZERO,
        }
    }
}

impl fmt::Debug for ChatAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ChatAnswer")
            .field("text", &self.text.as_deref().map(Unread))
            .field("tool_calls", &self.tool_calls)
            .field("finish", &self.finish)
            .field("usage", &self.usage)
            .field("model", &self.model)
            .field("latency", &self.latency)
            .finish()
    }
}

#[async_trait]
impl<T: ChatModel + ?Sized> ChatModel for Arc<T> {
    fn name(&self) -> &str {
        self.as_ref().name()
    }

    async fn complete(&self, request: &ChatRequest) -> Result<ChatAnswer, ChatError> {
        self.as_ref().complete(request).await
    }

    fn breaker(&self) -> Option<&'static str> {
        self.as_ref().breaker()
    }
}
