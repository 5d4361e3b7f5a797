//! Places in tools' answers that a scripted tool call refers to.

use serde_json::Value;

use crate::message::Message;
use crate::tool::ToolCall;

/// Replaces what the arguments of a call refer to. Arguments that are no JSON stay as they are: a
/// script may want them broken.
pub(super) fn resolve(call: &mut ToolCall, thread: &[Message]) {
    if !call.arguments.contains("${") {
        return;
    }
    if let Ok(mut arguments) = serde_json::from_str::<Value>(&call.arguments) {
        replace(&mut arguments, thread);
        call.arguments = arguments.to_string();
    }
}

fn replace(value: &mut Value, thread: &[Message]) {
    match value {
        Value::String(text) => {
            let place = text.strip_prefix("${").and_then(|it| it.strip_suffix('}'));
            if let Some(found) = place.and_then(|place| look_up(place, thread)) {
                *value = found;
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| replace(item, thread)),
        Value::Object(members) => members.values_mut().for_each(|it| replace(it, thread)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Finds a place such as `/offers/0/id` or `find_openings/offers/0/id`, in the newest answer first.
fn look_up(place: &str, thread: &[Message]) -> Option<Value> {
    let (tool, pointer) = place.split_at_checked(place.find('/')?)?;
    thread.iter().rev().find_map(|message| {
        let Message::Tool { call_id, text } = message else {
            return None;
        };
        if !tool.is_empty() && tool_of(call_id, thread) != Some(tool) {
            return None;
        }
        let answer: Value = serde_json::from_str(text).ok()?;
        answer.pointer(pointer).cloned()
    })
}

/// Returns the name of the tool that a call asked for.
fn tool_of<'a>(call_id: &str, thread: &'a [Message]) -> Option<&'a str> {
    let calls = thread.iter().flat_map(|message| match message {
        Message::Assistant { tool_calls, .. } => tool_calls.as_slice(),
        Message::System(_) | Message::Developer(_) | Message::User(_) | Message::Tool { .. } => &[],
    });
    let mut named = calls.filter(|call| call.id == call_id);
    named.next_back().map(|call| call.name.as_str())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn thread() -> Vec<Message> {
        let asked = |id: &str, tool: &str| Message::Assistant {
            text: None,
            tool_calls: vec![ToolCall::new(id, tool, "{}")],
        };
        let answered = |id: &str, text: String| Message::Tool {
            call_id: id.into(),
            text,
        };
        vec![
            asked("1", "find_openings"),
            answered("1", json!({"offers": [{"id": 7}, {"id": 8}]}).to_string()),
            asked("2", "my_visits"),
            answered(
                "2",
                json!({"visits": [{"id": "V4"}], "offers": []}).to_string(),
            ),
            answered("3", "not JSON".into()),
        ]
    }

    fn resolved(arguments: &Value) -> Value {
        let mut call = ToolCall::new("9", "book", arguments.to_string());
        resolve(&mut call, &thread());
        serde_json::from_str(&call.arguments).unwrap()
    }

    #[test]
    fn takes_a_value_from_the_newest_answer_that_has_it() {
        let written = resolved(&json!({"offer": "${/offers/1/id}", "of": ["${/visits/0/id}"]}));
        assert_eq!(written, json!({"offer": 8, "of": ["V4"]}));
    }

    #[test]
    fn takes_a_value_from_the_tool_that_is_named() {
        let written = resolved(&json!({
            "all": "${find_openings/offers}",
            "none": "${my_visits/offers/0/id}",
        }));
        let offers = json!([{"id": 7}, {"id": 8}]);
        assert_eq!(
            written,
            json!({"all": offers, "none": "${my_visits/offers/0/id}"})
        );
    }

    #[test]
    fn leaves_broken_arguments_broken() {
        let mut call = ToolCall::new("9", "book", r#"{"offer":"${/offers/0/id}""#);
        let before = call.clone();
        resolve(&mut call, &thread());
        assert_eq!(call, before);
    }
}
