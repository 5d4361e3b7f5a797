//! A person of the salon in a conversation, and what clients were promised.

use jiff::SignedDuration;
use salon_domain::Purpose;
use salon_postgres::{Handoff, HandoffScope, NewText, Recorded, Takeover, Worker};

use crate::stage::{Client, Stage, says};

const ANA: &str = "+19185550123";

/// M14: the assistant wrote over a colleague who had just answered.
#[tokio::test(flavor = "multi_thread")]
async fn a_persons_text_silences_the_assistant_until_its_time_is_over() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    ana.says("Hi").await;
    ana.is_told("Maria here, give me a minute", "1").await;
    assert_eq!(ana.says("how much is a haircut?").await, "");
    assert_eq!(
        stage.carrier.sent_to(ANA).last().unwrap(),
        "Maria here, give me a minute"
    );
    stage.pass(SignedDuration::from_hours(12));
    says(&ana.says("how much is a haircut?").await, &["$"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_conversation_that_is_given_back_is_answered_again() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    ana.says("Hi").await;
    let conversation = ana.conversation().await.unwrap();
    let takeover = stage.takeover(conversation);
    let day = Some(stage.now() + SignedDuration::from_hours(24));
    let until = stage
        .database
        .take_over(&Takeover {
            until: day,
            ..takeover.clone()
        })
        .await;
    assert_eq!(Some(until.unwrap()), day);
    ana.is_told("Maria here", "1").await;
    stage.pass(SignedDuration::from_hours(13));
    assert_eq!(
        ana.says("hello?").await,
        "",
        "a text does not shorten what was taken for longer"
    );
    let takeover = stage.takeover(conversation);
    assert!(stage.database.give_back(&takeover).await.unwrap());
    assert!(!stage.database.give_back(&takeover).await.unwrap());
    assert_ne!(ana.says("how much is a haircut?").await, "");
}

/// M14: the assistant's late text is dropped.
#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_was_under_way_when_a_person_took_over_is_dropped() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    ana.says("Hi").await;
    stage
        .rehearsal
        .receive(stage.text(ANA, "how much is a haircut?"))
        .await
        .unwrap();
    let worker = Worker {
        name: "slow".to_owned(),
    };
    let minute = std::time::Duration::from_mins(1);
    let claimed = stage
        .database
        .claim_turn(&worker, minute, std::time::Duration::ZERO)
        .await;
    let claimed = claimed.unwrap().unwrap();
    let takeover = stage.takeover(claimed.lease.conversation);
    stage.database.take_over(&takeover).await.unwrap();
    let record = salon_postgres::TurnRecord {
        outcome: "answered".to_owned(),
        intent: None,
        dialogue: None,
        language: None,
        offers: salon_postgres::OfferChange::Keep,
        reply: Some(NewText {
            body: "late".to_owned(),
            purpose: Purpose::Conversation,
            purpose_key: "turn:late".to_owned(),
        }),
        handoff: None,
        draft_until: None,
        decided: salon_postgres::DecidedBy::default(),
        trace: serde_json::json!({}),
        now: stage.now(),
    };
    let recorded = stage
        .database
        .record_turn(&claimed.lease, record)
        .await
        .unwrap();
    assert_eq!(recorded, Recorded::Superseded);
    assert_eq!(ana.answers().await.len(), 1);
}

/// A person reads three lines: who it is, what they wrote, and why they wait and until when.
#[tokio::test(flavor = "multi_thread")]
async fn a_request_for_a_person_says_who_what_and_why_in_three_lines() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    ana.has_booked("haircut with Sarah Friday at 10am", "Ana")
        .await;
    ana.says("can I talk to a person please").await;
    let handoff = stage.open_handoff().await;
    let lines: Vec<&str> = handoff.summary.lines().collect();
    assert_eq!(lines.len(), 3, "{}", handoff.summary);
    says(
        lines[0],
        &["Ana", "Haircut with Sarah", "Fri Nov 27, 10:00 am"],
    );
    says(lines[1], &["can I talk to a person please"]);
    says(
        lines[2],
        &["Asked for a person", "Answer by Mon Nov 23, 11:0"],
    );
}

/// What the client was promised is kept: a request that nobody answers is chased until somebody does.
#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_nobody_answers_is_chased_until_a_person_writes() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    ana.says("can I talk to a person please").await;
    stage.minds_the_clock().await;
    assert_eq!(stage.open_handoff().await.chases, 0);
    stage.pass(SignedDuration::from_hours(2));
    stage.minds_the_clock().await;
    stage.minds_the_clock().await;
    assert_eq!(stage.open_handoff().await.chases, 1);
    stage.pass(SignedDuration::from_hours(2));
    stage.minds_the_clock().await;
    assert_eq!(stage.open_handoff().await.chases, 2);
    ana.is_told("Maria here, how can I help?", "1").await;
    stage.pass(SignedDuration::from_hours(4));
    stage.minds_the_clock().await;
    let handoff = stage.open_handoff().await;
    assert!(handoff.answered_at.is_some());
    assert_eq!(handoff.chases, 2);
}

impl Stage {
    fn takeover(&self, conversation: salon_domain::ConversationId) -> Takeover<'static> {
        Takeover {
            salon: self.salon,
            conversation,
            by: "Maria",
            until: None,
            now: self.now(),
        }
    }

    async fn open_handoff(&self) -> Handoff {
        let open = self.database.list_handoffs(self.salon, HandoffScope::Open);
        open.await.unwrap().pop().unwrap()
    }
}

impl Client<'_> {
    /// A person of the salon writes to this client.
    async fn is_told(&self, body: &str, occasion: &str) {
        let takeover = self.stage.takeover(self.conversation().await.unwrap());
        let text = NewText {
            body: body.to_owned(),
            purpose: Purpose::Conversation,
            purpose_key: format!("staff:{occasion}"),
        };
        let said = self.stage.database.say(&takeover, &text).await.unwrap();
        assert!(said.is_some());
        self.stage.rehearsal.settle().await.unwrap();
    }
}
