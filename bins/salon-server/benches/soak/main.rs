//! The server killed again and again under load: nothing acknowledged is lost, nothing is said twice.
//!
//! `just soak` starts a throw-away Postgres (or uses the server that `TEST_DATABASE_URL` names) and two
//! servers on it, sends a hundred signed texts a second from a thousand numbers as the provider would,
//! with its retries, and kills one of the two servers every second, as often as asked (200 times). Then
//! it waits until no work is left and counts. It fails when a figure is not what it must be.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a bench shows its figures, and ends where it cannot go on"
)]

#[path = "../webhook/postgres.rs"]
mod postgres;
mod provider;

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use salon_postgres::{Apply, ConnectOptions, Database};
use salon_responder::{Clock as _, DEMO_SALON_FILE, SystemClock, parse_salon_file};
use salon_testkit::{FakeTwilio, ServerProcess};
use tokio::time::interval;

use crate::postgres::Postgres;
use crate::provider::{ACCOUNT, PUBLIC, Provider, TOKEN};

const BINARY: &str = env!("CARGO_BIN_EXE_salon-server");
const DATABASE: &str = "salon_soak_kills";

/// How often a server is killed when nobody says how often.
const KILLS: usize = 200;
/// Between two kills.
const BETWEEN: Duration = Duration::from_secs(1);
/// How long work that is left may take.
const PATIENCE: Duration = Duration::from_mins(5);

#[tokio::main]
async fn main() {
    let kills = std::env::args().find_map(|word| word.parse().ok());
    let kills = kills.unwrap_or(KILLS);
    let postgres = Postgres::start();
    let url = salon(&postgres).await;
    let twilio = FakeTwilio::start(ACCOUNT, TOKEN).await;
    let twilio = Arc::new(twilio.expect("a fake of Twilio"));
    let spool = std::env::temp_dir().join(format!("salon-soak-{}", std::process::id()));
    let mut servers = Vec::new();
    for at in 0..PUBLIC.len() {
        servers.push(serve(&url, &twilio, &spool, at).await);
    }
    let provider = Provider::start(&twilio);
    let mut tick = interval(BETWEEN);
    for kill in 0..kills {
        tick.tick().await;
        let at = kill % PUBLIC.len();
        servers.remove(at).kill().await;
        let again = serve(&url, &twilio, &spool, at).await;
        servers.insert(at, again);
    }
    let told = provider.stop().await;
    let ended = Instant::now();
    settle(&postgres).await;
    let figures = Figures::count(&postgres, &twilio).await;
    println!(
        "{kills} kills, {} texts acknowledged, {} not; {} stored, {} turns; settled in {:?}",
        told.acknowledged,
        told.refused,
        figures.stored,
        figures.turns,
        ended.elapsed(),
    );
    println!(
        "from arrival to the recorded turn: p50 {} ms, p99 {} ms, longest {} ms; {} quarantined",
        figures.millis[0], figures.millis[1], figures.millis[2], figures.quarantined,
    );
    for server in servers {
        server.kill().await;
    }
    postgres.drop_database(DATABASE).await;
    drop(std::fs::remove_dir_all(spool));
    assert!(
        figures.stored >= told.acknowledged,
        "an acknowledged text is lost"
    );
    assert!(
        figures.stored <= told.acknowledged + told.refused,
        "a text is there twice"
    );
    assert_eq!(figures.unread, 0, "a text belongs to no finished turn");
    assert_eq!(figures.twice, 0, "something left twice");
    assert_eq!(figures.unsent, 0, "an answer has not left");
    assert_eq!(figures.inverted, 0, "a client's texts are in another order");
}

/// What came of it.
struct Figures {
    stored: usize,
    turns: usize,
    quarantined: usize,
    unread: usize,
    unsent: usize,
    twice: usize,
    inverted: usize,
    millis: [usize; 3],
}

impl Figures {
    async fn count(postgres: &Postgres, twilio: &FakeTwilio) -> Self {
        let ask = |query: &'static str| postgres.count(DATABASE, query);
        let mut left: Vec<_> = twilio
            .sent()
            .into_iter()
            .map(|text| text.status_callback)
            .collect();
        let all = left.len();
        left.sort();
        left.dedup();
        let mut millis = [0; 3];
        for (figure, query) in millis.iter_mut().zip(WAITS) {
            *figure = ask(query).await;
        }
        Self {
            stored: ask("SELECT count(*) FROM messages WHERE direction = 'in'").await,
            turns: ask("SELECT count(*) FROM turns WHERE finished_at IS NOT NULL").await,
            quarantined: ask("SELECT count(*) FROM turns WHERE outcome = 'quarantined'").await,
            unread: ask(
                "SELECT count(*) FROM messages m LEFT JOIN turns t ON t.id = m.turn_id
                         WHERE m.direction = 'in' AND t.finished_at IS NULL",
            )
            .await,
            unsent: ask(
                "SELECT count(*) FROM messages WHERE direction = 'out' AND provider_id IS NULL",
            )
            .await,
            twice: all - left.len(),
            inverted: ask(INVERTED).await,
            millis,
        }
    }
}

/// Bodies carry the client's own count.
const INVERTED: &str = "
SELECT count(*) FROM (
    SELECT split_part(body, '#', 2)::int AS number,
           lag(split_part(body, '#', 2)::int) OVER (PARTITION BY conversation_id ORDER BY id) AS before
    FROM messages WHERE direction = 'in'
) AS texts WHERE number < before";

const WAITS: [&str; 3] = [
    "SELECT (1000 * percentile_disc(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM t.finished_at - m.sent_at)))::bigint
     FROM messages m JOIN turns t ON t.id = m.turn_id WHERE m.direction = 'in'",
    "SELECT (1000 * percentile_disc(0.99) WITHIN GROUP (ORDER BY extract(epoch FROM t.finished_at - m.sent_at)))::bigint
     FROM messages m JOIN turns t ON t.id = m.turn_id WHERE m.direction = 'in'",
    "SELECT (1000 * max(extract(epoch FROM t.finished_at - m.sent_at)))::bigint
     FROM messages m JOIN turns t ON t.id = m.turn_id WHERE m.direction = 'in'",
];

/// Waits until nothing waits.
async fn settle(postgres: &Postgres) {
    let began = Instant::now();
    let mut look = interval(Duration::from_millis(200));
    let left = "SELECT (SELECT count(*) FROM inbox) + (SELECT count(*) FROM outbox)";
    loop {
        look.tick().await;
        let left = postgres.count(DATABASE, left).await;
        if left == 0 {
            return;
        }
        assert!(began.elapsed() < PATIENCE, "{left} texts wait for ever");
    }
}

/// Makes a database with the demo salon in it.
async fn salon(postgres: &Postgres) -> String {
    let url = postgres.create_database(DATABASE).await;
    let database = Database::connect(&ConnectOptions::new(&url)).expect("a URL");
    database.migrate().await.expect("migrations");
    let description = parse_salon_file(DEMO_SALON_FILE, "demo-salon.toml").expect("the demo salon");
    let applied = database
        .apply_salon(&description, Apply::Write, SystemClock.now())
        .await;
    applied.expect("a salon");
    database.close();
    url
}

async fn serve(database_url: &str, twilio: &FakeTwilio, spool: &Path, at: usize) -> ServerProcess {
    let spool = spool.join(at.to_string());
    let (base_url, spool) = (twilio.base_url(), spool.display().to_string());
    let settings = [
        ("DATABASE_URL", database_url),
        ("TWILIO_ACCOUNT_SID", ACCOUNT),
        ("TWILIO_AUTH_TOKEN", TOKEN),
        ("PUBLIC_URL", PUBLIC[at]),
        ("SALON__TWILIO__BASE_URL", base_url.as_str()),
        ("SALON__TURNS__DEBOUNCE", "0s"),
        // One number answers all: no carrier would let it.
        ("SALON__SENDING__RATE", "0"),
        ("SALON__SPOOL__DIR", spool.as_str()),
        ("SALON__LOG__LEVEL", "warn,salon_server=info"),
    ];
    let server = ServerProcess::start(BINARY, &settings).await;
    twilio.route(PUBLIC[at], server.url());
    server
}
