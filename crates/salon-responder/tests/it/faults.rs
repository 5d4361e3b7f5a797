//! Many texts sent through a provider that fails in every way it can, on a clock that a test moves.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use jiff::SignedDuration;
use salon_domain::{Address, OutboxId, Purpose};
use salon_postgres::{
    Apply, Author, Database, HandoffScope, NewQueuedText, NewText, StatusApplied,
};
use salon_responder::{
    Clock as _, CoalescerOptions, DEMO_SALON_FILE, FrontDesk, Parts, Rehearsal, RuleAssistant,
    SendingOptions, Statuses, TurnOptions, parse_salon_file,
};
use salon_sms::{Form, StatusCallback, TwilioCredentials, TwilioGateway, TwilioOptions};
use salon_testkit::{FakeTwilio, ManualClock, TestDatabase, Weather};

const ACCOUNT: &str = "AC0123456789abcdef0123456789abcdef";
const TOKEN: &str = "0123456789abcdef0123456789abcdef";
/// As short as it may be: each silence of the provider costs a run this much.
const TIMEOUT: Duration = Duration::from_millis(150);
/// Texts that wait at once, at the most. While everything that is due is done, the run's clock stands
/// still and the database's does not: of many more texts, the first of unknown outcome would be due again
/// before the last was looked for, and there would never be nothing to do.
const LOT: usize = 1_000;
/// How far the clocks move when nothing can be done at once.
const STEP: SignedDuration = SignedDuration::from_secs(5);

/// The weather of most runs: every answer that is slow is waited for, every request that is given up
/// is taken twenty seconds later.
pub(crate) const fn weather(seed: u64, percent: u64) -> Weather {
    Weather {
        seed,
        percent,
        slow: Duration::from_millis(40),
        late: SignedDuration::from_secs(20),
    }
}

/// What became of all texts.
#[derive(Debug, Default)]
pub(crate) struct Ended {
    /// Texts the provider has, each once.
    pub(crate) sent: usize,
    /// Texts that a person was asked to see to.
    pub(crate) handed_over: usize,
    /// Requests to send that the provider got.
    pub(crate) requests: usize,
}

/// Sends texts, two or three to each client, and returns when every one has come to an end.
///
/// # Panics
/// When one left twice, was lost, or did not end.
pub(crate) async fn send_through_faults(texts: usize, weather: Weather) -> Ended {
    let run = Run::open(weather).await;
    let mut heard: HashMap<String, usize> = HashMap::new();
    for from in (0..texts).step_by(LOT) {
        run.queue(from..texts.min(from + LOT)).await;
        run.until_all_ended(weather.seed, &mut heard).await;
    }
    run.ended(texts).await
}

struct Run {
    database: Database,
    clock: Arc<ManualClock>,
    twilio: FakeTwilio,
    rehearsal: Rehearsal,
    statuses: Statuses,
    desk: FrontDesk,
    salon: salon_domain::SalonId,
    home: TestDatabase,
}

impl Run {
    async fn open(weather: Weather) -> Self {
        let home = TestDatabase::start().await;
        let database = home.database();
        let now = "2026-11-23T15:00:00Z".parse().unwrap();
        let description = parse_salon_file(DEMO_SALON_FILE, "demo-salon.toml").unwrap();
        let applied = database.apply_salon(&description, Apply::Write, now).await;
        applied.unwrap();
        let twilio = FakeTwilio::start(ACCOUNT, TOKEN).await.unwrap();
        twilio.set_now(now);
        twilio.set_weather(Some(weather));
        let clock = Arc::new(ManualClock::at(now));
        let gateway = TwilioGateway::new(TwilioOptions {
            base_url: twilio.base_url(),
            timeout: TIMEOUT,
            ..TwilioOptions::new(ACCOUNT, TwilioCredentials::AuthToken(TOKEN.into()))
        });
        let mut parts = Parts {
            database: database.clone(),
            gateway: Arc::new(gateway.unwrap()),
            assistant: Arc::new(RuleAssistant),
            clock: Arc::<ManualClock>::clone(&clock),
            instance: "test".into(),
            main_number: None,
            intake: CoalescerOptions::default(),
            spool: None,
            turns: TurnOptions::default(),
            sending: SendingOptions {
                status_callback: Some("https://salon.example/webhook/sms/status".into()),
                rate: 0,
                ..SendingOptions::default()
            },
        };
        let rehearsal = Rehearsal::new(&parts);
        // Only its ear for callbacks is needed: its workers rest.
        parts.turns.workers = 1;
        let desk = FrontDesk::start(parts);
        desk.stop(Duration::from_secs(5)).await;
        Self {
            salon: database.only_salon().await.unwrap().unwrap(),
            statuses: desk.statuses(),
            database,
            clock,
            twilio,
            rehearsal,
            desk,
            home,
        }
    }

    /// Each client gets several texts; every seventh says the same as the one before.
    async fn queue(&self, texts: Range<usize>) {
        for at in texts {
            let client = format!("+1918{:07}", 5_550_000 + at / 3);
            let words = if at % 7 == 6 { at - 1 } else { at };
            let new = NewQueuedText {
                salon: self.salon,
                to: Address::parse(&client, "US".parse().unwrap()).unwrap(),
                from: None,
                author: Author::Assistant,
                text: NewText {
                    body: format!("Your visit number {words} is booked."),
                    purpose: Purpose::Conversation,
                    purpose_key: format!("test:{at}"),
                },
                bulk: false,
                media: Vec::new(),
                at: self.clock.now(),
            };
            self.database.queue_text(&new).await.unwrap().unwrap();
        }
    }

    /// Lets the clocks run until no text waits.
    async fn until_all_ended(&self, seed: u64, heard: &mut HashMap<String, usize>) {
        // Longer than any text may take: ten minutes, and what is looked for then.
        for _ in 0..400 {
            self.rehearsal.settle().await.unwrap();
            self.twilio.wait_until_idle().await.unwrap();
            self.report(seed, heard).await;
            if self.database.queue_depths().await.unwrap().outbox == 0 {
                return;
            }
            self.pass(STEP).await;
        }
        panic!("texts wait that nobody sends (seed {seed})")
    }

    /// The provider tells what became of what it has: out of order, and some of it twice.
    async fn report(&self, seed: u64, heard: &mut HashMap<String, usize>) {
        let states = ["delivered", "sent", "queued", "sent", "delivered"];
        for (at, text) in self.twilio.sent().into_iter().enumerate() {
            let turn = usize::try_from(seed).unwrap_or(0) + at;
            let times = heard.entry(text.sid.clone()).or_default();
            *times += 1;
            // Some are late, some are told twice, some are never heard of.
            let tells = match turn % 5 {
                0 => false,
                1 | 2 => *times == 1,
                3 => *times == 4,
                _ => *times == 1 || *times == 3,
            };
            if !tells {
                continue;
            }
            let outbox = outbox_of(text.status_callback.as_deref());
            for state in (0..3).map(|step| states[(turn + step) % states.len()]) {
                let form = Form::parse(
                    format!("MessageSid={}&MessageStatus={state}", text.sid).as_bytes(),
                );
                let news = StatusCallback::from_form(&form).unwrap();
                let applied = self.statuses.apply(news, Some(outbox)).await.unwrap();
                assert_ne!(applied, StatusApplied::Unknown, "seed {seed}");
            }
        }
    }

    /// Moves every clock: ours, the provider's, and what the database waits for.
    async fn pass(&self, time: SignedDuration) {
        self.clock.advance(time);
        self.twilio.set_now(self.clock.now());
        let seconds = time.as_secs();
        let shift = format!(
            "UPDATE outbox SET due_at = due_at - interval '{seconds} seconds',
                leased_until = leased_until - interval '{seconds} seconds'"
        );
        self.home.execute(&shift).await;
    }

    async fn ended(&self, texts: usize) -> Ended {
        let mut times: HashMap<OutboxId, usize> = HashMap::new();
        for text in self.twilio.sent() {
            *times
                .entry(outbox_of(text.status_callback.as_deref()))
                .or_default() += 1;
        }
        let twice: Vec<_> = times.iter().filter(|(_, times)| **times > 1).collect();
        assert!(twice.is_empty(), "sent twice: {twice:?}");
        let unfinished = "SELECT count(*) FROM messages WHERE direction = 'out' AND (status = 'waiting'
            OR (status IN ('queued', 'sent', 'delivered', 'accepted', 'sending')) <> (provider_id IS NOT NULL))";
        let rows = self.home.query(unfinished).await;
        assert_eq!(
            rows,
            [["0"]],
            "every text has an end, and those that left an id"
        );
        let open = self
            .database
            .list_handoffs(self.salon, HandoffScope::All)
            .await
            .unwrap();
        let failed = self
            .home
            .query("SELECT count(*) FROM messages WHERE status IN ('failed', 'canceled')")
            .await;
        let failed: usize = failed[0][0].parse().unwrap();
        assert_eq!(
            times.len() + failed,
            texts,
            "each was sent, or a person was asked"
        );
        assert!(failed == 0 || !open.is_empty());
        self.desk.stop(Duration::ZERO).await;
        Ended {
            sent: times.len(),
            handed_over: failed,
            requests: self.twilio.send_requests(),
        }
    }
}

fn outbox_of(callback: Option<&str>) -> OutboxId {
    let (_, id) = callback.unwrap().split_once("?outbox=").unwrap();
    OutboxId::new(id.parse().unwrap())
}
