//! The models under test, and what they are asked.

use std::any::Any;
use std::sync::Arc;

use salon_llm::{
    ChatAnswer, ChatError, ChatModel, ChatRequest, FinishReason, Message, OpenAiModel,
    OpenAiOptions, ResilienceOptions, Resilient, ScriptedModel, ToolCall,
};
use salon_testkit::conformance::chat_model::{Cue, Subject};
use salon_testkit::{ChatFault, FakeChat, FakeOpenAi};
use serde_json::json;

pub(crate) const KEY: &str = "sk-test-0123456789";

pub(crate) fn question() -> ChatRequest {
    ChatRequest::new(vec![Message::User("Any openings on Friday?".into())])
}

pub(crate) fn refused(status: u16) -> ChatError {
    ChatError::Refused {
        status,
        reason: None,
        retry_after: None,
    }
}

pub(crate) fn scripted() -> Subject {
    let model = Arc::new(ScriptedModel::new([]));
    let script = Arc::clone(&model);
    Subject {
        model,
        teach: Box::new(move |cue| script.push(line(cue, script.asked().len()))),
        keep: Box::new(()),
    }
}

fn line(cue: Cue, asked: usize) -> Result<ChatAnswer, ChatError> {
    match cue {
        Cue::Words(text) => Ok(ChatAnswer::text(text)),
        Cue::Calls(calls) => {
            let calls = calls
                .into_iter()
                .enumerate()
                .map(|(at, (name, arguments))| {
                    ToolCall::new(format!("call_{asked}_{at}"), name, arguments)
                });
            Ok(ChatAnswer::calls(calls.collect()))
        }
        Cue::CutOff(text) => {
            let mut answer = ChatAnswer::text(text);
            answer.finish = FinishReason::Length;
            Ok(answer)
        }
        Cue::Refusal(status, retry_after) => Err(ChatError::Refused {
            status,
            reason: None,
            retry_after,
        }),
    }
}

pub(crate) fn options(base_url: String) -> OpenAiOptions {
    let mut options = OpenAiOptions::new(base_url, "mini");
    options.key = Some(KEY.parse().unwrap());
    options
}

/// A fake server and a model that asks there.
pub(crate) async fn openai() -> (FakeOpenAi, OpenAiModel) {
    let fake = FakeOpenAi::start(KEY).await.unwrap();
    let model = OpenAiModel::new(options(fake.base_url())).unwrap();
    (fake, model)
}

pub(crate) async fn openai_model() -> Subject {
    let (fake, model) = openai().await;
    subject(Arc::new(fake), Arc::new(model))
}

pub(crate) async fn azure_deployment() -> Subject {
    let fake = FakeOpenAi::start(KEY).await.unwrap();
    let model = OpenAiModel::new(options(fake.azure_url("mini"))).unwrap();
    subject(Arc::new(fake), Arc::new(model))
}

pub(crate) async fn resilient_model() -> Subject {
    let (fake, model) = openai().await;
    let mut options = ResilienceOptions::new(7);
    // A refusal that is taught once has to be seen once.
    options.retries = 0;
    subject(Arc::new(fake), Arc::new(Resilient::new(model, options)))
}

/// The server's complaints about a request fail the test that made it.
struct Strict(Arc<FakeOpenAi>);

impl Drop for Strict {
    fn drop(&mut self) {
        let problems = self.0.problems();
        assert!(
            problems.is_empty() || std::thread::panicking(),
            "{problems:?}"
        );
    }
}

fn subject(fake: Arc<FakeOpenAi>, model: Arc<dyn ChatModel>) -> Subject {
    let server = Arc::clone(&fake);
    let keep: Box<dyn Any + Send + Sync> = Box::new(Strict(fake));
    Subject {
        model,
        teach: Box::new(move |cue| server.push(answer(cue))),
        keep,
    }
}

fn answer(cue: Cue) -> FakeChat {
    match cue {
        Cue::Words(text) => FakeChat::words(&text),
        Cue::Calls(calls) => {
            let calls: Vec<(&str, &str)> = calls
                .iter()
                .map(|(name, arguments)| (name.as_str(), arguments.as_str()))
                .collect();
            FakeChat::written_calls(&calls)
        }
        Cue::CutOff(text) => {
            let message = json!({ "role": "assistant", "content": text });
            FakeChat::message(&message, "length")
        }
        Cue::Refusal(http_status, wait) => ChatFault::Status {
            http_status,
            code: None,
            retry_after: wait.map(|wait| wait.as_secs().to_string()),
        }
        .into(),
    }
}
