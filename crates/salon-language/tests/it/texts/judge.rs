//! Whether a text was understood as its row says.

use serde_json::{Map, Value};

use super::text;

/// What a reading has otherwise than its row says.
pub(super) fn differences(row: &Value, read: &Map<String, Value>) -> Vec<String> {
    let expected = row["expect"].as_object().unwrap();
    let names: std::collections::BTreeSet<&String> = expected.keys().chain(read.keys()).collect();
    let says = |name: &str| expected.contains_key(name);
    let answers = row.get("asked").is_some();
    let differs = |name: &&String| {
        let (wanted, found) = (expected.get(*name), read.get(*name));
        match name.as_str() {
            "language" => found.is_some() && wanted.is_some() && wanted != found,
            "correction" if wanted.is_none() => false,
            "date" if says("ask") => false,
            "answer" if wanted.is_none() => !(says("date") || says("time") || says("correction")),
            "date" | "time" if wanted.is_none() && answers => !says("answer"),
            "intents" if wanted.is_none() && answers => {
                !(says("answer") || says("correction") || says("services"))
            }
            "intents" => !agree(wanted, found),
            _ => wanted != found,
        }
    };
    let shown = |value: Option<&Value>| value.map_or("nothing".to_owned(), ToString::to_string);
    let differing = names.into_iter().filter(differs);
    differing
        .map(|name| {
            format!(
                "{name}: {} for {}",
                shown(read.get(name)),
                shown(expected.get(name))
            )
        })
        .collect()
}

/// Whether the same is wanted: the main thing first, and nothing that was wanted is missed.
fn agree(wanted: Option<&Value>, found: Option<&Value>) -> bool {
    let codes = |value: Option<&Value>| -> Vec<String> {
        let all = value.and_then(Value::as_array).cloned().unwrap_or_default();
        let one = |code: &Value| text(code).replace("availability", "book");
        all.iter().map(one).collect()
    };
    let (wanted, found) = (codes(wanted), codes(found));
    match found.first() {
        None => wanted.is_empty(),
        Some(first) => wanted.contains(first) && wanted.iter().all(|code| found.contains(code)),
    }
}
