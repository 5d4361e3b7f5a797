//! Whether the messages of a request make a thread.

use std::collections::HashSet;

use serde_json::{Map, Value};

/// Checks the messages: their roles, their words, and that each call of a tool is answered before
/// anybody else speaks, and nothing else is.
pub(super) fn check(messages: &Value) -> Result<(), String> {
    let Some(messages) = messages.as_array().filter(|it| !it.is_empty()) else {
        return Err("`messages` is not a list of messages".to_owned());
    };
    let mut open: HashSet<&str> = HashSet::new();
    let mut seen: HashSet<&str> = HashSet::new();
    for (at, message) in messages.iter().enumerate() {
        let wrong = |what: String| format!("messages[{at}]: {what}");
        let fail = |what: String| Err(wrong(what));
        let Value::Object(message) = message else {
            return fail("not an object".to_owned());
        };
        let role = message
            .get("role")
            .and_then(Value::as_str)
            .unwrap_or_default();
        if role == "tool" {
            let id = message.get("tool_call_id").and_then(Value::as_str);
            if !id.is_some_and(|id| open.remove(id)) {
                return fail("answers a call that is not open".to_owned());
            }
        } else if !open.is_empty() {
            return fail(format!("{} calls before it have no answer", open.len()));
        }
        let calls = check_message(role, message).map_err(wrong)?;
        for id in calls {
            if !seen.insert(id) {
                return fail(format!("the call id {id} is used twice"));
            }
            open.insert(id);
        }
    }
    if open.is_empty() {
        Ok(())
    } else {
        Err(format!("{} calls at the end have no answer", open.len()))
    }
}

/// Checks one message, and returns the ids of the calls in it.
fn check_message<'a>(role: &str, message: &'a Map<String, Value>) -> Result<Vec<&'a str>, String> {
    let known: &[&str] = match role {
        "system" | "developer" | "user" => &["role", "content", "name"],
        "assistant" => &["role", "content", "name", "tool_calls"],
        "tool" => &["role", "content", "tool_call_id"],
        _ => return Err(format!("no role is called `{role}`")),
    };
    if let Some(extra) = message.keys().find(|key| !known.contains(&key.as_str())) {
        return Err(format!("a message of {role} has no `{extra}`"));
    }
    let calls = match message.get("tool_calls") {
        None => Vec::new(),
        Some(Value::Array(calls)) if !calls.is_empty() => {
            calls.iter().map(check_call).collect::<Result<_, _>>()?
        }
        Some(_) => return Err("`tool_calls` is not a list of calls".to_owned()),
    };
    match message.get("content") {
        Some(Value::String(_)) => Ok(calls),
        None | Some(Value::Null) if !calls.is_empty() => Ok(calls),
        _ => Err("`content` is not text".to_owned()),
    }
}

/// Checks a call, and returns its id.
fn check_call(call: &Value) -> Result<&str, String> {
    let text = |value: Option<&'_ Value>| value.and_then(Value::as_str).map(str::to_owned);
    let function = call.get("function");
    let name = text(function.and_then(|it| it.get("name"))).unwrap_or_default();
    let arguments = text(function.and_then(|it| it.get("arguments"))).unwrap_or_default();
    if call.get("type").and_then(Value::as_str) != Some("function") {
        return Err("a call that is not of a function".to_owned());
    }
    if !is_name(&name) {
        return Err(format!("`{name}` is no name of a function"));
    }
    let readable = serde_json::from_str::<Value>(&arguments).is_ok_and(|it| it.is_object());
    if !readable {
        return Err("the arguments of a call are not the JSON of an object".to_owned());
    }
    let id = call.get("id").and_then(Value::as_str);
    id.filter(|id| !id.is_empty())
        .ok_or_else(|| "a call without an id".to_owned())
}

/// Whether a server takes this for the name of a function or a schema.
pub(super) fn is_name(name: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    (1..=64).contains(&name.len()) && name.bytes().all(allowed)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn call(id: &str) -> Value {
        json!({ "id": id, "type": "function",
                "function": { "name": "book", "arguments": "{\"offer\":7}" } })
    }

    fn asks(ids: &[&str]) -> Value {
        let calls: Vec<Value> = ids.iter().map(|id| call(id)).collect();
        json!({ "role": "assistant", "content": null, "tool_calls": calls })
    }

    fn answers(id: &str) -> Value {
        json!({ "role": "tool", "content": "{}", "tool_call_id": id })
    }

    fn says(role: &str) -> Value {
        json!({ "role": role, "content": "Hi" })
    }

    #[test]
    fn takes_a_thread_with_calls_and_their_answers() {
        let thread = json!([
            says("system"),
            says("developer"),
            says("user"),
            asks(&["1", "2"]),
            answers("2"),
            answers("1"),
            says("assistant"),
            says("user"),
            asks(&["3"]),
            answers("3"),
        ]);
        assert_eq!(check(&thread), Ok(()));
    }

    #[test]
    fn refuses_a_thread_that_servers_refuse() {
        for (thread, word) in [
            (json!([]), "list of messages"),
            (json!([says("bot")]), "`bot`"),
            (json!([{ "role": "user", "content": null }]), "`content`"),
            (
                json!([{ "role": "assistant", "content": null }]),
                "`content`",
            ),
            (
                json!([{ "role": "user", "content": "Hi", "phone": 1 }]),
                "`phone`",
            ),
            (json!([answers("1")]), "not open"),
            (json!([asks(&["1"])]), "at the end"),
            (json!([asks(&["1"]), says("user")]), "have no answer"),
            (
                json!([asks(&["1"]), answers("1"), answers("1")]),
                "not open",
            ),
            (
                json!([asks(&["1"]), answers("1"), asks(&["1"]), answers("1")]),
                "twice",
            ),
        ] {
            let refused = check(&thread).unwrap_err();
            assert!(refused.contains(word), "{refused}");
        }
        let mut broken = call("1");
        broken["function"]["arguments"] = json!("{\"offer\":");
        let thread = json!([{ "role": "assistant", "content": "", "tool_calls": [broken] }]);
        assert!(check(&thread).unwrap_err().contains("not the JSON"));
    }
}
