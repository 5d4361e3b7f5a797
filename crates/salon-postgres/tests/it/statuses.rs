//! News of sent texts ends right in whatever order it arrives.

use salon_domain::{DeliveryStatus, OutboxId};
use salon_postgres::{OutboxLease, StatusApplied, StatusNews};

use crate::stage::{Stage, now};

const ANA: &str = "+19185550123";

/// Stores a question, answers it, and claims the answer to be sent.
async fn claimed(stage: &Stage) -> OutboxLease {
    let turn = stage.turn(ANA).await;
    stage.answer(&turn, "hi").await;
    let lease = stage.claim_texts(1).await.remove(0).lease;
    stage.database.begin_attempt(&lease, now()).await.unwrap();
    lease
}

fn news(status: DeliveryStatus, outbox: Option<OutboxId>) -> StatusNews {
    StatusNews {
        provider_id: "SM-out".to_owned(),
        outbox,
        status,
        error_code: None,
        at: now(),
    }
}

async fn status(stage: &Stage) -> DeliveryStatus {
    let thread = stage
        .database
        .thread(stage.conversation(ANA).await, 1)
        .await
        .unwrap();
    thread[0].status.unwrap()
}

/// Everything that can be said about one text.
#[derive(Clone, Copy, Debug)]
enum Step {
    Finish,
    News(DeliveryStatus),
}

fn orders(steps: &[Step]) -> Vec<Vec<Step>> {
    if steps.is_empty() {
        return vec![vec![]];
    }
    let mut all = Vec::new();
    for at in 0..steps.len() {
        let mut rest = steps.to_vec();
        let first = rest.remove(at);
        all.extend(orders(&rest).into_iter().map(|mut order| {
            order.insert(0, first);
            order
        }));
    }
    all
}

#[tokio::test]
async fn ends_delivered_in_every_order_even_before_the_send_returned() {
    let steps = [
        Step::Finish,
        Step::News(DeliveryStatus::Queued),
        Step::News(DeliveryStatus::Sent),
        Step::News(DeliveryStatus::Delivered),
    ];
    let stage = Stage::open().await;
    let orders = orders(&steps);
    for n in 0..orders.len() {
        stage
            .queue(&format!("+191855502{n:02}"), &format!("key-{n}"))
            .await;
    }
    let claimed = stage.claim_texts(orders.len()).await;
    for (order, text) in orders.iter().zip(claimed) {
        let sid = format!("SM-{}", text.purpose_key);
        stage
            .database
            .begin_attempt(&text.lease, now())
            .await
            .unwrap();
        for step in order {
            match *step {
                Step::Finish => {
                    let queued = DeliveryStatus::Queued;
                    let sent = stage
                        .database
                        .finish_sent(&text.lease, &sid, queued, Some(1));
                    sent.await.unwrap();
                }
                Step::News(status) => {
                    let news = StatusNews {
                        provider_id: sid.clone(),
                        ..news(status, Some(text.lease.outbox))
                    };
                    let applied = stage.database.apply_status(&news).await.unwrap();
                    assert_ne!(applied, StatusApplied::Unknown, "{order:?}");
                }
            }
        }
        let thread = stage.conversation(text.to.as_str()).await;
        let written = stage.database.thread(thread, 1).await.unwrap().remove(0);
        assert_eq!(written.status, Some(DeliveryStatus::Delivered), "{order:?}");
        assert_eq!(written.provider_id, Some(sid), "{order:?}");
    }
    assert_eq!(stage.database.queue_depths().await.unwrap().outbox, 0);
}

#[tokio::test]
async fn the_first_end_stays_and_old_news_is_stale() {
    let stage = Stage::open().await;
    let lease = claimed(&stage).await;
    stage
        .database
        .finish_sent(&lease, "SM-out", DeliveryStatus::Queued, Some(1))
        .await
        .unwrap();
    let apply = |status| {
        let stage = &stage;
        async move {
            stage
                .database
                .apply_status(&news(status, None))
                .await
                .unwrap()
        }
    };
    let mut failed = news(DeliveryStatus::Undelivered, None);
    failed.error_code = Some(30_003);
    let applied = stage.database.apply_status(&failed).await.unwrap();
    assert!(matches!(applied, StatusApplied::Changed { .. }));
    assert_eq!(apply(DeliveryStatus::Delivered).await, StatusApplied::Stale);
    assert_eq!(apply(DeliveryStatus::Sent).await, StatusApplied::Stale);
    let thread = stage
        .database
        .thread(stage.conversation(ANA).await, 1)
        .await
        .unwrap();
    assert_eq!(
        (thread[0].status, thread[0].error_code),
        (Some(DeliveryStatus::Undelivered), Some(30_003))
    );
}

#[tokio::test]
async fn news_of_a_text_that_nobody_knows_changes_nothing() {
    let stage = Stage::open().await;
    let lease = claimed(&stage).await;
    stage
        .database
        .finish_sent(&lease, "SM-out", DeliveryStatus::Queued, Some(1))
        .await
        .unwrap();
    let mut other = news(DeliveryStatus::Delivered, None);
    other.provider_id = "SM-unknown".to_owned();
    assert_eq!(
        stage.database.apply_status(&other).await.unwrap(),
        StatusApplied::Unknown
    );
    // A number in a URL does not make a text that has another id into this one.
    other.outbox = Some(lease.outbox);
    assert_eq!(
        stage.database.apply_status(&other).await.unwrap(),
        StatusApplied::Unknown
    );
    assert_eq!(status(&stage).await, DeliveryStatus::Queued);
}
