//! Making a salon's rows what its file says.
//!
//! Every part of a salon has a key. What the file names and the rows lack is added; what differs is
//! changed; what the file no longer names is archived, never deleted, since visits point to it. What
//! the file archived comes back when the file names it again; what an operator archived stays so,
//! whatever the file says.

mod by_hand;
mod parts;
mod wanted;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use jiff::Timestamp;
use salon_domain::{SalonDescription, SalonId};
use serde_json::{Value, json};

use crate::database::{Database, Transaction};
use crate::error::DatabaseError;
use crate::retry::{InTheWay, again};
use crate::sql::{row, sql};
use parts::{PARTS, Part, SALON};
use wanted::{Wanted, WantedSalon};

pub use by_hand::{HandMade, PartRow};
pub(crate) use by_hand::{menu, write_service};

/// Whether to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Apply {
    /// Only say what would change.
    DryRun,
    /// Change it.
    Write,
}

/// What a salon is made of, as its file shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SalonPart {
    /// Its name, zone, language and the like.
    Salon,
    /// Its rules of booking.
    Policy,
    /// A number it texts from.
    Number,
    /// A service on the menu.
    Service,
    /// A chair, room or device.
    Resource,
    /// A person.
    Staff,
    /// A service that a person does.
    Skill,
    /// A span of an ordinary week.
    Hours,
    /// A date with hours of its own.
    DatedHours,
    /// Leave.
    TimeOff,
    /// Something it says about itself.
    Fact,
}

impl fmt::Display for SalonPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Salon => "salon",
            Self::Policy => "policy",
            Self::Number => "number",
            Self::Service => "service",
            Self::Resource => "resource",
            Self::Staff => "staff",
            Self::Skill => "skill",
            Self::Hours => "hours",
            Self::DatedHours => "dated hours",
            Self::TimeOff => "time off",
            Self::Fact => "fact",
        })
    }
}

/// What happened to a part of a salon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChangeAction {
    /// It is new, or came back.
    Added,
    /// It is another than it was.
    Changed,
    /// It is no longer in the file.
    Archived,
}

impl fmt::Display for ChangeAction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Archived => "archived",
        })
    }
}

/// One difference between a salon's file and its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SalonChange {
    /// What kind of part.
    pub kind: SalonPart,
    /// Its key; for hours and leave a readable description.
    pub key: String,
    /// What happened to it.
    pub action: ChangeAction,
}

/// A salon's file was not applied.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ApplyError {
    /// A part names a person or service that the file does not describe.
    #[error("a {kind} of `{salon}` names a person or service that is not described")]
    UnknownKey {
        /// Which salon.
        salon: String,
        /// What kind of part.
        kind: SalonPart,
    },
    /// Two parts of one kind have the same key.
    #[error("the {kind} `{key}` is described twice")]
    Twice {
        /// What kind of part.
        kind: SalonPart,
        /// Its key.
        key: String,
    },
    /// Another salon texts from one of the numbers.
    #[error("another salon texts from one of the numbers")]
    NumberTaken,
    /// The days of somebody's leave are no range of days.
    #[error("the leave of `{staff}` from {from} to {until} is no range of days")]
    BadLeave {
        /// Whose.
        staff: String,
        /// First day.
        from: jiff::civil::Date,
        /// Last day.
        until: jiff::civil::Date,
    },
    /// The database did not do its part.
    #[error("the salon could not be written")]
    Database(#[source] DatabaseError),
}

impl ApplyError {
    /// Returns the stable name of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownKey { .. } => "apply_unknown_key",
            Self::Twice { .. } => "apply_twice",
            Self::NumberTaken => "apply_number_taken",
            Self::BadLeave { .. } => "apply_bad_leave",
            Self::Database(error) => error.code(),
        }
    }

    /// Whether the same call may succeed later.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        matches!(self, Self::Database(error) if error.is_transient())
    }
}

impl From<DatabaseError> for ApplyError {
    fn from(error: DatabaseError) -> Self {
        match error.constraint() {
            Some("salon_numbers_address_owned") => Self::NumberTaken,
            _ => Self::Database(error),
        }
    }
}

impl InTheWay for ApplyError {
    fn in_the_way(&self) -> bool {
        matches!(self, Self::Database(error) if error.in_the_way())
    }
}

/// Who archives and writes rows beside the file.
const OPERATOR: &str = "operator";

row!(SalonNow {
    id: SalonId,
    content: Value,
    policy: Value
});
row!(PartNow {
    id: i64,
    key: String,
    content: Value,
    archived_by: Option<String>,
    made_by: String,
});

impl Database {
    /// Makes a salon's rows what its description says, in one transaction, and returns what differed.
    /// Applying the same description again changes nothing.
    ///
    /// # Errors
    /// [`ApplyError`]; nothing was written.
    pub async fn apply_salon(
        &self,
        description: &SalonDescription,
        mode: Apply,
        now: Timestamp,
    ) -> Result<Vec<SalonChange>, ApplyError> {
        let (salon, parts) = wanted::read(description)?;
        again(|| async {
            let mut transaction = self.begin().await?;
            let changes = apply(&mut transaction, &salon, &parts, now).await;
            match (mode, changes) {
                // What would change is found out by changing it and taking that back.
                (Apply::DryRun, Ok(changes)) => {
                    transaction.undo().await?;
                    Ok(changes)
                }
                (Apply::DryRun | Apply::Write, changes) => transaction.end(changes).await,
            }
        })
        .await
    }
}

async fn apply(
    transaction: &mut Transaction,
    salon: &WantedSalon,
    parts: &BTreeMap<SalonPart, Vec<Wanted>>,
    now: Timestamp,
) -> Result<Vec<SalonChange>, ApplyError> {
    let (id, mut changes) = apply_salon(transaction, salon).await?;
    for part in &PARTS {
        let wanted = parts.get(&part.kind).map(Vec::as_slice).unwrap_or_default();
        changes.extend(apply_part(transaction, part, (id, &salon.key), wanted, now).await?);
    }
    if !changes.is_empty() {
        note(transaction, (id, "file", "apply"), &changes, now).await?;
    }
    Ok(changes)
}

/// Writes the salon's own row, which stays locked: two files are applied one after the other.
async fn apply_salon(
    transaction: &mut Transaction,
    salon: &WantedSalon,
) -> Result<(SalonId, Vec<SalonChange>), ApplyError> {
    let known: Option<SalonNow> = sql(SALON.load).bind(&salon.key).find(transaction).await?;
    let change = |kind, action| SalonChange {
        kind,
        key: salon.key.clone(),
        action,
    };
    let mut changes = Vec::new();
    match &known {
        None => changes.push(change(SalonPart::Salon, ChangeAction::Added)),
        Some(known) => {
            if known.content != salon.content {
                changes.push(change(SalonPart::Salon, ChangeAction::Changed));
            }
            if known.policy != salon.policy {
                changes.push(change(SalonPart::Policy, ChangeAction::Changed));
            }
        }
    }
    if let (Some(known), true) = (&known, changes.is_empty()) {
        return Ok((known.id, changes));
    }
    let written: SalonNow = sql(SALON.write)
        .bind(&salon.key)
        .bind(&salon.content)
        .bind(&salon.policy)
        .row(transaction)
        .await?;
    Ok((written.id, changes))
}

async fn apply_part(
    transaction: &mut Transaction,
    part: &Part,
    (salon, salon_key): (SalonId, &str),
    wanted: &[Wanted],
    now: Timestamp,
) -> Result<Vec<SalonChange>, ApplyError> {
    let rows: Vec<PartNow> = sql(part.load).bind(&salon).rows(transaction).await?;
    let known: BTreeMap<&str, &PartNow> = rows.iter().map(|row| (row.key.as_str(), row)).collect();
    let named: BTreeSet<&str> = wanted.iter().map(|one| one.key.as_str()).collect();
    let mut changes = Vec::new();
    let mut write = Vec::new();
    for one in wanted {
        if let Some(action) = difference(known.get(one.key.as_str()).copied(), one) {
            changes.push(SalonChange {
                kind: part.kind,
                key: one.key.clone(),
                action,
            });
            write.push(one.content.clone());
        }
    }
    let count = write.len();
    if count > 0 {
        let written = sql(part.write).bind(&salon).bind(&Value::Array(write));
        if written.run(transaction).await? != count {
            return Err(ApplyError::UnknownKey {
                salon: salon_key.to_owned(),
                kind: part.kind,
            });
        }
    }
    // What an operator wrote beside the file stays until an operator takes it back.
    let gone = rows
        .iter()
        .filter(|row| row.archived_by.is_none() && row.made_by != OPERATOR);
    let gone: Vec<&PartNow> = gone
        .filter(|row| !named.contains(row.key.as_str()))
        .collect();
    if !gone.is_empty() {
        let ids: Vec<i64> = gone.iter().map(|row| row.id).collect();
        sql(part.archive)
            .bind(&salon)
            .bind(&ids)
            .bind(&now)
            .bind(&"file")
            .run(transaction)
            .await?;
    }
    changes.extend(gone.into_iter().map(|row| SalonChange {
        kind: part.kind,
        key: row.key.clone(),
        action: ChangeAction::Archived,
    }));
    Ok(changes)
}

/// Tells what has to happen to a part that the file names, if anything.
fn difference(known: Option<&PartNow>, wanted: &Wanted) -> Option<ChangeAction> {
    match known {
        None => Some(ChangeAction::Added),
        Some(row) => match row.archived_by.as_deref() {
            None if row.content == wanted.content => None,
            None => Some(ChangeAction::Changed),
            Some(OPERATOR) => None,
            Some(_) => Some(ChangeAction::Added),
        },
    }
}

/// Writes down who changed what, and tells everybody who remembers the catalogue that it is old.
async fn note(
    transaction: &mut Transaction,
    (salon, actor, action): (SalonId, &str, &str),
    changes: &[SalonChange],
    now: Timestamp,
) -> Result<(), DatabaseError> {
    // Numbers are counted, not named.
    let detail: Vec<String> = changes
        .iter()
        .map(|SalonChange { kind, key, action }| {
            let key = if *kind == SalonPart::Number { "" } else { key };
            format!("{action} {kind} {key}").trim_end().to_owned()
        })
        .collect();
    sql(
        "WITH versioned AS (UPDATE salons SET catalog_version = catalog_version + 1 WHERE id = $1)
         INSERT INTO audit_log (salon_id, actor, action, subject, detail, at)
         VALUES ($1, $4, $5, 'salon:' || $1, $2, $3)",
    )
    .bind(&salon)
    .bind(&json!({ "changes": detail }))
    .bind(&now)
    .bind(&actor)
    .bind(&action)
    .run(transaction)
    .await?;
    Ok(())
}
