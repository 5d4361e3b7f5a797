//! Clients as an operator lists them.

use std::fmt;

use jiff::Timestamp;
use salon_domain::{Address, ClientId, ClientName, Person, SalonId};
use serde_json::Value;

use crate::database::Database;
use crate::error::DatabaseError;
use crate::sql::{row, sql};

/// Which clients to list, the newest first. `Debug` does not show what is looked for.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct ClientFilter {
    /// Those whose name or number contains this, in any case.
    pub search: Option<String>,
    /// At most this many; `None` means 100.
    pub limit: Option<usize>,
    /// Those that come after this one in the list: the last of the page before.
    pub after: Option<ClientId>,
}

impl fmt::Debug for ClientFilter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientFilter")
            .field("limit", &self.limit)
            .field("after", &self.after)
            .finish_non_exhaustive()
    }
}

/// A client as a list shows them. `Debug` shows neither name nor number.
#[derive(Clone, PartialEq)]
pub struct ClientRow {
    /// Who.
    pub person: Person,
    /// Their e-mail address, if they gave one.
    pub email: Option<String>,
    /// What they like, as free JSON.
    pub preferences: Value,
    /// Their numbers, the longest known first.
    pub addresses: Vec<Address>,
    /// How many visits of theirs are in the book and not cancelled.
    pub visits: u64,
    /// When the last one that is over began.
    pub last_visit: Option<Timestamp>,
    /// When the next one begins.
    pub next_visit: Option<Timestamp>,
    /// Since when they are known, by the database's clock.
    pub created_at: Timestamp,
}

impl fmt::Debug for ClientRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientRow")
            .field("client", &self.person.id)
            .field("visits", &self.visits)
            .finish_non_exhaustive()
    }
}

row!(Listed {
    id: ClientId,
    name: Option<ClientName>,
    email: Option<String>,
    preferences: Value,
    addresses: Vec<String>,
    visits: i64,
    last_visit: Option<Timestamp>,
    next_visit: Option<Timestamp>,
    created_at: Timestamp,
});

/// `$2` is one client, `$3` a pattern, `$4` the last of the page before, `$5` now.
const LIST: &str = "
SELECT c.id, c.name, c.email, c.preferences, c.created_at,
    coalesce((
        SELECT array_agg(p.address ORDER BY l.linked_at, p.id)
        FROM client_phones l JOIN phones p ON p.id = l.phone_id
        WHERE l.salon_id = $1 AND l.client_id = c.id AND l.unlinked_at IS NULL
    ), '{}') AS addresses,
    v.visits, v.last_visit, v.next_visit
FROM (
    SELECT * FROM clients c
    WHERE c.salon_id = $1
      AND ($2::bigint IS NULL OR c.id = $2)
      AND ($3::text IS NULL OR c.name ILIKE $3 OR EXISTS (
        SELECT 1 FROM client_phones l JOIN phones p ON p.id = l.phone_id
        WHERE l.salon_id = $1 AND l.client_id = c.id AND l.unlinked_at IS NULL AND p.address ILIKE $3
      ))
      AND ($4::bigint IS NULL OR c.id < $4)
    ORDER BY c.id DESC
    LIMIT $6
) c CROSS JOIN LATERAL (
    SELECT count(*) AS visits,
        max(a.starts_at) FILTER (WHERE a.starts_at <= $5) AS last_visit,
        min(a.starts_at) FILTER (WHERE a.starts_at > $5 AND a.status IN ('booked', 'confirmed')) AS next_visit
    FROM appointments a
    WHERE a.salon_id = $1 AND a.client_id = c.id AND a.status NOT IN ('held', 'cancelled')
) v
ORDER BY c.id DESC";

const PAGE: usize = 100;

impl Database {
    /// Lists a salon's clients, the newest first. `now` tells past visits from coming ones.
    ///
    /// # Errors
    /// [`DatabaseError`] when they cannot be read.
    pub async fn list_clients(
        &self,
        salon: SalonId,
        filter: &ClientFilter,
        now: Timestamp,
    ) -> Result<Vec<ClientRow>, DatabaseError> {
        let limit = i64::try_from(filter.limit.unwrap_or(PAGE)).unwrap_or(i64::MAX);
        let pattern = filter.search.as_deref().map(contains);
        let rows: Vec<Listed> = sql(LIST)
            .bind(&salon)
            .bind(&None::<ClientId>)
            .bind(&pattern)
            .bind(&filter.after)
            .bind(&now)
            .bind(&limit)
            .rows(&mut *self.link().await?)
            .await?;
        rows.into_iter().map(client_row).collect()
    }

    /// Finds a client of a salon. `now` tells past visits from coming ones.
    ///
    /// # Errors
    /// [`DatabaseError`] when they cannot be read.
    pub async fn find_client(
        &self,
        salon: SalonId,
        client: ClientId,
        now: Timestamp,
    ) -> Result<Option<ClientRow>, DatabaseError> {
        let found: Option<Listed> = sql(LIST)
            .bind(&salon)
            .bind(&Some(client))
            .bind(&None::<String>)
            .bind(&None::<ClientId>)
            .bind(&now)
            .bind(&1_i64)
            .find(&mut *self.link().await?)
            .await?;
        found.map(client_row).transpose()
    }
}

/// Makes a pattern of what somebody typed: their `%` and `_` stand for themselves.
fn contains(typed: &str) -> String {
    let mut pattern = String::from("%");
    for letter in typed.trim().chars() {
        if matches!(letter, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}

fn client_row(row: Listed) -> Result<ClientRow, DatabaseError> {
    let addresses = row.addresses.iter();
    let addresses = addresses.map(|address| Address::from_stored(address));
    Ok(ClientRow {
        person: Person {
            id: row.id,
            name: row.name,
        },
        email: row.email,
        preferences: row.preferences,
        addresses: addresses
            .collect::<Result<_, _>>()
            .map_err(DatabaseError::unreadable)?,
        visits: u64::try_from(row.visits).unwrap_or(0),
        last_visit: row.last_visit,
        next_visit: row.next_visit,
        created_at: row.created_at,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_looked_for_to_the_letter() {
        assert_eq!(contains(" 50%_\\ "), "%50\\%\\_\\\\%");
    }
}
