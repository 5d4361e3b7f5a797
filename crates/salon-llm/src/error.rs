//! What can go wrong between us and a model.

use std::time::Duration;

/// Why something could not be done, in words of whoever tried.
pub(crate) type Cause = Box<dyn std::error::Error + Send + Sync>;

/// A model did not answer.
///
/// Nothing in it comes from a thread: no words of a client, no key.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ChatError {
    /// Its server could not be reached, or hung up before it answered.
    #[error("could not reach the chat model")]
    Unreachable(#[source] Cause),
    /// Its server hung up in the middle of its answer. It may have been paid for.
    #[error("the chat model's answer broke off")]
    Interrupted(#[source] Cause),
    /// It did not answer in time. It may have been paid for.
    #[error("the chat model did not answer in time")]
    TimedOut,
    /// Its server answered with an HTTP status that is no success.
    #[error("the chat model's server answered with status {status}")]
    Refused {
        /// The status.
        status: u16,
        /// The server's own code for the reason, such as `model_not_found`; never a sentence.
        reason: Option<String>,
        /// How long the server asks to wait.
        retry_after: Option<Duration>,
    },
    /// The answer was longer than an answer can be, and was not read to its end.
    #[error("the chat model's answer is longer than {limit} bytes")]
    TooLong {
        /// The most bytes that are read.
        limit: usize,
    },
    /// The answer could not be understood.
    #[error("could not understand the chat model's answer")]
    Unreadable(#[source] Cause),
    /// The question contradicts itself, so it was not asked.
    #[error("could not write down the question to the chat model")]
    InvalidRequest(#[source] Cause),
    /// It was not asked, because as many calls as allowed are under way.
    #[error("too many calls of the chat model are under way")]
    Busy,
    /// It was not asked, because it failed too often just now or has nothing to say.
    #[error("the chat model is not asked at the moment")]
    Unavailable {
        /// After which it will be asked again.
        retry_after: Option<Duration>,
    },
}

impl ChatError {
    /// Returns the stable code of this error, as listed in `docs/errors.md`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreachable(_) => "chat_unreachable",
            Self::Interrupted(_) => "chat_interrupted",
            Self::TimedOut => "chat_timed_out",
            Self::Refused { status: 402, .. } => "chat_quota_spent",
            Self::Refused { .. } if self.is_quota_spent() => "chat_quota_spent",
            Self::Refused { status: 429, .. } => "chat_rate_limited",
            Self::Refused {
                status: 401 | 403, ..
            } => "chat_unauthorized",
            Self::Refused { status: 404, .. } => "chat_model_unknown",
            Self::Refused {
                status: 500..=599, ..
            } => "chat_failed",
            Self::Refused { .. } => "chat_refused",
            Self::TooLong { .. } => "chat_too_long",
            Self::Unreadable(_) => "chat_unreadable",
            Self::InvalidRequest(_) => "chat_request_invalid",
            Self::Busy => "chat_busy",
            Self::Unavailable { .. } => "chat_unavailable",
        }
    }

    /// Whether asking again, later or at once, can help.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Unreachable(_)
            | Self::Interrupted(_)
            | Self::TimedOut
            | Self::TooLong { .. }
            | Self::Unreadable(_)
            | Self::Busy
            | Self::Unavailable { .. } => true,
            Self::Refused { status, .. } => {
                matches!(status, 408 | 409 | 425 | 429 | 500..=599) && !self.is_quota_spent()
            }
            Self::InvalidRequest(_) => false,
        }
    }

    /// Whether only a person can help: a wrong key, no money left, no such model or address.
    #[must_use]
    pub fn is_configuration(&self) -> bool {
        let refused = matches!(self, Self::Refused { status, .. } if matches!(status, 401..=404));
        refused || self.is_quota_spent()
    }

    /// Returns how long to wait before asking again, if somebody said so.
    #[must_use]
    pub const fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Refused { retry_after, .. } | Self::Unavailable { retry_after } => *retry_after,
            Self::Unreachable(_)
            | Self::Interrupted(_)
            | Self::TimedOut
            | Self::TooLong { .. }
            | Self::Unreadable(_)
            | Self::InvalidRequest(_)
            | Self::Busy => None,
        }
    }

    /// No money left comes as "too many requests"; waiting does not bring any.
    fn is_quota_spent(&self) -> bool {
        let Self::Refused {
            reason: Some(reason),
            ..
        } = self
        else {
            return false;
        };
        matches!(
            reason.as_str(),
            "insufficient_quota" | "billing_hard_limit_reached" | "billing_not_active"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(status: u16, reason: Option<&str>) -> ChatError {
        ChatError::Refused {
            status,
            reason: reason.map(str::to_owned),
            retry_after: None,
        }
    }

    #[test]
    fn asks_again_only_where_that_can_help() {
        for status in [429, 500, 503, 408] {
            assert!(refused(status, None).is_transient(), "{status}");
        }
        for status in [400, 401, 403, 404, 422] {
            assert!(!refused(status, None).is_transient(), "{status}");
        }
        assert!(ChatError::TimedOut.is_transient());
        assert!(!refused(429, Some("insufficient_quota")).is_transient());
        assert!(refused(429, Some("rate_limit_exceeded")).is_transient());
    }

    #[test]
    fn tells_a_wrong_key_from_a_busy_or_broken_server() {
        let codes = [401, 402, 403, 429, 503, 404, 400].map(|status| refused(status, None).code());
        assert_eq!(
            codes,
            [
                "chat_unauthorized",
                "chat_quota_spent",
                "chat_unauthorized",
                "chat_rate_limited",
                "chat_failed",
                "chat_model_unknown",
                "chat_refused",
            ]
        );
        let spent = refused(429, Some("insufficient_quota"));
        assert_eq!(spent.code(), "chat_quota_spent");
    }

    #[test]
    fn calls_a_person_for_a_wrong_key_or_model_and_not_for_an_outage() {
        for status in [401, 402, 403, 404] {
            assert!(refused(status, None).is_configuration(), "{status}");
        }
        assert!(refused(429, Some("insufficient_quota")).is_configuration());
        for status in [400, 429, 500, 503] {
            assert!(!refused(status, None).is_configuration(), "{status}");
        }
        assert!(!ChatError::TimedOut.is_configuration());
    }
}
