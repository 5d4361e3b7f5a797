//! What an import of visits has to know first: who is taken when, and whose number was forgotten.

use jiff::Timestamp;
use salon_domain::{Address, Key, SalonId, StaffId, VisitId};

use crate::database::Database;
use crate::error::DatabaseError;
use crate::sql::{row, sql};

/// A range in which a visit takes a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitBlock {
    /// Which visit.
    pub visit: VisitId,
    /// Whom.
    pub staff: StaffId,
    /// Their key; people who left have one as well.
    pub staff_key: Key,
    /// First instant of it.
    pub start: Timestamp,
    /// First instant after it.
    pub end: Timestamp,
}

row!(Taken {
    appointment_id: VisitId,
    staff_id: StaffId,
    key: Key,
    starts_at: Timestamp,
    ends_at: Timestamp
});
row!(Gone { address: Address });

const BLOCKS: &str = "
SELECT b.appointment_id, b.staff_id, p.key, b.starts_at, b.ends_at
FROM blocks b JOIN staff p ON p.id = b.staff_id
WHERE b.salon_id = $1 AND b.ends_at > $2
ORDER BY b.starts_at, b.id";

const FORGOTTEN: &str = "
SELECT n.address FROM unnest($2) AS n (address)
WHERE EXISTS (SELECT 1 FROM forgotten_numbers f
    WHERE f.salon_id = $1 AND f.number_hash = number_hash($1, n.address))";

impl Database {
    /// Lists what visits take people's time from a moment on.
    ///
    /// # Errors
    /// [`DatabaseError`] when it cannot be read.
    pub async fn visit_blocks(
        &self,
        salon: SalonId,
        from: Timestamp,
    ) -> Result<Vec<VisitBlock>, DatabaseError> {
        let statement = sql(BLOCKS).bind(&salon).bind(&from);
        let rows: Vec<Taken> = statement.rows(&mut *self.link().await?).await?;
        let block = |row: Taken| VisitBlock {
            visit: row.appointment_id,
            staff: row.staff_id,
            staff_key: row.key,
            start: row.starts_at,
            end: row.ends_at,
        };
        Ok(rows.into_iter().map(block).collect())
    }

    /// Tells which of these numbers were forgotten here.
    ///
    /// # Errors
    /// [`DatabaseError`] when it cannot be read.
    pub async fn forgotten_among(
        &self,
        salon: SalonId,
        addresses: &[Address],
    ) -> Result<Vec<Address>, DatabaseError> {
        let statement = sql(FORGOTTEN).bind(&salon).bind(&addresses.to_vec());
        let rows: Vec<Gone> = statement.rows(&mut *self.link().await?).await?;
        Ok(rows.into_iter().map(|row| row.address).collect())
    }
}
