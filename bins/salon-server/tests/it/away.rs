//! The database goes away and comes back: what was acknowledged meanwhile is answered, once, in
//! order.

use std::time::{Duration, Instant};

use salon_postgres::Direction;
use salon_testkit::{FakeTwilio, FaultProxy, Line as Wire, Phone};
use tokio_postgres::config::Host;

use crate::desk::{Desk, SALON_NUMBER};
use crate::place::Place;
use crate::provider::{ACCOUNT, PUBLIC, TOKEN};

/// How long a provider waits for a webhook.
const PROVIDERS_PATIENCE: Duration = Duration::from_secs(15);
/// How soon work resumes once the database is back.
const SOON: Duration = Duration::from_secs(5);

/// A server whose way to its database a test can cut.
struct Away {
    desk: Desk,
    wire: FaultProxy,
    twilio: FakeTwilio,
}

impl Away {
    async fn open() -> Self {
        let place = Place::new().await;
        let (_, url) = place.environment();
        let config: tokio_postgres::Config = url.parse().unwrap();
        let [Host::Tcp(host)] = config.get_hosts() else {
            panic!("server-tests needs TEST_DATABASE_URL with a host")
        };
        let address = format!("{host}:{}", config.get_ports()[0]);
        let wire = FaultProxy::start(address.parse().unwrap()).await;
        let twilio = FakeTwilio::start(ACCOUNT, TOKEN).await.unwrap();
        let (base_url, through) = (twilio.base_url(), wire.in_url(&url));
        let settings = [
            ("DATABASE_URL", through.as_str()),
            ("TWILIO_ACCOUNT_SID", ACCOUNT),
            ("TWILIO_AUTH_TOKEN", TOKEN),
            ("TWILIO_PHONE_NUMBER", SALON_NUMBER),
            ("PUBLIC_URL", PUBLIC),
            ("SALON__TWILIO__BASE_URL", base_url.as_str()),
            ("SALON__TURNS__DEBOUNCE", "0s"),
            // A test waits for what is left behind.
            ("SALON__TURNS__LEASE", "5s"),
            ("SALON__SENDING__LEASE", "5s"),
            ("SALON__SENDING__SETTLE", "2s"),
        ];
        let desk = Desk::open_in(place, &settings).await;
        twilio.route(PUBLIC, desk.server.url());
        Self { desk, wire, twilio }
    }

    fn phone(&self, number: usize) -> Phone {
        let number = format!("+191855506{number:02}");
        self.desk.phone(&number).signed(TOKEN, ACCOUNT, PUBLIC)
    }

    /// Each of ten clients texts three times, a text after the last was acknowledged.
    async fn everybody_texts(&self, round: usize) {
        let texts = (0..10).map(|number| {
            let phone = self.phone(number);
            async move {
                for text in 0..3 {
                    let asked = Instant::now();
                    phone
                        .texts(&format!("What are your hours? {round}.{text}"))
                        .await;
                    assert!(
                        asked.elapsed() < PROVIDERS_PATIENCE,
                        "{:?}",
                        asked.elapsed()
                    );
                }
            }
        });
        futures_util::future::join_all(texts).await;
    }

    /// Every text is there once, in the order it was sent, and belongs to one turn with one answer.
    async fn assert_all_answered(&self, rounds: usize) {
        self.desk.settled().await;
        for number in 0..10 {
            let thread = self.phone(number).thread(100).await;
            let wanted: Vec<String> = (0..rounds)
                .flat_map(|round| {
                    (0..3).map(move |text| format!("What are your hours? {round}.{text}"))
                })
                .collect();
            let (came, went): (Vec<_>, Vec<_>) = thread
                .iter()
                .partition(|text| text.direction == Direction::In);
            assert_eq!(
                came.iter().map(|text| &text.body).collect::<Vec<_>>(),
                wanted.iter().collect::<Vec<_>>()
            );
            let mut turns: Vec<_> = came.iter().map(|text| text.turn.unwrap()).collect();
            turns.dedup();
            let answered: Vec<_> = went.iter().map(|text| text.turn.unwrap()).collect();
            assert_eq!(answered, turns, "one answer for each turn: {thread:#?}");
        }
        let went = self.twilio.sent();
        let mut callbacks: Vec<_> = went.iter().map(|text| &text.status_callback).collect();
        callbacks.sort();
        callbacks.dedup();
        assert_eq!(callbacks.len(), went.len(), "nothing left twice");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn texts_are_acknowledged_while_the_database_refuses_and_answered_in_order_when_it_is_back() {
    let away = Away::open().await;
    away.everybody_texts(0).await;
    let began = Instant::now();
    away.wire.set(Wire::Refused).await;
    away.everybody_texts(1).await;
    let health = away.desk.server.get("/health").await;
    assert_eq!(health.status, 200, "{health:?}");
    let database = &health.json()["services"]["database_service"];
    assert_eq!(database["status"], "unavailable");
    assert_eq!(database["spooled_texts"], 30);
    assert_eq!(away.desk.server.get("/health/ready").await.status, 200);
    let metrics = away.desk.server.get("/metrics").await.body;
    assert!(metrics.contains("salon_spool_texts 30"), "{metrics}");
    assert!(metrics.contains("salon_database_away 1"), "{metrics}");
    let told = |name: &str| -> f64 {
        let value = metrics.lines().find_map(|line| line.strip_prefix(name));
        value.unwrap().trim().parse().unwrap()
    };
    assert!(told("salon_spool_bytes ") > 30.0, "{metrics}");
    let age = told("salon_spool_oldest_seconds ");
    assert!(age > 0.0 && age <= began.elapsed().as_secs_f64(), "{age}");
    assert!(database["oldest_spooled_seconds"].is_u64(), "{database}");

    away.wire.set(Wire::Whole).await;
    let back = Instant::now();
    away.everybody_texts(2).await;
    while away.desk.server.get("/health").await.json()["services"]["database_service"]["spooled_texts"]
        != 0
    {
        assert!(back.elapsed() < SOON, "work did not resume in time");
    }
    away.assert_all_answered(3).await;
}

/// A database that hangs is worse than one that is gone: nothing says so.
#[tokio::test(flavor = "multi_thread")]
async fn texts_are_acknowledged_in_time_while_the_database_hangs() {
    let away = Away::open().await;
    away.everybody_texts(0).await;
    away.wire.set(Wire::Stalled).await;
    away.everybody_texts(1).await;
    away.wire.set(Wire::Whole).await;
    away.assert_all_answered(2).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn connections_that_are_cut_under_load_lose_and_repeat_nothing() {
    let away = Away::open().await;
    for round in 0..4 {
        away.everybody_texts(round).await;
        away.wire.cut();
    }
    away.assert_all_answered(4).await;
}

/// Nobody has proven who sent it, so it must not even wait for the database.
#[tokio::test(flavor = "multi_thread")]
async fn a_forged_text_is_not_spooled() {
    let away = Away::open().await;
    away.wire.set(Wire::Refused).await;
    let forged = away.desk.phone("+19185550123");
    assert_eq!(forged.delivers("SM1", "Hi").await.status, 403);
    let health = away.desk.server.get("/health").await.json();
    assert_eq!(health["services"]["database_service"]["spooled_texts"], 0);
}
