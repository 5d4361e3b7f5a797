//! Turns told, and scripts played.

use std::sync::Arc;

use insta::assert_snapshot;
use jiff::Timestamp;
use salon_postgres::{Apply, Database};
use salon_responder::{
    CoalescerOptions, Parts, Rehearsal, RuleAssistant, SendingOptions, TurnOptions,
    parse_salon_file,
};
use salon_sms::{InboundText, Simulator};
use salon_testkit::ManualClock;
use serde_json::json;

use crate::desk::{DEMO, Desk, NOW};

pub(crate) const HOLDS: &str = "\
name = \"greets\"
covers = [\"C11\"]

[[say]]
text = \"Hi\"
says = [\"Juniper Lane Salon\"]
";

const FAILS: &str = "\
name = \"sells at half price\"

[[say]]
text = \"how much is a haircut?\"
prices = [\"32.50\"]
";

#[tokio::test(flavor = "multi_thread")]
async fn a_turn_is_told_in_plain_words() {
    let desk = Desk::new("turn");
    let (database, server) = Database::open_embedded(&desk.data_dir()).await.unwrap();
    database.migrate().await.unwrap();
    for text in ["haircut with Sarah Friday at 10am", "yes", "STOP"] {
        answer(&database, text).await;
    }
    assert_snapshot!("turn_that_offers", desk.run(&["turn", "show", "1"]).whole());
    assert_snapshot!("turn_that_holds", desk.run(&["turn", "show", "2"]).whole());
    assert_snapshot!(
        "turn_that_the_gate_ended",
        desk.run(&["turn", "show", "3"]).whole()
    );
    assert_snapshot!("turn_unknown", desk.run(&["turn", "show", "99"]).whole());
    let told = desk.run(&["turn", "show", "1", "--format", "json"]).json();
    assert_eq!(told["texts"], json!(["haircut with Sarah Friday at 10am"]));
    assert_eq!(told["offers"][0]["services"], json!(["Haircut"]));
    assert_eq!(told["trace"]["assistant"], json!("rules"));
    database.close();
    server.shutdown().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_turn_is_run_again_without_effects() {
    let desk = Desk::new("replay");
    let (database, server) = Database::open_embedded(&desk.data_dir()).await.unwrap();
    database.migrate().await.unwrap();
    for text in [
        "haircut with Sarah Friday at 10am",
        "yes",
        "Ana Lopez",
        "STOP",
    ] {
        answer(&database, text).await;
    }
    let before = rows(&database).await;
    // The visit that was booked since does not stand in the way of the turn that offered it.
    assert_snapshot!(
        "replay_of_an_offer",
        desk.run(&["turn", "replay", "1"]).whole()
    );
    for turn in ["2", "3"] {
        let same = desk.run(&["turn", "replay", turn, "--format", "json"]);
        assert_eq!(same.json()["differences"], json!([]), "{}", same.whole());
    }
    assert_snapshot!(
        "replay_of_the_gates_turn",
        desk.run(&["turn", "replay", "4"]).whole()
    );
    assert_eq!(rows(&database).await, before);
    database.close();
    server.shutdown().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_replay_shows_what_would_be_different_now() {
    let desk = Desk::new("replay-different");
    let (database, server) = Database::open_embedded(&desk.data_dir()).await.unwrap();
    database.migrate().await.unwrap();
    answer(&database, "how much is a haircut?").await;
    let file = std::fs::read_to_string(DEMO).unwrap();
    let dearer = file.replace("price = \"65\"", "price = \"80\"");
    let salon = parse_salon_file(&dearer, "demo-salon.toml").unwrap();
    let now: Timestamp = NOW.parse().unwrap();
    database
        .apply_salon(&salon, Apply::Write, now)
        .await
        .unwrap();
    assert_snapshot!(
        "replay_that_differs",
        desk.run(&["turn", "replay", "1"]).whole()
    );
    let told = desk
        .run(&["turn", "replay", "1", "--format", "json"])
        .json();
    assert_eq!(told["same"], json!(false));
    assert_eq!(told["differences"], json!(["answer"]));
    assert_ne!(told["kept"]["answer"], told["now"]["answer"]);
    database.close();
    server.shutdown().await;
}

/// Everything that a turn could have written, as it stands.
async fn rows(database: &Database) -> String {
    let salon = database.only_salon().await.unwrap().unwrap();
    let number = salon_domain::Address::parse("+19185550123", "US".parse().unwrap()).unwrap();
    let thread = database.find_conversation(salon, &number).await.unwrap();
    let thread = thread.unwrap();
    let people = database.people_at(salon, &number).await.unwrap();
    let clients: Vec<_> = people.iter().map(|person| person.id).collect();
    let names: Vec<_> = people.iter().map(|one| one.name.is_some()).collect();
    let now = Timestamp::UNIX_EPOCH;
    let visits = database.visits_of(salon, &clients, now).await.unwrap();
    let turns = database.list_turns(salon, thread, None).await.unwrap();
    let turns: Vec<_> = turns.iter().map(|turn| turn.record.to_string()).collect();
    let texts = database.thread(thread, 100).await.unwrap().len();
    let state = database.conversation_state(thread).await.unwrap();
    format!(
        "{clients:?} {names:?} {visits:?} {turns:?} {texts} {:?}",
        state.dialogue
    )
}

/// Lets the rules answer a text, with a server of its own.
pub(crate) async fn answer(database: &Database, body: &str) {
    let now: Timestamp = NOW.parse().unwrap();
    let file = std::fs::read_to_string(DEMO).unwrap();
    let salon = parse_salon_file(&file, "demo-salon.toml").unwrap();
    database
        .apply_salon(&salon, Apply::Write, now)
        .await
        .unwrap();
    let seed = u64::try_from(body.len()).unwrap();
    let rehearsal = Rehearsal::new(&Parts {
        database: database.clone(),
        gateway: Arc::new(Simulator::new(seed)),
        assistant: Arc::new(RuleAssistant),
        clock: Arc::new(ManualClock::at(now)),
        instance: "test".into(),
        main_number: None,
        intake: CoalescerOptions::default(),
        spool: None,
        turns: TurnOptions::default(),
        sending: SendingOptions::default(),
    });
    let words = body.replace(' ', "+");
    let form = format!("MessageSid=SM{seed}&From=%2B19185550123&To=%2B19185550100&Body={words}");
    let text = InboundText::parse(form.as_bytes()).unwrap();
    rehearsal.receive(text).await.unwrap();
    assert_eq!(rehearsal.settle().await.unwrap(), 1);
}

#[test]
fn scripts_are_played_and_a_script_that_does_not_hold_fails_the_run() {
    let desk = Desk::new("eval");
    std::fs::create_dir(desk.directory().join("scripts")).unwrap();
    desk.write("scripts/greets.toml", HOLDS);
    let held = desk.run(&["eval", "scripts", "--repeat", "2"]);
    assert_eq!(held.code(), 0, "{}", held.whole());
    assert!(held.data().contains("2/2"), "{}", held.whole());
    assert_eq!(held.talk(), "Playing 1 script.\nAll of 1 script held.\n");

    desk.write("scripts/sells.toml", FAILS);
    let failed = desk.run(&["eval", "scripts"]);
    assert_eq!(failed.code(), 1);
    for part in [
        "sells (rules): 0 of 1 held. sells at half price",
        "[1] does not say the price $32.50",
        "1 client     how much is a haircut?",
        "Haircut is $65.",
    ] {
        assert!(failed.data().contains(part), "{}", failed.whole());
    }
    assert_eq!(
        failed.talk(),
        "Playing 2 scripts.\nsalon-admin: 1 of 2 scripts did not hold\n"
    );
    // What a script is played on is nobody's.
    assert!(!desk.data_dir().exists());
}

#[test]
fn an_evaluation_is_told_to_programs_as_json() {
    let desk = Desk::new("eval-json");
    desk.write("greets.toml", HOLDS);
    let report = desk
        .run(&["eval", "greets.toml", "--format", "json", "--only", "c11"])
        .json();
    assert_eq!(report["held"], json!(true));
    let script = &report["scripts"][0];
    assert_eq!(script["script"], json!("greets"));
    assert_eq!(script["covers"], json!(["C11"]));
    assert_eq!(script["runs"][0]["turns"], json!(1));
    assert_eq!(script["runs"][0]["cost"]["model_calls"], json!(0));
    assert_eq!(script["runs"][0]["transcript"][0]["text"], json!("Hi"));
}

#[test]
fn wrong_scripts_are_refused_with_line_path_and_reason() {
    let desk = Desk::new("eval-wrong");
    desk.write("wrong.toml", &HOLDS.replace("says =", "syas ="));
    assert_snapshot!("wrong_script", desk.run(&["eval", "wrong.toml"]).whole());
    desk.write("right.toml", HOLDS);
    let none = desk.run(&["eval", "right.toml", "--language", "fr"]);
    assert_snapshot!("no_script_left", none.whole());
}
