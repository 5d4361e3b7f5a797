//! Visits: one or more services for one person at one time.

use std::fmt;
use std::str::FromStr;

use crate::id::{BlockId, ClientId, ResourceId, SalonId, ServiceId, StaffId, VisitId};
use crate::money::Price;
use crate::time_range::TimeRange;

/// How far a visit has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "snake_case")
)]
pub enum VisitStatus {
    /// Kept for a moment while the client answers a last question.
    Held,
    /// In the book.
    Booked,
    /// The client said they will come.
    Confirmed,
    /// The client is here.
    Arrived,
    /// Done.
    Completed,
    /// Will not happen.
    Cancelled,
    /// The client did not come.
    NoShow,
}

/// The text is not the status of a visit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown visit status `{0}`")]
pub struct UnknownVisitStatus(String);

/// A visit cannot go from one status to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a visit that is {from} cannot become {to}")]
pub struct IllegalTransition {
    /// Where it is.
    pub from: VisitStatus,
    /// Where it was asked to go.
    pub to: VisitStatus,
}

impl VisitStatus {
    /// Every status there is.
    pub const ALL: [Self; 7] = [
        Self::Held,
        Self::Booked,
        Self::Confirmed,
        Self::Arrived,
        Self::Completed,
        Self::Cancelled,
        Self::NoShow,
    ];

    /// Whether a visit in this status takes its staff and resources.
    #[must_use]
    pub const fn blocks(self) -> bool {
        matches!(
            self,
            Self::Held | Self::Booked | Self::Confirmed | Self::Arrived | Self::Completed
        )
    }

    /// Whether the client is still expected.
    #[must_use]
    pub const fn is_coming(self) -> bool {
        matches!(self, Self::Booked | Self::Confirmed)
    }

    /// Moves on to another status.
    ///
    /// # Errors
    /// [`IllegalTransition`] when a visit cannot go that way; a finished one goes nowhere.
    pub fn advance(self, to: Self) -> Result<Self, IllegalTransition> {
        let allowed = match self {
            Self::Held => matches!(to, Self::Booked | Self::Cancelled),
            Self::Booked => {
                matches!(
                    to,
                    Self::Confirmed
                        | Self::Arrived
                        | Self::Completed
                        | Self::Cancelled
                        | Self::NoShow
                )
            }
            Self::Confirmed => matches!(
                to,
                Self::Arrived | Self::Completed | Self::Cancelled | Self::NoShow
            ),
            Self::Arrived => matches!(to, Self::Completed | Self::Cancelled),
            Self::Completed | Self::Cancelled | Self::NoShow => false,
        };
        if allowed {
            Ok(to)
        } else {
            Err(IllegalTransition { from: self, to })
        }
    }

    /// Returns the stored form.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Booked => "booked",
            Self::Confirmed => "confirmed",
            Self::Arrived => "arrived",
            Self::Completed => "completed",
            Self::Cancelled => "cancelled",
            Self::NoShow => "no_show",
        }
    }
}

impl FromStr for VisitStatus {
    type Err = UnknownVisitStatus;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.into_iter().find(|status| status.as_str() == text);
        found.ok_or_else(|| UnknownVisitStatus(text.to_owned()))
    }
}

impl fmt::Display for VisitStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One or more services for one person at one time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// The row.
    pub id: VisitId,
    /// At which salon.
    pub salon: SalonId,
    /// For whom.
    pub client: ClientId,
    /// How far it has come.
    pub status: VisitStatus,
    /// When the client sits, from the first step to the last.
    pub range: TimeRange,
    /// What is done, in order; at least one.
    pub services: Vec<VisitService>,
    /// Goes up with every change of time, service or status, so that a reminder knows its visit.
    pub version: i32,
}

/// One service of a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VisitService {
    /// Which service.
    pub service: ServiceId,
    /// Who does it.
    pub staff: StaffId,
    /// From its first step to its last.
    pub range: TimeRange,
    /// What was agreed.
    pub price: Price,
}

/// Who or what a block takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "snake_case")
)]
pub enum BlockOwner {
    /// A person.
    Staff(StaffId),
    /// A chair, room or device.
    Resource(ResourceId),
}

/// A range in which a person or a resource is taken. It exists only while it blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// The row, once there is one.
    pub id: Option<BlockId>,
    /// Who or what.
    pub owner: BlockOwner,
    /// When.
    pub range: TimeRange,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cancelled_visit_neither_blocks_nor_comes_back() {
        assert!(!VisitStatus::Cancelled.blocks());
        for to in VisitStatus::ALL {
            assert!(VisitStatus::Cancelled.advance(to).is_err());
        }
    }

    #[test]
    fn reads_back_what_it_stores() {
        for status in VisitStatus::ALL {
            assert_eq!(status.as_str().parse(), Ok(status));
        }
    }
}
