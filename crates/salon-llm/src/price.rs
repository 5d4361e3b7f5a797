//! What answers cost, by a table of prices that is passed in.

mod written;

use std::collections::BTreeMap;
use std::fmt;
use std::iter::Sum;
use std::ops::Add;

use crate::model::Usage;

pub use self::written::PriceTableError;

/// An amount of money in millionths of a currency: that of the prices it was made with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Micros(u64);

/// What a model costs, in millionths of a currency for a million tokens: a price list's "$0.15 for
/// 1M tokens" is 150,000.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Price {
    /// For tokens read.
    pub prompt: u64,
    /// For tokens read from the provider's cache.
    pub cached_prompt: u64,
    /// For tokens written.
    pub completion: u64,
}

/// The prices of models, by name.
///
/// Settings write it as `name = read / written`, or `name = read / from cache / written`, in units of
/// a currency for a million tokens, as price lists do; with commas or line ends between models:
///
/// ```
/// use salon_llm::{Micros, PriceTable, Usage};
///
/// let table: PriceTable = "gpt-4o-mini = 0.15 / 0.075 / 0.60, llama3.2:1b = 0 / 0".parse()?;
/// let usage = Usage { prompt_tokens: 2_000, completion_tokens: 100, ..Usage::default() };
/// assert_eq!(table.cost("gpt-4o-mini-2024-07-18", usage), Some(Micros::new(360)));
/// assert_eq!(table.cost("gpt-5", usage), None);
/// # Ok::<(), salon_llm::PriceTableError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PriceTable(BTreeMap<String, Price>);

impl Micros {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// Makes an amount of millionths.
    #[must_use]
    pub const fn new(micros: u64) -> Self {
        Self(micros)
    }

    /// Returns the amount in millionths.
    #[must_use]
    pub const fn get(self) -> u64 {
        self.0
    }

    /// Returns the amount as databases keep it; what is more than they can is the most they can.
    #[must_use]
    pub fn to_i64(self) -> i64 {
        i64::try_from(self.0).unwrap_or(i64::MAX)
    }
}

/// Written in units of the currency with six digits: `0.001234`.
impl fmt::Display for Micros {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:06}", self.0 / 1_000_000, self.0 % 1_000_000)
    }
}

impl Add for Micros {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sum for Micros {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

impl Price {
    /// Makes a price where the provider's cache costs what everything read does.
    #[must_use]
    pub const fn new(prompt: u64, completion: u64) -> Self {
        Self {
            prompt,
            cached_prompt: prompt,
            completion,
        }
    }

    /// Returns what an answer costs, rounded up.
    #[must_use]
    pub fn cost(&self, usage: Usage) -> Micros {
        let cached = usage.cached_prompt_tokens.min(usage.prompt_tokens);
        let read = usage.prompt_tokens - cached;
        let parts = [
            (read, self.prompt),
            (cached, self.cached_prompt),
            (usage.completion_tokens, self.completion),
        ];
        let sum: u128 = parts
            .iter()
            .map(|(tokens, price)| u128::from(*tokens) * u128::from(*price))
            .sum();
        Micros(u64::try_from(sum.div_ceil(1_000_000)).unwrap_or(u64::MAX))
    }
}

impl PriceTable {
    /// Returns the price of a model: of its name, or of the name that it is a dated version of
    /// (`gpt-4o-mini-2024-07-18` is a `gpt-4o-mini`). What a router puts before a slash does not
    /// count.
    #[must_use]
    pub fn find(&self, model: &str) -> Option<Price> {
        let bare = model.rsplit_once('/').map_or(model, |(_, bare)| bare);
        let found = [model, bare, without_date(bare)]
            .into_iter()
            .find_map(|name| self.0.get(name));
        found.copied()
    }

    /// Returns what an answer of a model costs; `None` when the table does not have the model.
    #[must_use]
    pub fn cost(&self, model: &str, usage: Usage) -> Option<Micros> {
        self.find(model).map(|price| price.cost(usage))
    }

    /// Whether the table is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<N: Into<String>> FromIterator<(N, Price)> for PriceTable {
    fn from_iter<I: IntoIterator<Item = (N, Price)>>(prices: I) -> Self {
        let prices = prices.into_iter();
        Self(prices.map(|(name, price)| (name.into(), price)).collect())
    }
}

/// Takes the last parts of a name off that have at least two digits and nothing else.
fn without_date(mut name: &str) -> &str {
    while let Some((rest, last)) = name.rsplit_once('-')
        && last.len() >= 2
        && last.bytes().all(|byte| byte.is_ascii_digit())
    {
        name = rest;
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINI: Price = Price {
        prompt: 150_000,
        cached_prompt: 75_000,
        completion: 600_000,
    };

    fn table() -> PriceTable {
        let large = Price {
            prompt: 2_500_000,
            cached_prompt: 1_250_000,
            completion: 10_000_000,
        };
        [("gpt-4o-mini", MINI), ("gpt-4o", large)]
            .into_iter()
            .collect()
    }

    fn usage(prompt_tokens: u32, cached_prompt_tokens: u32, completion_tokens: u32) -> Usage {
        Usage {
            prompt_tokens,
            cached_prompt_tokens,
            completion_tokens,
        }
    }

    #[test]
    fn adds_up_what_was_read_cached_and_written() {
        assert_eq!(MINI.cost(usage(2_000, 0, 100)), Micros::new(360));
        assert_eq!(MINI.cost(usage(2_000, 1_000, 100)), Micros::new(285));
        assert_eq!(MINI.cost(usage(0, 0, 0)), Micros::ZERO);
    }

    #[test]
    fn rounds_up_so_that_no_answer_is_free() {
        assert_eq!(MINI.cost(usage(1, 0, 0)), Micros::new(1));
    }

    #[test]
    fn never_charges_for_more_cached_tokens_than_were_read() {
        assert_eq!(
            MINI.cost(usage(100, 4_000, 0)),
            MINI.cost(usage(100, 100, 0))
        );
        let most = usage(u32::MAX, 0, u32::MAX);
        let dear = Price {
            prompt: u64::MAX,
            cached_prompt: 0,
            completion: u64::MAX,
        };
        assert_eq!(dear.cost(most), Micros::new(u64::MAX));
    }

    #[test]
    fn knows_a_dated_version_and_never_takes_a_small_model_for_the_large_one() {
        let table = table();
        for name in [
            "gpt-4o-mini",
            "gpt-4o-mini-2024-07-18",
            "openai/gpt-4o-mini",
            "openai/gpt-4o-mini-2024-07-18",
        ] {
            assert_eq!(table.find(name), Some(MINI), "{name}");
        }
        assert_ne!(table.find("gpt-4o-2024-08-06"), Some(MINI));
        for name in ["gpt-4o-audio", "gpt-4", "llama3.2", ""] {
            assert_eq!(table.cost(name, usage(1, 0, 1)), None, "{name}");
        }
    }

    #[test]
    fn is_written_in_units_with_six_digits() {
        let sum: Micros = [Micros::new(999_999), Micros::new(1_235)].into_iter().sum();
        assert_eq!(sum.to_string(), "1.001234");
    }
}
