//! Bringing rows in from elsewhere: reading the first version's database, and writing many rows at once.
//!
//! Which row was made of what is kept for good in `imported`: an import that is run again, or that died
//! on its way, does nothing twice, and does not bring back what was deleted here.

mod book;
mod foreign;
mod services;
mod source;
mod write;

use jiff::Timestamp;
use salon_domain::{Address, ClientId, SalonId};
use serde_json::Value;

pub use book::VisitBlock;
pub use foreign::{ForeignClient, ImportFate};
pub use services::{ForeignService, ServiceFate};
pub use source::{LegacyAppointment, LegacyClient, LegacySource, LegacySourceError};
pub use write::ImportedRow;

/// Rows of one kind that are written together, in one transaction.
#[derive(Clone, Copy, Debug)]
pub struct ImportBatch<'a> {
    /// At which salon.
    pub salon: SalonId,
    /// Where the rows come from, such as `legacy`.
    pub source: &'a str,
    /// Now, by the business clock.
    pub now: Timestamp,
    /// The rows as JSON objects, with the fields that the call names.
    pub rows: &'a [Value],
}

/// What is imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ImportKind {
    /// People.
    Client,
    /// Visits.
    Appointment,
    /// Services on the menu.
    Service,
}

impl ImportKind {
    /// Returns the stored form.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Appointment => "appointment",
            Self::Service => "service",
        }
    }
}

/// Somebody who is known under a number already. `Debug` shows neither name nor number.
#[derive(Clone, PartialEq, Eq)]
pub struct KnownPerson {
    /// The number.
    pub address: Address,
    /// Who.
    pub client: ClientId,
    /// Their name as it is stored.
    pub name: Option<String>,
}

impl std::fmt::Debug for KnownPerson {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("KnownPerson")
            .field("client", &self.client)
            .finish_non_exhaustive()
    }
}
