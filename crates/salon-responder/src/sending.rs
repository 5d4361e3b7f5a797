//! Sending: the only way out. Every text that leaves passes [`Departures::leave`], which asks the
//! consent ledger, the clock on the wall of whoever gets it, and the visit it is about, at that moment.

mod outcome;
mod pace;
mod worker;

use std::future::Future;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use salon_domain::{
    ConsentAct, ConsentSource, Permission, Purpose, SkipReason, permission, quiet_until,
};
use salon_postgres::{
    CampaignState, ClaimedText, Database, LeaseError, NewConsent, NewHandoff, Refusal,
};
use salon_sms::{
    Accepted, FailureClass, OutgoingText, SendError, Sender, SentQuery, SentText, SmsGateway,
    measure,
};

use tokio::time::Instant;

use crate::clock::Clock;
use crate::health::Pulse;
use outcome::{Next, Seen, after_failure, after_look};
use pace::Pace;

pub(crate) use worker::run_sending;

/// How texts are sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SendingOptions {
    /// A messaging service to send from, in place of the number that was texted.
    pub messaging_service: Option<String>,
    /// Where the provider reports what became of a text; the outbox id is put behind it.
    pub status_callback: Option<String>,
    /// Texts on their way at once in this process.
    pub concurrency: usize,
    /// How long a claim holds.
    pub lease: Duration,
    /// How often to look for work that nobody announced.
    pub poll: Duration,
    /// How long after an attempt whose end is unknown the provider may still take the text: only
    /// then is a text that the provider does not list sent again.
    pub settle: Duration,
    /// Texts a second from one number by this process; 0 sets no limit.
    pub rate: u32,
}

impl Default for SendingOptions {
    fn default() -> Self {
        Self {
            messaging_service: None,
            status_callback: None,
            concurrency: 16,
            lease: Duration::from_mins(1),
            poll: Duration::from_millis(1_500),
            settle: Duration::from_secs(30),
            rate: 100,
        }
    }
}

/// The guarded way out.
#[derive(Debug)]
pub(crate) struct Departures {
    pub(crate) database: Database,
    pub(crate) gateway: Arc<dyn SmsGateway>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) pulse: Arc<Pulse>,
    pub(crate) options: SendingOptions,
    pub(crate) state: DeparturesState,
}

/// What the way out remembers, in this process alone.
#[derive(Debug)]
pub(crate) struct DeparturesState {
    pace: Pace,
    /// Until when nothing is sent, because the provider does not accept the account.
    stopped_until: Mutex<Option<Instant>>,
}

impl DeparturesState {
    pub(crate) fn new(options: &SendingOptions) -> Self {
        Self {
            pace: Pace::per_second(options.rate),
            stopped_until: Mutex::new(None),
        }
    }

    fn stop_for(&self, wait: Duration) {
        let until = self.stopped_until.lock();
        *until.unwrap_or_else(PoisonError::into_inner) = Some(Instant::now() + wait);
    }
}

/// How a text left, or why it did not.
#[derive(Debug)]
pub(crate) enum Departure {
    /// The provider has it.
    Gone(Accepted),
    /// The person does not want it.
    NotWanted,
    /// It is the middle of the night there: not before this instant.
    Quiet(Timestamp),
    /// Its campaign is paused.
    Paused,
    /// The visit that it is about has changed, or its campaign was cancelled.
    Stale,
    /// It failed.
    Failed(SendError),
}

impl Departures {
    /// Sends one claimed text, if the person wants it. Nothing else in the product calls a gateway's
    /// `send`; a test holds the tree to that.
    ///
    /// # Errors
    /// [`LeaseError`] when the ledger cannot be asked or the lease was lost; nothing was sent then.
    pub(crate) async fn leave(&self, text: &ClaimedText) -> Result<Departure, LeaseError> {
        let begun = Instant::now();
        let ledger = self.database.consent_ledger(text.salon, &text.to).await?;
        match permission(&ledger, text.purpose) {
            Permission::Granted => {}
            Permission::Revoked | Permission::NeverGiven => {
                return Ok(Departure::NotWanted);
            }
        }
        let now = self.clock.now();
        if let Some(departure) = self.hold_back(text, now).await? {
            return Ok(departure);
        }
        self.database.begin_attempt(&text.lease, now).await?;
        // Whoever was stopped for long and woke up just here has lost the text, or will before the
        // provider answers.
        if begun.elapsed() > self.options.lease / 3 {
            return Err(LeaseError::Lost);
        }
        Ok(match self.gateway.send(&self.outgoing(text)).await {
            Ok(accepted) => Departure::Gone(accepted),
            Err(error) => Departure::Failed(error),
        })
    }

    /// A text that nobody asked for waits for the morning, and does not leave for a visit that has
    /// changed; an answer to the person's own text is never held back.
    async fn hold_back(
        &self,
        text: &ClaimedText,
        now: Timestamp,
    ) -> Result<Option<Departure>, LeaseError> {
        match text.purpose {
            Purpose::Conversation | Purpose::OptOutNotice => return Ok(None),
            Purpose::Service | Purpose::Marketing => {}
        }
        let held = if text.purpose == Purpose::Marketing {
            self.campaign_says(text).await?
        } else {
            let stands = self.database.reminder_stands(text.message, now).await?;
            (!stands).then_some(Departure::Stale)
        };
        if held.is_some() {
            return Ok(held);
        }
        let salon = self.database.get_salon(text.salon).await?;
        let until = quiet_until(text.purpose, &text.to, &salon.zone, now);
        Ok(until.map(Departure::Quiet))
    }

    /// What the campaign of a text says about it now.
    async fn campaign_says(&self, text: &ClaimedText) -> Result<Option<Departure>, LeaseError> {
        Ok(match self.database.campaign_of_text(text.message).await? {
            None | Some(CampaignState::Running | CampaignState::Finished) => None,
            Some(CampaignState::Cancelled) => Some(Departure::Stale),
            Some(CampaignState::Planning | CampaignState::Planned | CampaignState::Paused) => {
                Some(Departure::Paused)
            }
        })
    }

    /// Writes down that a text must not leave any more, and on the reminder or the recipient that it
    /// was for, why.
    async fn drop_text(&self, text: &ClaimedText, reason: SkipReason) -> Result<(), LeaseError> {
        tracing::info!(reason = reason.as_str(), "a text was not sent");
        let now = self.clock.now();
        self.database
            .reminder_dropped(text.message, reason, now)
            .await?;
        let refusal = if reason == SkipReason::OptedOut {
            Refusal::OptedOut
        } else {
            Refusal::Cancelled
        };
        self.database
            .recipient_dropped(text.message, refusal, now)
            .await?;
        self.database
            .finish_dropped(&text.lease, reason.as_str())
            .await
    }

    fn outgoing(&self, text: &ClaimedText) -> OutgoingText {
        let service = self.options.messaging_service.clone();
        let callback = self.options.status_callback.as_ref();
        OutgoingText {
            to: text.to.clone(),
            from: service.map_or_else(|| Sender::Number(text.from.clone()), Sender::Service),
            body: text.body.clone(),
            media: text.media.iter().map(|media| media.url.clone()).collect(),
            status_callback: callback.map(|url| format!("{url}?outbox={}", text.lease.outbox)),
        }
    }

    /// Sends a claimed text and writes down what became of it. A text whose last attempt has no
    /// known end is looked for at the provider before it is sent again.
    ///
    /// # Errors
    /// [`LeaseError`]: what became of the text was not written down; whoever claims it next sees
    /// that an attempt was begun.
    #[tracing::instrument(
        name = "sms.message.send",
        skip_all,
        fields(salon.id = %text.salon, message.id = %text.message, outbox.id = %text.lease.outbox, attempt = text.attempt + 1)
    )]
    pub(crate) async fn handle(&self, text: &ClaimedText) -> Result<(), LeaseError> {
        let now = self.clock.now();
        if let Some(since) = text.ambiguous_since
            && self.settle_unknown(text, since).await? == Settled::Done
        {
            return Ok(());
        }
        if text.purpose == Purpose::Conversation && now.duration_since(text.created_at) > TOO_OLD {
            tracing::warn!("an answer is too old to be sent: a person is asked");
            count("too_old");
            return self.ask_person(text, None, "reply_too_old").await;
        }
        let sender = self.options.messaging_service.as_deref();
        let sender = sender.unwrap_or(text.from.as_str());
        // One of many takes no turn that is far away: an answer that comes meanwhile is before it.
        let at_most = if text.purpose == Purpose::Marketing {
            BULK_WAITS
        } else {
            self.options.lease / 6
        };
        match self.state.pace.take(sender, at_most) {
            Ok(wait) => tokio::time::sleep(wait).await,
            Err(wait) => {
                let later = || self.database.retry_later(&text.lease, wait, "paced");
                return self.insist(later).await;
            }
        }
        match self.leave(text).await? {
            Departure::Gone(accepted) => self.gone(text, &accepted).await,
            Departure::NotWanted => {
                count("not_wanted");
                self.drop_text(text, SkipReason::OptedOut).await
            }
            Departure::Stale => {
                count("stale");
                self.drop_text(text, SkipReason::Changed).await
            }
            Departure::Paused => {
                let later = || self.database.retry_later(&text.lease, PAUSED, "paused");
                self.insist(later).await
            }
            Departure::Quiet(until) => {
                count("quiet_hours");
                let wait = until.duration_since(self.clock.now());
                let wait = Duration::try_from(wait).unwrap_or_default();
                let later = || self.database.retry_later(&text.lease, wait, "quiet_hours");
                self.insist(later).await
            }
            Departure::Failed(error) => self.failed(text, &error).await,
        }
    }

    /// Whether nothing may be sent now, because the provider does not accept the account.
    pub(crate) fn is_stopped(&self) -> bool {
        let until = self.state.stopped_until.lock();
        let until = until.unwrap_or_else(PoisonError::into_inner);
        until.is_some_and(|until| Instant::now() < until)
    }

    async fn gone(&self, text: &ClaimedText, accepted: &Accepted) -> Result<(), LeaseError> {
        self.pulse.well();
        count("sent");
        let segments = accepted
            .segments
            .or_else(|| u32::try_from(measure(&text.body).count).ok());
        tracing::info!(segments, transport = %self.gateway.transport(), "text sent");
        let id = accepted.provider_id.as_str();
        let (database, lease) = (&self.database, &text.lease);
        self.insist(|| database.finish_sent(lease, id, accepted.status, segments))
            .await
    }

    /// Does what the table says about a text that did not leave, or may have.
    async fn failed(&self, text: &ClaimedText, error: &SendError) -> Result<(), LeaseError> {
        let (class, code) = (error.class(), error.code());
        tracing::warn!(error.code = code, error = %crate::report(error), "a text was not sent");
        count(code);
        if class == FailureClass::OptedOut {
            self.insist(|| self.record_opt_out(text)).await?;
        }
        if PROVIDER_IS_ILL.contains(&class) {
            self.pulse.ill(code);
        }
        let key = text.lease.outbox.get();
        let next = after_failure(class, text.attempt + 1, error.retry_after(), key);
        if let Next::Look(_) = next {
            let begun = self.clock.now();
            if self.find_and_finish(text, begun).await? == Looked::Finished {
                return Ok(());
            }
        }
        self.carry_out(text, next, error.provider_code(), code)
            .await
    }

    async fn carry_out(
        &self,
        text: &ClaimedText,
        next: Next,
        provider: Option<u32>,
        code: &'static str,
    ) -> Result<(), LeaseError> {
        let (database, lease) = (&self.database, &text.lease);
        match next {
            Next::Again(wait) => {
                self.insist(|| database.retry_later(lease, wait, code))
                    .await
            }
            Next::Look(wait) => self.insist(|| database.look_later(lease, wait, code)).await,
            Next::AllStopped(wait) => {
                tracing::error!(
                    error.code = code,
                    "the provider does not accept the account: all sending rests"
                );
                self.state.stop_for(wait);
                self.insist(|| database.retry_later(lease, wait, code))
                    .await
            }
            Next::End => {
                let now = self.clock.now();
                self.insist(|| database.finish_failed(lease, provider, code, now))
                    .await
            }
            Next::AskPerson => {
                tracing::error!(
                    error.code = code,
                    "a text will not be sent: a person is asked"
                );
                self.ask_person(text, provider, "not_delivered").await
            }
        }
    }

    /// Ends a text that will not be sent, and asks a person to see to the client.
    async fn ask_person(
        &self,
        text: &ClaimedText,
        provider: Option<u32>,
        reason: &str,
    ) -> Result<(), LeaseError> {
        let handoff = NewHandoff {
            reason: reason.to_owned(),
            summary: text.body.clone(),
        };
        let (database, now) = (&self.database, self.clock.now());
        if text.purpose == Purpose::Marketing {
            // Nobody waits for it: the campaign's result says what became of it.
            let end = || database.finish_failed(&text.lease, provider, "send_unclear", now);
            return self.insist(end).await;
        }
        self.insist(|| database.finish_for_a_person(&text.lease, provider, &handoff, now))
            .await
    }

    /// Ends, or puts off, a text whose attempt, begun at `since`, has no known end.
    async fn settle_unknown(
        &self,
        text: &ClaimedText,
        since: Timestamp,
    ) -> Result<Settled, LeaseError> {
        let seen = match self.find_and_finish(text, since).await? {
            Looked::Finished => return Ok(Settled::Done),
            Looked::Unfinished(seen) => seen,
        };
        let age = self.clock.now().duration_since(since);
        let Some(next) = after_look(seen, age, self.options.settle, text.attempt) else {
            return Ok(Settled::NotOut);
        };
        if next == Next::AskPerson {
            count("send_unclear");
            self.ask_person(text, None, "send_unclear").await?;
        } else {
            self.carry_out(text, next, None, "send_unclear").await?;
        }
        Ok(Settled::Done)
    }

    /// Looks for a text at the provider, and writes down that it is out when it is there.
    async fn find_and_finish(
        &self,
        text: &ClaimedText,
        since: Timestamp,
    ) -> Result<Looked, LeaseError> {
        let not_before = since.saturating_sub(CLOCKS_MAY_DIFFER).unwrap_or(since);
        let query = SentQuery {
            to: text.to.clone(),
            not_before,
        };
        let Ok(mut sent) = self.gateway.find_sent(&query).await else {
            return Ok(Looked::Unfinished(Seen::Unclear));
        };
        sent.retain(|sent| sent.body == text.body);
        let id = |sent: &SentText| sent.provider_id.as_str().to_owned();
        let ids: Vec<String> = sent.iter().map(id).collect();
        // The same words may have been sent a moment ago as the answer to another text.
        let others = self.database.provider_ids_of_others(&text.lease, &ids);
        let Ok(others) = others.await else {
            return Ok(Looked::Unfinished(Seen::Unclear));
        };
        let mut same = sent.into_iter().filter(|sent| !others.contains(&id(sent)));
        let found = match (same.next(), same.next()) {
            (None, _) => return Ok(Looked::Unfinished(Seen::No)),
            (Some(_), Some(_)) => return Ok(Looked::Unfinished(Seen::Several)),
            (Some(found), None) => found,
        };
        count("found");
        let (id, status) = (found.provider_id.as_str(), found.status);
        let (database, lease) = (&self.database, &text.lease);
        self.insist(|| database.finish_sent(lease, id, status, None))
            .await?;
        Ok(Looked::Finished)
    }

    /// The provider refused because the person opted out: the ledger says so from now on, and what
    /// was half done with them ends.
    async fn record_opt_out(&self, text: &ClaimedText) -> Result<(), LeaseError> {
        let line = NewConsent {
            salon: text.salon,
            address: &text.to,
            purposes: &Purpose::CONSENTED,
            act: ConsentAct::Revoked,
            source: ConsentSource::Refusal,
            wording: None,
            message: Some(text.message),
            at: self.clock.now(),
        };
        Ok(self.database.opt_out(None, &line).await?)
    }

    /// Writes down what became of a text, and tries again while the database is away and the lease
    /// holds: what is known now must not have to be found out later.
    async fn insist<F>(&self, write: impl Fn() -> F) -> Result<(), LeaseError>
    where
        F: Future<Output = Result<(), LeaseError>>,
    {
        let begun = Instant::now();
        let mut pause = Duration::from_millis(50);
        loop {
            match write().await {
                Err(error) if error.is_transient() && begun.elapsed() < self.options.lease / 2 => {
                    tokio::time::sleep(pause).await;
                    pause = (pause * 2).min(Duration::from_secs(2));
                }
                Err(LeaseError::Lost) => {
                    // A callback that was faster, or another worker, has written down more.
                    tracing::info!("what became of a text is written down already");
                    return Ok(());
                }
                done => return done,
            }
        }
    }
}

/// Whether a text of unknown outcome is dealt with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Settled {
    /// It is, for now.
    Done,
    /// It is known not to be out.
    NotOut,
}

/// What a look at the provider's list brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Looked {
    /// The text is out, and that is written down.
    Finished,
    /// It is not clear that it is.
    Unfinished(Seen),
}

fn count(outcome: &'static str) {
    metrics::counter!("salon_texts_sent_total", "outcome" => outcome).increment(1);
}

/// Failures that say something about the provider, not about the text.
const PROVIDER_IS_ILL: [FailureClass; 4] = [
    FailureClass::Configuration,
    FailureClass::StopAll,
    FailureClass::Unreachable,
    FailureClass::Ambiguous,
];

/// The provider counts whole seconds, on a clock of its own.
const CLOCKS_MAY_DIFFER: SignedDuration = SignedDuration::from_secs(60);

/// How far away a turn may be that a bulk text takes.
const BULK_WAITS: Duration = Duration::from_secs(1);

/// When a text of a paused campaign is looked at again.
const PAUSED: Duration = Duration::from_secs(30);

/// An answer that is older says something about a moment that has passed.
const TOO_OLD: SignedDuration = SignedDuration::from_mins(10);
