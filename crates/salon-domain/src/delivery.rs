//! How far a text that we sent has come.

use std::fmt;
use std::str::FromStr;

/// The state of an outgoing text. It only moves forward, in the order of [`DeliveryStatus::rank`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "snake_case")
)]
pub enum DeliveryStatus {
    /// Written down, not yet given to the provider.
    Waiting,
    /// The provider has it.
    Queued,
    /// The provider is handing it to the carrier.
    Sending,
    /// The carrier has it. Some carriers never say more.
    Sent,
    /// It will not arrive: the provider or the carrier gave up.
    Failed,
    /// The carrier could not deliver it.
    Undelivered,
    /// It was withdrawn before it left.
    Canceled,
    /// The phone has it.
    Delivered,
    /// The person has seen it.
    Read,
}

/// The text is not a delivery status.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown delivery status `{0}`")]
pub struct UnknownDeliveryStatus(String);

impl DeliveryStatus {
    const ALL: [Self; 9] = [
        Self::Waiting,
        Self::Queued,
        Self::Sending,
        Self::Sent,
        Self::Failed,
        Self::Undelivered,
        Self::Canceled,
        Self::Delivered,
        Self::Read,
    ];

    /// Returns the place in the only order in which states follow each other.
    ///
    /// The ends (failed, undelivered, canceled, delivered) share a rank, so the first to arrive
    /// stays; only `read` comes after.
    #[must_use]
    pub const fn rank(self) -> u8 {
        match self {
            Self::Waiting => 0,
            Self::Queued => 1,
            Self::Sending => 2,
            Self::Sent => 3,
            Self::Failed | Self::Undelivered | Self::Canceled | Self::Delivered => 4,
            Self::Read => 5,
        }
    }

    /// Returns the state after `news` arrived: the later of the two.
    #[must_use]
    pub const fn advance(self, news: Self) -> Self {
        if news.rank() > self.rank() {
            news
        } else {
            self
        }
    }

    /// Returns the stored form.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Queued => "queued",
            Self::Sending => "sending",
            Self::Sent => "sent",
            Self::Failed => "failed",
            Self::Undelivered => "undelivered",
            Self::Canceled => "canceled",
            Self::Delivered => "delivered",
            Self::Read => "read",
        }
    }
}

impl FromStr for DeliveryStatus {
    type Err = UnknownDeliveryStatus;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.into_iter().find(|status| status.as_str() == text);
        found.ok_or_else(|| UnknownDeliveryStatus(text.to_owned()))
    }
}

impl fmt::Display for DeliveryStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn never_goes_back_in_whatever_order_news_arrives() {
        for first in DeliveryStatus::ALL {
            for then in DeliveryStatus::ALL {
                let now = first.advance(then);
                assert!(now.rank() >= first.rank() && now.rank() >= then.rank());
            }
        }
        assert_eq!(
            DeliveryStatus::Delivered.advance(DeliveryStatus::Sent),
            DeliveryStatus::Delivered
        );
    }

    #[test]
    fn reads_back_what_it_stores() {
        for status in DeliveryStatus::ALL {
            assert_eq!(status.as_str().parse(), Ok(status));
        }
    }
}
