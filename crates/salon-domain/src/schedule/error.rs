//! Why a wish cannot be met: never, or not then.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::hours::CivilSpan;
use crate::id::{ServiceId, StaffId};
use crate::names::Key;

/// The wish can never be met by this salon.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ScheduleError {
    /// No service is wished.
    #[error("a visit needs at least one service")]
    NothingWished,
    /// More services than one visit can have.
    #[error("a visit has at most {most} services")]
    TooMany {
        /// How many it can have.
        most: usize,
    },
    /// The salon does not sell it.
    #[error("service {service} is not on the menu")]
    UnknownService {
        /// What was wished.
        service: ServiceId,
    },
    /// Nobody of that number works here.
    #[error("staff member {staff} does not work here")]
    UnknownStaff {
        /// Who was wished.
        staff: StaffId,
    },
    /// Nobody who works here does it.
    #[error("nobody here does service {service}")]
    NobodyDoes {
        /// What was wished.
        service: ServiceId,
    },
    /// The wished stylist does not do it; others do.
    #[error("staff member {staff} does not do service {service}")]
    StaffDoesNot {
        /// Who was wished.
        staff: StaffId,
        /// What was wished.
        service: ServiceId,
    },
    /// The salon has no resource of the kind that the service needs.
    #[error("service {service} needs a resource of kind `{kind}`, and there is none")]
    NoResource {
        /// What was wished.
        service: ServiceId,
        /// What it needs.
        kind: Key,
    },
}

impl ScheduleError {
    /// Returns the stable name of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NothingWished => "schedule_nothing_wished",
            Self::TooMany { .. } => "schedule_too_many_services",
            Self::UnknownService { .. } => "schedule_unknown_service",
            Self::UnknownStaff { .. } => "schedule_unknown_staff",
            Self::NobodyDoes { .. } => "schedule_nobody_does",
            Self::StaffDoesNot { .. } => "schedule_staff_does_not",
            Self::NoResource { .. } => "schedule_no_resource",
        }
    }

    /// Whether the same wish could be met later without a change to the salon: never.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        false
    }
}

/// Why the wanted time, or a whole window, has no opening. `Display` is a short English phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum NoOpening {
    /// The salon is closed on that date, the first one of a window.
    Closed {
        /// The date.
        date: Date,
        /// Why, if somebody wrote it down.
        label: Option<String>,
    },
    /// The only person who could do it does not work on that date.
    StaffAway {
        /// Who.
        staff: StaffId,
        /// The date, the first open one of a window.
        date: Date,
    },
    /// The visit does not fit into the hours of that date.
    OutsideHours {
        /// The date, the first open one of a window.
        date: Date,
        /// The hours: those of the only person who could do it, else the salon's.
        hours: Vec<CivilSpan>,
    },
    /// The hours are right, and somebody or something that is needed is not free.
    Taken,
    /// It is too late to book it.
    TooSoon {
        /// The first instant at which a visit that is booked now can start.
        earliest: Timestamp,
    },
    /// It is too early to book it.
    TooFar {
        /// The last date that can be booked now.
        latest: Date,
    },
}

impl fmt::Display for NoOpening {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Closed { date, label: None } => write!(f, "closed on {date}"),
            Self::Closed {
                date,
                label: Some(label),
            } => write!(f, "closed on {date}: {label}"),
            Self::StaffAway { date, .. } => write!(f, "the stylist is away on {date}"),
            Self::OutsideHours { date, .. } => write!(f, "outside the hours of {date}"),
            Self::Taken => f.write_str("taken"),
            Self::TooSoon { earliest } => write!(f, "too soon: the earliest start is {earliest}"),
            Self::TooFar { latest } => write!(f, "too far ahead: the last date is {latest}"),
        }
    }
}
