//! The port as its callers use it: boxed, shared, and faked by a script.

use std::sync::Arc;

use salon_llm::{ChatAnswer, ChatError, ChatModel, ChatRequest, Message, ScriptedModel, ToolCall};

fn question() -> ChatRequest {
    ChatRequest::new(vec![Message::User("Any openings on Friday?".into())])
}

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
}

#[tokio::test]
async fn a_model_that_is_shared_and_boxed_is_still_a_model() {
    let shared: Arc<dyn ChatModel> = Arc::new(ScriptedModel::new([Ok(ChatAnswer::text("Hi!"))]));
    let decorated: Box<dyn ChatModel> = Box::new(Arc::clone(&shared));
    assert_eq!(decorated.name(), "scripted");
    let answer = decorated.complete(&question()).await.unwrap();
    assert_eq!(answer.text.as_deref(), Some("Hi!"));
}
