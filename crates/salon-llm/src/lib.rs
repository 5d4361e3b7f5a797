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
//! What it never does: keep a thread, read the environment, log, or show what was said. `Debug` of a
//! message, an answer or a tool call tells how long its words are, not the words; errors carry a
//! status and a code; a key is shown nowhere.
//!
//! # Features
//! - `openai`: `OpenAiModel`, for every server that speaks OpenAI's chat completions. It brings tokio
//!   and an HTTP client.
//! - `resilience`: `Resilient`, which puts retries, a circuit breaker and a bound on calls around any
//!   model, and tells how it is doing. It brings tokio.
//!
//! # Against a real server
//! The suite talks to a fake over HTTP. The example `real_server` asks a server that somebody else
//! wrote everything that a front desk asks, and shows what came back:
//!
//! ```text
//! cargo run -p salon-llm --all-features --example real_server -- http://127.0.0.1:18080/v1 --json-object
//! cargo run -p salon-llm --all-features --example real_server -- http://127.0.0.1:18081/v1 --key sk-test --llmock
//! ```
//!
//! The first is for llama-cpp-python (`python -m llama_cpp.server --model MODEL.gguf --port 18080
//! --chat_format chatml`), the second for llmock (`llmock serve --port 18081`), which is told to fail
//! in every way that it knows and says at the end whether this client did as it should.

mod error;
mod message;
mod model;
#[cfg(feature = "openai")]
mod openai;
mod price;
mod request;
#[cfg(feature = "resilience")]
mod resilience;
mod scripted;
mod tool;

pub use error::ChatError;
pub use message::Message;
pub use model::{ChatAnswer, ChatModel, FinishReason, Usage};
#[cfg(feature = "openai")]
pub use openai::{
    AnswerSchemas, ApiKey, InstructionRole, KeyHeader, OpenAiModel, OpenAiOptions,
    OpenAiSetupError, Temperature, TokenLimit, ToolSchemas,
};
pub use price::{Micros, Price, PriceTable, PriceTableError};
pub use request::{ChatRequest, ResponseFormat};
#[cfg(feature = "resilience")]
pub use resilience::{
    BreakerOptions, BreakerState, ModelHealth, ResilienceOptions, Resilient, Standing,
};
pub use scripted::ScriptedModel;
pub use tool::{BrokenArguments, Tool, ToolCall, ToolChoice};
