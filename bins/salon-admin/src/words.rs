//! How times and prices are written.

use jiff::Timestamp;
use jiff::civil::{Date, Weekday};
use salon_domain::{Price, Zone};
use salon_language::{Language, render_money};
use serde::Serialize;

/// "Fri 2026-11-27 14:30", by the salon's clock.
pub(crate) fn local(zone: &Zone, instant: Timestamp) -> String {
    zone.local(instant)
        .strftime("%a %Y-%m-%d %H:%M")
        .to_string()
}

/// "14:30", by the salon's clock.
pub(crate) fn clock(zone: &Zone, instant: Timestamp) -> String {
    zone.local(instant).strftime("%H:%M").to_string()
}

/// "2026-11-27T14:30:00-06:00": the salon's clock with its offset (RFC 3339), for programs.
pub(crate) fn stamp(zone: &Zone, instant: Timestamp) -> String {
    zone.local(instant)
        .strftime("%Y-%m-%dT%H:%M:%S%:z")
        .to_string()
}

/// "Fri 2026-11-27".
pub(crate) fn day(date: Date) -> String {
    date.strftime("%a %Y-%m-%d").to_string()
}

/// "$185", "from $185".
pub(crate) fn price(price: Price) -> String {
    match price {
        Price::Fixed(money) => render_money(money, Language::English),
        Price::From(money) => format!("from {}", render_money(money, Language::English)),
    }
}

/// A price for programs.
#[derive(Debug, Serialize)]
pub(crate) struct PriceView {
    kind: &'static str,
    /// In minor units: cents.
    minor: i64,
    currency: String,
}

impl From<Price> for PriceView {
    fn from(price: Price) -> Self {
        let kind = match price {
            Price::Fixed(_) => "fixed",
            Price::From(_) => "from",
        };
        let money = price.amount();
        Self {
            kind,
            minor: money.minor(),
            currency: money.currency().code().to_owned(),
        }
    }
}

/// Writes a weekday as files and JSON write it.
pub(crate) const fn weekday_name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "monday",
        Weekday::Tuesday => "tuesday",
        Weekday::Wednesday => "wednesday",
        Weekday::Thursday => "thursday",
        Weekday::Friday => "friday",
        Weekday::Saturday => "saturday",
        Weekday::Sunday => "sunday",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_an_instant_by_the_salons_clock_with_its_weekday() {
        let chicago = Zone::named("America/Chicago").unwrap();
        let instant = "2026-11-27T20:30:00Z".parse().unwrap();
        assert_eq!(local(&chicago, instant), "Fri 2026-11-27 14:30");
        assert_eq!(stamp(&chicago, instant), "2026-11-27T14:30:00-06:00");
    }
}
