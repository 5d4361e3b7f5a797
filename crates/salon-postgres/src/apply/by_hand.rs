//! What an operator writes about a salon beside its file.
//!
//! A file that does not name such a row leaves it; one that names it decides it.

use jiff::Timestamp;
use jiff::civil::Date;
use salon_domain::{CivilSpan, Fact, Key, SalonId, Zone};
use serde_json::{Value, json};

use super::parts::{PARTS, Part, own};
use super::wanted::{Wanted, dated_day, fact, leave};
use super::{
    ApplyError, ChangeAction, OPERATOR, PartNow, SalonChange, SalonPart, difference, note,
};
use crate::database::{Database, Transaction};
use crate::error::DatabaseError;
use crate::retry::again;
use crate::sql::sql;

/// A part of a salon that an operator writes by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HandMade<'a> {
    /// Something the salon says about itself; one with the same key is replaced.
    Fact(&'a Fact),
    /// A person's leave, from the first to the last day, both included.
    TimeOff {
        /// Whose, by key.
        staff: &'a Key,
        /// The salon's clock.
        zone: &'a Zone,
        /// First and last day.
        days: (Date, Date),
    },
    /// The hours of one date instead of the ordinary ones.
    DatedHours {
        /// Whose, by key; the salon's when `None`.
        staff: Option<&'a Key>,
        /// Which date.
        date: Date,
        /// When it is open; not at all when empty.
        spans: &'a [CivilSpan],
        /// Why, such as the name of the holiday.
        label: Option<&'a str>,
    },
}

impl HandMade<'_> {
    /// Returns what kind of part it is.
    #[must_use]
    pub const fn kind(&self) -> SalonPart {
        match self {
            Self::Fact(_) => SalonPart::Fact,
            Self::TimeOff { .. } => SalonPart::TimeOff,
            Self::DatedHours { .. } => SalonPart::DatedHours,
        }
    }

    fn wanted(&self) -> Result<Wanted, ApplyError> {
        match self {
            Self::Fact(one) => {
                let (key, content) = fact(one);
                Ok(Wanted { key, content })
            }
            Self::TimeOff { staff, zone, days } => leave(zone, staff.as_str(), *days),
            Self::DatedHours {
                staff,
                date,
                spans,
                label,
            } => {
                let staff = staff.map(Key::as_str);
                Ok(dated_day(staff, *date, spans, *label))
            }
        }
    }
}

/// A part of a salon as it is stored, archived ones too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartRow {
    /// Its key; for hours and leave a readable description.
    pub key: String,
    /// What it says, with the fields of its kind.
    pub content: Value,
    /// Who archived it, `file` or `operator`; `None` while it counts.
    pub archived_by: Option<String>,
    /// Who wrote it last, `file` or `operator`.
    pub made_by: String,
}

impl Database {
    /// Lists the parts of one kind, archived ones too, by their keys.
    ///
    /// # Errors
    /// [`DatabaseError`] when they cannot be read.
    pub async fn list_parts(
        &self,
        salon: SalonId,
        kind: SalonPart,
    ) -> Result<Vec<PartRow>, DatabaseError> {
        let Some(part) = find(kind) else {
            return Ok(Vec::new());
        };
        let statement = sql(part.load).bind(&salon);
        let mut rows: Vec<PartNow> = statement.rows(&mut *self.link().await?).await?;
        rows.sort_by(|one, other| one.key.cmp(&other.key));
        let row = |row: PartNow| PartRow {
            key: row.key,
            content: row.content,
            archived_by: row.archived_by,
            made_by: row.made_by,
        };
        Ok(rows.into_iter().map(row).collect())
    }

    /// Writes a part by hand and returns what that changed; `None` when it was so already.
    ///
    /// # Errors
    /// [`ApplyError`]; nothing was written.
    pub async fn write_part(
        &self,
        salon: SalonId,
        part: &HandMade<'_>,
        by: &str,
        now: Timestamp,
    ) -> Result<Option<SalonChange>, ApplyError> {
        let wanted = part.wanted()?;
        again(|| async {
            let mut transaction = self.begin().await?;
            let written = write(&mut transaction, salon, part.kind(), &wanted, (by, now)).await;
            transaction.end(written).await
        })
        .await
    }

    /// Archives a part by hand: it counts no longer, and no file brings it back. `false` when there
    /// is none with this key that counts.
    ///
    /// # Errors
    /// [`DatabaseError`]; nothing was written.
    pub async fn archive_part(
        &self,
        salon: SalonId,
        (kind, key): (SalonPart, &str),
        by: &str,
        now: Timestamp,
    ) -> Result<bool, DatabaseError> {
        self.turn_part(salon, (kind, key), ChangeAction::Archived, (by, now))
            .await
    }

    /// Brings an archived part back. `false` when none with this key is archived.
    ///
    /// # Errors
    /// [`DatabaseError`]; nothing was written.
    pub async fn restore_part(
        &self,
        salon: SalonId,
        (kind, key): (SalonPart, &str),
        by: &str,
        now: Timestamp,
    ) -> Result<bool, DatabaseError> {
        self.turn_part(salon, (kind, key), ChangeAction::Added, (by, now))
            .await
    }

    async fn turn_part(
        &self,
        salon: SalonId,
        (kind, key): (SalonPart, &str),
        action: ChangeAction,
        (by, now): (&str, Timestamp),
    ) -> Result<bool, DatabaseError> {
        let Some(part) = find(kind) else {
            return Ok(false);
        };
        again(|| async {
            let mut transaction = self.begin().await?;
            let turned = turn(&mut transaction, salon, (part, key), action, (by, now)).await;
            transaction.end(turned).await
        })
        .await
    }
}

fn find(kind: SalonPart) -> Option<&'static Part> {
    PARTS.iter().find(|part| part.kind == kind)
}

async fn write(
    transaction: &mut Transaction,
    salon: SalonId,
    kind: SalonPart,
    wanted: &Wanted,
    (by, now): (&str, Timestamp),
) -> Result<Option<SalonChange>, ApplyError> {
    let (Some(part), Some(own)) = (find(kind), own(kind)) else {
        return Ok(None);
    };
    let rows: Vec<PartNow> = sql(part.load).bind(&salon).rows(transaction).await?;
    let known = rows.iter().find(|row| row.key == wanted.key);
    let wanted = Wanted {
        key: wanted.key.clone(),
        content: placed(&wanted.content, kind, known, &rows),
    };
    let same = known.filter(|row| row.content == wanted.content && row.archived_by.is_none());
    if same.is_some() {
        return Ok(None);
    }
    // An operator's own archiving does not stand in an operator's way.
    let action = difference(known, &wanted).unwrap_or(ChangeAction::Added);
    let content = Value::Array(vec![wanted.content.clone()]);
    let written = sql(part.write).bind(&salon).bind(&content);
    if written.run(transaction).await? != 1 {
        return Err(ApplyError::UnknownKey {
            salon: salon.to_string(),
            kind,
        });
    }
    let rows: Vec<PartNow> = sql(part.load).bind(&salon).rows(transaction).await?;
    let id = rows.iter().find(|row| row.key == wanted.key);
    let id = id.map(|row| row.id).unwrap_or_default();
    sql(own).bind(&salon).bind(&id).run(transaction).await?;
    let change = SalonChange {
        kind,
        key: wanted.key,
        action,
    };
    note(
        transaction,
        (salon, by, "write"),
        std::slice::from_ref(&change),
        now,
    )
    .await?;
    Ok(Some(change))
}

/// Facts and services have a place in a list: a new one comes last.
fn placed(content: &Value, kind: SalonPart, known: Option<&PartNow>, rows: &[PartNow]) -> Value {
    let mut content = content.clone();
    if !matches!(kind, SalonPart::Fact | SalonPart::Service) {
        return content;
    }
    let place = |row: &PartNow| row.content.get("position").and_then(Value::as_i64);
    let last = rows.iter().filter_map(place).max();
    let position = known.and_then(place).or(last.map(|last| last + 1));
    if let Some(fields) = content.as_object_mut() {
        fields.insert("position".to_owned(), json!(position.unwrap_or(0)));
    }
    content
}

/// Reads the menu, archived services too.
pub(crate) async fn menu(
    transaction: &mut Transaction,
    salon: SalonId,
) -> Result<Vec<PartNow>, DatabaseError> {
    let Some(part) = find(SalonPart::Service) else {
        return Ok(Vec::new());
    };
    sql(part.load).bind(&salon).rows(transaction).await
}

/// Writes a service by hand; it comes last on the menu when it is new.
pub(crate) async fn write_service(
    transaction: &mut Transaction,
    salon: SalonId,
    (key, content): (&Key, Value),
    who: (&str, Timestamp),
) -> Result<Option<SalonChange>, ApplyError> {
    let key = key.to_string();
    let wanted = Wanted { key, content };
    write(transaction, salon, SalonPart::Service, &wanted, who).await
}

async fn turn(
    transaction: &mut Transaction,
    salon: SalonId,
    (part, key): (&Part, &str),
    action: ChangeAction,
    (by, now): (&str, Timestamp),
) -> Result<bool, DatabaseError> {
    let rows: Vec<PartNow> = sql(part.load).bind(&salon).rows(transaction).await?;
    let archives = action == ChangeAction::Archived;
    let row = rows
        .iter()
        .find(|row| row.key == key && row.archived_by.is_none() == archives);
    let Some(row) = row else { return Ok(false) };
    let ids = vec![row.id];
    if archives {
        let statement = sql(part.archive).bind(&salon).bind(&ids).bind(&now);
        statement.bind(&OPERATOR).run(transaction).await?;
    } else {
        let statement = sql(part.restore).bind(&salon).bind(&ids);
        statement.run(transaction).await?;
    }
    let change = SalonChange {
        kind: part.kind,
        key: key.to_owned(),
        action,
    };
    let word = if archives { "archive" } else { "restore" };
    note(
        transaction,
        (salon, by, word),
        std::slice::from_ref(&change),
        now,
    )
    .await?;
    Ok(true)
}
