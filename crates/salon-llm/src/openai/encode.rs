//! Our question in the server's words.
//!
//! The types of openai-api-rs write it. What they cannot say, or say in a way that servers refuse, is
//! put right in the JSON that they write.

use openai_api_rs::v1::chat_completion::chat_completion::ChatCompletionRequest;
use openai_api_rs::v1::chat_completion::{
    ChatCompletionMessage, Content, MessageRole, Tool as WireTool, ToolCall as WireCall,
    ToolCallFunction, ToolChoiceType, ToolType,
};
use openai_api_rs::v1::types::{Function, FunctionParameters, JSONSchemaType};
use serde_json::{Map, Value, json};

use super::options::{AnswerSchemas, InstructionRole, OpenAiOptions, TokenLimit, ToolSchemas};
use super::schema::{Prepared, prepare};
use crate::error::ChatError;
use crate::message::Message;
use crate::request::{ChatRequest, ResponseFormat};
use crate::tool::{Tool, ToolCall, ToolChoice};

/// A question names a tool that it does not bring.
#[derive(Debug, thiserror::Error)]
#[error("the tool that has to be asked for is not among the tools")]
struct MissingTool;

/// Writes the body of a request.
pub(super) fn body(request: &ChatRequest, options: &OpenAiOptions) -> Result<Vec<u8>, ChatError> {
    if let ToolChoice::Named(name) = &request.tool_choice
        && !request.tools.iter().any(|tool| tool.name == *name)
    {
        return Err(ChatError::InvalidRequest(Box::new(MissingTool)));
    }
    let unwritable = |error| ChatError::InvalidRequest(Box::new(error));
    let mut body = serde_json::to_value(wire(request, options)).map_err(unwritable)?;
    if let Value::Object(members) = &mut body {
        patch_messages(members, request, options);
        patch_tools(members, request, options);
        if options.token_limit == TokenLimit::MaxCompletionTokens
            && let Some(limit) = members.remove("max_tokens")
        {
            members.insert("max_completion_tokens".to_owned(), limit);
        }
    }
    serde_json::to_vec(&body).map_err(unwritable)
}

fn wire(request: &ChatRequest, options: &OpenAiOptions) -> ChatCompletionRequest {
    let messages = request.messages.iter().map(message).collect();
    let mut wire = ChatCompletionRequest::new(options.model.clone(), messages);
    let max_tokens = request.max_tokens.unwrap_or(options.max_tokens);
    wire.max_tokens = Some(i64::from(max_tokens));
    wire.temperature = options.temperature.of(request.temperature).map(as_written);
    wire.response_format = response_format(&request.response, options.answer_schemas);
    if !request.tools.is_empty() {
        wire.tools = Some(request.tools.iter().map(tool).collect());
        wire.tool_choice = Some(match &request.tool_choice {
            ToolChoice::Auto => ToolChoiceType::Auto,
            ToolChoice::Never => ToolChoiceType::None,
            ToolChoice::Required | ToolChoice::Named(_) => ToolChoiceType::Required,
        });
    }
    wire
}

/// Widens a number so that it is written as before: 0.7, not 0.699999988.
fn as_written(number: f32) -> f64 {
    number.to_string().parse().unwrap_or_else(|_| number.into())
}

fn message(message: &Message) -> ChatCompletionMessage {
    let plain = |role, text: &str| ChatCompletionMessage {
        role,
        content: Content::Text(text.to_owned()),
        name: None,
        tool_calls: None,
        tool_call_id: None,
    };
    match message {
        Message::System(text) | Message::Developer(text) => plain(MessageRole::system, text),
        Message::User(text) => plain(MessageRole::user, text),
        Message::Assistant { text, tool_calls } => {
            let calls: Vec<WireCall> = tool_calls.iter().map(call).collect();
            ChatCompletionMessage {
                tool_calls: (!calls.is_empty()).then_some(calls),
                ..plain(MessageRole::assistant, text.as_deref().unwrap_or_default())
            }
        }
        Message::Tool { call_id, text } => ChatCompletionMessage {
            tool_call_id: Some(call_id.clone()),
            ..plain(MessageRole::tool, text)
        },
    }
}

/// Writes a call that the model made earlier. Servers read what it wrote again and fail on what they
/// cannot read, though they sent it themselves.
fn call(call: &ToolCall) -> WireCall {
    let name = if is_name(&call.name) {
        &call.name
    } else {
        "unknown"
    };
    let readable = call.parse_arguments().is_ok() && !call.arguments.trim().is_empty();
    let arguments = if readable { &call.arguments } else { "{}" };
    WireCall {
        id: call.id.clone(),
        r#type: "function".to_owned(),
        function: ToolCallFunction {
            name: Some(name.to_owned()),
            arguments: Some(arguments.to_owned()),
        },
    }
}

fn is_name(name: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    (1..=64).contains(&name.len()) && name.bytes().all(allowed)
}

/// Writes a tool but for its schema, most of which these types do not know.
fn tool(tool: &Tool) -> WireTool {
    WireTool {
        r#type: ToolType::Function,
        function: Function {
            name: tool.name.clone(),
            description: Some(tool.description.clone()),
            parameters: FunctionParameters {
                schema_type: JSONSchemaType::Object,
                properties: None,
                required: None,
            },
        },
    }
}

fn response_format(format: &ResponseFormat, mode: AnswerSchemas) -> Option<Value> {
    let ResponseFormat::Schema { name, schema } = format else {
        return None;
    };
    let Prepared { schema, strict } = prepare(schema, ToolSchemas::Strict);
    Some(match mode {
        AnswerSchemas::JsonSchema => json!({
            "type": "json_schema",
            "json_schema": { "name": name, "schema": schema, "strict": strict },
        }),
        AnswerSchemas::JsonObject => json!({ "type": "json_object", "schema": schema }),
    })
}

/// Puts right how the types write empty words, and calls the program's part by its name there.
fn patch_messages(body: &mut Map<String, Value>, request: &ChatRequest, options: &OpenAiOptions) {
    let written = body.get_mut("messages").and_then(Value::as_array_mut);
    for (message, written) in request.messages.iter().zip(written.into_iter().flatten()) {
        let Value::Object(written) = written else {
            continue;
        };
        let silent = written.get("content").is_none_or(Value::is_null);
        // Only who asks for tools may say nothing.
        if silent && !written.contains_key("tool_calls") {
            written.insert("content".to_owned(), json!(""));
        }
        let developer = match (message, options.instructions) {
            (Message::Developer(_), InstructionRole::AsWritten | InstructionRole::Developer)
            | (Message::System(_), InstructionRole::Developer) => true,
            (
                Message::System(_)
                | Message::Developer(_)
                | Message::User(_)
                | Message::Assistant { .. }
                | Message::Tool { .. },
                _,
            ) => false,
        };
        if developer {
            written.insert("role".to_owned(), json!("developer"));
        }
    }
}

fn patch_tools(body: &mut Map<String, Value>, request: &ChatRequest, options: &OpenAiOptions) {
    let written = body.get_mut("tools").and_then(Value::as_array_mut);
    for (tool, written) in request.tools.iter().zip(written.into_iter().flatten()) {
        let Some(Value::Object(function)) = written.get_mut("function") else {
            continue;
        };
        let Prepared { schema, strict } = prepare(&tool.parameters, options.tool_schemas);
        function.insert("parameters".to_owned(), schema);
        if strict {
            function.insert("strict".to_owned(), Value::Bool(true));
        }
    }
    // The types would repeat the whole tool here.
    if let ToolChoice::Named(name) = &request.tool_choice {
        let named = json!({ "type": "function", "function": { "name": name } });
        body.insert("tool_choice".to_owned(), named);
    }
}

#[cfg(test)]
#[path = "encode/tests.rs"]
mod tests;
