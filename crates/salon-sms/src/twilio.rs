//! Twilio's REST API, over the crate `twilio-rs`.
//!
//! The crate's generated `create_message` cannot carry a form, so sends go through its public
//! transport and its model of the answer. It has no time limit, no bound on connections, and it
//! panics on text that makes no URL: all three are dealt with here, before it is called.

mod options;
mod routes;
mod wire;

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use async_trait::async_trait;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use httpclient::{InMemoryError, InMemoryResponse, RequestBuilder, Uri};
use jiff::Timestamp;
use serde_json::Value;
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::timeout;
use twilio::{TwilioAuthentication, TwilioClient};

use crate::error::{Doubt, Refusal, SendError};
use crate::gateway::{AccountState, Identity, SmsGateway, Transport};
use crate::mask::masked_end;
use crate::outgoing::{Accepted, OutgoingText, SentQuery, SentText};

pub use self::options::{TwilioCredentials, TwilioOptions, TwilioSetupError};
pub use self::routes::{TwilioNumber, TwilioRoutes, TwilioService};

/// Sends through a Twilio account.
///
/// One shared HTTP client, at most `max_concurrent` requests at a time, each within `timeout`. It
/// must be used inside a tokio runtime. `Debug` shows the masked account.
pub struct TwilioGateway {
    client: TwilioClient,
    account_sid: String,
    basic: String,
    /// Where the interface for messaging services is.
    messaging_url: String,
    timeout: Duration,
    requests: Semaphore,
    identity: Identity,
}

/// How many texts one page of a listing holds.
const PAGE: &str = "100";
/// More pages than this of texts to one number since one attempt are not of this world.
const MOST_PAGES: usize = 10;

impl TwilioGateway {
    /// Makes a gateway. Nothing is asked of the network; see [`SmsGateway::probe`] for that.
    ///
    /// # Errors
    /// [`TwilioSetupError`] for a sid, a secret or an address that cannot be one, and for a
    /// machine without trusted certificates.
    pub fn new(options: TwilioOptions) -> Result<Self, TwilioSetupError> {
        options.check()?;
        let basic = STANDARD.encode(options.user_and_secret());
        let authentication = TwilioAuthentication::BasicAuth {
            basic_auth: basic.clone(),
        };
        let base_url = options.base_url.trim_end_matches('/').to_owned();
        // The first client of the process loads the machine's trusted certificates and panics when
        // there are none; the panic leaves nothing behind.
        let client = catch_unwind(AssertUnwindSafe(|| {
            TwilioClient::new(&base_url, authentication)
        }));
        let client = client.map_err(|_panic| TwilioSetupError::NoTrustedCertificates)?;
        Ok(Self {
            client,
            identity: Identity {
                account: Some(masked_end(&options.account_sid, 2)),
                sender: options.sender.as_ref().map(crate::Sender::masked),
            },
            account_sid: options.account_sid,
            messaging_url: routes::messaging_url(&base_url),
            basic,
            timeout: options.timeout,
            requests: Semaphore::new(options.max_concurrent),
        })
    }

    /// Waits for a turn. Nothing has left when it does not come in time.
    async fn turn(&self) -> Result<SemaphorePermit<'_>, SendError> {
        match timeout(self.timeout, self.requests.acquire()).await {
            Ok(Ok(permit)) => Ok(permit),
            Ok(Err(_)) | Err(_) => Err(SendError::Throttled(Refusal::busy())),
        }
    }

    /// Makes one request, within the time limit, and reads its answer as JSON.
    async fn ask(&self, request: RequestBuilder<'_>) -> Result<(u16, Value), SendError> {
        let _turn = self.turn().await?;
        let exchange = request.basic_auth(&self.basic).send_awaiting_body();
        let answer: Result<InMemoryResponse, InMemoryError> = timeout(self.timeout, exchange)
            .await
            .map_err(|_elapsed| SendError::Ambiguous(Doubt::TimedOut(self.timeout)))?;
        wire::read_answer(answer)
    }

    /// Returns the path of a resource of this account.
    fn path(&self, resource: &str) -> String {
        format!("/2010-04-01/Accounts/{}{resource}.json", self.account_sid)
    }

    /// Keeps the address of the next page only when it is what this client can ask for: a path of
    /// this account's messages. Anything else would send the credentials somewhere unknown.
    fn next_page(&self, page: &Value) -> Option<String> {
        let next = page.get("next_page_uri")?.as_str()?;
        let ours = next.starts_with(&format!("{}?", self.path("/Messages")));
        (ours && next.parse::<Uri>().is_ok()).then(|| next.to_owned())
    }
}

#[async_trait]
impl SmsGateway for TwilioGateway {
    fn transport(&self) -> Transport {
        Transport::Twilio
    }

    fn identity(&self) -> Identity {
        self.identity.clone()
    }

    async fn send(&self, text: &OutgoingText) -> Result<Accepted, SendError> {
        if !text.to.is_dialable() {
            return Err(SendError::Permanent(Refusal::undialable()));
        }
        let request = self.client.client.post(&self.path("/Messages"));
        let request = wire::with_body(request, wire::form(text));
        let (http_status, answer) = self.ask(request).await?;
        wire::accepted(answer).ok_or(SendError::Unreadable { http_status })
    }

    async fn find_sent(&self, query: &SentQuery) -> Result<Vec<SentText>, SendError> {
        let not_before = whole_second(query.not_before);
        // No date filter: texts that wait have no date of sending yet.
        let first = self.client.client.get(&self.path("/Messages"));
        let mut request = first.query("To", query.to.as_str()).query("PageSize", PAGE);
        let mut found = Vec::new();
        for _ in 0..MOST_PAGES {
            let (http_status, page) = self.ask(request).await?;
            let texts = wire::sent_texts(&page).ok_or(SendError::Unreadable { http_status })?;
            let reached = |text: &SentText| text.created_at.is_some_and(|at| at < not_before);
            let done = texts.last().is_none_or(reached);
            found.extend(texts.into_iter().filter(|text| !reached(text)));
            match self.next_page(&page) {
                Some(next) if !done => request = self.client.client.get(&next),
                _ => return Ok(found),
            }
        }
        // A list that was not read to its end must not be taken for "not sent".
        Err(SendError::Unreadable { http_status: 200 })
    }

    async fn probe(&self) -> Result<AccountState, SendError> {
        let request = self.client.client.get(&self.path(""));
        let (http_status, answer) = self.ask(request).await?;
        wire::account(answer).ok_or(SendError::Unreadable { http_status })
    }
}

/// The provider counts whole seconds: a text made later in the same second has an earlier date.
fn whole_second(instant: Timestamp) -> Timestamp {
    Timestamp::from_second(instant.as_second()).unwrap_or(instant)
}

impl fmt::Debug for TwilioGateway {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TwilioGateway")
            .field("identity", &self.identity)
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use salon_domain::Address;

    use super::*;
    use crate::outgoing::Sender;

    const ACCOUNT: &str = "AC0123456789abcdef0123456789abcdef";

    fn gateway() -> TwilioGateway {
        let credentials = TwilioCredentials::AuthToken("topsecret".to_owned());
        let mut options = TwilioOptions::new(ACCOUNT, credentials);
        options.max_concurrent = 1;
        TwilioGateway::new(options).unwrap()
    }

    #[tokio::test(start_paused = true)]
    async fn refuses_a_text_that_waits_too_long_for_its_turn_as_surely_not_sent() {
        let gateway = gateway();
        let _other = gateway.turn().await.unwrap();
        let number = Address::parse("+19185550123", "US".parse().unwrap()).unwrap();
        let text = OutgoingText {
            to: number.clone(),
            from: Sender::Number(number),
            body: "Hi".to_owned(),
            media: Vec::new(),
            status_callback: None,
        };
        let error = gateway.send(&text).await.unwrap_err();
        assert_eq!(error, SendError::Throttled(Refusal::busy()));
        assert!(error.is_transient() && !error.may_have_been_sent());
    }

    #[test]
    fn never_follows_a_listing_to_another_place() {
        let gateway = gateway();
        let next = |uri: &str| gateway.next_page(&serde_json::json!({ "next_page_uri": uri }));
        let ours = format!("/2010-04-01/Accounts/{ACCOUNT}/Messages.json?Page=1&PageToken=PA1");
        assert_eq!(next(&ours), Some(ours));
        assert_eq!(
            gateway.next_page(&serde_json::json!({ "next_page_uri": null })),
            None
        );
        for elsewhere in [
            "https://evil.example/2010-04-01",
            "@evil.example/",
            "/2010-04-01/Accounts/ACother/Messages.json?Page=1",
            &format!("/2010-04-01/Accounts/{ACCOUNT}/Messages.json? a b"),
        ] {
            assert_eq!(next(elsewhere), None, "{elsewhere}");
        }
    }

    #[test]
    fn never_prints_the_account_or_a_secret() {
        let shown = format!("{:?}", gateway());
        assert!(
            !shown.contains("topsecret") && !shown.contains(ACCOUNT),
            "{shown}"
        );
    }
}
