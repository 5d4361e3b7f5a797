//! What a Twilio gateway needs to know.

use std::fmt;
use std::time::Duration;

use httpclient::Uri;

use crate::mask::masked_end;
use crate::outgoing::Sender;

/// How to reach a Twilio account. `Debug` hides secrets and most of the sids.
#[derive(Clone)]
pub struct TwilioOptions {
    /// The account, `AC…`.
    pub account_sid: String,
    /// What proves that we may use it.
    pub credentials: TwilioCredentials,
    /// Where the API is, without the version's path.
    pub base_url: String,
    /// How long one request may take. Afterwards its outcome is unknown.
    pub timeout: Duration,
    /// How many requests may be under way at once; the rest wait.
    pub max_concurrent: usize,
    /// The number or service that texts usually come from, shown masked on health pages.
    pub sender: Option<Sender>,
}

/// What proves that we may use an account.
#[derive(Clone)]
pub enum TwilioCredentials {
    /// The account's auth token, which also signs webhooks.
    AuthToken(String),
    /// An API key, which can be revoked by itself. It does not sign webhooks.
    ApiKey {
        /// The key's name, `SK…`.
        sid: String,
        /// Its secret.
        secret: String,
    },
}

/// The options cannot be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TwilioSetupError {
    /// A sid with the wrong beginning, or with anything but letters and digits.
    #[error("a twilio {what} is `{prefix}` followed by letters and digits, without spaces")]
    Sid {
        /// Which sid.
        what: &'static str,
        /// How it begins.
        prefix: &'static str,
    },
    /// An empty auth token or secret.
    #[error("the twilio {what} is empty or has spaces in it")]
    Secret {
        /// Which secret.
        what: &'static str,
    },
    /// A base URL that is not `http` or `https` with a host and without query.
    #[error(
        "the twilio base url must be http or https with a host, such as https://api.twilio.com"
    )]
    BaseUrl,
    /// No requests at once, or a time limit of zero.
    #[error("the twilio {what} must be more than zero")]
    Limit {
        /// Which limit.
        what: &'static str,
    },
    /// The machine has no trusted certificates (Debian's package is `ca-certificates`).
    #[error("no trusted certificates found on this machine; install the package ca-certificates")]
    NoTrustedCertificates,
}

impl TwilioSetupError {
    /// Returns the stable name of the error, for metrics and documents.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Sid { .. } => "twilio_sid_invalid",
            Self::Secret { .. } => "twilio_secret_invalid",
            Self::BaseUrl => "twilio_base_url_invalid",
            Self::Limit { .. } => "twilio_limit_invalid",
            Self::NoTrustedCertificates => "twilio_no_trusted_certificates",
        }
    }

    /// Whether the same options could work later without a change: never.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        false
    }
}

impl TwilioOptions {
    /// Where the API is.
    pub const BASE_URL: &'static str = "https://api.twilio.com";

    /// Takes an account and its credentials, with the usual limits: 10 seconds, 16 at once.
    #[must_use]
    pub fn new(account_sid: impl Into<String>, credentials: TwilioCredentials) -> Self {
        Self {
            account_sid: account_sid.into(),
            credentials,
            base_url: Self::BASE_URL.to_owned(),
            timeout: Duration::from_secs(10),
            max_concurrent: 16,
            sender: None,
        }
    }

    /// Refuses what the HTTP client would panic on, and what can only be a mistake.
    pub(super) fn check(&self) -> Result<(), TwilioSetupError> {
        check_sid(&self.account_sid, "account sid", "AC")?;
        match &self.credentials {
            TwilioCredentials::AuthToken(token) => check_secret(token, "auth token")?,
            TwilioCredentials::ApiKey { sid, secret } => {
                check_sid(sid, "api key sid", "SK")?;
                check_secret(secret, "api key secret")?;
            }
        }
        if let Some(Sender::Service(sid)) = &self.sender {
            check_sid(sid, "messaging service sid", "MG")?;
        }
        check_base_url(&self.base_url)?;
        if self.max_concurrent == 0 {
            return Err(TwilioSetupError::Limit {
                what: "number of requests at once",
            });
        }
        if self.timeout.is_zero() {
            return Err(TwilioSetupError::Limit { what: "time limit" });
        }
        Ok(())
    }

    /// Returns what HTTP Basic authentication encodes.
    pub(super) fn user_and_secret(&self) -> String {
        match &self.credentials {
            TwilioCredentials::AuthToken(token) => format!("{}:{token}", self.account_sid),
            TwilioCredentials::ApiKey { sid, secret } => format!("{sid}:{secret}"),
        }
    }
}

fn check_sid(sid: &str, what: &'static str, prefix: &'static str) -> Result<(), TwilioSetupError> {
    let rest = sid.strip_prefix(prefix).unwrap_or_default();
    if !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        Ok(())
    } else {
        Err(TwilioSetupError::Sid { what, prefix })
    }
}

fn check_secret(secret: &str, what: &'static str) -> Result<(), TwilioSetupError> {
    if secret.is_empty() || secret.contains(char::is_whitespace) {
        Err(TwilioSetupError::Secret { what })
    } else {
        Ok(())
    }
}

fn check_base_url(url: &str) -> Result<(), TwilioSetupError> {
    let parsed: Uri = url.parse().map_err(|_reason| TwilioSetupError::BaseUrl)?;
    let scheme = matches!(parsed.scheme_str(), Some("http" | "https"));
    let host = parsed.host().is_some_and(|host| !host.is_empty());
    if scheme && host && parsed.query().is_none() && !url.contains(['#', '@']) {
        Ok(())
    } else {
        Err(TwilioSetupError::BaseUrl)
    }
}

impl fmt::Debug for TwilioOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TwilioOptions")
            .field("account_sid", &masked_end(&self.account_sid, 2))
            .field("credentials", &self.credentials)
            .field("base_url", &self.base_url)
            .field("timeout", &self.timeout)
            .field("max_concurrent", &self.max_concurrent)
            .field("sender", &self.sender)
            .finish()
    }
}

impl fmt::Debug for TwilioCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AuthToken(_) => f.write_str("AuthToken([hidden])"),
            Self::ApiKey { sid, .. } => write!(f, "ApiKey({}, [hidden])", masked_end(sid, 2)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SID: &str = "AC0123456789abcdef0123456789abcdef";

    fn options() -> TwilioOptions {
        TwilioOptions::new(SID, TwilioCredentials::AuthToken("topsecret".into()))
    }

    #[test]
    fn takes_what_twilio_gives_out() {
        assert_eq!(options().check(), Ok(()));
        let credentials = TwilioCredentials::ApiKey {
            sid: "SK0123456789abcdef0123456789abcdef".into(),
            secret: "topsecret".into(),
        };
        let with_key = TwilioOptions::new(SID, credentials);
        assert_eq!(with_key.check(), Ok(()));
        assert_eq!(
            with_key.user_and_secret(),
            "SK0123456789abcdef0123456789abcdef:topsecret"
        );
        assert_eq!(options().user_and_secret(), format!("{SID}:topsecret"));
    }

    #[test]
    fn refuses_sids_that_the_client_would_panic_on() {
        for sid in [
            "",
            "AC",
            "AC 12",
            "AC12\n",
            "12",
            "SK12",
            "AC12/../x",
            "AC12?x",
        ] {
            let mut options = options();
            options.account_sid = sid.into();
            let error = options.check().unwrap_err();
            assert_eq!(error.code(), "twilio_sid_invalid", "{sid:?}");
        }
    }

    #[test]
    fn refuses_base_urls_that_the_client_would_panic_on() {
        for url in [
            "",
            "api.twilio.com",
            "ftp://x",
            "http://",
            "http://a b",
            "https://a/?x=1",
            "https://user@a",
            "/x",
        ] {
            let mut options = options();
            options.base_url = url.into();
            assert_eq!(options.check(), Err(TwilioSetupError::BaseUrl), "{url:?}");
        }
    }

    #[test]
    fn refuses_empty_secrets_and_limits_of_zero() {
        let mut no_token = options();
        no_token.credentials = TwilioCredentials::AuthToken(String::new());
        assert_eq!(
            no_token.check().unwrap_err().code(),
            "twilio_secret_invalid"
        );
        let mut no_turns = options();
        no_turns.max_concurrent = 0;
        assert_eq!(no_turns.check().unwrap_err().code(), "twilio_limit_invalid");
        let mut no_time = options();
        no_time.timeout = Duration::ZERO;
        assert_eq!(no_time.check().unwrap_err().code(), "twilio_limit_invalid");
    }

    #[test]
    fn never_prints_a_secret_or_a_whole_sid() {
        let key = TwilioCredentials::ApiKey {
            sid: "SK0123456789abcdef0123456789abcdef".into(),
            secret: "topsecret".into(),
        };
        let shown = format!("{:?} {key:?}", options());
        assert!(
            !shown.contains("topsecret") && !shown.contains("0123456789abcdef"),
            "{shown}"
        );
    }
}
