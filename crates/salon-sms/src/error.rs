//! Why a text was not sent.

use std::fmt;
use std::time::Duration;

use crate::classify::{FailureClass, classify};

/// A text was not sent, or nobody knows whether it was.
///
/// Carries the provider's code, the HTTP status and `Retry-After`, never a number, the words or
/// the answer's body.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SendError {
    /// Refused for good: this number, or this text to this number, never works.
    #[error("the text is refused for good{0}")]
    Permanent(Refusal),
    /// The person opted out at the provider.
    #[error("the recipient opted out{0}")]
    OptedOut(Refusal),
    /// We sent a request that can never be taken.
    #[error("the request was not one that the provider can take{0}")]
    OurBug(Refusal),
    /// The account, the sender or the credentials are set up wrongly.
    #[error("the provider's account is not set up for this{refusal}")]
    Configuration {
        /// What the provider answered.
        refusal: Refusal,
        /// How much of our sending this stops.
        reach: Reach,
    },
    /// Too many at once; surely not processed.
    #[error("no more texts are taken at the moment{0}")]
    Throttled(Refusal),
    /// Surely not processed, and worth another try after minutes or hours; see
    /// [`SendError::class`].
    #[error("the provider cannot take the text now{0}")]
    Later(Refusal),
    /// The connection was never made, so the provider surely has nothing.
    #[error("connect to the provider")]
    Unreachable(#[source] TransportFault),
    /// The request may have been processed: find out before sending again.
    #[error("the provider may or may not have the text")]
    Ambiguous(#[source] Doubt),
    /// The provider answered success with something that cannot be read; it probably has the text.
    #[error("read the provider's answer (HTTP {http_status})")]
    Unreadable {
        /// The answer's status.
        http_status: u16,
    },
}

/// What the provider answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    class: FailureClass,
    provider_code: Option<u32>,
    http_status: Option<u16>,
    retry_after: Option<Duration>,
}

/// How much of our sending a configuration fault stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Texts like this one; others may go on.
    ThisText,
    /// Everything from this account: stop and alert.
    AllSending,
}

/// Why nobody knows whether the provider has the text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Doubt {
    /// No answer within the time limit.
    #[error("no answer within {} ms", .0.as_millis())]
    TimedOut(Duration),
    /// The connection ended before the answer was complete.
    #[error("the connection ended before the answer")]
    ConnectionLost(#[source] TransportFault),
    /// The provider failed while processing.
    #[error("the provider failed{0}")]
    Answered(Refusal),
}

/// What the network said, in words, without anything of the request.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct TransportFault(String);

impl TransportFault {
    /// Keeps the words of a network error. They must hold nothing of the request.
    #[must_use]
    pub fn new(words: impl Into<String>) -> Self {
        Self(words.into())
    }
}

impl Refusal {
    /// Keeps what the provider answered, with its class from the table.
    #[must_use]
    pub fn answered(
        provider_code: Option<u32>,
        http_status: u16,
        retry_after: Option<Duration>,
    ) -> Self {
        Self {
            class: classify(provider_code, Some(http_status)),
            provider_code,
            http_status: Some(http_status),
            retry_after,
        }
    }

    /// A refusal of our own, before anything left: the address is none that can get texts.
    #[must_use]
    pub const fn undialable() -> Self {
        Self::ours(FailureClass::Recipient)
    }

    /// A refusal of our own, before anything left: too many texts are on their way already.
    #[must_use]
    pub const fn busy() -> Self {
        Self::ours(FailureClass::Throttled)
    }

    const fn ours(class: FailureClass) -> Self {
        Self {
            class,
            provider_code: None,
            http_status: None,
            retry_after: None,
        }
    }

    /// Returns what to do about it.
    #[must_use]
    pub const fn class(&self) -> FailureClass {
        self.class
    }

    /// Returns the provider's error code.
    #[must_use]
    pub const fn provider_code(&self) -> Option<u32> {
        self.provider_code
    }

    /// Returns the status of the answer; none when we refused before asking.
    #[must_use]
    pub const fn http_status(&self) -> Option<u16> {
        self.http_status
    }

    /// Returns how long the provider asked us to wait.
    #[must_use]
    pub const fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.provider_code, self.http_status) {
            (Some(code), Some(status)) => write!(f, " (code {code}, HTTP {status})"),
            (Some(code), None) => write!(f, " (code {code})"),
            (None, Some(status)) => write!(f, " (HTTP {status})"),
            (None, None) => f.write_str(" (decided before anything left)"),
        }
    }
}

impl SendError {
    /// Turns a provider's refusal into the error of its class.
    #[must_use]
    pub fn answered(
        provider_code: Option<u32>,
        http_status: u16,
        retry_after: Option<Duration>,
    ) -> Self {
        let refusal = Refusal::answered(provider_code, http_status, retry_after);
        match refusal.class {
            FailureClass::Recipient | FailureClass::NeverUnchanged | FailureClass::Loop => {
                Self::Permanent(refusal)
            }
            FailureClass::OptedOut => Self::OptedOut(refusal),
            FailureClass::OurBug => Self::OurBug(refusal),
            FailureClass::Configuration => Self::Configuration {
                refusal,
                reach: Reach::ThisText,
            },
            FailureClass::StopAll => Self::Configuration {
                refusal,
                reach: Reach::AllSending,
            },
            FailureClass::Throttled => Self::Throttled(refusal),
            FailureClass::QueueFull | FailureClass::RetryFew | FailureClass::RetryLater => {
                Self::Later(refusal)
            }
            FailureClass::Unreachable | FailureClass::Ambiguous => {
                Self::Ambiguous(Doubt::Answered(refusal))
            }
        }
    }

    /// Returns the stable name of the error, for metrics and documents.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Permanent(_) => "sms_refused",
            Self::OptedOut(_) => "sms_opted_out",
            Self::OurBug(_) => "sms_request_invalid",
            Self::Configuration { .. } => "sms_account_misconfigured",
            Self::Throttled(_) => "sms_throttled",
            Self::Later(_) => "sms_not_now",
            Self::Unreachable(_) => "sms_unreachable",
            Self::Ambiguous(_) => "sms_outcome_unknown",
            Self::Unreadable { .. } => "sms_answer_unreadable",
        }
    }

    /// Whether the same text may be sent again as it is, and may then go through.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        self.class().may_be_sent_again()
    }

    /// Whether the provider may already have the text: look before sending again.
    #[must_use]
    pub const fn may_have_been_sent(&self) -> bool {
        matches!(self, Self::Ambiguous(_) | Self::Unreadable { .. })
    }

    /// Returns what to do about it.
    #[must_use]
    pub const fn class(&self) -> FailureClass {
        match self {
            Self::Permanent(refusal)
            | Self::OptedOut(refusal)
            | Self::OurBug(refusal)
            | Self::Configuration { refusal, .. }
            | Self::Throttled(refusal)
            | Self::Later(refusal) => refusal.class,
            Self::Unreachable(_) => FailureClass::Unreachable,
            Self::Ambiguous(_) | Self::Unreadable { .. } => FailureClass::Ambiguous,
        }
    }

    /// Returns what the provider answered, when it did.
    #[must_use]
    pub const fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Permanent(refusal)
            | Self::OptedOut(refusal)
            | Self::OurBug(refusal)
            | Self::Configuration { refusal, .. }
            | Self::Throttled(refusal)
            | Self::Later(refusal)
            | Self::Ambiguous(Doubt::Answered(refusal)) => Some(refusal),
            Self::Ambiguous(_) | Self::Unreachable(_) | Self::Unreadable { .. } => None,
        }
    }

    /// Returns the provider's error code.
    #[must_use]
    pub fn provider_code(&self) -> Option<u32> {
        self.refusal().and_then(Refusal::provider_code)
    }

    /// Returns the status of the answer.
    #[must_use]
    pub fn http_status(&self) -> Option<u16> {
        if let Self::Unreadable { http_status } = self {
            return Some(*http_status);
        }
        self.refusal().and_then(Refusal::http_status)
    }

    /// Returns how long the provider asked us to wait.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.refusal().and_then(Refusal::retry_after)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_which_configuration_fault_stops_everything() {
        let reach = |code| {
            let error = SendError::answered(Some(code), 400, None);
            let SendError::Configuration { reach, .. } = error else {
                return None;
            };
            Some(reach)
        };
        assert_eq!(reach(20003), Some(Reach::AllSending));
        assert_eq!(reach(21606), Some(Reach::ThisText));
        assert_eq!(reach(21610), None);
    }

    #[test]
    fn never_calls_an_unknown_outcome_safe_to_send_again() {
        let doubts = [
            SendError::answered(Some(20500), 500, None),
            SendError::answered(None, 503, None),
            SendError::Ambiguous(Doubt::TimedOut(Duration::from_secs(1))),
            SendError::Unreadable { http_status: 201 },
        ];
        for doubt in doubts {
            assert!(
                doubt.may_have_been_sent() && !doubt.is_transient(),
                "{doubt}"
            );
        }
    }

    #[test]
    fn keeps_the_wait_that_a_throttled_answer_asked_for() {
        let wait = Duration::from_secs(7);
        let error = SendError::answered(Some(20429), 429, Some(wait));
        assert!(error.is_transient() && !error.may_have_been_sent());
        assert_eq!(error.retry_after(), Some(wait));
        assert_eq!(error.provider_code(), Some(20429));
        assert_eq!(error.http_status(), Some(429));
    }

    #[test]
    fn keeps_the_class_of_the_table_whatever_variant_carries_it() {
        for code in [
            21211, 21610, 21602, 21606, 20003, 20429, 21611, 20500, 30007, 14107,
        ] {
            let error = SendError::answered(Some(code), 400, None);
            assert_eq!(error.class(), classify(Some(code), Some(400)), "{code}");
        }
    }

    #[test]
    fn says_what_was_answered_in_words() {
        let error = SendError::answered(Some(21610), 400, None);
        assert_eq!(
            error.to_string(),
            "the recipient opted out (code 21610, HTTP 400)"
        );
        let local = SendError::Permanent(Refusal::undialable());
        assert_eq!(
            local.to_string(),
            "the text is refused for good (decided before anything left)"
        );
        assert_eq!(local.class(), FailureClass::Recipient);
    }
}
