//! For tests only: fakes, conformance suites, test databases, fake providers over HTTP.
//!
//! Named in `[dev-dependencies]` alone. A crate that something here is built on takes it with
//! `default-features = false` and turns on what it may use; see the features in `Cargo.toml`.

pub mod conformance;
mod fake_twilio;

pub use fake_twilio::{
    FakeInbound, FakeMessage, FakeSignature, FakeTwilio, FakeTwilioError, Fault, WebhookResponse,
};
