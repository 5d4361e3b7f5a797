//! A provider that delivers texts as Twilio does: signed, at a steady rate, again when the connection
//! fails or the answer is a 503, and for fifteen seconds at the most.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use salon_testkit::{FakeInbound, FakeTwilio};
use tokio::task::{JoinHandle, JoinSet};
use tokio::time::interval;
use tokio_util::sync::CancellationToken;

pub(crate) const ACCOUNT: &str = "AC0123456789abcdef0123456789abcdef";
pub(crate) const TOKEN: &str = "0123456789abcdef0123456789abcdef";
/// Where the provider believes the two servers to be.
pub(crate) const PUBLIC: [&str; 2] = ["https://a.salon.example", "https://b.salon.example"];

/// A hundred texts a second.
const EVERY: Duration = Duration::from_millis(10);
const NUMBERS: usize = 1_000;
const PATIENCE: Duration = Duration::from_secs(15);
const AGAIN: Duration = Duration::from_millis(50);

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
}

/// What the provider was told.
pub(crate) struct Told {
    pub(crate) acknowledged: usize,
    pub(crate) refused: usize,
}

impl Provider {
    /// Delivers to the two servers in turn.
    pub(crate) fn start(twilio: &Arc<FakeTwilio>) -> Self {
        let (stop, counts) = (CancellationToken::new(), Arc::new(Counts::default()));
        let all = deliver_all(Arc::clone(twilio), stop.clone(), Arc::clone(&counts));
        Self {
            task: tokio::spawn(all),
            stop,
            counts,
        }
    }

    /// Delivers nothing new, and waits for what is under way.
    pub(crate) async fn stop(self) -> Told {
        self.stop.cancel();
        self.task.await.expect("a provider");
        Told {
            acknowledged: self.counts.acknowledged.load(Ordering::Relaxed),
            refused: self.counts.refused.load(Ordering::Relaxed),
        }
    }
}

async fn deliver_all(twilio: Arc<FakeTwilio>, stop: CancellationToken, counts: Arc<Counts>) {
    let (mut tick, mut under_way) = (interval(EVERY), JoinSet::new());
    for number in 0_usize.. {
        tokio::select! {
            _ = tick.tick() => {}
            () = stop.cancelled() => break,
        }
        while under_way.try_join_next().is_some() {}
        let (twilio, counts) = (Arc::clone(&twilio), Arc::clone(&counts));
        under_way.spawn(async move {
            let count = if deliver(&twilio, number).await {
                &counts.acknowledged
            } else {
                &counts.refused
            };
            count.fetch_add(1, Ordering::Relaxed);
        });
    }
    under_way.join_all().await;
}

/// Delivers one text, to one server and then to the other, until one takes it.
async fn deliver(twilio: &FakeTwilio, number: usize) -> bool {
    let from = format!("+1918555{:04}", number % NUMBERS);
    let body = format!("What are your hours? #{}", number / NUMBERS);
    let text = FakeInbound {
        message_sid: Some(format!("SM{number:032x}")),
        ..FakeInbound::new(&from, "+19185550100", &body)
    };
    let began = Instant::now();
    for attempt in number.. {
        let server = PUBLIC[attempt % PUBLIC.len()];
        let answer = twilio
            .deliver(&format!("{server}/webhook/sms"), &text)
            .await;
        match answer {
            Ok(answer) if answer.status == 200 => return true,
            Ok(_) | Err(_) if began.elapsed() < PATIENCE => tokio::time::sleep(AGAIN).await,
            Ok(_) | Err(_) => return false,
        }
    }
    false
}
