//! The provider's side: what the doctor finds there, and how it is put right.

use std::collections::BTreeMap;

use insta::assert_snapshot;
use salon_testkit::{FakeChat, FakeOpenAi, FakeService, FakeTwilio};
use serde_json::json;

use crate::desk::Desk;

pub(crate) const ACCOUNT: &str = "AC0123456789abcdef0123456789abcdef";
pub(crate) const TOKEN: &str = "0123456789abcdef0123456789abcdef";
pub(crate) const SERVICE: &str = "MG0123456789abcdef0123456789abcdef";

#[tokio::test(flavor = "multi_thread")]
async fn a_messaging_service_is_shown_then_configured_once() {
    let twilio = FakeTwilio::start(ACCOUNT, TOKEN).await.unwrap();
    let base_url = twilio.base_url();
    let desk = Desk::new("provider")
        .set("TWILIO_ACCOUNT_SID", ACCOUNT)
        .set("TWILIO_AUTH_TOKEN", TOKEN)
        .set("TWILIO_MESSAGING_SERVICE_SID", SERVICE)
        .set("PUBLIC_URL", "https://salon.example")
        .set("SALON__TWILIO__BASE_URL", &base_url);
    let missing = desk.run(&["twilio", "configure", "--yes"]);
    assert_snapshot!("configure_missing_service", missing.whole());
    let old = "https://old.example/sms".to_owned();
    twilio.set_service(FakeService {
        sid: SERVICE.to_owned(),
        name: "Juniper Lane".to_owned(),
        set: BTreeMap::from([("InboundRequestUrl".to_owned(), old)]),
        campaign: Some("IN_PROGRESS".to_owned()),
    });
    let doctor = desk.run(&["doctor", "--url", "http://127.0.0.1:1"]);
    assert_snapshot!(
        "doctor_with_a_foreign_webhook",
        doctor.whole().replace(&base_url, "[twilio]")
    );
    let dry = desk.run(&["twilio", "configure", "--dry-run"]);
    assert_snapshot!("configure_dry_run", dry.whole());
    let unasked = desk.run(&["twilio", "configure"]);
    assert_eq!(unasked.code(), 3, "{}", unasked.whole());
    assert_eq!(twilio.services()[0].set.len(), 1);
    let done = desk
        .run(&["twilio", "configure", "--yes", "--format", "json"])
        .json();
    assert_eq!(
        (&done["configured"], &done["places"][0]["kind"]),
        (&json!(true), &json!("messaging service"))
    );
    let set = &twilio.services()[0].set;
    assert_eq!(
        set["InboundRequestUrl"],
        "https://salon.example/webhook/sms#rc=5&rp=all"
    );
    assert_eq!(
        set["StatusCallback"],
        "https://salon.example/webhook/sms/status"
    );
    let again = desk.run(&["twilio", "configure"]);
    assert_snapshot!("configure_again", again.whole());
    let doctor = desk.run(&["doctor", "--url", "http://127.0.0.1:1"]);
    assert_eq!(doctor.code(), 0, "{}", doctor.whole());
    let found = "messaging service ***def brings its texts to this server";
    assert!(doctor.data().contains(found), "{}", doctor.whole());
}

#[test]
fn without_an_account_or_an_address_nothing_is_configured() {
    let desk = Desk::new("provider-none");
    assert_snapshot!(
        "configure_without_an_account",
        desk.run(&["twilio", "configure"]).whole()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_model_is_asked_for_its_name_and_for_a_tool_only_on_request() {
    let model = FakeOpenAi::start("sk-test").await.unwrap();
    let desk = Desk::new("provider-model")
        .set("OPENAI_API_KEY", "sk-test")
        .set("OPENAI_BASE_URL", &model.base_url())
        .set("OPENAI_MODEL", "small-model");
    let doctor = |desk: &Desk, more: &[&str]| {
        let arguments = [&["doctor", "--url", "http://127.0.0.1:1"], more].concat();
        desk.run(&arguments)
    };
    model.serve_only("small-model");
    let there = doctor(&desk, &[]);
    assert!(
        there.data().contains("is there, with a key"),
        "{}",
        there.whole()
    );
    assert_eq!(model.requests().len(), 0);
    model.push(FakeChat::words("I have written it down."));
    let words = doctor(&desk, &["--ask"]);
    assert!(
        words.code() == 1 && words.data().contains("did not use the tool"),
        "{}",
        words.whole()
    );
    model.push(FakeChat::calls(&[(
        "note_opening_hour",
        json!({"hour": 9}),
    )]));
    let used = doctor(&desk, &["--ask"]);
    assert!(
        used.code() == 0 && used.data().contains("the model used one"),
        "{}",
        used.whole()
    );
    model.serve_only("large-model");
    let other = doctor(&desk, &[]);
    assert!(
        other
            .data()
            .contains("not among 1 model there: large-model"),
        "{}",
        other.whole()
    );
    let wrong = desk.set("OPENAI_API_KEY", "sk-wrong");
    let refused = doctor(&wrong, &[]);
    assert!(
        refused.code() == 1 && refused.data().contains("refuses the key"),
        "{}",
        refused.whole()
    );
}
