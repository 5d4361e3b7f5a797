//! The port as its callers use it: boxed, shared, and faked by a script.

use std::sync::Arc;

use salon_llm::{ChatAnswer, ChatError, ChatModel, ChatRequest, Message, ScriptedModel, ToolCall};
use serde_json::json;

use crate::subjects::question;

#[tokio::test]
async fn a_script_is_said_line_by_line_and_then_the_model_is_unavailable() {
    let call = ToolCall::new("call_1", "find_openings", r#"{"date":"2026-11-27"}"#);
    let model = ScriptedModel::new([
        Ok(ChatAnswer::calls(vec![call.clone()])),
        Err(ChatError::TimedOut),
    ]);
    model.push(Ok(ChatAnswer::text("Friday at 10:00?")));

    let asked = model.complete(&question()).await.unwrap();
    assert_eq!(asked.tool_calls, [call]);
    let failed = model.complete(&question()).await.unwrap_err();
    assert_eq!(failed.code(), "chat_timed_out");
    let said = model.complete(&question()).await.unwrap();
    assert_eq!(said.text.as_deref(), Some("Friday at 10:00?"));
    assert_eq!(model.remaining(), 0);
    let over = model.complete(&question()).await.unwrap_err();
    assert_eq!(over.code(), "chat_unavailable");
    assert_eq!(model.asked(), vec![question(); 4]);
}

#[tokio::test]
async fn a_scripted_call_takes_its_ids_from_what_the_tools_answered() {
    let book = ToolCall::new("2", "book", r#"{"offer":"${find_openings/offers/1/id}"}"#);
    let model = ScriptedModel::new([Ok(ChatAnswer::calls(vec![book]))]);
    let thread = ChatRequest::new(vec![
        Message::User("The second one".into()),
        Message::Assistant {
            text: None,
            tool_calls: vec![ToolCall::new("1", "find_openings", "{}")],
        },
        Message::Tool {
            call_id: "1".into(),
            text: json!({ "offers": [{ "id": 70 }, { "id": 71 }] }).to_string(),
        },
    ]);
    let answer = model.complete(&thread).await.unwrap();
    assert_eq!(
        answer.tool_calls,
        [ToolCall::new("2", "book", r#"{"offer":71}"#)]
    );
}

#[tokio::test]
async fn a_function_answers_what_no_line_is_for() {
    let model = ScriptedModel::answering(|request| {
        Ok(ChatAnswer::text(format!(
            "{} messages",
            request.messages.len()
        )))
    })
    .named("counting");
    model.push(Err(ChatError::TimedOut));
    assert!(model.complete(&question()).await.is_err());
    let answer = model.complete(&question()).await.unwrap();
    assert_eq!(answer.text.as_deref(), Some("1 messages"));
    assert_eq!(
        (model.name(), answer.model.as_deref()),
        ("counting", Some("counting"))
    );
}

#[tokio::test]
async fn a_model_that_is_shared_and_boxed_is_still_a_model() {
    let shared: Arc<dyn ChatModel> = Arc::new(ScriptedModel::new([Ok(ChatAnswer::text("Hi!"))]));
    let decorated: Box<dyn ChatModel> = Box::new(Arc::clone(&shared));
    assert_eq!(decorated.name(), "scripted");
    let answer = decorated.complete(&question()).await.unwrap();
    assert_eq!(answer.text.as_deref(), Some("Hi!"));
}
