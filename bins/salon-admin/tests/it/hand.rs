//! What an operator does by hand: hours, leave and facts, then the book itself.

use insta::assert_snapshot;
use serde_json::json;

use crate::desk::{DEMO, Desk};

#[test]
fn a_salon_is_changed_part_by_part_and_its_file_leaves_that() {
    let desk = Desk::demo("parts");
    assert_snapshot!("staff", desk.run(&["staff", "list"]).whole());
    assert_snapshot!(
        "staff_member",
        desk.run(&["staff", "show", "sarah"]).whole()
    );
    assert_snapshot!("services", desk.run(&["service", "list"]).whole());
    let resources = desk.run(&["resource", "list", "--format", "json"]).json();
    assert_eq!(resources["parts"][0]["content"]["kind"], json!("chair"));

    let archive = ["service", "archive", "balayage"];
    assert_snapshot!("archive_refused", desk.run(&archive).whole());
    assert_eq!(desk.run(&[&archive[..], &["--yes"]].concat()).code(), 0);
    assert_snapshot!("archive_twice", desk.run(&archive).whole());

    let leave = [
        "time-off",
        "add",
        "sarah",
        "--from",
        "2026-12-01",
        "--until",
        "2026-12-03",
    ];
    assert_snapshot!(
        "leave",
        desk.run(&[&leave[..], &["--yes"]].concat()).whole()
    );
    let closed = [
        "hours",
        "set",
        "2026-12-28",
        "--label",
        "Inventory",
        "--yes",
    ];
    assert_snapshot!("closed", desk.run(&closed).whole());
    let twice = ["hours", "set", "2026-12-29", "09:00-12:00", "11:00-15:00"];
    assert_snapshot!("overlap", desk.run(&twice).whole());
    let nobody = [
        "consent",
        "grant",
        "17",
        "--purpose",
        "marketing",
        "--wording",
        "x",
        "--yes",
    ];
    assert_snapshot!("no_number", desk.run(&nobody).whole());
    let parking = [
        "knowledge",
        "set",
        "parking",
        "Free parking behind the house.",
        "--yes",
    ];
    assert_snapshot!("fact", desk.run(&parking).whole());
    let gift = [
        "knowledge",
        "set",
        "gift-cards",
        "At the desk.",
        "--asks",
        "gift card,voucher",
    ];
    assert_eq!(desk.run(&[&gift[..], &["--yes"]].concat()).code(), 0);

    // The file says otherwise of the parking and nothing of the rest.
    assert_snapshot!(
        "file_after_hand",
        desk.run(&["salon", "apply", DEMO, "--yes"]).whole()
    );
    assert_snapshot!("leave_list", desk.run(&["time-off", "list"]).whole());
    let hours = desk.run(&["hours", "show", "--format", "json"]).json();
    let dates = hours["dates"].as_array().unwrap();
    assert!(dates.iter().any(|date| date["label"] == json!("Inventory")));
    assert_snapshot!("facts", desk.run(&["knowledge", "list"]).whole());
    let back = [
        "time-off",
        "remove",
        "sarah",
        "--from",
        "2026-12-01",
        "--until",
        "2026-12-03",
    ];
    assert_eq!(desk.run(&[&back[..], &["--yes"]].concat()).code(), 0);
    assert_snapshot!(
        "leave_gone",
        desk.run(&[&back[..], &["--yes"]].concat()).whole()
    );
    assert_eq!(
        desk.run(&["hours", "clear", "2026-12-28", "--yes"]).code(),
        0
    );
}

#[test]
fn what_is_put_away_can_be_taken_out_again() {
    let desk = Desk::demo("away");
    for (noun, key) in [
        ("staff", "sam"),
        ("service", "balayage"),
        ("resource", "chair-1"),
        ("knowledge", "parking"),
    ] {
        let listed = |all: &[&str]| {
            let list = desk
                .run(&[&[noun, "list", "--format", "json"], all].concat())
                .json();
            let parts = list["parts"].as_array().unwrap().clone();
            parts.into_iter().find(|part| part["key"] == json!(key))
        };
        let archived = desk.run(&[noun, "archive", key, "--yes"]);
        assert_eq!(archived.code(), 0, "{}", archived.whole());
        assert!(listed(&[]).is_none(), "{noun} {key} is away");
        assert_eq!(
            listed(&["--all"]).unwrap()["archived_by"],
            json!("operator")
        );
        assert_eq!(desk.run(&[noun, "restore", key, "--yes"]).code(), 0);
        assert_eq!(
            listed(&[]).unwrap()["archived_by"],
            json!(null),
            "{noun} {key} is back"
        );
        assert_eq!(
            desk.run(&[noun, "archive", "teapot", "--yes"]).code(),
            1,
            "{noun}"
        );
    }
}

#[test]
fn a_visit_is_booked_moved_and_cancelled_at_the_desk() {
    let desk = Desk::demo("hand");
    let book = |at: &str, rest: &[&str]| {
        let fixed = [
            "appointment",
            "book",
            "--number",
            "918 555 0123",
            "-s",
            "haircut",
            "--at",
            at,
        ];
        desk.run(&[&fixed[..], rest].concat())
    };
    let ana = ["--name", "Ana Lopez", "--staff", "sarah"];
    assert_snapshot!(
        "book_dry",
        book("2026-11-24T10:10", &[&ana[..], &["--dry-run"]].concat()).whole()
    );
    assert_eq!(
        book("2026-11-24T10:10", &ana).code(),
        3,
        "nobody was there to say yes"
    );
    assert_snapshot!(
        "booked",
        book("2026-11-24T10:10", &[&ana[..], &["--yes"]].concat()).whole()
    );
    assert_snapshot!(
        "book_taken",
        book("2026-11-24T10:30", &[&ana[..], &["--yes"]].concat()).whole()
    );
    assert_snapshot!("book_past", book("2026-11-20T10:30", &ana).whole());
    assert_snapshot!("book_skipped", book("2027-03-14T02:30", &ana).whole());

    let moved = [
        "appointment",
        "move",
        "1",
        "--at",
        "2026-11-25T11:00",
        "--yes",
        "--format",
        "json",
    ];
    let moved = desk.run(&moved).json();
    assert_eq!(moved["starts_at"], json!("2026-11-25T11:00:00-06:00"));
    assert_eq!(moved["staff"], json!(["Sarah"]));
    assert_snapshot!(
        "clients",
        desk.run(&["client", "list", "--search", "lopez"]).whole()
    );
    let client = desk.run(&["client", "show", "--id", "1"]).whole();
    // Since when is told by the database's clock.
    let client = client
        .lines()
        .filter(|line| !line.starts_with("known since"));
    assert_snapshot!("client", client.collect::<Vec<_>>().join("\n"));
    assert_eq!(desk.run(&["client", "show", "+19185550199"]).code(), 1);
    assert_snapshot!(
        "arrived",
        desk.run(&["appointment", "arrive", "1", "--yes"]).whole()
    );
    assert_snapshot!(
        "no_show_too_late",
        desk.run(&["appointment", "no-show", "1", "--yes"]).whole()
    );
    assert_eq!(
        desk.run(&["appointment", "complete", "1", "--yes"]).code(),
        0
    );

    let other = book("2026-11-25T10:00", &["--name", "Bo Lind", "--yes"]);
    assert_eq!(other.code(), 0, "{}", other.whole());
    let confirmed = ["appointment", "confirm", "2", "--yes", "--format", "json"];
    assert_eq!(desk.run(&confirmed).json()["status"], json!("confirmed"));
    let cancel = ["appointment", "cancel", "2", "--by", "Maria"];
    assert_snapshot!(
        "cancel_dry",
        desk.run(&[&cancel[..], &["--dry-run"]].concat()).whole()
    );
    assert_eq!(desk.run(&[&cancel[..], &["--yes"]].concat()).code(), 0);
    assert_snapshot!(
        "cancel_twice",
        desk.run(&[&cancel[..], &["--yes"]].concat()).whole()
    );

    assert_snapshot!("queue", desk.run(&["queue", "status"]).whole());
    assert_eq!(
        desk.run(&["queue", "quarantine"]).data(),
        "No turn was given up.\n"
    );
    assert_snapshot!(
        "retry_unknown",
        desk.run(&["queue", "retry", "7", "--yes"]).whole()
    );
    assert_eq!(
        desk.run(&["message", "list", "--since", "3d"]).data(),
        "No texts.\n"
    );
    assert_eq!(
        desk.run(&["message", "list", "--since", "lately"]).code(),
        2
    );
}

#[test]
fn the_settings_are_shown_with_their_sources_and_explained() {
    let desk = Desk::new("config").set("SALON__SERVER__PORT", "8080");
    let desk = desk.set("OPENAI_API_KEY", "sk-secret-1234567890");
    assert_eq!(
        desk.run(&["config", "check"]).data(),
        "The settings can be used: 2 settings of your own.\n"
    );
    assert_snapshot!("config", desk.run(&["config", "show"]).whole());
    let all = desk.run(&["config", "show", "--all", "--format", "json"]);
    assert!(!all.data().contains("sk-secret"));
    assert!(all.json()["settings"].as_array().unwrap().len() > 30);
    assert_snapshot!(
        "config_schema",
        desk.run(&["config", "schema", "PUBLIC_URL"]).whole()
    );
    assert_snapshot!(
        "config_schema_unknown",
        desk.run(&["config", "schema", "teapot"]).whole()
    );
    let wrong = desk.set("SALON__SERVER__PORT", "eighty");
    assert_snapshot!("config_wrong", wrong.run(&["config", "check"]).whole());
}
