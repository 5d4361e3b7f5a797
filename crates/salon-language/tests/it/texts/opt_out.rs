//! Wordings of wanting no more texts, beside wordings of wanting a visit cancelled.

use salon_language::Language;
use serde_json::{Value, json};

use super::{World, rows, text};

#[test]
fn wanting_no_more_texts_is_told_from_wanting_a_visit_cancelled() {
    let world = World::load();
    let rows = rows("opt_out");
    let (mut missed, mut invented) = (Vec::new(), Vec::new());
    let language = |row: &Value| Language::from_tag(text(&row["language"]));
    for row in &rows {
        let language = language(row);
        let opts_out = intents_of(&world, row, language).contains(&json!("opt_out"));
        match (text(&row["means"]) == "opt_out", opts_out) {
            (true, false) => missed.push(row["text"].to_string()),
            (false, true) => invented.push(row["text"].to_string()),
            _ => {}
        }
    }
    assert!(invented.is_empty(), "{}", invented.join("\n"));
    assert!(
        missed.len() <= 2,
        "{}:\n{}",
        missed.len(),
        missed.join("\n")
    );
}

fn intents_of(world: &World, row: &Value, language: Language) -> Vec<Value> {
    let read = world.read(row, language);
    read.get("intents")
        .and_then(Value::as_array)
        .cloned()
        .unwrap_or_default()
}
