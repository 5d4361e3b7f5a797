//! The server's answer in our words.
//!
//! The types of openai-api-rs read what OpenAI sends and refuse what compatible servers send. So the
//! JSON is first made what those types expect; nothing that a server left out or added fails a call
//! unless there is no answer in it at all.

use openai_api_rs::v1::chat_completion::ChatCompletionMessageForResponse;
use openai_api_rs::v1::chat_completion::chat_completion::ChatCompletionResponse;
use serde_json::{Map, Value, json};

use super::refusal::label;
use crate::error::ChatError;
use crate::model::{ChatAnswer, FinishReason, Usage};
use crate::tool::ToolCall;

/// What the answer is to.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    /// The model that was asked.
    pub(super) model: &'a str,
    /// How many messages the thread had: makes the ids of calls that come without one differ from
    /// those of earlier answers.
    pub(super) messages: usize,
}

/// What is wrong with an answer. Says where, never what stood there.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unreadable {
    #[error("not JSON from line {line}, column {column} on")]
    NotJson { line: usize, column: usize },
    #[error("JSON, but no choice in it")]
    NoChoice,
    #[error("JSON of another shape")]
    Shape,
}

/// Reads the body of a successful answer.
pub(super) fn answer(body: &[u8], asked: Asked<'_>) -> Result<ChatAnswer, ChatError> {
    let unreadable = |problem| ChatError::Unreadable(Box::new(problem));
    let mut json: Value = serde_json::from_slice(body).map_err(|error| {
        unreadable(Unreadable::NotJson {
            line: error.line(),
            column: error.column(),
        })
    })?;
    let usage = usage(&json);
    let finish = normalise(&mut json, asked)?;
    let typed: ChatCompletionResponse =
        serde_json::from_value(json).map_err(|_shown| unreadable(Unreadable::Shape))?;
    let choice = typed.choices.into_iter().next();
    let message = choice
        .ok_or_else(|| unreadable(Unreadable::NoChoice))?
        .message;
    Ok(read_message(message, finish, usage, typed.model))
}

fn read_message(
    message: ChatCompletionMessageForResponse,
    finish: FinishReason,
    usage: Option<Usage>,
    model: String,
) -> ChatAnswer {
    let calls = message.tool_calls.unwrap_or_default();
    let tool_calls: Vec<ToolCall> = calls
        .into_iter()
        .map(|call| ToolCall {
            id: call.id,
            name: call.function.name.unwrap_or_default(),
            arguments: call.function.arguments.unwrap_or_default(),
        })
        .collect();
    // Some servers say `stop` after a call that they were told to make.
    let finish = match finish {
        FinishReason::Stop | FinishReason::Other(_) if !tool_calls.is_empty() => {
            FinishReason::ToolCalls
        }
        FinishReason::Stop
        | FinishReason::Length
        | FinishReason::ToolCalls
        | FinishReason::ContentFilter
        | FinishReason::Other(_) => finish,
    };
    ChatAnswer {
        tool_calls,
        finish,
        usage,
        model: Some(model),
        ..ChatAnswer::text(message.content.unwrap_or_default())
    }
    .without_empty_text()
}

impl ChatAnswer {
    fn without_empty_text(mut self) -> Self {
        self.text = self.text.filter(|text| !text.is_empty());
        self
    }
}

/// Makes an answer what the types expect, and returns why the model stopped, for which they know
/// fewer words than servers have.
fn normalise(answer: &mut Value, asked: Asked<'_>) -> Result<FinishReason, ChatError> {
    let no_choice = || ChatError::Unreadable(Box::new(Unreadable::NoChoice));
    let model = answer.get("model").and_then(Value::as_str);
    let model = model.unwrap_or(asked.model).to_owned();
    let choices = answer.get_mut("choices").and_then(Value::as_array_mut);
    let Some(choice) = choices.and_then(|choices| choices.first_mut()) else {
        return Err(refused(answer).unwrap_or_else(no_choice));
    };
    let reason = choice.get("finish_reason").and_then(Value::as_str);
    let mut finish = finish(reason);
    let message = choice.get_mut("message").map(Value::take);
    let Some(Value::Object(mut message)) = message else {
        return Err(no_choice());
    };
    let (words, refusal) = words(&message);
    if refusal {
        finish = FinishReason::ContentFilter;
    }
    *answer = json!({
        "id": null,
        "object": null,
        "created": 0,
        "model": model,
        "choices": [{
            "index": 0,
            "message": {
                "role": "assistant",
                "content": words,
                "tool_calls": calls(&mut message, asked),
            },
            "finish_reason": null,
            "finish_details": null,
        }],
        "usage": { "prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0 },
        "system_fingerprint": null,
    });
    Ok(finish)
}

/// Reads a failure that came with a status of success, as routers send it.
fn refused(answer: &Value) -> Option<ChatError> {
    let error = answer.get("error").filter(|error| !error.is_null())?;
    let code = error.get("code").or_else(|| error.get("status"));
    let status = code
        .and_then(Value::as_u64)
        .and_then(|code| u16::try_from(code).ok());
    Some(ChatError::Refused {
        status: status.filter(|it| (400..=599).contains(it)).unwrap_or(502),
        reason: label(error),
        retry_after: None,
    })
}

/// Returns the words, and whether they are a refusal: text, parts of text, or what stands in their
/// place when the model would not answer.
fn words(message: &Map<String, Value>) -> (Option<String>, bool) {
    let text = match message.get("content") {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(parts)) => parts.iter().filter_map(part).collect(),
        _ => String::new(),
    };
    if !text.is_empty() {
        return (Some(text), false);
    }
    let refusal = message.get("refusal").and_then(Value::as_str);
    (refusal.map(str::to_owned), refusal.is_some())
}

fn part(part: &Value) -> Option<&str> {
    part.as_str().or_else(|| part.get("text")?.as_str())
}

/// Returns the calls with everything that a call has; one call of the kind that came before tools
/// is taken as well.
fn calls(message: &mut Map<String, Value>, asked: Asked<'_>) -> Vec<Value> {
    let calls = match message.remove("tool_calls") {
        Some(Value::Array(calls)) => calls,
        _ => Vec::new(),
    };
    let calls = match message.remove("function_call") {
        Some(older @ Value::Object(_)) if calls.is_empty() => vec![json!({ "function": older })],
        _ => calls,
    };
    let numbered = calls.iter().enumerate();
    numbered
        .map(|(at, call)| normal_call(call, at, asked))
        .collect()
}

fn normal_call(call: &Value, at: usize, asked: Asked<'_>) -> Value {
    let function = call.get("function").unwrap_or(call);
    let id = call.get("id").and_then(Value::as_str);
    let id = id.filter(|id| !id.is_empty()).map(str::to_owned);
    let arguments = match function.get("arguments") {
        Some(Value::String(text)) => text.clone(),
        None | Some(Value::Null) => String::new(),
        Some(other) => other.to_string(),
    };
    json!({
        "id": id.unwrap_or_else(|| format!("call_{}_{at}", asked.messages)),
        "type": "function",
        "function": {
            "name": function.get("name").and_then(Value::as_str).unwrap_or_default(),
            "arguments": arguments,
        },
    })
}

fn finish(reason: Option<&str>) -> FinishReason {
    match reason {
        Some("stop" | "eos" | "eos_token" | "end_turn" | "stop_sequence" | "COMPLETE") => {
            FinishReason::Stop
        }
        Some("length" | "max_tokens" | "model_length") => FinishReason::Length,
        Some("tool_calls" | "function_call" | "tool_use") => FinishReason::ToolCalls,
        Some("content_filter" | "safety") => FinishReason::ContentFilter,
        other => FinishReason::Other(other.map(|it| it.chars().take(40).collect())),
    }
}

/// Reads what the answer cost. Counts that are there but no counts are none.
fn usage(answer: &Value) -> Option<Usage> {
    let usage = answer.get("usage")?.as_object()?;
    let count = |value: Option<&Value>| {
        let count = value.and_then(Value::as_u64);
        count.map(|count| u32::try_from(count).unwrap_or(u32::MAX))
    };
    let details = usage.get("prompt_tokens_details");
    let (prompt, completion) = (
        count(usage.get("prompt_tokens")),
        count(usage.get("completion_tokens")),
    );
    if prompt.is_none() && completion.is_none() {
        return None;
    }
    Some(Usage {
        prompt_tokens: prompt.unwrap_or_default(),
        cached_prompt_tokens: count(details.and_then(|it| it.get("cached_tokens")))
            .unwrap_or_default(),
        completion_tokens: completion.unwrap_or_default(),
    })
}

#[cfg(test)]
#[path = "decode/tests.rs"]
mod tests;
