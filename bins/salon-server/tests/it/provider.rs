//! A server that is set up for Twilio, and the fake that stands in for it.

use std::time::Duration;

use salon_testkit::{FakeTwilio, Phone};

use crate::desk::{Desk, SALON_NUMBER};
use crate::place::Place;

pub(crate) const ACCOUNT: &str = "AC0123456789abcdef0123456789abcdef";
pub(crate) const TOKEN: &str = "0123456789abcdef0123456789abcdef";

/// Where the provider believes the server to be.
pub(crate) const PUBLIC: &str = "https://salon.example";
pub(crate) const WEBHOOK: &str = "https://salon.example/webhook/sms";

/// A server and its provider.
pub(crate) struct Line {
    pub(crate) desk: Desk,
    pub(crate) twilio: FakeTwilio,
}

impl Line {
    /// Opens a server on a new database, with a provider of its own.
    pub(crate) async fn open() -> Self {
        let twilio = FakeTwilio::start(ACCOUNT, TOKEN).await.unwrap();
        Self::open_in(Place::new().await, twilio).await
    }

    /// Opens a server on a database that another may have had before.
    pub(crate) async fn open_in(place: Place, twilio: FakeTwilio) -> Self {
        Self::open_with(place, twilio, &[]).await
    }

    /// Opens a server with settings that differ.
    pub(crate) async fn open_with(
        place: Place,
        twilio: FakeTwilio,
        settings: &[(&str, &str)],
    ) -> Self {
        let base_url = twilio.base_url();
        let usual = [
            ("TWILIO_ACCOUNT_SID", ACCOUNT),
            ("TWILIO_AUTH_TOKEN", TOKEN),
            ("TWILIO_PHONE_NUMBER", SALON_NUMBER),
            ("PUBLIC_URL", PUBLIC),
            ("SALON__TWILIO__BASE_URL", base_url.as_str()),
            // As short as they may be: a test waits for what is left behind.
            ("SALON__TWILIO__TIMEOUT", "1s"),
            ("SALON__TURNS__DEBOUNCE", "0s"),
            ("SALON__TURNS__LEASE", "5s"),
            ("SALON__SENDING__LEASE", "5s"),
            ("SALON__SENDING__SETTLE", "2s"),
        ];
        let desk = Desk::open_in(place, &[&usual, settings].concat()).await;
        twilio.route(PUBLIC, desk.server.url());
        Self { desk, twilio }
    }

    /// Asks the server to stop, and returns its exit code, how long it took, and what is left to
    /// open the next one with.
    pub(crate) async fn close(self) -> (Option<i32>, Duration, Place, FakeTwilio) {
        let asked = std::time::Instant::now();
        self.desk.server.terminate().await;
        let (status, _said) = self.desk.server.ended().await;
        (status.code(), asked.elapsed(), self.desk.place, self.twilio)
    }

    /// Kills the server as a crash would, and opens the next one.
    pub(crate) async fn crash(self) -> Self {
        self.desk.server.kill().await;
        Self::open_in(self.desk.place, self.twilio).await
    }

    /// Takes a phone in hand whose texts come through the provider.
    pub(crate) fn phone(&self, number: &str) -> Phone {
        self.desk.phone(number).signed(TOKEN, ACCOUNT, PUBLIC)
    }

    /// Returns how many texts the provider has taken for a number.
    pub(crate) fn sent_to(&self, phone: &Phone) -> usize {
        let sent = self.twilio.sent();
        sent.iter()
            .filter(|text| text.to == phone.number().as_str())
            .count()
    }
}
