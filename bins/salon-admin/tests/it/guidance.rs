//! Who answers what, what a model is told, and what a model of the settings makes of it.

use insta::assert_snapshot;
use salon_postgres::Database;
use salon_testkit::{FakeChat, FakeOpenAi};
use serde_json::json;

use crate::desk::{DEMO, Desk};
use crate::mind::answer;

/// A desk with the demo salon.
fn salon(test: &str) -> Desk {
    let desk = Desk::new(test);
    let applied = desk.run(&["salon", "apply", DEMO, "--yes"]);
    assert_eq!(applied.code(), 0, "{}", applied.whole());
    desk
}

#[test]
fn trust_is_listed_and_set() {
    let desk = salon("trust");
    assert_snapshot!("trust_list", desk.run(&["trust", "list"]).whole());
    let tried = desk.run(&["trust", "set", "cancel", "draft", "--dry-run"]);
    assert!(tried.talk().contains("Dry run"), "{}", tried.whole());
    let set = desk.run(&["trust", "set", "cancel", "draft", "--yes"]);
    assert_eq!(set.code(), 0, "{}", set.whole());
    let now = desk.run(&["trust", "list", "--format", "json"]).json();
    let levels = now["trust"].as_array().unwrap();
    assert!(levels.contains(&json!({"intent": "cancel", "level": "draft"})));
    assert_snapshot!(
        "trust_unknown",
        desk.run(&["trust", "set", "sing", "auto", "--yes"]).whole()
    );
    assert_snapshot!(
        "trust_always_a_person",
        desk.run(&["trust", "set", "complaint", "auto", "--yes"])
            .whole()
    );
}

#[test]
fn a_prompt_is_written_compared_put_in_use_and_taken_back() {
    let desk = salon("prompt");
    let built_in = desk.run(&["prompt", "show"]).data();
    desk.write("kinder.md", &format!("{built_in}\nBe kinder still.\n"));
    let added = desk.run(&["prompt", "add", "kinder.md", "--by", "Dana"]);
    assert_snapshot!("prompt_added", added.whole());
    assert_snapshot!(
        "prompt_diff",
        desk.run(&["prompt", "diff", "0", "1"]).whole()
    );
    assert_snapshot!(
        "prompt_activate",
        desk.run(&["prompt", "activate", "1", "--yes"]).whole()
    );
    assert!(
        desk.run(&["prompt", "show"])
            .data()
            .contains("Be kinder still.")
    );
    let back = desk.run(&["prompt", "roll-back", "--yes"]);
    assert_eq!(back.code(), 0, "{}", back.whole());
    assert_eq!(desk.run(&["prompt", "show"]).data(), built_in);
    assert_snapshot!("prompt_list", desk.run(&["prompt", "list"]).whole());
    assert_snapshot!(
        "prompt_roll_back_of_none",
        desk.run(&["prompt", "roll-back"]).whole()
    );
    assert_snapshot!("prompt_unknown", desk.run(&["prompt", "show", "9"]).whole());
    desk.write("open.md", "Call {{client_phone}}.");
    assert_snapshot!(
        "prompt_refused",
        desk.run(&["prompt", "add", "open.md"]).whole()
    );
}

#[test]
fn a_prompt_is_edited_in_the_persons_own_editor() {
    let desk = salon("prompt-edit").set("PATH", "/usr/bin:/bin");
    let desk = desk.set("EDITOR", "sed -i $aSay-less.");
    let edited = desk.run(&["prompt", "edit"]);
    assert_eq!(edited.code(), 0, "{}", edited.whole());
    assert!(
        desk.run(&["prompt", "show", "1"])
            .data()
            .ends_with("Say-less.\n")
    );
    let desk = desk.set("EDITOR", "true");
    let unchanged = desk.run(&["prompt", "edit"]);
    assert_eq!(unchanged.code(), 3, "{}", unchanged.whole());
    let without = salon("prompt-no-editor").run(&["prompt", "edit"]);
    assert_eq!(without.code(), 2, "{}", without.whole());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_drafted_answer_waits_and_is_sent_by_a_person() {
    let desk = Desk::new("drafts");
    let (database, server) = Database::open_embedded(&desk.data_dir()).await.unwrap();
    database.migrate().await.unwrap();
    answer(&database, "hi").await;
    assert_eq!(
        desk.run(&["trust", "set", "price", "draft", "--yes"])
            .code(),
        0
    );
    answer(&database, "how much is a haircut?").await;
    assert_snapshot!("draft_list", desk.run(&["draft", "list"]).whole());
    let asked = desk.run(&["draft", "approve", "1"]);
    assert_eq!(asked.code(), 3, "nobody said yes: {}", asked.whole());
    assert_snapshot!(
        "draft_approved",
        desk.run(&["draft", "approve", "1", "--by", "Dana", "--yes"])
            .whole()
    );
    assert_snapshot!(
        "draft_gone",
        desk.run(&["draft", "discard", "1", "--yes"]).whole()
    );
    database.close();
    server.shutdown().await;
}

#[test]
fn without_a_model_what_needs_one_says_how_to_name_one() {
    let desk = salon("no-model");
    for arguments in [
        ["understand", "--intent=model", "hi"],
        ["eval", "--assistant=endpoint", DEMO],
    ] {
        let refused = desk.run(&arguments);
        assert_ne!(refused.code(), 0, "{}", refused.whole());
    }
    assert_snapshot!(
        "intent_without_a_model",
        desk.run(&["understand", "--intent=model", "hi"]).whole()
    );
    assert_snapshot!(
        "intent_by_rules",
        desk.run(&[
            "understand",
            "--intent",
            "can Sam do a balayage on Friday at 2pm?"
        ])
        .whole()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_model_of_the_settings_reads_replays_and_is_evaluated() {
    let fake = FakeOpenAi::start("sk-test").await.unwrap();
    let desk = Desk::new("model")
        .set("OPENAI_API_KEY", fake.key())
        .set("OPENAI_BASE_URL", &fake.base_url());
    let (database, server) = Database::open_embedded(&desk.data_dir()).await.unwrap();
    database.migrate().await.unwrap();
    answer(&database, "do you have parking?").await;

    fake.push(FakeChat::words(
        &json!({
            "intent": "complaint", "confidence": 0.8, "requires_human": true,
            "entities": {"services": [], "staff": [], "dates": [], "times": [], "people": 1},
        })
        .to_string(),
    ));
    let read = desk.run(&[
        "understand",
        "--intent=model",
        "my hair is green",
        "--format",
        "json",
    ]);
    assert_eq!(read.json()["intent"], "complaint", "{}", read.whole());

    desk.write("pirate.md", "You are a pirate of {{salon}}.");
    fake.push(FakeChat::words("Arr, ask at the desk, matey."));
    let again = [
        "turn",
        "replay",
        "1",
        "--prompt",
        "pirate.md",
        "--model",
        "other-model",
    ];
    let replayed = desk
        .run(&[&again[..], &["--format", "json"]].concat())
        .json();
    assert_eq!(
        replayed["now"]["answer"],
        "Hi! This is Juniper Lane Salon's automated desk. Arr, ask at the desk, matey."
    );
    let asked = fake.requests().pop().unwrap();
    assert_eq!(asked["model"], "other-model");
    let told = asked["messages"][0]["content"].as_str().unwrap();
    assert!(
        told.starts_with("You are a pirate of Juniper Lane Salon."),
        "{told}"
    );

    fake.push(FakeChat::words(
        "Hi, this is Juniper Lane Salon. How can I help?",
    ));
    desk.write(
        "greets.toml",
        "name = \"greets\"\nassistants = [\"endpoint\"]\n\n[[say]]\ntext = \"Hi\"\nsays = [\"Juniper Lane Salon\"]\n",
    );
    let played = desk.run(&["eval", "greets.toml", "--assistant", "endpoint"]);
    assert_eq!(played.code(), 0, "{}", played.whole());
    assert!(fake.problems().is_empty(), "{:?}", fake.problems());
    database.close();
    server.shutdown().await;
}
