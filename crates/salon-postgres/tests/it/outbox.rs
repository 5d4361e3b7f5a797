//! Texts leave once, in order, and never without being written down first.

use std::time::Duration;

use salon_domain::DeliveryStatus;
use salon_postgres::{ClaimedText, LeaseError};

use crate::stage::{LEASE, Stage, address, now, worker};

const ANA: &str = "+19185550123";
const BEN: &str = "+19185550124";

fn keys(claimed: &[ClaimedText]) -> Vec<&str> {
    claimed
        .iter()
        .map(|text| text.purpose_key.as_str())
        .collect()
}

#[tokio::test]
async fn a_purpose_has_one_text_even_after_it_left() {
    let stage = Stage::open().await;
    let reminder = stage.queued(ANA, "reminder:1:v1:24h");
    assert!(
        stage
            .database
            .queue_text(&reminder)
            .await
            .unwrap()
            .is_some()
    );
    assert_eq!(stage.database.queue_text(&reminder).await.unwrap(), None);
    let claimed = stage.claim_texts(10).await;
    assert_eq!(
        claimed[0].from,
        address("+19185550100"),
        "the salon's main number"
    );
    let sent =
        stage
            .database
            .finish_sent(&claimed[0].lease, "SM-out", DeliveryStatus::Queued, Some(1));
    sent.await.unwrap();
    assert_eq!(stage.database.queue_depths().await.unwrap().outbox, 0);
    assert_eq!(stage.database.queue_text(&reminder).await.unwrap(), None);
}

#[tokio::test]
async fn claims_the_oldest_of_each_conversation_and_no_other() {
    let stage = Stage::open().await;
    for (to, key) in [(ANA, "a1"), (ANA, "a2"), (BEN, "b1")] {
        stage.queue(to, key).await;
    }
    let first = stage.claim_texts(10).await;
    assert_eq!(keys(&first), ["a1", "b1"]);
    assert_eq!(stage.claim_texts(10).await, []);
    let sent = stage
        .database
        .finish_sent(&first[0].lease, "SM-a1", DeliveryStatus::Sent, None);
    sent.await.unwrap();
    assert_eq!(keys(&stage.claim_texts(10).await), ["a2"]);
}

#[tokio::test]
async fn an_attempt_that_nobody_ended_is_ambiguous_for_the_next_worker() {
    let stage = Stage::open().await;
    stage.queue(ANA, "a1").await;
    let dead = stage
        .database
        .claim_outgoing(&worker(), Duration::ZERO, 1)
        .await
        .unwrap();
    assert_eq!((dead[0].attempt, dead[0].ambiguous_since), (0, None));
    stage
        .database
        .begin_attempt(&dead[0].lease, now())
        .await
        .unwrap();
    let heir = stage.claim_texts(1).await;
    assert_eq!((heir[0].attempt, heir[0].ambiguous_since), (1, Some(now())));
    let late = stage.database.begin_attempt(&dead[0].lease, now()).await;
    assert!(matches!(late, Err(LeaseError::Lost)), "{late:?}");
    stage
        .database
        .retry_later(&heir[0].lease, Duration::ZERO, "busy")
        .await
        .unwrap();
    let again = stage.claim_texts(1).await;
    assert_eq!(
        (again[0].attempt, again[0].ambiguous_since),
        (1, None),
        "it is known not to be out"
    );
}

#[tokio::test]
async fn a_text_that_was_put_off_holds_back_the_later_ones() {
    let stage = Stage::open().await;
    stage.queue(ANA, "a1").await;
    stage.queue(ANA, "a2").await;
    let first = stage.claim_texts(10).await;
    stage
        .database
        .retry_later(&first[0].lease, LEASE, "busy")
        .await
        .unwrap();
    assert_eq!(stage.claim_texts(10).await, []);
    stage.home.execute("UPDATE outbox SET due_at = now()").await;
    assert_eq!(stage.claim_texts(10).await[0].purpose_key, "a1");
}

#[tokio::test]
async fn a_text_that_was_sent_is_never_sent_again_whoever_holds_it() {
    let stage = Stage::open().await;
    stage.queue(ANA, "a1").await;
    let slow = stage
        .database
        .claim_outgoing(&worker(), Duration::ZERO, 1)
        .await
        .unwrap();
    stage
        .database
        .begin_attempt(&slow[0].lease, now())
        .await
        .unwrap();
    let heir = stage.claim_texts(1).await;
    let sent = stage
        .database
        .finish_sent(&slow[0].lease, "SM-1", DeliveryStatus::Queued, Some(1));
    sent.await.unwrap();
    let second = stage.database.begin_attempt(&heir[0].lease, now()).await;
    assert!(matches!(second, Err(LeaseError::Lost)), "{second:?}");
    let thread = stage
        .database
        .thread(stage.conversation(ANA).await, 10)
        .await
        .unwrap();
    assert_eq!(thread[0].provider_id.as_deref(), Some("SM-1"));
}

#[tokio::test]
async fn a_refused_text_and_a_dropped_one_leave_with_their_reasons() {
    let stage = Stage::open().await;
    stage.queue(ANA, "a1").await;
    stage.queue(BEN, "b1").await;
    let claimed = stage.claim_texts(10).await;
    let (refused, dropped) = (&claimed[0].lease, &claimed[1].lease);
    stage
        .database
        .finish_failed(refused, Some(21_610), "opted out", now())
        .await
        .unwrap();
    stage
        .database
        .finish_dropped(dropped, "no consent")
        .await
        .unwrap();
    let status = |to| {
        let stage = &stage;
        async move {
            let conversation = stage.conversation(to).await;
            let text = stage
                .database
                .thread(conversation, 1)
                .await
                .unwrap()
                .remove(0);
            (text.status.unwrap(), text.error_code)
        }
    };
    assert_eq!(status(ANA).await, (DeliveryStatus::Failed, Some(21_610)));
    assert_eq!(status(BEN).await, (DeliveryStatus::Canceled, None));
    let again = stage.database.finish_dropped(dropped, "twice").await;
    assert!(matches!(again, Err(LeaseError::Lost)), "{again:?}");
}

#[tokio::test]
async fn a_salon_without_a_number_cannot_begin_a_conversation() {
    let stage = Stage::open().await;
    stage
        .home
        .execute("UPDATE salon_numbers SET archived_at = now(), archived_by = 'operator'")
        .await;
    let refused = stage.database.queue_text(&stage.queued(ANA, "a1")).await;
    assert!(refused.is_err(), "{refused:?}");
}

/// The first callback of a text is the proof that it is out, whatever the sender believes.
#[tokio::test]
async fn news_of_a_text_whose_send_was_put_off_takes_it_out_of_the_outbox() {
    let stage = Stage::open().await;
    stage.queue(ANA, "a1").await;
    stage.queue(ANA, "a2").await;
    let claimed = stage.claim_texts(1).await.remove(0);
    let database = &stage.database;
    database.begin_attempt(&claimed.lease, now()).await.unwrap();
    let put_off = database.look_later(&claimed.lease, Duration::ZERO, "unknown");
    put_off.await.unwrap();
    let again = stage.claim_texts(1).await.remove(0);
    assert_eq!(
        again.ambiguous_since,
        Some(now()),
        "it still counts as begun"
    );
    let news = salon_postgres::StatusNews {
        provider_id: "SM-1".into(),
        outbox: Some(again.lease.outbox),
        status: DeliveryStatus::Sent,
        error_code: None,
        at: now(),
    };
    database.apply_status(&news).await.unwrap();
    let late = database.retry_later(&again.lease, Duration::ZERO, "late");
    assert!(matches!(late.await, Err(LeaseError::Lost)));
    let found = database.finish_sent(&again.lease, "SM-1", DeliveryStatus::Queued, Some(2));
    found.await.unwrap();
    assert_eq!(keys(&stage.claim_texts(10).await), ["a2"]);
    let thread = database
        .thread(stage.conversation(ANA).await, 10)
        .await
        .unwrap();
    assert_eq!(thread[0].status, Some(DeliveryStatus::Sent));
}

#[tokio::test]
async fn a_text_that_is_left_to_a_person_opens_a_handoff_with_its_end() {
    let stage = Stage::open().await;
    stage.queue(ANA, "a1").await;
    let claimed = stage.claim_texts(1).await.remove(0);
    let handoff = salon_postgres::NewHandoff {
        reason: "not_delivered".into(),
        summary: "words".into(),
    };
    let database = &stage.database;
    let end = database.finish_for_a_person(&claimed.lease, Some(21_606), &handoff, now());
    end.await.unwrap();
    let again = database.finish_for_a_person(&claimed.lease, None, &handoff, now());
    assert!(matches!(again.await, Err(LeaseError::Lost)));
    let open = database.list_handoffs(stage.salon, salon_postgres::HandoffScope::Open);
    let open = open.await.unwrap();
    assert_eq!(open.len(), 1);
    assert_eq!(open[0].reason, "not_delivered");
    assert!(stage.claim_texts(10).await.is_empty());
}
