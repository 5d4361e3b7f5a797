//! Where a text comes from or goes to: phone numbers and the senders that are not phone numbers.

use std::fmt;
use std::str::FromStr;

use rlibphonenumber::enums::Region;
use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumberFormat};

/// A country, as the two letters of ISO 3166-1.
///
/// It says how to read a number that was written without its country code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Country(Region);

/// The text is not the code of a country with a numbering plan.
#[derive(Debug, thiserror::Error)]
#[error("`{0}` is not the two-letter code of a country with telephones, such as `US` or `FR`")]
pub struct CountryError(String);

impl Country {
    /// Returns the two letters, in capitals.
    #[must_use]
    pub fn code(self) -> String {
        self.0.to_string()
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.code())
    }
}

impl FromStr for Country {
    type Err = CountryError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let refused = || CountryError(text.to_owned());
        let region = Region::from_str(&text.to_ascii_uppercase()).map_err(|_unknown| refused())?;
        let known = PHONE_NUMBER_UTIL.get_country_code_for_region(region);
        if known.is_some() {
            Ok(Self(region))
        } else {
            Err(refused())
        }
    }
}

/// A number that can be dialled, in the form of ITU-T E.164: `+` and up to fifteen digits.
///
/// `Debug` shows the last three digits only.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PhoneNumber(String);

impl PhoneNumber {
    /// Reads a number as people write it; `country` is used when its country code is missing.
    ///
    /// # Errors
    /// [`AddressError::NotDialable`] when no numbering plan has such a number.
    pub fn parse(text: &str, country: Country) -> Result<Self, AddressError> {
        let number = PHONE_NUMBER_UTIL
            .parse(text.trim(), Some(country.0))
            .map_err(|_reason| AddressError::NotDialable)?;
        if !number.is_valid() {
            return Err(AddressError::NotDialable);
        }
        Ok(Self(number.format_as(PhoneNumberFormat::E164).into_owned()))
    }

    /// Returns the number in E.164 form, such as `+19185550123`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PhoneNumber({})", mask(&self.0))
    }
}

/// A sender or recipient of texts.
///
/// Equal addresses have equal text ([`Address::as_str`]), however they were written. `Debug` shows
/// the last three characters only.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address {
    kind: AddressKind,
    text: String,
}

/// What kind of sender an [`Address`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AddressKind {
    /// A number that can be dialled.
    Phone,
    /// A `WhatsApp` account, behind a number that can be dialled.
    WhatsApp,
    /// Three to eight digits that only work inside one country's networks.
    ShortCode,
    /// A sender with a name in place of a number; it cannot be answered.
    Alphanumeric,
    /// Digits that no numbering plan knows. The simulator answers them, a real transport never.
    Undialable,
}

/// The text names no sender.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AddressError {
    /// No letter and none of the digits 0 to 9 in it.
    #[error("an address needs at least one letter or digit")]
    Empty,
    /// More than sixty-four characters.
    #[error("an address has at most 64 characters")]
    TooLong,
    /// Digits that no numbering plan knows, where a number to dial was needed.
    #[error("no numbering plan has this phone number")]
    NotDialable,
}

const WHATSAPP: &str = "whatsapp:";
const LONGEST: usize = 64;

impl Address {
    /// Reads an address as a provider sends it or a person types it.
    ///
    /// A `+` that a form turned into a space is put back. `country` is used for numbers without a
    /// country code.
    ///
    /// # Errors
    /// [`AddressError::Empty`] and [`AddressError::TooLong`]; everything else is some kind of
    /// address.
    pub fn parse(raw: &str, country: Country) -> Result<Self, AddressError> {
        if raw.chars().count() > LONGEST {
            return Err(AddressError::TooLong);
        }
        let text = raw.trim();
        let names = |c: char| c.is_alphabetic() || c.is_ascii_digit();
        if !text.chars().any(names) {
            return Err(AddressError::Empty);
        }
        let lower = text.to_ascii_lowercase();
        if let Some(rest) = lower.strip_prefix(WHATSAPP)
            && let Ok(number) = PhoneNumber::parse(&with_plus(rest), country)
        {
            let text = format!("{WHATSAPP}{}", number.as_str());
            return Ok(Self {
                kind: AddressKind::WhatsApp,
                text,
            });
        }
        if text.chars().any(char::is_alphabetic) {
            return Ok(Self {
                kind: AddressKind::Alphanumeric,
                text: text.to_owned(),
            });
        }
        Ok(Self::digits(raw, country))
    }

    /// Reads an address made of digits and punctuation.
    fn digits(raw: &str, country: Country) -> Self {
        let dialled = with_plus(raw);
        let digits: String = dialled.chars().filter(char::is_ascii_digit).collect();
        let international = dialled.starts_with('+');
        if !international && (3..=8).contains(&digits.len()) {
            return Self {
                kind: AddressKind::ShortCode,
                text: digits,
            };
        }
        match PhoneNumber::parse(&dialled, country) {
            Ok(PhoneNumber(text)) => Self {
                kind: AddressKind::Phone,
                text,
            },
            Err(_) => Self {
                kind: AddressKind::Undialable,
                text: format!("+{digits}"),
            },
        }
    }

    /// Reads an address back from the form in which it is stored.
    ///
    /// # Errors
    /// [`AddressError`] when the text is none that [`Address::as_str`] returns.
    pub fn from_stored(text: &str) -> Result<Self, AddressError> {
        // A stored number has its country code: any country reads it.
        Self::parse(text, Country(Region::US))
    }

    /// Returns the one way this address is written, the form in which it is stored.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns the kind of sender.
    #[must_use]
    pub const fn kind(&self) -> AddressKind {
        self.kind
    }

    /// Returns the country whose numbering plan the number belongs to; `None` for what is no phone
    /// number.
    #[must_use]
    pub fn country(&self) -> Option<Country> {
        let dialled = self.text.strip_prefix(WHATSAPP).unwrap_or(&self.text);
        let number = self
            .is_dialable()
            .then(|| PHONE_NUMBER_UTIL.parse(dialled, None));
        Some(Country(number?.ok()?.get_region_code()?))
    }

    /// Whether a real transport may send to this address.
    #[must_use]
    pub const fn is_dialable(&self) -> bool {
        matches!(self.kind, AddressKind::Phone | AddressKind::WhatsApp)
    }

    /// Returns the address with all but its last three characters hidden, for logs and health pages.
    #[must_use]
    pub fn masked(&self) -> String {
        mask(&self.text)
    }
}

impl From<PhoneNumber> for Address {
    fn from(number: PhoneNumber) -> Self {
        Self {
            kind: AddressKind::Phone,
            text: number.0,
        }
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}({})", self.kind, self.masked())
    }
}

/// Puts back the `+` of an international number that form decoding turned into a space.
fn with_plus(raw: &str) -> String {
    match raw.strip_prefix(' ') {
        Some(rest) if !rest.trim_start().starts_with(['+', '(']) => format!("+{}", rest.trim()),
        _ => raw.trim().to_owned(),
    }
}

/// Hides all but the last three characters.
fn mask(text: &str) -> String {
    let shown = text.chars().count().saturating_sub(3);
    text.chars()
        .enumerate()
        .map(|(at, c)| if at < shown { '*' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usa() -> Country {
        "us".parse().unwrap()
    }

    #[test]
    fn finds_one_number_however_it_was_written() {
        let written = [
            "(918) 555-0123",
            "918-555-0123",
            "19185550123",
            "+1 918 555 0123",
            " 19185550123",
        ];
        for text in written {
            let address = Address::parse(text, usa()).unwrap();
            assert_eq!(
                (address.as_str(), address.kind()),
                ("+19185550123", AddressKind::Phone),
                "{text}"
            );
        }
    }

    #[test]
    fn keeps_digits_that_no_plan_knows_apart_from_numbers_to_dial() {
        let address = Address::parse(" 1234567890", usa()).unwrap();
        assert_eq!(
            (address.as_str(), address.kind()),
            ("+1234567890", AddressKind::Undialable)
        );
        assert_eq!(Address::parse("+1234567890", usa()).unwrap(), address);
        assert!(!address.is_dialable());
    }

    #[test]
    fn reads_back_what_it_stores() {
        for text in [
            "+19185550123",
            "+33612345678",
            "+1234567890",
            "72345",
            "ACME Pay",
        ] {
            let address = Address::parse(text, usa()).unwrap();
            assert_eq!(
                Address::from_stored(address.as_str()),
                Ok(address),
                "{text}"
            );
        }
    }

    #[test]
    fn tells_short_codes_names_and_whatsapp_apart() {
        let kind = |text: &str| Address::parse(text, usa()).unwrap().kind();
        assert_eq!(kind("72345"), AddressKind::ShortCode);
        assert_eq!(kind("ACME Pay"), AddressKind::Alphanumeric);
        assert_eq!(kind("whatsapp:+19185550123"), AddressKind::WhatsApp);
    }

    #[test]
    fn reads_back_what_it_wrote() {
        for text in [
            "(918) 555-0123",
            " 1234567890",
            "72345",
            "ACME",
            "whatsapp: 19185550123",
        ] {
            let address = Address::parse(text, usa()).unwrap();
            assert_eq!(Address::parse(address.as_str(), usa()).unwrap(), address);
        }
    }

    #[test]
    fn tells_countries_apart_that_share_a_code() {
        for (number, country) in [
            ("+19185550123", Some("US")),
            ("+14165550123", Some("CA")),
            ("whatsapp:+33612345678", Some("FR")),
            ("+1234567890", None),
            ("72345", None),
        ] {
            let address = Address::parse(number, usa()).unwrap();
            let found = address.country().map(Country::code);
            assert_eq!(found.as_deref(), country, "{number}");
        }
    }

    #[test]
    fn refuses_what_names_nobody() {
        for nobody in [" + ", "½", "٣٤"] {
            assert_eq!(Address::parse(nobody, usa()), Err(AddressError::Empty));
        }
        assert_eq!(
            Address::parse(&"1".repeat(65), usa()),
            Err(AddressError::TooLong)
        );
    }

    #[test]
    fn a_country_reads_back_what_it_shows() {
        let shown = usa().to_string();
        assert_eq!((shown.as_str(), shown.parse().unwrap()), ("US", usa()));
        for wrong in ["", "USA", "XX", "ZZ", "001"] {
            assert!(wrong.parse::<Country>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn never_prints_a_whole_number() {
        let address = Address::parse("+19185550123", usa()).unwrap();
        assert_eq!(format!("{address:?}"), "Phone(*********123)");
    }
}
