//! Worlds made of dice: clients who text whatever comes to their mind, a provider that fails in every
//! way it can, processes that die in the middle of their work, people of the salon who step in, and a
//! clock that jumps. What must hold in every world is held against the rows and what left.
//!
//! `SIMULATION_SEED` plays one world again; a world in which something is wrong tells what happened in
//! it. `just simulate` plays thousands on a Postgres server.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use jiff::{SignedDuration, Timestamp};
use salon_domain::{Address, ConversationId, DeliveryStatus, SalonId};
use salon_postgres::{Apply, Database, Takeover};
use salon_responder::{
    Clock as _, CoalescerOptions, DEMO_SALON_FILE, Parts, Rehearsal, RuleAssistant, SendingOptions,
    TurnOptions, parse_salon_file,
};
use salon_sms::{
    Accepted, AccountState, Doubt, Identity, InboundText, OutgoingText, ProviderId, SendError,
    SentQuery, SentText, Simulator, SmsGateway, Transport,
};
use salon_testkit::{ManualClock, TestDatabase, TestSession};

/// What clients write.
const SAID: [&str; 24] = [
    "hi",
    "haircut with Sarah Friday at 10?",
    "do you have anything on Saturday afternoon for a balayage?",
    "yes",
    "the first one",
    "2",
    "no thanks",
    "Ana Lopez",
    "how much is a haircut?",
    "when is my appointment?",
    "can we move it to Tuesday at 11?",
    "please cancel my appointment",
    "y",
    "C",
    "R",
    "X",
    "STOP",
    "please stop texting me",
    "START",
    "YES",
    "CANCEL",
    "quiero una cita el viernes",
    "I want to talk to a person",
    "what a terrible haircut, I want my money back",
];

/// Things that happen in a world.
const EVENTS: usize = 16;

/// What happened, for whoever plays a world again.
type Story = Arc<Mutex<String>>;

/// A number's dice: the same in every run.
#[derive(Clone, Copy, Debug)]
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        // SplitMix64: good enough to spread, and nothing hangs on more.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let sides = u64::try_from(sides).unwrap();
        usize::try_from((mixed ^ (mixed >> 31)) % sides).unwrap()
    }
}

/// A text that the provider has.
#[derive(Clone, Debug)]
struct Taken {
    at: Timestamp,
    to: String,
    body: String,
    outbox: String,
    id: ProviderId,
}

/// A provider that fails when the dice say so.
#[derive(Debug)]
struct Provider {
    clock: Arc<ManualClock>,
    inside: Simulator,
    dice: Mutex<Dice>,
    calm: Mutex<bool>,
    /// What left in this world.
    taken: Mutex<Vec<Taken>>,
    ids: AtomicUsize,
}

impl Provider {
    fn take(&self, text: &OutgoingText) -> Accepted {
        let mut taken = self.taken.lock().unwrap();
        let number = self.ids.fetch_add(1, Ordering::Relaxed);
        let id = ProviderId::new(format!("MM{number:032}"));
        let callback = text.status_callback.clone().unwrap_or_default();
        taken.push(Taken {
            at: self.clock.now(),
            to: text.to.as_str().to_owned(),
            body: text.body.clone(),
            outbox: callback.rsplit('=').next().unwrap_or_default().to_owned(),
            id: id.clone(),
        });
        Accepted {
            provider_id: id,
            status: DeliveryStatus::Queued,
            segments: None,
        }
    }
}

#[async_trait]
impl SmsGateway for Provider {
    fn transport(&self) -> Transport {
        Transport::Twilio
    }

    fn identity(&self) -> Identity {
        self.inside.identity()
    }

    async fn send(&self, text: &OutgoingText) -> Result<Accepted, SendError> {
        let calm = *self.calm.lock().unwrap();
        let roll = self.dice.lock().unwrap().roll(20);
        match roll {
            _ if calm => Ok(self.take(text)),
            0 => {
                self.take(text);
                Err(SendError::Ambiguous(Doubt::TimedOut(Duration::from_secs(
                    10,
                ))))
            }
            1 => Err(SendError::Ambiguous(Doubt::TimedOut(Duration::from_secs(
                10,
            )))),
            2 => Err(SendError::answered(None, 503, None)),
            3 => Err(SendError::answered(Some(20_429), 429, None)),
            _ => Ok(self.take(text)),
        }
    }

    async fn find_sent(&self, query: &SentQuery) -> Result<Vec<SentText>, SendError> {
        let taken = self.taken.lock().unwrap();
        let theirs = taken
            .iter()
            .filter(|one| one.to == query.to.as_str() && one.at >= query.not_before);
        Ok(theirs
            .map(|one| SentText {
                provider_id: one.id.clone(),
                body: one.body.clone(),
                created_at: Some(one.at),
                status: DeliveryStatus::Sent,
                error_code: None,
            })
            .collect())
    }

    async fn probe(&self) -> Result<AccountState, SendError> {
        self.inside.probe().await
    }
}

/// A salon in which one world is played after the other, each with numbers of its own.
struct Lane {
    home: TestDatabase,
    /// For what no command of the product does.
    session: TestSession,
    database: Database,
    salon: SalonId,
    clock: Arc<ManualClock>,
    provider: Arc<Provider>,
    desks: [Rehearsal; 2],
    texts: usize,
    story: Story,
}

impl Lane {
    async fn open() -> Self {
        let home = TestDatabase::start().await;
        let (session, database) = (home.session().await, home.database());
        let now: Timestamp = "2026-11-23T15:00:00Z".parse().unwrap();
        let description = parse_salon_file(DEMO_SALON_FILE, "demo-salon.toml").unwrap();
        let applied = database.apply_salon(&description, Apply::Write, now).await;
        applied.unwrap();
        let clock = Arc::new(ManualClock::at(now));
        let provider = Arc::new(Provider {
            clock: Arc::clone(&clock),
            inside: Simulator::new(1),
            dice: Mutex::new(Dice(0)),
            calm: Mutex::new(true),
            taken: Mutex::default(),
            ids: AtomicUsize::new(0),
        });
        let desk = |instance: &str| {
            Rehearsal::new(&Parts {
                database: database.clone(),
                gateway: Arc::<Provider>::clone(&provider),
                assistant: Arc::new(RuleAssistant),
                clock: Arc::<ManualClock>::clone(&clock),
                instance: instance.to_owned(),
                main_number: None,
                intake: CoalescerOptions::default(),
                spool: None,
                turns: TurnOptions::default(),
                sending: SendingOptions {
                    status_callback: Some("https://salon.example/webhook/sms/status".into()),
                    rate: 0,
                    ..SendingOptions::default()
                },
            })
        };
        let desks = [desk("a"), desk("b")];
        Self {
            salon: database.only_salon().await.unwrap().unwrap(),
            home,
            session,
            database,
            clock,
            provider,
            desks,
            texts: 0,
            story: Story::default(),
        }
    }

    /// Plays one world, and returns what was wrong in it.
    async fn play(&mut self, seed: u64) -> Vec<String> {
        let mut dice = Dice(seed);
        *self.provider.dice.lock().unwrap() = Dice(seed ^ 0x5eed);
        *self.provider.calm.lock().unwrap() = false;
        self.provider.taken.lock().unwrap().clear();
        self.story.lock().unwrap().clear();
        let numbers: Vec<String> = (0..3)
            .map(|one| format!("+1918{:07}", 2_000_000 + seed % 900_000 * 3 + one))
            .collect();
        let mut last = None;
        for _ in 0..EVENTS {
            let number = &numbers[dice.roll(numbers.len())];
            match dice.roll(16) {
                0..=7 => {
                    let text = self.text(number, SAID[dice.roll(SAID.len())]);
                    self.tell(&format!("{number}: {}", text.body));
                    self.desks[0].receive(text.clone()).await.unwrap();
                    last = Some(text);
                    if dice.roll(4) > 0 {
                        self.settle(0).await;
                    }
                }
                8 => {
                    if let Some(text) = last.clone() {
                        self.tell("the last text again");
                        self.desks[1].receive(text).await.unwrap();
                    }
                }
                9 | 10 => {
                    let seconds = [5, 30, 180, 1_200, 14_400, 93_600][dice.roll(6)];
                    self.pass(seconds).await;
                }
                11 => {
                    self.tell("both look at the clock");
                    let [one, other] = &self.desks;
                    let both = tokio::join!(Box::pin(one.do_duties()), Box::pin(other.do_duties()));
                    drop(both);
                }
                12 | 13 => {
                    let moment = Duration::from_micros(u64::try_from(dice.roll(15_000)).unwrap());
                    self.tell(&format!("a process dies after {moment:?}"));
                    let settling = Box::pin(self.desks[dice.roll(2)].settle());
                    drop(tokio::time::timeout(moment, settling).await);
                }
                14 => {
                    self.tell("both work");
                    let [one, other] = &self.desks;
                    let both = tokio::join!(Box::pin(one.settle()), Box::pin(other.settle()));
                    drop(both);
                }
                _ => self.step_in(number, &mut dice).await,
            }
        }
        self.calm_down().await;
        self.faults(&numbers).await
    }

    /// Returns what happened in the last world.
    fn story(&self) -> String {
        self.story.lock().unwrap().clone()
    }

    fn tell(&self, what: &str) {
        let mut story = self.story.lock().unwrap();
        writeln!(story, "{}  {what}", self.clock.now()).unwrap();
    }

    fn text(&mut self, number: &str, body: &str) -> InboundText {
        self.texts += 1;
        let (from, words) = (number.replace('+', "%2B"), body.replace(' ', "+"));
        let form = format!(
            "MessageSid=SM{:032}&From={from}&To=%2B19185550100&Body={words}",
            self.texts
        );
        InboundText::parse(form.as_bytes()).unwrap()
    }

    /// One process does what there is to do; what it cannot do now stays to be done.
    async fn settle(&self, desk: usize) {
        if let Err(error) = Box::pin(self.desks[desk].settle()).await {
            self.tell(&format!("not done: {}", error.code()));
        }
    }

    /// Moves every clock: ours, and what the database waits for.
    async fn pass(&self, seconds: i64) {
        self.tell(&format!("{seconds} s pass"));
        self.clock.advance(SignedDuration::from_secs(seconds));
        let shift = format!(
            "UPDATE outbox SET due_at = due_at - interval '{seconds} seconds',
                leased_until = leased_until - interval '{seconds} seconds';
             UPDATE conversations SET leased_until = leased_until - interval '{seconds} seconds'
                WHERE leased_until IS NOT NULL"
        );
        self.session.execute(&shift).await;
    }

    /// Somebody at the salon takes a conversation over, or gives it back.
    async fn step_in(&self, number: &str, dice: &mut Dice) {
        let Some(conversation) = self.conversation(number).await else {
            return;
        };
        let takeover = Takeover {
            salon: self.salon,
            conversation,
            by: "Maria",
            until: None,
            now: self.clock.now(),
        };
        if dice.roll(2) == 0 {
            self.tell(&format!("Maria takes {number} over"));
            self.database.take_over(&takeover).await.unwrap();
        } else {
            self.tell(&format!("Maria gives {number} back"));
            self.database.give_back(&takeover).await.unwrap();
        }
    }

    async fn conversation(&self, number: &str) -> Option<ConversationId> {
        let address = Address::parse(number, "US".parse().unwrap()).unwrap();
        let found = self.database.find_conversation(self.salon, &address);
        found.await.unwrap()
    }

    /// The provider recovers, and everything that is left is done.
    async fn calm_down(&self) {
        *self.provider.calm.lock().unwrap() = true;
        self.tell("calm");
        for _ in 0..60 {
            self.settle(1).await;
            let depths = self.database.queue_depths().await.unwrap();
            if depths.inbox + depths.outbox == 0 {
                return;
            }
            self.pass(40).await;
        }
    }

    /// Counts what left for a purpose that its number had taken back before.
    fn unwanted(&self) -> String {
        let taken = self.provider.taken.lock().unwrap();
        let left = taken
            .iter()
            .map(|one| format!("({}, '{}'::timestamptz)", one.outbox, one.at));
        let left = left.collect::<Vec<_>>().join(", ");
        let nothing = if left.is_empty() { "(0, now())" } else { "" };
        format!(
            "SELECT coalesce(string_agg(concat_ws(' ', c.address, m.purpose_key, went.at), ', '), '0')
             FROM (VALUES {nothing}{left}) AS went (id, at)
                 JOIN messages m ON m.id = went.id JOIN conversations c ON c.id = m.conversation_id
             WHERE 'revoked' = ALL (
                 -- What changed at the very instant may be seen or not.
                 SELECT (SELECT act FROM consents l WHERE l.address = c.address
                           AND l.purpose = m.purpose AND l.at < until.at
                         ORDER BY l.at DESC, l.id DESC LIMIT 1)
                 FROM unnest(ARRAY[went.at, went.at + interval '1 microsecond']) AS until (at)
             )"
        )
    }

    /// What must hold in every world.
    async fn faults(&self, numbers: &[String]) -> Vec<String> {
        let mut faults = Vec::new();
        let theirs = numbers.join("','");
        let depths = self.database.queue_depths().await.unwrap();
        if depths.inbox + depths.outbox > 0 {
            faults.push(format!("work is left: {depths:?}"));
        }
        for (what, query) in [
            (
                "texts of no finished turn",
                format!(
                    "SELECT count(*) FROM messages m JOIN conversations c ON c.id = m.conversation_id
                         LEFT JOIN turns t ON t.id = m.turn_id
                     WHERE c.address IN ('{theirs}') AND m.direction = 'in' AND t.finished_at IS NULL"
                ),
            ),
            (
                "answers without an end",
                format!(
                    "SELECT count(*) FROM messages m JOIN conversations c ON c.id = m.conversation_id
                     WHERE c.address IN ('{theirs}') AND m.direction = 'out' AND m.provider_id IS NULL
                       AND m.status NOT IN ('failed', 'canceled')"
                ),
            ),
            (
                "turns with two answers",
                format!(
                    "SELECT count(*) FROM (
                         SELECT m.turn_id FROM messages m JOIN conversations c ON c.id = m.conversation_id
                         WHERE c.address IN ('{theirs}') AND m.direction = 'out' AND m.turn_id IS NOT NULL
                         GROUP BY m.turn_id HAVING count(*) > 1
                     ) twice"
                ),
            ),
            (
                "visits that take their time wrongly",
                "SELECT count(*) FROM appointments a
                 WHERE (a.status NOT IN ('cancelled', 'no_show'))
                    <> EXISTS (SELECT 1 FROM blocks b WHERE b.appointment_id = a.id)"
                    .to_owned(),
            ),
            ("texts that left although they were not wanted", self.unwanted()),
        ] {
            let found = self.session.query(&query).await;
            if found[0][0] != "0" {
                faults.push(format!("{what}: {}", found[0][0]));
            }
        }
        let mut times: HashMap<String, usize> = HashMap::new();
        for one in self.provider.taken.lock().unwrap().iter() {
            *times.entry(one.outbox.clone()).or_default() += 1;
        }
        faults.extend(
            times
                .into_iter()
                .filter(|(_, times)| *times > 1)
                .map(|(outbox, times)| format!("outbox {outbox} left {times} times")),
        );
        faults
    }
}

/// How many lanes play side by side.
const LANES: u64 = 6;

/// Plays worlds on several lanes side by side, and returns what was wrong in any of them.
async fn simulate() -> Vec<String> {
    let mut lanes = Vec::new();
    for _ in 0..LANES {
        lanes.push(Lane::open().await);
    }
    let seeds = seeds(&lanes[0].home);
    let mut running = tokio::task::JoinSet::new();
    for (first, mut lane) in (0..).zip(lanes) {
        let seeds = seeds.clone().filter(move |seed| seed % LANES == first);
        running.spawn(async move {
            for seed in seeds {
                let found = Box::pin(lane.play(seed)).await;
                if !found.is_empty() {
                    // What is wrong stays wrong in the rows: later worlds have nothing to say.
                    let faults = found.iter().map(|fault| format!("seed {seed}: {fault}"));
                    return faults.chain([lane.story()]).collect();
                }
            }
            Vec::new()
        });
    }
    running.join_all().await.into_iter().flatten().collect()
}

/// Which worlds to play: `SIMULATION_SEED` names one, `SIMULATION_WORLDS` how many. The embedded
/// database takes one connection at a time, and plays few.
#[expect(
    clippy::disallowed_methods,
    reason = "how long a test plays is no setting of the program"
)]
fn seeds(home: &TestDatabase) -> Range<u64> {
    let number = |name| {
        let text = std::env::var(name).ok()?;
        Some(text.parse::<u64>().expect("a number"))
    };
    let worlds = if home.server().is_some() { 1_000 } else { 12 };
    match number("SIMULATION_SEED") {
        Some(seed) => seed..seed + 1,
        None => 0..number("SIMULATION_WORLDS").unwrap_or(worlds),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lost_or_said_twice_in_any_of_many_worlds() {
    let faults = simulate().await;
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
