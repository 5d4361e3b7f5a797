//! A model that is left alone when it fails, and used again when it works. The clock of these tests
//! stands still but for what they wait for.

use std::future::pending;
use std::sync::Arc;
use std::time::Duration;

use salon_llm::{BreakerState, ChatModel, ResilienceOptions, Resilient, Standing};
use tokio::time::{Instant, advance, timeout};

use crate::moods::{Mood, Moody, SECOND, moody, open, within};
use crate::subjects::question;

#[tokio::test(start_paused = true)]
async fn a_model_that_fails_is_left_alone() {
    for mood in [Mood::Hangs, Mood::Refuses(503), Mood::Refuses(429)] {
        let (inner, model) = moody(mood);
        open(&model).await;
        let started = Instant::now();
        let failed = model.complete(&within(12 * SECOND)).await.unwrap_err();
        assert_eq!((failed.code(), inner.asked()), ("chat_unavailable", 10));
        assert_eq!(started.elapsed(), Duration::ZERO);
        assert!(failed.retry_after().is_some_and(|wait| wait <= 15 * SECOND));
    }
}

#[tokio::test(start_paused = true)]
async fn our_own_mistakes_and_wrong_settings_do_not_open_the_breaker() {
    for status in [400, 401, 403, 404, 422] {
        let (_, model) = moody(Mood::Refuses(status));
        for _ in 0..20 {
            drop(model.complete(&question()).await);
        }
        assert_eq!(model.state(), BreakerState::Closed, "{status}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_model_that_works_again_is_used_within_twenty_seconds() {
    for mood in [Mood::Refuses(503), Mood::Hangs] {
        let (inner, model) = moody(mood);
        open(&model).await;
        // A minute of outage, with a text every second and probes in between.
        for _ in 0..60 {
            assert!(model.complete(&within(12 * SECOND)).await.is_err());
            advance(SECOND).await;
        }
        inner.set(Mood::Answers);
        let recovered = Instant::now();
        while model.complete(&within(12 * SECOND)).await.is_err() {
            advance(SECOND).await;
        }
        assert!(
            recovered.elapsed() <= 20 * SECOND,
            "{mood:?}: {:?}",
            recovered.elapsed()
        );
        assert_eq!(model.state(), BreakerState::Closed);
        assert_eq!(model.health().standing, Standing::Healthy);
    }
}

#[tokio::test(start_paused = true)]
async fn nobody_waits_long_while_the_breaker_is_open_not_even_for_a_probe() {
    let (inner, model) = moody(Mood::Hangs);
    open(&model).await;
    let before = inner.asked();
    for _ in 0..60 {
        let started = Instant::now();
        assert!(model.complete(&within(12 * SECOND)).await.is_err());
        assert!(started.elapsed() < 3 * SECOND, "{:?}", started.elapsed());
        advance(SECOND).await;
    }
    let probes = inner.asked() - before;
    assert!((3..=6).contains(&probes), "{probes} probes");
}

#[tokio::test(start_paused = true)]
async fn a_slow_answer_to_a_probe_closes_the_breaker_when_its_caller_has_gone() {
    let (inner, model) = moody(Mood::Refuses(503));
    open(&model).await;
    inner.set(Mood::AnswersAfter(5 * SECOND));
    advance(15 * SECOND).await;
    let gone = model.complete(&within(12 * SECOND)).await.unwrap_err();
    assert_eq!(
        (gone.code(), model.state()),
        ("chat_unavailable", BreakerState::HalfOpen)
    );
    assert_eq!(model.health().standing, Standing::Degraded);
    // While one probe is under way, nobody else asks.
    assert!(model.complete(&within(12 * SECOND)).await.is_err());
    assert_eq!(inner.asked(), 11);
    drop(timeout(4 * SECOND, pending::<()>()).await);
    assert_eq!(model.state(), BreakerState::Closed);
    model.complete(&within(12 * SECOND)).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_probe_that_hangs_does_not_blacken_a_model_that_works_again() {
    let inner = Moody::new(Mood::Hangs);
    let mut options = ResilienceOptions::new(7);
    options.probe_limit = 18 * SECOND;
    let model = Resilient::new(Arc::clone(&inner), options);
    open(&model).await;
    advance(15 * SECOND).await;
    assert!(model.complete(&within(12 * SECOND)).await.is_err());
    inner.set(Mood::Answers);
    advance(13 * SECOND).await;
    model.complete(&within(12 * SECOND)).await.unwrap();
    // The first probe comes back now, with nothing.
    drop(timeout(5 * SECOND, pending::<()>()).await);
    assert_eq!(model.health().standing, Standing::Healthy);
}

#[tokio::test(start_paused = true)]
async fn health_names_what_is_wrong_and_asks_nobody() {
    let (inner, model) = moody(Mood::Answers);
    let standing = |model: &Resilient<Arc<Moody>>| {
        let health = model.health();
        (health.standing, health.error)
    };
    assert_eq!(standing(&model), (Standing::Healthy, None));
    inner.set(Mood::Refuses(500));
    drop(model.complete(&question()).await);
    assert_eq!(standing(&model), (Standing::Degraded, Some("chat_failed")));
    inner.set(Mood::Refuses(401));
    drop(model.complete(&question()).await);
    assert_eq!(
        standing(&model),
        (Standing::Unavailable, Some("chat_unauthorized"))
    );
    assert_eq!(model.state(), BreakerState::Closed);
    inner.set(Mood::Answers);
    model.complete(&question()).await.unwrap();
    assert_eq!(standing(&model), (Standing::Healthy, None));
    inner.set(Mood::Refuses(503));
    open(&model).await;
    assert_eq!(
        standing(&model),
        (Standing::Unavailable, Some("chat_failed"))
    );
    let asked = inner.asked();
    for _ in 0..1_000 {
        assert_eq!(model.health().model, "moody");
    }
    assert_eq!(inner.asked(), asked);
}
