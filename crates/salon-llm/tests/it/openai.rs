//! Chat completions over real HTTP: what arrives, what comes back, and every way for it not to.

use std::error::Error;
use std::time::{Duration, Instant};

use salon_llm::{
    ChatAnswer, ChatError, ChatModel, ChatRequest, FinishReason, Message, OpenAiModel, Tool,
    ToolChoice,
};
use salon_testkit::{ChatFault, FakeChat, FakeOpenAi, Quirk};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::subjects::{KEY, openai, options, question};

/// Short enough to wait for, long enough for a busy machine to answer within.
const SHORT: Duration = Duration::from_millis(300);

async fn with_timeout(timeout: Duration) -> (FakeOpenAi, OpenAiModel) {
    let fake = FakeOpenAi::start(KEY).await.unwrap();
    let mut options = options(fake.base_url());
    options.timeout = timeout;
    let model = OpenAiModel::new(options).unwrap();
    (fake, model)
}

async fn failing(fault: ChatFault) -> ChatError {
    let (fake, model) = with_timeout(SHORT).await;
    fake.push(fault);
    model.complete(&question()).await.unwrap_err()
}

fn refusal(http_status: u16, code: Option<&str>, retry_after: Option<&str>) -> ChatFault {
    ChatFault::Status {
        http_status,
        code: code.map(str::to_owned),
        retry_after: retry_after.map(str::to_owned),
    }
}

fn with_tools() -> ChatRequest {
    let tool = Tool {
        name: "book".into(),
        description: "Books an opening.".into(),
        parameters: json!({
            "type": "object",
            "properties": { "offer": { "type": "integer" } },
            "required": ["offer"],
        }),
    };
    question().with_tools(vec![tool], ToolChoice::Auto)
}

/// Everything that an error shows, its causes included.
fn shown(error: &ChatError) -> String {
    let mut shown = format!("{error} {error:?}");
    let mut cause = error.source();
    while let Some(error) = cause {
        shown = format!("{shown} {error} {error:?}");
        cause = error.source();
    }
    shown
}

#[tokio::test]
async fn what_arrives_is_the_question_and_nothing_else() {
    let (fake, model) = openai().await;
    model.complete(&question()).await.unwrap();
    assert_eq!(
        fake.requests(),
        [json!({
            "model": "mini",
            "messages": [{ "role": "user", "content": "Any openings on Friday?" }],
            "max_tokens": 150,
            "temperature": 0.7,
        })]
    );
}

#[tokio::test]
async fn says_what_it_cost_who_answered_and_how_long_that_took() {
    let (fake, model) = openai().await;
    let wait = Duration::from_millis(20);
    let usage = json!({ "prompt_tokens": 900, "completion_tokens": 30,
                        "prompt_tokens_details": { "cached_tokens": 512 } });
    let body = json!({
        "model": "mini-2026-01-01",
        "usage": usage,
        "choices": [{ "index": 0, "finish_reason": "stop", "message": { "content": "Yes." } }],
    });
    fake.push(FakeChat::body(body).after(wait));
    let answer = model.complete(&question()).await.unwrap();
    let usage = answer.usage.unwrap();
    assert_eq!((usage.prompt_tokens, usage.completion_tokens), (900, 30));
    assert_eq!(usage.cached_prompt_tokens, 512);
    assert_eq!(answer.model.as_deref(), Some("mini-2026-01-01"));
    assert!(answer.latency >= wait, "{:?}", answer.latency);
}

#[tokio::test]
async fn reads_words_from_every_kind_of_server() {
    let (fake, model) = openai().await;
    for quirk in Quirk::ALL {
        fake.push(FakeChat::words("Yes.").with(quirk));
        let answer = model.complete(&question()).await.unwrap();
        let wanted = (quirk != Quirk::NullContent).then_some("Yes.");
        assert_eq!(answer.text.as_deref(), wanted, "{quirk:?}");
        assert_eq!(
            answer.usage.is_some(),
            quirk != Quirk::MissingUsage,
            "{quirk:?}"
        );
    }
}

#[tokio::test]
async fn reads_calls_from_every_kind_of_server_and_can_go_on_with_them() {
    let (fake, model) = openai().await;
    for quirk in Quirk::ALL {
        let mut request = with_tools();
        fake.push(FakeChat::calls(&[("book", json!({ "offer": 7 }))]).with(quirk));
        let ChatAnswer {
            text,
            tool_calls,
            finish,
            ..
        } = model.complete(&request).await.unwrap();
        let [call] = tool_calls.as_slice() else {
            panic!("{quirk:?}: one call");
        };
        let read = call.parse_arguments().ok().map(Value::Object);
        let wanted = (quirk != Quirk::BrokenArguments).then(|| json!({ "offer": 7 }));
        assert_eq!((call.name.as_str(), read), ("book", wanted), "{quirk:?}");
        assert_eq!(finish, FinishReason::ToolCalls, "{quirk:?}");
        let answer = Message::Tool {
            call_id: call.id.clone(),
            text: "done".into(),
        };
        request
            .messages
            .push(Message::Assistant { text, tool_calls });
        request.messages.push(answer);
        model.complete(&request).await.unwrap();
    }
    assert_eq!(fake.problems(), [""; 0]);
}

#[tokio::test]
async fn keeps_one_connection_for_many_calls_and_their_refusals() {
    let (fake, model) = openai().await;
    for at in 0..20 {
        if at % 4 == 0 {
            fake.push(refusal(503, Some("overloaded"), None));
        }
        drop(model.complete(&question()).await);
    }
    assert_eq!((fake.request_count(), fake.connections()), (20, 1));
}

#[tokio::test]
async fn a_refusal_keeps_its_code_and_how_long_to_wait() {
    let error = failing(refusal(429, Some("rate_limit_exceeded"), Some("7"))).await;
    let ChatError::Refused {
        status,
        reason,
        retry_after,
    } = &error
    else {
        panic!("{error}");
    };
    assert_eq!(
        (*status, reason.as_deref()),
        (429, Some("rate_limit_exceeded"))
    );
    assert_eq!(*retry_after, Some(Duration::from_secs(7)));
    // The server's own `Date` stands beside it; a wait of millennia is cut to a day.
    let dated = failing(refusal(503, None, Some("Fri, 31 Dec 9999 23:59:59 GMT"))).await;
    assert_eq!(dated.retry_after(), Some(Duration::from_hours(24)));
    let spent = failing(refusal(429, Some("insufficient_quota"), None)).await;
    assert_eq!(spent.code(), "chat_quota_spent");
    assert!(spent.is_configuration() && !spent.is_transient());
}

#[tokio::test]
async fn a_wrong_key_and_a_wrong_model_are_for_a_person_to_correct() {
    let (fake, model) = openai().await;
    fake.serve_only("maxi");
    let unknown = model.complete(&question()).await.unwrap_err();
    assert_eq!(unknown.code(), "chat_model_unknown");
    assert!(shown(&unknown).contains("model_not_found"));
    for key in [Some("sk-wrong"), None] {
        let mut options = options(fake.base_url());
        options.key = key.map(|key| key.parse().unwrap());
        let stranger = OpenAiModel::new(options).unwrap();
        let refused = stranger.complete(&question()).await.unwrap_err();
        assert_eq!(refused.code(), "chat_unauthorized");
        assert!(refused.is_configuration());
    }
}

#[tokio::test]
async fn tells_no_connection_from_half_an_answer_from_none() {
    let codes = [
        (ChatFault::Reset, "chat_unreachable"),
        (ChatFault::Truncate, "chat_interrupted"),
        (ChatFault::Hang, "chat_timed_out"),
        (ChatFault::Stall, "chat_timed_out"),
        (ChatFault::HalfJson, "chat_unreadable"),
        (ChatFault::Html, "chat_unreadable"),
        (ChatFault::Huge(1_000_000), "chat_too_long"),
    ];
    for (fault, code) in codes {
        let error = failing(fault.clone()).await;
        assert_eq!(error.code(), code, "{fault:?}: {}", shown(&error));
        assert!(
            error.is_transient() && !error.is_configuration(),
            "{fault:?}"
        );
    }
}

#[tokio::test]
async fn a_server_that_is_not_there_is_unreachable() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let options = options(format!("http://127.0.0.1:{port}/v1"));
    let model = OpenAiModel::new(options).unwrap();
    let error = model.complete(&question()).await.unwrap_err();
    assert_eq!(error.code(), "chat_unreachable");
}

#[tokio::test]
async fn an_answer_up_to_the_limit_is_read_whole() {
    let fake = FakeOpenAi::start(KEY).await.unwrap();
    let mut options = options(fake.base_url());
    options.max_answer_bytes = 2_000_000;
    let model = OpenAiModel::new(options).unwrap();
    fake.push(ChatFault::Huge(1_000_000));
    let answer = model.complete(&question()).await.unwrap();
    assert_eq!(answer.text.map(|text| text.len()), Some(1_000_000));
}

#[tokio::test]
async fn a_call_ends_with_the_turn_even_if_its_own_time_is_not_up() {
    let (fake, model) = with_timeout(Duration::from_mins(1)).await;
    fake.fail_with(ChatFault::Stall);
    let started = Instant::now();
    let request = question().with_deadline(started + SHORT);
    let error = model.complete(&request).await.unwrap_err();
    assert_eq!(error.code(), "chat_timed_out");
    assert!(started.elapsed() >= SHORT && started.elapsed() < Duration::from_secs(30));
}

#[tokio::test]
async fn nobody_is_asked_when_the_turn_is_over() {
    let (fake, model) = openai().await;
    let request = question().with_deadline(Instant::now());
    let error = model.complete(&request).await.unwrap_err();
    assert_eq!((error.code(), fake.request_count()), ("chat_timed_out", 0));
}

#[tokio::test]
async fn a_call_that_was_given_up_does_not_disturb_the_next() {
    let (fake, model) = with_timeout(SHORT).await;
    fake.push(FakeChat::words("Too late").held());
    let error = model.complete(&question()).await.unwrap_err();
    assert_eq!(error.code(), "chat_timed_out");
    // The connection of the call that was given up is not used for the next.
    let answer = model.complete(&question()).await.unwrap();
    assert_eq!(answer.text.as_deref(), Some("OK"));
    assert_eq!(fake.connections(), 2);
}

#[tokio::test]
async fn neither_the_key_nor_the_words_are_ever_shown() {
    let (fake, model) = with_timeout(SHORT).await;
    let faults = [
        refusal(500, Some("server_error"), None),
        ChatFault::Reset,
        ChatFault::Truncate,
        ChatFault::HalfJson,
        ChatFault::Hang,
    ];
    let request = ChatRequest::new(vec![Message::User("sentinel".into())]);
    let mut seen = format!("{model:?} {request:?}");
    for fault in faults {
        fake.push(fault);
        let error = model.complete(&request).await.unwrap_err();
        seen.push_str(&shown(&error));
    }
    for hidden in [KEY, "sentinel", "This answer"] {
        assert!(!seen.contains(hidden), "{seen}");
    }
}
