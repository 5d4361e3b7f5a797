//! How much of a model a client and a salon may use.

use jiff::SignedDuration;
use salon_llm::Price;
use salon_responder::ModelLimits;

use crate::model_stage::{ANA, with_puppet};
use crate::stage::says;

#[tokio::test(flavor = "multi_thread")]
async fn a_client_has_so_many_turns_with_the_model_a_day() {
    let limits = ModelLimits {
        daily_turns: 2,
        ..ModelLimits::default()
    };
    let (stage, puppet) = with_puppet(limits).await;
    let ana = stage.client(ANA);
    for _ in 0..4 {
        puppet.says("Tell me more.");
    }
    for expected in [
        "Tell me more.",
        "Tell me more.",
        "How can I help?",
        "How can I help?",
    ] {
        says(&ana.says("hi").await, &[expected]);
    }
    assert_eq!(
        stage.newest_turn("trace->'model'->>'gave_up'").await,
        "turn_cap"
    );
    says(
        &stage.client("+19185550144").says("hi").await,
        &["Tell me more."],
    );
    stage.pass(SignedDuration::from_hours(24));
    says(&ana.says("hi").await, &["Tell me more."]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_salon_spends_so_much_a_day_and_then_rules_answer() {
    let limits = ModelLimits {
        daily_cost_micros: Some(400),
        price: Price::new(150_000, 600_000),
        ..ModelLimits::default()
    };
    let (stage, puppet) = with_puppet(limits).await;
    for _ in 0..3 {
        puppet.says("Tell me more.");
    }
    says(&stage.client(ANA).says("hi").await, &["Tell me more."]);
    says(
        &stage.client("+19185550144").says("hi").await,
        &["Tell me more."],
    );
    says(
        &stage.client("+19185550145").says("hi").await,
        &["How can I help?"],
    );
    assert_eq!(
        stage.newest_turn("trace->'model'->>'gave_up'").await,
        "cost_cap"
    );
    assert_eq!(puppet.told().len(), 2);
}

/// O5: when work piles up, rules answer, and the pile goes down.
#[tokio::test(flavor = "multi_thread")]
async fn o5_who_has_waited_for_twenty_seconds_is_answered_by_rules() {
    let (stage, puppet) = with_puppet(ModelLimits::default()).await;
    puppet.says("Tell me more.");
    for (wait, expected) in [(25, "How can I help?"), (15, "Tell me more.")] {
        stage
            .rehearsal
            .receive(stage.text(ANA, "hi"))
            .await
            .unwrap();
        stage.pass(SignedDuration::from_secs(wait));
        stage.rehearsal.settle().await.unwrap();
        let answers = stage.client(ANA).answers().await;
        says(answers.last().unwrap(), &[expected]);
    }
}
