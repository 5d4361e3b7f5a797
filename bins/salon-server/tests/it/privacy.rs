//! A client's number, name and words are never in a log, however much is logged.

use crate::desk::{Desk, says};

/// Words that occur nowhere else.
const WORDS: [&str; 6] = [
    "zanzibarite",
    "9185550146",
    "918-555-0146",
    "Quillhawk",
    "Xiomara",
    "mumblecrust",
];

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_a_client_is_logged_at_the_lowest_level() {
    let desk = Desk::open_with(&[("SALON__LOG__LEVEL", "trace")]).await;
    let phone = desk.phone("+19185550146");
    phone.says("Hi, I am a zanzibarite").await;
    phone
        .says("Can I get a haircut with Sarah as soon as possible?")
        .await;
    says(&phone.says("the first one").await, &["name"]);
    says(
        &phone.says("Xiomara Quillhawk").await,
        &["booked", "Xiomara"],
    );
    phone.says("mumblecrust?").await;
    // What is refused is not logged either.
    let wrong = "From=9185550146&To=mumblecrust&Body=zanzibarite";
    assert_eq!(
        desk.server
            .post_form("/webhook/sms?name=Quillhawk", wrong)
            .await
            .status,
        400
    );
    desk.server.get("/nowhere/zanzibarite").await;
    desk.settled().await;

    let before = desk.server.log();
    let (stopped, after) = desk.server.stop().await;
    let log = [before, after].concat();
    assert!(
        stopped && log.len() > 30,
        "a log at its lowest level is long, not {}",
        log.len()
    );
    for word in WORDS {
        let lower = word.to_lowercase();
        let leaks = log
            .iter()
            .filter(|line| line.to_lowercase().contains(&lower));
        let leaks: Vec<&String> = leaks.take(5).collect();
        assert!(leaks.is_empty(), "`{word}` is in the log: {leaks:#?}");
    }
    // Values that a driver would show as the bytes that go over the wire.
    for word in WORDS {
        let bytes: Vec<String> = word.bytes().map(|byte| byte.to_string()).collect();
        let bytes = bytes.join(", ");
        let leaks = log.iter().filter(|line| line.contains(&bytes)).take(5);
        let leaks: Vec<&String> = leaks.collect();
        assert!(
            leaks.is_empty(),
            "the bytes of `{word}` are in the log: {leaks:#?}"
        );
    }
}
