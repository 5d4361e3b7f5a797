//! JSON schemas as servers want them.

use serde_json::{Map, Value, json};

use super::options::ToolSchemas;

/// A schema that is ready to be sent.
pub(super) struct Prepared {
    pub(super) schema: Value,
    /// Whether a server can make a model keep it.
    pub(super) strict: bool,
}

/// Closes every object of a schema to members that it does not list. For a server that makes models
/// keep schemas every member has to be required too, so those that are not may be null instead. A
/// schema with an open object inside cannot be kept and is only closed where it can be.
pub(super) fn prepare(schema: &Value, mode: ToolSchemas) -> Prepared {
    let given = schema.as_object().cloned();
    let mut schema = Value::Object(given.unwrap_or_default());
    if let Value::Object(root) = &mut schema {
        root.entry("type").or_insert_with(|| json!("object"));
    }
    let strict = mode == ToolSchemas::Strict && !has_open_object(&schema);
    walk(&mut schema, strict);
    Prepared { schema, strict }
}

fn walk(schema: &mut Value, strict: bool) {
    let Value::Object(members) = schema else {
        return;
    };
    if is_object(members) {
        close(members, strict);
    }
    for inside in parts_mut(members) {
        walk(inside, strict);
    }
}

fn close(object: &mut Map<String, Value>, strict: bool) {
    object.entry("properties").or_insert_with(|| json!({}));
    object
        .entry("additionalProperties")
        .or_insert(Value::Bool(false));
    if !strict {
        return;
    }
    let given = object.get("required").and_then(Value::as_array).cloned();
    let given = given.unwrap_or_default();
    let Some(Value::Object(properties)) = object.get_mut("properties") else {
        return;
    };
    let mut names = Vec::new();
    for (name, property) in properties {
        let name = Value::from(name.as_str());
        if !given.contains(&name) {
            allow_null(property);
        }
        names.push(name);
    }
    object.insert("required".to_owned(), Value::Array(names));
}

/// Lets a value be null as well.
fn allow_null(schema: &mut Value) {
    let kind = schema.get("type").cloned();
    let Value::Object(members) = schema else {
        return;
    };
    let kinds = match kind {
        Some(Value::String(kind)) => vec![Value::String(kind)],
        Some(Value::Array(kinds)) => kinds,
        _ => {
            let one_of = json!({ "anyOf": [schema.take(), { "type": "null" }] });
            *schema = one_of;
            return;
        }
    };
    let null = json!("null");
    let known = kinds.contains(&null);
    let extra = (!known).then_some(null).into_iter();
    members.insert("type".to_owned(), kinds.into_iter().chain(extra).collect());
    if let Some(Value::Array(values)) = members.get_mut("enum")
        && !values.contains(&Value::Null)
    {
        values.push(Value::Null);
    }
}

fn has_open_object(schema: &Value) -> bool {
    let Value::Object(members) = schema else {
        return false;
    };
    let open = members
        .get("additionalProperties")
        .is_some_and(|more| *more != Value::Bool(false));
    open || parts(members).any(has_open_object)
}

fn is_object(members: &Map<String, Value>) -> bool {
    let named = match members.get("type") {
        Some(Value::String(kind)) => kind == "object",
        Some(Value::Array(kinds)) => kinds.iter().any(|kind| kind == "object"),
        _ => false,
    };
    named || members.contains_key("properties")
}

/// Members of a schema that hold schemas by name.
const BY_NAME: [&str; 3] = ["properties", "$defs", "definitions"];
/// Members of a schema that are one schema or a list of them.
const INSIDE: [&str; 5] = ["items", "prefixItems", "anyOf", "oneOf", "allOf"];

fn parts(members: &Map<String, Value>) -> impl Iterator<Item = &Value> {
    let named = BY_NAME
        .iter()
        .filter_map(|key| members.get(*key)?.as_object());
    let inside = INSIDE.iter().filter_map(|key| members.get(*key));
    let inside = inside.flat_map(|part| {
        let items = part.as_array().map(Vec::as_slice);
        items.unwrap_or(std::slice::from_ref(part))
    });
    named.flat_map(Map::values).chain(inside)
}

fn parts_mut(members: &mut Map<String, Value>) -> impl Iterator<Item = &mut Value> {
    members.iter_mut().flat_map(|(key, part)| {
        let by_name = BY_NAME.contains(&key.as_str());
        let inside = INSIDE.contains(&key.as_str());
        let parts: Vec<&mut Value> = match (by_name, inside, part) {
            (true, _, Value::Object(named)) => named.values_mut().collect(),
            (_, true, Value::Array(items)) => items.iter_mut().collect(),
            (_, true, one) => vec![one],
            (_, false, _) => Vec::new(),
        };
        parts
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn booking() -> Value {
        json!({
            "type": "object",
            "properties": {
                "any": { "$ref": "#/$defs/thing" },
                "how": { "type": "string", "enum": ["text", "call"] },
                "items": { "type": "array", "items": { "type": "object", "properties": {} } },
                "offer": { "type": "integer" },
                "who": { "type": "object", "properties": { "name": { "type": "string" } } },
            },
            "required": ["offer", "who", "items"],
        })
    }

    #[test]
    fn closes_every_object_and_leaves_the_rest_of_advice_alone() {
        let Prepared { schema, strict } = prepare(&booking(), ToolSchemas::Advice);
        assert!(!strict);
        let closed = json!(false);
        for place in ["", "/properties/who", "/properties/items/items"] {
            let more = schema.pointer(&format!("{place}/additionalProperties"));
            assert_eq!(more, Some(&closed), "{place}");
        }
        assert_eq!(schema.pointer("/required"), booking().pointer("/required"));
        let how = schema.pointer("/properties/how/enum");
        assert_eq!(how, Some(&json!(["text", "call"])));
        let offer = schema.pointer("/properties/offer");
        assert_eq!(offer, Some(&json!({ "type": "integer" })));
    }

    #[test]
    fn makes_what_is_not_required_null_for_a_server_that_is_strict() {
        let Prepared { schema, strict } = prepare(&booking(), ToolSchemas::Strict);
        assert!(strict);
        assert_eq!(
            schema,
            json!({
                "type": "object",
                "properties": {
                    "offer": { "type": "integer" },
                    "how": { "type": ["string", "null"], "enum": ["text", "call", null] },
                    "who": {
                        "type": "object",
                        "properties": { "name": { "type": ["string", "null"] } },
                        "required": ["name"],
                        "additionalProperties": false,
                    },
                    "any": { "anyOf": [{ "$ref": "#/$defs/thing" }, { "type": "null" }] },
                    "items": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "properties": {},
                            "required": [],
                            "additionalProperties": false,
                        },
                    },
                },
                "required": ["any", "how", "items", "offer", "who"],
                "additionalProperties": false,
            })
        );
    }

    #[test]
    fn is_never_strict_about_an_object_with_open_members() {
        let open = json!({
            "type": "object",
            "properties": { "map": { "type": "object", "additionalProperties": { "type": "string" } } },
        });
        let Prepared { schema, strict } = prepare(&open, ToolSchemas::Strict);
        assert!(!strict && schema.get("required").is_none());
        let map = schema.pointer("/properties/map/additionalProperties/type");
        assert_eq!(map, Some(&json!("string")));
    }

    #[test]
    fn a_tool_without_arguments_takes_an_empty_object() {
        for nothing in [json!({}), Value::Null, json!({ "type": "object" })] {
            let Prepared { schema, strict } = prepare(&nothing, ToolSchemas::Strict);
            let wanted = json!({
                "type": "object", "properties": {}, "required": [], "additionalProperties": false,
            });
            assert_eq!((schema, strict), (wanted, true));
        }
    }

    #[test]
    fn preparing_twice_changes_nothing() {
        let once = prepare(&booking(), ToolSchemas::Strict).schema;
        let twice = prepare(&once, ToolSchemas::Strict).schema;
        assert_eq!(once, twice);
    }
}
