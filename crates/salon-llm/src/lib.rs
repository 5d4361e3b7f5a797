//! Chat models behind one port: what is asked, what is answered, and what can go wrong.
//!
//! [`ChatModel`] is one call: a thread of messages and some tools go in, words or tool calls come
//! out. Who calls it decides what the answer is worth; nothing here trusts it.
//!
//! ```
//! use salon_llm::{ChatAnswer, ChatModel, ChatRequest, Message, ScriptedModel};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), salon_llm::ChatError> {
//! let model = ScriptedModel::new([Ok(ChatAnswer::text("We close at 6 pm today."))]);
//! let request = ChatRequest::new(vec![
//!     Message::System("You answer texts for a salon.".into()),
//!     Message::User("When do you close?".into()),
//! ]);
//! let answer = model.complete(&request).await?;
//! assert_eq!(answer.text.as_deref(), Some("We close at 6 pm today."));
//! # Ok(())
//! # }
//! ```
//!
//! The crate keeps no thread, retries nothing and never logs: `Debug` of a message, an answer or a
//! tool call shows how long its words are, not the words.

mod error;
mod message;
mod model;
mod request;
mod scripted;
mod tool;

pub use error::ChatError;
pub use message::Message;
pub use model::{ChatAnswer, ChatModel, FinishReason, Usage};
pub use request::{ChatRequest, ResponseFormat};
pub use scripted::ScriptedModel;
pub use tool::{BrokenArguments, Tool, ToolCall, ToolChoice};
