//! A running server with the demo salon, and a look at its rows from beside.

use std::time::Duration;

use jiff::Timestamp;
use salon_domain::{Block, Catalog, SalonId, TimeRange, Visit};
use salon_postgres::{Database, Offer};
use salon_responder::{Clock as _, SystemClock};
use salon_testkit::{Phone, ServerProcess};
use tokio::time::{Instant, interval};

use crate::place::{Beside, Place};

/// The built server.
pub(crate) const BINARY: &str = env!("CARGO_BIN_EXE_salon-server");

/// The number of the demo salon.
pub(crate) const SALON_NUMBER: &str = "+19185550100";

/// Work that is not done within this time has failed.
const PATIENCE: Duration = Duration::from_secs(45);

/// A server that is open for texts.
pub(crate) struct Desk {
    pub(crate) server: ServerProcess,
    pub(crate) place: Place,
    pub(crate) salon: SalonId,
    beside: Beside,
}

impl Desk {
    /// Opens a server on a new database, with the simulator.
    pub(crate) async fn open() -> Self {
        Self::open_with(&[]).await
    }

    /// Opens a server on a new database, with these settings.
    pub(crate) async fn open_with(settings: &[(&str, &str)]) -> Self {
        Self::open_in(Place::new().await, settings).await
    }

    /// Opens a server on a database that another server may have had before.
    pub(crate) async fn open_in(place: Place, settings: &[(&str, &str)]) -> Self {
        let server = place.serve(settings).await;
        let beside = place.look_in().await;
        let salon = beside.database.only_salon().await.unwrap().unwrap();
        Self {
            server,
            place,
            salon,
            beside,
        }
    }

    /// Asks the server to stop, waits until it has, and opens another on the same database.
    pub(crate) async fn reopen(self, settings: &[(&str, &str)]) -> Self {
        let (stopped, said) = self.server.stop().await;
        assert!(stopped, "{said:#?}");
        Self::open_in(self.place, settings).await
    }

    /// Kills the server as a crash would, and opens another on the same database.
    pub(crate) async fn crash(self, settings: &[(&str, &str)]) -> Self {
        self.server.kill().await;
        Self::open_in(self.place, settings).await
    }

    /// Returns a handle to the rows.
    pub(crate) fn database(&self) -> &Database {
        &self.beside.database
    }

    /// Takes a phone in hand.
    pub(crate) fn phone(&self, number: &str) -> Phone {
        Phone::new(self.server.url(), number, self.database(), self.salon)
    }

    /// Waits until no text waits for its turn and none waits to leave, as the server itself says.
    pub(crate) async fn settled(&self) {
        let deadline = Instant::now() + PATIENCE;
        let mut look = interval(Duration::from_millis(10));
        loop {
            look.tick().await;
            let health = self.server.get("/health").await.json();
            let database = &health["services"]["database_service"];
            if database["waiting_texts"] == 0 && database["waiting_replies"] == 0 {
                return;
            }
            assert!(Instant::now() < deadline, "work is not finished: {health}");
        }
    }

    /// Returns the salon with its menu, people and hours.
    pub(crate) async fn catalog(&self) -> Catalog {
        self.database().load_catalog(self.salon).await.unwrap()
    }

    /// Returns the visits of a number's people, past and cancelled ones too.
    pub(crate) async fn visits_of(&self, phone: &Phone) -> Vec<Visit> {
        let people = self
            .database()
            .people_at(self.salon, phone.number())
            .await
            .unwrap();
        let people: Vec<_> = people.iter().map(|person| person.id).collect();
        let from = Timestamp::UNIX_EPOCH;
        self.database()
            .visits_of(self.salon, &people, from)
            .await
            .unwrap()
    }

    /// Returns the openings that a number can choose from.
    pub(crate) async fn offers_to(&self, phone: &Phone) -> Vec<Offer> {
        let found = self
            .database()
            .find_conversation(self.salon, phone.number())
            .await;
        let conversation = found.unwrap().unwrap();
        self.database()
            .open_offers(conversation, now())
            .await
            .unwrap()
    }

    /// Returns everything that is taken in the salon from now on.
    pub(crate) async fn blocks(&self) -> Vec<Block> {
        let far = now() + jiff::SignedDuration::from_hours(24 * 400);
        let ahead = TimeRange::new(now(), far).unwrap();
        self.database().busy(self.salon, ahead, None).await.unwrap()
    }
}

/// Now, by the clock that the server goes by.
pub(crate) fn now() -> Timestamp {
    SystemClock.now()
}

/// Fails with the whole answer when a part of it is missing.
#[track_caller]
pub(crate) fn says(answer: &str, parts: &[&str]) {
    for part in parts {
        assert!(answer.contains(part), "`{part}` is not in: {answer}");
    }
}

/// Fails with the whole answer when something is in it that must not be.
#[track_caller]
pub(crate) fn never_says(answer: &str, parts: &[&str]) {
    for part in parts {
        assert!(!answer.contains(part), "`{part}` is in: {answer}");
    }
}
