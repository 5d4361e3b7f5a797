//! The port through which texts leave.

use std::fmt::{self, Debug};
use std::sync::Arc;

use async_trait::async_trait;

use crate::error::SendError;
use crate::outgoing::{Accepted, OutgoingText, SentQuery, SentText};

/// Which way texts leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Transport {
    /// Nothing leaves the process.
    Simulator,
    /// Real texts, through Twilio.
    Twilio,
}

impl Transport {
    /// Returns the name that logs and health pages show.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Simulator => "simulator",
            Self::Twilio => "twilio",
        }
    }
}

impl fmt::Display for Transport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Who a gateway is at its provider, masked: safe for logs and health pages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identity {
    /// The account, with its middle hidden; none on a transport without accounts.
    pub account: Option<String>,
    /// The number or messaging service that texts come from by default, masked, when one is set.
    pub sender: Option<String>,
}

/// The provider's view of the account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountState {
    /// Whether the account works.
    pub status: AccountStatus,
    /// The provider's word for the kind of account, such as `Trial` or `Full`.
    pub kind: Option<String>,
}

/// Whether an account works.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AccountStatus {
    /// It can send.
    Active,
    /// It is suspended, mostly for want of money or papers.
    Suspended,
    /// It is closed for good.
    Closed,
    /// A word that this version does not know.
    Other(String),
}

/// A way for texts to leave.
///
/// Implementations are compared by one conformance suite (`salon-testkit`). A future of this trait
/// that is dropped before it is ready leaves the outcome unknown, exactly as
/// [`SendError::Ambiguous`] does.
#[async_trait]
pub trait SmsGateway: Send + Sync + Debug {
    /// Returns which way texts leave.
    fn transport(&self) -> Transport;

    /// Returns who this is at the provider, masked. Costs nothing and never fails.
    fn identity(&self) -> Identity;

    /// Hands one text to the provider. Not idempotent: after an ambiguous error, look with
    /// [`SmsGateway::find_sent`] before sending again.
    ///
    /// # Errors
    /// See [`SendError`]; [`SendError::is_transient`] says whether the same text may be sent again
    /// as it is, [`SendError::may_have_been_sent`] whether the provider may already have it.
    async fn send(&self, text: &OutgoingText) -> Result<Accepted, SendError>;

    /// Lists texts that the provider has for an address, newest first, for reconciling a send
    /// whose answer was lost.
    ///
    /// # Errors
    /// As for `send`; asking again is always safe.
    async fn find_sent(&self, query: &SentQuery) -> Result<Vec<SentText>, SendError>;

    /// Looks at the account, without cost. For a person who asks, never for a health page.
    ///
    /// # Errors
    /// As for `send`; asking again is always safe.
    async fn probe(&self) -> Result<AccountState, SendError>;
}

#[async_trait]
impl<T: SmsGateway + ?Sized> SmsGateway for Arc<T> {
    fn transport(&self) -> Transport {
        (**self).transport()
    }

    fn identity(&self) -> Identity {
        (**self).identity()
    }

    async fn send(&self, text: &OutgoingText) -> Result<Accepted, SendError> {
        (**self).send(text).await
    }

    async fn find_sent(&self, query: &SentQuery) -> Result<Vec<SentText>, SendError> {
        (**self).find_sent(query).await
    }

    async fn probe(&self) -> Result<AccountState, SendError> {
        (**self).probe().await
    }
}
