//! Money in minor units, and prices.

use std::fmt;
use std::str::FromStr;

/// A currency, as the three letters of ISO 4217.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(try_from = "String", into = "String")
)]
pub struct Currency([u8; 3]);

/// The text is not a currency code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a three-letter currency code, such as `USD` or `EUR`")]
pub struct CurrencyError(String);

impl Currency {
    /// Returns the three letters.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// Returns how many decimal places the currency has: 2 for dollars, 0 for yen, 3 for dinars.
    #[must_use]
    pub fn decimals(self) -> u8 {
        match &self.0 {
            b"BIF" | b"CLP" | b"DJF" | b"GNF" | b"ISK" | b"JPY" | b"KMF" | b"KRW" | b"PYG"
            | b"RWF" | b"UGX" | b"VND" | b"VUV" | b"XAF" | b"XOF" | b"XPF" => 0,
            b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
            _ => 2,
        }
    }

    /// Returns how many minor units make one major unit.
    #[must_use]
    pub fn minor_per_major(self) -> i64 {
        10_i64.pow(u32::from(self.decimals()))
    }
}

impl FromStr for Currency {
    type Err = CurrencyError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let letters: [u8; 3] = text
            .as_bytes()
            .try_into()
            .map_err(|_length| CurrencyError(text.to_owned()))?;
        if letters.iter().all(u8::is_ascii_uppercase) {
            Ok(Self(letters))
        } else {
            Err(CurrencyError(text.to_owned()))
        }
    }
}

impl TryFrom<String> for Currency {
    type Error = CurrencyError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.code().to_owned()
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// An amount in the minor units of its currency: cents, pence, or whole yen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Money {
    minor: i64,
    currency: Currency,
}

impl Money {
    /// Makes an amount from minor units.
    #[must_use]
    pub const fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// Returns the amount in minor units.
    #[must_use]
    pub const fn minor(self) -> i64 {
        self.minor
    }

    /// Returns the currency.
    #[must_use]
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// Adds an amount of the same currency; `None` when the currencies differ or it overflows.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        if self.currency != other.currency {
            return None;
        }
        Some(Self {
            minor: self.minor.checked_add(other.minor)?,
            currency: self.currency,
        })
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (unit, places) = (
            self.currency.minor_per_major().unsigned_abs(),
            usize::from(self.currency.decimals()),
        );
        let sign = if self.minor < 0 { "-" } else { "" };
        let minor = self.minor.unsigned_abs();
        let (whole, rest) = (minor / unit, minor % unit);
        if places == 0 {
            write!(f, "{sign}{whole} {}", self.currency.code())
        } else {
            write!(f, "{sign}{whole}.{rest:0places$} {}", self.currency.code())
        }
    }
}

/// What a service costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "snake_case")
)]
pub enum Price {
    /// Exactly this much.
    Fixed(Money),
    /// This much or more, settled in the chair.
    From(Money),
}

impl Price {
    /// Returns the amount, exact or lowest.
    #[must_use]
    pub const fn amount(self) -> Money {
        match self {
            Self::Fixed(money) | Self::From(money) => money,
        }
    }

    /// Adds the price of another service: a sum with a "from" in it is a "from".
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        let sum = self.amount().plus(other.amount())?;
        Some(match (self, other) {
            (Self::Fixed(_), Self::Fixed(_)) => Self::Fixed(sum),
            (Self::From(_), _) | (_, Self::From(_)) => Self::From(sum),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_as_many_decimals_as_the_currency_has() {
        let show = |minor, code: &str| Money::new(minor, code.parse().unwrap()).to_string();
        assert_eq!(show(18_550, "USD"), "185.50 USD");
        assert_eq!(show(5_000, "JPY"), "5000 JPY");
        assert_eq!(show(-1, "EUR"), "-0.01 EUR");
        assert_eq!(show(i64::MIN, "JPY"), "-9223372036854775808 JPY");
    }

    #[test]
    fn never_adds_two_currencies() {
        let money = |code: &str| Money::new(1, code.parse().unwrap());
        assert_eq!(money("USD").plus(money("EUR")), None);
    }
}
