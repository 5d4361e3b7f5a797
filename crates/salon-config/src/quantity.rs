//! Lengths of time and amounts of bytes, as people write them.

use std::time::Duration;

const UNITS: [(&str, u64); 5] = [
    ("ms", 1),
    ("s", 1_000),
    ("min", 60_000),
    ("h", 3_600_000),
    ("d", 86_400_000),
];

/// Reads a length of time such as `10s`, `1 h 30 min`, `250ms` or `0`.
///
/// # Errors
/// Words that say what is wrong with it; the text itself is not in them.
pub(crate) fn duration(text: &str) -> Result<Duration, String> {
    let wrong = || "is no length of time: write it like `10s`, `250ms` or `1h 30min`".to_owned();
    if text.trim() == "0" {
        return Ok(Duration::ZERO);
    }
    let mut rest = text.trim();
    let mut total = 0_u64;
    while !rest.is_empty() {
        let (number, after) = leading(rest, |c| c.is_ascii_digit());
        let (unit, after) = leading(after.trim_start(), char::is_alphabetic);
        let number: u64 = number.parse().map_err(|_digits| wrong())?;
        let unit = match unit {
            "m" => "min",
            other => other,
        };
        let (_, size) = UNITS
            .iter()
            .find(|(name, _)| *name == unit)
            .ok_or_else(wrong)?;
        total = number
            .checked_mul(*size)
            .and_then(|length| total.checked_add(length))
            .ok_or_else(wrong)?;
        rest = after.trim_start();
    }
    if text.trim().is_empty() {
        return Err(wrong());
    }
    Ok(Duration::from_millis(total))
}

/// Reads an amount of bytes such as `65536`, `64 KiB` or `1MiB`.
///
/// # Errors
/// Words that say what is wrong with it; the text itself is not in them.
pub(crate) fn bytes(text: &str) -> Result<usize, String> {
    let wrong = || "is no amount of bytes: write it like `65536`, `64 KiB` or `1 MiB`".to_owned();
    let (number, unit) = leading(text.trim(), |c| c.is_ascii_digit());
    let factor = match unit.trim() {
        "" | "B" => 1_usize,
        "KiB" => 1_024,
        "MiB" => 1_048_576,
        _ => return Err(wrong()),
    };
    let number: usize = number.parse().map_err(|_digits| wrong())?;
    number.checked_mul(factor).ok_or_else(wrong)
}

/// Splits a text where its leading characters of one kind end.
fn leading(text: &str, kind: impl Fn(char) -> bool) -> (&str, &str) {
    let end = text.find(|c| !kind(c)).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_lengths_of_time_with_one_or_several_units() {
        let read = |text| duration(text).unwrap();
        assert_eq!(read("10s"), Duration::from_secs(10));
        assert_eq!(read("1h 30min"), Duration::from_mins(90));
        assert_eq!(read("2m"), Duration::from_mins(2));
        assert_eq!(read("250 ms"), Duration::from_millis(250));
        assert_eq!(read("0"), Duration::ZERO);
    }

    #[test]
    fn refuses_a_length_without_a_unit_and_one_that_is_no_length() {
        for wrong in [
            "10",
            "",
            "s",
            "10 parsecs",
            "-1s",
            "1.5h",
            "99999999999999999999s",
        ] {
            assert!(duration(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn reads_amounts_of_bytes() {
        assert_eq!(bytes("64 KiB"), Ok(65_536));
        assert_eq!(bytes("1MiB"), Ok(1_048_576));
        assert_eq!(bytes("100"), Ok(100));
        for wrong in ["", "64 KB", "KiB", "-1", "99999999999999999999 MiB"] {
            assert!(bytes(wrong).is_err(), "{wrong}");
        }
    }
}
