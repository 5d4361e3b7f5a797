//! A gateway that a test holds in its hand: it keeps what was sent, and refuses when told to.

use std::sync::Mutex;

use async_trait::async_trait;
use salon_domain::DeliveryStatus;
use salon_sms::{
    Accepted, AccountState, Identity, OutgoingText, SendError, SentQuery, SentText, Simulator,
    SmsGateway, Transport,
};

/// Carries texts as the simulator does, under the name of any transport.
#[derive(Debug)]
pub(crate) struct Carrier {
    transport: Transport,
    inside: Simulator,
    refuses: Mutex<Option<u32>>,
    sent: Mutex<Vec<(String, String)>>,
}

impl Carrier {
    pub(crate) fn new(transport: Transport, run: u64) -> Self {
        Self {
            transport,
            inside: Simulator::new(run),
            refuses: Mutex::default(),
            sent: Mutex::default(),
        }
    }

    /// Refuses every text with this code of the provider's, until told otherwise.
    pub(crate) fn refuse(&self, code: Option<u32>) {
        *self.refuses.lock().unwrap() = code;
    }

    /// What left for a number, in order.
    pub(crate) fn sent_to(&self, number: &str) -> Vec<String> {
        let sent = self.sent.lock().unwrap();
        let theirs = sent.iter().filter(|(to, _)| to == number);
        theirs.map(|(_, body)| body.clone()).collect()
    }
}

#[async_trait]
impl SmsGateway for Carrier {
    fn transport(&self) -> Transport {
        self.transport
    }

    fn identity(&self) -> Identity {
        self.inside.identity()
    }

    async fn send(&self, text: &OutgoingText) -> Result<Accepted, SendError> {
        let refused = *self.refuses.lock().unwrap();
        if refused.is_some() {
            return Err(SendError::answered(refused, 400, None));
        }
        let sent = (text.to.as_str().to_owned(), text.body.clone());
        self.sent.lock().unwrap().push(sent);
        let accepted = self.inside.send(text).await?;
        Ok(match self.transport {
            // A real one says later what became of a text.
            Transport::Twilio => Accepted {
                status: DeliveryStatus::Queued,
                ..accepted
            },
            Transport::Simulator => accepted,
        })
    }

    async fn find_sent(&self, query: &SentQuery) -> Result<Vec<SentText>, SendError> {
        self.inside.find_sent(query).await
    }

    async fn probe(&self) -> Result<AccountState, SendError> {
        self.inside.probe().await
    }
}
