//! A salon with a visit, a thread and a person to call back, as the verbs show them. The database is
//! open in this process all the while, as a running server has it.

use std::time::Duration;

use insta::assert_snapshot;
use jiff::Timestamp;
use salon_domain::{Address, Catalog, ClientName, Purpose, SalonId, Wish, find_openings};
use salon_postgres::{
    Apply, Database, DecidedBy, Effect, NewHandoff, NewInbound, NewText, NewVisit, OfferChange,
    TurnRecord, VisitKind, Worker,
};
use salon_responder::parse_salon_file;
use serde_json::json;

use crate::desk::{DEMO, Desk, NOW};

const CLIENT: &str = "+19185550123";

#[tokio::test(flavor = "multi_thread")]
async fn the_book_and_the_threads_are_shown_by_the_salons_clock() {
    let desk = Desk::new("book");
    let (database, server) = Database::open_embedded(&desk.data_dir()).await.unwrap();
    database.migrate().await.unwrap();
    fill(&database).await;

    the_book(&desk);
    the_threads(&desk);
    handoffs(&desk);
    let doctor = desk.run(&["doctor", "--url", "http://127.0.0.1:1"]);
    assert_snapshot!("doctor_of_a_salon", doctor.whole());

    database.close();
    server.shutdown().await;
}

fn the_book(desk: &Desk) {
    let tuesday = [
        "openings",
        "-s",
        "haircut",
        "--on",
        "2026-11-24",
        "--limit",
        "6",
    ];
    assert_snapshot!("openings", desk.run(&tuesday).whole());
    let found = desk
        .run(&[&tuesday[..], &["--format", "json"]].concat())
        .json();
    assert_eq!(found["openings"].as_array().unwrap().len(), 6);
    assert_eq!(
        found["openings"][0]["starts_at"],
        json!("2026-11-24T09:00:00-06:00")
    );
    assert_eq!(
        found["openings"][0]["parts"][0]["service"],
        json!("haircut")
    );
    let thanksgiving = desk.run(&["openings", "-s", "Cut", "--on", "2026-11-26"]);
    assert_snapshot!("no_openings", thanksgiving.whole());
    let misspelt = desk.run(&["openings", "-s", "haircutt"]);
    assert_snapshot!("openings_of_an_unknown_service", misspelt.whole());

    assert_snapshot!("appointments", desk.run(&["appointment", "list"]).whole());
    let listed = desk
        .run(&["appointment", "list", "--format", "json"])
        .json();
    assert_eq!(listed["appointments"][0]["status"], json!("booked"));
    let held = desk.run(&["appointment", "list", "--status", "held"]);
    assert_eq!(
        held.data(),
        "Mon 2026-11-23 to Sun 2026-11-29: no appointments.\n"
    );
    assert_snapshot!(
        "appointment",
        desk.run(&["appointment", "show", "1"]).whole()
    );
    let shown = desk
        .run(&["appointment", "show", "1", "--format", "json"])
        .json();
    assert_eq!(shown["services"][0]["price"]["currency"], json!("USD"));
    assert_snapshot!(
        "appointment_unknown",
        desk.run(&["appointment", "show", "99"]).whole()
    );
}

fn the_threads(desk: &Desk) {
    assert_snapshot!("conversations", desk.run(&["conversation", "list"]).whole());
    let thread = desk.run(&["conversation", "show", CLIENT]);
    assert_snapshot!("conversation", thread.whole());
    for written in ["(918) 555-0123", "918-555-0123", "19185550123", "1"] {
        assert_eq!(
            desk.run(&["conversation", "show", written]).data(),
            thread.data(),
            "{written}"
        );
    }
    let test_number = desk
        .run(&["conversation", "show", "+1234567890", "--format", "json"])
        .json();
    assert_eq!(test_number["texts"][0]["text"], json!("Hi"));
    assert_eq!(test_number["texts"][0]["status"], json!(null));
    assert_snapshot!(
        "conversation_unknown",
        desk.run(&["conversation", "show", "+19185550199"]).whole()
    );
}

fn handoffs(desk: &Desk) {
    assert_snapshot!("handoffs", desk.run(&["handoff", "list"]).whole());
    let dry = desk.run(&["handoff", "close", "1", "--dry-run"]);
    assert!(
        dry.code() == 0 && dry.talk() == "Dry run: it is still open.\n",
        "{}",
        dry.whole()
    );
    assert_eq!(desk.run(&["handoff", "close", "1"]).code(), 3);
    let closed = desk.run(&[
        "handoff", "close", "1", "--by", "Maria", "--yes", "--format", "json",
    ]);
    assert_eq!(closed.json()["handoffs"][0]["closed_by"], json!("Maria"));
    assert_eq!(
        desk.run(&["handoff", "list"]).data(),
        "Nobody waits for a person.\n"
    );
    assert_snapshot!(
        "handoff_closed_already",
        desk.run(&["handoff", "close", "1", "--yes"]).whole()
    );
}

/// Fills a database with the demo salon, one booked visit, two threads and a handoff.
async fn fill(database: &Database) {
    let now: Timestamp = NOW.parse().unwrap();
    let salon =
        parse_salon_file(&std::fs::read_to_string(DEMO).unwrap(), "demo-salon.toml").unwrap();
    database
        .apply_salon(&salon, Apply::Write, now)
        .await
        .unwrap();
    let salon = database.list_salons().await.unwrap()[0].id;
    let catalog = database.load_catalog(salon).await.unwrap();
    let first = text(
        salon,
        CLIENT,
        "A haircut tomorrow at 10, and can somebody call me?",
        now,
    );
    database.store_inbound(&[first]).await.unwrap();
    book(database, &catalog, now).await;
    let second = text(salon, "+1234567890", "Hi", now);
    database.store_inbound(&[second]).await.unwrap();
}

fn text(salon: SalonId, from: &str, body: &str, now: Timestamp) -> NewInbound {
    let address = |text| Address::parse(text, "US".parse().unwrap()).unwrap();
    NewInbound {
        salon,
        from: address(from),
        to: address("+19185550100"),
        provider_id: format!("SM{from}"),
        body: body.to_owned(),
        media: vec![],
        opt_out_type: None,
        received_at: now,
    }
}

/// Decides the turn that waits: a visit, an answer, a handoff.
async fn book(database: &Database, catalog: &Catalog, now: Timestamp) {
    let worker = Worker {
        name: "test".to_owned(),
    };
    let lease = Duration::from_mins(1);
    let claimed = database
        .claim_turn(&worker, lease, Duration::ZERO)
        .await
        .unwrap()
        .unwrap();
    let effect = |ordinal| Effect {
        turn: claimed.lease.turn,
        ordinal,
    };
    let name = ClientName::parse("Ana Lopez").unwrap();
    let person = database.add_person(
        effect(0),
        claimed.salon,
        &claimed.client_address,
        Some(&name),
    );
    let client = person.await.unwrap();
    let zone = &catalog.salon.zone;
    let ten = "2026-11-24T16:00:00Z".parse().unwrap();
    let wish = Wish {
        services: vec![catalog.services[0].id],
        staff: None,
        window: zone.day(zone.date(ten)).unwrap(),
        near: Some(ten),
    };
    let found = find_openings(catalog, &[], now, &wish, 1).unwrap();
    let visit = NewVisit {
        salon: claimed.salon,
        client,
        opening: &found.found[0],
        kind: VisitKind::Booked,
        offer: None,
        notes: None,
    };
    database.book(effect(1), visit, now).await.unwrap();
    let record = TurnRecord {
        outcome: "answered".to_owned(),
        intent: None,
        dialogue: None,
        language: None,
        offers: OfferChange::Keep,
        reply: Some(NewText {
            body: "You're booked: Haircut, Tue Nov 24, 10:00 am.\nSomebody will call you."
                .to_owned(),
            purpose: Purpose::Conversation,
            purpose_key: "turn:1".to_owned(),
        }),
        handoff: Some(NewHandoff {
            reason: "asked".to_owned(),
            summary: "Wants to be called.".to_owned(),
        }),
        draft_until: None,
        decided: DecidedBy::default(),
        trace: json!({}),
        now,
    };
    database.record_turn(&claimed.lease, record).await.unwrap();
}
