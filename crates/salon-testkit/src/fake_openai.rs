//! A chat model's server as a real HTTP server: chat completions, as OpenAI and as Azure serve them.
//!
//! It checks requests more strictly than any real server does, so that a request which passes here
//! is good everywhere, and keeps them all. What it answers is queued or written by a function; it can
//! leave out and garble whatever compatible servers leave out and garble, and fail as networks and
//! providers fail. Its threads are made up by tests, so it shows them.

mod answers;
mod checks;
mod schemas;
mod server;
mod state;
mod threads;

use std::fmt;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use actix_web::dev::ServerHandle;
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::time::timeout;

use self::state::Shared;

pub use self::answers::{ChatFault, FakeChat, Quirk};

/// A running fake of a chat model's server; it stops when dropped.
pub struct FakeOpenAi {
    shared: Arc<Shared>,
    handle: ServerHandle,
}

/// Fewer requests than wanted came in time.
#[derive(Debug, thiserror::Error)]
#[error("waited {WAIT:?} for {wanted} requests, and there were {seen}")]
pub struct FakeOpenAiTimedOut {
    /// How many were waited for.
    pub wanted: usize,
    /// How many came.
    pub seen: usize,
}

/// How long a condition is waited for before a test fails.
const WAIT: Duration = Duration::from_secs(20);

impl FakeOpenAi {
    /// Starts a server on a free port of the loopback interface that lets one key in.
    ///
    /// # Errors
    /// When no port can be had.
    pub async fn start(key: &str) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?.into_std()?;
        let port = listener.local_addr()?.port();
        let shared = Arc::new(Shared::new(key, port));
        let server = server::serve(Arc::clone(&shared), listener)?;
        let handle = server.handle();
        tokio::spawn(server);
        Ok(Self { shared, handle })
    }

    /// Returns what to configure as the base URL.
    #[must_use]
    pub fn base_url(&self) -> String {
        format!("http://127.0.0.1:{}/v1", self.shared.port)
    }

    /// Returns what to configure as the base URL of an Azure deployment. There the key comes in
    /// `api-key`, and the API version in the query.
    #[must_use]
    pub fn azure_url(&self, deployment: &str) -> String {
        let port = self.shared.port;
        format!("http://127.0.0.1:{port}/openai/deployments/{deployment}?api-version=2024-10-21")
    }

    /// Returns the key that is let in.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.shared.key
    }

    /// Knows no model but this one from now on.
    pub fn serve_only(&self, model: &str) {
        self.shared.state().only_model = Some(model.to_owned());
    }

    /// Queues an answer for the next request that has none yet.
    pub fn push(&self, answer: impl Into<FakeChat>) {
        self.shared.state().answers.push_back(answer.into());
    }

    /// Lets a function answer from now on what no queued answer is for; it reads the body of the
    /// request. Without one the answer is "OK".
    pub fn answer_with(&self, answer: impl FnMut(&Value) -> FakeChat + Send + 'static) {
        self.shared.state().answer = Some(Box::new(answer));
    }

    /// Fails every request in this way from now on, whatever is queued.
    pub fn fail_with(&self, fault: ChatFault) {
        self.shared.state().outage = Some(fault);
    }

    /// Ends an outage.
    pub fn recover(&self) {
        self.shared.state().outage = None;
    }

    /// Lets this many requests go on that [`FakeChat::held`] holds or will hold.
    pub fn release(&self, requests: usize) {
        self.shared.released.add_permits(requests);
    }

    /// Returns the bodies of all requests that were JSON, refused ones included, oldest first.
    #[must_use]
    pub fn requests(&self) -> Vec<Value> {
        self.shared.state().requests.clone()
    }

    /// Returns how many requests arrived, whatever was in them.
    #[must_use]
    pub fn request_count(&self) -> usize {
        *self.shared.arrived.borrow()
    }

    /// Returns what was wrong with requests: their form, not their key or model.
    #[must_use]
    pub fn problems(&self) -> Vec<String> {
        self.shared.state().problems.clone()
    }

    /// Returns how many requests were under way at once, at the most.
    #[must_use]
    pub fn most_at_once(&self) -> usize {
        self.shared.state().most_at_once
    }

    /// Returns how many connections were opened.
    #[must_use]
    pub fn connections(&self) -> usize {
        self.shared.state().connections
    }

    /// Waits until at least this many requests arrived.
    ///
    /// # Errors
    /// [`FakeOpenAiTimedOut`] after twenty seconds.
    pub async fn wait_for_requests(&self, wanted: usize) -> Result<(), FakeOpenAiTimedOut> {
        wait_for(&self.shared.arrived, wanted).await
    }

    /// Waits until at least this many requests are held by [`FakeChat::held`].
    ///
    /// # Errors
    /// [`FakeOpenAiTimedOut`] after twenty seconds.
    pub async fn wait_for_held(&self, wanted: usize) -> Result<(), FakeOpenAiTimedOut> {
        wait_for(&self.shared.held, wanted).await
    }
}

async fn wait_for(count: &watch::Sender<usize>, wanted: usize) -> Result<(), FakeOpenAiTimedOut> {
    let mut seen = count.subscribe();
    let reached = timeout(WAIT, seen.wait_for(|seen| *seen >= wanted)).await;
    // The sender lives as long as the fake, so only the time limit can end the wait.
    if matches!(reached, Ok(Ok(_))) {
        return Ok(());
    }
    let seen = *count.borrow();
    Err(FakeOpenAiTimedOut { wanted, seen })
}

impl Drop for FakeOpenAi {
    fn drop(&mut self) {
        // The command is given by the call; only its completion would have to be awaited.
        drop(self.handle.stop(false));
    }
}

impl fmt::Debug for FakeOpenAi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FakeOpenAi")
            .field("port", &self.shared.port)
            .finish_non_exhaustive()
    }
}
