//! What can go wrong between us and a model.

use std::time::Duration;

/// A model did not answer.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ChatError {
    /// Its server could not be reached, or hung up.
    #[error("could not reach the chat model")]
    Unreachable(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// It did not answer in time. It may have been paid for.
    #[error("the chat model did not answer in time")]
    TimedOut,
    /// Its server answered with an HTTP status that is no success.
    #[error("the chat model's server answered with status {status}")]
    Refused {
        /// The status.
        status: u16,
        /// How long the server asks to wait.
        retry_after: Option<Duration>,
    },
    /// The answer could not be understood.
    #[error("could not understand the chat model's answer")]
    Unreadable(#[source] Box<dyn std::error::Error + Send + Sync>),
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
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unreachable(_) => "chat_unreachable",
            Self::TimedOut => "chat_timed_out",
            Self::Refused { status: 429, .. } => "chat_rate_limited",
            Self::Refused {
                status: 401 | 403, ..
            } => "chat_unauthorized",
            Self::Refused {
                status: 500..=599, ..
            } => "chat_failed",
            Self::Refused { .. } => "chat_refused",
            Self::Unreadable(_) => "chat_unreadable",
            Self::Unavailable { .. } => "chat_unavailable",
        }
    }

    /// Whether asking again, later or at once, can help.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        match self {
            Self::Unreachable(_)
            | Self::TimedOut
            | Self::Unreadable(_)
            | Self::Unavailable { .. } => true,
            Self::Refused { status, .. } => matches!(status, 408 | 409 | 425 | 429 | 500..=599),
        }
    }

    /// Returns how long to wait before asking again, if somebody said so.
    #[must_use]
    pub const fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Refused { retry_after, .. } | Self::Unavailable { retry_after } => *retry_after,
            Self::Unreachable(_) | Self::TimedOut | Self::Unreadable(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(status: u16) -> ChatError {
        ChatError::Refused {
            status,
            retry_after: None,
        }
    }

    #[test]
    fn asks_again_only_where_that_can_help() {
        for status in [429, 500, 503, 408] {
            assert!(refused(status).is_transient(), "{status}");
        }
        for status in [400, 401, 403, 404, 422] {
            assert!(!refused(status).is_transient(), "{status}");
        }
        assert!(ChatError::TimedOut.is_transient());
    }

    #[test]
    fn tells_a_wrong_key_from_a_busy_or_broken_server() {
        let codes = [401, 403, 429, 503, 404].map(|status| refused(status).code());
        assert_eq!(
            codes,
            [
                "chat_unauthorized",
                "chat_unauthorized",
                "chat_rate_limited",
                "chat_failed",
                "chat_refused"
            ]
        );
    }
}
