//! The people under a number. One number can stand for a family.

mod list;

use std::fmt;

use salon_domain::{Address, ClientId, ClientName, Person, SalonId};

use serde_json::Value;

use crate::database::{Database, Transaction};
use crate::effects::{self, Effect};
use crate::error::DatabaseError;
use crate::retry::again;
use crate::sql::{row, sql};

pub use list::{ClientFilter, ClientRow};

row!(Found { id: ClientId, name: Option<ClientName> });
row!(Made { id: ClientId });
row!(Noted {
    id: ClientId,
    preferences: Value,
    notes: Vec<String>
});

/// What the salon knows of a person beyond their name. `Debug` shows none of it.
#[derive(Clone, PartialEq)]
pub struct ClientNotes {
    /// Who.
    pub client: ClientId,
    /// What they like, as the salon wrote it down.
    pub preferences: Value,
    /// Notes on their visits, the newest first.
    pub notes: Vec<String>,
}

impl fmt::Debug for ClientNotes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientNotes")
            .field("client", &self.client)
            .finish_non_exhaustive()
    }
}

const NOTES: &str = "
SELECT c.id, c.preferences, coalesce((
    SELECT array_agg(newest.notes ORDER BY newest.starts_at DESC) FROM (
        SELECT a.notes, a.starts_at FROM appointments a
        WHERE a.salon_id = $1 AND a.client_id = c.id AND a.notes IS NOT NULL
        ORDER BY a.starts_at DESC LIMIT 5
    ) newest
), '{}') AS notes
FROM clients c
WHERE c.salon_id = $1 AND c.id = ANY ($2)
ORDER BY c.id";

const AT: &str = "
SELECT c.id, c.name
FROM phones p
    JOIN client_phones l ON l.phone_id = p.id AND l.unlinked_at IS NULL
    JOIN clients c ON c.id = l.client_id
WHERE p.salon_id = $1 AND p.address = $2
ORDER BY l.linked_at, c.id";

const ADD: &str = "
WITH phone AS (
    INSERT INTO phones (salon_id, address) VALUES ($1, $2)
    ON CONFLICT ON CONSTRAINT phones_address_unique DO UPDATE SET address = excluded.address
    RETURNING id
), client AS (
    INSERT INTO clients (salon_id, name) VALUES ($1, $3) RETURNING id
)
INSERT INTO client_phones (salon_id, phone_id, client_id)
SELECT $1, phone.id, client.id FROM phone, client
RETURNING client_id AS id";

const UNLINK: &str = "
UPDATE client_phones l SET unlinked_at = now()
FROM phones p
WHERE p.salon_id = $1 AND p.address = $2 AND l.phone_id = p.id AND l.unlinked_at IS NULL";

impl Database {
    /// Lists the people under a number, the longest known first.
    ///
    /// # Errors
    /// [`DatabaseError`] when they cannot be read.
    pub async fn people_at(
        &self,
        salon: SalonId,
        address: &Address,
    ) -> Result<Vec<Person>, DatabaseError> {
        let statement = sql(AT).bind(&salon).bind(address);
        let found: Vec<Found> = statement.rows(&mut *self.link().await?).await?;
        Ok(found
            .into_iter()
            .map(|row| Person {
                id: row.id,
                name: row.name,
            })
            .collect())
    }

    /// Reads what the salon knows of these people beyond their names.
    ///
    /// # Errors
    /// [`DatabaseError`] when it cannot be read.
    pub async fn notes_on(
        &self,
        salon: SalonId,
        clients: &[ClientId],
    ) -> Result<Vec<ClientNotes>, DatabaseError> {
        if clients.is_empty() {
            return Ok(Vec::new());
        }
        let statement = sql(NOTES).bind(&salon).bind(&clients.to_vec());
        let found: Vec<Noted> = statement.rows(&mut *self.link().await?).await?;
        Ok(found
            .into_iter()
            .map(|row| ClientNotes {
                client: row.id,
                preferences: row.preferences,
                notes: row.notes,
            })
            .collect())
    }

    /// Adds a person under a number, in the name of a turn.
    ///
    /// # Errors
    /// [`DatabaseError`]; nobody was added.
    pub async fn add_person(
        &self,
        effect: Effect,
        salon: SalonId,
        address: &Address,
        name: Option<&ClientName>,
    ) -> Result<ClientId, DatabaseError> {
        again(|| async {
            let mut transaction = self.begin().await?;
            let added = async {
                let done =
                    effects::find_done(&mut transaction, effect, salon, "add_person").await?;
                if let Some(done) = done {
                    return Ok(ClientId::new(done));
                }
                let id = add(&mut transaction, salon, address, name).await?;
                effects::note(&mut transaction, effect, salon, "add_person", id.get()).await?;
                Ok(id)
            };
            let added = added.await;
            transaction.end(added).await
        })
        .await
    }

    /// Adds a person under a number where there is no turn: an import, the command line. Doing so
    /// again adds another.
    ///
    /// # Errors
    /// [`DatabaseError`]; nobody was added.
    pub async fn add_client(
        &self,
        salon: SalonId,
        address: &Address,
        name: Option<&ClientName>,
    ) -> Result<ClientId, DatabaseError> {
        again(|| async {
            let mut transaction = self.begin().await?;
            let added = add(&mut transaction, salon, address, name).await;
            transaction.end(added).await
        })
        .await
    }

    /// Writes down a person's name.
    ///
    /// # Errors
    /// [`DatabaseError::NotFound`] when the salon has no such client.
    pub async fn name_person(
        &self,
        effect: Effect,
        salon: SalonId,
        client: ClientId,
        name: &ClientName,
    ) -> Result<(), DatabaseError> {
        let rename = "UPDATE clients SET name = $3 WHERE salon_id = $1 AND id = $2";
        again(|| async {
            let mut transaction = self.begin().await?;
            let named = async {
                if effects::find_done(&mut transaction, effect, salon, "name")
                    .await?
                    .is_none()
                {
                    let statement = sql(rename).bind(&salon).bind(&client).bind(name);
                    if statement.run(&mut transaction).await? == 0 {
                        return Err(DatabaseError::NotFound);
                    }
                    effects::note(&mut transaction, effect, salon, "name", client.get()).await?;
                }
                Ok(())
            };
            let named = named.await;
            transaction.end(named).await
        })
        .await
    }

    /// Takes a number off everybody it stood for.
    ///
    /// # Errors
    /// [`DatabaseError`]; nothing was changed.
    pub async fn unlink_number(
        &self,
        effect: Effect,
        salon: SalonId,
        address: &Address,
    ) -> Result<(), DatabaseError> {
        again(|| async {
            let mut transaction = self.begin().await?;
            let unlinked = async {
                if effects::find_done(&mut transaction, effect, salon, "unlink")
                    .await?
                    .is_none()
                {
                    sql(UNLINK)
                        .bind(&salon)
                        .bind(address)
                        .run(&mut transaction)
                        .await?;
                    effects::note(&mut transaction, effect, salon, "unlink", 0).await?;
                }
                Ok(())
            };
            let unlinked = unlinked.await;
            transaction.end(unlinked).await
        })
        .await
    }
}

async fn add(
    transaction: &mut Transaction,
    salon: SalonId,
    address: &Address,
    name: Option<&ClientName>,
) -> Result<ClientId, DatabaseError> {
    let statement = sql(ADD).bind(&salon).bind(address).bind(&name.cloned());
    let made: Made = statement.row(transaction).await?;
    Ok(made.id)
}
