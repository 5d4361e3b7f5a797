//! Bulk messages, as the verbs show them.

use insta::assert_snapshot;
use jiff::Timestamp;
use salon_domain::{Address, ClientName, ConsentAct, ConsentSource, Purpose};
use salon_postgres::{Apply, Database, NewConsent};
use salon_responder::parse_salon_file;
use serde_json::json;

use crate::desk::{DEMO, Desk, NOW};

const OFFER: &str = "Hi {name|there}, 10% off color at {salon} this week.";

#[tokio::test(flavor = "multi_thread")]
async fn a_campaign_is_planned_looked_at_started_and_steered() {
    let desk = Desk::new("bulk");
    let (database, server) = Database::open_embedded(&desk.data_dir()).await.unwrap();
    database.migrate().await.unwrap();
    fill(&database).await;

    refused_before_anything_is_written(&desk);
    let plan = desk.run(&["campaign", "plan", "winter", "--text", OFFER]);
    assert_snapshot!("campaign_planned", plan.whole());
    let again = desk.run(&["campaign", "plan", "winter", "--text", OFFER]);
    assert_snapshot!("campaign_planned_twice", again.whole());
    let preview = desk.run(&["campaign", "preview", "winter"]);
    assert_snapshot!("campaign_preview", preview.whole());
    assert_eq!(desk.run(&["campaign", "start", "winter"]).code(), 3);
    let started = desk.run(&["campaign", "start", "winter", "--yes", "--format", "json"]);
    assert_eq!(started.json()["state"], json!("running"));
    let paused = desk.run(&["campaign", "pause", "winter", "--format", "json"]);
    assert_eq!(paused.json()["state"], json!("paused"));
    assert_eq!(desk.run(&["campaign", "pause", "winter"]).code(), 3);
    assert_eq!(desk.run(&["campaign", "resume", "winter"]).code(), 0);
    let cancelled = desk.run(&["campaign", "cancel", "winter", "--yes", "--format", "json"]);
    assert_eq!(cancelled.json()["counts"][0]["reason"], json!("cancelled"));
    assert_snapshot!(
        "campaign_cancelled",
        desk.run(&["campaign", "result", "winter"]).whole()
    );
    from_a_list(&desk);
    assert_snapshot!("campaigns", desk.run(&["campaign", "list"]).whole());

    database.close();
    server.shutdown().await;
}

fn refused_before_anything_is_written(desk: &Desk) {
    let place = desk.run(&["campaign", "plan", "a", "--text", "Hi {email}"]);
    assert_snapshot!("campaign_unknown_place", place.whole());
    let service = [
        "campaign",
        "plan",
        "a",
        "--text",
        "Hi",
        "--service",
        "nails",
    ];
    assert_eq!(desk.run(&service).code(), 2);
    let list = [
        "campaign", "plan", "a", "--text", "Hi", "--list", "none.txt",
    ];
    assert_eq!(desk.run(&list).code(), 2);
    assert_snapshot!("no_campaign", desk.run(&["campaign", "show", "a"]).whole());
}

fn from_a_list(desk: &Desk) {
    desk.write(
        "numbers.txt",
        "(918) 555-1001\n\n918 555 1001\nnobody\n+19185559999\n",
    );
    let plan = [
        "campaign",
        "plan",
        "list",
        "--text",
        "Open on Sunday.",
        "--list",
        "numbers.txt",
    ];
    assert_snapshot!("campaign_from_a_list", desk.run(&plan).whole());
}

async fn fill(database: &Database) {
    let now: Timestamp = NOW.parse().unwrap();
    let file = std::fs::read_to_string(DEMO).unwrap();
    let salon = parse_salon_file(&file, "demo-salon.toml").unwrap();
    database
        .apply_salon(&salon, Apply::Write, now)
        .await
        .unwrap();
    let salon = database.only_salon().await.unwrap().unwrap();
    for (index, name) in ["Ana Lopez", "Bo Lind", "Cleo Park"]
        .into_iter()
        .enumerate()
    {
        let number = format!("+1918555100{}", index + 1);
        let address = Address::parse(&number, "US".parse().unwrap()).unwrap();
        let name = ClientName::parse(name).unwrap();
        let added = database.add_client(salon, &address, Some(&name)).await;
        added.unwrap();
        if index < 2 {
            let consent = NewConsent {
                salon,
                address: &address,
                purposes: &[Purpose::Marketing],
                act: ConsentAct::Granted,
                source: ConsentSource::Staff,
                wording: None,
                message: None,
                at: now,
            };
            database.record_consent(None, &consent).await.unwrap();
        }
    }
}
