//! A front desk that stops, and a worker that stops for too long.

use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use async_trait::async_trait;
use futures_util::future::join_all;
use futures_util::poll;
use salon_postgres::Direction;
use salon_responder::{
    Assistant, AssistantError, CoalescerOptions, Decision, FrontDesk, Parts, Receipt,
    RuleAssistant, SendingOptions, Situation, Toolbox, TurnOptions,
};
use salon_sms::Simulator;
use tokio::sync::Notify;
use tokio::time::{Instant, interval};

use crate::stage::{Stage, says};

const ANA: &str = "+19185550123";
const GRACE: Duration = Duration::from_secs(10);
const PATIENCE: Duration = Duration::from_secs(30);

fn open(
    stage: &Stage,
    instance: &str,
    assistant: Arc<dyn Assistant>,
    turns: TurnOptions,
) -> FrontDesk {
    FrontDesk::start(Parts {
        database: stage.database.clone(),
        gateway: Arc::new(Simulator::new(11)),
        assistant,
        clock: Arc::<salon_testkit::ManualClock>::clone(&stage.clock),
        instance: instance.into(),
        main_number: None,
        intake: CoalescerOptions::default(),
        spool: None,
        turns,
        sending: SendingOptions::default(),
    })
}

fn count(thread: &[salon_postgres::ThreadText], direction: Direction) -> usize {
    let texts = thread.iter().filter(|text| text.direction == direction);
    texts.count()
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_who_waits_for_a_commit_is_answered_when_the_desk_stops() {
    const TEXTS: usize = 300;
    let stage = Stage::open().await;
    let desk = open(
        &stage,
        "test",
        Arc::new(RuleAssistant),
        TurnOptions::default(),
    );
    // Whose number it is, is known from now on: the next ones queue up at their first step.
    let first = desk.intake().receive(stage.text(ANA, "Hi")).await;
    assert_eq!(first.unwrap(), Receipt::Stored);
    let intake = desk.intake();
    let mut waits = Vec::new();
    for _ in 0..TEXTS {
        let mut wait = Box::pin(intake.receive(stage.text(ANA, "Hi")));
        // A busy machine may have stored it before it is asked.
        match poll!(&mut wait) {
            Poll::Ready(answer) => assert_eq!(answer.unwrap(), Receipt::Stored),
            Poll::Pending => waits.push(wait),
        }
    }
    assert!(!waits.is_empty());
    let (finished, answers) = tokio::join!(
        desk.stop(GRACE),
        tokio::time::timeout(GRACE, join_all(waits))
    );
    assert!(finished);
    for answer in answers.unwrap() {
        assert_eq!(answer.unwrap(), Receipt::Stored);
    }
    // One more comes too late, and is told so.
    let late = intake.receive(stage.text(ANA, "Hi")).await.unwrap_err();
    assert_eq!(
        (late.code(), late.is_transient()),
        ("intake_unavailable", true)
    );
    let conversation = stage.client(ANA).conversation().await.unwrap();
    let thread = stage.database.thread(conversation, 1_000).await.unwrap();
    assert_eq!(count(&thread, Direction::In), TEXTS + 1);
}

/// Falls asleep over its first text until it is woken.
#[derive(Debug, Default)]
struct Sleeper {
    asleep: Notify,
    wake: Notify,
}

#[async_trait]
impl Assistant for Sleeper {
    fn name(&self) -> &'static str {
        "sleeper"
    }

    async fn decide(
        &self,
        situation: &Situation,
        toolbox: &mut Toolbox<'_>,
    ) -> Result<Decision, AssistantError> {
        self.asleep.notify_one();
        self.wake.notified().await;
        RuleAssistant.decide(situation, toolbox).await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_that_slept_beyond_its_lease_finishes_nothing() {
    let stage = Stage::open().await;
    let sleeper = Arc::new(Sleeper::default());
    let no_sign_of_life = TurnOptions {
        debounce: Duration::ZERO,
        workers: 1,
        lease: Duration::from_millis(200),
        heartbeat: Duration::from_hours(1),
        ..TurnOptions::default()
    };
    let assistant: Arc<dyn Assistant> = Arc::<Sleeper>::clone(&sleeper);
    let asleep = open(&stage, "asleep", assistant, no_sign_of_life);
    let text = stage.text(ANA, "What are your hours?");
    asleep.intake().receive(text).await.unwrap();
    sleeper.asleep.notified().await;

    let turns = TurnOptions {
        debounce: Duration::ZERO,
        poll: Duration::from_millis(50),
        ..TurnOptions::default()
    };
    let heir = open(&stage, "heir", Arc::new(RuleAssistant), turns);
    let deadline = Instant::now() + PATIENCE;
    let mut look = interval(Duration::from_millis(20));
    while stage.client(ANA).answers().await.is_empty() {
        assert!(Instant::now() < deadline, "nobody took over");
        look.tick().await;
    }
    sleeper.wake.notify_one();
    // It has finished what it could when this returns.
    assert!(asleep.stop(GRACE).await);
    assert!(heir.stop(GRACE).await);
    let answers = stage.client(ANA).answers().await;
    assert_eq!(answers.len(), 1, "{answers:?}");
    says(&answers[0], &["9"]);
    let depths = stage.database.queue_depths().await.unwrap();
    assert_eq!(depths.inbox, 0);
}
