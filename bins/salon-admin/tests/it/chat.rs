//! A conversation from the terminal, through a running server.

use std::collections::BTreeMap;

use insta::assert_snapshot;
use salon_testkit::{FakeNumber, FakeTwilio, ServerProcess, workspace_binary};

use crate::desk::Desk;

#[tokio::test(flavor = "multi_thread")]
async fn a_script_texts_the_salon_and_reads_each_answer_before_the_next_text() {
    let desk = Desk::new("chat");
    let data_dir = desk.data_dir();
    let data_dir = data_dir.to_str().unwrap();
    let desk = desk.set("SALON__DATABASE__DATA_DIR", data_dir);
    let settings = [("SALON__DATABASE__DATA_DIR", data_dir)];
    let server = ServerProcess::start(workspace_binary("salon-server"), &settings).await;
    let chat = desk.feed(
        &["chat", "--url", server.url()],
        "Hi\n\nHow much is a haircut?\n/quit\nunread\n",
    );
    assert_eq!(chat.code(), 0, "{}", chat.whole());
    let lines: Vec<String> = chat.data().lines().map(str::to_owned).collect();
    let asked: Vec<usize> = (0..lines.len())
        .filter(|at| lines[*at].starts_with("> "))
        .collect();
    assert_eq!(
        (lines[asked[0]].as_str(), lines[asked[1]].as_str()),
        ("> Hi", "> How much is a haircut?")
    );
    assert!(asked[1] > 1 && lines[1].starts_with("< "), "{lines:?}");
    assert!(lines[asked[1] + 1].contains("$65"), "{lines:?}");
    let thread = desk
        .run(&["conversation", "show", "(918) 555-0123", "--format", "json"])
        .json();
    let directions: Vec<&str> = thread["texts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|text| text["direction"].as_str().unwrap())
        .collect();
    assert_eq!(directions, ["in", "out", "in", "out"]);
    let json = desk.feed(
        &[
            "chat",
            "--url",
            server.url(),
            "--from",
            "+1234567890",
            "--format",
            "json",
        ],
        "Hi\n",
    );
    assert_eq!(json.json()["answers"][0]["author"], "assistant");
    let (stopped, log) = server.stop().await;
    assert!(stopped, "{log:?}");
}

const ACCOUNT: &str = "AC0123456789abcdef0123456789abcdef";
const TOKEN: &str = "0123456789abcdef0123456789abcdef";

#[tokio::test(flavor = "multi_thread")]
async fn with_twilio_texts_are_signed_and_nothing_leaves_without_a_yes() {
    let twilio = FakeTwilio::start(ACCOUNT, TOKEN).await.unwrap();
    let (desk, base_url) = (Desk::new("chat-twilio"), twilio.base_url());
    let data_dir = desk.data_dir();
    let settings = [
        ("SALON__DATABASE__DATA_DIR", data_dir.to_str().unwrap()),
        ("TWILIO_ACCOUNT_SID", ACCOUNT),
        ("TWILIO_AUTH_TOKEN", TOKEN),
        ("TWILIO_PHONE_NUMBER", "+19185550100"),
        ("PUBLIC_URL", "https://salon.example"),
        ("SALON__TWILIO__BASE_URL", &base_url),
        ("SALON__TURNS__DEBOUNCE", "0s"),
    ];
    let desk = settings
        .iter()
        .fold(desk, |desk, (name, value)| desk.set(name, value));
    let server = ServerProcess::start(workspace_binary("salon-server"), &settings).await;
    let refused = desk.feed(&["chat", "--url", server.url()], "Hi\n");
    assert_eq!(
        (refused.code(), refused.data().as_str()),
        (3, ""),
        "{}",
        refused.whole()
    );
    let chat = desk.feed(&["chat", "--url", server.url(), "--yes"], "Hi\n");
    assert_eq!(chat.code(), 0, "{}", chat.whole());
    let sent = twilio.sent();
    assert_eq!(sent.len(), 1);
    assert_eq!(chat.data(), format!("> Hi\n< {}\n", sent[0].body));

    twilio.set_number(FakeNumber {
        sid: "PN0123456789abcdef0123456789abcdef".to_owned(),
        number: "+19185550100".to_owned(),
        set: BTreeMap::new(),
        toll_free: None,
    });
    let configured = desk.run(&["twilio", "configure", "--yes"]);
    assert_eq!(configured.code(), 0, "{}", configured.whole());
    let doctor = desk.run(&["doctor", "--url", server.url()]);
    assert_snapshot!(
        "doctor_with_twilio",
        doctor
            .whole()
            .replace(server.url(), "[server]")
            .replace(&base_url, "[twilio]")
            .replace(data_dir.to_str().unwrap(), "[data]")
    );
    // By the clock of the server: a text that is old by then does not leave.
    let to_them = ["doctor", "--url", server.url(), "--send-to", "+19185550123"];
    let tried = desk.feed(&to_them, "");
    assert!(
        tried.code() == 0 && tried.data().contains("a text to ***123 is queued"),
        "{}",
        tried.whole()
    );
    assert_eq!(twilio.sent().len(), 2);
    let other = desk.set("TWILIO_AUTH_TOKEN", "ffffffffffffffffffffffffffffffff");
    let forged = other.feed(&["chat", "--url", server.url(), "--yes"], "Hi\n");
    assert!(
        forged.code() == 1 && forged.talk().contains("refused the text's signature"),
        "{}",
        forged.whole()
    );
    let doctor = other.run(&["doctor", "--url", server.url()]);
    assert!(
        doctor.code() == 1
            && doctor
                .data()
                .contains("the account sid and auth token are refused"),
        "{}",
        doctor.whole()
    );
    assert_eq!(twilio.sent().len(), 2);
    let (stopped, log) = server.stop().await;
    assert!(stopped, "{log:?}");
}
