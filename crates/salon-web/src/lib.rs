//! The HTTP faces of the front desk: Twilio's webhooks, calendars, health, metrics.
//!
//! The crate turns requests into calls of `salon-responder` and their results into answers; it
//! decides nothing about texts or visits. [`start`] binds the ports and serves until [`Web::stop`].
//!
//! ```no_run
//! fn open(parts: &salon_web::WebParts) -> Result<salon_web::Web, Box<dyn std::error::Error>> {
//!     let options = salon_web::WebOptions {
//!         listen: vec!["127.0.0.1:8000".parse()?],
//!         ..salon_web::WebOptions::default()
//!     };
//!     let web = salon_web::start(parts, options)?;
//!     assert!(!web.addresses().is_empty());
//!     Ok(web)
//! }
//! ```
//!
//! What it never does: answer the provider with anything but TwiML, wait longer than the request
//! deadline, or log a number or a word of a text.

#![expect(clippy::future_not_send, reason = "a request is served on one thread")]

mod calendar;
mod health;
mod observe;
mod options;
mod server;
mod webhook;

pub use options::{ProviderCheck, WebOptions};
pub use server::{Web, WebError, WebParts, start};
