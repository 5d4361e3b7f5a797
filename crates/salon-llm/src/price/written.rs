//! A table of prices as settings write it.

use std::str::FromStr;

use super::{Price, PriceTable};

/// A table of prices cannot be read. Entries are counted from 1, empty ones not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PriceTableError {
    /// An entry is not `name = price / price` or `name = price / price / price`.
    #[error("entry {entry} of the model prices is not `name = read / written`")]
    InvalidEntry {
        /// Which.
        entry: usize,
    },
    /// A price is no number of units with at most six decimals, or too much.
    #[error("a price in entry {entry} of the model prices is no amount with at most six decimals")]
    InvalidPrice {
        /// In which entry.
        entry: usize,
    },
    /// A model has two prices.
    #[error("entry {entry} of the model prices names a model that has a price already")]
    Repeated {
        /// The later of the two.
        entry: usize,
    },
}

impl PriceTableError {
    /// Returns the stable code of this error, as listed in `docs/errors.md`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::InvalidEntry { .. } => "model_prices_invalid",
            Self::InvalidPrice { .. } => "model_price_invalid",
            Self::Repeated { .. } => "model_price_repeated",
        }
    }

    /// Whether trying again can help: never, somebody has to change the settings.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        false
    }
}

impl FromStr for PriceTable {
    type Err = PriceTableError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut table = Self::default();
        let entries = text.split([',', '\n']).map(str::trim);
        let entries = entries.filter(|entry| !entry.is_empty());
        for (entry, text) in (1..).zip(entries) {
            let (name, prices) = text
                .split_once('=')
                .ok_or(PriceTableError::InvalidEntry { entry })?;
            let name = name.trim();
            if name.is_empty() {
                return Err(PriceTableError::InvalidEntry { entry });
            }
            let price = price(prices, entry)?;
            if table.0.insert(name.to_owned(), price).is_some() {
                return Err(PriceTableError::Repeated { entry });
            }
        }
        Ok(table)
    }
}

fn price(text: &str, entry: usize) -> Result<Price, PriceTableError> {
    let amounts = text.split('/').map(|text| micros(text.trim()));
    let amounts: Option<Vec<u64>> = amounts.collect();
    let amounts = amounts.ok_or(PriceTableError::InvalidPrice { entry })?;
    match *amounts {
        [prompt, completion] => Ok(Price::new(prompt, completion)),
        [prompt, cached_prompt, completion] => Ok(Price {
            prompt,
            cached_prompt,
            completion,
        }),
        _ => Err(PriceTableError::InvalidEntry { entry }),
    }
}

/// Reads an amount without rounding: `0.15` is 150,000 millionths.
fn micros(text: &str) -> Option<u64> {
    let (units, decimals) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(units) || !digits(decimals) || decimals.len() > 6 {
        return None;
    }
    let units: u64 = units.parse().ok()?;
    let decimals: u64 = format!("{decimals:0<6}").parse().ok()?;
    units.checked_mul(1_000_000)?.checked_add(decimals)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_prices_as_price_lists_write_them() {
        let text =
            "\n openai/gpt-4o-mini = 0.15/0.075/0.60,\n llama3.2:1b=0 / 0 ,tiny=12/0.000001,";
        let table: PriceTable = text.parse().unwrap();
        let mini = Price {
            prompt: 150_000,
            cached_prompt: 75_000,
            completion: 600_000,
        };
        let expected = [
            ("openai/gpt-4o-mini", mini),
            ("llama3.2:1b", Price::new(0, 0)),
            ("tiny", Price::new(12_000_000, 1)),
        ];
        assert_eq!(table, expected.into_iter().collect());
        assert!("".parse::<PriceTable>().unwrap().is_empty());
    }

    #[test]
    fn refuses_what_is_no_price_and_says_where() {
        for (text, code) in [
            ("a=1/2,b", "model_prices_invalid"),
            ("a=1/2,=1/2", "model_prices_invalid"),
            ("a=1/2,b=1", "model_prices_invalid"),
            ("a=1/2,b=1/2/3/4", "model_prices_invalid"),
            ("a=1/2,b=-1/2", "model_price_invalid"),
            ("a=1/2,b=$1/2", "model_price_invalid"),
            ("a=1/2,b=1e3/2", "model_price_invalid"),
            ("a=1/2,b=0.0000001/2", "model_price_invalid"),
            ("a=1/2,b=.5/2", "model_price_invalid"),
            ("a=1/2,b=99999999999999/2", "model_price_invalid"),
            ("a=1/2,a=3/4", "model_price_repeated"),
        ] {
            let refused = text.parse::<PriceTable>().unwrap_err();
            assert_eq!(refused.code(), code, "{text}");
            assert!(refused.to_string().contains("entry 2"), "{refused}");
        }
    }
}
