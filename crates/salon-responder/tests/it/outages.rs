//! A model that fails, hangs or is too slow, while every script that ships is played: rules answer,
//! nothing wrong is said, and the turn ends when its time is over.

use std::sync::Arc;
use std::time::Duration;

use salon_llm::{OpenAiModel, OpenAiOptions, ResilienceOptions, Resilient};
use salon_responder::{
    Composed, Contender, ContenderKind, EvaluationReport, ModelAssistant, ModelLimits,
    RuleAssistant, ScriptReport,
};
use salon_testkit::{ChatFault, FakeChat, FakeOpenAi};

use crate::evaluation::play_all;

/// What a model may take of a turn here; the product gives it twelve seconds.
const TURN_TIME: Duration = Duration::from_millis(1_500);

/// What a turn may take beside that, on a machine that runs other tests at the same time. A model that
/// is not left alone takes far longer.
const BESIDE: Duration = Duration::from_secs(4);

/// Plays every script for the rules with a model behind the product's own client and breaker.
async fn played(fake: &FakeOpenAi) -> EvaluationReport {
    let mut options = OpenAiOptions::new(fake.base_url(), "fake");
    options.key = Some(fake.key().parse().unwrap());
    let model = OpenAiModel::new(options).unwrap();
    let model = Arc::new(Resilient::new(model, ResilienceOptions::new(7)));
    let limits = ModelLimits {
        turn_time: TURN_TIME,
        ..ModelLimits::default()
    };
    let report = play_all(ContenderKind::Rules, || {
        let (model, limits) = (Arc::clone(&model), limits.clone());
        Contender::endpoint("failing", move || {
            let first =
                ModelAssistant::new(Arc::<Resilient<OpenAiModel>>::clone(&model), limits.clone());
            Arc::new(Composed::new(Arc::new(first), Arc::new(RuleAssistant)))
        })
    });
    report.await
}

fn assert_answered_in_time(report: &EvaluationReport, fake: &FakeOpenAi) {
    let failed: Vec<String> = report.failed().map(ToString::to_string).collect();
    assert!(failed.is_empty(), "{}", failed.join("\n\n"));
    let slowest = report.scripts.iter().map(ScriptReport::slowest_ms).max();
    let most = u64::try_from((TURN_TIME + BESIDE).as_millis()).unwrap();
    assert!(slowest.unwrap() <= most, "a turn took {slowest:?} ms");
    // Far fewer than there were texts: the breaker left the model alone.
    let asked = fake.request_count();
    assert!(
        (5..60).contains(&asked),
        "the model was asked {asked} times"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn o2_every_script_holds_while_the_model_refuses() {
    let fake = FakeOpenAi::start("sk-test").await.unwrap();
    fake.fail_with(ChatFault::Status {
        http_status: 503,
        code: None,
        retry_after: None,
    });
    assert_answered_in_time(&played(&fake).await, &fake);
}

#[tokio::test(flavor = "multi_thread")]
async fn o2_every_script_holds_while_the_model_hangs() {
    let fake = FakeOpenAi::start("sk-test").await.unwrap();
    fake.fail_with(ChatFault::Hang);
    assert_answered_in_time(&played(&fake).await, &fake);
}

#[tokio::test(flavor = "multi_thread")]
async fn o2_every_script_holds_while_the_model_is_too_slow() {
    let fake = FakeOpenAi::start("sk-test").await.unwrap();
    fake.answer_with(|_| FakeChat::words("You're booked!").after(TURN_TIME * 3));
    assert_answered_in_time(&played(&fake).await, &fake);
}
