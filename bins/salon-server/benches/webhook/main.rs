//! How fast the webhook takes texts in, next to what the disk and the database allow at all.
//!
//! `just bench-webhook` starts a throw-away Postgres that waits for its disk (or uses the server that
//! `TEST_DATABASE_URL` names), and for 64 and for 256 connections in turn:
//!
//! 1. `pgbench` inserts single rows durably, one transaction each: what this machine can do;
//! 2. the release server, set up for Twilio with the signature check on, takes signed texts from as
//!    many keep-alive connections, each with an id of its own, from 1,000 numbers.
//!
//! All of it shares this machine's cores. Only the intake is measured: turns wait for 30 seconds of
//! silence, so that none is decided meanwhile. A figure for the documentation, not a gate.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a bench shows its figures, and ends where it cannot go on"
)]

mod load;
mod pgbench;
mod postgres;
mod texts;

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use salon_postgres::{Apply, ConnectOptions, Database};
use salon_responder::{Clock as _, DEMO_SALON_FILE, SystemClock, parse_salon_file};
use salon_testkit::{FakeTwilio, ServerProcess};

use crate::load::Load;
use crate::pgbench::{fsync, pgbench};
use crate::postgres::Postgres;
use crate::texts::{ACCOUNT, PUBLIC, TOKEN, warm_up, write_texts};

const BINARY: &str = env!("CARGO_BIN_EXE_salon-server");

/// How long each load lasts.
const TIME: Duration = Duration::from_secs(10);

/// Texts written ahead for one load: more than can be taken in that time.
const TEXTS: usize = 450_000;

/// How often the start is timed.
const STARTS: usize = 5;

/// Connections of a load, and the least share of pgbench's rate that is aimed at.
const LOADS: [(usize, f64); 2] = [(64, 0.4), (256, 0.7)];

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let postgres = Postgres::start(named_server());
    let twilio = FakeTwilio::start(ACCOUNT, TOKEN)
        .await
        .expect("a fake of Twilio");
    println!("fsync is {}", fsync(&postgres).await);
    time_starts(&postgres, &twilio).await;
    println!();
    println!(
        "connections  pgbench/s  webhook/s  ratio (aim)   p50 ms   p99 ms   max ms   VmRSS MB"
    );
    for (connections, aim) in LOADS {
        let baseline = pgbench(&postgres, connections, TIME).await;
        measure(&postgres, &twilio, connections, baseline, aim).await;
    }
}

/// The server that `TEST_DATABASE_URL` names.
#[expect(
    clippy::disallowed_methods,
    reason = "which server is measured is no setting of the program"
)]
fn named_server() -> Option<String> {
    let named = std::env::var("TEST_DATABASE_URL").ok();
    named.filter(|url| !url.is_empty())
}

/// Times the start on a migrated database, from the call of the program to the first "ready".
async fn time_starts(postgres: &Postgres, twilio: &FakeTwilio) {
    let url = salon(postgres, "salon_bench_start").await;
    let mut times = Vec::new();
    for _ in 0..STARTS {
        let began = Instant::now();
        let server = serve(&url, twilio).await;
        while server.get("/health/ready").await.status != 200 {}
        times.push(began.elapsed());
        let memory = resident(&server);
        let (stopped, said) = server.stop().await;
        assert!(stopped, "{said:#?}");
        println!(
            "start to ready {:>4} ms, resident {memory} MB",
            began_millis(&times)
        );
    }
    times.sort();
    let median = times.get(STARTS / 2).expect("a median");
    println!(
        "start to ready, median of {STARTS}: {} ms (aim: 300)",
        median.as_millis()
    );
    postgres.drop_database("salon_bench_start").await;
}

fn began_millis(times: &[Duration]) -> u128 {
    times.last().map_or(0, Duration::as_millis)
}

/// Loads a new server on a new database and prints a line.
async fn measure(
    postgres: &Postgres,
    twilio: &FakeTwilio,
    connections: usize,
    baseline: f64,
    aim: f64,
) {
    let name = format!("salon_bench_{connections}");
    let url = salon(postgres, &name).await;
    let server = serve(&url, twilio).await;
    let address = server.url().strip_prefix("http://").expect("an address");
    let address: SocketAddr = address.parse().expect("an address");
    let load = |texts, time| Load {
        address,
        connections,
        texts,
        time,
    };
    load(warm_up(), TIME).run().await;
    let outcome = load(write_texts(TEXTS), TIME).run().await;
    let rate = outcome.rate();
    println!(
        "{connections:>11}  {baseline:>9.0}  {rate:>9.0}  {:>5.2} ({aim:.1})   {:>6.1}   {:>6.1}   {:>6.1}   {:>8}",
        rate / baseline,
        outcome.percentile(50),
        outcome.percentile(99),
        outcome.percentile(100),
        resident(&server),
    );
    let stored = postgres.count(&name, "SELECT count(*) FROM inbox").await;
    let answered = outcome.answered() + texts::NUMBERS;
    assert_eq!(
        stored, answered,
        "every text that was acknowledged is stored, once"
    );
    server.kill().await;
    postgres.drop_database(&name).await;
}

/// Makes a database with the demo salon in it.
async fn salon(postgres: &Postgres, name: &str) -> String {
    let url = postgres.create_database(name).await;
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

async fn serve(database_url: &str, twilio: &FakeTwilio) -> ServerProcess {
    let base_url = twilio.base_url();
    let settings = [
        ("DATABASE_URL", database_url),
        ("TWILIO_ACCOUNT_SID", ACCOUNT),
        ("TWILIO_AUTH_TOKEN", TOKEN),
        ("PUBLIC_URL", PUBLIC),
        ("SALON__TWILIO__BASE_URL", base_url.as_str()),
        ("SALON__TURNS__DEBOUNCE", "30s"),
    ];
    ServerProcess::start(BINARY, &settings).await
}

/// Memory that the process has in the machine's memory, in megabytes.
fn resident(server: &ServerProcess) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", server.id()));
    let status = status.expect("a running process");
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kilobytes.expect("a figure") / 1_000
}
