//! Asks a real server everything that a front desk asks, and shows what happened.
//!
//! ```text
//! cargo run -p salon-llm --all-features --example real_server -- \
//!     http://127.0.0.1:18080/v1 [--model NAME] [--key KEY] [--json-object] [--llmock]
//! ```
//!
//! Plain chat, a tool that has to be called, tools that may be called until there are words, and JSON
//! that a schema describes. Then the server's own answer, cut off and held back in the middle by a
//! proxy in between. With `--llmock` the server is told to fail first, in each way that it knows.
//! `--json-object` asks for JSON in the older way.

mod faults;
mod questions;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use salon_llm::{
    AnswerSchemas, ChatAnswer, ChatError, ChatModel, ChatRequest, OpenAiModel, OpenAiOptions,
    OpenAiSetupError,
};

/// Where to ask, and how.
struct Plan {
    options: OpenAiOptions,
    llmock: bool,
}

#[tokio::main]
async fn main() -> ExitCode {
    let plan = match plan(std::env::args().skip(1)) {
        Ok(plan) => plan,
        Err(problem) => {
            say(&format!(
                "{problem}\nusage: real_server BASE_URL [--model NAME] [--key KEY] [--json-object] [--llmock]"
            ));
            return ExitCode::FAILURE;
        }
    };
    match run(&plan).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            say(&format!("could not go on: {problem}"));
            ExitCode::FAILURE
        }
    }
}

fn plan(mut arguments: impl Iterator<Item = String>) -> Result<Plan, String> {
    let base_url = arguments.next().ok_or("a base URL is missing")?;
    let mut options = OpenAiOptions::new(base_url, "gpt-4o-mini");
    options.max_tokens = 60;
    // A small model on a small machine is slow.
    options.timeout = Duration::from_mins(2);
    let mut llmock = false;
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
        match argument.as_str() {
            "--model" => options.model = value()?,
            "--key" => options.key = Some(value()?.parse().map_err(|error| readable(&error))?),
            "--json-object" => options.answer_schemas = AnswerSchemas::JsonObject,
            "--llmock" => llmock = true,
            other => return Err(format!("{other} is unknown")),
        }
    }
    Ok(Plan { options, llmock })
}

fn readable(error: &OpenAiSetupError) -> String {
    error.to_string()
}

async fn run(plan: &Plan) -> Result<(), Box<dyn std::error::Error>> {
    let model = OpenAiModel::new(plan.options.clone())?;
    say(&format!("== {} at {}", model.name(), plan.options.base_url));
    questions::ask_all(&model).await;
    if plan.llmock {
        faults::of_llmock(&plan.options).await?;
    }
    faults::on_the_way(&plan.options).await
}

/// Asks once and shows what came back.
async fn ask(
    model: &dyn ChatModel,
    name: &str,
    request: &ChatRequest,
) -> Result<ChatAnswer, ChatError> {
    let started = Instant::now();
    let answer = model.complete(request).await;
    let taken = started.elapsed().as_millis();
    match &answer {
        Ok(answer) => say(&format!("{name}: {} ({taken} ms)", describe(answer))),
        Err(error) => say(&format!(
            "{name}: {} — {error}; transient: {}, a person's to correct: {}, wait: {:?} ({taken} ms)",
            error.code(),
            error.is_transient(),
            error.is_configuration(),
            error.retry_after(),
        )),
    }
    answer
}

fn describe(answer: &ChatAnswer) -> String {
    let words = answer.text.as_deref().map_or_else(
        || "no words".to_owned(),
        |text| format!("{:?}", text.chars().take(120).collect::<String>()),
    );
    let calls = answer.tool_calls.iter().map(|call| {
        let read = match call.parse_arguments() {
            Ok(_) => "readable",
            Err(_) => "BROKEN",
        };
        format!(" calls {}({}) [{read}]", call.name, call.arguments)
    });
    let usage = answer.usage.map_or_else(
        || "no usage".to_owned(),
        |usage| {
            format!(
                "{} + {} tokens",
                usage.prompt_tokens, usage.completion_tokens
            )
        },
    );
    let (calls, finish): (String, _) = (calls.collect(), &answer.finish);
    let model = answer.model.as_deref().unwrap_or("nobody");
    format!("{words}{calls}; {finish:?}, {usage}, by {model}")
}

#[expect(clippy::print_stdout, reason = "it is there to show what happened")]
fn say(line: &str) {
    println!("{line}");
}
