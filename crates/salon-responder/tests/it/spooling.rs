//! Texts that come while the database is away: kept on the disk, stored in order, answered once.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use jiff::SignedDuration;
use salon_postgres::{Direction, ThreadText};
use salon_responder::{
    CoalescerOptions, FrontDesk, Health, IntakeError, OverallStatus, Parts, Proof, Receipt,
    RuleAssistant, SendingOptions, SpoolOptions, TurnOptions,
};
use salon_sms::{
    Accepted, AccountState, Form, Identity, InboundText, OutgoingText, SendError, SentQuery,
    SentText, Simulator, SmsGateway, Transport,
};
use tokio::time::{Instant, interval};

use crate::stage::Stage;

const GRACE: Duration = Duration::from_secs(10);

/// A directory that goes with the test.
struct Directory(PathBuf);

impl Directory {
    fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(1);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("salon-spooling-{}-{number}", std::process::id());
        Self(std::env::temp_dir().join(name))
    }

    fn files(&self) -> Vec<PathBuf> {
        texts_in(&self.0)
    }

    fn aside(&self) -> Vec<String> {
        let name = |path: PathBuf| path.extension().unwrap().to_string_lossy().into_owned();
        let aside = fs::read_dir(self.0.join("set-aside")).unwrap();
        aside.map(|entry| name(entry.unwrap().path())).collect()
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

fn texts_in(directory: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(directory)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "text"))
        .collect();
    files.sort();
    files
}

/// Whether the front desk has its database.
#[derive(Clone, Copy, PartialEq)]
enum Home {
    There,
    Away,
}

fn parts(stage: &Stage, directory: &Directory, home: Home) -> Parts {
    let database = match home {
        Home::There => stage.database.clone(),
        Home::Away => {
            let nowhere = "postgres://nobody@127.0.0.1:1/nothing";
            salon_postgres::Database::connect(&salon_postgres::ConnectOptions::new(nowhere))
                .unwrap()
        }
    };
    Parts {
        database,
        gateway: Arc::new(Simulator::new(7)),
        assistant: Arc::new(RuleAssistant),
        clock: Arc::<salon_testkit::ManualClock>::clone(&stage.clock),
        instance: "test/1".into(),
        main_number: None,
        intake: CoalescerOptions::default(),
        spool: Some(SpoolOptions {
            patience: Duration::from_millis(500),
            ..SpoolOptions::new(&directory.0)
        }),
        turns: TurnOptions {
            debounce: Duration::ZERO,
            workers: 1,
            ..TurnOptions::default()
        },
        sending: SendingOptions::default(),
    }
}

fn open(stage: &Stage, directory: &Directory, home: Home) -> FrontDesk {
    FrontDesk::start(parts(stage, directory, home))
}

fn form(sid: &str, from: &str, body: &str) -> Form {
    let pairs = [
        ("MessageSid", sid),
        ("From", from),
        ("To", "+19185550100"),
        ("Body", body),
    ];
    let pairs = pairs.iter();
    pairs
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

async fn take(desk: &FrontDesk, form: &Form, proof: Proof) -> Result<Receipt, IntakeError> {
    let text = InboundText::from_form(form).unwrap();
    desk.intake().take(text, form, proof).await
}

/// Waits until nothing waits, in the spool or in the database.
async fn settled(desk: &FrontDesk) -> Health {
    let deadline = Instant::now() + Duration::from_secs(30);
    let mut look = interval(Duration::from_millis(20));
    loop {
        look.tick().await;
        let health = desk.health().look().await;
        let database = &health.services.database_service;
        let waiting = [
            database.spooled_texts,
            database.waiting_texts,
            database.waiting_replies,
        ];
        if waiting == [Some(0); 3] {
            return health;
        }
        assert!(Instant::now() < deadline, "{health:?}");
    }
}

async fn thread(stage: &Stage, number: &'static str) -> Vec<ThreadText> {
    stage.client(number).thread().await
}

fn came(thread: &[ThreadText]) -> Vec<&str> {
    let came = thread.iter().filter(|text| text.direction == Direction::In);
    came.map(|text| text.body.as_str()).collect()
}

const ANA: &str = "+19185550123";
const BEA: &str = "+19185550124";

#[tokio::test(flavor = "multi_thread")]
async fn texts_that_came_while_the_database_was_away_are_stored_in_order_by_the_next_process() {
    let (stage, directory) = (Stage::open().await, Directory::new());
    let desk = open(&stage, &directory, Home::Away);
    for number in 0..20 {
        for from in [ANA, BEA] {
            let form = form(
                &format!("SM{from}-{number}"),
                from,
                &format!("text {number}"),
            );
            let receipt = take(&desk, &form, Proof::Unsigned).await.unwrap();
            assert_eq!(receipt, Receipt::Spooled);
        }
    }
    stage.clock.advance(SignedDuration::from_secs(90));
    let health = desk.health().look().await;
    assert_eq!(health.status, OverallStatus::Degraded);
    let database = &health.services.database_service;
    assert_eq!(database.spooled_texts, Some(40));
    assert_eq!(database.oldest_spooled_seconds, Some(90));
    assert!(desk.health().is_ready().await, "texts are still taken in");
    desk.stop(GRACE).await;
    assert_eq!(directory.files().len(), 40);

    let desk = open(&stage, &directory, Home::There);
    settled(&desk).await;
    let wanted: Vec<String> = (0..20).map(|number| format!("text {number}")).collect();
    for from in [ANA, BEA] {
        assert_eq!(came(&thread(&stage, from).await), wanted);
    }
    assert!(directory.files().is_empty() && directory.aside().is_empty());
    assert!(desk.stop(GRACE).await);
}

/// What was stored before the process died is in both places.
#[tokio::test(flavor = "multi_thread")]
async fn a_text_that_is_in_the_spool_and_in_the_database_is_answered_once() {
    let (stage, directory) = (Stage::open().await, Directory::new());
    let desk = open(&stage, &directory, Home::There);
    let stored = take(&desk, &form("SM1", ANA, "Hi"), Proof::Unsigned).await;
    assert_eq!(stored.unwrap(), Receipt::Stored);
    settled(&desk).await;
    desk.stop(GRACE).await;

    let desk = open(&stage, &directory, Home::Away);
    let spooled = take(&desk, &form("SM1", ANA, "Hi"), Proof::Unsigned).await;
    assert_eq!(spooled.unwrap(), Receipt::Spooled);
    desk.stop(GRACE).await;

    let desk = open(&stage, &directory, Home::There);
    settled(&desk).await;
    let thread = thread(&stage, ANA).await;
    assert_eq!((came(&thread), thread.len()), (vec!["Hi"], 2));
    assert!(desk.stop(GRACE).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_directory_is_its_owners_alone_and_nothing_unfinished_stays_in_it() {
    let (stage, directory) = (Stage::open().await, Directory::new());
    let desk = open(&stage, &directory, Home::Away);
    take(&desk, &form("SM1", ANA, "Hi"), Proof::Signed)
        .await
        .unwrap();
    desk.stop(GRACE).await;
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&directory.0), 0o700);
    assert_eq!(mode(&directory.files()[0]), 0o600);
    let part = directory.0.join("1-1-gone.text.part");
    fs::write(&part, "half a te").unwrap();
    drop(desk);
    let desk = open(&stage, &directory, Home::There);
    settled(&desk).await;
    assert!(!part.exists() && directory.files().is_empty());
    assert!(desk.stop(GRACE).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_file_is_put_aside_and_told_and_holds_up_nobody() {
    let (stage, directory) = (Stage::open().await, Directory::new());
    let desk = open(&stage, &directory, Home::Away);
    for (sid, body) in [("SM1", "first"), ("SM2", "second"), ("SM3", "third")] {
        take(&desk, &form(sid, ANA, body), Proof::Unsigned)
            .await
            .unwrap();
    }
    desk.stop(GRACE).await;
    let second = &directory.files()[1];
    let mut bytes = fs::read(second).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(second, bytes).unwrap();

    let desk = open(&stage, &directory, Home::There);
    let health = settled(&desk).await;
    assert_eq!(came(&thread(&stage, ANA).await), ["first", "third"]);
    assert_eq!(health.services.database_service.set_aside_texts, Some(1));
    assert_eq!(directory.aside(), ["damaged"]);
    assert!(desk.stop(GRACE).await);
}

/// What was spooled while no credentials were set proves nothing once they are.
#[tokio::test(flavor = "multi_thread")]
async fn a_text_that_nothing_proves_is_not_taken_in_on_a_real_transport() {
    let (stage, directory) = (Stage::open().await, Directory::new());
    let desk = open(&stage, &directory, Home::Away);
    take(&desk, &form("SM1", ANA, "forged"), Proof::Unsigned)
        .await
        .unwrap();
    take(&desk, &form("SM2", ANA, "true"), Proof::Signed)
        .await
        .unwrap();
    desk.stop(GRACE).await;

    let desk = FrontDesk::start(Parts {
        gateway: Arc::new(Real(Simulator::new(8))),
        ..parts(&stage, &directory, Home::There)
    });
    settled(&desk).await;
    assert_eq!(came(&thread(&stage, ANA).await), ["true"]);
    assert_eq!(directory.aside(), ["unproven"]);
    assert!(desk.stop(GRACE).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_spool_that_is_full_or_cannot_be_written_refuses_and_says_so() {
    let (stage, directory) = (Stage::open().await, Directory::new());
    let mut small = parts(&stage, &directory, Home::Away);
    small.spool.as_mut().unwrap().most_texts = 2;
    let desk = FrontDesk::start(small);
    for sid in ["SM1", "SM2"] {
        take(&desk, &form(sid, ANA, "Hi"), Proof::Unsigned)
            .await
            .unwrap();
    }
    let full = take(&desk, &form("SM3", ANA, "Hi"), Proof::Unsigned).await;
    let full = full.unwrap_err();
    assert!(full.is_transient() && full.code() == "intake_nowhere");
    let health = desk.health().look().await;
    assert_eq!(health.status, OverallStatus::Unhealthy);
    let said = health.services.database_service.spool_error;
    assert_eq!(said, Some("spool_full"));
    assert!(!desk.health().is_ready().await);
    desk.stop(GRACE).await;

    // A file stands where the directory should be: not even root can write there.
    let blocked = Directory::new();
    fs::write(&blocked.0, "in the way").unwrap();
    let desk = open(&stage, &blocked, Home::Away);
    let refused = take(&desk, &form("SM4", ANA, "Hi"), Proof::Unsigned).await;
    assert!(
        matches!(refused, Err(IntakeError::Nowhere(_))),
        "{refused:?}"
    );
    let health = desk.health().look().await;
    let said = health.services.database_service.spool_error;
    assert_eq!(said, Some("spool_unwritable"));
    desk.stop(GRACE).await;
    fs::remove_file(&blocked.0).unwrap();
}

/// A simulator that says it is the real thing.
#[derive(Debug)]
struct Real(Simulator);

#[async_trait]
impl SmsGateway for Real {
    fn transport(&self) -> Transport {
        Transport::Twilio
    }

    fn identity(&self) -> Identity {
        self.0.identity()
    }

    async fn send(&self, text: &OutgoingText) -> Result<Accepted, SendError> {
        self.0.send(text).await
    }

    async fn find_sent(&self, query: &SentQuery) -> Result<Vec<SentText>, SendError> {
        self.0.find_sent(query).await
    }

    async fn probe(&self) -> Result<AccountState, SendError> {
        self.0.probe().await
    }
}
