//! Prices and lengths as people type them.

use salon_domain::{Currency, Minutes, Money, Price};

use super::judging::LONGEST;

/// Words that say that a price is the lowest one.
const FROM: [&str; 8] = [
    "from",
    "starting at",
    "starts at",
    "ab",
    "dès",
    "à partir de",
    "desde",
    "a partir de",
];
/// No price of a salon is longer.
const DIGITS: usize = 12;

/// Reads a price; `decimal` is what stands before the cents, a point or a comma.
///
/// "45", "$45.00", "1,250.00 USD", "from 45" and "45+" are prices; another currency is refused.
pub(super) fn read_price(text: &str, decimal: char, currency: Currency) -> Result<Price, String> {
    let text = text.trim();
    let is_number = |c: char| c.is_ascii_digit();
    let (Some(first), Some(last)) = (text.find(is_number), text.rfind(is_number)) else {
        return Err("it is no price".to_owned());
    };
    let before = text.get(..first).unwrap_or_default();
    let number = text.get(first..=last).unwrap_or_default();
    let after = text.get(last + 1..).unwrap_or_default();
    let from = read_words(before, currency)? || read_words(after, currency)?;
    let money = Money::new(read_number(number, decimal, currency)?, currency);
    Ok(if from {
        Price::From(money)
    } else {
        Price::Fixed(money)
    })
}

/// Reads what stands around a number: whether the price is the lowest one.
fn read_words(text: &str, currency: Currency) -> Result<bool, String> {
    let mut from = text.contains('+');
    let letters: String = text
        .chars()
        .map(|c| if c.is_alphabetic() { c } else { ' ' })
        .collect();
    let words = letters.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.contains('-') {
        return Err("a price is not negative".to_owned());
    }
    let mut rest = words.to_lowercase();
    if let Some(word) = FROM.iter().find(|word| rest.starts_with(**word)) {
        from = true;
        rest = rest.trim_start_matches(word).trim().to_owned();
    }
    if rest.is_empty() || rest.eq_ignore_ascii_case(currency.code()) {
        return Ok(from);
    }
    Err(format!("`{rest}` is not `from` and not {currency}"))
}

fn read_number(number: &str, decimal: char, currency: Currency) -> Result<i64, String> {
    let (whole, cents) = number.split_once(decimal).unwrap_or((number, ""));
    let places = usize::from(currency.decimals());
    let mut groups = whole.split([',', '.', '\'', '’', ' ', '\u{a0}', '\u{202f}']);
    let first = groups.next().unwrap_or_default();
    let groups: Vec<&str> = groups.collect();
    let grouped =
        groups.is_empty() || first.len() <= 3 && groups.iter().all(|group| group.len() == 3);
    let digits = [&[first], groups.as_slice()].concat().concat();
    let plain = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    if !grouped || !plain(&digits) || !plain(cents) || digits.len() > DIGITS {
        return Err(format!(
            "it is no price where `{decimal}` stands before the cents; `decimal` in the mapping says what does"
        ));
    }
    if cents.len() > places {
        return Err(format!("{currency} has {places} decimals"));
    }
    let minor = format!("{digits}{cents:0<places$}");
    minor
        .parse()
        .map_err(|error: std::num::ParseIntError| error.to_string())
}

/// Reads a length: "45", "45 min", "1:30", "1 h 30", "1h".
pub(super) fn read_minutes(text: &str) -> Result<Minutes, String> {
    let wrong = || format!("`{text}` is no length: write 45, 45 min, 1:30 or 1 h 30");
    let plain = text.to_lowercase();
    let minutes = if let Some((hours, minutes)) = plain.split_once([':', 'h']) {
        let minutes: &str = minutes.trim_start_matches(|c: char| c.is_alphabetic() || c == '.');
        let hours = whole(hours).ok_or_else(wrong)?;
        let minutes = match minutes.trim() {
            "" => 0,
            text => in_minutes(text).filter(|it| *it < 60).ok_or_else(wrong)?,
        };
        hours.checked_mul(60).and_then(|it| it.checked_add(minutes))
    } else {
        in_minutes(&plain)
    };
    let fits = |minutes: &u32| (1..=LONGEST).contains(&i64::from(*minutes));
    minutes.filter(fits).map(Minutes::new).ok_or_else(wrong)
}

/// "45", "45 min", "45 minutes", "45'".
fn in_minutes(text: &str) -> Option<u32> {
    let number = text.trim().trim_end_matches(['.', '\'', '’']);
    let number = ["minutes", "minute", "mins", "min", "m"]
        .into_iter()
        .find_map(|unit| number.strip_suffix(unit))
        .unwrap_or(number);
    whole(number)
}

fn whole(text: &str) -> Option<u32> {
    let text = text.trim();
    let digits = !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn price(text: &str, decimal: char, currency: &str) -> Result<(bool, i64), String> {
        let read = read_price(text, decimal, currency.parse().unwrap())?;
        Ok((matches!(read, Price::From(_)), read.amount().minor()))
    }

    #[test]
    fn prices_are_read_as_they_are_written_here_and_elsewhere() {
        for (text, decimal, currency, expected) in [
            ("45", '.', "USD", (false, 4_500)),
            ("$45.5", '.', "USD", (false, 4_550)),
            ("USD 1,250.00", '.', "USD", (false, 125_000)),
            ("from $185", '.', "USD", (true, 18_500)),
            ("60+", '.', "USD", (true, 6_000)),
            ("45,50 €", ',', "EUR", (false, 4_550)),
            ("1.250,00 EUR", ',', "EUR", (false, 125_000)),
            ("à partir de 1 250", ',', "EUR", (true, 125_000)),
            ("CHF 1’250.00", '.', "CHF", (false, 125_000)),
            ("5,000", '.', "JPY", (false, 5_000)),
        ] {
            assert_eq!(price(text, decimal, currency), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_could_be_another_price_is_refused() {
        for (text, decimal) in [
            ("45,50", '.'),
            ("45.50", ','),
            ("-45", '.'),
            ("45 EUR", '.'),
            ("free", '.'),
            ("45.505", '.'),
            ("45-60", '.'),
            ("9999999999999999", '.'),
        ] {
            assert!(price(text, decimal, "USD").is_err(), "{text}");
        }
    }

    #[test]
    fn lengths_are_read_with_and_without_units() {
        let minutes = |text: &str| read_minutes(text).map(Minutes::get);
        for (text, expected) in [
            ("45", 45),
            ("45 min", 45),
            ("45 Minutes", 45),
            ("1:30", 90),
            ("01:05", 65),
            ("1h", 60),
            ("1 h 30", 90),
            ("2 hrs 15 mins", 135),
            ("1 hour", 60),
        ] {
            assert_eq!(minutes(text), Ok(expected), "{text}");
        }
        for text in ["", "0", "soon", "1:75", "-45", "25 h", "1.5", "45 min 10"] {
            assert!(minutes(text).is_err(), "{text}");
        }
    }
}
