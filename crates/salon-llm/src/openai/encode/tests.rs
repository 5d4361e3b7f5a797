//! What goes over the wire, byte for byte where it matters.

use serde_json::{Value, json};

use super::body;
use crate::message::Message;
use crate::openai::options::{
    AnswerSchemas, InstructionRole, OpenAiOptions, Temperature, TokenLimit, ToolSchemas,
};
use crate::request::ChatRequest;
use crate::tool::{Tool, ToolCall, ToolChoice};

fn options() -> OpenAiOptions {
    OpenAiOptions::new("http://localhost/v1", "mini")
}

fn written(request: &ChatRequest, options: &OpenAiOptions) -> Value {
    serde_json::from_slice(&body(request, options).unwrap()).unwrap()
}

fn thread(messages: Vec<Message>) -> Value {
    let mut body = written(&ChatRequest::new(messages), &options());
    body["messages"].take()
}

fn book() -> Tool {
    Tool {
        name: "book".into(),
        description: "Books an opening.".into(),
        parameters: json!({
            "type": "object",
            "properties": {
                "offer": { "type": "integer" },
                "how": { "type": "string", "enum": ["text", "call"] },
            },
            "required": ["offer"],
        }),
    }
}

fn question() -> ChatRequest {
    ChatRequest::new(vec![Message::User("Hi".into())])
}

#[test]
fn asks_with_the_model_the_limit_and_the_temperature_of_the_settings() {
    assert_eq!(
        written(&question(), &options()),
        json!({
            "model": "mini",
            "messages": [{ "role": "user", "content": "Hi" }],
            "max_tokens": 150,
            "temperature": 0.7,
        })
    );
}

#[test]
fn a_request_may_overrule_the_limit_and_the_temperature() {
    let mut request = question();
    request.max_tokens = Some(40);
    request.temperature = Some(0.0);
    let body = written(&request, &options());
    assert_eq!(
        (&body["max_tokens"], &body["temperature"]),
        (&json!(40), &json!(0.0))
    );
}

#[test]
fn a_reasoning_model_is_asked_in_its_own_words() {
    let mut options = options();
    options.token_limit = TokenLimit::MaxCompletionTokens;
    options.temperature = Temperature::NeverSent;
    options.instructions = InstructionRole::Developer;
    let mut request = ChatRequest::new(vec![Message::System("Be brief.".into())]);
    request.temperature = Some(0.0);
    assert_eq!(
        written(&request, &options),
        json!({
            "model": "mini",
            "messages": [{ "role": "developer", "content": "Be brief." }],
            "max_completion_tokens": 150,
        })
    );
}

#[test]
fn calls_instructions_as_the_server_does() {
    let request = ChatRequest::new(vec![
        Message::System("a".into()),
        Message::Developer("b".into()),
    ]);
    for (role, wanted) in [
        (InstructionRole::AsWritten, ["system", "developer"]),
        (InstructionRole::System, ["system", "system"]),
        (InstructionRole::Developer, ["developer", "developer"]),
    ] {
        let mut options = options();
        options.instructions = role;
        let body = written(&request, &options);
        let roles = [0, 1].map(|at: usize| body["messages"][at]["role"].clone());
        assert_eq!(roles.to_vec(), wanted.map(Value::from), "{role:?}");
    }
}

#[test]
fn empty_words_stay_words_and_only_a_call_goes_without() {
    let call = ToolCall::new("call_1", "book", r#"{"offer":7}"#);
    let silent = |tool_calls| Message::Assistant {
        text: None,
        tool_calls,
    };
    let messages = thread(vec![
        Message::User(String::new()),
        silent(vec![call]),
        Message::Tool {
            call_id: "call_1".into(),
            text: String::new(),
        },
        silent(vec![]),
    ]);
    assert_eq!(
        messages,
        json!([
            { "role": "user", "content": "" },
            { "role": "assistant", "content": null, "tool_calls": [{
                "id": "call_1", "type": "function",
                "function": { "name": "book", "arguments": "{\"offer\":7}" },
            }] },
            { "role": "tool", "content": "", "tool_call_id": "call_1" },
            { "role": "assistant", "content": "" },
        ])
    );
}

#[test]
fn a_broken_call_goes_back_as_one_that_a_server_can_read() {
    let broken = |name: &str, arguments: &str| ToolCall::new("1", name, arguments);
    let messages = thread(vec![Message::Assistant {
        text: Some("Wait".into()),
        tool_calls: vec![
            broken("book", r#"{"offer":"#),
            broken("book", ""),
            broken("book it!", "[7]"),
        ],
    }]);
    let calls = &messages[0]["tool_calls"];
    for at in 0..3 {
        assert_eq!(calls[at]["function"]["arguments"], "{}", "{at}");
    }
    assert_eq!(calls[2]["function"]["name"], "unknown");
}

#[test]
fn a_tool_keeps_its_whole_schema_closed_and_strict() {
    let request = question().with_tools(vec![book()], ToolChoice::Auto);
    let body = written(&request, &options());
    assert_eq!(body["tool_choice"], "auto");
    assert_eq!(
        body["tools"],
        json!([{ "type": "function", "function": {
            "name": "book",
            "description": "Books an opening.",
            "strict": true,
            "parameters": {
                "type": "object",
                "properties": {
                    "offer": { "type": "integer" },
                    "how": { "type": ["string", "null"], "enum": ["text", "call", null] },
                },
                "required": body["tools"][0]["function"]["parameters"]["required"],
                "additionalProperties": false,
            },
        } }])
    );
}

#[test]
fn a_tool_as_advice_keeps_the_schema_that_it_has() {
    let mut options = options();
    options.tool_schemas = ToolSchemas::Advice;
    let request = question().with_tools(vec![book()], ToolChoice::Auto);
    let body = written(&request, &options);
    let function = &body["tools"][0]["function"];
    let mut wanted = book().parameters;
    wanted["additionalProperties"] = json!(false);
    assert_eq!(function["parameters"], wanted);
    assert!(function.get("strict").is_none());
}

#[test]
fn says_which_tool_has_to_be_asked_for() {
    for (choice, wanted) in [
        (ToolChoice::Never, json!("none")),
        (ToolChoice::Required, json!("required")),
        (
            ToolChoice::Named("book".into()),
            json!({ "type": "function", "function": { "name": "book" } }),
        ),
    ] {
        let body = written(&question().with_tools(vec![book()], choice), &options());
        assert_eq!(body["tool_choice"], wanted);
    }
    let without = written(
        &question().with_tools(vec![], ToolChoice::Required),
        &options(),
    );
    assert!(without.get("tool_choice").is_none() && without.get("tools").is_none());
}

#[test]
fn refuses_to_force_a_tool_that_is_not_there() {
    let request = question().with_tools(vec![book()], ToolChoice::Named("cancel".into()));
    let refused = body(&request, &options()).unwrap_err();
    assert_eq!(refused.code(), "chat_request_invalid");
    assert!(!refused.is_transient());
}

#[test]
fn asks_for_json_in_the_words_that_the_server_knows() {
    let schema = json!({ "type": "object", "properties": { "intent": { "type": "string" } },
                         "required": ["intent"] });
    let mut closed = schema.clone();
    closed["additionalProperties"] = json!(false);
    let request = question().with_schema("intent", schema);
    let mut options = options();
    assert_eq!(
        written(&request, &options)["response_format"],
        json!({ "type": "json_schema",
                "json_schema": { "name": "intent", "schema": closed, "strict": true } })
    );
    options.answer_schemas = AnswerSchemas::JsonObject;
    assert_eq!(
        written(&request, &options)["response_format"],
        json!({ "type": "json_object", "schema": closed })
    );
}
