//! What leaves the program: everything in files, the book, and calendars.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use insta::assert_snapshot;
use salon_testkit::{ServerProcess, workspace_binary};
use serde_json::{Value, json};

use crate::desk::Desk;
use crate::terminal::a_wednesday;

fn book(desk: &Desk, now: &[&str], at: &str) {
    let book = [
        "appointment",
        "book",
        "--number",
        "918 555 0123",
        "--name",
        "Ana Lopez",
        "-s",
        "haircut",
        "--staff",
        "sarah",
        "--at",
        at,
        "--yes",
    ];
    let booked = desk.feed(&[now, &book[..]].concat(), "");
    assert_eq!(booked.code(), 0, "{}", booked.whole());
}

#[test]
fn everything_goes_into_files_and_the_book_into_a_calendar() {
    let desk = Desk::demo("going");
    book(&desk, &["--now", crate::desk::NOW], "2026-11-25T10:00");

    let export = desk.run(&["export", "backup", "--format", "json"]).json();
    let rows = |file: &str| {
        let files = export["files"].as_array().unwrap();
        let found = files.iter().find(|one| one["file"] == json!(file));
        found.unwrap()["rows"].as_u64().unwrap()
    };
    assert_eq!(
        (
            rows("salons.csv"),
            rows("clients.csv"),
            rows("appointments.csv")
        ),
        (1, 1, 1)
    );
    let backup = desk.directory().join("backup");
    let clients = fs::read_to_string(backup.join("clients.csv")).unwrap();
    assert!(
        clients.starts_with("id,salon_id,") && clients.contains("Ana Lopez"),
        "{clients}"
    );
    let columns = fs::read_to_string(backup.join("columns.csv")).unwrap();
    assert!(columns.contains("clients,salon_id,"), "{columns}");
    for file in [backup.clone(), backup.join("clients.csv")] {
        let mode = fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{} is for its owner alone", file.display());
    }
    assert_snapshot!("export_twice", desk.run(&["export", "backup"]).whole());

    let export = desk.run(&["export", "lines", "--as", "json"]);
    assert_eq!(export.code(), 0, "{}", export.whole());
    let lines = fs::read_to_string(desk.directory().join("lines/appointments.jsonl")).unwrap();
    let visit: Value = serde_json::from_str(lines.trim()).unwrap();
    assert_eq!(visit["starts_at"], json!("2026-11-25T16:00:00+00:00"));

    assert_snapshot!("book_csv", desk.run(&["appointment", "export"]).whole());
    let calendar = desk.run(&["appointment", "export", "--ics", "--staff", "sarah"]);
    assert_snapshot!("book_ics", calendar.whole());
    let other = desk.run(&["appointment", "export", "--ics", "--staff", "sam"]);
    assert!(!other.data().contains("VEVENT"), "{}", other.whole());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stylist_reads_their_visits_under_a_secret_link_until_it_is_revoked() {
    let desk = Desk::demo("calendar");
    book(&desk, &[], &format!("{}T10:00", a_wednesday()));
    let data_dir = desk.data_dir();
    let settings = [("SALON__DATABASE__DATA_DIR", data_dir.to_str().unwrap())];
    let server = ServerProcess::start(workspace_binary("salon-server"), &settings).await;
    let link = || {
        desk.run(&["staff", "calendar", "Sarah", "--format", "json"])
            .json()
    };
    let path = |link: &Value| {
        let url = link["url"].as_str().unwrap();
        let (_, secret) = url.split_once("/calendar/").unwrap();
        format!("/calendar/{secret}")
    };
    let first = path(&link());
    let answer = server.get(&first).await;
    assert_eq!(
        (answer.status, answer.header("content-type")),
        (200, Some("text/calendar; charset=utf-8"))
    );
    assert!(
        answer.body.contains("SUMMARY:Haircut: Ana Lopez"),
        "{}",
        answer.body
    );
    let second = path(&link());
    assert_eq!(
        server.get(&first).await.status,
        404,
        "a new link ends the old one"
    );
    assert_eq!(server.get(&second).await.status, 200);
    assert_eq!(server.get("/calendar/0.ics").await.status, 404);
    let revoked = desk.run(&["staff", "calendar", "sarah", "--revoke"]);
    assert_snapshot!("calendar_revoked", revoked.whole());
    assert_eq!(server.get(&second).await.status, 404);
    let again = desk.run(&["staff", "calendar", "sarah", "--revoke"]);
    assert_snapshot!("calendar_revoked_twice", again.whole());
    let (stopped, log) = server.stop().await;
    assert!(stopped, "{log:?}");
    let secret = second
        .trim_start_matches("/calendar/")
        .trim_end_matches(".ics");
    assert!(
        log.iter().all(|line| !line.contains(secret)),
        "the log tells the secret"
    );
}
