//! Texts that an operator sends.

use insta::assert_snapshot;
use serde_json::json;

use crate::desk::Desk;

const FILE: &str = "to,text\n\
    (918) 555-0123,\"Ana, we found your scarf.\"\n\
    nobody,Hello\n\
    +19185550124,\n\
    918 555 0123,\"Ana, we found your scarf.\"\n\
    +14165550125,\"Bo, we found your hat.\"\n";

#[test]
fn texts_of_a_file_go_to_the_outbox_once_and_never_to_who_opted_out() {
    let prices = "US 2026-01-01 0.0083 USD, US 2027-01-01 9 USD";
    let desk = Desk::demo("sending").set("SALON__SENDING__PRICES", prices);
    desk.write("texts.csv", FILE);
    let file = ["message", "send", "--file", "texts.csv"];
    let dry = desk.run(&[&file[..], &["--dry-run"]].concat());
    assert_snapshot!("send_dry", dry.whole());
    assert_eq!(desk.run(&file).code(), 3, "nobody was there to say yes");
    let write = [&file[..], &["--yes", "--no-wait", "--format", "json"]].concat();
    let sent = desk.run(&write).json();
    assert_eq!(
        (&sent["texts"], &sent["sent_before"]),
        (&json!(2), &json!(0))
    );
    let again = desk.run(&write).json();
    assert_eq!(
        again["sent_before"],
        json!(2),
        "a file that is sent again texts nobody twice"
    );
    let listed = desk.run(&["message", "list", "--format", "json"]).json();
    assert_eq!(listed["messages"].as_array().unwrap().len(), 2);
    assert_eq!(listed["messages"][0]["author"], json!("staff"));

    let follow = ["conversation", "follow", "--last", "2", "--texts", "0"];
    assert_snapshot!("follow", desk.run(&follow).whole());

    let out = [
        "consent",
        "revoke",
        "+19185550123",
        "--wording",
        "told us at the desk",
        "--yes",
    ];
    assert_snapshot!("consent_revoked", desk.run(&out).whole());
    let one = [
        "message",
        "send",
        "--to",
        "+19185550123",
        "--text",
        "Are you there?",
    ];
    assert_snapshot!("send_opted_out", desk.run(&one).whole());
    assert_snapshot!(
        "send_no_words",
        desk.run(&["message", "send", "--to", "12"]).whole()
    );
    let number = ["message", "send", "--to", "12", "--text", "Hello"];
    assert_snapshot!("send_no_number", desk.run(&number).whole());
    let grant = [
        "consent",
        "grant",
        "+19185550123",
        "--purpose",
        "service",
        "--wording",
        "called",
    ];
    assert_snapshot!(
        "consent_granted",
        desk.run(&[&grant[..], &["--dry-run"]].concat()).whole()
    );
    desk.write("columns.csv", "number,words\n");
    let columns = ["message", "send", "--file", "columns.csv"];
    assert_snapshot!("send_no_columns", desk.run(&columns).whole());
}
