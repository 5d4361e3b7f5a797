//! Lists for people: pages, filters, nothing of another salon.

use salon_domain::{ClientName, SalonId, VisitStatus};
use salon_postgres::VisitFilter;

use crate::stage::{Stage, address, effect, now};

#[tokio::test]
async fn lists_visits_by_filter_and_page() {
    let stage = Stage::open().await;
    let turn = stage.turn("+19185550123").await;
    let ana = ClientName::parse("Ana").unwrap();
    let client = stage
        .database
        .add_client(stage.salon, &address("+19185550123"), Some(&ana))
        .await
        .unwrap();
    let mut ids = Vec::new();
    for (ordinal, start) in [
        (1, "2026-11-24T16:00:00Z"),
        (2, "2026-11-24T18:00:00Z"),
        (3, "2026-11-25T16:00:00Z"),
    ] {
        let opening = stage.opening("cut", "sam", start);
        ids.push(
            stage
                .database
                .book(effect(&turn, ordinal), stage.visit(client, &opening), now())
                .await
                .unwrap(),
        );
    }
    let cancel = VisitStatus::Cancelled;
    stage
        .database
        .change_visit(effect(&turn, 4), stage.salon, ids[1], cancel, now())
        .await
        .unwrap();
    let list = |salon, filter: VisitFilter| {
        let database = stage.database.clone();
        async move {
            let rows = database.list_visits(salon, &filter).await.unwrap();
            rows.iter().map(|row| row.visit.id).collect::<Vec<_>>()
        }
    };
    let all = VisitFilter::default();
    assert_eq!(list(stage.salon, all.clone()).await, ids);
    assert_eq!(list(SalonId::new(999), all.clone()).await, []);
    let page = VisitFilter {
        limit: Some(1),
        after: Some(ids[0]),
        ..all.clone()
    };
    assert_eq!(list(stage.salon, page).await, [ids[1]]);
    let booked = VisitFilter {
        status: Some(VisitStatus::Booked),
        ..all.clone()
    };
    assert_eq!(list(stage.salon, booked).await, [ids[0], ids[2]]);
    let alex = VisitFilter {
        staff: Some(stage.catalog.staff[1].id),
        ..all.clone()
    };
    assert_eq!(list(stage.salon, alex).await, []);
    let day = VisitFilter {
        to: Some("2026-11-25T00:00:00Z".parse().unwrap()),
        ..all.clone()
    };
    assert_eq!(list(stage.salon, day).await, [ids[0], ids[1]]);
    let row = stage
        .database
        .list_visits(stage.salon, &all)
        .await
        .unwrap()
        .remove(0);
    assert_eq!(row.client_name, Some(ana));
    assert_eq!(row.client_number.as_deref(), Some("*********123"));
    assert_eq!(
        (row.service_names.as_str(), row.staff_names.as_slice()),
        ("Haircut", &["Sam".to_owned()][..])
    );
}

#[tokio::test]
async fn lists_conversations_the_latest_first() {
    let stage = Stage::open().await;
    for (from, sid) in [
        ("+19185550123", "SM-1"),
        ("+19185550124", "SM-2"),
        ("+19185550123", "SM-3"),
    ] {
        stage.text(from, sid, sid).await;
        let turn = stage.claim().await.unwrap();
        stage.answer(&turn, &format!("to {sid}")).await;
    }
    let rows = stage
        .database
        .list_conversations(stage.salon, 10, None)
        .await
        .unwrap();
    let last: Vec<_> = rows
        .iter()
        .map(|row| row.last_body.as_deref().unwrap())
        .collect();
    assert_eq!(last, ["to SM-3", "to SM-2"]);
    let next = stage
        .database
        .list_conversations(stage.salon, 10, Some(rows[0].id))
        .await
        .unwrap();
    assert_eq!(next, rows[1..]);
}
