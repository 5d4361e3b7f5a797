//! Whether a JSON schema is one, and whether a server could hold a model to it.

use serde_json::{Map, Value};

const KINDS: [&str; 7] = [
    "object", "array", "string", "integer", "number", "boolean", "null",
];
/// Every word that a schema of ours may use; a server refuses others, or ignores them in silence.
const WORDS: [&str; 21] = [
    "type",
    "description",
    "title",
    "enum",
    "const",
    "properties",
    "required",
    "items",
    "additionalProperties",
    "anyOf",
    "$defs",
    "$ref",
    "minimum",
    "maximum",
    "minItems",
    "maxItems",
    "minLength",
    "maxLength",
    "pattern",
    "format",
    "default",
];

/// Checks a schema of an object.
pub(super) fn check_object(schema: &Value, strict: bool) -> Result<(), String> {
    if schema.get("type").and_then(Value::as_str) != Some("object") {
        return Err("the schema is not one of an object".to_owned());
    }
    check(schema, strict, "schema")
}

fn check(schema: &Value, strict: bool, place: &str) -> Result<(), String> {
    let fail = |what: &str| Err(format!("{place}: {what}"));
    let Value::Object(members) = schema else {
        return fail("not an object");
    };
    if let Some(word) = members.keys().find(|word| !WORDS.contains(&word.as_str())) {
        return fail(&format!("no schema has `{word}`"));
    }
    let kinds = match members.get("type") {
        None => Vec::new(),
        Some(Value::String(kind)) => vec![kind.as_str()],
        Some(Value::Array(kinds)) => kinds.iter().map(|it| it.as_str().unwrap_or("?")).collect(),
        Some(_) => vec!["?"],
    };
    if kinds.iter().any(|kind| !KINDS.contains(kind)) {
        return fail("an unknown type");
    }
    if kinds.is_empty()
        && !["anyOf", "$ref", "enum"]
            .iter()
            .any(|it| members.contains_key(*it))
    {
        return fail("no type");
    }
    if members
        .get("enum")
        .is_some_and(|it| it.as_array().is_none_or(Vec::is_empty))
    {
        return fail("`enum` is not a list of values");
    }
    if kinds.contains(&"array") && !members.contains_key("items") {
        return fail("an array without `items`");
    }
    if kinds.contains(&"object") {
        check_members(members, strict, place)?;
    }
    check_parts(members, strict, place)
}

fn check_members(object: &Map<String, Value>, strict: bool, place: &str) -> Result<(), String> {
    let fail = |what: String| Err(format!("{place}: {what}"));
    let Some(properties) = object.get("properties").and_then(Value::as_object) else {
        return fail("an object without `properties`".to_owned());
    };
    let required = match object.get("required") {
        None => Vec::new(),
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
        Some(_) => return fail("`required` is not a list".to_owned()),
    };
    if let Some(name) = required
        .iter()
        .find(|name| !properties.contains_key(**name))
    {
        return fail(format!("`{name}` is required and not a property"));
    }
    if !strict {
        return Ok(());
    }
    if object.get("additionalProperties") != Some(&Value::Bool(false)) {
        return fail("strict, and open to other properties".to_owned());
    }
    match properties
        .keys()
        .find(|name| !required.contains(&name.as_str()))
    {
        Some(name) => fail(format!("strict, and `{name}` is not required")),
        None => Ok(()),
    }
}

fn check_parts(members: &Map<String, Value>, strict: bool, place: &str) -> Result<(), String> {
    for key in ["properties", "$defs"] {
        let named = members.get(key).and_then(Value::as_object);
        for (name, part) in named.into_iter().flatten() {
            check(part, strict, &format!("{place}/{name}"))?;
        }
    }
    if let Some(items) = members.get("items") {
        check(items, strict, &format!("{place}/items"))?;
    }
    let choices = members.get("anyOf").and_then(Value::as_array);
    for part in choices.into_iter().flatten() {
        check(part, strict, &format!("{place}/anyOf"))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn takes_a_schema_that_a_server_can_keep() {
        let schema = json!({
            "type": "object",
            "properties": {
                "offer": { "type": "integer", "minimum": 1 },
                "how": { "type": ["string", "null"], "enum": ["text", null] },
                "list": { "type": "array", "items": { "$ref": "#/$defs/a" } },
            },
            "required": ["offer", "how", "list"],
            "additionalProperties": false,
        });
        assert_eq!(check_object(&schema, true), Ok(()));
    }

    #[test]
    fn refuses_what_servers_refuse() {
        let object = |properties: Value| json!({ "type": "object", "properties": properties });
        for (schema, word) in [
            (json!({ "type": "string" }), "one of an object"),
            (json!({ "type": "object" }), "`properties`"),
            (object(json!({ "a": {} })), "no type"),
            (object(json!({ "a": { "type": "text" } })), "unknown type"),
            (object(json!({ "a": { "type": null } })), "unknown type"),
            (object(json!({ "a": { "type": "array" } })), "`items`"),
            (
                object(json!({ "a": { "enum_values": ["x"] } })),
                "`enum_values`",
            ),
            (
                object(json!({ "a": { "type": "string", "enum": [] } })),
                "`enum`",
            ),
        ] {
            let refused = check_object(&schema, false).unwrap_err();
            assert!(refused.contains(word), "{refused}");
        }
        let loose = object(json!({ "a": { "type": "string" } }));
        assert_eq!(check_object(&loose, false), Ok(()));
        assert!(check_object(&loose, true).is_err());
    }
}
