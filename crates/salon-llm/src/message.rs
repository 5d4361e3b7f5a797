//! The messages of a thread.

use std::fmt;

use crate::tool::ToolCall;

/// One message of the thread that a model reads.
#[derive(Clone, PartialEq, Eq)]
pub enum Message {
    /// What the program tells the model: its part, its rules, what it may know.
    System(String),
    /// The same under the name that newer models of OpenAI have for it. Adapters write it under the
    /// name that their server knows.
    Developer(String),
    /// What a person wrote.
    User(String),
    /// What the model answered earlier.
    Assistant {
        /// Its words, if it said any.
        text: Option<String>,
        /// The tools it asked for.
        tool_calls: Vec<ToolCall>,
    },
    /// What a tool answered.
    Tool {
        /// The call that it answers: [`ToolCall::id`].
        call_id: String,
        /// Its result, usually JSON.
        text: String,
    },
}

impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::System(text) => write!(f, "System({})", Unread(text)),
            Self::Developer(text) => write!(f, "Developer({})", Unread(text)),
            Self::User(text) => write!(f, "User({})", Unread(text)),
            Self::Assistant { text, tool_calls } => f
                .debug_struct("Assistant")
                .field("text", &text.as_deref().map(Unread))
                .field("tool_calls", tool_calls)
                .finish(),
            Self::Tool { call_id, text } => write!(f, "Tool({call_id}, {})", Unread(text)),
        }
    }
}

/// Shows the length of a text in place of its words.
pub(crate) struct Unread<'a>(pub(crate) &'a str);

impl fmt::Display for Unread<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} characters", self.0.chars().count())
    }
}

impl fmt::Debug for Unread<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn never_prints_what_a_person_wrote() {
        let call = ToolCall::new("call_1", "book", r#"{"note":"sentinel"}"#);
        let thread = [
            Message::System("sentinel".into()),
            Message::Developer("sentinel".into()),
            Message::User("sentinel".into()),
            Message::Assistant {
                text: Some("sentinel".into()),
                tool_calls: vec![call],
            },
            Message::Tool {
                call_id: "call_1".into(),
                text: "sentinel".into(),
            },
        ];
        let shown = format!("{thread:?}");
        assert!(
            !shown.contains("sentinel") && shown.contains("User(8 characters)"),
            "{shown}"
        );
    }
}
