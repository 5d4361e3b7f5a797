//! Describing a salon, from nothing to "nothing to change".

use std::fs;

use insta::assert_snapshot;
use salon_postgres::Database;
use serde_json::json;

use crate::desk::{DEMO, Desk};

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_shown_then_applied_once_and_what_leaves_it_is_archived() {
    let desk = Desk::new("setup");
    let demo = fs::read_to_string(DEMO).unwrap();
    desk.write("salon.toml", &demo);

    let dry = desk.run(&["salon", "apply", "salon.toml", "--dry-run"]);
    assert_snapshot!("apply_dry_run", dry.whole());

    // From here on another process has the embedded database, as a running server has.
    let (database, server) = Database::open_embedded(&desk.data_dir()).await.unwrap();
    let unasked = desk.run(&["salon", "apply", "salon.toml"]);
    assert_eq!(unasked.code(), 3);
    assert!(
        unasked.talk().contains("this needs a yes"),
        "{}",
        unasked.talk()
    );
    let none = desk.run(&["salon", "show"]);
    assert_snapshot!("show_without_a_salon", none.whole());

    let first = desk
        .run(&["salon", "apply", "salon.toml", "--yes", "--format", "json"])
        .json();
    assert_eq!(first["applied"], json!(true));
    assert_eq!(
        first["changes"][0],
        json!({"action": "added", "kind": "salon", "key": "juniper-lane"})
    );
    let second = desk.run(&["salon", "apply", "salon.toml"]);
    assert_snapshot!("apply_again", second.whole());

    desk.write(
        "salon.toml",
        &demo
            .replace("Brow wax", "Brow shaping")
            .replace("\"Chair 3\"", ""),
    );
    assert_snapshot!(
        "apply_changed",
        desk.run(&["salon", "apply", "salon.toml", "--yes"]).whole()
    );
    let other = desk.run(&["--salon", "other", "salon", "apply", "salon.toml"]);
    assert_eq!(other.code(), 2, "{}", other.whole());

    assert_snapshot!("salon_list", desk.run(&["salon", "list"]).whole());
    assert_snapshot!("salon_show", desk.run(&["salon", "show"]).whole());
    let shown = desk.run(&["salon", "show", "--format", "json"]).json();
    assert_eq!(shown["key"], json!("juniper-lane"));
    assert_eq!(
        shown["services"][0]["price"],
        json!({"kind": "fixed", "minor": 6500, "currency": "USD"})
    );
    let unknown = desk.run(&["--salon", "juniper", "salon", "show"]);
    assert_snapshot!("salon_unknown", unknown.whole());

    database.close();
    server.shutdown().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_embedded_schema_is_migrated_when_asked_and_says_so() {
    let desk = Desk::new("migrate");
    let dry = desk.run(&["db", "migrate", "--dry-run"]);
    assert!(
        dry.code() == 0 && dry.talk().contains("Dry run: nothing was applied."),
        "{}",
        dry.whole()
    );
    let (database, server) = Database::open_embedded(&desk.data_dir()).await.unwrap();
    let pending = desk.run(&["db", "status", "--format", "json"]).json();
    assert_eq!(pending["home"], json!("embedded"));
    let names = pending["pending"].as_array().unwrap().len();
    assert!(names > 0);
    let broken = desk.run(&["doctor", "--url", "http://127.0.0.1:1"]);
    assert!(
        broken.code() == 1 && broken.talk() == "salon-admin: 1 thing is broken\n",
        "{}",
        broken.whole()
    );
    let applied = desk
        .run(&["db", "migrate", "--yes", "--format", "json"])
        .json();
    assert_eq!(
        (
            &applied["applied"],
            applied["migrations"].as_array().unwrap().len()
        ),
        (&json!(true), names)
    );
    assert!(
        desk.run(&["db", "status"])
            .data()
            .contains("none: the schema is this version's")
    );
    assert!(
        desk.run(&["db", "migrate"])
            .data()
            .starts_with("Nothing to apply")
    );
    database.close();
    server.shutdown().await;
}
