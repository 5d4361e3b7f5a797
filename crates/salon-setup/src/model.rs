//! Who answers: a model with rules behind it, or rules alone.

use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::sync::Arc;

use salon_config::{ModelSettings, Settings};
use salon_llm::{
    ChatModel, OpenAiModel, OpenAiOptions, Price, ResilienceOptions, Resilient, Temperature,
};
use salon_responder::{Assistant, Composed, ModelAssistant, ModelLimits, RuleAssistant};

use crate::error::SetupError;

/// Sets up who answers: the model of the settings with rules behind it, or rules alone.
///
/// # Errors
/// [`SetupError::Model`] for settings that its client cannot use.
pub fn assistant(settings: &Settings) -> Result<Arc<dyn Assistant>, SetupError> {
    let Some(wanted) = &settings.model else {
        return Ok(Arc::new(RuleAssistant));
    };
    let model = ModelAssistant::new(chat_model(wanted)?, model_limits(wanted));
    Ok(model_assistant(model))
}

/// Puts rules behind a model: they answer whatever it gives up.
#[must_use]
pub fn model_assistant(model: ModelAssistant) -> Arc<dyn Assistant> {
    Arc::new(Composed::new(Arc::new(model), Arc::new(RuleAssistant)))
}

/// Makes the chat model that the settings name, with retries, a breaker and a bound on calls.
///
/// # Errors
/// [`SetupError::Model`] for settings that its client cannot use.
pub fn chat_model(wanted: &ModelSettings) -> Result<Arc<dyn ChatModel>, SetupError> {
    let mut options = OpenAiOptions::new(wanted.base_url.as_str(), &wanted.name);
    if let Some(key) = &wanted.api_key {
        options.key = Some(key.expose().parse()?);
    }
    options.max_tokens = wanted.max_tokens;
    options.temperature = Temperature::Default(wanted.temperature);
    options.timeout = wanted.timeout;
    let model = OpenAiModel::new(options)?;
    let resilience = ResilienceOptions {
        max_concurrent: usize::try_from(wanted.concurrency).unwrap_or(1),
        ..ResilienceOptions::new(seed())
    };
    Ok(Arc::new(Resilient::new(model, resilience)))
}

/// Returns what a model may take, as the settings say.
#[must_use]
pub const fn model_limits(wanted: &ModelSettings) -> ModelLimits {
    ModelLimits {
        steps: wanted.steps,
        turn_time: wanted.turn_time,
        daily_turns: wanted.daily_turns,
        daily_cost_micros: Some(wanted.daily_cost_micros),
        price: Price::new(wanted.price_in_micros, wanted.price_out_micros),
        max_tokens: Some(wanted.max_tokens),
        temperature: Some(wanted.temperature),
    }
}

/// Two processes that start together do not pause alike.
fn seed() -> u64 {
    RandomState::new().build_hasher().finish()
}
