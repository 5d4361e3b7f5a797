//! Servers that speak OpenAI's chat completions, asked over one pooled HTTP client.
//!
//! The wire types are those of `openai-api-rs`; its client is not used, because it makes a new HTTP
//! client for every request and loses the status and `Retry-After` of a refusal.

mod decode;
mod encode;
mod endpoint;
mod options;
mod refusal;
mod schema;

use std::fmt;
use std::time::{Duration, Instant as StdInstant};

use async_trait::async_trait;
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use reqwest::{Client, Response, Url, redirect};
use tokio::time::{Instant, timeout};

use self::decode::Asked;
use crate::error::ChatError;
use crate::model::{ChatAnswer, ChatModel};
use crate::request::ChatRequest;

pub use self::options::{
    AnswerSchemas, ApiKey, InstructionRole, KeyHeader, OpenAiOptions, OpenAiSetupError,
    Temperature, TokenLimit, ToolSchemas,
};

/// A model of an OpenAI-compatible server: OpenAI, Azure, Ollama, vLLM, llama.cpp and others.
///
/// One call is one request, never repeated; see `Resilient` for that. It must be used inside a tokio
/// runtime. Redirects are not followed and no proxy is taken from the environment: the key goes to
/// the base URL and nowhere else. `Debug` shows neither the key nor the query of the address.
pub struct OpenAiModel {
    http: Client,
    url: Url,
    options: OpenAiOptions,
}

/// How much of a refusal is read for its code.
const REFUSAL_BYTES: usize = 16 * 1024;
/// How long the words of a refusal may take; its status is known before.
const REFUSAL_TIME: Duration = Duration::from_secs(1);

impl OpenAiModel {
    /// Makes a model. Nothing is asked of the network.
    ///
    /// # Errors
    /// [`OpenAiSetupError`] for an address, a key or a limit that cannot be one.
    pub fn new(options: OpenAiOptions) -> Result<Self, OpenAiSetupError> {
        options.check()?;
        let url = endpoint::completions(&options.base_url, &options.model)?;
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        if let Some(key) = &options.key {
            let (name, prefix) = if endpoint::wants_api_key(options.key_header, &url) {
                (HeaderName::from_static("api-key"), "")
            } else {
                (AUTHORIZATION, "Bearer ")
            };
            headers.insert(name, key.header(prefix)?);
        }
        let http = Client::builder()
            .default_headers(headers)
            .user_agent(concat!("salon-responder/", env!("CARGO_PKG_VERSION")))
            .connect_timeout(options.connect_timeout)
            .redirect(redirect::Policy::none())
            .no_proxy()
            .build()
            .map_err(OpenAiSetupError::Client)?;
        Ok(Self { http, url, options })
    }

    /// Makes the request and reads its answer, without a time limit.
    async fn exchange(&self, body: Vec<u8>, asked: Asked<'_>) -> Result<ChatAnswer, ChatError> {
        let request = self.http.post(self.url.clone()).body(body);
        let response = request.send().await.map_err(unreachable)?;
        if !response.status().is_success() {
            return Err(refused(response).await);
        }
        let body = read(response, self.options.max_answer_bytes).await?;
        decode::answer(&body, asked)
    }

    /// Returns how long this call may take; a deadline that is over leaves nothing.
    fn time_left(&self, deadline: Option<StdInstant>) -> Duration {
        let left = deadline
            .map(|deadline| Instant::from_std(deadline).saturating_duration_since(Instant::now()));
        left.map_or(self.options.timeout, |left| left.min(self.options.timeout))
    }
}

#[async_trait]
impl ChatModel for OpenAiModel {
    fn name(&self) -> &str {
        &self.options.model
    }

    async fn complete(&self, request: &ChatRequest) -> Result<ChatAnswer, ChatError> {
        let started = Instant::now();
        let limit = self.time_left(request.deadline);
        if limit.is_zero() {
            return Err(ChatError::TimedOut);
        }
        let body = encode::body(request, &self.options)?;
        let asked = Asked {
            model: &self.options.model,
            messages: request.messages.len(),
        };
        let answer = timeout(limit, self.exchange(body, asked)).await;
        let mut answer = answer.map_err(|_elapsed| ChatError::TimedOut)??;
        answer.latency = started.elapsed();
        Ok(answer)
    }
}

/// Says that there was no answer. The address stays out: a key may stand in its query.
fn unreachable(error: reqwest::Error) -> ChatError {
    ChatError::Unreachable(Box::new(error.without_url()))
}

/// Reads a refusal for what can be kept of it. Its words are not worth waiting for.
async fn refused(response: Response) -> ChatError {
    let status = response.status().as_u16();
    let retry_after = refusal::retry_after(response.headers());
    let body = timeout(REFUSAL_TIME, read(response, REFUSAL_BYTES)).await;
    let reason = match body {
        Ok(Ok(body)) => refusal::reason(&body),
        Ok(Err(_)) | Err(_) => None,
    };
    ChatError::Refused {
        status,
        reason,
        retry_after,
    }
}

/// Reads a body up to a limit; what goes on longer is given up.
async fn read(mut response: Response, limit: usize) -> Result<Vec<u8>, ChatError> {
    let announced = response.content_length();
    if announced.is_some_and(|length| usize::try_from(length).map_or(true, |it| it > limit)) {
        return Err(ChatError::TooLong { limit });
    }
    let mut body = Vec::new();
    loop {
        match response.chunk().await {
            Ok(Some(chunk)) if body.len() + chunk.len() > limit => {
                return Err(ChatError::TooLong { limit });
            }
            Ok(Some(chunk)) => body.extend_from_slice(&chunk),
            Ok(None) => return Ok(body),
            Err(error) => return Err(ChatError::Interrupted(Box::new(error.without_url()))),
        }
    }
}

impl fmt::Debug for OpenAiModel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OpenAiModel")
            .field("model", &self.options.model)
            .field("host", &self.url.host_str())
            .field("timeout", &self.options.timeout)
            .finish_non_exhaustive()
    }
}
