//! A provider that delivers texts as Twilio does: signed, at a steady rate, again when the connection
//! fails or the answer is a 503, and for fifteen seconds at the most. What one person says is
//! delivered in its order: the next text is sent when the last was acknowledged.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use salon_testkit::{FakeInbound, FakeTwilio};
use tokio::task::{JoinHandle, JoinSet};
use tokio::time::{interval, sleep};
use tokio_util::sync::CancellationToken;

use crate::scene::Scene;

pub(crate) const ACCOUNT: &str = "AC0123456789abcdef0123456789abcdef";
pub(crate) const TOKEN: &str = "0123456789abcdef0123456789abcdef";
/// Where the provider believes the servers to be.
pub(crate) const PUBLIC: [&str; 3] = [
    "https://a.salon.example",
    "https://b.salon.example",
    "https://c.salon.example",
];

const PATIENCE: Duration = Duration::from_secs(15);
const AGAIN: Duration = Duration::from_millis(50);

/// How texts are delivered.
#[derive(Clone, Copy)]
pub(crate) struct Delivery {
    /// Texts a second.
    pub(crate) a_second: u32,
    /// How many people text, at most ten thousand.
    pub(crate) numbers: usize,
    /// Whether each text comes one to five times.
    pub(crate) copies: bool,
}

/// A running provider.
pub(crate) struct Provider {
    task: JoinHandle<()>,
    stop: CancellationToken,
    counts: Arc<Counts>,
}

#[derive(Default)]
struct Counts {
    acknowledged: AtomicUsize,
    refused: AtomicUsize,
    times: Mutex<Vec<Duration>>,
}

/// What the provider was told.
pub(crate) struct Told {
    pub(crate) acknowledged: usize,
    pub(crate) refused: usize,
    /// From the first try of a text to its acknowledgement.
    pub(crate) slowest: Duration,
    times: Vec<Duration>,
}

impl Told {
    /// Returns the time within which this many of a hundred were acknowledged.
    pub(crate) fn percentile(&self, percent: usize) -> Duration {
        let last = self.times.len().saturating_sub(1);
        let at = (self.times.len() * percent / 100).min(last);
        self.times.get(at).copied().unwrap_or_default()
    }
}

/// What every delivery needs.
#[derive(Clone)]
struct Line {
    twilio: Arc<FakeTwilio>,
    servers: usize,
    delivery: Delivery,
    counts: Arc<Counts>,
    /// One at a time for each number.
    turns: Arc<Vec<tokio::sync::Mutex<()>>>,
}

impl Provider {
    /// Delivers to the servers in turn.
    pub(crate) fn start(scene: &Scene, delivery: Delivery) -> Self {
        let (stop, counts) = (CancellationToken::new(), Arc::new(Counts::default()));
        let line = Line {
            twilio: Arc::clone(&scene.twilio),
            servers: scene.servers.len(),
            delivery,
            counts: Arc::clone(&counts),
            turns: Arc::new(
                (0..delivery.numbers)
                    .map(|_| tokio::sync::Mutex::new(()))
                    .collect(),
            ),
        };
        Self {
            task: tokio::spawn(deliver_all(line, stop.clone())),
            stop,
            counts,
        }
    }

    /// Returns how many texts were acknowledged so far.
    pub(crate) fn delivered(&self) -> usize {
        self.counts.acknowledged.load(Ordering::Relaxed)
    }

    /// Waits until this many texts were acknowledged.
    pub(crate) async fn wait_for(&self, texts: usize) {
        while self.delivered() < texts {
            sleep(Duration::from_millis(50)).await;
        }
    }

    /// Delivers nothing new, and waits for what is under way.
    pub(crate) async fn stop(self) -> Told {
        self.stop.cancel();
        self.task.await.expect("a provider");
        let times = self.counts.times.lock();
        let mut times = times.unwrap_or_else(PoisonError::into_inner).clone();
        times.sort_unstable();
        Told {
            acknowledged: self.counts.acknowledged.load(Ordering::Relaxed),
            refused: self.counts.refused.load(Ordering::Relaxed),
            slowest: times.last().copied().unwrap_or_default(),
            times,
        }
    }
}

async fn deliver_all(line: Line, stop: CancellationToken) {
    let every = Duration::from_secs(1) / line.delivery.a_second;
    let (mut tick, mut under_way) = (interval(every), JoinSet::new());
    for number in 0_usize.. {
        tokio::select! {
            _ = tick.tick() => {}
            () = stop.cancelled() => break,
        }
        while under_way.try_join_next().is_some() {}
        let line = line.clone();
        under_way.spawn(async move { line.deliver(number).await });
    }
    under_way.join_all().await;
}

impl Line {
    /// Delivers one text, as often as it comes.
    async fn deliver(&self, number: usize) {
        let _in_order = self.turns[number % self.delivery.numbers].lock().await;
        let copies = if self.delivery.copies {
            1 + number * 7 % 5
        } else {
            1
        };
        let all = (0..copies).map(|copy| self.until_taken(number, copy));
        let taken = futures_util::future::join_all(all).await;
        let count = if taken.contains(&true) {
            &self.counts.acknowledged
        } else {
            &self.counts.refused
        };
        count.fetch_add(1, Ordering::Relaxed);
    }

    /// Delivers one copy to one server after the other, until one takes it.
    async fn until_taken(&self, number: usize, copy: usize) -> bool {
        let numbers = self.delivery.numbers;
        let from = format!("+1918555{:04}", number % numbers + 200);
        let body = format!("What are your hours? #{}", number / numbers);
        let text = FakeInbound {
            message_sid: Some(format!("SM{number:032x}")),
            ..FakeInbound::new(&from, "+19185550100", &body)
        };
        let began = Instant::now();
        for attempt in number + copy.. {
            let server = PUBLIC[attempt % self.servers];
            let answer = self
                .twilio
                .deliver(&format!("{server}/webhook/sms"), &text)
                .await;
            match answer {
                Ok(answer) if answer.status == 200 => {
                    let times = self.counts.times.lock();
                    times
                        .unwrap_or_else(PoisonError::into_inner)
                        .push(began.elapsed());
                    return true;
                }
                Ok(_) | Err(_) if began.elapsed() < PATIENCE => sleep(AGAIN).await,
                Ok(_) | Err(_) => return false,
            }
        }
        false
    }
}
