//! Work that one process of a deployment does at a time.

use std::time::Duration;

use crate::database::Database;
use crate::error::DatabaseError;
use crate::sql::{row, sql};
use crate::turns::millis;

row!(Held { held: bool });

const HOLD: &str = "
INSERT INTO leases (name, holder, held_until)
VALUES ($1, $2, now() + $3 * interval '1 millisecond')
ON CONFLICT ON CONSTRAINT leases_pk DO UPDATE
    SET holder = excluded.holder, held_until = excluded.held_until
    WHERE leases.holder = excluded.holder OR leases.held_until <= now()
RETURNING true AS held";

impl Database {
    /// Takes or keeps a lease, by the database's clock; `false` when another process holds it.
    ///
    /// # Errors
    /// [`DatabaseError`]; the lease was not taken.
    pub async fn hold_lease(
        &self,
        name: &str,
        holder: &str,
        length: Duration,
    ) -> Result<bool, DatabaseError> {
        let statement = sql(HOLD).bind(&name).bind(&holder).bind(&millis(length));
        let held: Option<Held> = statement.find(&mut *self.link().await?).await?;
        Ok(held.is_some_and(|row| row.held))
    }

    /// Gives a lease back, so that another process need not wait for its end.
    ///
    /// # Errors
    /// [`DatabaseError`]; the lease runs out by itself.
    pub async fn release_lease(&self, name: &str, holder: &str) -> Result<(), DatabaseError> {
        let statement = sql("DELETE FROM leases WHERE name = $1 AND holder = $2");
        let bound = statement.bind(&name).bind(&holder);
        bound.run(&mut *self.link().await?).await?;
        Ok(())
    }
}
