//! Sending: the only way out. Every text that leaves passes [`Departures::leave`], which asks the
//! consent ledger at that moment.

mod worker;

use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use salon_domain::{ConsentAct, ConsentSource, Permission, Purpose, permission};
use salon_postgres::{ClaimedText, Database, LeaseError, NewConsent};
use salon_sms::{
    Accepted, FailureClass, OutgoingText, SendError, Sender, SentQuery, SentText, SmsGateway,
    measure,
};

use crate::clock::Clock;
use crate::health::Pulse;

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
}

impl Default for SendingOptions {
    fn default() -> Self {
        Self {
            messaging_service: None,
            status_callback: None,
            concurrency: 16,
            lease: Duration::from_mins(1),
            poll: Duration::from_millis(1_500),
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
}

/// How a text left, or why it did not.
#[derive(Debug)]
pub(crate) enum Departure {
    /// The provider has it.
    Gone(Accepted),
    /// The person does not want it.
    NotWanted,
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
        let ledger = self.database.consent_ledger(text.salon, &text.to).await?;
        match permission(&ledger, text.purpose) {
            Permission::Granted => {}
            Permission::Revoked | Permission::NeverGiven => {
                return Ok(Departure::NotWanted);
            }
        }
        self.database
            .begin_attempt(&text.lease, self.clock.now())
            .await?;
        Ok(match self.gateway.send(&self.outgoing(text)).await {
            Ok(accepted) => Departure::Gone(accepted),
            Err(error) => Departure::Failed(error),
        })
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
        if let Some(since) = text.ambiguous_since {
            match self.find_sent(text, since).await {
                Found::No => {}
                found @ (Found::One(_) | Found::Several | Found::Unclear) => {
                    return self.settle(text, found).await;
                }
            }
        }
        let departure = self.leave(text).await?;
        let outcome = match &departure {
            Departure::Gone(_) => "sent",
            Departure::NotWanted => "not_wanted",
            Departure::Failed(error) => error.code(),
        };
        metrics::counter!("salon_texts_sent_total", "outcome" => outcome).increment(1);
        match departure {
            Departure::Gone(accepted) => self.gone(text, &accepted).await,
            Departure::NotWanted => {
                tracing::info!("a text was not sent: the person does not want it");
                self.database.finish_dropped(&text.lease, "opted_out").await
            }
            Departure::Failed(error) => self.failed(text, &error).await,
        }
    }

    async fn gone(&self, text: &ClaimedText, accepted: &Accepted) -> Result<(), LeaseError> {
        self.pulse.well();
        let segments = accepted
            .segments
            .or_else(|| u32::try_from(measure(&text.body).count).ok());
        tracing::info!(segments, transport = %self.gateway.transport(), "text sent");
        let id = accepted.provider_id.as_str();
        self.database
            .finish_sent(&text.lease, id, accepted.status, segments)
            .await
    }

    /// Retries what surely did not leave and may later; gives up on the rest, with its reason.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "whatever class is added, it is not one that passes by itself"
    )]
    async fn failed(&self, text: &ClaimedText, error: &SendError) -> Result<(), LeaseError> {
        let (class, code) = (error.class(), error.code());
        tracing::warn!(error.code = code, error = %crate::report(error), "a text was not sent");
        if class == FailureClass::OptedOut {
            self.record_opt_out(text).await?;
        }
        if PROVIDER_IS_ILL.contains(&class) {
            self.pulse.ill(code);
        }
        let attempt = text.attempt + 1;
        let wait = match class {
            FailureClass::Throttled | FailureClass::RetryFew | FailureClass::Unreachable => {
                error.retry_after().unwrap_or_else(|| wait_after(attempt))
            }
            FailureClass::QueueFull => wait_after(attempt).max(QUEUE_FULL),
            FailureClass::RetryLater => wait_after(attempt).max(NOT_NOW),
            FailureClass::Ambiguous => {
                let found = self.find_sent(text, self.clock.now()).await;
                return self.settle(text, found).await;
            }
            // Nothing that may pass by itself.
            _ => return self.give_up(text, error.provider_code(), code).await,
        };
        if attempt >= MOST_ATTEMPTS {
            return self.give_up(text, error.provider_code(), code).await;
        }
        self.database.retry_later(&text.lease, wait, code).await
    }

    async fn give_up(
        &self,
        text: &ClaimedText,
        provider: Option<u32>,
        code: &str,
    ) -> Result<(), LeaseError> {
        tracing::error!(error.code = code, "a text will not be sent");
        self.database
            .finish_failed(&text.lease, provider, code, self.clock.now())
            .await
    }

    /// Looks at the provider for a text whose send, begun at `since`, had no clear answer.
    async fn find_sent(&self, text: &ClaimedText, since: Timestamp) -> Found {
        let not_before = since.saturating_sub(CLOCKS_MAY_DIFFER).unwrap_or(since);
        let query = SentQuery {
            to: text.to.clone(),
            not_before,
        };
        let Ok(mut sent) = self.gateway.find_sent(&query).await else {
            return Found::Unclear;
        };
        sent.retain(|sent| sent.body == text.body);
        let id = |sent: &SentText| sent.provider_id.as_str().to_owned();
        let ids: Vec<String> = sent.iter().map(id).collect();
        // The same words may have been sent a moment ago as the answer to another text.
        let others = self.database.provider_ids_of_others(&text.lease, &ids);
        let Ok(others) = others.await else {
            return Found::Unclear;
        };
        let mut same = sent.into_iter().filter(|sent| !others.contains(&id(sent)));
        match (same.next(), same.next()) {
            (None, _) => Found::No,
            (Some(found), None) => Found::One(found),
            (Some(_), Some(_)) => Found::Several,
        }
    }

    /// Ends, or puts off, a text whose send had no clear answer.
    async fn settle(&self, text: &ClaimedText, found: Found) -> Result<(), LeaseError> {
        match found {
            Found::One(sent) => {
                let (id, status) = (sent.provider_id.as_str(), sent.status);
                self.database
                    .finish_sent(&text.lease, id, status, None)
                    .await
            }
            Found::Several => self.give_up(text, None, "send_unclear").await,
            Found::No if text.attempt + 1 >= MOST_ATTEMPTS => {
                self.give_up(text, None, "send_unclear").await
            }
            Found::No => {
                let wait = wait_after(text.attempt + 1);
                self.database
                    .retry_later(&text.lease, wait, "send_unclear")
                    .await
            }
            // The attempt stays marked as begun: the lease runs out and the next worker looks again.
            Found::Unclear => Ok(()),
        }
    }

    /// The provider refused because the person opted out: the ledger says so from now on.
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
        Ok(self.database.record_consent(None, &line).await?)
    }
}

/// What the provider has of a text whose send had no clear answer.
enum Found {
    No,
    One(SentText),
    Several,
    Unclear,
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

/// Attempts before a text is given up.
const MOST_ATTEMPTS: i32 = 6;

/// How long a text waits while the sender's queue at the provider is full.
const QUEUE_FULL: Duration = Duration::from_mins(3);

/// How long a text waits that the provider cannot take at this time of day.
const NOT_NOW: Duration = Duration::from_hours(1);

/// How long a text waits after its first, second, … attempt.
fn wait_after(attempt: i32) -> Duration {
    Duration::from_secs(match attempt {
        ..=1 => 1,
        2 => 4,
        3 => 15,
        4 => 60,
        _ => 300,
    })
}
