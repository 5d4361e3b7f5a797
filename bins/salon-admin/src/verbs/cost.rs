//! What texts cost, by the prices of the settings.

use std::collections::BTreeMap;

use jiff::civil::Date;
use salon_config::SendingSettings;
use salon_domain::{Address, Country};
use serde::Serialize;

/// Millionths of a currency in a hundredth of it.
const HUNDREDTH: u64 = 10_000;

/// Segments, and their price as far as it is known.
pub(super) struct Cost<'a> {
    prices: &'a SendingSettings,
    day: Date,
    /// Millionths by currency.
    micros: BTreeMap<String, u64>,
    /// Segments without a price, by country.
    unknown: BTreeMap<String, u64>,
}

/// An amount of one currency.
#[derive(Debug, Serialize, PartialEq, Eq)]
pub(super) struct CostView {
    currency: String,
    /// Rounded up to the hundredth.
    amount: String,
}

/// Segments that no price is known for.
#[derive(Debug, Serialize, PartialEq, Eq)]
pub(super) struct UnpricedView {
    /// Two letters; `-` for what belongs to no country.
    country: String,
    segments: u64,
}

impl<'a> Cost<'a> {
    /// Costs nothing yet. Prices are those that hold on the day.
    pub(super) const fn new(prices: &'a SendingSettings, day: Date) -> Self {
        Self {
            prices,
            day,
            micros: BTreeMap::new(),
            unknown: BTreeMap::new(),
        }
    }

    /// Adds a text's segments.
    pub(super) fn add(&mut self, to: &Address, segments: u64) {
        let country = to.country().map_or_else(|| "-".to_owned(), Country::code);
        match self.prices.price(&country, self.day) {
            Some(price) => {
                let sum = self.micros.entry(price.currency.clone()).or_default();
                *sum = sum.saturating_add(price.micros.saturating_mul(segments));
            }
            None => *self.unknown.entry(country).or_default() += segments,
        }
    }

    /// Returns what is known and what is not.
    pub(super) fn view(self) -> (Vec<CostView>, Vec<UnpricedView>) {
        let known = self.micros.into_iter().map(|(currency, micros)| {
            let hundredths = micros.div_ceil(HUNDREDTH);
            let amount = format!("{}.{:02}", hundredths / 100, hundredths % 100);
            CostView { currency, amount }
        });
        let unknown = self.unknown.into_iter();
        let unknown = unknown.map(|(country, segments)| UnpricedView { country, segments });
        (known.collect(), unknown.collect())
    }
}

/// Says in words what texts cost.
pub(super) fn words(known: &[CostView], unknown: &[UnpricedView]) -> String {
    let known = known
        .iter()
        .map(|cost| format!("{} {}", cost.amount, cost.currency));
    let unknown = unknown.iter().map(|unpriced| {
        let (segments, country) = (unpriced.segments, &unpriced.country);
        format!("unknown for {segments} to {country}")
    });
    let parts: Vec<String> = known.chain(unknown).collect();
    if parts.is_empty() {
        "nothing".to_owned()
    } else {
        parts.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use salon_config::{LoadOptions, Settings};

    use super::*;

    #[test]
    fn the_newest_price_that_has_come_counts_and_none_is_invented() {
        let prices = "US 2026-01-01 0.01 USD, US 2026-11-01 0.0113 USD, US 2027-01-01 1 USD";
        let environment = [("SALON__SENDING__PRICES".to_owned(), prices.to_owned())];
        let settings = Settings::load(&LoadOptions::new("/nowhere", environment)).unwrap();
        let mut cost = Cost::new(&settings.sending, "2026-11-23".parse().unwrap());
        let number = |text: &str| Address::from_stored(text).unwrap();
        cost.add(&number("+19185550123"), 101);
        cost.add(&number("+14165550123"), 2);
        cost.add(&number("+1234567890"), 1);
        let (known, unknown) = cost.view();
        assert_eq!(
            words(&known, &unknown),
            "1.15 USD, unknown for 1 to -, unknown for 2 to CA"
        );
        assert_eq!(words(&[], &[]), "nothing");
    }
}
