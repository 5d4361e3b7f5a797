//! Consent: who is texted for what, what takes it back, and what gives it again.

use salon_domain::{ConsentAct, ConsentSource, DeliveryStatus, Permission, Purpose, permission};
use salon_postgres::{Author, HandoffScope, NewConsent, NewQueuedText, NewText};
use salon_sms::{InboundText, OptOutType, ProviderId, StatusCallback, Transport};

use crate::stage::{Client, Stage, says};

const ANA: &str = "+19185550123";

/// M8: a YES re-subscribed instead of answering; an open question owns it.
#[tokio::test(flavor = "multi_thread")]
async fn a_yes_answers_the_open_question_whatever_the_provider_makes_of_it() {
    let stage = Stage::open_on(Transport::Twilio).await;
    let ana = stage.client(ANA);
    ana.says("haircut with Sarah Friday at 10am").await;
    let answer = ana.sends(marked(&stage, "YES", OptOutType::Start)).await;
    says(&answer, &["name"]);
    assert!(stage.evidence(ANA).await.lines.is_empty());
}

/// M8: after a STOP nothing is open any more, so a YES can only mean that texts are wanted again.
#[tokio::test(flavor = "multi_thread")]
async fn a_yes_after_stop_is_a_question_of_subscribing_and_of_nothing_else() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    ana.has_booked("men's cut with Jo Friday at 4pm", "Ana")
        .await;
    ana.says("cancel my visit").await;
    assert_eq!(ana.says("STOP").await, "");
    assert_eq!(ana.says("YES").await, "");
    assert_eq!(
        ana.visits().await.len(),
        1,
        "the YES was no answer to the old question"
    );
    assert_eq!(
        stage.permission(ANA, Purpose::Conversation).await,
        Permission::Granted
    );
    assert_ne!(ana.says("when is my visit?").await, "");
}

/// A word reopens what a word closed; offers need more than a word (47 CFR 64.1200(f)(9)).
#[tokio::test(flavor = "multi_thread")]
async fn stop_closes_every_purpose_and_start_opens_all_but_offers() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    ana.says("STOP").await;
    for purpose in Purpose::CONSENTED {
        assert_eq!(stage.permission(ANA, purpose).await, Permission::Revoked);
    }
    ana.says("START").await;
    for purpose in [Purpose::Conversation, Purpose::Service] {
        assert_eq!(stage.permission(ANA, purpose).await, Permission::Granted);
    }
    assert_eq!(
        stage.permission(ANA, Purpose::Marketing).await,
        Permission::Revoked
    );
}

/// The last word of a burst counts, and what is said beside a START is answered.
#[tokio::test(flavor = "multi_thread")]
async fn the_last_word_of_a_burst_counts_and_the_rest_is_answered() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    ana.says("STOP").await;
    let answer = ana.says_all(&["START", "how much is a haircut?"]).await;
    says(&answer, &["$"]);
    assert_eq!(ana.says_all(&["how much is a haircut?", "STOP"]).await, "");
    assert_eq!(
        stage.permission(ANA, Purpose::Conversation).await,
        Permission::Revoked
    );
}

/// 21610: the provider knows of an opt-out that we never saw.
#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_of_the_provider_is_written_down_and_ends_what_was_open() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    ana.says("haircut with Sarah Friday at 10am").await;
    stage.carrier.refuse(Some(21610));
    ana.says("yes").await;
    stage.carrier.refuse(None);
    let evidence = stage.evidence(ANA).await;
    assert_eq!(evidence.lines.len(), 3);
    assert_eq!(evidence.lines[0].source, ConsentSource::Refusal);
    assert!(ana.visits().await.is_empty());
    let bob = stage.client("+19185550125");
    says(
        &bob.says("haircut with Sarah Friday at 10am").await,
        &["is free"],
    );
    assert_eq!(ana.says("Ana").await, "");
}

/// 21610 can come later, as a status, with Advanced Opt-Out.
#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_that_comes_later_is_written_down_too() {
    let stage = Stage::open_on(Transport::Twilio).await;
    let ana = stage.client(ANA);
    ana.says("Hi").await;
    let sent = ana.thread().await.pop().unwrap();
    let news = StatusCallback {
        provider_id: ProviderId::new(sent.provider_id.unwrap()),
        account_sid: None,
        status: DeliveryStatus::Undelivered,
        error_code: Some(21610),
        raw_status: "undelivered".to_owned(),
    };
    stage.rehearsal.statuses().apply(news, None).await.unwrap();
    assert_eq!(
        stage.permission(ANA, Purpose::Service).await,
        Permission::Revoked
    );
}

/// M8: with Advanced Opt-Out the provider has answered CANCEL already; staff still hear of the visit.
#[tokio::test(flavor = "multi_thread")]
async fn staff_hear_of_the_visit_behind_a_cancel_that_the_provider_matched() {
    let stage = Stage::open_on(Transport::Twilio).await;
    let ana = stage.client(ANA);
    ana.has_booked("haircut with Sarah Friday at 10am", "Ana")
        .await;
    assert_eq!(
        ana.sends(marked(&stage, "CANCEL", OptOutType::Stop)).await,
        ""
    );
    let open = HandoffScope::Open;
    let handoffs = stage
        .database
        .list_handoffs(stage.salon, open)
        .await
        .unwrap();
    assert_eq!(handoffs[0].reason, "cancel_word_with_visit");
    assert_eq!(
        stage.permission(ANA, Purpose::Service).await,
        Permission::Revoked
    );
}

/// M9: whatever is queued for a purpose, the one path out asks at the moment of sending.
#[tokio::test(flavor = "multi_thread")]
async fn a_text_that_was_queued_before_the_opt_out_does_not_leave_after_it() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    ana.says("Hi").await;
    let queue = async |purpose: Purpose| {
        let text = NewQueuedText {
            salon: stage.salon,
            to: ana.address(),
            from: None,
            author: Author::Assistant,
            text: NewText {
                body: "20% off this week".to_owned(),
                purpose,
                purpose_key: format!("campaign:{}", purpose.as_str()),
            },
            bulk: false,
            media: Vec::new(),
            at: stage.now(),
        };
        stage.database.queue_text(&text).await.unwrap();
    };
    queue(Purpose::Marketing).await;
    stage.rehearsal.settle().await.unwrap();
    assert_eq!(
        stage.carrier.sent_to(ANA).len(),
        1,
        "nobody agreed to offers"
    );
    queue(Purpose::Service).await;
    ana.says("STOP").await;
    assert_eq!(stage.carrier.sent_to(ANA).len(), 1);
}

/// The ledger shows who said what and when, with the text itself, and that it was kept to.
#[tokio::test(flavor = "multi_thread")]
async fn the_evidence_names_the_words_the_text_and_what_was_sent_since() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    ana.says("Hi").await;
    stage.pass(jiff::SignedDuration::from_mins(1));
    ana.says("please stop texting me").await;
    let evidence = stage.evidence(ANA).await;
    assert_eq!(evidence.lines.len(), 3);
    let line = &evidence.lines[0];
    assert_eq!(
        (line.act, line.source),
        (ConsentAct::Revoked, ConsentSource::Wording)
    );
    assert_eq!(line.wording.as_deref(), Some("please stop texting me"));
    assert!(
        line.message
            .as_ref()
            .is_some_and(|(_, provider)| provider.is_some())
    );
    assert_eq!(evidence.texts_since, 0);
}

/// A turn that is tried again after a crash between the ledger and the record still confirms, once.
#[tokio::test(flavor = "multi_thread")]
async fn an_opt_out_in_free_words_is_confirmed_though_the_turn_is_tried_again() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    ana.says("Hi").await;
    let text = stage.text(ANA, "please stop texting me");
    stage.rehearsal.receive(text).await.unwrap();
    let worker = salon_postgres::Worker {
        name: "crashed".to_owned(),
    };
    let claimed = stage
        .database
        .claim_turn(
            &worker,
            std::time::Duration::ZERO,
            std::time::Duration::ZERO,
        )
        .await
        .unwrap()
        .unwrap();
    let line = NewConsent {
        salon: stage.salon,
        address: &ana.address(),
        purposes: &Purpose::CONSENTED,
        act: ConsentAct::Revoked,
        source: ConsentSource::Wording,
        wording: None,
        message: Some(claimed.texts[0].message),
        at: stage.now(),
    };
    let effect = salon_postgres::Effect {
        turn: claimed.lease.turn,
        ordinal: 0,
    };
    stage.database.opt_out(Some(effect), &line).await.unwrap();
    stage.rehearsal.settle().await.unwrap();
    says(
        ana.answers().await.last().unwrap(),
        &["won't get any more texts"],
    );
    assert_eq!(stage.evidence(ANA).await.lines.len(), 3);
}

/// A text that the provider has matched a word in.
fn marked(stage: &Stage, body: &str, kind: OptOutType) -> InboundText {
    InboundText {
        opt_out_type: Some(kind),
        ..stage.text(ANA, body)
    }
}

impl Client<'_> {
    /// Texts several times within a moment and returns the one answer.
    async fn says_all(&self, bodies: &[&str]) -> String {
        let before = self.answers().await.len();
        for body in bodies {
            let text = self.stage.text(self.number, body);
            self.stage.rehearsal.receive(text).await.unwrap();
        }
        self.stage.rehearsal.settle().await.unwrap();
        let answers = self.answers().await;
        assert!(answers.len() <= before + 1, "{answers:?}");
        answers.get(before).cloned().unwrap_or_default()
    }
}

impl Stage {
    async fn evidence(&self, number: &'static str) -> salon_postgres::ConsentEvidence {
        let address = self.client(number).address();
        let read = self.database.consent_evidence(self.salon, &address);
        read.await.unwrap()
    }

    async fn permission(&self, number: &'static str, purpose: Purpose) -> Permission {
        let address = self.client(number).address();
        let ledger = self.database.consent_ledger(self.salon, &address);
        permission(&ledger.await.unwrap(), purpose)
    }
}
