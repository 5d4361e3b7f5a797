//! Somebody with a number, who texts the salon over the real webhook and reads what comes back.
#![expect(clippy::expect_used, reason = "a test helper fails by panicking")]

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use salon_domain::{Address, DeliveryStatus, SalonId, TurnId};
use salon_postgres::{Database, Direction, Home, ThreadText};
use salon_sms::{AuthTokens, Form, SignedParams};
use tokio::time::{Instant, MissedTickBehavior, interval};

use crate::http_answer::HttpAnswer;

/// The number of the demo salon.
const DEMO_SALON: &str = "+19185550100";

/// The account of a phone that no provider knows.
const NO_ACCOUNT: &str = "AC00000000000000000000000000000000";

/// A text that is not answered within this time has failed.
const PATIENCE: Duration = Duration::from_secs(30);

/// More texts than this between a text and its answer are not expected.
const RECENT: usize = 20;

/// The next `MessageSid`: no two texts of one process share one, whoever sends them.
static NEXT_SID: AtomicU64 = AtomicU64::new(1);

/// Somebody with a number.
#[derive(Clone)]
pub struct Phone {
    http: reqwest::Client,
    webhook: String,
    from: Address,
    to: String,
    account_sid: String,
    /// What signs texts, and the address that the provider believes it calls.
    signature: Option<(AuthTokens, String)>,
    database: Database,
    salon: SalonId,
}

impl Phone {
    /// Takes a number in hand that texts the server at `url` as a simulator's phone does, unsigned.
    /// The answers are read from the database.
    ///
    /// # Panics
    /// When the number is none.
    #[must_use]
    pub fn new(url: &str, from: &str, database: &Database, salon: SalonId) -> Self {
        let http = reqwest::Client::builder().no_proxy().timeout(PATIENCE);
        Self {
            http: http.build().expect("a client"),
            webhook: format!("{url}/webhook/sms"),
            from: address(from),
            to: DEMO_SALON.to_owned(),
            account_sid: NO_ACCOUNT.to_owned(),
            signature: None,
            database: database.clone(),
            salon,
        }
    }

    /// Signs every text as the provider does, for the address that it believes it calls.
    ///
    /// # Panics
    /// When the token is none.
    #[must_use]
    pub fn signed(self, auth_token: &str, account_sid: &str, public_url: &str) -> Self {
        let tokens = auth_token.parse().expect("a token");
        Self {
            account_sid: account_sid.to_owned(),
            signature: Some((tokens, format!("{public_url}/webhook/sms"))),
            ..self
        }
    }

    /// Texts another number of the salon's.
    #[must_use]
    pub fn to(self, number: &str) -> Self {
        Self {
            to: number.to_owned(),
            ..self
        }
    }

    /// Takes another number in hand that texts the same server.
    ///
    /// # Panics
    /// When the number is none.
    #[must_use]
    pub fn other(&self, from: &str) -> Self {
        Self {
            from: address(from),
            ..self.clone()
        }
    }

    /// Returns the number.
    #[must_use]
    pub const fn number(&self) -> &Address {
        &self.from
    }

    /// Texts the salon and returns its answer; an empty one when the salon decided to say nothing.
    ///
    /// # Panics
    /// When the text is refused, is answered more than once, or not in time.
    pub async fn says(&self, body: &str) -> String {
        let sid = self.texts(body).await;
        let answers = self.answers_to(&sid).await;
        assert!(answers.len() <= 1, "one text, {} answers", answers.len());
        let answer = answers.into_iter().next();
        answer.map(|text| text.body).unwrap_or_default()
    }

    /// Texts the salon and returns the `MessageSid` once the server has the text.
    ///
    /// # Panics
    /// When the server does not take it.
    pub async fn texts(&self, body: &str) -> String {
        let sid = next_sid();
        let answer = self.delivers(&sid, body).await;
        let taken = answer.status == 200 && answer.is_empty_twiml();
        assert!(taken, "the text was not taken: {answer:?}");
        sid
    }

    /// Delivers a text under a `MessageSid`, as often as a provider may, and returns what the server
    /// said to that.
    ///
    /// # Panics
    /// When there is no answer.
    pub async fn delivers(&self, message_sid: &str, body: &str) -> HttpAnswer {
        let form = self.form(message_sid, body);
        let form_type = "application/x-www-form-urlencoded";
        let mut request = self
            .http
            .post(&self.webhook)
            .header("content-type", form_type);
        if let Some((tokens, url)) = &self.signature {
            let signature = tokens.sign(url, SignedParams::Form(&form));
            request = request.header("x-twilio-signature", signature);
        }
        let response = request.body(form.encode()).send().await;
        let answer = HttpAnswer::read(response.expect("an answer")).await;
        answer.expect("a whole answer")
    }

    /// Waits until the turn that read a text is recorded and its answers have left, and returns
    /// them.
    ///
    /// # Panics
    /// When that does not happen in time.
    pub async fn answers_to(&self, message_sid: &str) -> Vec<ThreadText> {
        let deadline = Instant::now() + PATIENCE;
        let mut look = interval(self.pause());
        look.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            look.tick().await;
            let thread = self.thread(RECENT).await;
            if self.database.home() == Home::Embedded {
                // It has one session, and the server needs it.
                self.database.release_idle();
            }
            if let Some(answers) = answers(&thread, message_sid) {
                return answers;
            }
            assert!(
                Instant::now() < deadline,
                "not answered within {PATIENCE:?}; the thread is {thread:#?}"
            );
        }
    }

    /// Returns the newest texts of this number's thread, oldest of them first.
    ///
    /// # Panics
    /// When they cannot be read.
    pub async fn thread(&self, limit: usize) -> Vec<ThreadText> {
        let found = self
            .database
            .find_conversation(self.salon, &self.from)
            .await;
        match found.expect("a look at the conversations") {
            Some(conversation) => {
                let thread = self.database.thread(conversation, limit).await;
                thread.expect("a thread")
            }
            None => Vec::new(),
        }
    }

    /// Each look at the embedded database takes its one session away from the server for a moment.
    fn pause(&self) -> Duration {
        match self.database.home() {
            Home::Server => Duration::from_millis(10),
            Home::Embedded => Duration::from_millis(150),
        }
    }

    fn form(&self, message_sid: &str, body: &str) -> Form {
        let pairs = [
            ("MessageSid", message_sid),
            ("SmsSid", message_sid),
            ("SmsMessageSid", message_sid),
            ("AccountSid", &self.account_sid),
            ("From", self.from.as_str()),
            ("To", &self.to),
            ("Body", body),
            ("NumMedia", "0"),
            ("NumSegments", "1"),
        ];
        let pairs = pairs.into_iter();
        pairs
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect()
    }
}

impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Phone")
            .field("from", &self.from)
            .finish_non_exhaustive()
    }
}

/// Returns a `MessageSid` that nobody of this process has used.
#[must_use]
pub fn next_sid() -> String {
    format!("SM{:032x}", NEXT_SID.fetch_add(1, Ordering::Relaxed))
}

fn address(number: &str) -> Address {
    let country = "US".parse().expect("a country");
    Address::parse(number, country).expect("a number")
}

/// Returns the answers to a text once they have all left; `None` before.
fn answers(thread: &[ThreadText], message_sid: &str) -> Option<Vec<ThreadText>> {
    let ours = |text: &&ThreadText| text.provider_id.as_deref() == Some(message_sid);
    let turn: TurnId = thread.iter().find(ours)?.turn?;
    let answers = thread
        .iter()
        .filter(|text| text.direction == Direction::Out && text.turn == Some(turn));
    let left = |text: &ThreadText| text.status != Some(DeliveryStatus::Waiting);
    answers
        .clone()
        .all(left)
        .then(|| answers.cloned().collect())
}
