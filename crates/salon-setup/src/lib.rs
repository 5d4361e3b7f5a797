//! From settings to the adapters they name: the chat model, the assistant, the provider of texts.
//!
//! The libraries take small option structs, and the settings know no library. The binaries bring the
//! two together here, once for both of them.

mod error;
mod model;
mod texts;

pub use error::SetupError;
pub use model::{assistant, chat_model, model_assistant, model_limits};
pub use texts::twilio_gateway;
