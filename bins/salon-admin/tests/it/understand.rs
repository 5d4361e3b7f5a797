//! Reading texts without answering them.

use insta::assert_snapshot;
use serde_json::json;

use crate::desk::{DEMO, Desk};

#[test]
fn a_text_is_read_with_the_names_of_a_salon_file() {
    let desk = Desk::new("understand");
    let read = |more: &[&str]| {
        let text = "can sam do a balayge on saturday after 2? not monday";
        let arguments = [
            "understand",
            "--salon",
            DEMO,
            "--at",
            "2026-11-18T10:30",
            text,
        ];
        desk.run(&[&arguments, more].concat()).whole()
    };
    assert_snapshot!("understand", read(&[]));
    assert_snapshot!("understand_json", read(&["--format", "json"]));
    assert_snapshot!("understand_explained", read(&["--explain"]));
    assert_snapshot!(
        "understand_explained_json",
        read(&["--explain", "--format", "json"])
    );
}

#[test]
fn an_answer_is_read_with_what_was_asked_and_without_a_salon() {
    let desk = Desk::new("understand-answer");
    let yes = desk.run(&["understand", "--asked", "Shall I book it?", "yes pls"]);
    assert_eq!(yes.data().lines().last(), Some("answer     yes"));
    let talk = yes.talk();
    assert!(talk.contains("there is no salon yet"), "{talk}");
}

#[test]
fn texts_in_lines_of_json_become_predictions_in_lines_of_json() {
    let desk = Desk::new("understand-jsonl");
    let rows = [
        json!({"id": "a", "text": "tmrw @ 2", "reference": "2026-11-18T10:30:00"}),
        json!({"id": "b", "text": "no thanks", "reference": "2026-11-18T10:30:00", "context": "Shall I book it?"}),
    ];
    let rows = rows.map(|row| row.to_string()).join("\n");
    let ran = desk.feed(&["understand", "--jsonl"], &rows);
    assert_eq!(ran.code(), 0, "{}", ran.whole());
    assert_eq!(
        ran.data().lines().collect::<Vec<_>>(),
        [
            r#"{"id":"a","date":"2026-11-19","time":"14:00"}"#,
            r#"{"id":"b","intent":"close"}"#
        ]
    );
    let broken = desk.feed(&["understand", "--jsonl"], "{\"id\": \"a\"}");
    assert_eq!(broken.code(), 1);
    assert!(broken.talk().contains("line 1"), "{}", broken.talk());
    assert!(broken.talk().contains("text"), "{}", broken.talk());
}

#[test]
fn a_verb_that_needs_a_salon_in_the_database_refuses_a_file() {
    let desk = Desk::new("understand-file");
    let refused = desk.run(&["openings", "--service", "haircut", "--salon", DEMO]);
    assert_ne!(refused.code(), 0, "{}", refused.whole());
    assert!(refused.talk().contains("database"), "{}", refused.talk());
}
