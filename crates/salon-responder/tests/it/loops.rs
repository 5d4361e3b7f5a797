//! The loop breaker: machines are stored, shown and not answered.

use jiff::SignedDuration;
use salon_postgres::HandoffScope;
use salon_responder::ModelLimits;
use salon_sms::Transport;

use crate::model_stage::with_puppet;
use crate::stage::{Stage, says};

const BOT: &str = "+19185550177";

/// M5: two bots answered each other for hours.
#[tokio::test(flavor = "multi_thread")]
async fn a_number_that_texts_without_pause_is_not_answered_and_staff_hear_of_it_once() {
    let stage = Stage::open().await;
    let mut answered = 0;
    for number in 0..30 {
        let text = stage.text(
            BOT,
            &format!("how much is a haircut? this is request {number}"),
        );
        stage.rehearsal.receive(text).await.unwrap();
        stage.rehearsal.settle().await.unwrap();
    }
    answered += stage.carrier.sent_to(BOT).len();
    assert_eq!(answered, 8);
    let open = stage.handoffs().await;
    assert_eq!(
        open.iter().filter(|reason| *reason == "loop").count(),
        1,
        "{open:?}"
    );
    // A person who comes back later is answered again.
    stage.pass(jiff::SignedDuration::from_mins(3));
    says(
        &stage.client(BOT).says("how much is a haircut?").await,
        &["$"],
    );
}

/// M5: the other desk of the deployment is no client either.
#[tokio::test(flavor = "multi_thread")]
async fn another_salons_number_is_not_answered() {
    let stage = Stage::open().await;
    let file = salon_responder::DEMO_SALON_FILE
        .replace("key = \"juniper-lane\"", "key = \"second\"")
        .replace("+1 918 555 0100", "+1 918 555 0200");
    let other = salon_responder::parse_salon_file(&file, "second.toml").unwrap();
    let applied = stage
        .database
        .apply_salon(&other, salon_postgres::Apply::Write, stage.now());
    applied.await.unwrap();
    assert_eq!(
        stage
            .client("+19185550200")
            .says("Hi! This is Second's automated desk.")
            .await,
        ""
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn automatic_replies_are_stored_and_not_answered() {
    let stage = Stage::open().await;
    let ana = stage.client(BOT);
    ana.says("Hi").await;
    let driving = "I\u{2019}m driving with Do Not Disturb While Driving turned on. I\u{2019}ll see your message when I get where I\u{2019}m going.";
    assert_eq!(ana.says(driving).await, "");
    assert_eq!(ana.thread().await.len(), 3);
    assert!(stage.handoffs().await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn who_repeats_themselves_word_for_word_is_answered_twice() {
    let stage = Stage::open().await;
    let bot = stage.client(BOT);
    let text = "Thanks! Our team is looking into it.";
    assert_ne!(bot.says(text).await, "");
    assert_ne!(bot.says(text).await, "");
    assert_eq!(bot.says(text).await, "");
    assert_eq!(stage.handoffs().await, ["loop"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn short_codes_and_names_are_not_answered_on_a_real_transport() {
    let stage = Stage::open_on(Transport::Twilio).await;
    for sender in ["72975", "ACMEBANK"] {
        assert_eq!(stage.client(sender).says("Your code is 123456").await, "");
    }
}

impl Stage {
    /// Why people are asked for, oldest first.
    pub(crate) async fn handoffs(&self) -> Vec<String> {
        let open = self.database.list_handoffs(self.salon, HandoffScope::Open);
        open.await
            .unwrap()
            .into_iter()
            .map(|one| one.reason)
            .collect()
    }
}

/// O5: a flood cost a call of the model for each text.
#[tokio::test(flavor = "multi_thread")]
async fn o5_a_flood_of_a_thousand_texts_in_an_hour_asks_the_model_sixty_times() {
    let (stage, puppet) = with_puppet(ModelLimits::default()).await;
    for _ in 0..100 {
        puppet.says("Tell me more.");
    }
    for burst in 0..200 {
        for number in 0..5 {
            let text = stage.text(BOT, &format!("and what about idea {burst}-{number}?"));
            stage.rehearsal.receive(text).await.unwrap();
        }
        stage.rehearsal.settle().await.unwrap();
        stage.pass(SignedDuration::from_secs(18));
    }
    assert_eq!(puppet.told().len(), 60);
}

/// The same as a machine does it, a text for each of ours: the breaker trips long before.
#[tokio::test(flavor = "multi_thread")]
async fn o5_a_loop_at_the_pace_of_a_flood_is_broken_after_a_few_texts() {
    let (stage, puppet) = with_puppet(ModelLimits::default()).await;
    for _ in 0..100 {
        puppet.says("Tell me more.");
    }
    for number in 0..100 {
        let text = stage.text(BOT, &format!("and what about idea {number}?"));
        stage.rehearsal.receive(text).await.unwrap();
        stage.rehearsal.settle().await.unwrap();
        stage.pass(SignedDuration::from_millis(3_600));
    }
    assert_eq!(puppet.told().len(), 8);
    let open = stage.handoffs().await;
    let loops = open.iter().filter(|reason| *reason == "loop");
    assert_eq!(loops.count(), 1, "{open:?}");
}
