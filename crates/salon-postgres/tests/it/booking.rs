//! The book never has two visits in one place.

use salon_domain::{VisitId, VisitStatus};
use salon_postgres::{BookError, NewOffer, OfferChange, VisitError};

use crate::stage::{Stage, answering, effect, now};

const TEN: &str = "2026-11-24T16:00:00Z";
const HALF_PAST_TEN: &str = "2026-11-24T16:30:00Z";
const ELEVEN: &str = "2026-11-24T17:00:00Z";

#[tokio::test]
async fn refuses_a_second_visit_of_one_stylist_at_one_time() {
    let stage = Stage::open().await;
    let (turn, client) = (
        stage.turn("+19185550123").await,
        stage.client("+19185550123").await,
    );
    let first = stage.opening("wash", "sam", TEN);
    let again = stage.opening("cut", "sam", TEN);
    stage
        .database
        .book(effect(&turn, 1), stage.visit(client, &first), now())
        .await
        .unwrap();
    let refused = stage
        .database
        .book(effect(&turn, 2), stage.visit(client, &again), now())
        .await;
    assert!(matches!(refused, Err(BookError::SlotTaken)), "{refused:?}");
    let visits = stage
        .database
        .visits_of(stage.salon, &[client], now())
        .await
        .unwrap();
    assert_eq!(visits.len(), 1, "nothing of the refused visit is left");
}

#[tokio::test]
async fn refuses_a_second_visit_in_one_chair_at_one_time() {
    let stage = Stage::open().await;
    let (turn, client) = (
        stage.turn("+19185550123").await,
        stage.client("+19185550123").await,
    );
    let first = stage.opening("cut", "sam", TEN);
    let other = stage.opening("cut", "alex", HALF_PAST_TEN);
    stage
        .database
        .book(effect(&turn, 1), stage.visit(client, &first), now())
        .await
        .unwrap();
    let refused = stage
        .database
        .book(effect(&turn, 2), stage.visit(client, &other), now())
        .await;
    assert!(matches!(refused, Err(BookError::SlotTaken)), "{refused:?}");
    let chairless = stage.opening("wash", "alex", HALF_PAST_TEN);
    stage
        .database
        .book(effect(&turn, 3), stage.visit(client, &chairless), now())
        .await
        .unwrap();
}

#[tokio::test]
async fn allows_a_visit_that_starts_when_another_ends() {
    let stage = Stage::open().await;
    let (turn, client) = (
        stage.turn("+19185550123").await,
        stage.client("+19185550123").await,
    );
    for (ordinal, start) in [(1, TEN), (2, ELEVEN)] {
        let opening = stage.opening("cut", "sam", start);
        stage
            .database
            .book(effect(&turn, ordinal), stage.visit(client, &opening), now())
            .await
            .unwrap();
    }
}

#[tokio::test]
async fn a_cancelled_visit_gives_its_time_back() {
    let stage = Stage::open().await;
    let (turn, client) = (
        stage.turn("+19185550123").await,
        stage.client("+19185550123").await,
    );
    let opening = stage.opening("cut", "sam", TEN);
    let book = |ordinal| {
        stage
            .database
            .book(effect(&turn, ordinal), stage.visit(client, &opening), now())
    };
    let first = book(1).await.unwrap();
    let change = |ordinal, to| {
        stage
            .database
            .change_visit(effect(&turn, ordinal), stage.salon, first, to, now())
    };
    let confirmed = change(2, VisitStatus::Confirmed).await.unwrap();
    assert_eq!(
        (confirmed.status, confirmed.version),
        (VisitStatus::Confirmed, 2)
    );
    let cancelled = change(3, VisitStatus::Cancelled).await.unwrap();
    assert_eq!(
        (cancelled.status, cancelled.version),
        (VisitStatus::Cancelled, 3)
    );
    assert_eq!(
        stage
            .database
            .busy(stage.salon, opening.range(), None)
            .await
            .unwrap(),
        []
    );
    let back = change(4, VisitStatus::Booked).await;
    assert!(
        matches!(back, Err(VisitError::IllegalTransition(_))),
        "{back:?}"
    );
    book(5).await.unwrap();
}

#[tokio::test]
async fn a_visit_reads_back_as_it_was_booked() {
    let stage = Stage::open().await;
    let (turn, client) = (
        stage.turn("+19185550123").await,
        stage.client("+19185550123").await,
    );
    let opening = stage.opening("cut", "sam", TEN);
    let id = stage
        .database
        .book(effect(&turn, 1), stage.visit(client, &opening), now())
        .await
        .unwrap();
    let visit = stage.database.get_visit(stage.salon, id).await.unwrap();
    assert_eq!(
        (visit.client, visit.range, visit.status),
        (client, opening.range(), VisitStatus::Booked)
    );
    let part = &opening.parts()[0];
    let done = visit.services[0];
    assert_eq!(
        (done.service, done.staff, done.price),
        (part.service, part.staff, part.price)
    );
    let busy = stage
        .database
        .busy(stage.salon, opening.range(), None)
        .await
        .unwrap();
    assert_eq!(busy.len(), part.taken.len());
    assert_eq!(
        stage
            .database
            .busy(stage.salon, opening.range(), Some(id))
            .await
            .unwrap(),
        []
    );
    let nobody = stage
        .database
        .get_visit(stage.salon, VisitId::new(id.get() + 1))
        .await;
    assert_eq!(nobody.unwrap_err().code(), "database_not_found");
}

#[tokio::test]
async fn an_effect_that_is_asked_for_twice_happens_once() {
    let stage = Stage::open().await;
    let (turn, client) = (
        stage.turn("+19185550123").await,
        stage.client("+19185550123").await,
    );
    let (ten, eleven) = (
        stage.opening("cut", "sam", TEN),
        stage.opening("cut", "sam", ELEVEN),
    );
    let book = || {
        stage
            .database
            .book(effect(&turn, 1), stage.visit(client, &ten), now())
    };
    let first = book().await.unwrap();
    assert_eq!(book().await.unwrap(), first);
    let moving = || {
        stage
            .database
            .move_visit(effect(&turn, 2), stage.salon, first, &eleven, None, now())
    };
    let moved = moving().await.unwrap();
    assert_eq!((moved.range, moved.version), (eleven.range(), 2));
    assert_eq!(moving().await.unwrap(), moved);
    let cancel = || {
        let to = VisitStatus::Cancelled;
        stage
            .database
            .change_visit(effect(&turn, 3), stage.salon, first, to, now())
    };
    assert_eq!(cancel().await.unwrap(), cancel().await.unwrap());
}

#[tokio::test]
async fn a_worker_that_comes_too_late_changes_nothing() {
    let stage = Stage::open().await;
    let (turn, client) = (
        stage.turn("+19185550123").await,
        stage.client("+19185550123").await,
    );
    stage.answer(&turn, "done").await;
    let opening = stage.opening("cut", "sam", TEN);
    let late = stage
        .database
        .book(effect(&turn, 1), stage.visit(client, &opening), now())
        .await;
    assert_eq!(late.unwrap_err().code(), "database_turn_over");
}

#[tokio::test]
async fn a_visit_can_be_moved_over_its_own_old_time_but_not_over_anothers() {
    let stage = Stage::open().await;
    let (turn, client) = (
        stage.turn("+19185550123").await,
        stage.client("+19185550123").await,
    );
    let ten = stage.opening("cut", "sam", TEN);
    let visit = stage
        .database
        .book(effect(&turn, 1), stage.visit(client, &ten), now())
        .await
        .unwrap();
    let half = stage.opening("cut", "sam", HALF_PAST_TEN);
    let place = |ordinal, opening| {
        stage.database.move_visit(
            effect(&turn, ordinal),
            stage.salon,
            visit,
            opening,
            None,
            now(),
        )
    };
    place(2, &half).await.unwrap();
    let noon = stage.opening("cut", "sam", "2026-11-24T18:00:00Z");
    stage
        .database
        .book(effect(&turn, 3), stage.visit(client, &noon), now())
        .await
        .unwrap();
    let refused = place(4, &noon).await;
    assert!(matches!(refused, Err(BookError::SlotTaken)), "{refused:?}");
    let stays = stage.database.get_visit(stage.salon, visit).await.unwrap();
    assert_eq!((stays.range, stays.services.len()), (half.range(), 1));
}

#[tokio::test]
async fn an_offer_is_chosen_once_and_while_it_lasts() {
    let stage = Stage::open().await;
    let (turn, client) = (
        stage.turn("+19185550123").await,
        stage.client("+19185550123").await,
    );
    let offer = |start| NewOffer {
        opening: stage.opening("cut", "sam", start),
        moves: None,
        client: Some(client),
        expires_at: "2026-11-23T15:00:00Z".parse().unwrap(),
    };
    let mut record = answering(&turn, "1) ten 2) eleven");
    record.offers = OfferChange::Replace(vec![offer(TEN), offer(ELEVEN)]);
    stage
        .database
        .record_turn(&turn.lease, record)
        .await
        .unwrap();
    let offers = stage
        .database
        .open_offers(turn.lease.conversation, now())
        .await
        .unwrap();
    let numbers: Vec<_> = offers
        .iter()
        .map(|offer| (offer.number, offer.opening.start()))
        .collect();
    assert_eq!(
        numbers,
        [(1, TEN.parse().unwrap()), (2, ELEVEN.parse().unwrap())]
    );

    stage.text("+19185550123", "SM-choice", "the first").await;
    let turn = stage.claim().await.unwrap();
    let choose = |ordinal, at: usize, when| {
        let mut visit = stage.visit(client, &offers[at].opening);
        visit.offer = Some(offers[at].id);
        stage.database.book(effect(&turn, ordinal), visit, when)
    };
    choose(1, 0, now()).await.unwrap();
    let twice = choose(2, 0, now()).await;
    assert!(matches!(twice, Err(BookError::OfferGone)), "{twice:?}");
    let late = choose(3, 1, "2026-11-23T15:00:00Z".parse().unwrap()).await;
    assert!(matches!(late, Err(BookError::OfferGone)), "{late:?}");
    let open = stage
        .database
        .open_offers(turn.lease.conversation, now())
        .await
        .unwrap();
    assert_eq!(open.len(), 1);
}

#[tokio::test]
async fn of_many_who_race_for_one_opening_one_wins() {
    let stage = Stage::open().await;
    let mut racers = Vec::new();
    for racer in 0..8 {
        let number = format!("+1918555020{racer}");
        let turn = stage.turn(&number).await;
        racers.push((turn, stage.client(&number).await));
    }
    let opening = stage.opening("cut", "sam", TEN);
    let attempts = racers.iter().map(|(turn, client)| {
        stage
            .database
            .book(effect(turn, 1), stage.visit(*client, &opening), now())
    });
    let ended = futures_util::future::join_all(attempts).await;
    let won = ended.iter().filter(|result| result.is_ok()).count();
    let lost = ended
        .iter()
        .filter(|result| matches!(result, Err(BookError::SlotTaken)))
        .count();
    assert_eq!((won, lost), (1, 7), "{ended:?}");
}
