//! What needs nothing set up: the demonstration, man pages, completions.

use std::fs;

use insta::assert_snapshot;
use serde_json::json;

use crate::desk::Desk;

#[test]
fn the_demonstration_plays_five_conversations_and_leaves_nothing() {
    let desk = Desk::new("demo");
    let shown = desk.run(&["demo", "--fast", "--width", "110"]);
    assert_snapshot!("demo", shown.whole());
    let played = desk.run(&["demo", "--fast", "--format", "json"]).json();
    let conversations = played["conversations"].as_array().unwrap();
    assert_eq!(conversations.len(), 5);
    let outcome = |at: usize, exchange: usize| {
        let exchange = &conversations[at]["exchanges"][exchange];
        exchange["decision"]["outcome"].clone()
    };
    assert_eq!(outcome(3, 1), json!("opted_out_by_keyword"));
    assert_eq!(conversations[3]["exchanges"][1]["answers"], json!([]));
    let complaint = conversations[4]["exchanges"][0]["rows"].to_string();
    assert!(complaint.contains("a person is asked"), "{complaint}");
    assert!(!desk.data_dir().exists());
}

#[test]
fn man_pages_are_written_for_every_noun_and_verb() {
    let desk = Desk::new("man");
    assert_snapshot!("man_of_a_verb", desk.run(&["man", "db", "migrate"]).data());
    let written = desk
        .run(&["man", "--out", "pages", "--format", "json"])
        .json();
    let pages = written["pages"].as_array().unwrap();
    let files = fs::read_dir(desk.directory().join("pages"))
        .unwrap()
        .count();
    assert_eq!(pages.len(), files);
    assert!(pages.contains(&json!("salon-admin-twilio-configure.1")));
    let unknown = desk.run(&["man", "appointment", "paint"]);
    assert_snapshot!("man_unknown", unknown.whole());
}

#[test]
fn completions_know_every_noun() {
    let desk = Desk::new("completions");
    for shell in ["bash", "zsh", "fish"] {
        let script = desk.run(&["completions", shell]);
        assert_eq!(script.code(), 0);
        for noun in ["appointment", "doctor", "twilio"] {
            assert!(script.data().contains(noun), "{shell} lacks {noun}");
        }
    }
    assert_snapshot!(
        "completions_unknown",
        desk.run(&["completions", "tcsh"]).whole()
    );
}
