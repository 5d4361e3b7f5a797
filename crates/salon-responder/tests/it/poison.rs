//! A turn that fails again and again is left to a person, and holds up nobody.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use salon_postgres::HandoffScope;
use salon_responder::{
    Assistant, AssistantError, CoalescerOptions, Decision, FrontDesk, Parts, RuleAssistant,
    SendingOptions, Situation, Toolbox, TurnOptions,
};
use salon_sms::Simulator;
use tokio::time::{Instant, interval};

use crate::stage::{Stage, says};

const PATIENCE: Duration = Duration::from_secs(30);
const POISON: &str = "poison";

/// Rules, but for one word that they cannot bear.
#[derive(Debug, Default)]
struct Fragile {
    tries: AtomicUsize,
}

#[async_trait]
impl Assistant for Fragile {
    fn name(&self) -> &'static str {
        "fragile"
    }

    async fn decide(
        &self,
        situation: &Situation,
        toolbox: &mut Toolbox<'_>,
    ) -> Result<Decision, AssistantError> {
        if situation.words().contains(POISON) {
            let tries = self.tries.fetch_add(1, Ordering::Relaxed);
            assert!(tries.is_multiple_of(2), "a panic must not end the worker");
            return Err(AssistantError::Database(
                salon_postgres::DatabaseError::NotFound,
            ));
        }
        RuleAssistant.decide(situation, toolbox).await
    }
}

fn open(stage: &Stage, assistant: &Arc<Fragile>) -> FrontDesk {
    FrontDesk::start(Parts {
        database: stage.database.clone(),
        gateway: Arc::new(Simulator::new(9)),
        assistant: Arc::<Fragile>::clone(assistant),
        clock: Arc::<salon_testkit::ManualClock>::clone(&stage.clock),
        instance: "test".into(),
        main_number: None,
        intake: CoalescerOptions::default(),
        spool: None,
        turns: TurnOptions {
            debounce: Duration::ZERO,
            // One worker: whoever follows a poisoned turn has to wait for it, or not.
            workers: 1,
            ..TurnOptions::default()
        },
        sending: SendingOptions::default(),
    })
}

/// Waits until a client has as many answers.
async fn answers(stage: &Stage, number: &'static str, wanted: usize) -> Vec<String> {
    let deadline = Instant::now() + PATIENCE;
    let mut look = interval(Duration::from_millis(20));
    loop {
        look.tick().await;
        let answers = stage.client(number).answers().await;
        if answers.len() >= wanted {
            return answers;
        }
        assert!(Instant::now() < deadline, "{number}: {answers:?}");
    }
}

const ANA: &str = "+19185550123";
const BEA: &str = "+19185550124";

#[tokio::test(flavor = "multi_thread")]
async fn a_poisoned_text_is_left_to_a_person_after_three_attempts_and_others_are_answered() {
    let stage = Stage::open().await;
    let assistant = Arc::new(Fragile::default());
    let desk = open(&stage, &assistant);
    let began = Instant::now();
    for (number, words) in [(ANA, POISON), (BEA, "What are your hours?")] {
        let text = stage.text(number, words);
        desk.intake().receive(text).await.unwrap();
    }
    let bea = answers(&stage, BEA, 1).await;
    says(&bea[0], &["9"]);
    let ana = answers(&stage, ANA, 1).await;
    says(&ana[0], &["A person"]);
    assert!(
        began.elapsed() < Duration::from_mins(1),
        "{:?}",
        began.elapsed()
    );
    assert_eq!(assistant.tries.load(Ordering::Relaxed), 3);
    let open = stage
        .database
        .list_handoffs(stage.salon, HandoffScope::Open);
    let open = open.await.unwrap();
    assert_eq!(open.len(), 1);
    assert_eq!(
        (open[0].reason.as_str(), open[0].summary.as_str()),
        ("turn_failed", POISON)
    );

    // The conversation is not lost: what comes next is answered.
    let next = stage.text(ANA, "What are your hours?");
    desk.intake().receive(next).await.unwrap();
    says(&answers(&stage, ANA, 2).await[1], &["9"]);
    assert!(desk.stop(Duration::from_secs(10)).await);
}

/// A process that dies each time writes nothing down: its claims are counted.
#[tokio::test(flavor = "multi_thread")]
async fn a_text_that_ends_the_process_each_time_is_left_to_a_person() {
    let stage = Stage::open().await;
    let assistant = Arc::new(Fragile::default());
    let worker = salon_postgres::Worker {
        name: "dead/turns-1".into(),
    };
    stage
        .rehearsal
        .receive(stage.text(ANA, "What are your hours?"))
        .await
        .unwrap();
    for _ in 0..3 {
        let claimed = stage
            .database
            .claim_turn(&worker, Duration::ZERO, Duration::ZERO)
            .await;
        assert!(claimed.unwrap().is_some());
    }
    let desk = open(&stage, &assistant);
    says(&answers(&stage, ANA, 1).await[0], &["A person"]);
    assert!(desk.stop(Duration::from_secs(10)).await);
}
