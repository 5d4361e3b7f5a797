//! What can go wrong between us and the database.

use std::fmt;

use diesel::result::{DatabaseErrorKind, Error as DieselError};
use salon_domain::{IllegalTransition, VisitStatus};

/// The database did not do what was asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DatabaseError {
    /// It cannot be reached, or the connection broke.
    #[error("the database cannot be reached")]
    Unavailable(#[source] Cause),
    /// No connection was free, or no answer came, in time.
    #[error("the database did not answer in time")]
    TimedOut(#[source] Cause),
    /// Another transaction was in the way, more often than it was worth trying again.
    #[error("another transaction was in the way")]
    Conflict(#[source] Cause),
    /// A constraint refused the rows.
    #[error("the constraint `{constraint}` refused the rows")]
    Refused {
        /// Its stable name.
        constraint: String,
        /// What the database said.
        #[source]
        source: Cause,
    },
    /// A row that must be there is not.
    #[error("the row is not there")]
    NotFound,
    /// The turn has been recorded: nothing more can be done in its name.
    #[error("the turn is over")]
    TurnOver,
    /// A stored value is none that this version knows.
    #[error("a stored value cannot be read")]
    Unreadable(#[source] Cause),
    /// Anything else.
    #[error("the database refused a statement")]
    Unexpected(#[source] Cause),
}

/// What the database or its driver said, without the values of any row.
#[derive(Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Cause(String);

impl Cause {
    pub(crate) fn new(text: impl fmt::Display) -> Self {
        Self(text.to_string())
    }
}

impl fmt::Debug for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

impl DatabaseError {
    /// Returns the stable name of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unavailable(_) => "database_unavailable",
            Self::TimedOut(_) => "database_timed_out",
            Self::Conflict(_) => "database_conflict",
            Self::Refused { .. } => "database_refused",
            Self::NotFound => "database_not_found",
            Self::TurnOver => "database_turn_over",
            Self::Unreadable(_) => "database_unreadable",
            Self::Unexpected(_) => "database_unexpected",
        }
    }

    /// Whether the same call may succeed later.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        matches!(
            self,
            Self::Unavailable(_) | Self::TimedOut(_) | Self::Conflict(_)
        )
    }

    /// Returns the name of the constraint that refused, if one did.
    pub(crate) fn constraint(&self) -> Option<&str> {
        match self {
            Self::Refused { constraint, .. } => Some(constraint),
            Self::Unavailable(_)
            | Self::TimedOut(_)
            | Self::Conflict(_)
            | Self::NotFound
            | Self::TurnOver
            | Self::Unreadable(_)
            | Self::Unexpected(_) => None,
        }
    }

    pub(crate) fn unreadable(why: impl fmt::Display) -> Self {
        Self::Unreadable(Cause::new(why))
    }
}

impl From<DieselError> for DatabaseError {
    fn from(error: DieselError) -> Self {
        if let DieselError::DatabaseError(kind, said) = &error {
            return from_kind(*kind, said.constraint_name(), Cause::new(said.message()));
        }
        if matches!(error, DieselError::NotFound) {
            return Self::NotFound;
        }
        if let DieselError::DeserializationError(source) = &error {
            return Self::Unreadable(Cause::new(source));
        }
        Self::Unexpected(Cause::new(error))
    }
}

/// Sorts what the server said. The driver keeps the SQLSTATE to itself where Diesel has no kind for
/// it, so a few messages are told apart by their (English) words; on a server that speaks another
/// language they count as unexpected.
fn from_kind(kind: DatabaseErrorKind, constraint: Option<&str>, cause: Cause) -> DatabaseError {
    let starts = |words: &[&str]| words.iter().any(|words| cause.0.starts_with(words));
    let gone = matches!(
        kind,
        DatabaseErrorKind::ClosedConnection | DatabaseErrorKind::UnableToSendCommand
    );
    if let Some(name) = constraint {
        return DatabaseError::Refused {
            constraint: name.to_owned(),
            source: cause,
        };
    }
    if matches!(kind, DatabaseErrorKind::SerializationFailure) || starts(&["deadlock detected"]) {
        DatabaseError::Conflict(cause)
    } else if starts(&LATE) {
        DatabaseError::TimedOut(cause)
    } else if gone || starts(&AWAY) {
        DatabaseError::Unavailable(cause)
    } else {
        DatabaseError::Unexpected(cause)
    }
}

const LATE: [&str; 2] = [
    "canceling statement due to",
    "terminating connection due to idle-in-transaction",
];
const AWAY: [&str; 3] = [
    "terminating connection",
    "the database system is",
    "sorry, too many clients",
];

/// A visit was not booked or moved.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BookError {
    /// Somebody else has the person or the chair at that time.
    #[error("the time is taken")]
    SlotTaken,
    /// The offer has expired, was chosen before, or was replaced; or the hold has run out.
    #[error("the offer is not open any more")]
    OfferGone,
    /// The visit is not one that is still to come.
    #[error("a visit that is {0} cannot be moved")]
    NotComing(VisitStatus),
    /// The salon has no such visit.
    #[error("the salon has no such visit")]
    NotFound,
    /// The database did not do its part.
    #[error("the book could not be changed")]
    Database(#[source] DatabaseError),
}

impl BookError {
    /// Returns the stable name of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::SlotTaken => "book_slot_taken",
            Self::OfferGone => "book_offer_gone",
            Self::NotComing(_) => "book_not_coming",
            Self::NotFound => "book_not_found",
            Self::Database(error) => error.code(),
        }
    }

    /// Whether the same call may succeed later.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        matches!(self, Self::Database(error) if error.is_transient())
    }
}

impl From<DatabaseError> for BookError {
    fn from(error: DatabaseError) -> Self {
        match error.constraint() {
            Some("blocks_staff_free" | "blocks_resource_free") => Self::SlotTaken,
            _ => Self::Database(error),
        }
    }
}

/// A visit was not changed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum VisitError {
    /// The salon has no such visit.
    #[error("the salon has no such visit")]
    NotFound,
    /// A visit cannot go from where it is to where it was asked to go.
    #[error("the visit cannot be changed that way")]
    IllegalTransition(#[source] IllegalTransition),
    /// The database did not do its part.
    #[error("the visit could not be changed")]
    Database(#[from] DatabaseError),
}

impl VisitError {
    /// Returns the stable name of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotFound => "visit_not_found",
            Self::IllegalTransition(_) => "visit_illegal_transition",
            Self::Database(error) => error.code(),
        }
    }

    /// Whether the same call may succeed later.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        matches!(self, Self::Database(error) if error.is_transient())
    }
}

/// A number was not forgotten.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ForgetError {
    /// Somebody who would be forgotten is expected at the salon.
    #[error("a visit of theirs is still to come")]
    VisitsComing,
    /// The database did not do its part.
    #[error("the number could not be forgotten")]
    Database(#[from] DatabaseError),
}

impl ForgetError {
    /// Returns the stable name of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::VisitsComing => "forget_visits_coming",
            Self::Database(error) => error.code(),
        }
    }

    /// Whether the same call may succeed later.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        matches!(self, Self::Database(error) if error.is_transient())
    }
}

/// A worker asked for something in the name of a lease.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LeaseError {
    /// The lease ran out and somebody else has the work, or has done it. Nothing was written.
    #[error("the lease was lost")]
    Lost,
    /// The database did not do its part.
    #[error("the work could not be recorded")]
    Database(#[from] DatabaseError),
}

impl LeaseError {
    /// Returns the stable name of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Lost => "lease_lost",
            Self::Database(error) => error.code(),
        }
    }

    /// Whether the same call may succeed later.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        matches!(self, Self::Database(error) if error.is_transient())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> DatabaseError {
        from_kind(DatabaseErrorKind::Unknown, None, Cause::new(text))
    }

    #[test]
    fn tells_a_passing_trouble_from_a_lasting_one() {
        assert_eq!(said("deadlock detected").code(), "database_conflict");
        let slow = said("canceling statement due to statement timeout");
        assert_eq!(slow.code(), "database_timed_out");
        let gone = said("terminating connection due to administrator command");
        assert!(gone.is_transient() && gone.code() == "database_unavailable");
        assert!(!said("relation \"salons\" does not exist").is_transient());
    }

    #[test]
    fn a_collision_of_blocks_is_a_taken_slot() {
        let refused = |name| {
            let kind = DatabaseErrorKind::ExclusionViolation;
            BookError::from(from_kind(
                kind,
                Some(name),
                Cause::new("conflicting key value"),
            ))
        };
        assert_eq!(refused("blocks_staff_free").code(), "book_slot_taken");
        assert_eq!(refused("blocks_resource_free").code(), "book_slot_taken");
        assert_eq!(refused("blocks_one_owner").code(), "database_refused");
    }
}
