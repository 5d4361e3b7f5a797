//! What the fake can answer: words, calls of tools, everything that servers send instead, and
//! failures.

use std::time::Duration;

use serde_json::{Map, Value, json};

/// An answer of the fake.
#[derive(Clone, Debug, PartialEq)]
pub struct FakeChat {
    pub(super) what: What,
    pub(super) when: When,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum What {
    /// A body; what a server fills in (id, model, usage) is filled in where it is not said.
    Body {
        body: Value,
        quirks: Vec<Quirk>,
    },
    Fault(ChatFault),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    AtOnce,
    Released,
    After(Duration),
}

/// A way for an answer not to come.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ChatFault {
    /// A refusal with this status.
    Status {
        /// The HTTP status.
        http_status: u16,
        /// The code of the error; without one the body is no JSON.
        code: Option<String>,
        /// The `Retry-After` header, as it is written.
        retry_after: Option<String>,
    },
    /// No answer, and the connection stays open.
    Hang,
    /// The head and the first half of an answer, and the connection stays open.
    Stall,
    /// The connection ends before the answer.
    Reset,
    /// The connection ends in the middle of the answer.
    Truncate,
    /// A whole answer, but half of its JSON.
    HalfJson,
    /// A whole answer that is no JSON.
    Html,
    /// A whole answer with this many bytes of words.
    Huge(usize),
}

/// What compatible servers leave out, add or write otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Quirk {
    /// No `usage`.
    MissingUsage,
    /// `usage` without the tokens that were written.
    PartialUsage,
    /// No `created`, or not a whole number.
    MissingCreated,
    /// No `model`.
    MissingModel,
    /// No `id` and no `object`.
    MissingId,
    /// A choice without an `index`.
    MissingIndex,
    /// A message without a `role`.
    MissingRole,
    /// A message whose `content` is null.
    NullContent,
    /// `content` as a list of parts.
    ContentInParts,
    /// Reasoning beside the words, under both of its names.
    Reasoning,
    /// A `finish_reason` that OpenAI does not have.
    UnknownFinish,
    /// `stop` after a call of a tool.
    StopAfterCalls,
    /// Calls without an `id`.
    MissingCallIds,
    /// Calls without a `type`.
    MissingCallTypes,
    /// Arguments as an object in place of text.
    ObjectArguments,
    /// Arguments that end in the middle.
    BrokenArguments,
}

impl Quirk {
    /// All of them.
    pub const ALL: [Self; 16] = [
        Self::MissingUsage,
        Self::PartialUsage,
        Self::MissingCreated,
        Self::MissingModel,
        Self::MissingId,
        Self::MissingIndex,
        Self::MissingRole,
        Self::NullContent,
        Self::ContentInParts,
        Self::Reasoning,
        Self::UnknownFinish,
        Self::StopAfterCalls,
        Self::MissingCallIds,
        Self::MissingCallTypes,
        Self::ObjectArguments,
        Self::BrokenArguments,
    ];
}

impl FakeChat {
    /// Words.
    #[must_use]
    pub fn words(text: &str) -> Self {
        let message = json!({ "role": "assistant", "content": text, "refusal": null });
        Self::message(&message, "stop")
    }

    /// Calls of tools with their arguments.
    #[must_use]
    pub fn calls(calls: &[(&str, Value)]) -> Self {
        let written: Vec<(&str, String)> = calls
            .iter()
            .map(|(name, arguments)| (*name, arguments.to_string()))
            .collect();
        let borrowed: Vec<(&str, &str)> = written
            .iter()
            .map(|(name, arguments)| (*name, arguments.as_str()))
            .collect();
        Self::written_calls(&borrowed)
    }

    /// Calls of tools with arguments as the model wrote them, JSON or not.
    #[must_use]
    pub fn written_calls(calls: &[(&str, &str)]) -> Self {
        let calls: Vec<Value> = calls
            .iter()
            .map(|(name, arguments)| {
                json!({ "type": "function", "function": { "name": name, "arguments": arguments } })
            })
            .collect();
        let message = json!({ "role": "assistant", "content": null, "tool_calls": calls });
        Self::message(&message, "tool_calls")
    }

    /// One choice with this message.
    #[must_use]
    pub fn message(message: &Value, finish_reason: &str) -> Self {
        Self::body(json!({ "choices": [
            { "index": 0, "message": message, "logprobs": null, "finish_reason": finish_reason },
        ] }))
    }

    /// Any body; `id`, `object`, `created`, `model` and `usage` are added where they are missing.
    #[must_use]
    pub const fn body(body: Value) -> Self {
        let quirks = Vec::new();
        Self {
            what: What::Body { body, quirks },
            when: When::AtOnce,
        }
    }

    /// Writes the answer as another server would.
    #[must_use]
    pub fn with(mut self, quirk: Quirk) -> Self {
        if let What::Body { quirks, .. } = &mut self.what {
            quirks.push(quirk);
        }
        self
    }

    /// Holds the answer back until [`release`](super::FakeOpenAi::release).
    #[must_use]
    pub const fn held(mut self) -> Self {
        self.when = When::Released;
        self
    }

    /// Holds the answer back for a while.
    #[must_use]
    pub const fn after(mut self, wait: Duration) -> Self {
        self.when = When::After(wait);
        self
    }
}

impl From<ChatFault> for FakeChat {
    fn from(fault: ChatFault) -> Self {
        Self {
            what: What::Fault(fault),
            when: When::AtOnce,
        }
    }
}

/// Adds what a server adds to an answer, then takes away and changes what it is told to.
pub(super) fn finish(mut body: Value, quirks: &[Quirk], request: &Value, number: usize) -> Value {
    if let Value::Object(members) = &mut body {
        let model = request.get("model").cloned().unwrap_or_default();
        let added = [
            ("id", json!(format!("chatcmpl-{number}"))),
            ("object", json!("chat.completion")),
            ("created", json!(1_700_000_000_u32)),
            ("model", model),
            ("usage", usage(request, members.get("choices"))),
        ];
        for (name, value) in added {
            members.entry(name).or_insert(value);
        }
    }
    for (at, call) in calls_mut(&mut body).enumerate() {
        let id = json!(format!("call_{number}_{at}"));
        call.entry("id").or_insert(id);
    }
    for quirk in quirks {
        twist(&mut body, *quirk);
    }
    body
}

/// Counts four characters as a token, as a rule of thumb does.
fn usage(request: &Value, choices: Option<&Value>) -> Value {
    let tokens = |value: Option<&Value>| value.map_or(0, |value| value.to_string().len() / 4);
    let read = tokens(request.get("messages")) + tokens(request.get("tools"));
    let written = tokens(choices);
    json!({
        "prompt_tokens": read,
        "completion_tokens": written,
        "total_tokens": read + written,
        "prompt_tokens_details": { "cached_tokens": 0 },
    })
}

fn twist(body: &mut Value, quirk: Quirk) {
    match quirk {
        Quirk::MissingUsage => remove(body, "", "usage"),
        Quirk::PartialUsage => remove(body, "/usage", "completion_tokens"),
        Quirk::MissingCreated => remove(body, "", "created"),
        Quirk::MissingModel => remove(body, "", "model"),
        Quirk::MissingId => {
            remove(body, "", "id");
            remove(body, "", "object");
        }
        Quirk::MissingIndex => remove(body, CHOICE, "index"),
        Quirk::MissingRole => remove(body, MESSAGE, "role"),
        Quirk::NullContent => set(body, MESSAGE, "content", Value::Null),
        Quirk::ContentInParts => in_parts(body),
        Quirk::Reasoning => {
            set(body, MESSAGE, "reasoning", json!("Let me think."));
            set(body, MESSAGE, "reasoning_content", json!("Let me think."));
        }
        Quirk::UnknownFinish => set(body, CHOICE, "finish_reason", json!("eos_token")),
        Quirk::StopAfterCalls => set(body, CHOICE, "finish_reason", json!("stop")),
        Quirk::MissingCallIds => calls_mut(body).for_each(|call| drop(call.remove("id"))),
        Quirk::MissingCallTypes => calls_mut(body).for_each(|call| drop(call.remove("type"))),
        Quirk::ObjectArguments => rewrite_arguments(body, |text| {
            serde_json::from_str(text).unwrap_or_else(|_| json!(text))
        }),
        Quirk::BrokenArguments => rewrite_arguments(body, |text| {
            json!(
                text.chars()
                    .take(text.chars().count() / 2)
                    .collect::<String>()
            )
        }),
    }
}

const CHOICE: &str = "/choices/0";
const MESSAGE: &str = "/choices/0/message";

fn object_at<'a>(body: &'a mut Value, place: &str) -> Option<&'a mut Map<String, Value>> {
    body.pointer_mut(place)?.as_object_mut()
}

fn remove(body: &mut Value, place: &str, name: &str) {
    if let Some(object) = object_at(body, place) {
        object.remove(name);
    }
}

fn set(body: &mut Value, place: &str, name: &str, value: Value) {
    if let Some(object) = object_at(body, place) {
        object.insert(name.to_owned(), value);
    }
}

fn in_parts(body: &mut Value) {
    let Some(content) = object_at(body, MESSAGE).and_then(|it| it.get_mut("content")) else {
        return;
    };
    if let Some(text) = content.as_str() {
        *content = json!([{ "type": "text", "text": text }]);
    }
}

fn calls_mut(body: &mut Value) -> impl Iterator<Item = &mut Map<String, Value>> {
    let message = object_at(body, MESSAGE);
    let calls = message.and_then(|message| message.get_mut("tool_calls")?.as_array_mut());
    calls.into_iter().flatten().filter_map(Value::as_object_mut)
}

fn rewrite_arguments(body: &mut Value, rewrite: impl Fn(&str) -> Value) {
    for call in calls_mut(body) {
        let function = call.get_mut("function").and_then(Value::as_object_mut);
        let Some(arguments) = function.and_then(|it| it.get_mut("arguments")) else {
            continue;
        };
        if let Some(text) = arguments.as_str() {
            *arguments = rewrite(text);
        }
    }
}
