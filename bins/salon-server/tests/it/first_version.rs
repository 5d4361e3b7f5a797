//! What people did with the first version works as it did.

use std::time::{Duration, Instant};

use salon_domain::Address;
use salon_postgres::Direction;

use crate::desk::{Desk, now};

/// The first version's test request, byte for byte: its `+` arrives as a space.
const FORM: &str = "From=+1234567890&To=+0987654321&Body=Hi&MessageSid=test123&AccountSid=test456";

/// How soon the answer must be in the thread.
const SOON: Duration = Duration::from_secs(1);

#[tokio::test(flavor = "multi_thread")]
async fn the_test_request_is_taken_at_once_and_answered_within_a_second() {
    let desk = Desk::open().await;
    desk.phone("+19185550199").says("Hi").await;
    desk.settled().await;

    let answer = desk.server.post_form("/webhook/sms", FORM).await;
    let taken = Instant::now();
    assert_eq!(
        (answer.status, answer.is_empty_twiml()),
        (200, true),
        "{answer:?}"
    );
    desk.settled().await;
    let waited = taken.elapsed();
    assert!(waited <= SOON, "answered after {waited:?}");

    let address = Address::parse("+1234567890", "US".parse().unwrap()).unwrap();
    assert_eq!(address.as_str(), "+1234567890");
    let conversation = desk
        .database()
        .find_conversation(desk.salon, &address)
        .await
        .unwrap();
    let thread = desk
        .database()
        .thread(conversation.unwrap(), 10)
        .await
        .unwrap();
    let [came, out] = thread.as_slice() else {
        panic!("a text and its answer, not {thread:?}")
    };
    assert_eq!((came.direction, came.body.as_str()), (Direction::In, "Hi"));
    assert_eq!((out.direction, out.turn), (Direction::Out, came.turn));
    assert!(out.body.contains("How can I help?"), "{}", out.body);
    assert!(out.at <= now());
}
