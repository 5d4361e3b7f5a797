//! Nothing waits for ever: not for a connection, not for a server that says nothing.

use std::time::Duration;

use futures_util::FutureExt as _;
use futures_util::future::join_all;
use salon_postgres::{ConnectOptions, Database};
use tokio::net::TcpListener;
use tokio::time::timeout;

use crate::stage::{LEASE, Stage, answering, worker};

const SOON: Duration = Duration::from_secs(10);
/// Many more than there are connections.
const CALLERS: usize = 64;

/// A pool of as few connections as there can be.
fn narrow(stage: &Stage) -> Database {
    let url = stage
        .home
        .server()
        .unwrap_or_else(|| panic!("server-tests needs TEST_DATABASE_URL"));
    let options = ConnectOptions {
        max_connections: 1,
        ..ConnectOptions::new(url)
    };
    Database::connect(&options).unwrap()
}

/// A unit of work that took a second connection while it holds one would wait for itself here.
#[tokio::test(flavor = "multi_thread")]
async fn everybody_gets_through_a_pool_of_one_connection() {
    let stage = Stage::open().await;
    let database = narrow(&stage);
    let calls = (0..CALLERS).map(|number| {
        let (stage, database) = (&stage, &database);
        async move {
            let text = stage.inbound(
                &format!("+191855501{number:02}"),
                &format!("SM-{number}"),
                "hello",
            );
            database.store_inbound(&[text]).await.unwrap();
            let turn = database.claim_turn(&worker(), LEASE, Duration::ZERO).await;
            let turn = turn.unwrap().unwrap();
            database.extend_turn(&turn.lease, LEASE).await.unwrap();
            let answer = answering(&turn, "hi");
            database.record_turn(&turn.lease, answer).await.unwrap();
            let texts = database.thread(turn.lease.conversation, 10).await;
            assert_eq!(texts.unwrap().len(), 2);
        }
    });
    timeout(SOON * 3, join_all(calls)).await.unwrap();
    let depths = database.queue_depths().await.unwrap();
    assert_eq!((depths.inbox, depths.outbox), (0, 64));
}

#[tokio::test(flavor = "multi_thread")]
async fn callers_that_hang_up_take_no_connection_with_them() {
    let stage = Stage::open().await;
    let database = narrow(&stage);
    database.ping().await.unwrap();
    for number in 0..CALLERS {
        let text = [stage.inbound("+19185550123", &format!("SM-{number}"), "hello")];
        let worker = worker();
        let claim = database.claim_turn(&worker, LEASE, Duration::ZERO);
        // Each is dropped where it waits for the first time: with the connection, or for it.
        drop(claim.now_or_never());
        drop(database.store_inbound(&text).now_or_never());
    }
    timeout(SOON, database.ping()).await.unwrap().unwrap();
}

/// It takes connections and never says a word.
#[tokio::test(flavor = "multi_thread")]
async fn what_hangs_while_it_connects_is_tried_again() {
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("postgres://nobody@{}/x", silent.local_addr().unwrap());
    let database = Database::connect(&ConnectOptions::new(url)).unwrap();
    // One connection each, and each once more.
    let _living = database.live("test");
    let _wakeups = database.wakeups();
    let mut taken = Vec::new();
    while taken.len() < 4 {
        let next = timeout(SOON, silent.accept()).await;
        taken.push(next.unwrap().unwrap());
    }
    let late = timeout(SOON, database.ping()).await.unwrap();
    assert!(late.unwrap_err().is_transient());
}
