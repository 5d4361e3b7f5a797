//! The front desk with a chat model behind it, asked over HTTP: what it is told, what it may do, and
//! how the desk goes on without it.

use salon_testkit::{ChatFault, FakeChat, FakeOpenAi};
use serde_json::{Value, json};

use crate::desk::{Desk, never_says, says};

const ANA: &str = "+19185550123";

async fn thinking() -> (Desk, FakeOpenAi) {
    let fake = FakeOpenAi::start("sk-test").await.unwrap();
    let (key, url) = (fake.key().to_owned(), fake.base_url());
    let desk = Desk::open_with(&[("OPENAI_API_KEY", &key), ("OPENAI_BASE_URL", &url)]).await;
    (desk, fake)
}

async fn llm(desk: &Desk) -> Value {
    desk.server.get("/health").await.json()["services"]["llm_service"].clone()
}

/// C10, O2: what a model says comes from tools, and it never sees who writes.
#[tokio::test(flavor = "multi_thread")]
async fn a_model_answers_with_what_its_tools_found() {
    let (desk, fake) = thinking().await;
    let ana = desk.phone(ANA);
    let wanted = json!({ "services": ["haircut"], "staff": null });
    fake.push(FakeChat::calls(&[("prices", wanted)]));
    fake.push(FakeChat::words(
        "A Haircut is $65. Shall I look for a time?",
    ));
    let text = "what does a haircut cost? my other number is 415-286-4371";
    let answer = ana.says(text).await;
    says(&answer, &["A Haircut is $65. Shall I look for a time?"]);

    assert_eq!(fake.requests().len(), 2);
    let heard: String = fake.requests().iter().map(Value::to_string).collect();
    never_says(&heard, &["9185550123", "415-286-4371", "2864371"]);
    assert!(fake.problems().is_empty(), "{:?}", fake.problems());
    let llm = llm(&desk).await;
    assert_eq!(
        (&llm["status"], &llm["error"]),
        (&json!("healthy"), &Value::Null)
    );
    let metrics = desk.server.get("/metrics").await.body;
    says(
        &metrics,
        &["salon_model_turns_total{outcome=\"answered\"} 1"],
    );
}

/// O2: the model was away, and nobody was answered.
#[tokio::test(flavor = "multi_thread")]
async fn a_model_that_is_away_is_left_alone_and_everybody_is_answered() {
    let (desk, fake) = thinking().await;
    fake.fail_with(ChatFault::Status {
        http_status: 500,
        code: None,
        retry_after: None,
    });
    for at in 0..4 {
        let phone = desk.phone(&format!("+191855502{at:02}"));
        says(&phone.says("how much is a haircut?").await, &["$65"]);
    }
    let llm = llm(&desk).await;
    assert_eq!(llm["status"], "unavailable", "{llm}");
    assert_eq!(llm["breaker"], "open", "{llm}");
    says(llm["error"].as_str().unwrap(), &["rules answer instead"]);
    let metrics = desk.server.get("/metrics").await.body;
    says(
        &metrics,
        &[
            "salon_model_turns_total{outcome=\"gave_up\"}",
            "salon_model_failures_total{code=",
        ],
    );
    let asked = fake.request_count();
    let phone = desk.phone(ANA);
    says(&phone.says("how much is a haircut?").await, &["$65"]);
    assert_eq!(fake.request_count(), asked, "an open breaker asks nobody");
}
