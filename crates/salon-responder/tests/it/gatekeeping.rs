//! Law and safety: who is not answered, and what is written down.

use salon_postgres::HandoffScope;
use salon_sms::InboundText;

use crate::stage::{Stage, never_says, says};

const ANA: &str = "+19185550123";

/// C9: a photo without text was an HTTP 422.
#[tokio::test(flavor = "multi_thread")]
async fn acknowledges_a_photo_and_shows_it_to_staff() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    let form = "MessageSid=MM1&From=%2B19185550123&To=%2B19185550100&Body=&NumMedia=1\
                &MediaUrl0=https%3A%2F%2Fapi.twilio.com%2Fmedia%2FME1&MediaContentType0=image%2Fjpeg";
    let answer = ana
        .sends(InboundText::parse(form.as_bytes()).unwrap())
        .await;
    says(&answer, &["photo"]);
    assert_eq!(ana.thread().await[0].media.len(), 1);
    assert_eq!(
        stage
            .database
            .list_handoffs(stage.salon, HandoffScope::Open)
            .await
            .unwrap()
            .len(),
        1
    );
}

/// C22: a tapback was answered.
#[tokio::test(flavor = "multi_thread")]
async fn stores_a_tapback_and_does_not_answer_it() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    ana.says("Hi").await;
    assert_eq!(ana.says("Liked \u{201c}How can I help?\u{201d}").await, "");
    assert_eq!(ana.thread().await.len(), 3);
}

/// C21: booked on after an allergic reaction.
#[tokio::test(flavor = "multi_thread")]
async fn hands_an_emergency_to_a_person_at_once_and_says_so() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    let answer = ana
        .says("my scalp is burning and bleeding after the color")
        .await;
    says(&answer, &["person"]);
    never_says(&answer, &["Which one", "book it"]);
    assert_eq!(
        stage
            .database
            .list_handoffs(stage.salon, HandoffScope::Open)
            .await
            .unwrap()
            .len(),
        1
    );
}

/// M5: the salon's own number was answered.
#[tokio::test(flavor = "multi_thread")]
async fn never_answers_the_salons_own_number() {
    let stage = Stage::open().await;
    assert_eq!(stage.client("+19185550100").says("Hi").await, "");
}

/// M9: campaigns ignored opt-outs; the one path that sends asks the ledger.
#[tokio::test(flavor = "multi_thread")]
async fn sends_nothing_to_who_opted_out_until_they_opt_in() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    ana.says("Hi").await;
    assert_eq!(ana.says("Stop").await, "");
    assert_eq!(ana.says("can I book a haircut?").await, "");
    assert_eq!(ana.says("START").await, "");
    assert_ne!(ana.says("can I book a haircut?").await, "");
}

/// Free wording of an opt-out is confirmed once; the carrier knows nothing of it.
#[tokio::test(flavor = "multi_thread")]
async fn honours_an_opt_out_in_the_clients_own_words() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    says(
        &ana.says("please stop texting me").await,
        &["won't get any more texts"],
    );
    assert_eq!(ana.says("please stop texting me").await, "");
}

/// M8: CANCEL opted the client out and nobody knew that a visit was meant.
#[tokio::test(flavor = "multi_thread")]
async fn a_bare_cancel_opts_out_and_tells_staff_of_the_visit() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    ana.has_booked("haircut with Sarah Friday at 10am", "Ana")
        .await;
    assert_eq!(ana.says("CANCEL").await, "");
    assert_eq!(ana.visits().await.len(), 1);
    let handoffs = stage
        .database
        .list_handoffs(stage.salon, HandoffScope::Open)
        .await
        .unwrap();
    assert_eq!(handoffs[0].reason, "cancel_word_with_visit");
}

/// C17: three texts within three seconds got three answers.
#[tokio::test(flavor = "multi_thread")]
async fn answers_a_burst_once() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    for part in ["hi", "can I get a haircut", "with Sarah Friday at 10am"] {
        stage
            .rehearsal
            .receive(stage.text(ANA, part))
            .await
            .unwrap();
    }
    assert_eq!(stage.rehearsal.settle().await.unwrap(), 1);
    let answers = ana.answers().await;
    assert_eq!(answers.len(), 1);
    says(&answers[0], &["Fri Nov 27, 10:00 am with Sarah is free"]);
}

/// M11: the provider's second delivery was answered again.
#[tokio::test(flavor = "multi_thread")]
async fn answers_a_text_that_is_delivered_twice_once() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    let text = stage.text(ANA, "Hi");
    assert_ne!(ana.sends(text.clone()).await, "");
    assert_eq!(ana.sends(text).await, "");
    assert_eq!(ana.thread().await.len(), 2);
}

/// A number is one client however it was stored or sent.
#[tokio::test(flavor = "multi_thread")]
async fn knows_a_client_however_the_number_was_written() {
    let stage = Stage::open().await;
    stage
        .client("(918) 555-0123")
        .has_booked("haircut with Sarah Friday at 10am", "Ana")
        .await;
    for (written, text) in [
        ("918-555-0123", "when is my appointment?"),
        ("19185550123", "when's my visit?"),
        ("+1 918 555 0123", "when am I booked?"),
    ] {
        says(
            &stage.client(written).says(text).await,
            &["Fri Nov 27, 10:00 am"],
        );
    }
}

/// Who wanted their money back was told to call the emergency services.
#[tokio::test(flavor = "multi_thread")]
async fn speaks_of_no_emergency_to_who_complains() {
    let stage = Stage::open().await;
    let answer = stage
        .client("+19185550123")
        .says("Sam ruined my hair and I want my money back")
        .await;
    assert!(answer.contains("a person will answer you"), "{answer}");
    assert!(!answer.contains("emergency"), "{answer}");
}
