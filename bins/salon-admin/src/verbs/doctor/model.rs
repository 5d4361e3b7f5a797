//! The chat model: whether it is there, which is free to ask, and whether it uses tools, which is not.

use std::time::Duration;

use reqwest::StatusCode;
use salon_config::{ModelSettings, Settings};
use salon_llm::{ChatAnswer, ChatRequest, Message, Tool, ToolChoice};
use serde_json::{Value, json};

use super::check::Check;
use crate::output::count;

const MODEL: &str = "model";
const TOOLS: &str = "tools";

/// A list of names that takes longer is as good as none.
const PATIENCE: Duration = Duration::from_secs(10);

/// Looks at what answers; with `ask`, lets it use a tool once.
pub(super) async fn look(settings: &Settings, ask: bool) -> Vec<Check> {
    let Some(model) = &settings.model else {
        let check = Check::note(MODEL, "no model: rules answer every text");
        return vec![
            check.fix("set OPENAI_API_KEY, or OPENAI_BASE_URL for a local model, if you want one"),
        ];
    };
    let mut checks = vec![reach(model).await];
    if ask {
        checks.push(use_a_tool(model).await);
    }
    checks
}

/// Asks for the list of models: it costs nothing, and tells whether address, key and name are right.
async fn reach(model: &ModelSettings) -> Check {
    let base = model.base_url.as_str().trim_end_matches('/');
    let name = format!("{} at {base}", model.name);
    if base.contains('?') {
        return Check::note(
            MODEL,
            format!("{name}: this address has no list to ask for"),
        )
        .fix("salon-admin doctor --ask tries it for real; that costs a little");
    }
    match names(model, base).await {
        Ok(Answer::Names(names)) => listed(&name, model, &names),
        Ok(Answer::Refused) => Check::broken(MODEL, format!("{name} refuses the key"))
            .fix("copy the key again: OPENAI_API_KEY"),
        Ok(Answer::NoList(status)) => Check::note(
            MODEL,
            format!("{name} answers, without a list (status {status})"),
        )
        .fix("salon-admin doctor --ask tries it for real; that costs a little"),
        Err(_) => Check::warning(
            MODEL,
            format!("{name} cannot be reached: rules answer every text meanwhile"),
        )
        .fix("start it, or look at OPENAI_BASE_URL and this machine's way out"),
    }
}

/// More names than these help nobody.
const SHOWN: usize = 5;

fn listed(name: &str, model: &ModelSettings, names: &[String]) -> Check {
    if names.contains(&model.name) {
        let key = if model.api_key.is_some() {
            "with a key"
        } else {
            "without a key"
        };
        return Check::ok(MODEL, format!("{name} is there, {key}"));
    }
    let shown: Vec<&str> = names.iter().take(SHOWN).map(String::as_str).collect();
    let finding = format!(
        "{name} is not among {} there: {}",
        count(names.len(), "model", "models"),
        shown.join(", ")
    );
    Check::warning(MODEL, finding).fix("name one of them in OPENAI_MODEL")
}

/// What a server answers that is asked for its models.
enum Answer {
    Names(Vec<String>),
    Refused,
    NoList(u16),
}

async fn names(model: &ModelSettings, base: &str) -> reqwest::Result<Answer> {
    let client = reqwest::Client::builder().timeout(PATIENCE);
    let client = if model.base_url.is_loopback() {
        client.no_proxy()
    } else {
        client
    };
    let mut request = client.build()?.get(format!("{base}/models"));
    if let Some(key) = &model.api_key {
        request = request.bearer_auth(key.expose());
    }
    let answer = request.send().await?;
    let status = answer.status();
    if matches!(status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN) {
        return Ok(Answer::Refused);
    }
    let page: Value = answer.json().await.unwrap_or_default();
    let list = page.get("data").and_then(Value::as_array);
    let id = |model: &Value| model.get("id")?.as_str().map(str::to_owned);
    Ok(match list {
        Some(list) if status.is_success() => Answer::Names(list.iter().filter_map(id).collect()),
        _ => Answer::NoList(status.as_u16()),
    })
}

/// The hour that the model is asked to write into the tool's argument.
const HOUR: i64 = 9;

async fn use_a_tool(wanted: &ModelSettings) -> Check {
    const FIX: &str =
        "choose a model and a server that support tools; until then rules answer what it cannot";
    let model = match salon_setup::chat_model(wanted) {
        Ok(model) => model,
        Err(error) => return Check::broken(TOOLS, error.to_string()),
    };
    let tool = Tool {
        name: "note_opening_hour".to_owned(),
        description: "Writes down at which full hour the salon opens.".to_owned(),
        parameters: json!({
            "type": "object",
            "properties": {"hour": {"type": "integer"}},
            "required": ["hour"],
            "additionalProperties": false,
        }),
    };
    let name = tool.name.clone();
    let request = ChatRequest::new(vec![
        Message::System("You work at the desk of a salon. Use the tool.".to_owned()),
        Message::User(format!(
            "We open at {HOUR} in the morning. Write that down."
        )),
    ])
    .with_tools(vec![tool], ToolChoice::Required);
    match model.complete(&request).await {
        Ok(answer) if called(&answer, &name) => {
            Check::ok(TOOLS, format!("the model used one{}", cost(&answer)))
        }
        Ok(_) => {
            Check::broken(TOOLS, "the model did not use the tool that it was told to").fix(FIX)
        }
        Err(error) => Check::broken(TOOLS, format!("the model failed: {error}")).fix(FIX),
    }
}

fn called(answer: &ChatAnswer, name: &str) -> bool {
    answer.tool_calls.iter().any(|call| {
        let arguments = call.parse_arguments().unwrap_or_default();
        call.name == name && arguments.get("hour").and_then(Value::as_i64) == Some(HOUR)
    })
}

fn cost(answer: &ChatAnswer) -> String {
    answer.usage.map_or_else(String::new, |usage| {
        format!(
            " ({} tokens read, {} written)",
            usage.prompt_tokens, usage.completion_tokens
        )
    })
}
