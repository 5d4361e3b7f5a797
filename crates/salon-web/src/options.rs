//! How the faces are served.

use std::net::SocketAddr;
use std::time::Duration;

use salon_sms::AuthTokens;

/// How the faces are served.
#[derive(Clone, Debug)]
pub struct WebOptions {
    /// Addresses to listen on; port 0 takes a free one.
    pub listen: Vec<SocketAddr>,
    /// A separate address for `/metrics` and the details of `/health`; without one the main
    /// addresses show them.
    pub details: Option<SocketAddr>,
    /// Origins that browsers may call from; none closes the door, `*` opens it to all.
    pub cors_origins: Vec<String>,
    /// The longest a request may take, from its first byte to the answer.
    pub deadline: Duration,
    /// The largest body, in bytes.
    pub body_limit: usize,
    /// How webhooks are known to be the provider's; `None` takes any.
    pub provider: Option<ProviderCheck>,
    /// Threads that serve requests.
    pub workers: usize,
}

/// How a webhook is known to come from the provider.
#[derive(Clone, Debug)]
pub struct ProviderCheck {
    /// The account's tokens.
    pub tokens: AuthTokens,
    /// The account that requests must be for.
    pub account_sid: String,
    /// The base URL under which the provider reaches us; without one, what the request's `Host`
    /// says.
    pub public_url: Option<String>,
}

impl Default for WebOptions {
    fn default() -> Self {
        Self {
            listen: Vec::new(),
            details: None,
            cors_origins: Vec::new(),
            deadline: Duration::from_secs(10),
            body_limit: 64 * 1024,
            provider: None,
            workers: 2,
        }
    }
}
