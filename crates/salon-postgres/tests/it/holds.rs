//! Holds take the time like a visit, and run out.

use jiff::Timestamp;
use salon_domain::VisitStatus;
use salon_postgres::{BookError, Holds, VisitKind};

use crate::stage::{Stage, effect, now};

const TEN: &str = "2026-11-24T16:00:00Z";

fn later() -> Timestamp {
    "2026-11-23T14:10:00Z".parse().unwrap()
}

#[tokio::test]
async fn a_hold_blocks_until_it_is_kept_or_runs_out() {
    let stage = Stage::open().await;
    let (turn, client) = (
        stage.turn("+19185550123").await,
        stage.client("+19185550123").await,
    );
    let opening = stage.opening("cut", "sam", TEN);
    let book = |ordinal| {
        let mut visit = stage.visit(client, &opening);
        visit.kind = VisitKind::Held { until: later() };
        stage.database.book(effect(&turn, ordinal), visit, now())
    };
    let held = book(1).await.unwrap();
    assert!(matches!(book(2).await, Err(BookError::SlotTaken)));
    let keep = |ordinal, visit, at| {
        stage
            .database
            .keep_hold(effect(&turn, ordinal), stage.salon, visit, at)
    };
    let late = keep(3, held, later()).await;
    assert!(matches!(late, Err(BookError::OfferGone)), "{late:?}");
    let expired = Holds::ExpiredBefore(later());
    assert_eq!(
        stage
            .database
            .release_holds(&expired, later())
            .await
            .unwrap(),
        [held]
    );
    assert_eq!(
        stage
            .database
            .release_holds(&expired, later())
            .await
            .unwrap(),
        []
    );
    let second = book(4).await.unwrap();
    let kept = keep(5, second, now()).await.unwrap();
    assert_eq!(kept.status, VisitStatus::Booked);
    assert_eq!(
        stage
            .database
            .release_holds(&expired, later())
            .await
            .unwrap(),
        []
    );
}

#[tokio::test]
async fn releases_the_holds_of_the_people_named_and_no_others() {
    let stage = Stage::open().await;
    let turn = stage.turn("+19185550123").await;
    let (mine, theirs) = (
        stage.client("+19185550123").await,
        stage.client("+19185550124").await,
    );
    let mut held = Vec::new();
    for (ordinal, client, start) in [(1, mine, TEN), (2, theirs, "2026-11-24T18:00:00Z")] {
        let opening = stage.opening("wash", "sam", start);
        let mut visit = stage.visit(client, &opening);
        visit.kind = VisitKind::Held { until: later() };
        held.push(
            stage
                .database
                .book(effect(&turn, ordinal), visit, now())
                .await
                .unwrap(),
        );
    }
    let of = Holds::Of(stage.salon, vec![mine]);
    assert_eq!(
        stage.database.release_holds(&of, now()).await.unwrap(),
        [held[0]]
    );
    let other = stage
        .database
        .get_visit(stage.salon, held[1])
        .await
        .unwrap();
    assert_eq!(other.status, VisitStatus::Held);
}
