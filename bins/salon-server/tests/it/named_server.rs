//! A database server that is named belongs to its operator.

use std::collections::BTreeSet;
use std::time::Duration;

use salon_postgres::Direction;
use salon_testkit::{FakeTwilio, Fault, Phone, ServerProcess, TestDatabase};
use tokio_postgres::NoTls;

use crate::desk::{BINARY, Desk, SALON_NUMBER, says};
use crate::place::Place;
use crate::provider::{ACCOUNT, Line, PUBLIC, TOKEN};

/// Runs SQL as the operator would.
async fn run(url: &str, statements: &str) {
    let (client, wire) = tokio_postgres::connect(url, NoTls).await.unwrap();
    let wire = tokio::spawn(wire);
    client.batch_execute(statements).await.unwrap();
    drop(client);
    wire.await.unwrap().unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn pending_migrations_are_named_with_the_command_and_not_applied() {
    let home = TestDatabase::start().await;
    let url = home.server().unwrap();
    run(url, "DROP SCHEMA public CASCADE; CREATE SCHEMA public").await;
    let (started, said) = ServerProcess::refused(BINARY, &[("DATABASE_URL", url)]).await;
    assert!(!started);
    says(&said, &["salon-admin db migrate", "000001_salons"]);
    let pending = home.database().pending_migrations().await.unwrap();
    assert_eq!(pending.len(), salon_postgres::migrations().len());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_named_server_is_never_given_the_demo_salon() {
    let home = TestDatabase::start().await;
    let url = home.server().unwrap();
    let server = ServerProcess::start(BINARY, &[("DATABASE_URL", url)]).await;
    assert!(home.database().list_salons().await.unwrap().is_empty());
    assert_eq!(server.get("/health/ready").await.status, 200);
    // There is nobody to text yet: the provider is told to come again.
    let form = "MessageSid=SM1&From=%2B19185550123&To=%2B19185550100&Body=Hi";
    let answer = server.post_form("/webhook/sms", form).await;
    assert!(
        answer.status == 503 && answer.is_empty_twiml(),
        "{answer:?}"
    );
}

/// Replicas share nothing but the database: what one takes in the other may answer, once.
#[tokio::test(flavor = "multi_thread")]
async fn two_servers_on_one_database_answer_each_text_once() {
    const CLIENTS: usize = 20;

    let desk = Desk::open().await;
    let other = desk.place.serve(&[]).await;
    let number = |at: usize| format!("+191855504{at:02}");
    let there = Phone::new(other.url(), &number(0), desk.database(), desk.salon);
    for at in 0..CLIENTS {
        desk.phone(&number(at)).texts("Hi").await;
        there.other(&number(at)).texts("What are your hours?").await;
    }
    desk.settled().await;
    for at in 0..CLIENTS {
        let thread = there.other(&number(at)).thread(10).await;
        let (came, out): (Vec<_>, Vec<_>) = thread
            .iter()
            .partition(|text| text.direction == Direction::In);
        let asked: BTreeSet<_> = came.iter().map(|text| text.turn).collect();
        let answered: Vec<_> = out.iter().map(|text| text.turn).collect();
        assert_eq!(came.len(), 2);
        assert!(!asked.contains(&None), "each was read: {thread:#?}");
        let once = answered.len() == asked.len() && asked == answered.into_iter().collect();
        assert!(once, "one answer for each turn: {thread:#?}");
    }
    let (stopped, said) = other.stop().await;
    assert!(stopped, "{said:#?}");
}

/// The lease of a text that is on its way is a minute; that its sender is dead is known at once.
#[tokio::test(flavor = "multi_thread")]
async fn the_work_of_a_killed_server_is_taken_up_by_its_sibling_long_before_its_leases_end() {
    let twilio = FakeTwilio::start(ACCOUNT, TOKEN).await.unwrap();
    let lease = [("SALON__SENDING__LEASE", "60s")];
    let line = Line::open_with(Place::new().await, twilio, &lease).await;
    let base_url = line.twilio.base_url();
    line.twilio.push_fault(Fault::Slow);
    let ana = line.phone("+19185550123");
    ana.texts("Hi").await;
    line.twilio.wait_for_held(1).await.unwrap();
    let settings = [
        ("TWILIO_ACCOUNT_SID", ACCOUNT),
        ("TWILIO_AUTH_TOKEN", TOKEN),
        ("TWILIO_PHONE_NUMBER", SALON_NUMBER),
        ("PUBLIC_URL", PUBLIC),
        ("SALON__TWILIO__BASE_URL", base_url.as_str()),
        ("SALON__SENDING__SETTLE", "2s"),
    ];
    let sibling = line.desk.place.serve(&settings).await;
    let killed = std::time::Instant::now();
    line.desk.server.kill().await;
    line.twilio.wait_for_sent(1).await.unwrap();
    assert!(
        killed.elapsed() < Duration::from_secs(10),
        "{:?}",
        killed.elapsed()
    );
    let (stopped, said) = sibling.stop().await;
    assert!(stopped, "{said:#?}");
    assert_eq!(line.twilio.sent().len(), 1);
}
