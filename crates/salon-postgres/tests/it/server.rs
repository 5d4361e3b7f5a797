//! What only a server can show: several connections, `NOTIFY`, time limits, kills.

use std::time::Duration;

use salon_domain::DeliveryStatus;
use salon_postgres::{ConnectOptions, Database, Home, LeaseError, Wake, Worker};
use salon_testkit::{FaultProxy, Line};
use tokio_postgres::{Client, NoTls};

use crate::stage::{LEASE, Stage, now};

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

/// Waits until the lock of as many processes is there, or gone.
async fn locks(client: &Client, number: i64) {
    let query = format!(
        "SELECT count(*) = {number} FROM pg_locks WHERE locktype = 'advisory' AND granted
            AND classid = 23069
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
    );
    until(client, &query).await;
}

#[tokio::test]
async fn what_a_dead_process_had_claimed_is_given_back_at_once_and_a_living_ones_is_not() {
    let stage = Stage::open().await;
    let (dead, living, heir) = (another(&stage), another(&stage), another(&stage));
    let watcher = raw(&stage).await;
    let signs = (dead.live("dead"), living.live("living"));
    locks(&watcher, 2).await;
    let worker = |name: &str| Worker {
        name: format!("{name}/turns-1"),
    };
    let mut claimed = Vec::new();
    for (database, name, number) in [
        (&dead, "dead", "+19185550123"),
        (&living, "living", "+19185550124"),
    ] {
        stage.text(number, &format!("SM-{name}"), "hello").await;
        let worker = worker(name);
        let turn = database.claim_turn(&worker, LEASE, Duration::ZERO);
        claimed.push(turn.await.unwrap().unwrap());
        stage.queue(number, name).await;
        let text = database.claim_outgoing(&worker, LEASE, 1).await;
        assert_eq!(text.unwrap().len(), 1);
    }
    drop(signs.0);
    locks(&watcher, 1).await;
    let mut buried = 0;
    let began = std::time::Instant::now();
    while buried == 0 {
        assert!(began.elapsed() < SOON, "nobody noticed");
        buried = heir.bury_dead().await.unwrap();
    }
    assert_eq!(buried, 1);
    let turn = heir
        .claim_turn(&worker("heir"), LEASE, Duration::ZERO)
        .await;
    let turn = turn.unwrap().unwrap();
    assert_eq!(turn.lease.turn, claimed[0].lease.turn);
    let next = heir
        .claim_turn(&worker("heir"), LEASE, Duration::ZERO)
        .await;
    assert_eq!(next.unwrap(), None, "the living one keeps its own");
    let texts = heir
        .claim_outgoing(&worker("heir"), LEASE, 9)
        .await
        .unwrap();
    let keys: Vec<&str> = texts.iter().map(|text| text.purpose_key.as_str()).collect();
    assert_eq!(keys, ["dead"]);
    // The dead one was only stopped for a while: what it had is not its own any more.
    let late = stage.answer_as(&dead, &claimed[0], "too late").await;
    assert!(matches!(late, Err(LeaseError::Lost)), "{late:?}");
    stage
        .answer_as(&living, &claimed[1], "in time")
        .await
        .unwrap();
}

/// A line that breaks is no death.
#[tokio::test]
async fn a_process_that_loses_its_connection_says_again_that_it_lives() {
    let stage = Stage::open().await;
    let living = another(&stage);
    let watcher = raw(&stage).await;
    let _sign = living.live("living");
    locks(&watcher, 1).await;
    for _ in 0..3 {
        let killed = "SELECT pg_terminate_backend(pid) FROM pg_locks
            WHERE locktype = 'advisory' AND classid = 23069
              AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
        watcher.execute(killed, &[]).await.unwrap();
        locks(&watcher, 1).await;
        assert_eq!(stage.database.bury_dead().await.unwrap(), 0);
    }
}

/// The server's own limit is of no use when nothing of the server arrives any more.
#[tokio::test]
async fn a_statement_on_a_line_that_hangs_ends_and_the_pool_comes_back() {
    let stage = Stage::open().await;
    let config: tokio_postgres::Config = url(&stage).parse().unwrap();
    let tokio_postgres::config::Host::Tcp(host) = &config.get_hosts()[0] else {
        panic!("server-tests needs TEST_DATABASE_URL with a host")
    };
    let address = format!("{host}:{}", config.get_ports()[0]);
    let wire = FaultProxy::start(address.parse().unwrap()).await;
    let options = ConnectOptions {
        max_connections: 3,
        connect_timeout: Duration::from_secs(1),
        statement_timeout: Duration::from_millis(100),
        ..ConnectOptions::new(wire.in_url(url(&stage)))
    };
    let database = Database::connect(&options).unwrap();
    database.ping().await.unwrap();
    wire.set(Line::Stalled).await;
    let calls = (0..12).map(|_| database.list_salons());
    let began = std::time::Instant::now();
    for ended in futures_util::future::join_all(calls).await {
        assert!(ended.unwrap_err().is_transient());
    }
    assert!(began.elapsed() < SOON, "{:?}", began.elapsed());
    wire.set(Line::Whole).await;
    database.list_salons().await.unwrap();
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
