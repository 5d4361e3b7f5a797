//! Tools that a model may ask for, and its asking.

use std::fmt;

use serde_json::{Map, Value};

use crate::message::Unread;

/// A tool that a model may ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tool {
    /// Its name: letters, digits, `_` and `-`, at most 64.
    pub name: String,
    /// When to use it, in words for the model.
    pub description: String,
    /// The JSON schema of its arguments, an object. An argument that is not `required` may be missing
    /// or null.
    pub parameters: Value,
}

/// Whether a model may, must or must not ask for a tool.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ToolChoice {
    /// It decides.
    #[default]
    Auto,
    /// It must answer in words.
    Never,
    /// It must ask for some tool.
    Required,
    /// It must ask for this one.
    Named(String),
}

/// A model's asking for a tool. Nothing in it has been checked.
#[derive(Clone, PartialEq, Eq)]
pub struct ToolCall {
    /// The name of the call, by which the tool's answer refers to it.
    pub id: String,
    /// The name of the tool; it may not exist.
    pub name: String,
    /// The arguments as the model wrote them; it may not be JSON.
    pub arguments: String,
}

/// The arguments of a tool call are not a JSON object.
#[derive(Debug, thiserror::Error)]
#[error("the arguments of a tool call are not a JSON object")]
pub struct BrokenArguments(#[source] Option<serde_json::Error>);

impl ToolCall {
    /// Makes a call.
    #[must_use]
    pub fn new(
        id: impl Into<String>,
        name: impl Into<String>,
        arguments: impl Into<String>,
    ) -> Self {
        Self {
            id: id.into(),
            name: name.into(),
            arguments: arguments.into(),
        }
    }

    /// Reads the arguments. None at all count as an empty object, and one that is null as not given:
    /// models write null for what they leave out, some because their server makes them.
    ///
    /// # Errors
    /// [`BrokenArguments`] when they are not a JSON object; its `Display` can be given back to the
    /// model as the tool's answer.
    pub fn parse_arguments(&self) -> Result<Map<String, Value>, BrokenArguments> {
        if self.arguments.trim().is_empty() {
            return Ok(Map::new());
        }
        match serde_json::from_str(&self.arguments) {
            Ok(Value::Object(mut arguments)) => {
                drop_nulls(&mut arguments);
                Ok(arguments)
            }
            Ok(_) => Err(BrokenArguments(None)),
            Err(error) => Err(BrokenArguments(Some(error))),
        }
    }
}

/// Takes the members out that are null, in objects inside as well.
fn drop_nulls(object: &mut Map<String, Value>) {
    object.retain(|_, value| !value.is_null());
    for value in object.values_mut() {
        if let Value::Object(inside) = value {
            drop_nulls(inside);
        }
    }
}

impl fmt::Debug for ToolCall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ToolCall")
            .field("id", &self.id)
            .field("name", &self.name)
            .field("arguments", &Unread(&self.arguments))
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_arguments_that_are_an_object_or_nothing() {
        let read = |text: &str| ToolCall::new("1", "book", text).parse_arguments();
        assert_eq!(
            read(r#"{"offer":7}"#).unwrap().get("offer"),
            Some(&Value::from(7))
        );
        assert!(read(" ").unwrap().is_empty());
    }

    #[test]
    fn takes_null_for_an_argument_that_was_not_given() {
        let call = ToolCall::new(
            "1",
            "book",
            r#"{"offer":7,"staff":null,"who":{"name":null}}"#,
        );
        let read = Value::Object(call.parse_arguments().unwrap());
        assert_eq!(read, serde_json::json!({"offer": 7, "who": {}}));
    }

    #[test]
    fn refuses_half_a_json_and_what_is_no_object() {
        for wrong in [r#"{"offer":"#, "[7]", "null", "book it"] {
            let call = ToolCall::new("1", "book", wrong);
            assert!(call.parse_arguments().is_err(), "{wrong}");
        }
    }
}
