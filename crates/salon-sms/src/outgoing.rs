//! Texts on their way out, and what the provider says of them.

use std::fmt;

use jiff::Timestamp;
use salon_domain::{Address, DeliveryStatus};

use crate::mask::{Hidden, masked_end};

/// The name that a provider gave a text; at Twilio the `MessageSid`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProviderId(String);

impl ProviderId {
    /// Wraps an id as the provider wrote it.
    #[must_use]
    pub fn new(id: impl Into<String>) -> Self {
        Self(id.into())
    }

    /// Returns the id as the provider wrote it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ProviderId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a text comes from. `Debug` hides most of it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub enum Sender {
    /// One number.
    Number(Address),
    /// A messaging service that picks one of its numbers, by its sid (`MG…`).
    Service(String),
}

impl Sender {
    /// Returns the number or sid with most of it hidden, for health pages.
    #[must_use]
    pub fn masked(&self) -> String {
        match self {
            Self::Number(address) => address.masked(),
            Self::Service(sid) => masked_end(sid, 2),
        }
    }
}

impl fmt::Debug for Sender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self {
            Self::Number(_) => "Number",
            Self::Service(_) => "Service",
        };
        write!(f, "{kind}({})", self.masked())
    }
}

/// A text to send. `Debug` shows neither its words nor whole numbers.
#[derive(Clone, PartialEq, Eq)]
pub struct OutgoingText {
    /// Who gets it.
    pub to: Address,
    /// What it comes from.
    pub from: Sender,
    /// Its words; may be empty when there are pictures.
    pub body: String,
    /// Addresses of pictures, which the provider must be able to fetch; at most ten.
    pub media: Vec<String>,
    /// Where the provider reports what became of it. Put the outbox row's id into it, so that a
    /// lost answer is still linked by the first report.
    pub status_callback: Option<String>,
}

impl fmt::Debug for OutgoingText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OutgoingText")
            .field("to", &self.to)
            .field("from", &self.from)
            .field("body", &Hidden(&self.body))
            .field("media", &self.media.len())
            .field("status_callback", &self.status_callback.is_some())
            .finish()
    }
}

/// The provider took the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// The provider's name for it.
    pub provider_id: ProviderId,
    /// How far it is already.
    pub status: DeliveryStatus,
    /// How many segments it is billed as, once the provider knows.
    pub segments: Option<u32>,
}

/// Which texts to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentQuery {
    /// Who they went to.
    pub to: Address,
    /// Texts created before this are left out. Providers count whole seconds and have clocks of
    /// their own: take the start of the attempt, less what the clocks may differ.
    pub not_before: Timestamp,
}

/// A text that the provider has. `Debug` hides its words.
#[derive(Clone, PartialEq, Eq)]
pub struct SentText {
    /// The provider's name for it.
    pub provider_id: ProviderId,
    /// Its words as the provider keeps them.
    pub body: String,
    /// When the provider took it; none when the provider does not say. A text without a date is
    /// never left out by [`SentQuery::not_before`]: a doubtful match is better than a second text.
    pub created_at: Option<Timestamp>,
    /// How far it has come.
    pub status: DeliveryStatus,
    /// The provider's error code, when it failed.
    pub error_code: Option<u32>,
}

impl fmt::Debug for SentText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SentText")
            .field("provider_id", &self.provider_id)
            .field("body", &Hidden(&self.body))
            .field("created_at", &self.created_at)
            .field("status", &self.status)
            .field("error_code", &self.error_code)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn never_prints_the_words_or_a_whole_number() {
        let usa = "US".parse().unwrap();
        let number = |text| Address::parse(text, usa).unwrap();
        let text = OutgoingText {
            to: number("+19185550123"),
            from: Sender::Service("MG0123456789abcdef0123456789abcdef".into()),
            body: "your colour is at 2".into(),
            media: vec!["https://salon.example/secret.png".into()],
            status_callback: Some("https://salon.example/cb?outbox=7".into()),
        };
        let shown = format!("{text:?} {:?}", Sender::Number(number("+19185550100")));
        for hidden in [
            "colour",
            "9185550",
            "secret",
            "0123456789abcdef",
            "outbox=7",
        ] {
            assert!(!shown.contains(hidden), "{hidden} in {shown}");
        }
        assert!(shown.contains("[19 characters]"), "{shown}");
    }
}
