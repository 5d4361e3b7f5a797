//! For tests only: fakes, conformance suites, test databases, fake providers over HTTP.
//!
//! Named in `[dev-dependencies]` alone. A crate that something here is built on takes it with
//! `default-features = false` and turns on what it may use; see the features in `Cargo.toml`.

#[cfg(feature = "responder")]
mod clock;
pub mod conformance;
#[cfg(feature = "postgres")]
#[expect(
    clippy::expect_used,
    reason = "a test without its database has failed, and says so at once"
)]
mod database;
mod fake_openai;
mod fake_twilio;
mod fault_proxy;
mod first_version;
mod http_answer;
#[cfg(feature = "postgres")]
mod phone;
mod server_process;

#[cfg(feature = "responder")]
pub use clock::ManualClock;
#[cfg(feature = "postgres")]
pub use database::{TestDatabase, TestSession};
pub use fake_openai::{ChatFault, FakeChat, FakeOpenAi, FakeOpenAiTimedOut, Quirk};
pub use fake_twilio::{
    FakeInbound, FakeMessage, FakeNumber, FakeService, FakeSignature, FakeTwilio, FakeTwilioError,
    Fault, Weather, WebhookResponse,
};
pub use fault_proxy::{FaultProxy, Line};
pub use first_version::{FIRST_VERSION_ROWS, FIRST_VERSION_TABLES};
pub use http_answer::HttpAnswer;
#[cfg(feature = "postgres")]
pub use phone::{Phone, next_sid};
pub use server_process::{ServerProcess, workspace_binary};
