//! What the fake remembers.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use salon_sms::AuthTokens;
use tokio::sync::{Semaphore, watch};

use super::account::{FakeNumber, FakeService};

/// A text that the fake accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FakeMessage {
    /// Its `MessageSid`.
    pub sid: String,
    /// Who gets it.
    pub to: String,
    /// The number that it comes from; none when a service picks one.
    pub from: Option<String>,
    /// The messaging service that it comes from.
    pub messaging_service_sid: Option<String>,
    /// Its words.
    pub body: String,
    /// Its pictures.
    pub media: Vec<String>,
    /// Where its states are to be reported.
    pub status_callback: Option<String>,
    /// When it was accepted.
    pub created_at: Timestamp,
    /// Its state, in Twilio's words.
    pub status: String,
    /// Why it failed.
    pub error_code: Option<u32>,
}

/// A way for the next send to go wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Refused with this answer; nothing is sent.
    Status {
        /// The HTTP status.
        http_status: u16,
        /// Twilio's code; without one the answer has no JSON.
        code: Option<u32>,
        /// The `Retry-After` header.
        retry_after: Option<Duration>,
    },
    /// Sent, and never answered.
    AcceptThenHang,
    /// Sent, and the connection ends without an answer.
    AcceptThenReset,
    /// Not sent, and the connection ends without an answer.
    ResetBeforeAccept,
    /// Sent and answered with something that cannot be read.
    AcceptThenGarble,
    /// Held until the test releases it, then sent and answered.
    Slow,
    /// Sent and answered after a while, whether or not the client still waits for the answer.
    Late(Duration),
    /// Never answered, and sent once the fake's clock has moved on by this much.
    SentByClock(SignedDuration),
}

/// Faults that come by themselves: the same ones for the same seed, whoever asks in whatever order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weather {
    /// What the faults are drawn with.
    pub seed: u64,
    /// How many of a hundred requests meet one.
    pub percent: u64,
    /// How slow an answer is that the client still waits for.
    pub slow: Duration,
    /// How late, by the fake's clock, a text is taken whose client has given up.
    pub late: SignedDuration,
}

impl Weather {
    /// Draws the fault of a request.
    pub(super) fn fault(self, request: u64) -> Option<Fault> {
        let drawn = mix(self.seed ^ mix(request));
        if drawn % 100 >= self.percent {
            return None;
        }
        let status = |http_status, code| Fault::Status {
            http_status,
            code,
            retry_after: None,
        };
        Some(match (drawn >> 32) % 8 {
            0 => status(500, None),
            1 => status(503, Some(20_503)),
            2 => status(429, Some(20_429)),
            3 => Fault::AcceptThenHang,
            4 => Fault::AcceptThenReset,
            5 => Fault::ResetBeforeAccept,
            6 => Fault::Late(self.slow),
            _ => Fault::SentByClock(self.late),
        })
    }
}

/// Mixes a number so that neighbours have nothing in common (the finisher of `SplitMix64`).
pub(super) const fn mix(number: u64) -> u64 {
    let mixed = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// What the server and the test share.
pub(super) struct Shared {
    pub(super) account_sid: String,
    pub(super) tokens: AuthTokens,
    pub(super) port: u16,
    state: Mutex<State>,
    /// How many texts were accepted so far.
    pub(super) sent: watch::Sender<usize>,
    /// How many requests were held so far.
    pub(super) held: watch::Sender<usize>,
    /// One permit for each held request that may go on.
    pub(super) released: Semaphore,
    /// How many requests are under way.
    pub(super) busy: watch::Sender<usize>,
}

/// What changes.
pub(super) struct State {
    /// Users and secrets that HTTP Basic authentication accepts.
    pub(super) credentials: Vec<(String, String)>,
    pub(super) now: Option<Timestamp>,
    pub(super) account_status: String,
    pub(super) refused: HashMap<String, u32>,
    pub(super) faults: VecDeque<Fault>,
    pub(super) weather: Option<Weather>,
    /// Texts that are taken when the clock gets there.
    pub(super) coming: Vec<FakeMessage>,
    pub(super) messages: Vec<FakeMessage>,
    pub(super) numbers: Vec<FakeNumber>,
    pub(super) services: Vec<FakeService>,
    pub(super) send_requests: usize,
    pub(super) under_way: usize,
    pub(super) most_at_once: usize,
    /// Public addresses of webhooks, and where they really are.
    pub(super) routes: Vec<(String, String)>,
    sids: u64,
}

impl Shared {
    pub(super) fn new(account_sid: &str, secrets: &str, tokens: AuthTokens, port: u16) -> Self {
        let secrets = secrets.split(',').map(str::trim);
        let credentials = secrets.map(|secret| (account_sid.to_owned(), secret.to_owned()));
        let state = State {
            credentials: credentials.collect(),
            now: None,
            account_status: "active".to_owned(),
            refused: HashMap::new(),
            faults: VecDeque::new(),
            weather: None,
            coming: Vec::new(),
            messages: Vec::new(),
            numbers: Vec::new(),
            services: Vec::new(),
            send_requests: 0,
            under_way: 0,
            most_at_once: 0,
            routes: Vec::new(),
            sids: 0,
        };
        Self {
            account_sid: account_sid.to_owned(),
            tokens,
            port,
            state: Mutex::new(state),
            sent: watch::Sender::new(0),
            held: watch::Sender::new(0),
            released: Semaphore::new(0),
            busy: watch::Sender::new(0),
        }
    }

    /// A panic elsewhere while the lock was held leaves nothing half done here.
    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes a sid that no other fake of this machine makes at the same time.
    pub(super) fn next_sid(&self, prefix: &str) -> String {
        let mut state = self.state();
        state.sids += 1;
        format!("{prefix}{:04x}{:028x}", self.port, state.sids)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "the fake stands in for a machine elsewhere, which has a clock of its own"
    )]
    pub(super) fn now(&self) -> Timestamp {
        self.state().now.unwrap_or_else(Timestamp::now)
    }

    /// Takes a text when the clock has moved on.
    pub(super) fn keep_later(&self, message: FakeMessage, by: SignedDuration) {
        let created_at = self.now() + by;
        self.state().coming.push(FakeMessage {
            created_at,
            ..message
        });
    }

    /// Moves the clock, and takes the texts whose time has come.
    pub(super) fn set_now(&self, now: Timestamp) {
        let mut state = self.state();
        state.now = Some(now);
        let coming = std::mem::take(&mut state.coming);
        let (come, coming) = coming.into_iter().partition(|text| text.created_at <= now);
        state.coming = coming;
        drop(state);
        let come: Vec<FakeMessage> = come;
        for text in come {
            self.keep(text);
        }
    }

    /// Keeps an accepted text and wakes who waits for it.
    pub(super) fn keep(&self, message: FakeMessage) {
        let count = {
            let mut state = self.state();
            state.messages.push(message);
            state.messages.len()
        };
        self.sent.send_replace(count);
    }

    /// Counts a request in, until the guard is dropped.
    pub(super) fn enter(self: &Arc<Self>) -> UnderWay {
        let mut state = self.state();
        state.send_requests += 1;
        state.under_way += 1;
        state.most_at_once = state.most_at_once.max(state.under_way);
        self.busy.send_modify(|busy| *busy += 1);
        drop(state);
        UnderWay(Arc::clone(self))
    }

    /// Returns the fault that the next request meets.
    pub(super) fn next_fault(&self) -> Option<Fault> {
        let mut state = self.state();
        let number = u64::try_from(state.send_requests).unwrap_or(u64::MAX);
        let weather = state.weather;
        let queued = state.faults.pop_front();
        queued.or_else(|| weather?.fault(number))
    }
}

/// A request to send that has not been answered yet.
pub(super) struct UnderWay(Arc<Shared>);

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.0.state().under_way -= 1;
        self.0.busy.send_modify(|busy| *busy -= 1);
    }
}
