//! A conversation from the terminal, through a running server.

use salon_testkit::{ServerProcess, workspace_binary};

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
    let exchange: serde_json::Value = serde_json::from_str(json.data().trim()).unwrap();
    assert_eq!(exchange["answers"][0]["author"], "assistant");
    let (stopped, log) = server.stop().await;
    assert!(stopped, "{log:?}");
}
