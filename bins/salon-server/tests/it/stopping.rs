//! The end of a process is not the end of a text: what was acknowledged is answered, once.

use std::time::Duration;

use salon_postgres::Direction;
use salon_testkit::{FakeTwilio, Fault, Phone};

use crate::place::Place;
use crate::provider::{ACCOUNT, Line, TOKEN};

const ANA: &str = "+19185550123";

/// How soon a server ends that is asked to.
const SOON: Duration = Duration::from_secs(10);

/// The text is in the thread once, was answered once, and the provider has the answer once.
async fn assert_answered_once(line: &Line, ana: &Phone) {
    line.twilio.wait_for_sent(1).await.unwrap();
    line.desk.settled().await;
    let thread = ana.thread(10).await;
    let directions: Vec<Direction> = thread.iter().map(|text| text.direction).collect();
    assert_eq!(directions, [Direction::In, Direction::Out]);
    let sent = line.twilio.sent();
    assert_eq!(sent.len(), 1, "{sent:?}");
    assert_eq!(thread[1].provider_id.as_deref(), Some(sent[0].sid.as_str()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_acknowledged_just_before_sigterm_is_answered_once() {
    let line = Line::open().await;
    line.phone(ANA).texts("Hi").await;
    let (code, took, place, twilio) = line.close().await;
    assert_eq!(code, Some(0));
    assert!(took < SOON, "{took:?}");
    let line = Line::open_in(place, twilio).await;
    assert_answered_once(&line, &line.phone(ANA)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_on_its_way_at_sigterm_arrives_and_is_written_down_before_the_end() {
    let line = Line::open().await;
    line.twilio.push_fault(Fault::Slow);
    line.phone(ANA).texts("Hi").await;
    line.twilio.wait_for_held(1).await.unwrap();
    line.desk.server.terminate().await;
    line.twilio.release(1);
    let (status, said) = line.desk.server.ended().await;
    assert_eq!(status.code(), Some(0), "{said:#?}");
    let line = Line::open_in(line.desk.place, line.twilio).await;
    assert_answered_once(&line, &line.phone(ANA)).await;
    assert_eq!(
        line.twilio.send_requests(),
        1,
        "it was not even tried again"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_acknowledged_just_before_a_kill_is_answered_once() {
    let line = Line::open().await;
    line.phone(ANA).texts("Hi").await;
    let line = line.crash().await;
    assert_answered_once(&line, &line.phone(ANA)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_that_a_kill_kept_from_leaving_leaves_once() {
    let line = Line::open().await;
    line.twilio.push_fault(Fault::Slow);
    line.phone(ANA).texts("Hi").await;
    line.twilio.wait_for_held(1).await.unwrap();
    let line = line.crash().await;
    assert_answered_once(&line, &line.phone(ANA)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_that_left_just_before_a_kill_does_not_leave_again() {
    let line = Line::open().await;
    line.twilio.push_fault(Fault::AcceptThenHang);
    line.phone(ANA).texts("Hi").await;
    line.twilio.wait_for_sent(1).await.unwrap();
    let line = line.crash().await;
    assert_answered_once(&line, &line.phone(ANA)).await;
    assert_eq!(line.twilio.send_requests(), 1, "it was found, not sent");
}

/// C17 under a crash: three texts in a row are one turn, whoever dies between them.
#[tokio::test(flavor = "multi_thread")]
async fn a_burst_that_a_kill_interrupts_gets_one_answer() {
    let twilio = FakeTwilio::start(ACCOUNT, TOKEN).await.unwrap();
    let debounce = [("SALON__TURNS__DEBOUNCE", "3s")];
    let line = Line::open_with(Place::new().await, twilio, &debounce).await;
    let ana = line.phone(ANA);
    ana.texts("Hi").await;
    ana.texts("What are your hours?").await;
    line.desk.server.kill().await;
    let line = Line::open_with(line.desk.place, line.twilio, &debounce).await;
    let ana = line.phone(ANA);
    let sid = ana.texts("And how much is a haircut?").await;
    let answers = ana.answers_to(&sid).await;
    assert_eq!(answers.len(), 1);
    let thread = ana.thread(10).await;
    let turns: Vec<_> = thread.iter().map(|text| text.turn).collect();
    assert_eq!(turns.len(), 4, "three texts and one answer: {thread:#?}");
    assert!(turns.iter().all(|turn| *turn == turns[0]), "{thread:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_cannot_finish_ends_in_time_and_the_next_one_takes_over() {
    let line = Line::open().await;
    line.twilio.push_fault(Fault::Slow);
    line.phone(ANA).texts("Hi").await;
    line.twilio.wait_for_held(1).await.unwrap();
    let (code, took, place, twilio) = line.close().await;
    assert_eq!(code, Some(0));
    assert!(took < SOON, "{took:?}");
    let line = Line::open_in(place, twilio).await;
    assert_answered_once(&line, &line.phone(ANA)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_signal_ends_the_process_at_once() {
    let line = Line::open_with(
        Place::new().await,
        FakeTwilio::start(ACCOUNT, TOKEN).await.unwrap(),
        &[("SALON__TWILIO__TIMEOUT", "60s")],
    )
    .await;
    line.twilio.push_fault(Fault::Slow);
    line.phone(ANA).texts("Hi").await;
    line.twilio.wait_for_held(1).await.unwrap();
    line.desk.server.terminate().await;
    while line
        .desk
        .server
        .log()
        .iter()
        .all(|line| !line.contains("\"stopping\""))
    {
        tokio::task::yield_now().await;
    }
    let asked = std::time::Instant::now();
    line.desk.server.terminate().await;
    let (status, said) = line.desk.server.ended().await;
    assert_eq!(status.code(), Some(130), "{said:#?}");
    assert!(
        asked.elapsed() < Duration::from_secs(1),
        "{:?}",
        asked.elapsed()
    );
}
