//! In whose name the book is changed: a turn's or a person's.

use jiff::Timestamp;
use salon_domain::{SalonId, TurnId, VisitId};

use crate::database::Transaction;
use crate::effects::{self, Effect};
use crate::error::DatabaseError;
use crate::sql::sql;

/// In whose name the book is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By<'a> {
    /// A turn's: a second call with the same effect does nothing and returns what the first one did.
    Turn(Effect),
    /// A person's, by name: each call is a deed of its own, and the audit log keeps it.
    Person(&'a str),
}

impl From<Effect> for By<'_> {
    fn from(effect: Effect) -> Self {
        Self::Turn(effect)
    }
}

impl By<'_> {
    /// Returns the turn, if it is one.
    pub(super) const fn turn(self) -> Option<TurnId> {
        match self {
            Self::Turn(effect) => Some(effect.turn),
            Self::Person(_) => None,
        }
    }

    /// Looks whether the deed was done before, and to which row.
    pub(super) async fn find_done(
        self,
        transaction: &mut Transaction,
        salon: SalonId,
        deed: &'static str,
    ) -> Result<Option<i64>, DatabaseError> {
        match self {
            Self::Turn(effect) => effects::find_done(transaction, effect, salon, deed).await,
            Self::Person(_) => Ok(None),
        }
    }

    /// Writes down that the deed was done.
    pub(super) async fn note(
        self,
        transaction: &mut Transaction,
        (salon, visit): (SalonId, VisitId),
        deed: &'static str,
        now: Timestamp,
    ) -> Result<(), DatabaseError> {
        let name = match self {
            Self::Turn(effect) => {
                return effects::note(transaction, effect, salon, deed, visit.get()).await;
            }
            Self::Person(name) => name,
        };
        sql(
            "INSERT INTO audit_log (salon_id, actor, action, subject, at)
             VALUES ($1, $2, $3, 'appointment:' || $4::bigint, $5)",
        )
        .bind(&salon)
        .bind(&name)
        .bind(&deed)
        .bind(&visit)
        .bind(&now)
        .run(transaction)
        .await?;
        Ok(())
    }
}
