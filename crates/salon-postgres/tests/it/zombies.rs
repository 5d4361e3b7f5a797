//! Workers that wake up after their lease has run out: whatever they try, nothing is finished twice.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use futures_util::future::join_all;
use jiff::Timestamp;
use salon_domain::{
    Address, BookingPolicy, ConversationId, DeliveryStatus, OutboxId, Purpose, SalonDescription,
    Zone,
};
use salon_postgres::{
    Apply, ClaimedText, ClaimedTurn, ConnectOptions, Database, DecidedBy, LeaseError, NewInbound,
    NewText, OfferChange, TurnRecord, Worker,
};
use salon_testkit::TestDatabase;

/// How long a claim lasts: much shorter than its owner sleeps.
const LEASE: Duration = Duration::from_millis(200);
/// How long its last owner has it.
const OWNED: Duration = Duration::from_mins(5);
/// Workers of a process.
const WORKERS: usize = 8;
/// Workers on each conversation and each text, all but the last of them zombies.
const ROUNDS: usize = 5;

/// What the zombies came to.
#[derive(Debug, Default)]
pub(crate) struct Walked {
    /// Claims of turns and of texts that somebody else took over.
    pub(crate) zombies: usize,
    /// What they tried afterwards, and were refused.
    pub(crate) refused: usize,
    /// Turns that were recorded, and texts that left.
    pub(crate) finished: (usize, usize),
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_workers_that_lost_their_lease_none_finishes_anything() {
    let walked = walk(200).await;
    assert!(walked.zombies >= 200, "{walked:?}");
    // Each tried four things with its turn, or two with its text.
    assert!(walked.refused >= 3 * walked.zombies, "{walked:?}");
}

/// Lets as many workers lose their lease, half of them on turns and half on texts, and wake up while
/// others are at work.
///
/// # Panics
/// When one of them finishes anything, or something is not finished once.
pub(crate) async fn walk(zombies: usize) -> Walked {
    let conversations = zombies.div_ceil(2 * (ROUNDS - 1)).max(1);
    let graveyard = Graveyard::open(conversations).await;
    let mut walked = Walked::default();
    graveyard.turns(&mut walked).await;
    graveyard.texts(&mut walked).await;
    assert_eq!(walked.finished, (conversations, conversations));
    walked
}

struct Graveyard {
    database: Database,
    _home: TestDatabase,
    conversations: usize,
}

impl Graveyard {
    async fn open(conversations: usize) -> Self {
        let home = TestDatabase::start().await;
        // As many as work at once; the embedded database has its one.
        let database = home.server().map_or_else(
            || home.database(),
            |url| Database::connect(&ConnectOptions::new(url)).unwrap(),
        );
        database
            .apply_salon(&salon(), Apply::Write, now())
            .await
            .unwrap();
        let salon = database.only_salon().await.unwrap().unwrap();
        let texts: Vec<NewInbound> = (0..conversations)
            .map(|number| NewInbound {
                salon,
                from: phone(number),
                to: address("+19185550100"),
                provider_id: format!("SM-{number}"),
                body: "hello".to_owned(),
                media: vec![],
                opt_out_type: None,
                received_at: now(),
            })
            .collect();
        database.store_inbound(&texts).await.unwrap();
        Self {
            database,
            _home: home,
            conversations,
        }
    }

    /// Each turn is claimed again and again; everybody but the last owner wakes up too late.
    async fn turns(&self, walked: &mut Walked) {
        let mut asleep: Vec<ClaimedTurn> = Vec::new();
        for round in 1..ROUNDS {
            let latest = newest(&asleep);
            let (claimed, refused) =
                tokio::join!(self.claim_turns(round, LEASE), self.wake(&asleep, &latest));
            walked.refused += refused;
            walked.zombies += claimed.len();
            asleep.extend(claimed);
        }
        let owners = self.claim_turns(ROUNDS, OWNED).await;
        let newest = newest(&owners);
        let records = owners
            .iter()
            .map(|turn| async { usize::from(self.record(turn).await.is_ok()) });
        // The owners finish in the middle of all the others.
        let (recorded, refused) =
            tokio::join!(in_small_groups(records), self.wake(&asleep, &newest));
        walked.finished.0 = recorded;
        walked.refused += refused + self.wake(&asleep, &newest).await;
        let depths = self.database.queue_depths().await.unwrap();
        let answers = u64::try_from(self.conversations).unwrap();
        assert_eq!((depths.inbox, depths.outbox), (0, answers));
    }

    /// Claims as many turns as there are, each as soon as its last lease has run out.
    async fn claim_turns(&self, round: usize, lease: Duration) -> Vec<ClaimedTurn> {
        let claimed = AtomicUsize::new(0);
        let workers = (0..WORKERS).map(|number| {
            let claimed = &claimed;
            async move {
                let worker = worker("turns", round, number);
                let mut mine = Vec::new();
                while claimed.load(Ordering::Relaxed) < self.conversations {
                    let turn = self.database.claim_turn(&worker, lease, Duration::ZERO);
                    if let Some(turn) = turn.await.unwrap() {
                        claimed.fetch_add(1, Ordering::Relaxed);
                        mine.push(turn);
                    }
                }
                mine
            }
        });
        join_all(workers).await.into_iter().flatten().collect()
    }

    /// Those whose turn somebody else has by now try everything that a worker can; returns how often
    /// they were refused.
    async fn wake(&self, asleep: &[ClaimedTurn], newest: &HashMap<ConversationId, i32>) -> usize {
        let lost = asleep
            .iter()
            .filter(|turn| turn.attempt < newest[&turn.lease.conversation]);
        let tries = lost.map(|turn| async move {
            lost_it(&self.record(turn).await);
            lost_it(&self.database.extend_turn(&turn.lease, LEASE).await);
            lost_it(&self.database.release_turn(&turn.lease, LEASE).await);
            lost_it(&self.database.return_turn(&turn.lease, LEASE).await);
            4
        });
        in_small_groups(tries).await
    }

    async fn record(&self, turn: &ClaimedTurn) -> Result<(), LeaseError> {
        let record = TurnRecord {
            outcome: "answered".to_owned(),
            intent: None,
            dialogue: None,
            language: None,
            offers: OfferChange::Keep,
            reply: Some(NewText {
                body: format!("attempt {}", turn.attempt),
                purpose: Purpose::Conversation,
                // As if nothing else kept two answers apart.
                purpose_key: format!("turn:{}:{}", turn.lease.turn, turn.attempt),
            }),
            handoff: None,
            draft_until: None,
            decided: DecidedBy::default(),
            trace: serde_json::Value::Null,
            now: now(),
        };
        let recorded = self.database.record_turn(&turn.lease, record).await;
        recorded.map(drop)
    }

    /// Each answer is claimed again and again; only its last owner may begin to send it.
    async fn texts(&self, walked: &mut Walked) {
        let mut asleep: Vec<ClaimedText> = Vec::new();
        for round in 1..ROUNDS {
            let claimed = self.claim_texts(round, LEASE).await;
            walked.zombies += claimed.len();
            asleep.extend(claimed);
        }
        let owners = self.claim_texts(ROUNDS, OWNED).await;
        let sends = owners
            .iter()
            .map(|text| async { usize::from(self.send(text).await.is_ok()) });
        let (sent, refused) = tokio::join!(in_small_groups(sends), self.wake_senders(&asleep));
        walked.finished.1 = sent;
        walked.refused += refused + self.wake_senders(&asleep).await;
        assert_eq!(self.database.queue_depths().await.unwrap().outbox, 0);
    }

    async fn claim_texts(&self, round: usize, lease: Duration) -> Vec<ClaimedText> {
        let mut latest: HashMap<OutboxId, ClaimedText> = HashMap::new();
        let worker = worker("texts", round, 0);
        while latest.len() < self.conversations {
            let claimed = self.database.claim_outgoing(&worker, lease, 100).await;
            for text in claimed.unwrap() {
                latest.insert(text.lease.outbox, text);
            }
        }
        latest.into_values().collect()
    }

    async fn send(&self, text: &ClaimedText) -> Result<(), LeaseError> {
        let database = &self.database;
        database.begin_attempt(&text.lease, now()).await?;
        let id = format!("SM-out-{}", text.lease.outbox);
        let sent = DeliveryStatus::Sent;
        database.finish_sent(&text.lease, &id, sent, Some(1)).await
    }

    /// A worker that may not begin an attempt never calls the provider.
    async fn wake_senders(&self, asleep: &[ClaimedText]) -> usize {
        let tries = asleep.iter().map(|text| async move {
            let lease = &text.lease;
            lost_it(&self.database.begin_attempt(lease, now()).await);
            lost_it(&self.database.retry_later(lease, LEASE, "late").await);
            2
        });
        in_small_groups(tries).await
    }
}

/// Returns the last attempt at each turn.
fn newest(claimed: &[ClaimedTurn]) -> HashMap<ConversationId, i32> {
    let mut newest: HashMap<ConversationId, i32> = HashMap::new();
    for turn in claimed {
        let known = newest.entry(turn.lease.conversation).or_default();
        *known = turn.attempt.max(*known);
    }
    newest
}

/// What a zombie tries is refused because of the lease, and for no other reason.
fn lost_it(tried: &Result<(), LeaseError>) {
    assert!(matches!(tried, Err(LeaseError::Lost)), "{tried:?}");
}

/// Runs as many at once as a process has workers, and adds up what they return.
async fn in_small_groups(tries: impl Iterator<Item = impl Future<Output = usize>>) -> usize {
    use futures_util::StreamExt as _;
    let all = futures_util::stream::iter(tries).buffer_unordered(WORKERS);
    all.fold(0, |sum, refused| async move { sum + refused })
        .await
}

fn worker(what: &str, round: usize, number: usize) -> Worker {
    Worker {
        name: format!("zombie-{round}/{what}-{number}"),
    }
}

fn now() -> Timestamp {
    "2026-11-23T14:00:00Z".parse().unwrap()
}

fn phone(number: usize) -> Address {
    address(&format!("+1918555{number:04}"))
}

fn address(text: &str) -> Address {
    Address::parse(text, "US".parse().unwrap()).unwrap()
}

fn salon() -> SalonDescription {
    SalonDescription {
        key: "main-street".parse().unwrap(),
        name: "Main Street Salon".to_owned(),
        zone: Zone::named("America/Chicago").unwrap(),
        country: "US".parse().unwrap(),
        currency: "USD".parse().unwrap(),
        language: "en-US".to_owned(),
        numbers: vec![address("+19185550100")],
        policy: BookingPolicy::default(),
        weekly: vec![],
        dated: vec![],
        resources: vec![],
        services: vec![],
        staff: vec![],
        facts: vec![],
    }
}
