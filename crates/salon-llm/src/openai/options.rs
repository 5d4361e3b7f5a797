//! What an OpenAI-compatible server is told, and where it is.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use reqwest::header::HeaderValue;

/// How to ask an OpenAI-compatible server. [`OpenAiOptions::new`] is right for OpenAI itself.
#[derive(Clone, Debug)]
pub struct OpenAiOptions {
    /// Where the server is: `https://api.openai.com/v1`, `http://localhost:11434/v1`, or Azure's
    /// `https://NAME.openai.azure.com/openai/deployments/DEPLOYMENT?api-version=VERSION`.
    pub base_url: String,
    /// The name of the model; at Azure that of the deployment.
    pub model: String,
    /// The key, if the server wants one.
    pub key: Option<ApiKey>,
    /// In which header the key is sent.
    pub key_header: KeyHeader,
    /// Most tokens of an answer, unless the request says otherwise.
    pub max_tokens: u32,
    /// Under which name the server knows that limit.
    pub token_limit: TokenLimit,
    /// How freely the model answers.
    pub temperature: Temperature,
    /// Under which name the server knows what the program tells the model.
    pub instructions: InstructionRole,
    /// How tightly the arguments of tools are bound to their schemas.
    pub tool_schemas: ToolSchemas,
    /// How the server is asked for an answer that a schema describes.
    pub answer_schemas: AnswerSchemas,
    /// How long one call may take, from connecting to having read the answer.
    pub timeout: Duration,
    /// How long connecting may take.
    pub connect_timeout: Duration,
    /// How many bytes of an answer are read.
    pub max_answer_bytes: usize,
}

/// The key of an account. It is shown nowhere.
#[derive(Clone)]
pub struct ApiKey(HeaderValue);

/// In which header a key is sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum KeyHeader {
    /// `api-key` when the base URL names an `api-version`, as Azure's does, and else
    /// `Authorization`.
    #[default]
    ByAddress,
    /// `Authorization: Bearer …`
    Authorization,
    /// `api-key: …`
    ApiKey,
}

/// Under which name a server knows the most tokens of an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TokenLimit {
    /// `max_tokens`: every server, but not the reasoning models of OpenAI.
    #[default]
    MaxTokens,
    /// `max_completion_tokens`: OpenAI.
    MaxCompletionTokens,
}

/// How freely a model answers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Temperature {
    /// This freely, 0 to 2, unless the request says otherwise.
    Default(f32),
    /// As the request says, else as the server likes.
    AsAsked,
    /// Never said: reasoning models refuse requests that do.
    NeverSent,
}

/// Under which name a server knows what the program tells the model.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InstructionRole {
    /// As the message is called.
    #[default]
    AsWritten,
    /// `system`: every server.
    System,
    /// `developer`: OpenAI.
    Developer,
}

/// How tightly the arguments of tools are bound to their schemas.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ToolSchemas {
    /// The server makes the model keep them (`strict`). An argument that is not required becomes
    /// one that may be null. Servers that do not know the word ignore it.
    #[default]
    Strict,
    /// The schemas are advice.
    Advice,
}

/// How a server is asked for an answer that a schema describes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AnswerSchemas {
    /// `json_schema`: OpenAI, vLLM, Ollama, llama.cpp.
    #[default]
    JsonSchema,
    /// `json_object` with the schema beside it: llama-cpp-python, older llama.cpp.
    JsonObject,
}

/// An OpenAI-compatible server cannot be asked like this.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OpenAiSetupError {
    /// The base URL is not `http` or `https` with a host.
    #[error("the base URL of the chat model is not http or https with a host")]
    InvalidBaseUrl,
    /// The key is empty, or has characters that no key has.
    #[error("the key of the chat model is empty or has characters that no key has")]
    InvalidKey,
    /// There is no name of a model.
    #[error("the chat model has no name")]
    MissingModel,
    /// A limit is zero, or a temperature outside 0 to 2.
    #[error("{0} of the chat model is out of range")]
    InvalidLimit(&'static str),
    /// The HTTP client could not be made.
    #[error("could not make an HTTP client for the chat model")]
    Client(#[source] reqwest::Error),
}

impl OpenAiOptions {
    /// Asks a model of a server as OpenAI is asked: 150 tokens, a temperature of 0.7, 8 seconds.
    #[must_use]
    pub fn new(base_url: impl Into<String>, model: impl Into<String>) -> Self {
        Self {
            base_url: base_url.into(),
            model: model.into(),
            key: None,
            key_header: KeyHeader::ByAddress,
            max_tokens: 150,
            token_limit: TokenLimit::MaxTokens,
            temperature: Temperature::Default(0.7),
            instructions: InstructionRole::AsWritten,
            tool_schemas: ToolSchemas::Strict,
            answer_schemas: AnswerSchemas::JsonSchema,
            timeout: Duration::from_secs(8),
            connect_timeout: Duration::from_secs(3),
            max_answer_bytes: 256 * 1024,
        }
    }

    pub(super) fn check(&self) -> Result<(), OpenAiSetupError> {
        if self.model.trim().is_empty() {
            return Err(OpenAiSetupError::MissingModel);
        }
        let positive = [
            ("the longest answer", self.max_tokens > 0),
            ("the time limit", !self.timeout.is_zero()),
            (
                "the time limit for connecting",
                !self.connect_timeout.is_zero(),
            ),
            ("the size of an answer", self.max_answer_bytes > 0),
            ("the temperature", self.temperature.is_possible()),
        ];
        match positive.into_iter().find(|(_, holds)| !holds) {
            Some((name, _)) => Err(OpenAiSetupError::InvalidLimit(name)),
            None => Ok(()),
        }
    }
}

impl Temperature {
    fn is_possible(self) -> bool {
        match self {
            Self::Default(temperature) => (0.0..=2.0).contains(&temperature),
            Self::AsAsked | Self::NeverSent => true,
        }
    }

    /// Returns what is sent when a request says this.
    pub(super) fn of(self, asked: Option<f32>) -> Option<f32> {
        match self {
            Self::Default(temperature) => Some(asked.unwrap_or(temperature)),
            Self::AsAsked => asked,
            Self::NeverSent => None,
        }
    }
}

impl ApiKey {
    /// Returns the key as the value of a header that nobody prints.
    pub(super) fn header(&self, prefix: &str) -> Result<HeaderValue, OpenAiSetupError> {
        let bytes = [prefix.as_bytes(), self.0.as_bytes()].concat();
        let header = HeaderValue::from_bytes(&bytes);
        let mut header = header.map_err(|_invalid| OpenAiSetupError::InvalidKey)?;
        header.set_sensitive(true);
        Ok(header)
    }
}

impl FromStr for ApiKey {
    type Err = OpenAiSetupError;

    /// Reads a key; white space around it does not belong to it.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        let visible = text.bytes().all(|byte| byte.is_ascii_graphic());
        let value = HeaderValue::from_str(text);
        match value {
            Ok(mut value) if visible && !text.is_empty() => {
                value.set_sensitive(true);
                Ok(Self(value))
            }
            Ok(_) | Err(_) => Err(OpenAiSetupError::InvalidKey),
        }
    }
}

impl fmt::Debug for ApiKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ApiKey(…)")
    }
}

impl OpenAiSetupError {
    /// Returns the stable code of this error, as listed in `docs/errors.md`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::InvalidBaseUrl => "openai_base_url_invalid",
            Self::InvalidKey => "openai_key_invalid",
            Self::MissingModel => "openai_model_missing",
            Self::InvalidLimit(_) => "openai_limit_invalid",
            Self::Client(_) => "openai_client",
        }
    }

    /// Whether trying again can help: never, somebody has to change the settings.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn never_shows_a_key() {
        let mut options = OpenAiOptions::new("http://localhost/v1", "m");
        let key: ApiKey = " sk-topsecret\n".parse().unwrap();
        let header = key.header("Bearer ").unwrap();
        assert_eq!(header.as_bytes(), b"Bearer sk-topsecret");
        options.key = Some(key);
        let shown = format!("{options:?} {header:?}");
        assert!(!shown.contains("topsecret"), "{shown}");
    }

    #[test]
    fn refuses_a_key_that_cannot_be_one() {
        for wrong in ["", "  ", "sk 1", "sk\u{e9}", "sk\n1"] {
            let refused = wrong.parse::<ApiKey>().unwrap_err();
            assert_eq!(refused.code(), "openai_key_invalid", "{wrong:?}");
        }
    }

    #[test]
    fn refuses_limits_that_allow_nothing() {
        let changes: [fn(&mut OpenAiOptions); 5] = [
            |it| it.max_tokens = 0,
            |it| it.timeout = Duration::ZERO,
            |it| it.connect_timeout = Duration::ZERO,
            |it| it.max_answer_bytes = 0,
            |it| it.temperature = Temperature::Default(2.5),
        ];
        for change in changes {
            let mut options = OpenAiOptions::new("http://localhost/v1", "m");
            options.check().unwrap();
            change(&mut options);
            assert_eq!(options.check().unwrap_err().code(), "openai_limit_invalid");
        }
        let nameless = OpenAiOptions::new("http://localhost/v1", " ");
        assert_eq!(nameless.check().unwrap_err().code(), "openai_model_missing");
    }
}
