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
            .replace("name = \"Brow wax\"", "name = \"Brow tidy\"")
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
async fn the_schema_of_a_named_server_is_its_operators_to_migrate() {
    let desk = Desk::new("migrate");
    let (database, server) = Database::open_embedded(&desk.data_dir()).await.unwrap();
    // The embedded database's socket, named as an operator names a server.
    let socket = desk.data_dir().join("postgres/run");
    let socket = socket.to_str().unwrap().replace('/', "%2F");
    let url = format!("postgres:///template1?user=postgres&host={socket}");
    let desk = desk.set("DATABASE_URL", &url);

    assert_snapshot!("schema_guard", desk.run(&["salon", "list"]).whole());
    let doctor = desk.run(&["doctor", "--url", "http://127.0.0.1:1"]);
    assert_eq!(
        (doctor.code(), doctor.talk().as_str()),
        (1, "salon-admin: 1 thing is broken\n")
    );
    assert!(
        doctor.data().contains("fix: salon-admin db migrate"),
        "{}",
        doctor.whole()
    );
    let pending = desk.run(&["db", "status", "--format", "json"]).json();
    assert_eq!(pending["home"], json!("server"));
    let pending = pending["pending"].as_array().unwrap().len();

    let dry = desk.run(&["db", "migrate", "--dry-run"]);
    assert_eq!(
        (dry.code(), dry.talk().as_str()),
        (0, "Dry run: nothing was applied.\n")
    );
    assert_eq!(desk.run(&["db", "migrate"]).code(), 3);
    let applied = desk
        .run(&["db", "migrate", "--yes", "--format", "json"])
        .json();
    assert_eq!(applied["applied"], json!(true));
    assert_eq!(
        (applied["migrations"].as_array().unwrap().len(), pending > 0),
        (pending, true)
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
    assert_eq!(
        desk.run(&["salon", "list"]).data(),
        "There is no salon yet.\n"
    );
    database.close();
    server.shutdown().await;
}
