//! What a model may take: steps, time, turns, money.

use std::time::Duration;

use salon_llm::Price;

/// What a model may take.
#[derive(Clone, Debug, PartialEq)]
pub struct ModelLimits {
    /// Calls to the model in one turn.
    pub steps: u32,
    /// Time for one turn; what is not answered by then, rules answer.
    pub turn_time: Duration,
    /// Turns with the model for one number on one day of the salon's calendar.
    pub daily_turns: u32,
    /// What one salon may spend on one day of its calendar, in millionths of the price table's
    /// currency; `None` for no limit.
    pub daily_cost_micros: Option<i64>,
    /// What tokens cost.
    pub price: Price,
    /// Most tokens of one answer; `None` leaves it to the model's own settings.
    pub max_tokens: Option<u32>,
    /// How freely it talks, 0 to 2; `None` leaves it to the model's own settings.
    pub temperature: Option<f32>,
}

/// The list price of the `gpt-4o-mini` class: 0.15 and 0.60 dollars for a million tokens.
const LIST_PRICE: Price = Price::new(150_000, 600_000);

impl Default for ModelLimits {
    fn default() -> Self {
        Self {
            steps: 6,
            turn_time: Duration::from_secs(12),
            daily_turns: 60,
            daily_cost_micros: Some(5_000_000),
            price: LIST_PRICE,
            max_tokens: None,
            temperature: None,
        }
    }
}
