//! What a server starts with, and what it refuses to start with.

use salon_testkit::ServerProcess;

use crate::desk::{BINARY, Desk, says};
use crate::place::Place;

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_directory_opens_with_the_demo_salon_and_keeps_what_happens_there() {
    let desk = Desk::open_in(Place::directory(), &[]).await;
    let salons = desk.database().list_salons().await.unwrap();
    assert_eq!(
        salons
            .iter()
            .map(|salon| salon.key.as_str())
            .collect::<Vec<_>>(),
        ["juniper-lane"]
    );
    let version = desk.database().catalog_version(desk.salon).await.unwrap();
    desk.phone("+19185550123")
        .says("Can I get a haircut with Sarah?")
        .await;

    let desk = desk.reopen(&[]).await;
    let phone = desk.phone("+19185550123");
    assert_eq!(phone.thread(10).await.len(), 2);
    assert_eq!(
        desk.database().catalog_version(desk.salon).await.unwrap(),
        version
    );
    assert_eq!(desk.database().list_salons().await.unwrap(), salons);
    // The dialogue goes on where it stopped.
    says(&phone.says("which ones were those?").await, &["Sarah"]);

    let desk = desk.crash(&[]).await;
    assert_eq!(desk.phone("+19185550123").thread(10).await.len(), 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_server_on_the_directory_goes_on_when_the_first_is_killed() {
    let place = Place::directory();
    let first = place.serve(&[]).await;
    let desk = Desk::open_in(place, &[]).await;
    let ana = desk.phone("+19185550123");
    ana.says("Can I get a haircut with Sarah?").await;
    first.kill().await;
    let sid = ana.texts("which ones were those?").await;
    while desk.database().ping().await.is_err() {
        tokio::task::yield_now().await;
    }
    let answers = ana.answers_to(&sid).await;
    says(&answers[0].body, &["Sarah"]);
    assert_eq!(ana.thread(10).await.len(), 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn half_a_twilio_account_is_refused_by_the_name_of_what_is_missing() {
    let account = ("TWILIO_ACCOUNT_SID", "AC0123456789abcdef0123456789abcdef");
    let token = ("TWILIO_AUTH_TOKEN", "0123456789abcdef0123456789abcdef");
    let number = ("TWILIO_PHONE_NUMBER", "+19185550100");
    for (settings, missing) in [
        (vec![account], "TWILIO_AUTH_TOKEN"),
        (vec![token], "TWILIO_ACCOUNT_SID"),
        (vec![number], "TWILIO_ACCOUNT_SID"),
        (vec![account, token], "PUBLIC_URL"),
    ] {
        let (started, said) = ServerProcess::refused(BINARY, &settings).await;
        assert!(!started, "{said}");
        says(&said, &["salon-server: ", missing]);
        assert!(!said.contains(token.1), "{said}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_webhook_that_proves_nothing_is_not_opened_to_a_network() {
    let (started, said) =
        ServerProcess::refused(BINARY, &[("SALON__SERVER__BIND", "0.0.0.0")]).await;
    assert!(!started);
    says(&said, &["TWILIO_AUTH_TOKEN"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_cannot_be_reached_is_said_without_its_password() {
    let url = "postgres://somebody:topsecret@127.0.0.1:1/salon";
    let (started, said) = ServerProcess::refused(BINARY, &[("DATABASE_URL", url)]).await;
    assert!(!started);
    says(&said, &["DATABASE_URL"]);
    assert!(!said.contains("topsecret"), "{said}");
}

/// Runs the server in a directory of its own and returns its exit code and what it said.
fn run_in(directory: &std::path::Path, arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = std::process::Command::new(BINARY);
    command.args(arguments).current_dir(directory).env_clear();
    let ended = command.output().unwrap();
    let said = [ended.stdout, ended.stderr].concat();
    (ended.status.code(), String::from_utf8(said).unwrap())
}

#[test]
fn arguments_are_answered_and_start_nothing() {
    let empty = std::env::temp_dir().join(format!("salon-arguments-{}", std::process::id()));
    std::fs::create_dir_all(&empty).unwrap();
    for (argument, code, words) in [
        ("--help", 0, "takes no arguments"),
        ("--version", 0, env!("CARGO_PKG_VERSION")),
        ("--port=8080", 2, "--port"),
        ("serve", 2, "serve"),
    ] {
        let (ended, said) = run_in(&empty, &[argument]);
        assert_eq!(ended, Some(code), "{said}");
        says(&said, &[words]);
    }
    assert_eq!(std::fs::read_dir(&empty).unwrap().count(), 0);
    std::fs::remove_dir_all(empty).unwrap();
}

#[test]
fn a_broken_env_file_is_refused_and_not_passed_over() {
    let place = std::env::temp_dir().join(format!("salon-env-file-{}", std::process::id()));
    std::fs::create_dir_all(&place).unwrap();
    std::fs::write(
        place.join(".env"),
        "FOO BAR topsecret\nDATABASE_URL=postgres://x\n",
    )
    .unwrap();
    let (ended, said) = run_in(&place, &[]);
    assert_eq!(ended, Some(1), "{said}");
    says(&said, &["salon-server: ", ".env", "NAME=value"]);
    assert!(!said.contains("topsecret"), "{said}");
    assert_eq!(std::fs::read_dir(&place).unwrap().count(), 1);
    std::fs::remove_dir_all(place).unwrap();
}
