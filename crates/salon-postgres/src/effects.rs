//! What a turn does to the world, done once however often the turn is tried.

use salon_domain::{SalonId, TurnId};

use crate::database::{Database, Transaction};
use crate::error::DatabaseError;
use crate::sql::{row, sql};

/// Names one effect of one turn. A second call with the same effect does nothing and returns what
/// the first one did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Effect {
    /// Which turn.
    pub turn: TurnId,
    /// Which of its effects, in the order in which it asks for them.
    pub ordinal: i32,
}

/// An effect that an earlier attempt of a turn had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoneEffect {
    /// Its number in the turn.
    pub ordinal: i32,
    /// What was done, as one word.
    pub kind: String,
    /// The row it was done to.
    pub subject: Option<i64>,
}

row!(Turn { open: bool });
row!(Listed {
    ordinal: i32,
    kind: String,
    subject_id: Option<i64>
});
row!(Done { kind: String, subject_id: Option<i64> });

impl Database {
    /// Lists what earlier attempts of a turn have done, in the order of their numbers.
    ///
    /// # Errors
    /// [`DatabaseError`] when it cannot be read.
    pub async fn effects_of(&self, turn: TurnId) -> Result<Vec<DoneEffect>, DatabaseError> {
        let statement = sql("
            SELECT ordinal, kind, subject_id FROM effects WHERE turn_id = $1 ORDER BY ordinal");
        let listed: Vec<Listed> = statement.bind(&turn).rows(&mut *self.link().await?).await?;
        Ok(listed
            .into_iter()
            .map(|row| DoneEffect {
                ordinal: row.ordinal,
                kind: row.kind,
                subject: row.subject_id,
            })
            .collect())
    }
}

/// Looks whether an effect was done before, and to which row.
///
/// The turn's row is locked for the rest of the transaction, so that two workers that both believe
/// the turn theirs do its effects one after the other.
///
/// # Errors
/// [`DatabaseError::TurnOver`] when it was not done and the turn has been recorded: a worker that
/// lost its lease comes too late.
pub(crate) async fn find_done(
    transaction: &mut Transaction,
    effect: Effect,
    salon: SalonId,
    kind: &'static str,
) -> Result<Option<i64>, DatabaseError> {
    let lock = "
        SELECT finished_at IS NULL AS open FROM turns WHERE id = $1 AND salon_id = $2 FOR UPDATE";
    let turn: Option<Turn> = sql(lock)
        .bind(&effect.turn)
        .bind(&salon)
        .find(transaction)
        .await?;
    let turn = turn.ok_or(DatabaseError::NotFound)?;
    let done: Option<Done> =
        sql("SELECT kind, subject_id FROM effects WHERE turn_id = $1 AND ordinal = $2")
            .bind(&effect.turn)
            .bind(&effect.ordinal)
            .find(transaction)
            .await?;
    match done {
        Some(done) if done.kind == kind => Ok(Some(done.subject_id.unwrap_or_default())),
        Some(_) => Err(DatabaseError::unreadable(
            "the turn did something else under this number",
        )),
        None if turn.open => Ok(None),
        None => Err(DatabaseError::TurnOver),
    }
}

/// Writes down that an effect was done.
pub(crate) async fn note(
    transaction: &mut Transaction,
    effect: Effect,
    salon: SalonId,
    kind: &'static str,
    subject: i64,
) -> Result<(), DatabaseError> {
    sql("INSERT INTO effects (turn_id, ordinal, salon_id, kind, subject_id) VALUES ($1, $2, $3, $4, $5)")
        .bind(&effect.turn)
        .bind(&effect.ordinal)
        .bind(&salon)
        .bind(&kind)
        .bind(&subject)
        .run(transaction)
        .await?;
    Ok(())
}
