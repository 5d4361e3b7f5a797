//! What an operator does by hand: parts of a salon, the book, lists and work that was given up.

use jiff::civil::date;
use salon_domain::{ClientName, Fact, VisitStatus};
use salon_postgres::{
    Apply, By, ChangeAction, ClientFilter, HandMade, MessageFilter, SalonPart, TurnRecord,
    Undelivered,
};
use serde_json::json;

use crate::stage::{Stage, address, answering, description, key, now};

const ANA: &str = "+19185550123";

#[tokio::test]
async fn what_an_operator_wrote_stays_when_the_file_does_not_name_it() {
    let stage = Stage::open().await;
    let (database, salon) = (&stage.database, stage.salon);
    let fact = Fact {
        key: key("gift-cards"),
        asks: vec!["gift card".to_owned()],
        text: "At the desk.".to_owned(),
        valid_from: None,
        valid_until: None,
    };
    let sam = key("sam");
    let leave = HandMade::TimeOff {
        staff: &sam,
        zone: &stage.catalog.salon.zone,
        days: (date(2026, 12, 1), date(2026, 12, 2)),
    };
    let closed = HandMade::DatedHours {
        staff: None,
        date: date(2026, 12, 28),
        spans: &[],
        label: Some("Inventory"),
    };
    for part in [HandMade::Fact(&fact), leave, closed] {
        let written = database.write_part(salon, &part, "maria", now()).await;
        assert_eq!(
            written.unwrap().map(|change| change.action),
            Some(ChangeAction::Added)
        );
        let again = database.write_part(salon, &part, "maria", now()).await;
        assert_eq!(again.unwrap(), None);
    }
    let file = description();
    let applied = database.apply_salon(&file, Apply::Write, now()).await;
    assert_eq!(applied.unwrap(), []);
    let catalog = database.load_catalog(salon).await.unwrap();
    assert_eq!(catalog.facts, std::slice::from_ref(&fact));
    assert_eq!(catalog.hours.time_off.len(), 1);
    assert_eq!(
        catalog.hours.label_on(date(2026, 12, 28)),
        Some("Inventory")
    );

    // A file that names it decides it.
    let mut naming = file;
    naming.facts = vec![Fact {
        text: "Online.".to_owned(),
        ..fact
    }];
    let applied = database.apply_salon(&naming, Apply::Write, now()).await;
    assert_eq!(applied.unwrap()[0].action, ChangeAction::Changed);
    let rows = database.list_parts(salon, SalonPart::Fact).await.unwrap();
    assert_eq!(rows[0].made_by, "file");
}

#[tokio::test]
async fn what_an_operator_archived_comes_back_by_an_operator_alone() {
    let stage = Stage::open().await;
    let (database, salon) = (&stage.database, stage.salon);
    let cut = (SalonPart::Service, "cut");
    assert!(
        database
            .archive_part(salon, cut, "maria", now())
            .await
            .unwrap()
    );
    assert!(
        !database
            .archive_part(salon, cut, "maria", now())
            .await
            .unwrap()
    );
    let file = description();
    let applied = database.apply_salon(&file, Apply::Write, now()).await;
    assert_eq!(applied.unwrap(), []);
    let menu = |catalog: salon_domain::Catalog| {
        let mut keys = catalog.services.into_iter().map(|one| one.key);
        keys.any(|one| one == key("cut"))
    };
    assert!(!menu(database.load_catalog(salon).await.unwrap()));
    assert!(
        database
            .restore_part(salon, cut, "maria", now())
            .await
            .unwrap()
    );
    assert!(menu(database.load_catalog(salon).await.unwrap()));
    let audit = "SELECT actor || ' ' || action FROM audit_log WHERE actor = 'maria' ORDER BY id";
    assert_eq!(
        stage.home.query(audit).await,
        [["maria archive"], ["maria restore"]]
    );
}

#[tokio::test]
async fn a_persons_booking_is_a_deed_of_its_own_and_in_the_audit_log() {
    let stage = Stage::open().await;
    let ana = ClientName::parse("Ana").unwrap();
    let database = &stage.database;
    let number = address(ANA);
    let client = database.add_client(stage.salon, &number, Some(&ana));
    let client = client.await.unwrap();
    let maria = By::Person("maria");
    let opening = stage.opening("cut", "sam", "2026-11-24T16:00:00Z");
    let visit = stage.visit(client, &opening);
    let id = database.book(maria, visit, now()).await.unwrap();
    let later = stage.opening("cut", "sam", "2026-11-24T18:00:00Z");
    let moved = database.move_visit(maria, stage.salon, id, &later, None, now());
    assert_eq!(moved.await.unwrap().range.start(), later.start());
    let arrived = VisitStatus::Arrived;
    let arrived = database.change_visit(maria, stage.salon, id, arrived, now());
    assert_eq!(arrived.await.unwrap().status, VisitStatus::Arrived);
    let audit = "SELECT action, subject FROM audit_log WHERE actor = 'maria' ORDER BY id";
    let subject = format!("appointment:{id}");
    assert_eq!(
        stage.home.query(audit).await,
        [
            ["book".to_owned(), subject.clone()],
            ["move".to_owned(), subject.clone()],
            ["arrived".to_owned(), subject],
        ]
    );
}

#[tokio::test]
async fn lists_clients_by_name_and_number_and_page() {
    let stage = Stage::open().await;
    let database = &stage.database;
    let mut ids = Vec::new();
    for (number, name) in [
        (ANA, "Ana Lopez"),
        ("+19185550142", "Bea"),
        ("+19185550155", "Cleo"),
    ] {
        let name = ClientName::parse(name).unwrap();
        let number = address(number);
        let added = database.add_client(stage.salon, &number, Some(&name));
        ids.push(added.await.unwrap());
    }
    let list = async |search: Option<&str>, after| {
        let filter = ClientFilter {
            search: search.map(str::to_owned),
            limit: Some(2),
            after,
        };
        let rows = database.list_clients(stage.salon, &filter, now()).await;
        let rows = rows.unwrap().into_iter().map(|row| row.person.id);
        rows.collect::<Vec<_>>()
    };
    assert_eq!(list(None, None).await, [ids[2], ids[1]]);
    assert_eq!(list(None, Some(ids[1])).await, [ids[0]]);
    assert_eq!(list(Some("lopez"), None).await, [ids[0]]);
    assert_eq!(list(Some("0142"), None).await, [ids[1]]);
    assert_eq!(list(Some("%"), None).await, []);
    let ana = database.find_client(stage.salon, ids[0], now()).await;
    assert_eq!(ana.unwrap().unwrap().addresses, [address(ANA)]);
}

#[tokio::test]
async fn lists_texts_by_conversation_time_and_page() {
    let stage = Stage::open().await;
    let database = &stage.database;
    let mut ids = Vec::new();
    for (from, sid) in [(ANA, "1"), ("+19185550142", "2"), (ANA, "3")] {
        ids.push(stage.text(from, sid, "Hi").await);
    }
    let list = async |filter: MessageFilter| {
        let rows = database.list_messages(stage.salon, &filter).await.unwrap();
        rows.into_iter()
            .map(|row| row.text.message)
            .collect::<Vec<_>>()
    };
    let all = MessageFilter::default;
    assert_eq!(list(all()).await, [ids[2], ids[1], ids[0]]);
    let after = Some(ids[2]);
    let limit = Some(1);
    assert_eq!(
        list(MessageFilter {
            after,
            limit,
            ..all()
        })
        .await,
        [ids[1]]
    );
    let conversation = Some(stage.conversation(ANA).await);
    assert_eq!(
        list(MessageFilter {
            conversation,
            ..all()
        })
        .await,
        [ids[2], ids[0]]
    );
    let since = Some("2026-11-24T00:00:00Z".parse().unwrap());
    assert_eq!(list(MessageFilter { since, ..all() }).await, []);
    let undelivered = Undelivered::Only;
    assert_eq!(
        list(MessageFilter {
            undelivered,
            ..all()
        })
        .await,
        []
    );
}

#[tokio::test]
async fn a_turn_that_was_given_up_is_tried_again_once() {
    let stage = Stage::open().await;
    let database = &stage.database;
    let turn = stage.turn(ANA).await;
    let given_up = TurnRecord {
        outcome: "quarantined".to_owned(),
        trace: json!({ "attempts": 3 }),
        ..answering(&turn, "A person will answer.")
    };
    database.record_turn(&turn.lease, given_up).await.unwrap();
    let listed = database.list_quarantined(stage.salon, 10).await.unwrap();
    assert_eq!(listed[0].turn, turn.lease.turn);
    assert_eq!(database.queue_status().await.unwrap().quarantined, 1);
    let retry = async || {
        let retried = database.retry_turn(stage.salon, turn.lease.turn, "maria", now());
        retried.await.unwrap()
    };
    assert_eq!(retry().await, Some(1));
    assert_eq!(retry().await, None);
    let again = stage.claim().await.unwrap();
    assert_eq!(again.texts, turn.texts);
    assert!(again.lease.turn != turn.lease.turn);
    assert_eq!(database.queue_status().await.unwrap().inbox, 1);
}
