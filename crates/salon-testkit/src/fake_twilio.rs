//! Twilio's messaging API as a real HTTP server, and the webhooks that Twilio would send.
//!
//! It checks what Twilio checks (credentials, form, required fields), answers in Twilio's JSON
//! with Twilio's types, and can be told to fail in the ways that networks and providers fail. Its
//! numbers and words are made up by tests, so unlike the product's types it shows them in `Debug`.

mod account;
mod answers;
mod checks;
mod server;
mod state;
mod webhook;

use std::fmt;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use actix_web::dev::ServerHandle;
use jiff::Timestamp;
use salon_sms::AuthTokens;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::time::timeout;

use self::state::Shared;

pub use self::account::{FakeNumber, FakeService};
pub use self::state::{FakeMessage, Fault, Weather};
pub use self::webhook::{FakeInbound, FakeSignature, WebhookResponse};

/// A running fake of Twilio; it stops when dropped.
pub struct FakeTwilio {
    shared: Arc<Shared>,
    http: reqwest::Client,
    handle: ServerHandle,
}

/// The fake could not do what a test asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FakeTwilioError {
    /// Fewer than the wanted came in time.
    #[error("waited {WAIT:?} for {wanted}, and there were {seen}")]
    TimedOut {
        /// How many were waited for.
        wanted: usize,
        /// How many came.
        seen: usize,
    },
    /// No message has this sid.
    #[error("no message was sent with the sid {0}")]
    NoSuchMessage(String),
    /// The message was sent without a `StatusCallback`.
    #[error("the message {0} was sent without a StatusCallback")]
    NoStatusCallback(String),
    /// A webhook could not be delivered.
    #[error("deliver a webhook")]
    Webhook(#[source] reqwest::Error),
}

/// How long a condition is waited for before a test fails.
const WAIT: Duration = Duration::from_secs(20);

impl FakeTwilio {
    /// Starts a server on a free port of the loopback interface.
    ///
    /// `auth_token` may hold two tokens with a comma between; the API takes either, webhooks are
    /// signed with the first.
    ///
    /// # Errors
    /// When no port can be had or the tokens are none.
    pub async fn start(account_sid: &str, auth_token: &str) -> io::Result<Self> {
        let tokens: AuthTokens = auth_token.parse().map_err(io::Error::other)?;
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?.into_std()?;
        let port = listener.local_addr()?.port();
        let shared = Arc::new(Shared::new(account_sid, auth_token, tokens, port));
        let server = server::serve(Arc::clone(&shared), listener)?;
        let handle = server.handle();
        tokio::spawn(server);
        let http = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(WAIT)
            .build()
            .map_err(io::Error::other)?;
        Ok(Self {
            shared,
            http,
            handle,
        })
    }

    /// Returns what to configure as Twilio's base URL.
    #[must_use]
    pub fn base_url(&self) -> String {
        format!("http://127.0.0.1:{}", self.shared.port)
    }

    /// Returns the account's sid.
    #[must_use]
    pub fn account_sid(&self) -> &str {
        &self.shared.account_sid
    }

    /// Lets an API key in as well as the auth token.
    pub fn accept_api_key(&self, sid: &str, secret: &str) {
        let key = (sid.to_owned(), secret.to_owned());
        self.shared.state().credentials.push(key);
    }

    /// Stops the server's clock at an instant; until then it shows the real time.
    pub fn set_now(&self, now: Timestamp) {
        self.shared.set_now(now);
    }

    /// Sets what the account's page says, such as `suspended`.
    pub fn set_account_status(&self, status: &str) {
        status.clone_into(&mut self.shared.state().account_status);
    }

    /// Gives the account a number, or changes one.
    pub fn set_number(&self, number: FakeNumber) {
        let mut state = self.shared.state();
        state.numbers.retain(|other| other.sid != number.sid);
        state.numbers.push(number);
    }

    /// Gives the account a messaging service, or changes one.
    pub fn set_service(&self, service: FakeService) {
        let mut state = self.shared.state();
        state.services.retain(|other| other.sid != service.sid);
        state.services.push(service);
    }

    /// Returns the account's numbers.
    #[must_use]
    pub fn numbers(&self) -> Vec<FakeNumber> {
        self.shared.state().numbers.clone()
    }

    /// Returns the account's messaging services.
    #[must_use]
    pub fn services(&self) -> Vec<FakeService> {
        self.shared.state().services.clone()
    }

    /// Refuses every text to a number from now on, with this code, as Twilio does for a number
    /// that opted out (21610) or a landline (21614).
    pub fn refuse(&self, to: &str, code: u32) {
        self.shared.state().refused.insert(to.to_owned(), code);
    }

    /// Queues a fault for the next request to send a text that has none yet.
    pub fn push_fault(&self, fault: Fault) {
        self.shared.state().faults.push_back(fault);
    }

    /// Lets faults come by themselves from now on, or no more.
    pub fn set_weather(&self, weather: Option<Weather>) {
        self.shared.state().weather = weather;
    }

    /// Waits until no request to send a text is under way, those included whose client has gone.
    ///
    /// # Errors
    /// [`FakeTwilioError::TimedOut`] after twenty seconds.
    pub async fn wait_until_idle(&self) -> Result<(), FakeTwilioError> {
        let mut busy = self.shared.busy.subscribe();
        let idle = timeout(WAIT, busy.wait_for(|busy| *busy == 0)).await;
        if matches!(idle, Ok(Ok(_))) {
            return Ok(());
        }
        let seen = *self.shared.busy.borrow();
        Err(FakeTwilioError::TimedOut { wanted: 0, seen })
    }

    /// Lets this many requests go on that [`Fault::Slow`] holds or will hold.
    pub fn release(&self, requests: usize) {
        self.shared.released.add_permits(requests);
    }

    /// Returns the texts that were accepted, oldest first.
    #[must_use]
    pub fn sent(&self) -> Vec<FakeMessage> {
        self.shared.state().messages.clone()
    }

    /// Returns how many texts were accepted.
    #[must_use]
    pub fn sent_count(&self) -> usize {
        self.shared.state().messages.len()
    }

    /// Returns how many requests to send a text arrived, refused ones and lost ones included.
    #[must_use]
    pub fn send_requests(&self) -> usize {
        self.shared.state().send_requests
    }

    /// Returns how many requests to send a text were under way at once, at the most.
    #[must_use]
    pub fn most_at_once(&self) -> usize {
        self.shared.state().most_at_once
    }

    /// Waits until at least this many texts were accepted, and returns all of them.
    ///
    /// # Errors
    /// [`FakeTwilioError::TimedOut`] after twenty seconds.
    pub async fn wait_for_sent(&self, wanted: usize) -> Result<Vec<FakeMessage>, FakeTwilioError> {
        wait_for(&self.shared.sent, wanted).await?;
        Ok(self.sent())
    }

    /// Waits until at least this many requests to send a text are held by [`Fault::Slow`].
    ///
    /// # Errors
    /// [`FakeTwilioError::TimedOut`] after twenty seconds.
    pub async fn wait_for_held(&self, wanted: usize) -> Result<(), FakeTwilioError> {
        wait_for(&self.shared.held, wanted).await
    }
}

async fn wait_for(count: &watch::Sender<usize>, wanted: usize) -> Result<(), FakeTwilioError> {
    let mut seen = count.subscribe();
    let reached = timeout(WAIT, seen.wait_for(|seen| *seen >= wanted)).await;
    // The sender lives as long as the fake, so only the time limit can end the wait.
    if matches!(reached, Ok(Ok(_))) {
        return Ok(());
    }
    let seen = *count.borrow();
    Err(FakeTwilioError::TimedOut { wanted, seen })
}

impl Drop for FakeTwilio {
    fn drop(&mut self) {
        // The command is given by the call; only its completion would have to be awaited.
        drop(self.handle.stop(false));
    }
}

impl fmt::Debug for FakeTwilio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FakeTwilio")
            .field("port", &self.shared.port)
            .finish_non_exhaustive()
    }
}
