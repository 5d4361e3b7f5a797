//! Readers of values: each returns what the text means, or words that say what is wrong with it.
//!
//! The words never repeat the text, which may be a secret.

use std::net::IpAddr;
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use crate::quantity;
use crate::secret::{Masked, Secret};
use crate::settings::{LogFormat, SegmentPrice};
use crate::web_url::WebUrl;

const LEVELS: [&str; 6] = ["off", "error", "warn", "info", "debug", "trace"];

/// Reads a port; 0 lets the system pick one.
pub(crate) fn port(text: &str) -> Result<u16, String> {
    text.trim()
        .parse()
        .map_err(|_digits| "is not a port: a number from 0 to 65535".to_owned())
}

/// Reads an IP address to listen on.
pub(crate) fn ip(text: &str) -> Result<IpAddr, String> {
    text.trim().parse().map_err(|_parts| {
        "is not an IP address: `127.0.0.1` listens on this machine only, `0.0.0.0` on every network"
            .to_owned()
    })
}

/// Reads yes or no.
pub(crate) fn flag(text: &str) -> Result<bool, String> {
    match text.trim() {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => Err("must be `true` or `false`".to_owned()),
    }
}

/// Reads a whole number within bounds.
pub(crate) fn whole(text: &str, bounds: RangeInclusive<u32>) -> Result<u32, String> {
    let (low, high) = (bounds.start(), bounds.end());
    match text.trim().parse() {
        Ok(number) if bounds.contains(&number) => Ok(number),
        Ok(_) | Err(_) => Err(format!("must be a whole number from {low} to {high}")),
    }
}

/// Reads a temperature of a model.
pub(crate) fn temperature(text: &str) -> Result<f32, String> {
    match text.trim().parse() {
        Ok(number) if (0.0..=2.0).contains(&number) => Ok(number),
        Ok(_) | Err(_) => Err("must be a number from 0 to 2".to_owned()),
    }
}

/// Reads an amount such as `0.15`, in millionths.
pub(crate) fn millionths<N: FromStr>(text: &str) -> Result<N, String> {
    const PLACES: usize = 6;
    let wrong = || "must be an amount such as 5 or 0.15".to_owned();
    let (whole, part) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(part) || whole.is_empty() || part.len() > PLACES {
        return Err(wrong());
    }
    let amount = format!("{whole}{part:0<PLACES$}");
    amount.parse().map_err(|_too_large| wrong())
}

/// Reads a length of time within bounds, in milliseconds.
pub(crate) fn length(text: &str, bounds: RangeInclusive<u64>) -> Result<Duration, String> {
    let read = quantity::duration(text)?;
    let (low, high) = (
        Duration::from_millis(*bounds.start()),
        Duration::from_millis(*bounds.end()),
    );
    if (low..=high).contains(&read) {
        Ok(read)
    } else {
        Err(format!("must be from {low:?} to {high:?}"))
    }
}

/// Reads an amount of bytes within bounds.
pub(crate) fn size(text: &str, bounds: RangeInclusive<usize>) -> Result<usize, String> {
    let read = quantity::bytes(text)?;
    let (low, high) = (bounds.start(), bounds.end());
    if bounds.contains(&read) {
        Ok(read)
    } else {
        Err(format!("must be from {low} to {high} bytes"))
    }
}

/// Reads a directory.
pub(crate) fn directory(text: &str) -> Result<PathBuf, String> {
    if text.trim().is_empty() {
        return Err("must name a directory".to_owned());
    }
    Ok(PathBuf::from(text))
}

/// Reads the origins of other sites, separated by commas.
pub(crate) fn origins(text: &str) -> Result<Vec<WebUrl>, String> {
    items(text)
        .map(|item| {
            let url = WebUrl::parse(item)?;
            let path = url.as_str().split("://").nth(1).unwrap_or_default();
            if path.contains('/') {
                return Err("must be origins without a path: `https://salon.example`".to_owned());
            }
            Ok(url)
        })
        .collect()
}

/// Reads what segments cost: country, first day, price and currency of each, separated by commas.
pub(crate) fn segment_prices(text: &str) -> Result<Vec<SegmentPrice>, String> {
    let wrong = || {
        "must be a country, a day, a price and a currency, such as `US 2026-10-01 0.0113 USD`"
            .to_owned()
    };
    items(text)
        .map(|item| {
            let parts: Vec<&str> = item.split_whitespace().collect();
            let &[country, since, price, currency] = parts.as_slice() else {
                return Err(wrong());
            };
            let capitals = |text: &str, length| {
                text.len() == length && text.bytes().all(|byte| byte.is_ascii_uppercase())
            };
            if !capitals(country, 2) || !capitals(currency, 3) {
                return Err(wrong());
            }
            Ok(SegmentPrice {
                country: country.to_owned(),
                since: since.parse().map_err(|_no_day| wrong())?,
                micros: millionths(price)?,
                currency: currency.to_owned(),
            })
        })
        .collect()
}

/// Reads the URL of a database server.
pub(crate) fn database_url(text: &str) -> Result<Secret, String> {
    let text = text.trim();
    let rest = text
        .strip_prefix("postgres://")
        .or_else(|| text.strip_prefix("postgresql://"))
        .ok_or("must begin with `postgres://`: `postgres://user:password@host:5432/name`")?;
    if rest.is_empty() || rest.contains(char::is_whitespace) {
        return Err("must name a server and have no spaces".to_owned());
    }
    Ok(Secret::new(text.to_owned()))
}

/// Reads the sid of a Twilio account.
pub(crate) fn account_sid(text: &str) -> Result<Masked, String> {
    sid(text, "AC")
}

/// Reads the sid of a Twilio messaging service.
pub(crate) fn messaging_service_sid(text: &str) -> Result<Masked, String> {
    sid(text, "MG")
}

fn sid(text: &str, prefix: &str) -> Result<Masked, String> {
    let text = text.trim();
    let digits = text.strip_prefix(prefix).unwrap_or_default();
    if digits.len() == 32 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        Ok(Masked::new(text.to_owned()))
    } else {
        Err(format!(
            "is not a sid: `{prefix}` and 32 digits or letters from a to f, copied from Twilio's console"
        ))
    }
}

/// Reads one auth token, or two separated by a comma.
pub(crate) fn auth_tokens(text: &str) -> Result<Vec<Secret>, String> {
    let tokens: Vec<_> = items(text)
        .map(|token| Secret::new(token.to_owned()))
        .collect();
    let whole = tokens
        .iter()
        .all(|token| token.expose().chars().all(|c| c.is_ascii_graphic()));
    match tokens.len() {
        1 | 2 if whole => Ok(tokens),
        1 | 2 => Err("has a character that no auth token has".to_owned()),
        _ => Err("must be one auth token, or two with a comma between them".to_owned()),
    }
}

/// Reads a phone number in E.164 form.
pub(crate) fn phone_number(text: &str) -> Result<Masked, String> {
    let plain: String = text.chars().filter(|c| !" ()-.".contains(*c)).collect();
    let digits = plain.strip_prefix('+').unwrap_or_default();
    if (8..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        Ok(Masked::new(plain))
    } else {
        Err("is not a phone number with its country code: write it like `+19185550100`".to_owned())
    }
}

/// Reads a key that a provider gave out.
pub(crate) fn api_key(text: &str) -> Result<Secret, String> {
    let text = text.trim();
    if !text.is_empty() && text.chars().all(|c| c.is_ascii_graphic()) {
        Ok(Secret::new(text.to_owned()))
    } else {
        Err("has a character that no key has".to_owned())
    }
}

/// Reads a name without spaces.
pub(crate) fn name(text: &str) -> Result<String, String> {
    let text = text.trim();
    if !text.is_empty() && text.chars().all(|c| c.is_ascii_graphic()) {
        Ok(text.to_owned())
    } else {
        Err("must be a name without spaces".to_owned())
    }
}

/// Reads how log lines look.
pub(crate) fn log_format(text: &str) -> Result<LogFormat, String> {
    match text.trim() {
        "text" => Ok(LogFormat::Text),
        "json" => Ok(LogFormat::Json),
        _ => Err("must be `text` or `json`".to_owned()),
    }
}

/// Reads which log lines are written: a level, or `module=level`, separated by commas.
pub(crate) fn log_level(text: &str) -> Result<String, String> {
    let known = |part: &str| {
        let level = part.rsplit('=').next().unwrap_or(part).trim();
        LEVELS.contains(&level.to_ascii_lowercase().as_str())
    };
    if items(text).next().is_some() && items(text).all(known) {
        Ok(items(text).collect::<Vec<_>>().join(","))
    } else {
        Err(format!(
            "must be one of {}, or parts like `salon_web=debug`, with commas between them",
            LEVELS.join(", ")
        ))
    }
}

fn items(text: &str) -> impl Iterator<Item = &str> {
    text.split(',')
        .map(str::trim)
        .filter(|item| !item.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_two_auth_tokens_during_rotation_and_no_third() {
        let count = |text: &str| auth_tokens(text).map(|tokens| tokens.len());
        assert_eq!(count("first"), Ok(1));
        assert_eq!(count("first, second"), Ok(2));
        assert!(count("a,b,c").is_err() && count(",").is_err() && count("a b").is_err());
    }

    #[test]
    fn takes_an_amount_to_the_millionth() {
        assert_eq!(millionths("0.15"), Ok(150_000));
        assert_eq!(millionths(" 5 "), Ok(5_000_000));
        for wrong in ["", "-1", "1,5", ".5", "0.1234567", "$5"] {
            assert!(millionths::<i64>(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn takes_prices_of_segments_by_country_and_day() {
        let read = segment_prices("US 2026-10-01 0.0113 USD, CA 2026-01-01 0.01 USD").unwrap();
        assert_eq!((read.len(), read[0].micros), (2, 11_300));
        assert!(segment_prices("").unwrap().is_empty());
        for wrong in [
            "US 0.01 USD",
            "us 2026-10-01 0.01 USD",
            "US 2026-13-01 0.01 USD",
            "US 2026-10-01 1c USD",
        ] {
            assert!(segment_prices(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn takes_sids_of_the_right_kind_only() {
        let sid = format!("AC{}", "0a".repeat(16));
        assert!(account_sid(&sid).is_ok());
        assert!(messaging_service_sid(&sid).is_err());
        assert!(account_sid("AC 0").is_err());
    }

    #[test]
    fn takes_a_phone_number_as_people_write_it_with_its_country_code() {
        assert_eq!(
            phone_number("+1 (918) 555-0100").unwrap().expose(),
            "+19185550100"
        );
        assert!(phone_number("918-555-0100").is_err());
        assert!(phone_number("+1918555010O").is_err());
    }

    #[test]
    fn takes_origins_without_a_path() {
        assert_eq!(origins("").unwrap().len(), 0);
        assert_eq!(
            origins("https://a.example, https://b.example:8443")
                .unwrap()
                .len(),
            2
        );
        assert!(origins("https://a.example/x").is_err());
        assert!(origins("*").is_err());
    }

    #[test]
    fn takes_log_levels_by_name_and_by_module() {
        assert!(log_level("info").is_ok());
        assert!(log_level("warn,salon_web=debug").is_ok());
        assert!(log_level("loud").is_err() && log_level("").is_err());
    }

    #[test]
    fn says_within_which_bounds_a_number_must_be() {
        assert_eq!(
            whole("0", 1..=64),
            Err("must be a whole number from 1 to 64".to_owned())
        );
        assert_eq!(
            length("1h", 1_000..=60_000),
            Err("must be from 1s to 60s".to_owned())
        );
        assert!(temperature("NaN").is_err());
    }

    #[test]
    fn takes_database_urls_of_postgres_only() {
        assert!(database_url("postgres://salon@localhost/salon").is_ok());
        assert!(database_url("mysql://localhost/salon").is_err());
        assert!(database_url("postgres://").is_err());
    }
}
