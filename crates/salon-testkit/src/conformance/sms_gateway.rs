//! What every [`SmsGateway`] must do.
//!
//! ```text
//! mod simulator {
//!     salon_testkit::sms_gateway_conformance!(super::simulator());
//! }
//! ```
//! makes one named test of each function here; the argument is an expression that is awaited for a
//! fresh [`Subject`] in every test.

use std::any::Any;
use std::fmt;
use std::sync::Arc;

use jiff::Timestamp;
use salon_domain::{Address, DeliveryStatus};
use salon_sms::{
    Accepted, AccountStatus, FailureClass, OutgoingText, SendError, Sender, SentQuery, SentText,
    SmsGateway, Transport,
};

use super::{Breach, hold};

/// A gateway under test, and who may be texted with it.
pub struct Subject {
    /// The gateway.
    pub gateway: Arc<dyn SmsGateway>,
    /// What texts come from.
    pub from: Sender,
    /// Somebody who can get texts.
    pub to: Address,
    /// Somebody else who can get texts.
    pub other: Address,
    /// Digits that no numbering plan knows.
    pub undialable: Address,
    /// Whatever must live as long as the gateway, such as the server that it talks to.
    pub keep: Box<dyn Any + Send + Sync>,
}

impl fmt::Debug for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Subject")
            .field("gateway", &self.gateway)
            .finish_non_exhaustive()
    }
}

impl Subject {
    fn text(&self, to: &Address, body: &str) -> OutgoingText {
        OutgoingText {
            to: to.clone(),
            from: self.from.clone(),
            body: body.to_owned(),
            media: Vec::new(),
            status_callback: Some("https://salon.example/webhook/sms/status?outbox=1".to_owned()),
        }
    }

    async fn send(&self, to: &Address, body: &str) -> Result<Accepted, Breach> {
        let sent = self.gateway.send(&self.text(to, body)).await;
        sent.map_err(|error| Breach::new(format!("expected a sent text, not: {error}")))
    }

    async fn find(&self, to: &Address) -> Result<Vec<SentText>, Breach> {
        let query = SentQuery {
            to: to.clone(),
            not_before: Timestamp::UNIX_EPOCH,
        };
        let found = self.gateway.find_sent(&query).await;
        found.map_err(|error| Breach::new(format!("expected a list, not: {error}")))
    }
}

/// A text is accepted, has an id, and has not failed.
///
/// # Errors
/// [`Breach`] when not.
pub async fn accepts_a_text_and_gives_it_an_id(subject: Subject) -> Result<(), Breach> {
    let accepted = subject.send(&subject.to, "See you Friday at 2.").await?;
    hold(!accepted.provider_id.as_str().is_empty(), "an id")?;
    let started = accepted.status.rank() >= DeliveryStatus::Queued.rank();
    let failed = matches!(
        accepted.status,
        DeliveryStatus::Failed | DeliveryStatus::Undelivered | DeliveryStatus::Canceled
    );
    hold(
        started && !failed,
        format!("a text under way, not {}", accepted.status),
    )
}

/// The same words sent twice are two texts with two ids.
///
/// # Errors
/// [`Breach`] when not.
pub async fn gives_two_texts_two_ids(subject: Subject) -> Result<(), Breach> {
    let first = subject.send(&subject.to, "Same words").await?;
    let second = subject.send(&subject.to, "Same words").await?;
    hold(first.provider_id != second.provider_id, "two ids")?;
    let found = subject.find(&subject.to).await?;
    hold(
        found.len() == 2,
        format!("both in the list, not {}", found.len()),
    )
}

/// A text is found again by who got it, with its id and its words, and only there.
///
/// # Errors
/// [`Breach`] when not.
pub async fn finds_a_text_by_its_address(subject: Subject) -> Result<(), Breach> {
    let mine = subject.send(&subject.to, "For one").await?;
    subject.send(&subject.other, "For another").await?;
    let found = subject.find(&subject.to).await?;
    let found: Vec<_> = found
        .iter()
        .map(|text| (&text.provider_id, text.body.as_str()))
        .collect();
    hold(
        found == [(&mine.provider_id, "For one")],
        "the one text that was sent there",
    )
}

/// Nobody's list is empty, not an error.
///
/// # Errors
/// [`Breach`] when not.
pub async fn finds_nothing_where_nothing_was_sent(subject: Subject) -> Result<(), Breach> {
    subject.send(&subject.other, "For another").await?;
    hold(subject.find(&subject.to).await?.is_empty(), "an empty list")
}

/// The last text sent comes first.
///
/// # Errors
/// [`Breach`] when not.
pub async fn lists_the_newest_text_first(subject: Subject) -> Result<(), Breach> {
    for body in ["one", "two", "three"] {
        subject.send(&subject.to, body).await?;
    }
    let found = subject.find(&subject.to).await?;
    let bodies: Vec<_> = found.iter().map(|text| text.body.as_str()).collect();
    hold(bodies == ["three", "two", "one"], "three, two, one")
}

/// Words arrive as they were written, whatever is in them.
///
/// # Errors
/// [`Breach`] when not.
pub async fn keeps_every_character(subject: Subject) -> Result<(), Breach> {
    let body = "a+b=c & d%20\n\"é\" \u{1F484} \u{2014} <x>";
    subject.send(&subject.to, body).await?;
    let found = subject.find(&subject.to).await?;
    hold(found.iter().any(|text| text.body == body), "the very words")
}

/// A picture needs no words.
///
/// # Errors
/// [`Breach`] when not.
pub async fn accepts_a_picture_without_words(subject: Subject) -> Result<(), Breach> {
    let mut text = subject.text(&subject.to, "");
    text.media = vec!["https://salon.example/before-after.jpg".to_owned()];
    let sent = subject.gateway.send(&text).await;
    sent.map(drop)
        .map_err(|error| Breach::new(format!("expected a sent picture, not: {error}")))
}

/// Digits that nobody can be reached by are refused by a real transport, before anything leaves,
/// and answered by the simulator.
///
/// # Errors
/// [`Breach`] when not.
pub async fn sends_to_undialable_digits_only_in_simulation(subject: Subject) -> Result<(), Breach> {
    let sent = subject
        .gateway
        .send(&subject.text(&subject.undialable, "Hi"))
        .await;
    match (subject.gateway.transport(), sent) {
        (Transport::Simulator, Ok(_)) => Ok(()),
        (Transport::Twilio, Err(SendError::Permanent(refusal))) => {
            hold(
                refusal.class() == FailureClass::Recipient,
                "the recipient to be the reason",
            )?;
            hold(
                refusal.http_status().is_none(),
                "a refusal without asking anybody",
            )
        }
        (transport, Ok(_)) => Err(Breach::new(format!(
            "{transport} sent to undialable digits"
        ))),
        (transport, Err(error)) => Err(Breach::new(format!("{transport} answered: {error}"))),
    }
}

/// The account is there and works.
///
/// # Errors
/// [`Breach`] when not.
pub async fn probes_an_account_that_works(subject: Subject) -> Result<(), Breach> {
    match subject.gateway.probe().await {
        Ok(account) => hold(account.status == AccountStatus::Active, "an active account"),
        Err(error) => Err(Breach::new(format!("expected an account, not: {error}"))),
    }
}

/// Neither the gateway nor its identity shows a whole number or sid.
///
/// # Errors
/// [`Breach`] when not.
pub async fn shows_itself_masked(subject: Subject) -> Result<(), Breach> {
    subject.send(&subject.to, "secret words").await?;
    let gateway = &subject.gateway;
    let shown = format!("{gateway:?} {:?}", gateway.identity());
    let from = match &subject.from {
        Sender::Number(number) => number.as_str(),
        Sender::Service(sid) => sid,
    };
    for hidden in [from, subject.to.as_str(), "secret words"] {
        hold(
            !shown.contains(hidden),
            "no number, sid or words to be shown",
        )?;
    }
    let unmasked = gateway
        .identity()
        .account
        .is_some_and(|sid| !sid.contains('*'));
    hold(!unmasked, "the account to be masked")
}

/// Makes a test of every promise of `SmsGateway`, for the gateway that the expression makes: a
/// future of a `Subject`.
#[macro_export]
macro_rules! sms_gateway_conformance {
    ($subject:expr) => {
        $crate::sms_gateway_conformance!($subject =>
            accepts_a_text_and_gives_it_an_id,
            gives_two_texts_two_ids,
            finds_a_text_by_its_address,
            finds_nothing_where_nothing_was_sent,
            lists_the_newest_text_first,
            keeps_every_character,
            accepts_a_picture_without_words,
            sends_to_undialable_digits_only_in_simulation,
            probes_an_account_that_works,
            shows_itself_masked,
        );
    };
    ($subject:expr => $($promise:ident,)+) => {$(
        #[tokio::test]
        async fn $promise() -> Result<(), $crate::conformance::Breach> {
            $crate::conformance::sms_gateway::$promise($subject.await).await
        }
    )+};
}
