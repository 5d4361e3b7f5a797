//! The same front desk on a real transport: whom it believes, what it sends, what it hears back.

use salon_domain::DeliveryStatus;
use salon_postgres::{Direction, HandoffScope, ThreadText};
use salon_testkit::{FakeInbound, FakeSignature, Fault, Phone, next_sid};

use crate::desk::{SALON_NUMBER, says};
use crate::provider::{ACCOUNT, Line, PUBLIC, TOKEN, WEBHOOK};

const ANA: &str = "+19185550123";

/// M6: every text got two answers, TwiML and REST.
#[tokio::test(flavor = "multi_thread")]
async fn a_signed_text_is_answered_by_one_post_in_the_providers_form() {
    let line = Line::open().await;
    let ana = line.phone(ANA);
    let answer = ana.says("Hi, can I get a haircut with Sarah?").await;
    says(&answer, &["Juniper Lane Salon", "Haircut"]);

    let sent = line.twilio.wait_for_sent(1).await.unwrap();
    let [text] = sent.as_slice() else {
        panic!("one text, not {sent:?}")
    };
    assert_eq!(
        (text.to.as_str(), text.from.as_deref()),
        (ANA, Some(SALON_NUMBER))
    );
    assert_eq!((text.body.as_str(), text.media.len()), (answer.as_str(), 0));
    assert_eq!(text.messaging_service_sid, None);
    let thread = ana.thread(10).await;
    let out = only_answer(&thread);
    let callback = format!("{WEBHOOK}/status?outbox={}", out.message);
    assert_eq!(text.status_callback.as_deref(), Some(callback.as_str()));
    assert_eq!(out.provider_id.as_deref(), Some(text.sid.as_str()));
    assert_eq!((line.twilio.send_requests(), line.sent_to(&ana)), (1, 1));
}

/// M11: a forged webhook booked visits.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_signed_for_this_account_is_refused_and_not_stored() {
    let line = Line::open().await;
    for signature in [
        FakeSignature::Missing,
        FakeSignature::Forged,
        FakeSignature::Tampered,
    ] {
        let text = FakeInbound {
            signature,
            ..FakeInbound::new(ANA, SALON_NUMBER, "forged")
        };
        let refused = line.twilio.deliver(WEBHOOK, &text).await.unwrap();
        assert_eq!(refused.status, 403, "{signature:?}");
        assert_eq!(
            refused.content_type.as_deref(),
            Some("text/xml; charset=utf-8")
        );
        assert!(!refused.body.contains("<Message"), "{}", refused.body);
    }
    let other_account = ACCOUNT.replace("AC0", "AC9");
    let other = line.desk.phone(ANA).signed(TOKEN, &other_account, PUBLIC);
    assert_eq!(
        other
            .delivers(&next_sid(), "another account's")
            .await
            .status,
        403
    );
    let elsewhere = line
        .desk
        .phone(ANA)
        .signed(TOKEN, ACCOUNT, "https://elsewhere.example");
    assert_eq!(
        elsewhere
            .delivers(&next_sid(), "for another address")
            .await
            .status,
        403
    );

    let ana = line.phone(ANA);
    ana.says("Hi").await;
    let thread = ana.thread(10).await;
    let words: Vec<&str> = thread.iter().map(|text| text.body.as_str()).collect();
    assert_eq!((words.len(), words[0]), (2, "Hi"));
    let metrics = line.desk.server.get("/metrics").await.body;
    says(&metrics, &["salon_webhooks_refused_total"]);
}

/// M11: the provider's second delivery was answered again.
#[tokio::test(flavor = "multi_thread")]
async fn a_text_that_is_delivered_again_is_acknowledged_and_nothing_more() {
    let line = Line::open().await;
    let ana = line.phone(ANA);
    let sid = next_sid();
    for _ in 0..3 {
        let taken = ana.delivers(&sid, "Hi").await;
        assert!(taken.status == 200 && taken.is_empty_twiml(), "{taken:?}");
    }
    assert_eq!(ana.answers_to(&sid).await.len(), 1);
    // Long after it was answered, from a captured request, and then a text of its own.
    assert_eq!(ana.delivers(&sid, "Hi").await.status, 200);
    ana.says("What are your hours?").await;
    line.desk.settled().await;
    assert_eq!((ana.thread(20).await.len(), line.sent_to(&ana)), (4, 2));
}

/// M12: `sent` arrived after `delivered` and overwrote it.
#[tokio::test(flavor = "multi_thread")]
async fn reports_in_every_order_end_in_the_same_state() {
    let line = Line::open().await;
    let orders = orders(&["queued", "sending", "sent", "delivered"]);
    assert_eq!(orders.len(), 24);
    let phones: Vec<Phone> = (0..orders.len())
        .map(|at| line.phone(&format!("+191855502{at:02}")))
        .collect();
    for phone in &phones {
        phone.texts("Hi").await;
    }
    let sent = line.twilio.wait_for_sent(phones.len()).await.unwrap();
    for (phone, order) in phones.iter().zip(&orders) {
        let text = sent
            .iter()
            .find(|text| text.to == phone.number().as_str())
            .unwrap();
        for status in order {
            let heard = line
                .twilio
                .status_callback(&text.sid, status, None)
                .await
                .unwrap();
            assert_eq!(
                (heard.status, heard.body.as_str()),
                (200, salon_sms::empty_response())
            );
        }
    }
    line.desk.settled().await;
    for (phone, order) in phones.iter().zip(&orders) {
        let thread = phone.thread(10).await;
        assert_eq!(
            only_answer(&thread).status,
            Some(DeliveryStatus::Delivered),
            "{order:?}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_of_failure_says_why_and_stays() {
    let line = Line::open().await;
    let ana = line.phone(ANA);
    ana.says("Hi").await;
    let sid = line.twilio.sent()[0].sid.clone();
    for (status, code) in [
        ("sent", None),
        ("undelivered", Some(30_003)),
        ("sending", None),
    ] {
        let heard = line
            .twilio
            .status_callback(&sid, status, code)
            .await
            .unwrap();
        assert_eq!(heard.status, 200);
    }
    let thread = ana.thread(10).await;
    let out = only_answer(&thread);
    assert_eq!(
        (out.status, out.error_code),
        (Some(DeliveryStatus::Undelivered), Some(30_003))
    );
    // A report of a text that we never sent, unsigned or not, changes nothing.
    let forged = line
        .desk
        .server
        .post_form("/webhook/sms/status", "MessageSid=SM1&MessageStatus=sent");
    assert_eq!(forged.await.status, 403);
}

/// A report can be here before the answer to the request that sent the text.
#[tokio::test(flavor = "multi_thread")]
async fn a_report_that_overtakes_the_answer_to_the_send_is_not_lost() {
    let line = Line::open().await;
    let ana = line.phone(ANA);
    line.twilio.push_fault(Fault::AcceptThenHang);
    ana.texts("Hi").await;
    let sid = line.twilio.wait_for_sent(1).await.unwrap()[0].sid.clone();
    line.twilio
        .status_callback(&sid, "delivered", None)
        .await
        .unwrap();
    line.desk.settled().await;
    let thread = ana.thread(10).await;
    let out = only_answer(&thread);
    assert_eq!(out.status, Some(DeliveryStatus::Delivered));
    assert_eq!(
        (out.provider_id.as_deref(), line.sent_to(&ana)),
        (Some(sid.as_str()), 1)
    );
}

/// M2: a text was sent again and again because the mark failed.
#[tokio::test(flavor = "multi_thread")]
async fn a_text_arrives_once_however_the_send_goes_wrong() {
    let line = Line::open().await;
    let refusal = |http_status, code| Fault::Status {
        http_status,
        code,
        retry_after: None,
    };
    let faults = [
        refusal(500, None),
        refusal(503, Some(20_503)),
        refusal(429, Some(20_429)),
        Fault::AcceptThenHang,
        Fault::AcceptThenReset,
        Fault::AcceptThenGarble,
        Fault::ResetBeforeAccept,
    ];
    for (at, fault) in faults.into_iter().enumerate() {
        let phone = line.phone(&format!("+191855503{at:02}"));
        line.twilio.push_fault(fault.clone());
        phone.texts("Hi").await;
        line.desk.settled().await;
        assert_eq!(line.sent_to(&phone), 1, "{fault:?}");
        let thread = phone.thread(10).await;
        let sid = line.twilio.sent().last().map(|text| text.sid.clone());
        assert_eq!(only_answer(&thread).provider_id, sid, "{fault:?}");
    }
}

/// The same words twice are two texts: the first is not taken for the second.
#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_equals_the_last_one_arrives_although_its_send_failed() {
    let line = Line::open().await;
    let ana = line.phone(ANA);
    ana.says("Hi").await;
    let first = ana.says("What are your hours?").await;
    line.twilio.push_fault(Fault::Status {
        http_status: 500,
        code: None,
        retry_after: None,
    });
    let second = ana.says("What are your hours?").await;
    assert_eq!(first, second);
    assert_eq!(line.sent_to(&ana), 3);
}

/// O1 and M13: a probe printed the account's number; real texts left a development machine.
#[tokio::test(flavor = "multi_thread")]
async fn health_names_the_transport_and_shows_no_account_and_no_number_whole() {
    let line = Line::open().await;
    line.phone(ANA).says("Hi").await;
    let health = line.desk.server.get("/health").await;
    let sms = &health.json()["services"]["sms_service"];
    assert_eq!(
        (sms["status"].as_str(), sms["transport"].as_str()),
        (Some("healthy"), Some("twilio"))
    );
    let (account, number) = (
        sms["account_sid"].as_str().unwrap(),
        sms["from_number"].as_str(),
    );
    assert!(
        account.starts_with("AC") && account.contains('*') && account.ends_with("def"),
        "{account}"
    );
    assert!(
        number.unwrap().contains('*') && number.unwrap().ends_with("100"),
        "{number:?}"
    );
    for secret in [ACCOUNT, TOKEN, SALON_NUMBER, "9185550100", ANA] {
        assert!(!health.body.contains(secret), "{}", health.body);
        let metrics = line.desk.server.get("/metrics").await.body;
        assert!(!metrics.contains(secret), "{metrics}");
    }
}

/// A text to a number that no salon lists is stored, not answered, and staff are told.
#[tokio::test(flavor = "multi_thread")]
async fn a_text_to_an_unknown_number_is_a_matter_for_staff() {
    let line = Line::open().await;
    let lost = line.phone(ANA).to("+19185550177");
    assert_eq!(lost.says("Hi").await, "");
    assert_eq!(line.sent_to(&lost), 0);
    let open = line
        .desk
        .database()
        .list_handoffs(line.desk.salon, HandoffScope::Open)
        .await
        .unwrap();
    assert_eq!(
        open.iter()
            .map(|one| one.reason.as_str())
            .collect::<Vec<_>>(),
        ["unknown_recipient"]
    );
}

/// Returns the one text that went out.
fn only_answer(thread: &[ThreadText]) -> &ThreadText {
    let out: Vec<_> = thread
        .iter()
        .filter(|text| text.direction == Direction::Out)
        .collect();
    assert_eq!(out.len(), 1, "{thread:#?}");
    out[0]
}

/// Returns every order in which these can come.
fn orders(items: &[&'static str]) -> Vec<Vec<&'static str>> {
    let [_, ..] = items else {
        return vec![Vec::new()];
    };
    let mut all = Vec::new();
    for (at, first) in items.iter().enumerate() {
        let rest = [&items[..at], &items[at + 1..]].concat();
        all.extend(
            orders(&rest)
                .into_iter()
                .map(|rest| [vec![*first], rest].concat()),
        );
    }
    all
}
