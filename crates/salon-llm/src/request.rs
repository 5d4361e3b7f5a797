//! What is asked of a model.

use std::time::Instant;

use serde_json::Value;

use crate::message::Message;
use crate::tool::{Tool, ToolChoice};

/// One question to a model.
#[derive(Clone, Debug, PartialEq)]
pub struct ChatRequest {
    /// The thread, oldest first.
    pub messages: Vec<Message>,
    /// The tools it may ask for.
    pub tools: Vec<Tool>,
    /// Whether it may, must or must not ask for one.
    pub tool_choice: ToolChoice,
    /// What form its words must have.
    pub response: ResponseFormat,
    /// Most tokens of the answer; `None` leaves it to the model's settings.
    pub max_tokens: Option<u32>,
    /// How freely it may answer, 0 to 2; `None` leaves it to the model's settings.
    pub temperature: Option<f32>,
    /// When the answer is of no use any more: the end of a turn, however many calls it takes. The
    /// model's own time limit for one call holds besides.
    pub deadline: Option<Instant>,
}

/// What form a model's words must have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ResponseFormat {
    /// Any.
    #[default]
    Text,
    /// JSON that this schema describes.
    Schema {
        /// The name of the schema: letters, digits, `_` and `-`.
        name: String,
        /// The schema of an object.
        schema: Value,
    },
}

impl ChatRequest {
    /// Asks for an answer in words to a thread.
    #[must_use]
    pub const fn new(messages: Vec<Message>) -> Self {
        Self {
            messages,
            tools: Vec::new(),
            tool_choice: ToolChoice::Auto,
            response: ResponseFormat::Text,
            max_tokens: None,
            temperature: None,
            deadline: None,
        }
    }

    /// Lets the model ask for tools.
    #[must_use]
    pub fn with_tools(mut self, tools: Vec<Tool>, choice: ToolChoice) -> Self {
        self.tools = tools;
        self.tool_choice = choice;
        self
    }

    /// Asks for JSON that a schema describes, in place of words.
    #[must_use]
    pub fn with_schema(mut self, name: impl Into<String>, schema: Value) -> Self {
        self.response = ResponseFormat::Schema {
            name: name.into(),
            schema,
        };
        self
    }

    /// Sets when the answer is of no use any more.
    #[must_use]
    pub const fn with_deadline(mut self, deadline: Instant) -> Self {
        self.deadline = Some(deadline);
        self
    }
}
