//! Sends over real HTTP, and everything that can go wrong with one.

use std::error::Error;
use std::time::Duration;

use jiff::{Timestamp, ToSpan};
use salon_domain::DeliveryStatus;
use salon_sms::{
    AccountStatus, Doubt, FailureClass, OutgoingText, Reach, SendError, Sender, SentQuery,
    SmsGateway, TwilioCredentials, TwilioGateway,
};
use salon_testkit::{FakeTwilio, Fault};

use crate::subjects::{ACCOUNT, SERVICE, TOKEN, address, client, options, salon, text, twilio};

/// Long enough for a loaded machine to accept a text, short enough to wait for.
const IMPATIENT: Duration = Duration::from_secs(2);

fn since_ever() -> SentQuery {
    SentQuery {
        to: client(),
        not_before: Timestamp::UNIX_EPOCH,
    }
}

fn status(http_status: u16, code: Option<u32>) -> Fault {
    Fault::Status {
        http_status,
        code,
        retry_after: None,
    }
}

#[tokio::test]
async fn posts_the_form_that_twilio_reads() {
    let (fake, gateway) = twilio().await;
    let now: Timestamp = "2026-03-06T15:04:05Z".parse().unwrap();
    fake.set_now(now);
    let callback = "https://salon.example/webhook/sms/status?outbox=81";
    let sent = OutgoingText {
        status_callback: Some(callback.to_owned()),
        ..text("See you Friday at 2 & bring +1 \u{1F484}")
    };
    let accepted = gateway.send(&sent).await.unwrap();
    let [message] = fake.sent().try_into().unwrap();
    assert_eq!(message.sid, accepted.provider_id.as_str());
    assert_eq!(message.to, "+19185550123");
    assert_eq!(message.from.as_deref(), Some("+19185550100"));
    assert_eq!(message.body, sent.body);
    assert_eq!(message.status_callback.as_deref(), Some(callback));
    assert_eq!(
        (accepted.status, accepted.segments),
        (DeliveryStatus::Queued, Some(1))
    );
    let [found] = gateway
        .find_sent(&since_ever())
        .await
        .unwrap()
        .try_into()
        .unwrap();
    assert_eq!(
        (found.created_at, found.status),
        (Some(now), DeliveryStatus::Queued)
    );
}

#[tokio::test]
async fn sends_pictures_from_a_messaging_service() {
    let (fake, gateway) = twilio().await;
    let media = ["https://salon.example/1.jpg", "https://salon.example/2.jpg"].map(str::to_owned);
    let sent = OutgoingText {
        from: Sender::Service(SERVICE.to_owned()),
        media: media.to_vec(),
        ..text("Before and after")
    };
    let accepted = gateway.send(&sent).await.unwrap();
    let [message] = fake.sent().try_into().unwrap();
    assert_eq!(message.media, media);
    assert_eq!(message.messaging_service_sid.as_deref(), Some(SERVICE));
    assert_eq!(message.from, None);
    assert_eq!(accepted.segments, None, "a service counts later");
}

#[tokio::test]
async fn signs_in_with_an_api_key() {
    let fake = FakeTwilio::start(ACCOUNT, TOKEN).await.unwrap();
    fake.accept_api_key("SK01", "key secret is no token".replace(' ', "-").as_str());
    let mut options = options(&fake);
    options.credentials = TwilioCredentials::ApiKey {
        sid: "SK01".to_owned(),
        secret: "key-secret-is-no-token".to_owned(),
    };
    let gateway = TwilioGateway::new(options).unwrap();
    gateway.send(&text("Hi")).await.unwrap();
    assert_eq!(fake.sent().len(), 1);
}

#[tokio::test]
async fn stops_all_sending_when_the_credentials_are_wrong() {
    let fake = FakeTwilio::start(ACCOUNT, TOKEN).await.unwrap();
    let mut options = options(&fake);
    options.credentials = TwilioCredentials::AuthToken("an-old-token".to_owned());
    let gateway = TwilioGateway::new(options).unwrap();
    for error in [
        gateway.send(&text("Hi")).await.unwrap_err(),
        gateway.find_sent(&since_ever()).await.unwrap_err(),
        gateway.probe().await.unwrap_err(),
    ] {
        assert!(
            matches!(
                error,
                SendError::Configuration {
                    reach: Reach::AllSending,
                    ..
                }
            ),
            "{error}"
        );
        assert_eq!(
            (error.provider_code(), error.http_status()),
            (Some(20003), Some(401))
        );
    }
    assert!(fake.sent().is_empty());
}

#[tokio::test]
async fn knows_what_each_refusal_of_the_provider_means() {
    let (fake, gateway) = twilio().await;
    let rows = [
        (400, 21211, "sms_refused", FailureClass::Recipient),
        (400, 21610, "sms_opted_out", FailureClass::OptedOut),
        (400, 21617, "sms_request_invalid", FailureClass::OurBug),
        (
            400,
            21606,
            "sms_account_misconfigured",
            FailureClass::Configuration,
        ),
        (
            403,
            20005,
            "sms_account_misconfigured",
            FailureClass::StopAll,
        ),
        (429, 20429, "sms_throttled", FailureClass::Throttled),
        (400, 21611, "sms_not_now", FailureClass::QueueFull),
        (400, 30007, "sms_refused", FailureClass::NeverUnchanged),
        (400, 14107, "sms_refused", FailureClass::Loop),
        (500, 20500, "sms_outcome_unknown", FailureClass::Ambiguous),
        (400, 29999, "sms_request_invalid", FailureClass::OurBug),
    ];
    for (http_status, provider_code, code, class) in rows {
        fake.push_fault(status(http_status, Some(provider_code)));
        let error = gateway.send(&text("Hi")).await.unwrap_err();
        assert_eq!(
            (error.code(), error.class()),
            (code, class),
            "{provider_code}"
        );
        assert_eq!(error.provider_code(), Some(provider_code));
        assert_eq!(error.http_status(), Some(http_status));
    }
    assert!(fake.sent().is_empty());
}

#[tokio::test]
async fn reads_the_refusals_that_twilio_makes_of_the_form_itself() {
    let (fake, gateway) = twilio().await;
    let refused = async |text: OutgoingText| gateway.send(&text).await.unwrap_err();
    assert_eq!(refused(text("")).await.provider_code(), Some(21602));
    assert_eq!(
        refused(text(&"a".repeat(1601))).await.provider_code(),
        Some(21617)
    );
    fake.refuse("+19185550123", 21610);
    let error = refused(text("Hi")).await;
    assert!(matches!(error, SendError::OptedOut(_)), "{error}");
    assert!(fake.sent().is_empty());
}

#[tokio::test]
async fn keeps_the_wait_that_the_provider_asks_for() {
    let (fake, gateway) = twilio().await;
    fake.push_fault(Fault::Status {
        http_status: 429,
        code: Some(20429),
        retry_after: Some(Duration::from_secs(3)),
    });
    let error = gateway.send(&text("Hi")).await.unwrap_err();
    assert_eq!(error.retry_after(), Some(Duration::from_secs(3)));
    assert!(error.is_transient() && !error.may_have_been_sent());
    gateway.send(&text("Hi")).await.unwrap();
    assert_eq!(fake.sent().len(), 1);
}

#[tokio::test]
async fn calls_a_failing_provider_ambiguous_even_without_json() {
    let (fake, gateway) = twilio().await;
    fake.push_fault(status(502, None));
    let error = gateway.send(&text("Hi")).await.unwrap_err();
    assert!(
        matches!(error, SendError::Ambiguous(Doubt::Answered(_))),
        "{error}"
    );
    assert!(error.may_have_been_sent() && !error.is_transient());
}

#[tokio::test]
async fn finds_a_text_again_whose_answer_never_came() {
    let fake = FakeTwilio::start(ACCOUNT, TOKEN).await.unwrap();
    let mut options = options(&fake);
    options.timeout = IMPATIENT;
    let gateway = TwilioGateway::new(options).unwrap();
    fake.push_fault(Fault::AcceptThenHang);
    let error = gateway
        .send(&text("Booked: Friday at 2"))
        .await
        .unwrap_err();
    assert_eq!(error, SendError::Ambiguous(Doubt::TimedOut(IMPATIENT)));
    let [found] = gateway
        .find_sent(&since_ever())
        .await
        .unwrap()
        .try_into()
        .unwrap();
    assert_eq!(found.body, "Booked: Friday at 2");
    assert_eq!(found.provider_id.as_str(), fake.sent()[0].sid);
}

#[tokio::test]
async fn finds_a_text_again_whose_connection_was_cut_after_it() {
    let (fake, gateway) = twilio().await;
    fake.push_fault(Fault::AcceptThenReset);
    let error = gateway.send(&text("Hi")).await.unwrap_err();
    assert!(
        matches!(error, SendError::Ambiguous(Doubt::ConnectionLost(_))),
        "{error}"
    );
    assert_eq!(gateway.find_sent(&since_ever()).await.unwrap().len(), 1);
}

#[tokio::test]
async fn never_repeats_a_request_by_itself_when_its_connection_is_cut() {
    let (fake, gateway) = twilio().await;
    // The second request uses the first one's connection, as a busy gateway's do.
    gateway.send(&text("one")).await.unwrap();
    fake.push_fault(Fault::ResetBeforeAccept);
    let error = gateway.send(&text("two")).await.unwrap_err();
    assert!(
        matches!(error, SendError::Ambiguous(Doubt::ConnectionLost(_))),
        "{error}"
    );
    assert_eq!(fake.send_requests(), 2);
    let found = gateway.find_sent(&since_ever()).await.unwrap();
    assert_eq!(
        found
            .iter()
            .map(|text| text.body.as_str())
            .collect::<Vec<_>>(),
        ["one"]
    );
}

#[tokio::test]
async fn does_not_call_an_unreadable_success_a_failure_to_repeat() {
    let (fake, gateway) = twilio().await;
    fake.push_fault(Fault::AcceptThenGarble);
    let error = gateway.send(&text("Hi")).await.unwrap_err();
    assert_eq!(error, SendError::Unreadable { http_status: 201 });
    assert!(error.may_have_been_sent() && !error.is_transient());
    assert_eq!(gateway.find_sent(&since_ever()).await.unwrap().len(), 1);
}

#[tokio::test]
async fn knows_that_an_unreachable_provider_has_nothing() {
    let fake = FakeTwilio::start(ACCOUNT, TOKEN).await.unwrap();
    let closed = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let mut options = options(&fake);
    options.base_url = format!("http://{}", closed.local_addr().unwrap());
    drop(closed);
    let gateway = TwilioGateway::new(options).unwrap();
    let error = gateway.send(&text("Hi")).await.unwrap_err();
    assert!(matches!(error, SendError::Unreachable(_)), "{error}");
    assert!(error.is_transient() && !error.may_have_been_sent());
    assert!(error.source().unwrap().to_string().contains("refused"));
}

#[tokio::test]
async fn asks_nobody_about_digits_that_cannot_be_dialled() {
    let (fake, gateway) = twilio().await;
    for undialable in ["+1234567890", "72345", "ACME"] {
        let sent = OutgoingText {
            to: address(undialable),
            ..text("Hi")
        };
        let error = gateway.send(&sent).await.unwrap_err();
        assert_eq!(error.class(), FailureClass::Recipient, "{undialable}");
        assert!(!error.is_transient());
    }
    assert_eq!(fake.send_requests(), 0);
}

#[tokio::test]
async fn never_has_more_requests_under_way_than_allowed() {
    let fake = FakeTwilio::start(ACCOUNT, TOKEN).await.unwrap();
    let mut options = options(&fake);
    options.max_concurrent = 3;
    let gateway = std::sync::Arc::new(TwilioGateway::new(options).unwrap());
    let mut sends = tokio::task::JoinSet::new();
    for number in 0..12 {
        fake.push_fault(Fault::Slow);
        let gateway = std::sync::Arc::clone(&gateway);
        sends.spawn(async move { gateway.send(&text(&number.to_string())).await });
    }
    // One at a time, so that a gateway without a bound would have had time to show it.
    for held in 3..=12 {
        fake.wait_for_held(held).await.unwrap();
        assert_eq!(fake.most_at_once(), 3);
        fake.release(1);
    }
    fake.release(2);
    while let Some(sent) = sends.join_next().await {
        sent.unwrap().unwrap();
    }
    assert_eq!(
        (
            fake.wait_for_sent(12).await.unwrap().len(),
            fake.most_at_once()
        ),
        (12, 3)
    );
}

#[tokio::test]
async fn lists_as_far_back_as_asked_over_several_pages() {
    let (fake, gateway) = twilio().await;
    let start: Timestamp = "2026-03-06T15:00:00Z".parse().unwrap();
    for second in 0..250_i64 {
        fake.set_now(start + second.seconds());
        gateway.send(&text(&second.to_string())).await.unwrap();
    }
    let found = async |not_before: Timestamp| {
        let query = SentQuery {
            not_before,
            ..since_ever()
        };
        gateway.find_sent(&query).await.unwrap().len()
    };
    assert_eq!(found(Timestamp::UNIX_EPOCH).await, 250);
    assert_eq!(found(start + 100.seconds()).await, 150);
    assert_eq!(found(start + 249.seconds()).await, 1);
    // The provider's dates have whole seconds: half a second later is still that second.
    assert_eq!(found(start + 249.seconds() + 500.milliseconds()).await, 1);
    assert_eq!(found(start + 250.seconds()).await, 0);
}

#[tokio::test]
async fn sees_an_account_that_is_suspended() {
    let (fake, gateway) = twilio().await;
    fake.set_account_status("suspended");
    let account = gateway.probe().await.unwrap();
    assert_eq!(
        (account.status, account.kind.as_deref()),
        (AccountStatus::Suspended, Some("Full"))
    );
}

#[tokio::test]
async fn never_puts_a_number_the_words_or_a_secret_into_an_error() {
    let (fake, gateway) = twilio().await;
    fake.refuse("+19185550123", 21614);
    let mut errors = vec![gateway.send(&text("secret words")).await.unwrap_err()];
    fake.refuse("+19185550123", 21211);
    errors.push(gateway.send(&text("secret words")).await.unwrap_err());
    drop(fake);
    errors.push(gateway.send(&text("secret words")).await.unwrap_err());
    for error in errors {
        let mut shown = format!("{error:?} {error}");
        let mut cause = error.source();
        while let Some(deeper) = cause {
            shown.push_str(&deeper.to_string());
            cause = deeper.source();
        }
        for hidden in ["9185550123", "secret", TOKEN, ACCOUNT] {
            assert!(!shown.contains(hidden), "{hidden} in {shown}");
        }
    }
    assert!(!format!("{:?} {:?}", gateway, salon()).contains("91855501"));
}
