//! Finding salons.

use diesel_async::AsyncPgConnection;
use salon_domain::{
    Address, BookingPolicy, Country, Currency, Key, Minutes, Money, Salon, SalonId, Zone,
};

use crate::database::Database;
use crate::error::DatabaseError;
use crate::sql::{Sql, row, sql};

row!(SalonRow {
    id: SalonId,
    key: Key,
    name: String,
    zone: Zone,
    country: Country,
    currency: Currency,
    language: String,
    notice_minutes: i32,
    horizon_days: i32,
    slot_minutes: i32,
    change_notice_minutes: i32,
    late_fee_minor: Option<i64>,
    hold_minutes: i32,
    offer_minutes: i32,
    reminder_minutes: Vec<i32>,
    takeover_minutes: i32,
    handoff_minutes: i32,
    keep_texts_days: Option<i32>,
});
row!(Id { id: SalonId });
row!(Version {
    catalog_version: i64
});

impl Database {
    /// Lists all salons, the first made first.
    ///
    /// # Errors
    /// [`DatabaseError`] when they cannot be read.
    pub async fn list_salons(&self) -> Result<Vec<Salon>, DatabaseError> {
        let statement = sql("SELECT * FROM salons ORDER BY id");
        let rows: Vec<SalonRow> = statement.rows(&mut *self.link().await?).await?;
        rows.into_iter().map(salon).collect()
    }

    /// Finds a salon by its key.
    ///
    /// # Errors
    /// [`DatabaseError`] when it cannot be looked for.
    pub async fn find_salon(&self, key: &Key) -> Result<Option<Salon>, DatabaseError> {
        let statement = sql("SELECT * FROM salons WHERE key = $1").bind(key);
        let found: Option<SalonRow> = statement.find(&mut *self.link().await?).await?;
        found.map(salon).transpose()
    }

    /// Returns a salon.
    ///
    /// # Errors
    /// [`DatabaseError::NotFound`] when there is none such.
    pub async fn get_salon(&self, id: SalonId) -> Result<Salon, DatabaseError> {
        get(&mut *self.link().await?, id).await
    }

    /// Finds the salon that texts from a number.
    ///
    /// # Errors
    /// [`DatabaseError`] when it cannot be looked for.
    pub async fn find_salon_by_number(
        &self,
        number: &Address,
    ) -> Result<Option<SalonId>, DatabaseError> {
        let find =
            "SELECT salon_id AS id FROM salon_numbers WHERE address = $1 AND archived_at IS NULL";
        self.find_id(sql(find).bind(number)).await
    }

    /// Returns the only salon there is; `None` when there is none, or more than one.
    ///
    /// # Errors
    /// [`DatabaseError`] when it cannot be looked for.
    pub async fn only_salon(&self) -> Result<Option<SalonId>, DatabaseError> {
        self.find_id(sql("SELECT min(id) AS id FROM salons HAVING count(*) = 1"))
            .await
    }

    /// Returns the version of a salon's catalogue, which goes up with every change of it.
    ///
    /// # Errors
    /// [`DatabaseError::NotFound`] when there is no such salon.
    pub async fn catalog_version(&self, salon: SalonId) -> Result<i64, DatabaseError> {
        let statement = sql("SELECT catalog_version FROM salons WHERE id = $1").bind(&salon);
        let version: Version = statement.row(&mut *self.link().await?).await?;
        Ok(version.catalog_version)
    }

    async fn find_id(&self, statement: Sql) -> Result<Option<SalonId>, DatabaseError> {
        let found: Option<Id> = statement.find(&mut *self.link().await?).await?;
        Ok(found.map(|row| row.id))
    }
}

/// Reads one salon.
pub(crate) async fn get(link: &mut AsyncPgConnection, id: SalonId) -> Result<Salon, DatabaseError> {
    let statement = sql("SELECT * FROM salons WHERE id = $1").bind(&id);
    salon(statement.row(link).await?)
}

/// Reads a length of time back.
pub(crate) fn minutes(stored: i32) -> Result<Minutes, DatabaseError> {
    u32::try_from(stored)
        .map(Minutes::new)
        .map_err(DatabaseError::unreadable)
}

fn salon(row: SalonRow) -> Result<Salon, DatabaseError> {
    Ok(Salon {
        id: row.id,
        key: row.key,
        name: row.name,
        zone: row.zone,
        country: row.country,
        currency: row.currency,
        language: row.language,
        policy: BookingPolicy {
            notice: minutes(row.notice_minutes)?,
            horizon_days: u16::try_from(row.horizon_days).map_err(DatabaseError::unreadable)?,
            slot: minutes(row.slot_minutes)?,
            change_notice: minutes(row.change_notice_minutes)?,
            late_fee: row
                .late_fee_minor
                .map(|minor| Money::new(minor, row.currency)),
            hold: minutes(row.hold_minutes)?,
            offer: minutes(row.offer_minutes)?,
            reminders: row
                .reminder_minutes
                .into_iter()
                .map(minutes)
                .collect::<Result<_, _>>()?,
            takeover: minutes(row.takeover_minutes)?,
            answer_within: minutes(row.handoff_minutes)?,
            keep_texts_days: row
                .keep_texts_days
                .map(u16::try_from)
                .transpose()
                .map_err(DatabaseError::unreadable)?,
        },
    })
}
