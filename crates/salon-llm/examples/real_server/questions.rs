//! What a front desk asks a model.

use salon_llm::{ChatModel, ChatRequest, Message, Tool, ToolChoice};
use serde_json::{Value, json};

use crate::{ask, say};

/// More steps than this are a loop.
const MOST_STEPS: usize = 4;

/// Asks everything, and says of each whether it is what it should be.
pub(crate) async fn ask_all(model: &dyn ChatModel) {
    let chat = plain("Say hello to Ana in five words.");
    drop(ask(model, "plain chat", &chat).await);

    let mut thread = plain("Any openings for a haircut on 2026-11-27?");
    thread.messages.insert(
        0,
        Message::System("You answer texts for a salon.".to_owned()),
    );
    let forced = ToolChoice::Named("find_openings".to_owned());
    let request = thread.clone().with_tools(tools(), forced);
    if let Ok(answer) = ask(model, "a tool that has to be called", &request).await {
        let called = answer
            .tool_calls
            .first()
            .is_some_and(|call| call.name == "find_openings");
        say(&format!("  it was called: {called}"));
    }

    let required = thread.clone().with_tools(tools(), ToolChoice::Required);
    drop(ask(model, "some tool has to be called", &required).await);
    let never = thread.clone().with_tools(tools(), ToolChoice::Never);
    drop(ask(model, "no tool may be called", &never).await);
    free(model, thread.with_tools(tools(), ToolChoice::Auto)).await;

    let question = plain("A client writes: 'Can I move my haircut to Friday?' What do they want?");
    let request = question.with_schema("understanding", understanding());
    if let Ok(answer) = ask(model, "JSON by a schema", &request).await {
        let read = answer
            .text
            .and_then(|text| serde_json::from_str::<Value>(&text).ok());
        let intent = read.as_ref().and_then(|read| read.get("intent")?.as_str());
        say(&format!("  the intent that was read: {intent:?}"));
    }
}

/// Lets the model call tools until it has words.
async fn free(model: &dyn ChatModel, mut request: ChatRequest) {
    for step in 1..=MOST_STEPS {
        let name = format!("tools that may be called, step {step}");
        let Ok(answer) = ask(model, &name, &request).await else {
            return;
        };
        if answer.tool_calls.is_empty() {
            return;
        }
        let results = answer.tool_calls.iter().map(|call| Message::Tool {
            call_id: call.id.clone(),
            text: match call.parse_arguments() {
                Ok(_) => {
                    json!({ "offers": [{ "id": 7, "at": "Friday, Nov 27, 10:00" }] }).to_string()
                }
                Err(problem) => problem.to_string(),
            },
        });
        let results: Vec<Message> = results.collect();
        request.messages.push(Message::Assistant {
            text: answer.text,
            tool_calls: answer.tool_calls,
        });
        request.messages.extend(results);
    }
}

pub(crate) fn plain(text: &str) -> ChatRequest {
    ChatRequest::new(vec![Message::User(text.to_owned())])
}

pub(crate) fn tools() -> Vec<Tool> {
    vec![
        Tool {
            name: "find_openings".to_owned(),
            description: "Finds openings for a service on a day.".to_owned(),
            parameters: json!({
                "type": "object",
                "properties": {
                    "service": { "type": "string" },
                    "date": { "type": "string", "description": "YYYY-MM-DD" },
                    "part": { "type": "string", "enum": ["morning", "afternoon"] },
                },
                "required": ["service", "date"],
            }),
        },
        Tool {
            name: "hand_off".to_owned(),
            description: "Asks a person to take over.".to_owned(),
            parameters: json!({ "type": "object", "properties": {} }),
        },
    ]
}

fn understanding() -> Value {
    json!({
        "type": "object",
        "properties": {
            "intent": { "type": "string", "enum": ["book", "move", "cancel", "other"] },
            "requires_human": { "type": "boolean" },
        },
        "required": ["intent", "requires_human"],
    })
}
