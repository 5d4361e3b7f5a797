//! A gateway that sends nothing: what a machine without credentials runs on.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use salon_domain::{Address, DeliveryStatus};

use crate::error::SendError;
use crate::gateway::{AccountState, AccountStatus, Identity, SmsGateway, Transport};
use crate::outgoing::{Accepted, OutgoingText, ProviderId, SentQuery, SentText};
use crate::segments::measure;

/// A gateway that takes every text for every kind of address, counts it as delivered at once, and
/// never touches a network.
///
/// It remembers the last texts, so that reconciling works on it as it does on a real transport.
/// `Debug` shows how many it remembers.
pub struct Simulator {
    seed: u64,
    remembered: usize,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    sent: u64,
    last: VecDeque<(Address, SentText)>,
}

/// How many texts a simulator remembers unless told otherwise.
const REMEMBERED: usize = 1_000;

impl Simulator {
    /// Makes a simulator. Its ids are made of `seed` and a counter, so two simulators that write
    /// into one database, or one before and after a restart, need different seeds.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self {
            seed,
            remembered: REMEMBERED,
            state: Mutex::default(),
        }
    }

    /// Sets how many of the last texts are kept for [`SmsGateway::find_sent`].
    #[must_use]
    pub fn remembering(self, texts: usize) -> Self {
        Self {
            remembered: texts,
            ..self
        }
    }

    /// A panic elsewhere while the lock was held leaves nothing half done here.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl SmsGateway for Simulator {
    fn transport(&self) -> Transport {
        Transport::Simulator
    }

    fn identity(&self) -> Identity {
        Identity::default()
    }

    async fn send(&self, text: &OutgoingText) -> Result<Accepted, SendError> {
        let mut state = self.state();
        let number = state.sent;
        state.sent = number.wrapping_add(1);
        // As long as a real one: `SM` and thirty-two more.
        let provider_id = ProviderId::new(format!("SMsim{:016x}{number:013x}", self.seed));
        let sent = SentText {
            provider_id: provider_id.clone(),
            body: text.body.clone(),
            created_at: None,
            status: DeliveryStatus::Delivered,
            error_code: None,
        };
        state.last.push_front((text.to.clone(), sent));
        state.last.truncate(self.remembered);
        Ok(Accepted {
            provider_id,
            status: DeliveryStatus::Delivered,
            segments: u32::try_from(measure(&text.body).count).ok(),
        })
    }

    async fn find_sent(&self, query: &SentQuery) -> Result<Vec<SentText>, SendError> {
        let state = self.state();
        let matching = state.last.iter().filter(|(to, _)| *to == query.to);
        Ok(matching.map(|(_, text)| text.clone()).collect())
    }

    async fn probe(&self) -> Result<AccountState, SendError> {
        Ok(AccountState {
            status: AccountStatus::Active,
            kind: None,
        })
    }
}

impl fmt::Debug for Simulator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Simulator")
            .field("remembers", &self.state().last.len())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outgoing::Sender;

    fn text(body: &str) -> OutgoingText {
        let usa = "US".parse().unwrap();
        OutgoingText {
            to: Address::parse("+1234567890", usa).unwrap(),
            from: Sender::Number(Address::parse("+19185550100", usa).unwrap()),
            body: body.to_owned(),
            media: Vec::new(),
            status_callback: None,
        }
    }

    async fn ids(simulator: &Simulator) -> [String; 2] {
        let mut ids = [String::new(), String::new()];
        for id in &mut ids {
            *id = simulator
                .send(&text("Hi"))
                .await
                .unwrap()
                .provider_id
                .to_string();
        }
        ids
    }

    #[tokio::test]
    async fn makes_ids_that_depend_on_seed_and_count_alone() {
        let first = ids(&Simulator::new(1)).await;
        assert_eq!(ids(&Simulator::new(1)).await, first);
        assert_ne!(ids(&Simulator::new(2)).await, first);
        assert_ne!(first[0], first[1]);
        assert!(
            first
                .iter()
                .all(|id| id.starts_with("SMsim") && id.len() == 34),
            "{first:?}"
        );
    }

    #[tokio::test]
    async fn forgets_the_oldest_texts() {
        let simulator = Simulator::new(1).remembering(2);
        for body in ["one", "two", "three"] {
            simulator.send(&text(body)).await.unwrap();
        }
        let query = SentQuery {
            to: text("").to,
            not_before: jiff::Timestamp::UNIX_EPOCH,
        };
        let found = simulator.find_sent(&query).await.unwrap();
        assert_eq!(
            found
                .iter()
                .map(|text| text.body.as_str())
                .collect::<Vec<_>>(),
            ["three", "two"]
        );
    }
}
