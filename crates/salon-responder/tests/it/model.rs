//! A model at the desk: what it may do, and what happens when it cannot.

use salon_llm::{ChatAnswer, ToolCall};
use salon_responder::ModelLimits;
use serde_json::json;

use crate::model_stage::{ANA, everything, friday_at_ten, impatient, system, with_puppet};
use crate::stage::{never_says, says};

#[tokio::test(flavor = "multi_thread")]
async fn books_by_tools_what_was_shown_and_picked() {
    let (stage, puppet) = with_puppet(ModelLimits::default()).await;
    let shown = stage.shows_friday_at_ten(&puppet).await;
    says(
        &shown,
        &["automated", "Fri Nov 27, 10:00 am", "Shall I book it?"],
    );
    let ana = stage.client(ANA);
    puppet
        .calls_with("book", "offer", 0)
        .says("Gladly! What name shall I put it under?");
    says(&ana.says("yes please").await, &["name"]);
    puppet
        .answers(|request| {
            let heard = everything(request);
            let (_, after) = heard.rsplit_once("Ana [").unwrap();
            let (placeholder, _) = after.split_once(']').unwrap();
            let name = format!("Ana [{placeholder}");
            let arguments = json!({ "name": format!("{name}]") }).to_string();
            ChatAnswer::calls(vec![ToolCall::new("call_1", "set_name", arguments)])
        })
        .calls_with("book", "offer", 0)
        .says("You're booked, Ana: Fri Nov 27, 10:00 am with Sarah.");
    let answer = ana.says("Ana Lopez").await;
    says(&answer, &["You're booked, Ana", "Fri Nov 27, 10:00 am"]);
    assert_eq!(ana.visit().await, "2026-11-27 10:00 sarah haircut");
    let name = stage.home.query("SELECT name FROM clients").await;
    assert_eq!(name[0][0], "Ana Lopez");
    assert_eq!(
        stage.newest_turn("assistant || '/' || model").await,
        "puppet/puppet"
    );
    never_says(&puppet.heard(), &["Lopez"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn keeps_calls_tokens_cost_and_verdicts_of_a_turn() {
    let (stage, puppet) = with_puppet(ModelLimits::default()).await;
    stage.shows_friday_at_ten(&puppet).await;
    let kept =
        "model_calls || ' ' || prompt_tokens || ' ' || completion_tokens || ' ' || cost_micros";
    assert_eq!(stage.newest_turn(kept).await, "2 2000 200 420");
    let trace = stage.newest_turn("trace").await;
    says(
        &trace,
        &["find_openings", "2026-11-27", "\"holds\"", "10:00 am"],
    );
    assert_eq!(stage.newest_turn("analysis->>'intent'").await, "book");
    assert_eq!(
        stage.newest_turn("analysis->'entities'->>'services'").await,
        "[\"haircut\"]"
    );
}

/// O2: with the model down a client was told a confident canned lie.
#[tokio::test(flavor = "multi_thread")]
async fn rules_answer_the_same_turn_when_the_model_fails() {
    let (stage, puppet) = with_puppet(ModelLimits::default()).await;
    puppet.fails();
    let answer = stage
        .client(ANA)
        .says("haircut with Sarah Friday at 10am")
        .await;
    says(&answer, &["Fri Nov 27, 10:00 am", "Sarah", "is free"]);
    assert_eq!(
        stage.newest_turn("assistant || '/' || model").await,
        "rules/puppet"
    );
    assert_eq!(
        stage.newest_turn("trace->'model'->>'gave_up'").await,
        "chat_timed_out"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_answer_the_same_turn_when_the_model_hangs() {
    let (stage, puppet) = with_puppet(impatient()).await;
    puppet.hangs();
    let answer = stage
        .client(ANA)
        .says("haircut with Sarah Friday at 10am")
        .await;
    says(&answer, &["Fri Nov 27, 10:00 am", "is free"]);
    assert_eq!(
        stage.newest_turn("trace->'model'->>'gave_up'").await,
        "time"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_answer_when_the_model_asks_for_tools_without_end() {
    let (stage, puppet) = with_puppet(ModelLimits::default()).await;
    for _ in 0..20 {
        puppet.calls("my_visits", json!({}));
    }
    says(&stage.client(ANA).says("Hi").await, &["How can I help?"]);
    assert_eq!(puppet.told().len(), 6);
    assert_eq!(
        stage.newest_turn("trace->'model'->>'gave_up'").await,
        "steps"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_answer_when_the_model_says_nothing() {
    let (stage, puppet) = with_puppet(ModelLimits::default()).await;
    puppet.says("  ");
    says(&stage.client(ANA).says("Hi").await, &["How can I help?"]);
    assert_eq!(
        stage.newest_turn("trace->'model'->>'gave_up'").await,
        "silence"
    );
}

/// The rules go on where the model stopped: an offer that a model showed is one that rules know.
#[tokio::test(flavor = "multi_thread")]
async fn rules_take_a_yes_to_what_the_model_has_shown() {
    let (stage, puppet) = with_puppet(ModelLimits::default()).await;
    stage.shows_friday_at_ten(&puppet).await;
    let ana = stage.client(ANA);
    puppet.fails();
    says(&ana.says("yes please").await, &["name"]);
    puppet.fails();
    says(&ana.says("Ana").await, &["booked", "Fri Nov 27, 10:00 am"]);
    assert_eq!(ana.visit().await, "2026-11-27 10:00 sarah haircut");
}

/// What was done before the model failed is told by code, and nothing is done twice.
#[tokio::test(flavor = "multi_thread")]
async fn tells_what_was_booked_when_the_model_fails_after_booking() {
    let (stage, puppet) = with_puppet(ModelLimits::default()).await;
    stage.ana_has_a_visit().await;
    let ana = stage.client(ANA);
    puppet
        .calls(
            "find_openings",
            json!({
                "services": ["haircut"], "staff": "sarah", "dates": ["2026-11-24"], "at": "15:00",
                "not_before": null, "not_after": null, "moving_visit": null, "for_person": null,
            }),
        )
        .says("Tue Nov 24, 3:00 pm with Sarah is free. Shall I book it?");
    ana.says("and a haircut with Sarah on Tuesday at 3pm").await;
    puppet.calls_with("book", "offer", 0).fails();
    let answer = ana.says("yes").await;
    says(&answer, &["booked", "Tue Nov 24, 3:00 pm"]);
    assert_eq!(ana.visits().await.len(), 2);
    puppet.says("Anything else?");
    ana.says("ok").await;
    assert_eq!(ana.visits().await.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn gives_broken_and_unknown_calls_back_as_errors() {
    let (stage, puppet) = with_puppet(ModelLimits::default()).await;
    puppet
        .calls_raw("book", r#"{"offer_id":"#)
        .calls("open_the_till", json!({}))
        .calls("find_openings", json!({ "services": ["massage"] }))
        .calls("book", json!({ "offer_id": 1, "client_id": 3, "price": 0 }))
        .says("How can I help?");
    says(&stage.client(ANA).says("Hi").await, &["How can I help?"]);
    let trace = stage.newest_turn("trace").await;
    says(
        &trace,
        &[
            "the arguments are not a JSON object",
            "there is no such tool",
            "there is no such service",
            "the arguments do not fit the tool's schema",
        ],
    );
    let tamed = everything(puppet.told().last().unwrap());
    never_says(&tamed, &["{\"offer_id\":\n"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_text_does_not_show_is_no_offer() {
    let (stage, puppet) = with_puppet(ModelLimits::default()).await;
    puppet
        .calls("find_openings", friday_at_ten())
        .says("There is room on Friday. Shall I look for a time?");
    let ana = stage.client(ANA);
    ana.says("haircut with Sarah on Friday at 10 please").await;
    puppet.says("Which time would you like?");
    ana.says("yes").await;
    let prompt = system(puppet.told().last().unwrap());
    says(&prompt, &["may pick: none"]);
}

/// C21: a complaint or an emergency is never a model's business.
#[tokio::test(flavor = "multi_thread")]
async fn emergencies_complaints_and_wrong_numbers_do_not_reach_the_model() {
    let (stage, puppet) = with_puppet(ModelLimits::default()).await;
    for text in [
        "my scalp is burning after the color, it's bleeding",
        "I want to complain, this was a terrible haircut",
        "wrong number, this isn't Ana anymore",
    ] {
        assert!(!stage.client(ANA).says(text).await.is_empty(), "{text}");
    }
    assert_eq!(puppet.told().len(), 0);
    let open = stage
        .home
        .query("SELECT count(*)::text FROM handoffs")
        .await;
    assert_eq!(open[0][0], "1");
}
