//! Settings that name something which cannot be set up.

use salon_llm::OpenAiSetupError;
use salon_sms::TwilioSetupError;

/// Settings name something that cannot be set up.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SetupError {
    /// The chat model's client refuses the settings.
    #[error("the chat model cannot be set up: look at OPENAI_API_KEY and OPENAI_BASE_URL")]
    Model(#[from] OpenAiSetupError),
    /// Twilio's client refuses the settings.
    #[error("Twilio cannot be set up: look at TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN")]
    Twilio(#[from] TwilioSetupError),
    /// There is an account without a token.
    #[error("TWILIO_AUTH_TOKEN is missing")]
    NoToken,
}

impl SetupError {
    /// Returns the stable name of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Model(_) => "setup_model",
            Self::Twilio(_) => "setup_twilio",
            Self::NoToken => "setup_no_token",
        }
    }

    /// Whether the same settings may work later.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        false
    }
}
