//! Judging a client of the first version.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use salon_domain::{Address, ClientName, Country, PhoneNumber};
use salon_postgres::LegacyClient;
use serde_json::{Map, Value};

use crate::importing::ImportProblem;
use crate::importing::judging::digest;

/// A client as they will be here. `Debug` is not derived: it is all personal.
pub(super) struct JudgedClient {
    pub(super) id: i64,
    pub(super) name: Option<ClientName>,
    pub(super) address: Option<Address>,
    pub(super) email: Option<String>,
    pub(super) preferences: Value,
    pub(super) created_at: Timestamp,
    pub(super) digest: String,
    pub(super) problems: Vec<ImportProblem>,
}

/// Reads a client. What cannot be read is kept in the preferences, so that nothing is lost.
pub(super) fn judge(row: &LegacyClient, country: Country, now: Timestamp) -> JudgedClient {
    let mut problems = Vec::new();
    let mut preferences = preferences(row.preferences.as_deref());
    let mut keep = |key: &str, raw: Option<&str>| {
        if let Some(raw) = raw.filter(|raw| !raw.trim().is_empty()) {
            preferences.insert(key.to_owned(), Value::from(raw));
        }
    };
    let raw = row.phone.as_deref();
    let address = raw.and_then(|raw| number(raw, country));
    if address.is_none() {
        problems.push(ImportProblem::NumberUnreadable);
        keep("legacy_phone", raw);
    }
    let raw = row.name.as_deref();
    let name = raw.and_then(|raw| ClientName::parse(raw).ok());
    if name.is_none() {
        problems.push(ImportProblem::NameUnreadable);
        keep("legacy_name", raw);
    }
    let email = row.email.as_deref().map(str::trim);
    JudgedClient {
        id: row.id,
        name,
        address,
        email: email.filter(|text| !text.is_empty()).map(str::to_owned),
        preferences: Value::Object(preferences),
        created_at: written(row.created_at.as_deref()).unwrap_or(now),
        digest: digest(&[
            row.name.as_deref(),
            row.phone.as_deref(),
            row.email.as_deref(),
            row.preferences.as_deref(),
            row.created_at.as_deref(),
        ]),
        problems,
    }
}

/// Reads a number as people typed it; only one that can be dialled is a client's.
fn number(raw: &str, country: Country) -> Option<Address> {
    let raw = raw.trim();
    // "+1 918…" and "1918…" are read; "918-555-0123 (mom)" and "x12" lose what follows the number.
    let digits: String = raw
        .chars()
        .take_while(|letter| !letter.is_alphabetic())
        .collect();
    let digits = digits.trim_end_matches(['(', ' ', ',', ';', '/']);
    let phone = PhoneNumber::parse(digits, country).ok()?;
    Address::from_stored(phone.as_str()).ok()
}

/// Reads preferences; what is no object is kept under a name of its own.
fn preferences(raw: Option<&str>) -> Map<String, Value> {
    match raw.map(serde_json::from_str::<Value>) {
        None | Some(Ok(Value::Null)) => Map::new(),
        Some(Ok(Value::Object(fields))) => fields,
        Some(Ok(other)) => Map::from_iter([("legacy".to_owned(), other)]),
        Some(Err(_)) => Map::from_iter([("legacy".to_owned(), Value::from(raw))]),
    }
}

/// Reads when a row was made: the first version wrote UTC without saying so.
pub(super) fn written(raw: Option<&str>) -> Option<Timestamp> {
    let local: DateTime = raw?.trim().parse().ok()?;
    let instant = TimeZone::UTC.to_timestamp(local);
    instant.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(name: &str, phone: &str) -> LegacyClient {
        LegacyClient {
            id: 7,
            name: Some(name.into()),
            phone: Some(phone.into()),
            email: Some(" ".into()),
            preferences: Some("{\"stylist\":\"Sarah\"}".into()),
            created_at: Some("2024-03-10 02:30:00".into()),
        }
    }

    fn read(name: &str, phone: &str) -> JudgedClient {
        judge(
            &row(name, phone),
            "US".parse().unwrap(),
            Timestamp::UNIX_EPOCH,
        )
    }

    #[test]
    fn reads_numbers_as_people_typed_them() {
        for typed in [
            "+1 918 555 0123",
            "(918) 555-0123",
            "918.555.0123",
            "19185550123",
            "9185550123 (mom)",
            "918-555-0123 ext",
        ] {
            let address = read("Ana", typed).address;
            assert_eq!(address.unwrap().as_str(), "+19185550123", "{typed}");
        }
        for typed in ["", "n/a", "555-0123", "none yet", "00000"] {
            let client = read("Ana", typed);
            assert!(client.address.is_none(), "{typed}");
            assert_eq!(client.problems, [ImportProblem::NumberUnreadable]);
        }
    }

    #[test]
    fn keeps_what_it_cannot_read() {
        let client = read("???", "call the shop");
        assert!(client.name.is_none() && client.email.is_none());
        assert_eq!(client.preferences["legacy_name"], "???");
        assert_eq!(client.preferences["legacy_phone"], "call the shop");
        assert_eq!(client.preferences["stylist"], "Sarah");
        assert_eq!(client.created_at.to_string(), "2024-03-10T02:30:00Z");
    }

    #[test]
    fn a_changed_field_changes_the_digest() {
        assert_eq!(read("Ana", "1").digest, read("Ana", "1").digest);
        assert!(read("Ana", "1").digest != read("Ann", "1").digest);
    }
}
