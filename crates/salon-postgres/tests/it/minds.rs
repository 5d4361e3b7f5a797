//! Prompts, trust, the cost of models, and what a repeated turn still knows.

use salon_domain::TrustLevel;
use salon_postgres::{DatabaseError, DecidedBy, ModelUse, NewOffer, OfferChange, SpendingQuestion};

use crate::stage::{Stage, answering, effect, now};

const NUMBER: &str = "+19185550123";

#[tokio::test]
async fn keeps_every_version_of_a_prompt_and_one_in_use() {
    let stage = Stage::open().await;
    let database = &stage.database;
    assert_eq!(database.active_prompt(stage.salon).await.unwrap(), None);
    for (words, version) in [("one", 1), ("two", 2)] {
        let added = database
            .add_prompt(stage.salon, words, "owner", now())
            .await;
        assert_eq!(added.unwrap(), version);
    }
    let activate = |version| database.activate_prompt(stage.salon, version, "owner", now());
    activate(1).await.unwrap();
    activate(2).await.unwrap();
    let missing = activate(3).await;
    assert!(
        matches!(missing, Err(DatabaseError::NotFound)),
        "{missing:?}"
    );
    let active = database.active_prompt(stage.salon).await.unwrap().unwrap();
    assert_eq!((active.version, active.body.as_str()), (2, "two"));
    activate(0).await.unwrap();
    assert_eq!(database.active_prompt(stage.salon).await.unwrap(), None);
    assert_eq!(database.list_prompts(stage.salon).await.unwrap().len(), 2);
}

#[tokio::test]
async fn trust_is_what_was_set_last() {
    let stage = Stage::open().await;
    for level in [TrustLevel::Off, TrustLevel::Draft] {
        let set = stage
            .database
            .set_trust(stage.salon, "price", level, "owner", now());
        set.await.unwrap();
    }
    let trust = stage.database.trust(stage.salon).await.unwrap();
    assert_eq!(trust.get("price"), Some(&TrustLevel::Draft));
    let log = stage
        .home
        .query("SELECT count(*)::text FROM audit_log WHERE subject = 'trust:price'");
    assert_eq!(log.await[0][0], "2");
}

#[tokio::test]
async fn counts_turns_with_a_model_and_what_they_cost() {
    let stage = Stage::open().await;
    let turn = stage.turn(NUMBER).await;
    let mut record = answering(&turn, "hello");
    record.decided = DecidedBy {
        assistant: Some("puppet".into()),
        analysis: None,
        model: Some(ModelUse {
            model: "puppet".into(),
            calls: 2,
            cost_micros: 420,
            ..ModelUse::default()
        }),
    };
    stage
        .database
        .record_turn(&turn.lease, record)
        .await
        .unwrap();
    let ask = |since| {
        stage.database.model_spending(SpendingQuestion {
            salon: stage.salon,
            conversation: turn.lease.conversation,
            since,
        })
    };
    let spent = ask(now()).await.unwrap();
    assert_eq!((spent.turns, spent.cost_micros), (1, 420));
    let later = ask(now() + jiff::SignedDuration::from_secs(1))
        .await
        .unwrap();
    assert_eq!((later.turns, later.cost_micros), (0, 0));
}

#[tokio::test]
async fn a_turn_that_is_tried_again_still_knows_the_offer_that_it_took() {
    let stage = Stage::open().await;
    let (first, client) = (stage.turn(NUMBER).await, stage.client(NUMBER).await);
    let opening = stage.opening("cut", "sam", "2026-11-24T16:00:00Z");
    let mut record = answering(&first, "1) ten");
    record.offers = OfferChange::Replace(vec![NewOffer {
        opening: opening.clone(),
        moves: None,
        client: Some(client),
        expires_at: now() + jiff::SignedDuration::from_hours(1),
    }]);
    stage
        .database
        .record_turn(&first.lease, record)
        .await
        .unwrap();
    stage.text(NUMBER, "SM-yes", "yes").await;
    let turn = stage.claim().await.unwrap();
    let conversation = turn.lease.conversation;
    let known = || {
        stage
            .database
            .offers_of_turn(conversation, turn.lease.turn, now())
    };
    let offer = known().await.unwrap()[0].id;
    let mut visit = stage.visit(client, &opening);
    visit.offer = Some(offer);
    let booked = stage
        .database
        .book(effect(&turn, 1), visit, now())
        .await
        .unwrap();
    assert_eq!(known().await.unwrap()[0].id, offer);
    let open = stage
        .database
        .open_offers(conversation, now())
        .await
        .unwrap();
    assert_eq!(open, []);
    let done = stage.database.effects_of(turn.lease.turn).await.unwrap();
    assert_eq!(
        (done[0].kind.as_str(), done[0].subject),
        ("book", Some(booked.get()))
    );
}
