//! The first version's database, brought in by its operator.

use insta::assert_snapshot;
use salon_testkit::{FIRST_VERSION_ROWS, FIRST_VERSION_TABLES, TestDatabase};
use serde_json::json;

use crate::desk::Desk;

#[tokio::test(flavor = "multi_thread")]
async fn the_first_version_comes_in_after_a_look_and_a_second_time_changes_nothing() {
    let old = TestDatabase::start().await;
    old.execute(FIRST_VERSION_TABLES).await;
    old.execute(FIRST_VERSION_ROWS).await;
    let desk = Desk::demo("legacy");
    let url = old.url();
    let import = [
        "import",
        "legacy",
        "--from",
        &url,
        "--schema",
        "first_version",
        "--staff",
        "sarah",
    ];
    let run = |rest: &[&str]| desk.run(&[&import[..], rest].concat());
    assert_snapshot!("legacy_dry", run(&["--dry-run"]).whole());
    assert_eq!(run(&[]).code(), 3, "nobody was there to say yes");
    let report = run(&["--yes", "--format", "json", "--report", "report.json"]).json();
    assert_eq!(
        (&report["clients"]["new"], &report["appointments"]["new"]),
        (&json!(4), &json!(7))
    );
    let kept = std::fs::read_to_string(desk.directory().join("report.json")).unwrap();
    assert!(kept.contains("shared_number"), "{kept}");
    let again = run(&["--yes", "--format", "json"]).json();
    assert_eq!(
        (
            &again["clients"]["unchanged"],
            &again["appointments"]["unchanged"]
        ),
        (&json!(5), &json!(7))
    );
    let days = [
        "appointment",
        "list",
        "--on",
        "2026-11-25",
        "--format",
        "json",
    ];
    let listed = desk.run(&days).json();
    assert_eq!(listed["appointments"][0]["id"], json!(104), "ids are kept");
    let elsewhere = ["import", "legacy", "--from", "not a url", "--dry-run"];
    assert_snapshot!("legacy_no_url", desk.run(&elsewhere).whole());
    let here = ["import", "legacy", "--from", &url, "--dry-run"];
    assert_snapshot!("legacy_not_that", desk.run(&here).whole());
}
