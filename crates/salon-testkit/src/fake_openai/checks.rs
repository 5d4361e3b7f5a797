//! What the fake refuses: wrong keys, other models, requests that are not well made.

use std::fmt;

use actix_web::http::StatusCode;
use actix_web::http::header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap};
use actix_web::{HttpResponse, ResponseError};
use serde_json::{Map, Value, json};

use super::schemas;
use super::state::Shared;
use super::threads::{self, is_name};

/// Which servers' manners a request is held to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    OpenAi,
    Azure,
}

/// A refusal in OpenAI's JSON.
#[derive(Debug)]
pub(super) struct Refused {
    http_status: u16,
    code: Option<&'static str>,
    words: String,
}

impl Refused {
    pub(super) fn not_found() -> Self {
        Self::new(404, None, "Not found")
    }

    fn new(http_status: u16, code: Option<&'static str>, words: impl Into<String>) -> Self {
        Self {
            http_status,
            code,
            words: words.into(),
        }
    }

    /// A request that is not well made.
    fn bad(words: impl Into<String>) -> Self {
        Self::new(400, None, words)
    }

    /// Returns what was wrong with the form of a request, if that was it.
    pub(super) fn problem(&self) -> Option<&str> {
        (self.http_status == 400).then_some(&self.words)
    }
}

/// Checks that the key is there, in the place where this dialect has it, and nowhere else.
pub(super) fn authorize(
    headers: &HeaderMap,
    dialect: Dialect,
    shared: &Shared,
) -> Result<(), Refused> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let bearer = text(AUTHORIZATION.as_str()).and_then(|it| it.strip_prefix("Bearer "));
    let api_key = text("api-key");
    let given = match dialect {
        Dialect::OpenAi => (bearer, api_key),
        Dialect::Azure => (api_key, bearer),
    };
    if given == (Some(shared.key.as_str()), None) {
        return Ok(());
    }
    let words = "Incorrect API key provided.";
    Err(Refused::new(401, Some("invalid_api_key"), words))
}

/// Reads the body of a request, and checks everything in it.
pub(super) fn read(headers: &HeaderMap, body: &[u8], shared: &Shared) -> Result<Value, Refused> {
    let kind = headers.get(CONTENT_TYPE).and_then(|it| it.to_str().ok());
    if !kind.is_some_and(|kind| kind.starts_with("application/json")) {
        return Err(Refused::bad("the body is not said to be JSON"));
    }
    let body: Value = serde_json::from_slice(body).map_err(|it| Refused::bad(it.to_string()))?;
    shared.state().requests.push(body.clone());
    let Value::Object(members) = &body else {
        return Err(Refused::bad("the body is not an object"));
    };
    check_members(members).map_err(Refused::bad)?;
    let model = members.get("model").and_then(Value::as_str);
    let only = shared.state().only_model.clone();
    if only.is_some_and(|only| model != Some(&only)) {
        let words = "The model does not exist or you do not have access to it.";
        return Err(Refused::new(404, Some("model_not_found"), words));
    }
    Ok(body)
}

/// Everything that a request of ours may have.
const MEMBERS: [&str; 9] = [
    "model",
    "messages",
    "tools",
    "tool_choice",
    "response_format",
    "max_tokens",
    "max_completion_tokens",
    "temperature",
    "parallel_tool_calls",
];

fn check_members(members: &Map<String, Value>) -> Result<(), String> {
    if let Some(name) = members
        .keys()
        .find(|name| !MEMBERS.contains(&name.as_str()))
    {
        return Err(format!("a request has no `{name}`"));
    }
    let model = members.get("model").and_then(Value::as_str);
    if model.is_none_or(str::is_empty) {
        return Err("no `model`".to_owned());
    }
    let limits = ["max_tokens", "max_completion_tokens"].map(|name| members.get(name));
    if limits.iter().all(Option::is_some) {
        return Err("`max_tokens` and `max_completion_tokens`".to_owned());
    }
    let positive = |limit: &Value| limit.as_u64().is_some_and(|it| it > 0);
    if !limits.into_iter().flatten().all(positive) {
        return Err("a limit of tokens that is not a whole number above zero".to_owned());
    }
    let temperature = members.get("temperature");
    if temperature.is_some_and(|it| it.as_f64().is_none_or(|it| !(0.0..=2.0).contains(&it))) {
        return Err("`temperature` is not from 0 to 2".to_owned());
    }
    threads::check(members.get("messages").unwrap_or(&Value::Null))?;
    let tools = check_tools(members.get("tools"))?;
    check_choice(members.get("tool_choice"), &tools)?;
    check_format(members.get("response_format"))
}

/// Checks the tools, and returns their names.
fn check_tools(tools: Option<&Value>) -> Result<Vec<&str>, String> {
    let tools = match tools {
        None => return Ok(Vec::new()),
        Some(tools) => tools.as_array().filter(|tools| !tools.is_empty()),
    };
    let mut names = Vec::new();
    for tool in tools.ok_or("`tools` is not a list of tools")? {
        let function = tool.get("function").ok_or("a tool that is no function")?;
        let name = function
            .get("name")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let wrong = |what: &str| format!("tool `{name}`: {what}");
        let fail = |what: &str| Err(wrong(what));
        if tool.get("type").and_then(Value::as_str) != Some("function") || !is_name(name) {
            return fail("no function, or no name");
        }
        if names.contains(&name) {
            return fail("there twice");
        }
        if !function.get("description").is_some_and(Value::is_string) {
            return fail("no description");
        }
        let strict = match function.get("strict") {
            None | Some(Value::Bool(false)) => false,
            Some(Value::Bool(true)) => true,
            Some(_) => return fail("`strict` is neither true nor false"),
        };
        let parameters = function.get("parameters").unwrap_or(&Value::Null);
        schemas::check_object(parameters, strict).map_err(|what| wrong(&what))?;
        names.push(name);
    }
    Ok(names)
}

fn check_choice(choice: Option<&Value>, tools: &[&str]) -> Result<(), String> {
    let Some(choice) = choice else {
        return Ok(());
    };
    if tools.is_empty() {
        return Err("`tool_choice` without tools".to_owned());
    }
    let known = ["none", "auto", "required"].iter().any(|it| choice == it);
    let named = tools
        .iter()
        .any(|name| *choice == json!({ "type": "function", "function": { "name": name } }));
    if known || named {
        Ok(())
    } else {
        Err("`tool_choice` chooses nothing that is there".to_owned())
    }
}

fn check_format(format: Option<&Value>) -> Result<(), String> {
    let Some(format) = format else {
        return Ok(());
    };
    let schema = match format.get("type").and_then(Value::as_str) {
        Some("text") => return Ok(()),
        Some("json_object") => {
            return format
                .get("schema")
                .map_or(Ok(()), |schema| schemas::check_object(schema, false));
        }
        Some("json_schema") => format.get("json_schema").ok_or("no `json_schema`")?,
        _ => return Err("an unknown `response_format`".to_owned()),
    };
    if !schema
        .get("name")
        .and_then(Value::as_str)
        .is_some_and(is_name)
    {
        return Err("a schema without a name".to_owned());
    }
    let strict = schema.get("strict") == Some(&Value::Bool(true));
    schemas::check_object(schema.get("schema").unwrap_or(&Value::Null), strict)
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words)
    }
}

impl ResponseError for Refused {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.http_status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    fn error_response(&self) -> HttpResponse {
        HttpResponse::build(self.status_code()).json(error(&self.words, self.code))
    }
}

/// Writes an error as OpenAI does.
pub(super) fn error(words: &str, code: Option<&str>) -> Value {
    json!({ "error": {
        "message": words,
        "type": "invalid_request_error",
        "param": null,
        "code": code,
    } })
}
