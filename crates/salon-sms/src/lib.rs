//! Text messages in and out: the gateway port, Twilio's protocol, encoding and segments.
//!
//! A program that answers texts needs four things from this crate: a [`SmsGateway`] to send with
//! (a [`Simulator`] that touches no network, or `TwilioGateway` behind the feature `twilio`), a
//! [`Form`] and an [`InboundText`] to read what a webhook received, [`AuthTokens`] to know that it
//! came from Twilio, and [`measure`] to know what an answer will cost.
//!
//! ```
//! use salon_sms::{AuthTokens, Encoding, Form, InboundText, SignedParams, measure};
//!
//! // What the webhook received: the URL as Twilio requested it, the body, the signature header.
//! let url = "https://salon.example/webhook/sms";
//! let body = b"From=%2B19185550123&To=%2B19185550100&Body=Hi%21&MessageSid=SM1&AccountSid=AC1";
//! let form = Form::parse(body);
//! let tokens: AuthTokens = "the account's auth token".parse()?;
//! let header = tokens.sign(url, SignedParams::Form(&form));
//!
//! tokens.verify(url, SignedParams::Form(&form), Some(&header))?;
//! assert!(tokens.verify(url, SignedParams::Form(&form), Some("forged")).is_err());
//!
//! let text = InboundText::from_form(&form)?;
//! assert_eq!((text.body.as_str(), text.from.as_str()), ("Hi!", "+19185550123"));
//!
//! // One typographic apostrophe makes this text more than twice as expensive per character.
//! assert_eq!(measure("It's Friday at 2").encoding, Encoding::Gsm7);
//! assert_eq!(measure("It\u{2019}s Friday at 2").encoding, Encoding::Ucs2);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! What it never does: read a clock or the environment, write a log line, or put a number, a
//! message's words or a secret into an error or a `Debug`.
//!
//! # Features
//! - `twilio`: `TwilioGateway`, the REST client. It brings tokio and an HTTP client with an old
//!   TLS; without the feature neither is in the tree.

mod classify;
mod error;
mod form;
mod gateway;
mod inbound;
mod mask;
mod outgoing;
mod segments;
mod signature;
mod simulator;
mod status;
#[cfg(feature = "twilio")]
mod twilio;
mod twiml;

pub use classify::{FailureClass, classify};
pub use error::{Doubt, Reach, Refusal, SendError, TransportFault};
pub use form::{Form, FormError};
pub use gateway::{AccountState, AccountStatus, Identity, SmsGateway, Transport};
pub use inbound::{InboundText, Media, OptOutType};
pub use outgoing::{Accepted, OutgoingText, ProviderId, Sender, SentQuery, SentText};
pub use segments::{Encoding, Segments, measure, to_gsm7};
pub use signature::{AuthTokens, AuthTokensError, SignatureError, SignedParams};
pub use simulator::Simulator;
pub use status::{StatusCallback, delivery_status};
#[cfg(feature = "twilio")]
pub use twilio::{
    TwilioCredentials, TwilioGateway, TwilioNumber, TwilioOptions, TwilioRoutes, TwilioService,
    TwilioSetupError,
};
pub use twiml::{TWIML_CONTENT_TYPE, empty_response, message_response};
