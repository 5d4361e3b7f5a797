//! Visits and the book. What must never overlap is refused by the database, not looked up first.

pub(crate) mod book;
mod by;
pub(crate) mod change;
pub(crate) mod read;

use jiff::Timestamp;
use salon_domain::{
    ClientId, ClientName, OfferId, Opening, SalonId, StaffId, Visit, VisitId, VisitStatus,
};

pub use by::By;

/// A visit to write into the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewVisit<'a> {
    /// At which salon.
    pub salon: SalonId,
    /// For whom.
    pub client: ClientId,
    /// Where it fits.
    pub opening: &'a Opening,
    /// Booked, or only kept for a moment.
    pub kind: VisitKind,
    /// The offer that was chosen; it must still be open, and is closed with the booking.
    pub offer: Option<OfferId>,
    /// What staff should know.
    pub notes: Option<String>,
}

/// How firmly a visit is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VisitKind {
    /// In the book.
    Booked,
    /// Kept while the client answers a last question.
    Held {
        /// Until when, by the business clock.
        until: Timestamp,
    },
}

/// Which holds to release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Those of these people, run out or not.
    Of(SalonId, Vec<ClientId>),
    /// Those of every salon that ran out before this instant of the business clock.
    ExpiredBefore(Timestamp),
}

/// Which visits to list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VisitFilter {
    /// Those that end after this.
    pub from: Option<Timestamp>,
    /// Those that start before this.
    pub to: Option<Timestamp>,
    /// Those in this status.
    pub status: Option<VisitStatus>,
    /// Those with this person at work.
    pub staff: Option<StaffId>,
    /// Those of this client.
    pub client: Option<ClientId>,
    /// At most this many; `None` means 100.
    pub limit: Option<usize>,
    /// Those that come after this one in the list: the last of the page before.
    pub after: Option<VisitId>,
}

/// A visit as a list shows it. `Debug` shows neither name nor number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitRow {
    /// The visit.
    pub visit: Visit,
    /// The client's name, if it is known.
    pub client_name: Option<ClientName>,
    /// The client's number with all but its end hidden.
    pub client_number: Option<String>,
    /// What is done, in the words of the menu at the time.
    pub service_names: String,
    /// Who does it, in order, each once.
    pub staff_names: Vec<String>,
    /// What staff should know.
    pub notes: Option<String>,
}
