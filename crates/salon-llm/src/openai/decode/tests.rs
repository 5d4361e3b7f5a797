//! What servers send, and what becomes of it.

use serde_json::{Value, json};

use super::{Asked, answer};
use crate::error::ChatError;
use crate::model::{ChatAnswer, FinishReason, Usage};
use crate::tool::ToolCall;

fn try_read(body: &Value) -> Result<ChatAnswer, ChatError> {
    let asked = Asked {
        model: "asked",
        messages: 3,
    };
    answer(body.to_string().as_bytes(), asked)
}

fn read(body: &Value) -> ChatAnswer {
    try_read(body).unwrap()
}

/// What OpenAI sends.
fn whole() -> Value {
    json!({
        "id": "chatcmpl-1", "object": "chat.completion", "created": 1_700_000_000,
        "model": "gpt-4o-mini-2024-07-18", "system_fingerprint": "fp_1", "service_tier": "default",
        "choices": [{
            "index": 0, "logprobs": null, "finish_reason": "stop",
            "message": { "role": "assistant", "content": "Hi!", "refusal": null, "annotations": [] },
        }],
        "usage": { "prompt_tokens": 12, "completion_tokens": 3, "total_tokens": 15,
                   "prompt_tokens_details": { "cached_tokens": 8, "audio_tokens": 0 } },
    })
}

fn with_message(message: Value) -> Value {
    let mut body = whole();
    body["choices"][0]["message"] = message;
    body
}

fn calls(calls: &Value) -> Vec<ToolCall> {
    read(&with_message(
        json!({ "role": "assistant", "tool_calls": calls }),
    ))
    .tool_calls
}

#[test]
fn reads_what_openai_sends() {
    let answer = read(&whole());
    let usage = Usage {
        prompt_tokens: 12,
        cached_prompt_tokens: 8,
        completion_tokens: 3,
    };
    assert_eq!(answer.text.as_deref(), Some("Hi!"));
    assert_eq!(
        (answer.finish, answer.usage),
        (FinishReason::Stop, Some(usage))
    );
    assert_eq!(answer.model.as_deref(), Some("gpt-4o-mini-2024-07-18"));
}

#[test]
fn reads_an_answer_that_lacks_everything_but_the_words() {
    let answer = read(&json!({ "choices": [{ "message": { "content": "Hi!" } }] }));
    assert_eq!(answer.text.as_deref(), Some("Hi!"));
    assert_eq!(
        (answer.finish, answer.usage),
        (FinishReason::Other(None), None)
    );
    assert_eq!(answer.model.as_deref(), Some("asked"));
}

#[test]
fn a_member_that_is_missing_or_of_another_type_fails_nothing() {
    for name in [
        "id",
        "object",
        "created",
        "model",
        "usage",
        "system_fingerprint",
    ] {
        for odd in [
            None,
            Some(json!(null)),
            Some(json!({})),
            Some(json!(1.5)),
            Some(json!("x")),
        ] {
            let mut body = whole();
            match odd {
                Some(odd) => body[name] = odd,
                None => drop(body.as_object_mut().unwrap().remove(name)),
            }
            assert_eq!(read(&body).text.as_deref(), Some("Hi!"), "{name}");
        }
    }
    for name in ["index", "finish_reason", "logprobs", "finish_details"] {
        for odd in [
            json!(null),
            json!("x"),
            json!(1.5),
            json!({ "type": "eos" }),
        ] {
            let mut body = whole();
            body["choices"][0][name] = odd;
            assert_eq!(read(&body).text.as_deref(), Some("Hi!"), "{name}");
        }
    }
    for name in [
        "role",
        "name",
        "reasoning",
        "reasoning_content",
        "tool_calls",
        "function_call",
    ] {
        for odd in [json!(null), json!("model"), json!(7), json!({})] {
            let mut body = whole();
            body["choices"][0]["message"][name] = odd.clone();
            body["choices"][0]["message"]["reasoning_content"] = json!("so");
            assert_eq!(read(&body).text.as_deref(), Some("Hi!"), "{name} {odd}");
        }
    }
}

#[test]
fn reads_words_in_parts_and_no_words_at_all() {
    let parts = json!([{ "type": "text", "text": "H" }, "i", { "type": "image_url" }]);
    let text = |content: Value| read(&with_message(json!({ "content": content }))).text;
    assert_eq!(text(parts).as_deref(), Some("Hi"));
    for nothing in [json!(null), json!(""), json!([]), json!({})] {
        assert_eq!(text(nothing), None);
    }
}

#[test]
fn a_refusal_is_not_taken_for_an_answer() {
    let answer = read(&with_message(
        json!({ "content": null, "refusal": "I can't." }),
    ));
    assert_eq!(answer.finish, FinishReason::ContentFilter);
    assert_eq!(answer.text.as_deref(), Some("I can't."));
}

#[test]
fn knows_why_a_model_stopped_in_the_words_of_other_servers() {
    let finish = |reason: &str| {
        let mut body = whole();
        body["choices"][0]["finish_reason"] = json!(reason);
        read(&body).finish
    };
    assert_eq!(finish("eos"), FinishReason::Stop);
    assert_eq!(finish("length"), FinishReason::Length);
    assert_eq!(finish("content_filter"), FinishReason::ContentFilter);
    assert_eq!(finish("tired"), FinishReason::Other(Some("tired".into())));
}

#[test]
fn a_call_without_id_or_type_gets_an_id_of_its_own() {
    let bare = json!({ "function": { "name": "book", "arguments": "{}" } });
    let flat = json!({ "id": "", "name": "book", "arguments": "{}" });
    let ids: Vec<_> = calls(&json!([bare, flat]))
        .into_iter()
        .map(|it| it.id)
        .collect();
    assert_eq!(ids, ["call_3_0", "call_3_1"]);
}

#[test]
fn arguments_may_come_as_text_as_an_object_or_not_at_all() {
    let call = |arguments: Value| {
        json!([{ "id": "1", "type": "function",
                 "function": { "name": "book", "arguments": arguments } }])
    };
    for (sent, wanted) in [
        (json!("{\"offer\":7}"), r#"{"offer":7}"#),
        (json!({ "offer": 7 }), r#"{"offer":7}"#),
        (json!(null), ""),
        (json!([7]), "[7]"),
    ] {
        assert_eq!(calls(&call(sent)), [ToolCall::new("1", "book", wanted)]);
    }
}

#[test]
fn a_call_with_broken_arguments_or_no_name_is_the_callers_to_refuse() {
    let answer = read(&with_message(json!({ "tool_calls": [
        { "id": "1", "type": "function", "function": { "name": "book", "arguments": "{\"offer\":" } },
        { "id": "2", "type": "function", "function": {} },
    ] })));
    let [broken, nameless] = answer.tool_calls.as_slice() else {
        panic!("two calls");
    };
    let problem = broken.parse_arguments().unwrap_err();
    assert_eq!(
        problem.to_string(),
        "the arguments of a tool call are not a JSON object"
    );
    assert_eq!(
        (nameless.name.as_str(), nameless.arguments.as_str()),
        ("", "")
    );
}

#[test]
fn a_call_is_a_call_whatever_the_server_says_why_it_stopped() {
    let mut body = with_message(json!({ "tool_calls": [{ "function": { "name": "book" } }] }));
    assert_eq!(read(&body).finish, FinishReason::ToolCalls);
    body["choices"][0]["finish_reason"] = json!("length");
    assert_eq!(read(&body).finish, FinishReason::Length);
}

#[test]
fn reads_a_call_of_the_kind_that_came_before_tools() {
    let older = json!({ "content": null, "function_call": { "name": "book", "arguments": "{}" } });
    let answer = read(&with_message(older));
    assert_eq!(answer.tool_calls, [ToolCall::new("call_3_0", "book", "{}")]);
}

#[test]
fn usage_that_is_partial_or_nonsense_never_fails_a_call() {
    let usage = |usage: Value| {
        let mut body = whole();
        body["usage"] = usage;
        read(&body).usage
    };
    let only_read = Usage {
        prompt_tokens: 5,
        ..Usage::default()
    };
    assert_eq!(usage(json!({ "prompt_tokens": 5 })), Some(only_read));
    assert_eq!(
        usage(json!({ "prompt_tokens": -5, "completion_tokens": "3" })),
        None
    );
    let huge = usage(json!({ "prompt_tokens": u64::MAX })).unwrap();
    assert_eq!(huge.prompt_tokens, u32::MAX);
}

#[test]
fn a_failure_with_a_status_of_success_is_a_failure() {
    let failed = |error: Value| try_read(&json!({ "error": error })).unwrap_err();
    assert_eq!(
        failed(json!({ "code": 429, "message": "slow down" })).code(),
        "chat_rate_limited"
    );
    assert_eq!(
        failed(json!({ "message": "upstream" })).code(),
        "chat_failed"
    );
}

#[test]
fn what_is_no_answer_is_unreadable_and_is_not_repeated() {
    let bodies = [
        json!({ "choices": [] }),
        json!({ "choices": [{ "text": "sentinel" }] }),
        json!({ "choices": "sentinel" }),
        json!("sentinel"),
        json!(null),
    ];
    let bodies = bodies.map(|body| body.to_string()).to_vec();
    let halves = [
        r#"{"choices":[{"message":{"content":"sentin"#,
        "<html>sentinel",
        "",
    ];
    for body in bodies.iter().map(String::as_str).chain(halves) {
        let asked = Asked {
            model: "asked",
            messages: 1,
        };
        let error = answer(body.as_bytes(), asked).unwrap_err();
        assert_eq!(error.code(), "chat_unreadable", "{body}");
        let shown = format!("{error} {error:?}");
        assert!(!shown.contains("sentin"), "{shown}");
    }
}
