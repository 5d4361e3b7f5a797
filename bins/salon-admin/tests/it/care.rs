//! Consent, reminders, a person's hand in a conversation, and a client's data, as the verbs show them.

use std::sync::Arc;

use insta::assert_snapshot;
use jiff::{SignedDuration, Timestamp};
use salon_postgres::{Apply, Database};
use salon_responder::{
    CoalescerOptions, Parts, Rehearsal, RuleAssistant, SendingOptions, TurnOptions,
    parse_salon_file,
};
use salon_sms::{InboundText, Simulator};
use salon_testkit::ManualClock;
use serde_json::json;

use crate::desk::{DEMO, Desk, NOW};

const CLIENT: &str = "+19185550123";

#[tokio::test(flavor = "multi_thread")]
async fn what_the_law_asks_for_can_be_shown_and_done() {
    let desk = Desk::new("care");
    let (database, server) = Database::open_embedded(&desk.data_dir()).await.unwrap();
    database.migrate().await.unwrap();
    fill(&database).await;

    reminders(&desk);
    a_persons_hand(&desk);
    consent(&desk);
    a_clients_data(&desk);

    database.close();
    server.shutdown().await;
}

fn reminders(desk: &Desk) {
    assert_snapshot!("reminders", desk.run(&["reminder", "list"]).whole());
    let one = ["reminder", "list", "--appointment", "1", "--format", "json"];
    let listed = desk.run(&one).json();
    assert_eq!(listed["reminders"][0]["kind"], json!("confirmation"));
    assert_eq!(listed["reminders"][0]["reason"], json!("said_already"));
}

fn a_persons_hand(desk: &Desk) {
    let taken = desk.run(&["conversation", "take-over", CLIENT, "--hours", "48"]);
    assert_snapshot!("taken_over", taken.whole());
    let say = ["conversation", "say", CLIENT, "Maria here: see you at ten."];
    assert_snapshot!(
        "say_dry_run",
        desk.run(&[&say[..], &["--dry-run"]].concat()).whole()
    );
    assert_eq!(desk.run(&say).code(), 3, "nobody was there to say yes");
    assert_snapshot!("said", desk.run(&[&say[..], &["--yes"]].concat()).whole());
    let back = desk.run(&["conversation", "give-back", CLIENT]);
    assert_eq!(back.data(), "The assistant answers again.\n");
    let again = desk.run(&["conversation", "give-back", CLIENT, "--format", "json"]);
    assert_eq!(again.json()["silent_until"], json!(null));
}

fn consent(desk: &Desk) {
    assert_snapshot!("consent", desk.run(&["consent", "show", CLIENT]).whole());
    let exported = desk.run(&["consent", "export", "(918) 555-0123"]).json();
    assert_eq!(
        exported["ledger"][0]["wording"],
        json!("please stop texting me")
    );
    assert_eq!(exported["texts_since"], json!(0));
    let unknown = desk.run(&["consent", "show", "+19185550199"]);
    assert_snapshot!("consent_of_a_stranger", unknown.whole());
}

fn a_clients_data(desk: &Desk) {
    let known = desk.run(&["client", "export", CLIENT]).json();
    assert_eq!(known["people"][0]["name"], json!("Ana Lopez"));
    let forget = ["client", "forget", CLIENT];
    assert_snapshot!(
        "forget_dry_run",
        desk.run(&[&forget[..], &["--dry-run"]].concat()).whole()
    );
    let coming = desk.run(&[&forget[..], &["--yes"]].concat());
    assert_snapshot!("forget_with_a_coming_visit", coming.whole());
    let later = [&["--now", "2026-11-30T15:00:00Z"], &forget[..], &["--yes"]].concat();
    assert_snapshot!("forgotten", desk.feed(&later, "").whole());
    let known = desk.run(&["client", "export", CLIENT]).json();
    assert_eq!(known["texts"], json!([]));
}

/// A client books, is reminded of it in the plans, and then wants no texts any more.
async fn fill(database: &Database) {
    let now: Timestamp = NOW.parse().unwrap();
    let file = std::fs::read_to_string(DEMO).unwrap();
    let salon = parse_salon_file(&file, "demo-salon.toml").unwrap();
    database
        .apply_salon(&salon, Apply::Write, now)
        .await
        .unwrap();
    let clock = Arc::new(ManualClock::at(now));
    let rehearsal = Rehearsal::new(&Parts {
        database: database.clone(),
        gateway: Arc::new(Simulator::new(1)),
        assistant: Arc::new(RuleAssistant),
        clock: Arc::<ManualClock>::clone(&clock),
        instance: "test".into(),
        main_number: None,
        intake: CoalescerOptions::default(),
        spool: None,
        turns: TurnOptions::default(),
        sending: SendingOptions::default(),
    });
    let bodies = [
        "haircut with Sarah Friday at 10am",
        "yes",
        "Ana Lopez",
        "please stop texting me",
    ];
    for (number, body) in bodies.into_iter().enumerate() {
        clock.advance(SignedDuration::from_secs(20));
        let form = format!(
            "MessageSid=SM{number}&From=%2B19185550123&To=%2B19185550100&Body={}",
            body.replace(' ', "+")
        );
        let text = InboundText::parse(form.as_bytes()).unwrap();
        rehearsal.receive(text).await.unwrap();
        rehearsal.settle().await.unwrap();
        rehearsal.do_duties().await.unwrap();
    }
}
