//! The commands that a model may ask for: none takes a client, a phone number or a price.

use salon_domain::Catalog;
use salon_llm::Tool;
use serde_json::{Map, Value, json};

/// Reasons with which a model may ask for a person.
pub(super) const HANDOFF_REASONS: [&str; 6] = [
    "asked_for_a_person",
    "complaint",
    "emergency",
    "unknown_fact",
    "group",
    "other",
];

/// Lists the tools, with the salon's own keys as the only ones that can be named.
pub(super) fn tools(catalog: &Catalog) -> Vec<Tool> {
    let keys = |keys: Vec<&str>| json!({ "type": "string", "enum": keys });
    let services = keys(
        catalog
            .services
            .iter()
            .map(|one| one.key.as_str())
            .collect(),
    );
    let staff: Vec<Value> = catalog
        .staff
        .iter()
        .map(|one| Value::from(one.key.as_str()))
        .chain([Value::Null])
        .collect();
    let staff = json!({ "type": ["string", "null"], "enum": staff });
    let facts = keys(catalog.facts.iter().map(|one| one.key.as_str()).collect());
    let text_or_none = json!({ "type": ["string", "null"] });
    let id = json!({ "type": "integer" });
    let none = || json!({});
    vec![
        tool(
            "find_openings",
            "Finds real openings for one visit of one person. dates: days like 2026-11-27, empty for the next two weeks. at: the wished start like 14:30. moving_visit: the coming visit that is to be moved. for_person: first name or word such as daughter when the visit is for somebody else.",
            json!({
                "services": { "type": "array", "items": services },
                "staff": staff,
                "dates": { "type": "array", "items": { "type": "string" } },
                "at": text_or_none,
                "not_before": text_or_none,
                "not_after": text_or_none,
                "moving_visit": { "type": ["integer", "null"] },
                "for_person": text_or_none,
            }),
        ),
        tool(
            "book",
            "Books an offer that the client was shown before and has picked in the last text.",
            json!({ "offer_id": id }),
        ),
        tool(
            "move_visit",
            "Moves a visit to an offer that the client was shown for that and has picked.",
            json!({ "offer_id": id }),
        ),
        tool(
            "ask_to_cancel",
            "Call this before you ask whether to cancel a coming visit; it says what to ask and whether it costs something.",
            json!({ "visit_id": id }),
        ),
        tool(
            "cancel_visit",
            "Cancels a coming visit after the client has said yes to our question.",
            json!({ "visit_id": id }),
        ),
        tool(
            "confirm_visit",
            "Notes that the client will come to a coming visit.",
            json!({ "visit_id": id }),
        ),
        tool(
            "my_visits",
            "Lists the coming visits of this number.",
            none(),
        ),
        tool(
            "prices",
            "Says what services cost and how long they take.",
            json!({ "services": { "type": "array", "items": services }, "staff": staff }),
        ),
        tool(
            "hours",
            "Says when the salon is open: on a date like 2026-11-27, or in the whole week.",
            json!({ "date": text_or_none }),
        ),
        tool(
            "salon_facts",
            "Reads what the salon wrote down about a topic.",
            json!({ "topic": facts }),
        ),
        tool(
            "set_name",
            "Writes down the name that the client has just given as their own.",
            json!({ "name": { "type": "string" } }),
        ),
        tool(
            "running_late",
            "Tells the team that the client will be late for today's visit.",
            none(),
        ),
        tool(
            "hand_off",
            "Asks a person of the salon to take over.",
            json!({ "reason": { "type": "string", "enum": HANDOFF_REASONS } }),
        ),
    ]
}

/// Every argument is required and no other is allowed: what strict servers ask for.
#[expect(
    clippy::needless_pass_by_value,
    reason = "a schema is written where it is passed"
)]
fn tool(name: &str, description: &str, properties: Value) -> Tool {
    let required: Vec<String> = properties
        .as_object()
        .map(Map::keys)
        .into_iter()
        .flatten()
        .cloned()
        .collect();
    Tool {
        name: name.to_owned(),
        description: description.to_owned(),
        parameters: json!({
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": false,
        }),
    }
}
