//! A database server that is named belongs to its operator.

use salon_testkit::{ServerProcess, TestDatabase};
use tokio_postgres::NoTls;

use crate::desk::{BINARY, says};

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

/// Replicas share nothing but the database: a text that one takes in may be answered by the other,
/// and is answered once.
#[tokio::test(flavor = "multi_thread")]
async fn two_servers_on_one_database_answer_each_text_once() {
    use crate::desk::Desk;

    let desk = Desk::open().await;
    let other = desk.place.serve(&[]).await;
    let phones: Vec<_> = (0..20)
        .map(|at| desk.phone(&format!("+191855504{at:02}")))
        .collect();
    let there = desk.phone("+19185550400");
    let there = salon_testkit::Phone::new(
        other.url(),
        there.number().as_str(),
        desk.database(),
        desk.salon,
    );
    for phone in &phones {
        phone.texts("Hi").await;
        there
            .other(phone.number().as_str())
            .texts("What are your hours?")
            .await;
    }
    desk.settled().await;
    for phone in &phones {
        let thread = phone.thread(10).await;
        let turns: Vec<_> = thread.iter().map(|text| text.turn).collect();
        let asked = thread.iter().filter(|text| text.status.is_none()).count();
        assert_eq!(asked, 2);
        let answers: std::collections::BTreeSet<_> = turns.iter().flatten().collect();
        assert_eq!(
            answers.len(),
            thread.len() - asked,
            "one answer for each turn: {thread:#?}"
        );
    }
    let (stopped, said) = other.stop().await;
    assert!(stopped, "{said:#?}");
}
