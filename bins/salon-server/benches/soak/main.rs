//! The front desk under load while processes are killed, stopped and cut off from their database:
//! nothing acknowledged is lost, nothing is said twice, and every text belongs to one finished turn.
//! Campaigns too: whoever agreed is texted once, whoever did not is not.
//!
//! `just soak` plays every scenario at its full size; `cargo bench -p salon-server --bench soak --
//! kills 20` plays one, smaller. Each starts servers on a database of its own, of a throw-away Postgres,
//! and a provider that delivers signed texts at a steady rate, with Twilio's retries. Then it waits
//! until no work is left, counts, and fails when a figure is not what it must be.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a bench shows its figures, and ends where it cannot go on"
)]

mod campaign;
mod figures;
mod plan;
mod postgres;
mod provider;
mod scene;
mod signals;

use std::time::{Duration, Instant};

use tokio::time::{interval, sleep};

use crate::figures::Figures;
use crate::provider::{Delivery, Provider};
use crate::scene::Scene;
use crate::signals::{is_stopped, signal};

/// What is played when nobody says what, with its full size.
const ALL: [(&str, usize); 9] = [
    ("kills", 200),
    ("crashes", 20),
    ("sleepers", 20),
    ("duplicates", 100_000),
    ("order", 100_000),
    ("outage", 60),
    ("overload", 60),
    ("campaign", 10_000),
    ("plan", 1_000_000),
];

#[tokio::main]
async fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let wanted = words.iter().find(|word| !word.starts_with('-'));
    let size = words.iter().find_map(|word| word.parse().ok());
    for (name, full) in ALL {
        if wanted.is_none_or(|wanted| wanted == name) {
            println!("== {name} {}", size.unwrap_or(full));
            play(name, size.unwrap_or(full)).await;
        }
    }
}

async fn play(name: &str, size: usize) {
    match name {
        "kills" => kills(size).await,
        "crashes" => crashes(size).await,
        "sleepers" => sleepers(size).await,
        "duplicates" => duplicates(size).await,
        "order" => order(size).await,
        "outage" => outage(size).await,
        "campaign" => campaign::campaign(size).await,
        "plan" => plan::plan(size).await,
        _ => overload(size).await,
    }
}

/// A hundred texts a second of five thousand people.
const STEADY: Delivery = Delivery {
    a_second: 100,
    numbers: 5_000,
    copies: false,
};

/// One of two servers is killed every second.
async fn kills(times: usize) {
    let mut scene = Scene::open(2).await;
    let provider = Provider::start(&scene, STEADY);
    let mut tick = interval(Duration::from_secs(1));
    for kill in 0..times {
        tick.tick().await;
        scene.kill(kill % 2).await;
    }
    let told = provider.stop().await;
    Figures::of(&scene, &told).await.must_hold();
    scene.close().await;
}

/// Postgres is killed, and started again a second later, every five seconds.
async fn crashes(times: usize) {
    let scene = Scene::open(2).await;
    let provider = Provider::start(&scene, STEADY);
    let mut tick = interval(Duration::from_secs(5));
    tick.tick().await;
    for _ in 0..times {
        tick.tick().await;
        scene.postgres.crash();
        sleep(Duration::from_secs(1)).await;
        scene.postgres.start_again();
    }
    sleep(Duration::from_secs(5)).await;
    let told = provider.stop().await;
    Figures::of(&scene, &told).await.must_hold();
    scene.close().await;
}

/// One of two servers is stopped for longer than its leases hold, and wakes up among the work of the
/// other.
async fn sleepers(times: usize) {
    let scene = Scene::open(2).await;
    let provider = Provider::start(&scene, STEADY);
    for nap in 0..times {
        let id = scene.servers[nap % 2].id();
        signal(id, "STOP").await;
        while !is_stopped(id) {
            tokio::task::yield_now().await;
        }
        sleep(Duration::from_secs(8)).await;
        signal(id, "CONT").await;
        sleep(Duration::from_secs(1)).await;
    }
    let told = provider.stop().await;
    Figures::of(&scene, &told).await.must_hold();
    scene.close().await;
}

/// Every text comes one to five times, to both servers at once, and one of them dies on the way.
async fn duplicates(texts: usize) {
    let mut scene = Scene::open(2).await;
    let delivery = Delivery {
        a_second: 500,
        copies: true,
        ..STEADY
    };
    let provider = Provider::start(&scene, delivery);
    provider.wait_for(texts / 2).await;
    scene.kill(0).await;
    provider.wait_for(texts).await;
    let told = provider.stop().await;
    Figures::of(&scene, &told).await.must_hold();
    scene.close().await;
}

/// Three servers, each killed again and again: what one client says stays in its order.
async fn order(texts: usize) {
    let mut scene = Scene::open(3).await;
    let delivery = Delivery {
        a_second: 500,
        ..STEADY
    };
    let provider = Provider::start(&scene, delivery);
    let mut tick = interval(Duration::from_secs(5));
    for kill in 0.. {
        tick.tick().await;
        if provider.delivered() >= texts {
            break;
        }
        scene.kill(kill % 3).await;
    }
    let told = provider.stop().await;
    Figures::of(&scene, &told).await.must_hold();
    scene.close().await;
}

/// Postgres is away for a while: every text is acknowledged in time, and work resumes by itself.
async fn outage(seconds: usize) {
    let scene = Scene::open(2).await;
    let provider = Provider::start(&scene, STEADY);
    sleep(Duration::from_secs(5)).await;
    scene.postgres.crash();
    let away = u64::try_from(seconds).expect("seconds");
    sleep(Duration::from_secs(away)).await;
    scene.postgres.start_again();
    let back = Instant::now();
    let before = scene.count_when_back("SELECT count(*) FROM turns").await;
    while scene.count_when_back("SELECT count(*) FROM turns").await <= before {
        sleep(Duration::from_millis(50)).await;
    }
    println!("first turn {:?} after Postgres was back", back.elapsed());
    sleep(Duration::from_secs(5)).await;
    let told = provider.stop().await;
    println!("slowest acknowledgement {:?}", told.slowest);
    let figures = Figures::of(&scene, &told).await;
    figures.must_hold();
    assert_eq!(told.refused, 0, "a text was not acknowledged");
    assert!(
        told.slowest < Duration::from_secs(15),
        "the provider gave up"
    );
    scene.close().await;
}

/// Ten times the load: the intake stays durable and fast, and memory stays where it is.
async fn overload(seconds: usize) {
    let scene = Scene::open(1).await;
    let delivery = Delivery {
        a_second: 1_000,
        numbers: 9_000,
        copies: false,
    };
    let provider = Provider::start(&scene, delivery);
    let long = u64::try_from(seconds).expect("seconds");
    sleep(Duration::from_secs(long)).await;
    let told = provider.stop().await;
    let memory = scene.most_memory(0);
    println!(
        "{} a second; acknowledged in p50 {:?}, p99 {:?}, slowest {:?}; most memory {memory} MB",
        told.acknowledged / seconds,
        told.percentile(50),
        told.percentile(99),
        told.slowest,
    );
    Figures::of(&scene, &told).await.must_hold();
    assert!(told.percentile(99) <= Duration::from_millis(250), "slow");
    assert!(memory <= 128, "too much memory");
    scene.close().await;
}
