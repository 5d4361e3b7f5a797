//! A model under care: what is asked again, when, and how many calls there are at once. The clock of
//! these tests stands still but for what they wait for.

use std::sync::Arc;
use std::time::Duration;

use salon_llm::{
    BreakerState, ChatError, ChatModel, ResilienceOptions, Resilient, ScriptedModel, Standing,
};
use salon_testkit::FakeChat;
use tokio::task::yield_now;
use tokio::time::{Instant, advance};

use crate::moods::{Mood, Moody, SECOND, moody, scripted, throttled, within, yes};
use crate::subjects::{openai, question, refused};

#[tokio::test(start_paused = true)]
async fn asks_again_where_that_can_help() {
    for status in [408, 409, 429, 500, 502, 503] {
        let (script, model) = scripted(vec![Err(refused(status)), Err(refused(status)), Ok(yes())]);
        model.complete(&within(12 * SECOND)).await.unwrap();
        assert_eq!(script.asked().len(), 3, "{status}");
    }
    let unreachable = ChatError::Unreachable("no route".into());
    let (script, model) = scripted(vec![Err(unreachable), Ok(yes())]);
    model.complete(&question()).await.unwrap();
    assert_eq!(script.asked().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn asks_once_where_asking_again_cannot_help() {
    let spent = ChatError::Refused {
        status: 429,
        reason: Some("insufficient_quota".into()),
        retry_after: None,
    };
    let errors = [
        refused(400),
        refused(401),
        refused(404),
        spent,
        ChatError::TimedOut,
        ChatError::Interrupted("half".into()),
        ChatError::Unreadable("not JSON".into()),
        ChatError::TooLong { limit: 9 },
    ];
    for error in errors {
        let code = error.code();
        let (script, model) = scripted(vec![Err(error), Ok(yes())]);
        let failed = model.complete(&question()).await.unwrap_err();
        assert_eq!((failed.code(), script.asked().len()), (code, 1));
    }
}

#[tokio::test(start_paused = true)]
async fn gives_up_after_two_repetitions_with_the_error_of_the_last() {
    let (script, model) = scripted(vec![
        Err(refused(500)),
        Err(refused(502)),
        Err(refused(503)),
    ]);
    let failed = model.complete(&question()).await.unwrap_err();
    assert!(
        matches!(failed, ChatError::Refused { status: 503, .. }),
        "{failed}"
    );
    assert_eq!(script.asked().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn waits_as_long_as_the_server_asks_when_the_turn_has_the_time() {
    let (script, model) = scripted(vec![Err(throttled(5 * SECOND)), Ok(yes())]);
    let started = Instant::now();
    model.complete(&within(12 * SECOND)).await.unwrap();
    let waited = started.elapsed();
    assert!(waited >= 5 * SECOND && waited < 6 * SECOND, "{waited:?}");
    assert_eq!(script.asked().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn gives_up_at_once_when_the_server_asks_for_more_than_the_turn_has() {
    for request in [within(12 * SECOND), question()] {
        let (script, model) = scripted(vec![Err(throttled(11 * SECOND + SECOND / 2)), Ok(yes())]);
        let started = Instant::now();
        let failed = model.complete(&request).await.unwrap_err();
        assert_eq!(
            (failed.code(), script.asked().len()),
            ("chat_rate_limited", 1)
        );
        assert_eq!(started.elapsed(), Duration::ZERO);
    }
}

#[tokio::test(start_paused = true)]
async fn what_one_call_is_told_to_wait_holds_for_the_next_one_too() {
    let (script, model) = scripted(vec![Err(throttled(3 * SECOND)), Ok(yes())]);
    let failed = model.complete(&question()).await.unwrap_err();
    assert_eq!(failed.code(), "chat_rate_limited");
    // No time for the pause: nobody is asked, and nobody waits.
    let started = Instant::now();
    let failed = model.complete(&within(3 * SECOND)).await.unwrap_err();
    assert_eq!(failed.code(), "chat_unavailable");
    assert_eq!(failed.retry_after(), Some(3 * SECOND));
    assert_eq!(started.elapsed(), Duration::ZERO);
    assert_eq!(script.asked().len(), 1);
    model.complete(&within(12 * SECOND)).await.unwrap();
    assert!(started.elapsed() >= 3 * SECOND, "{:?}", started.elapsed());
    assert_eq!(script.asked().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn no_server_keeps_calls_away_for_longer_than_the_breaker_would() {
    let (script, model) = scripted(vec![Err(throttled(3_600 * SECOND)), Ok(yes())]);
    drop(model.complete(&question()).await);
    let failed = model.complete(&question()).await.unwrap_err();
    assert_eq!(failed.retry_after(), Some(15 * SECOND));
    advance(15 * SECOND).await;
    model.complete(&question()).await.unwrap();
    assert_eq!(script.asked().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn the_next_pause_is_always_clearly_longer() {
    for seed in 0..64 {
        let mut taken = [Duration::ZERO; 2];
        for (failures, taken) in (1..).zip(&mut taken) {
            let script = Arc::new(ScriptedModel::new([]));
            for _ in 0..failures {
                script.push(Err(refused(503)));
            }
            script.push(Ok(yes()));
            let model = Resilient::new(script, ResilienceOptions::new(seed));
            let started = Instant::now();
            model.complete(&question()).await.unwrap();
            *taken = started.elapsed();
        }
        let [first, both] = taken;
        // By so much that a server that looks at it does not take them for the same.
        assert!(both > first * 12 / 5, "seed {seed}: {first:?} of {both:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn no_two_calls_pause_alike_and_the_same_seed_pauses_the_same() {
    let mut runs = Vec::new();
    for _ in 0..2 {
        let (script, model) = scripted(vec![]);
        let mut pauses = Vec::new();
        for _ in 0..3 {
            script.push(Err(refused(503)));
            script.push(Ok(yes()));
            let started = Instant::now();
            model.complete(&question()).await.unwrap();
            pauses.push(started.elapsed());
        }
        assert!(
            pauses
                .iter()
                .all(|it| (250..=501).contains(&it.as_millis())),
            "{pauses:?}"
        );
        runs.push(pauses);
    }
    let [first, second] = runs.as_slice() else {
        panic!("two runs");
    };
    assert_eq!(first, second);
    assert!(first[0] != first[1] && first[1] != first[2], "{first:?}");
}

#[tokio::test(start_paused = true)]
async fn a_model_that_hangs_takes_no_more_than_the_turn() {
    let (_, model) = moody(Mood::Hangs);
    let started = Instant::now();
    let failed = model.complete(&within(4 * SECOND)).await.unwrap_err();
    assert_eq!(failed.code(), "chat_timed_out");
    assert!(started.elapsed() <= 4 * SECOND + Duration::from_millis(5));
}

#[tokio::test(start_paused = true)]
async fn a_turn_that_is_over_asks_nobody_and_is_no_failure_of_the_model() {
    let (inner, model) = moody(Mood::Answers);
    for _ in 0..20 {
        let over = question().with_deadline(Instant::now().into_std());
        assert_eq!(
            model.complete(&over).await.unwrap_err().code(),
            "chat_timed_out"
        );
    }
    assert_eq!((inner.asked(), model.state()), (0, BreakerState::Closed));
    assert_eq!(model.health().standing, Standing::Healthy);
}

#[tokio::test(start_paused = true)]
async fn one_call_too_many_waits_a_little_and_is_then_refused() {
    let inner = Moody::new(Mood::Hangs);
    let mut options = ResilienceOptions::new(7);
    options.max_concurrent = 2;
    let model = Resilient::new(Arc::clone(&inner), options);
    let (first, second) = (model.clone(), model.clone());
    let hang = |model: Resilient<Arc<Moody>>| {
        tokio::spawn(async move { model.complete(&question()).await })
    };
    let under_way = [hang(first), hang(second)];
    while inner.asked() < 2 {
        yield_now().await;
    }
    let started = Instant::now();
    let failed = model.complete(&within(12 * SECOND)).await.unwrap_err();
    assert_eq!((failed.code(), inner.asked()), ("chat_busy", 2));
    assert!(started.elapsed() < 3 * SECOND, "{:?}", started.elapsed());
    assert_eq!(model.health().calls, 2);
    for call in under_way {
        call.abort();
        drop(call.await);
    }
    // A call that was dropped gives its place back.
    inner.set(Mood::Answers);
    model.complete(&question()).await.unwrap();
    assert_eq!(
        (model.health().calls, model.state()),
        (0, BreakerState::Closed)
    );
}

#[tokio::test]
async fn a_server_never_sees_more_calls_at_once_than_allowed() {
    let (fake, inner) = openai().await;
    fake.answer_with(|_| FakeChat::words("Yes.").held());
    let mut options = ResilienceOptions::new(7);
    options.max_concurrent = 3;
    let model = Resilient::new(inner, options);
    let calls: Vec<_> = (0..9)
        .map(|_| {
            let model = model.clone();
            tokio::spawn(async move { model.complete(&question()).await })
        })
        .collect();
    fake.wait_for_held(3).await.unwrap();
    fake.release(9);
    for call in calls {
        call.await.unwrap().unwrap();
    }
    assert_eq!((fake.request_count(), fake.most_at_once()), (9, 3));
}
