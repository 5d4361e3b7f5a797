//! Who answers: a model with rules behind it, or rules alone.

use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::sync::Arc;

use anyhow::Context as _;
use salon_config::{ModelSettings, Settings};
use salon_llm::{
    ChatModel, OpenAiModel, OpenAiOptions, Price, ResilienceOptions, Resilient, Temperature,
};
use salon_responder::{Assistant, Composed, ModelAssistant, ModelLimits, RuleAssistant};

/// Sets up who answers.
///
/// # Errors
/// Settings of the model that its client cannot use.
pub(crate) fn assistant(settings: &Settings) -> anyhow::Result<Arc<dyn Assistant>> {
    let rules = Arc::new(RuleAssistant);
    let Some(wanted) = &settings.model else {
        return Ok(rules);
    };
    let model = ModelAssistant::new(chat_model(wanted)?, limits(wanted));
    Ok(Arc::new(Composed::new(Arc::new(model), rules)))
}

/// Makes the chat model that the settings name: the one place that knows its adapter.
fn chat_model(wanted: &ModelSettings) -> anyhow::Result<Arc<dyn ChatModel>> {
    let mut options = OpenAiOptions::new(wanted.base_url.as_str(), &wanted.name);
    if let Some(key) = &wanted.api_key {
        let key = key.expose().parse().context("OPENAI_API_KEY")?;
        options.key = Some(key);
    }
    options.max_tokens = wanted.max_tokens;
    options.temperature = Temperature::Default(wanted.temperature);
    options.timeout = wanted.timeout;
    let model = OpenAiModel::new(options).context("the chat model cannot be set up")?;
    let resilience = ResilienceOptions {
        max_concurrent: usize::try_from(wanted.concurrency).unwrap_or(1),
        ..ResilienceOptions::new(seed())
    };
    Ok(Arc::new(Resilient::new(model, resilience)))
}

/// Two processes that start together do not pause alike.
fn seed() -> u64 {
    RandomState::new().build_hasher().finish()
}

fn limits(wanted: &ModelSettings) -> ModelLimits {
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
