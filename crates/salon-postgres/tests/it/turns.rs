//! Claims, leases, fences, and records that are whole or not there.

use std::time::Duration;

use jiff::Timestamp;
use salon_postgres::{
    Author, HandoffScope, LeaseError, NewHandoff, NewQueuedText, OfferChange, Recorded,
};
use serde_json::json;

use crate::stage::{LEASE, Stage, address, answering, now, text, worker};

const ANA: &str = "+19185550123";
const BEN: &str = "+19185550124";

#[tokio::test]
async fn a_burst_is_one_turn_and_different_numbers_are_different_turns() {
    let stage = Stage::open().await;
    for (from, sid) in [(ANA, "SM-1"), (BEN, "SM-2"), (ANA, "SM-3")] {
        stage.text(from, sid, sid).await;
    }
    let first = stage.claim().await.unwrap();
    let bodies = |turn: &salon_postgres::ClaimedTurn| -> Vec<String> {
        turn.texts.iter().map(|text| text.body.clone()).collect()
    };
    assert_eq!(
        (first.client_address.clone(), bodies(&first)),
        (address(ANA), vec!["SM-1".into(), "SM-3".into()])
    );
    assert_eq!(
        (first.salon_address.clone(), first.attempt),
        (address("+19185550100"), 1)
    );
    let second = stage.claim().await.unwrap();
    assert_eq!(
        (second.client_address.clone(), bodies(&second)),
        (address(BEN), vec!["SM-2".into()])
    );
    assert_eq!(stage.claim().await, None);
}

#[tokio::test]
async fn many_workers_claim_each_conversation_once() {
    let stage = Stage::open().await;
    for n in 0..20 {
        let from = format!("+191855501{n:02}");
        stage.text(&from, &format!("SM-{n}"), "hello").await;
    }
    let worker = || async {
        while let Some(turn) = stage.claim().await {
            stage.answer(&turn, "hi").await;
        }
    };
    futures_util::future::join_all((0..8).map(|_| worker())).await;
    let turns = stage
        .home
        .query("SELECT count(*), count(finished_at) FROM turns")
        .await;
    assert_eq!(turns, [["20", "20"]]);
    let depths = stage.database.queue_depths().await.unwrap();
    assert_eq!((depths.inbox, depths.outbox), (0, 20));
    stage.database.tidy().await.unwrap();
}

#[tokio::test]
async fn waits_until_the_texts_have_stopped_coming() {
    let stage = Stage::open().await;
    stage.text(ANA, "SM-1", "hello").await;
    let hour = Duration::from_hours(1);
    assert_eq!(
        stage
            .database
            .claim_turn(&worker(), LEASE, hour)
            .await
            .unwrap(),
        None
    );
    stage
        .home
        .execute("UPDATE inbox SET arrived_at = now() - interval '2 hours'")
        .await;
    stage.text(ANA, "SM-2", "and").await;
    assert_eq!(
        stage
            .database
            .claim_turn(&worker(), LEASE, hour)
            .await
            .unwrap(),
        None
    );
    stage
        .home
        .execute("UPDATE inbox SET arrived_at = arrived_at - interval '11 hours'")
        .await;
    stage.text(ANA, "SM-3", "still typing").await;
    let turn = stage
        .database
        .claim_turn(&worker(), LEASE, hour)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        turn.texts.len(),
        3,
        "who never stops is answered all the same"
    );
}

#[tokio::test]
async fn a_record_ends_the_turn_and_leaves_what_came_meanwhile() {
    let stage = Stage::open().await;
    stage.text(ANA, "SM-1", "hello").await;
    let turn = stage.claim().await.unwrap();
    stage.text(ANA, "SM-2", "and one more").await;
    let mut record = answering(&turn, "hi");
    record.dialogue = Some(json!({ "step": "service" }));
    record.language = Some("en".to_owned());
    record.handoff = Some(NewHandoff {
        reason: "asked".to_owned(),
        summary: "wants a person".to_owned(),
    });
    let Recorded::Done {
        reply: Some(reply),
        offers,
    } = stage
        .database
        .record_turn(&turn.lease, record)
        .await
        .unwrap()
    else {
        panic!("not recorded")
    };
    assert_eq!(offers, []);
    let kept = stage
        .database
        .conversation_state(turn.lease.conversation)
        .await
        .unwrap();
    assert_eq!(kept.dialogue, Some(json!({ "step": "service" })));
    assert!(kept.answered_before && kept.language.as_deref() == Some("en"));
    let handoffs = stage
        .database
        .list_handoffs(stage.salon, HandoffScope::Open)
        .await
        .unwrap();
    assert_eq!((handoffs.len(), handoffs[0].reason.as_str()), (1, "asked"));
    let waiting = stage.claim_texts(10).await;
    assert_eq!(
        (
            waiting.len(),
            waiting[0].lease.outbox,
            waiting[0].body.as_str()
        ),
        (1, reply, "hi")
    );
    let next = stage.claim().await.unwrap();
    assert_eq!(
        (next.texts.len(), next.texts[0].body.as_str()),
        (1, "and one more")
    );
    assert_ne!(next.lease.turn, turn.lease.turn);
    let mut record = answering(&next, "sure");
    record.dialogue = Some(serde_json::Value::Null);
    stage
        .database
        .record_turn(&next.lease, record)
        .await
        .unwrap();
    let kept = stage
        .database
        .conversation_state(turn.lease.conversation)
        .await
        .unwrap();
    assert_eq!(kept.dialogue, None);
}

#[tokio::test]
async fn a_worker_whose_lease_was_given_away_can_record_nothing() {
    let stage = Stage::open().await;
    stage.text(ANA, "SM-1", "hello").await;
    let zombie = stage.claim_for(Duration::ZERO).await.unwrap();
    let heir = stage.claim().await.unwrap();
    assert_eq!((heir.lease.turn, heir.attempt), (zombie.lease.turn, 2));
    let lost = stage
        .database
        .record_turn(&zombie.lease, answering(&zombie, "from the grave"))
        .await;
    assert!(matches!(lost, Err(LeaseError::Lost)), "{lost:?}");
    let extended = stage.database.extend_turn(&zombie.lease, LEASE).await;
    assert!(matches!(extended, Err(LeaseError::Lost)), "{extended:?}");
    let released = stage
        .database
        .release_turn(&zombie.lease, Duration::ZERO)
        .await;
    assert!(matches!(released, Err(LeaseError::Lost)), "{released:?}");
    assert_eq!(stage.database.queue_depths().await.unwrap().outbox, 0);
    stage
        .database
        .extend_turn(&heir.lease, LEASE)
        .await
        .unwrap();
    stage.answer(&heir, "hi").await;
    let twice = stage
        .database
        .record_turn(&heir.lease, answering(&heir, "hi again"))
        .await;
    assert!(matches!(twice, Err(LeaseError::Lost)), "{twice:?}");
}

#[tokio::test]
async fn a_turn_that_is_tried_again_reads_the_same_texts() {
    let stage = Stage::open().await;
    stage.text(ANA, "SM-1", "hello").await;
    let first = stage.claim().await.unwrap();
    stage.text(ANA, "SM-2", "later").await;
    stage
        .database
        .release_turn(&first.lease, Duration::ZERO)
        .await
        .unwrap();
    let second = stage.claim().await.unwrap();
    assert_eq!((second.lease.turn, second.attempt), (first.lease.turn, 2));
    assert_eq!(second.texts, first.texts);
}

#[tokio::test]
async fn a_turn_that_was_given_back_rests_before_it_is_tried_again() {
    let stage = Stage::open().await;
    stage.text(ANA, "SM-1", "hello").await;
    let turn = stage.claim().await.unwrap();
    stage
        .database
        .release_turn(&turn.lease, LEASE)
        .await
        .unwrap();
    assert_eq!(stage.claim().await, None);
    stage
        .home
        .execute("UPDATE conversations SET retry_at = now()")
        .await;
    assert!(stage.claim().await.is_some());
}

#[tokio::test]
async fn drops_its_answer_when_a_person_wrote_meanwhile() {
    let stage = Stage::open().await;
    stage.text(ANA, "SM-1", "hello").await;
    let turn = stage.claim().await.unwrap();
    let colleague = NewQueuedText {
        salon: stage.salon,
        to: address(ANA),
        from: None,
        author: Author::Staff,
        text: text("It's Sam, I'll take this", "staff:1"),
        bulk: false,
        media: vec![],
        at: now(),
    };
    stage
        .database
        .queue_text(&colleague)
        .await
        .unwrap()
        .unwrap();
    let mut record = answering(&turn, "I am a machine");
    record.dialogue = Some(json!({ "step": "time" }));
    let recorded = stage
        .database
        .record_turn(&turn.lease, record)
        .await
        .unwrap();
    assert_eq!(recorded, Recorded::Superseded);
    let thread = stage
        .database
        .thread(turn.lease.conversation, 10)
        .await
        .unwrap();
    let authors: Vec<Author> = thread.iter().map(|text| text.author).collect();
    assert_eq!(authors, [Author::Client, Author::Staff]);
    let kept = stage
        .database
        .conversation_state(turn.lease.conversation)
        .await
        .unwrap();
    assert!(
        kept.dialogue.is_some(),
        "everything but the answer is recorded"
    );
    let outcome = stage.home.query("SELECT outcome FROM turns").await;
    assert_eq!(outcome, [["superseded"]]);
    stage.text(ANA, "SM-2", "thanks").await;
    let next = stage.claim().await.unwrap();
    assert!(matches!(
        stage.answer(&next, "any time").await,
        Recorded::Done { reply: Some(_), .. }
    ));
}

#[tokio::test]
async fn a_handoff_that_is_open_stays_until_a_person_closes_it() {
    let stage = Stage::open().await;
    let turn = stage.turn(ANA).await;
    let handoff = |reason: &str| NewHandoff {
        reason: reason.to_owned(),
        summary: String::new(),
    };
    let open = |reason: &'static str| {
        let conversation = turn.lease.conversation;
        let database = stage.database.clone();
        async move {
            database
                .open_handoff(stage.salon, conversation, &handoff(reason), now())
                .await
                .unwrap()
        }
    };
    let first = open("complaint").await;
    assert_eq!(open("asked").await, first);
    assert!(
        stage
            .database
            .close_handoff(stage.salon, first, "Sam", now())
            .await
            .unwrap()
    );
    assert!(
        !stage
            .database
            .close_handoff(stage.salon, first, "Sam", now())
            .await
            .unwrap()
    );
    assert_ne!(open("asked").await, first);
    let all = stage
        .database
        .list_handoffs(stage.salon, HandoffScope::All)
        .await
        .unwrap();
    assert_eq!(all[0].closed, Some((now(), "Sam".to_owned())));
    assert_eq!(all.len(), 2);
}

#[tokio::test]
async fn what_is_graver_takes_the_place_of_an_open_handoffs_reason() {
    let stage = Stage::open().await;
    let turn = stage.turn(ANA).await;
    let database = &stage.database;
    let mut first = None;
    for (reason, summary, stands) in [
        ("asked", "a question", "a question"),
        ("complaint", "too short", "too short"),
        ("asked", "another question", "too short"),
        ("emergency", "a burn", "a burn"),
        ("complaint", "too long", "a burn"),
    ] {
        let handoff = NewHandoff {
            reason: reason.to_owned(),
            summary: summary.to_owned(),
        };
        let open = database.open_handoff(stage.salon, turn.lease.conversation, &handoff, now());
        let id = open.await.unwrap();
        assert_eq!(*first.get_or_insert(id), id);
        let open = database.list_handoffs(stage.salon, HandoffScope::Open);
        assert_eq!(open.await.unwrap()[0].summary, stands);
    }
}

#[tokio::test]
async fn nothing_of_a_record_is_left_when_a_part_of_it_is_refused() {
    let stage = Stage::open().await;
    let turn = stage.turn(ANA).await;
    let mut record = answering(&turn, "hi");
    let opening = stage.opening("cut", "sam", "2026-11-24T16:00:00Z");
    record.offers = OfferChange::Replace(vec![salon_postgres::NewOffer {
        opening,
        moves: Some(salon_domain::VisitId::new(999)),
        client: None,
        expires_at: Timestamp::MAX,
    }]);
    let refused = stage.database.record_turn(&turn.lease, record).await;
    assert!(refused.is_err(), "{refused:?}");
    assert_eq!(stage.database.queue_depths().await.unwrap().outbox, 0);
    assert!(matches!(
        stage.answer(&turn, "hi").await,
        Recorded::Done { reply: Some(_), .. }
    ));
}
