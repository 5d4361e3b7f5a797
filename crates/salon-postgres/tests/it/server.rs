//! What only a server can show: several connections, `NOTIFY`, time limits, kills.

use std::time::Duration;

use salon_domain::DeliveryStatus;
use salon_postgres::{ConnectOptions, Database, Home, Wake};
use tokio_postgres::{Client, NoTls};

use crate::stage::{Stage, now};

const SOON: Duration = Duration::from_secs(10);

fn url(stage: &Stage) -> &str {
    stage
        .home
        .server()
        .unwrap_or_else(|| panic!("server-tests needs TEST_DATABASE_URL"))
}

/// The same database, as another process would open it.
fn another(stage: &Stage) -> Database {
    Database::connect(&ConnectOptions::new(url(stage))).unwrap()
}

async fn raw(stage: &Stage) -> Client {
    let (client, wire) = tokio_postgres::connect(url(stage), NoTls).await.unwrap();
    tokio::spawn(wire);
    client
}

async fn wakes(wakeups: &mut salon_postgres::WakeUps, wanted: Wake) {
    let heard = async { while wakeups.next().await != wanted {} };
    let heard = tokio::time::timeout(SOON, heard).await;
    assert!(heard.is_ok(), "no wake-up came");
}

/// Waits until a query of the server's own tables answers true.
async fn until(client: &Client, query: &str) {
    let come = async {
        while !client
            .query_one(query, &[])
            .await
            .unwrap()
            .get::<_, bool>(0)
        {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(SOON, come)
        .await
        .unwrap_or_else(|_| panic!("never true: {query}"));
}

#[tokio::test]
async fn wakes_workers_of_other_processes() {
    let stage = Stage::open().await;
    let other = another(&stage);
    assert_eq!(other.home(), Home::Server);
    let mut wakeups = other.wakeups();
    // Both are said once when the listening connection stands.
    wakes(&mut wakeups, Wake::Inbox).await;
    wakes(&mut wakeups, Wake::Outbox).await;
    let turn = stage.turn("+19185550123").await;
    wakes(&mut wakeups, Wake::Inbox).await;
    stage.answer(&turn, "hi").await;
    wakes(&mut wakeups, Wake::Outbox).await;
}

#[tokio::test]
async fn listens_again_after_its_connection_was_killed() {
    let stage = Stage::open().await;
    let other = another(&stage);
    let mut wakeups = other.wakeups();
    wakes(&mut wakeups, Wake::Inbox).await;
    wakes(&mut wakeups, Wake::Outbox).await;
    let client = raw(&stage).await;
    let killed = client
        .execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                  WHERE datname = current_database() AND query LIKE 'LISTEN%'",
            &[],
        )
        .await;
    assert_eq!(killed.unwrap(), 1);
    // The gap may have hidden something: both are said again.
    wakes(&mut wakeups, Wake::Inbox).await;
    wakes(&mut wakeups, Wake::Outbox).await;
}

#[tokio::test]
async fn an_abandoned_transaction_frees_its_locks_at_once() {
    let stage = Stage::open().await;
    let turn = stage.turn("+19185550123").await;
    stage.answer(&turn, "hi").await;
    let lease = stage.claim_texts(1).await.remove(0).lease;
    let blocker = raw(&stage).await;
    // The message is locked first, so the transaction below gets it and then waits for this row.
    blocker
        .batch_execute("BEGIN; SELECT 1 FROM outbox FOR UPDATE")
        .await
        .unwrap();
    let watcher = raw(&stage).await;
    let waits = "SELECT EXISTS (SELECT 1 FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock')";
    {
        let queued = DeliveryStatus::Queued;
        let send = stage.database.finish_sent(&lease, "SM-out", queued, None);
        tokio::select! {
            _ = send => panic!("it should wait for the lock"),
            () = until(&watcher, waits) => {}
        }
    }
    let gone = "SELECT NOT EXISTS (SELECT 1 FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()
          AND (wait_event_type = 'Lock' OR query LIKE '%FROM messages WHERE id%FOR UPDATE%'))";
    let dropped = std::time::Instant::now();
    until(&watcher, gone).await;
    // Not at the end of a time limit, of which the shortest is ten seconds.
    assert!(
        dropped.elapsed() < Duration::from_secs(5),
        "{:?}",
        dropped.elapsed()
    );
    watcher
        .batch_execute("SELECT 1 FROM messages FOR UPDATE NOWAIT")
        .await
        .unwrap();
    blocker.batch_execute("ROLLBACK").await.unwrap();
    let queued = DeliveryStatus::Queued;
    stage
        .database
        .finish_sent(&lease, "SM-out", queued, None)
        .await
        .unwrap();
}

#[tokio::test]
async fn a_statement_that_takes_too_long_is_ended() {
    let stage = Stage::open().await;
    let options = ConnectOptions {
        statement_timeout: Duration::from_millis(50),
        ..ConnectOptions::new(url(&stage))
    };
    let hasty = Database::connect(&options).unwrap();
    hasty.ping().await.unwrap();
    let blocker = raw(&stage).await;
    blocker
        .batch_execute("BEGIN; LOCK TABLE salons IN ACCESS EXCLUSIVE MODE")
        .await
        .unwrap();
    let late = hasty.list_salons().await.unwrap_err();
    assert_eq!(
        (late.code(), late.is_transient()),
        ("database_timed_out", true)
    );
}

#[tokio::test]
async fn comes_back_by_itself_after_its_connections_were_killed() {
    let stage = Stage::open().await;
    stage.database.ping().await.unwrap();
    let client = raw(&stage).await;
    let killed = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()";
    client.execute(killed, &[]).await.unwrap();
    let back = async {
        while let Err(error) = stage.database.ping().await {
            assert!(error.is_transient(), "{error:?}");
        }
    };
    tokio::time::timeout(SOON, back).await.unwrap();
}

#[tokio::test]
async fn a_server_that_is_away_is_told_from_a_wrong_password_or_name() {
    let stage = Stage::open().await;
    let away =
        Database::connect(&ConnectOptions::new("postgres://postgres@127.0.0.1:1/x")).unwrap();
    let error = away.ping().await.unwrap_err();
    assert_eq!(
        (error.code(), error.is_transient()),
        ("database_unavailable", true)
    );
    let nowhere = url(&stage).replace("salon_test_", "no_such_");
    let nowhere = Database::connect(&ConnectOptions::new(nowhere)).unwrap();
    let error = nowhere.ping().await.unwrap_err();
    assert_eq!(
        (error.code(), error.is_transient()),
        ("database_unexpected", false)
    );
}

#[tokio::test]
async fn processes_that_migrate_at_once_take_turns() {
    let stage = Stage::open().await;
    let home = concat!(env!("CARGO_MANIFEST_DIR"), "/migrations");
    let mut migrations: Vec<_> = std::fs::read_dir(home)
        .unwrap()
        .map(|entry| entry.unwrap().path().join("down.sql"))
        .collect();
    migrations.sort();
    for path in migrations.iter().rev() {
        stage
            .home
            .execute(&std::fs::read_to_string(path).unwrap())
            .await;
    }
    stage
        .home
        .execute("DROP TABLE __diesel_schema_migrations")
        .await;
    let databases: Vec<Database> = (0..4).map(|_| another(&stage)).collect();
    let migrated = databases.iter().map(Database::migrate);
    let migrated = futures_util::future::join_all(migrated).await;
    let applied: Vec<usize> = migrated
        .into_iter()
        .map(|names| names.unwrap().len())
        .collect();
    assert_eq!(
        applied.iter().filter(|count| **count > 0).count(),
        1,
        "{applied:?}"
    );
    assert_eq!(
        stage.database.pending_migrations().await.unwrap(),
        Vec::<String>::new()
    );
}

#[tokio::test]
async fn a_killed_process_leaves_its_turn_to_the_next() {
    let stage = Stage::open().await;
    stage.text("+19185550123", "SM-1", "hello").await;
    let dead = stage.claim_for(Duration::ZERO).await.unwrap();
    let other = another(&stage);
    let heir = other
        .claim_turn(&crate::stage::worker(), SOON, Duration::ZERO)
        .await
        .unwrap();
    assert_eq!(heir.unwrap().lease.turn, dead.lease.turn);
    let waiting = other.queue_depths().await.unwrap();
    assert_eq!(waiting.inbox, 1);
    assert!(waiting.oldest_inbox_age.is_some() && waiting.oldest_outbox_age.is_none());
    assert_eq!(
        stage
            .database
            .open_offers(dead.lease.conversation, now())
            .await
            .unwrap(),
        []
    );
}
