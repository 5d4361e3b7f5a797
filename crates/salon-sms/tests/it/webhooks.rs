//! Webhooks as they come over the wire: read, believed or refused.

use salon_domain::DeliveryStatus;
use salon_sms::{
    AuthTokens, FailureClass, Form, InboundText, OutgoingText, SignatureError, SignedParams,
    SmsGateway, StatusCallback, classify,
};
use salon_testkit::{FakeInbound, FakeSignature, FakeTwilio};

use crate::receiver::{Received, receiver};
use crate::subjects::{ACCOUNT, TOKEN, text, twilio};

const PUBLIC: &str = "https://salon.example";

/// Checks a received request as a server behind a proxy does: for the public address.
fn verdict(received: &Received) -> Result<(), SignatureError> {
    let tokens: AuthTokens = TOKEN.parse().unwrap();
    let form = Form::parse(&received.body);
    let url = format!("{PUBLIC}{}", received.path);
    tokens.verify(
        &url,
        SignedParams::Form(&form),
        received.signature.as_deref(),
    )
}

#[tokio::test]
async fn m11_believes_twilio_and_nobody_else() {
    let fake = FakeTwilio::start(ACCOUNT, TOKEN).await.unwrap();
    let (address, mut received) = receiver().await;
    fake.route(PUBLIC, &address);
    let expected = [
        (FakeSignature::Genuine, Ok(())),
        (FakeSignature::Missing, Err(SignatureError::Missing)),
        (FakeSignature::Forged, Err(SignatureError::Mismatch)),
        (FakeSignature::Tampered, Err(SignatureError::Mismatch)),
    ];
    for (signature, believed) in expected {
        let text = FakeInbound {
            signature,
            ..FakeInbound::new(
                "+19185550123",
                "+19185550100",
                "l'été à 14h? \u{1F484} + more",
            )
        };
        let url = format!("{PUBLIC}/webhook/sms?salon=1#rc=5&rp=all");
        fake.deliver(&url, &text).await.unwrap();
        let request = received.recv().await.unwrap();
        assert_eq!(
            request.path, "/webhook/sms?salon=1",
            "the fragment stays at home"
        );
        assert_eq!(verdict(&request), believed, "{signature:?}");
    }
}

#[tokio::test]
async fn m6_answers_a_text_with_markup_that_texts_nothing() {
    let fake = FakeTwilio::start(ACCOUNT, TOKEN).await.unwrap();
    let (address, _received) = receiver().await;
    let url = format!("{address}/webhook/sms");
    let answer = fake
        .deliver_text(&url, "+19185550123", "+19185550100", "Hi")
        .await
        .unwrap();
    assert_eq!(answer.status, 200);
    assert!(answer.content_type.unwrap().starts_with("text/xml"));
    assert_eq!(
        answer.body,
        r#"<?xml version="1.0" encoding="UTF-8"?><Response/>"#
    );
}

#[tokio::test]
async fn reads_a_text_with_all_that_twilio_sends_along() {
    let fake = FakeTwilio::start(ACCOUNT, TOKEN).await.unwrap();
    let (address, mut received) = receiver().await;
    let sent = FakeInbound {
        media: vec![("https://api.example/1".to_owned(), "image/jpeg".to_owned())],
        extra: vec![
            ("OptOutType".to_owned(), "STOP".to_owned()),
            ("SomethingNew".to_owned(), "x".to_owned()),
        ],
        message_sid: Some("MM77".to_owned()),
        ..FakeInbound::new("whatsapp:+19185550123", "+19185550100", "")
    };
    for _ in 0..2 {
        fake.deliver(&address, &sent).await.unwrap();
        let request = received.recv().await.unwrap();
        let kind = request.content_type.unwrap();
        assert!(
            kind.starts_with("application/x-www-form-urlencoded"),
            "{kind}"
        );
        let text = InboundText::parse(&request.body).unwrap();
        // A replay has the same id: that is what it is told apart by.
        assert_eq!(text.provider_id.as_str(), "MM77");
        assert_eq!(text.account_sid.as_deref(), Some(ACCOUNT));
        assert_eq!(
            (text.from.as_str(), text.body.as_str()),
            ("whatsapp:+19185550123", "")
        );
        assert_eq!(text.media.len(), 1);
        assert!(text.opt_out_type.is_some());
    }
}

#[tokio::test]
async fn gives_every_delivered_text_an_id_of_its_own() {
    let fake = FakeTwilio::start(ACCOUNT, TOKEN).await.unwrap();
    let (address, mut received) = receiver().await;
    let mut ids = std::collections::BTreeSet::new();
    for _ in 0..3 {
        fake.deliver_text(&address, "+19185550123", "+19185550100", "Hi")
            .await
            .unwrap();
        let request = received.recv().await.unwrap();
        ids.insert(InboundText::parse(&request.body).unwrap().provider_id);
    }
    assert_eq!(ids.len(), 3);
}

#[tokio::test]
async fn m12_reports_move_a_text_forward_in_whatever_order_they_come() {
    let (fake, gateway) = twilio().await;
    let (address, mut received) = receiver().await;
    fake.route(PUBLIC, &address);
    let sent = OutgoingText {
        status_callback: Some(format!("{PUBLIC}/webhook/sms/status?outbox=81")),
        ..text("Hi")
    };
    let accepted = gateway.send(&sent).await.unwrap();
    let sid = accepted.provider_id.as_str();
    let mut status = accepted.status;
    for word in ["delivered", "sending", "sent", "queued"] {
        fake.status_callback(sid, word, None).await.unwrap();
        let request = received.recv().await.unwrap();
        assert_eq!(request.path, "/webhook/sms/status?outbox=81");
        assert_eq!(verdict(&request), Ok(()));
        let report = StatusCallback::parse(&request.body).unwrap();
        assert_eq!(report.provider_id, accepted.provider_id);
        assert_eq!(
            (report.raw_status.as_str(), report.error_code),
            (word, None)
        );
        status = status.advance(report.status);
    }
    assert_eq!(status, DeliveryStatus::Delivered);
}

#[tokio::test]
async fn a_report_of_failure_says_what_to_do_about_it() {
    let (fake, gateway) = twilio().await;
    let (address, mut received) = receiver().await;
    let sent = OutgoingText {
        status_callback: Some(format!("{address}/status")),
        ..text("Hi")
    };
    let accepted = gateway.send(&sent).await.unwrap();
    let sid = accepted.provider_id.as_str();
    fake.status_callback(sid, "undelivered", Some(30003))
        .await
        .unwrap();
    let report = StatusCallback::parse(&received.recv().await.unwrap().body).unwrap();
    assert_eq!(report.status, DeliveryStatus::Undelivered);
    assert_eq!(classify(report.error_code, None), FailureClass::RetryFew);
    assert_eq!(fake.sent()[0].error_code, Some(30003));
}
