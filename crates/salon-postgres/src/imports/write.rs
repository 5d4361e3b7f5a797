//! Writing imported rows, and knowing them again.

use std::collections::HashMap;

use jiff::Timestamp;
use salon_domain::{Address, ClientId, Key, SalonId, StaffId};
use serde_json::Value;

use super::{ImportBatch, ImportKind, KnownPerson};
use crate::database::Database;
use crate::error::DatabaseError;
use crate::retry::again;
use crate::sql::{row, sql};

/// A row that was imported before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedRow {
    /// The row that was made of it.
    pub row: i64,
    /// What was read there then: SHA-256 in hex.
    pub digest: String,
    /// Whether the row is gone or forgotten here.
    pub gone: bool,
    /// Whether it is a visit that somebody changed here, or that a text offered to move.
    pub touched: bool,
}

row!(Known {
    source_key: String,
    row_id: i64,
    digest: String,
    gone: bool,
    touched: bool
});
row!(Person { address: Address, id: ClientId, name: Option<String> });
row!(Made {
    key: String,
    id: i64
});
row!(Staff { id: StaffId });

/// A client without name and number was forgotten, unless they came without both.
///
/// Each key is looked up by itself: held against all keys at once, a table that has just been filled, of
/// which the planner knows nothing yet, is read from end to end for every page.
const KNOWN: &str = "
SELECT i.source_key, i.row_id, encode(i.digest, 'hex') AS digest, CASE i.kind
    WHEN 'client' THEN NOT EXISTS (
        SELECT 1 FROM clients c WHERE c.salon_id = $1 AND c.id = i.row_id AND (
            c.name IS NOT NULL OR c.email IS NOT NULL OR c.preferences <> '{}' OR EXISTS (
                SELECT 1 FROM client_phones l
                WHERE l.salon_id = $1 AND l.client_id = c.id AND l.unlinked_at IS NULL
            )
        )
    )
    WHEN 'appointment' THEN NOT EXISTS (
        SELECT 1 FROM appointments a WHERE a.salon_id = $1 AND a.id = i.row_id
    )
    ELSE NOT EXISTS (
        SELECT 1 FROM services s
        WHERE s.salon_id = $1 AND s.id = i.row_id AND s.archived_at IS NULL
    )
END AS gone, i.kind = 'appointment' AND EXISTS (
    SELECT 1 FROM appointments a WHERE a.salon_id = $1 AND a.id = i.row_id AND (a.version > 1
        OR EXISTS (SELECT 1 FROM offers o WHERE o.salon_id = $1 AND o.moves_appointment_id = a.id))
) AS touched
FROM unnest($4::text[]) AS wanted (key)
    JOIN imported i
        ON i.salon_id = $1 AND i.source = $2 AND i.kind = $3 AND i.source_key = wanted.key";

const PEOPLE: &str = "
SELECT p.address, c.id, c.name
FROM phones p
    JOIN client_phones l ON l.phone_id = p.id AND l.unlinked_at IS NULL
    JOIN clients c ON c.id = l.client_id
WHERE p.salon_id = $1 AND p.address = ANY ($2)
ORDER BY l.linked_at, c.id";

/// Whoever is not in the file and has no row of their own is kept out of the schedule.
const STAND_IN: &str = "
WITH made AS (
    INSERT INTO staff (salon_id, key, name, nicknames, position, archived_at, archived_by)
    VALUES ($1, $2, $3, '{}', 0, $4, 'operator')
    ON CONFLICT ON CONSTRAINT staff_key_unique DO NOTHING
    RETURNING id
)
SELECT id FROM made
UNION ALL
SELECT id FROM staff WHERE salon_id = $1 AND key = $2
LIMIT 1";

/// Ids that are kept must not be given out again.
const HIGHEST: &str = "
SELECT setval(pg_get_serial_sequence('clients', 'id'), greatest(
        $1, nextval(pg_get_serial_sequence('clients', 'id')), (SELECT max(id) FROM clients)
    )) AS clients,
    setval(pg_get_serial_sequence('appointments', 'id'), greatest(
        $2, nextval(pg_get_serial_sequence('appointments', 'id')), (SELECT max(id) FROM appointments)
    )) AS appointments";

const CLIENTS: &str = "
WITH rows AS (
    SELECT * FROM jsonb_to_recordset($3) AS r (key text, wanted bigint, name text, email text,
        preferences jsonb, created_at timestamptz, address text, digest text)
), placed AS (
    SELECT r.*, CASE
        WHEN r.wanted IS NULL OR EXISTS (SELECT 1 FROM clients c WHERE c.id = r.wanted)
        THEN nextval(pg_get_serial_sequence('clients', 'id')) ELSE r.wanted
    END AS id
    FROM rows r
), made AS (
    INSERT INTO clients (id, salon_id, name, email, preferences, created_at)
    OVERRIDING SYSTEM VALUE
    SELECT id, $1, name, email, preferences, created_at FROM placed
), numbers AS (
    INSERT INTO phones (salon_id, address)
    SELECT DISTINCT $1::bigint, address FROM placed WHERE address IS NOT NULL
    ON CONFLICT ON CONSTRAINT phones_address_unique DO UPDATE SET address = excluded.address
    RETURNING id, address
), linked AS (
    INSERT INTO client_phones (salon_id, phone_id, client_id)
    SELECT $1, n.id, p.id FROM placed p JOIN numbers n ON n.address = p.address
), noted AS (
    INSERT INTO imported (salon_id, source, kind, source_key, row_id, digest, imported_at)
    SELECT $1, $2, 'client', key, id, decode(digest, 'hex'), $4 FROM placed
)
SELECT key, id FROM placed";

/// What the salon wrote here since is newer: only what is empty here, or came from there, is changed.
const CHANGE_CLIENTS: &str = "
UPDATE clients c SET name = coalesce(r.name, c.name), email = coalesce(r.email, c.email),
    preferences = c.preferences || r.preferences
FROM jsonb_to_recordset($2) AS r (row bigint, name text, email text, preferences jsonb)
WHERE c.salon_id = $1 AND c.id = r.row";

const NOTE: &str = "
INSERT INTO imported (salon_id, source, kind, source_key, row_id, digest, imported_at)
SELECT $1, $2, $3, r.key, r.row, decode(r.digest, 'hex'), $5
FROM jsonb_to_recordset($4) AS r (key text, row bigint, digest text)
ON CONFLICT ON CONSTRAINT imported_pk DO UPDATE SET
    digest = excluded.digest, imported_at = excluded.imported_at";

/// A visit that somebody touched here, or that a text offered to move, stays as it is.
const DROP_APPOINTMENTS: &str = "
DELETE FROM appointments a
WHERE a.salon_id = $1 AND a.id = ANY ($2) AND a.version = 1
  AND NOT EXISTS (SELECT 1 FROM offers o WHERE o.salon_id = $1 AND o.moves_appointment_id = a.id)
RETURNING a.id::text AS key, a.id";

/// Past visits need no reminders and block nothing any more; coming ones were confirmed by whoever
/// booked them. What overlaps blocks nothing: the database decides.
const APPOINTMENTS: &str = "
WITH rows AS (
    SELECT * FROM jsonb_to_recordset($3) AS r (key text, wanted bigint, client bigint,
        starts_at timestamptz, ends_at timestamptz, service text, duration int, status text,
        notes text, created_at timestamptz, digest text, service_id bigint, staff_id bigint,
        price_kind text, price_minor bigint, coming boolean, blocks boolean)
), placed AS (
    SELECT r.*, CASE
        WHEN r.wanted IS NULL OR EXISTS (SELECT 1 FROM appointments a WHERE a.id = r.wanted)
        THEN nextval(pg_get_serial_sequence('appointments', 'id')) ELSE r.wanted
    END AS id
    FROM rows r
), made AS (
    INSERT INTO appointments (id, salon_id, client_id, starts_at, ends_at, service, duration, status,
                              notes, created_at, changed_at, planned_version)
    OVERRIDING SYSTEM VALUE
    SELECT id, $1, client, starts_at, ends_at, service, duration, status, notes, created_at, $4,
        CASE WHEN coming THEN 0 ELSE 1 END
    FROM placed
), parts AS (
    INSERT INTO appointment_services (salon_id, appointment_id, position, service_id, staff_id,
                                      starts_at, ends_at, price_kind, price_minor)
    SELECT $1, id, 1, service_id, staff_id, starts_at, ends_at, price_kind, price_minor
    FROM placed WHERE service_id IS NOT NULL
), confirmed AS (
    INSERT INTO reminders (salon_id, appointment_id, version, lead_minutes, starts_at, due_at, send_at,
                           state, reason, planned_at, settled_at)
    SELECT $1, id, 1, 0, starts_at, $4, $4, 'skipped', 'said_already', $4, $4
    FROM placed WHERE coming
), noted AS (
    INSERT INTO imported (salon_id, source, kind, source_key, row_id, digest, imported_at)
    SELECT $1, $2, 'appointment', key, id, decode(digest, 'hex'), $4 FROM placed
    ON CONFLICT ON CONSTRAINT imported_pk DO UPDATE SET
        row_id = excluded.row_id, digest = excluded.digest, imported_at = excluded.imported_at
), blocked AS (
    INSERT INTO blocks (salon_id, appointment_id, staff_id, starts_at, ends_at)
    SELECT $1, id, staff_id, starts_at, ends_at FROM placed WHERE blocks ORDER BY starts_at, id
    ON CONFLICT DO NOTHING
)
SELECT key, id FROM placed";

impl Database {
    /// Looks up which of these rows were imported before, by their keys.
    ///
    /// # Errors
    /// [`DatabaseError`] when it cannot be read.
    pub async fn imported(
        &self,
        salon: SalonId,
        (source, kind): (&str, ImportKind),
        keys: &[String],
    ) -> Result<HashMap<String, ImportedRow>, DatabaseError> {
        let rows: Vec<Known> = sql(KNOWN)
            .bind(&salon)
            .bind(&source)
            .bind(&kind.as_str())
            .bind(&keys.to_vec())
            .rows(&mut *self.link().await?)
            .await?;
        let row = |row: Known| {
            let known = ImportedRow {
                row: row.row_id,
                digest: row.digest,
                gone: row.gone,
                touched: row.touched,
            };
            (row.source_key, known)
        };
        Ok(rows.into_iter().map(row).collect())
    }

    /// Lists everybody who is known under any of these numbers.
    ///
    /// # Errors
    /// [`DatabaseError`] when they cannot be read.
    pub async fn known_people(
        &self,
        salon: SalonId,
        addresses: &[Address],
    ) -> Result<Vec<KnownPerson>, DatabaseError> {
        let statement = sql(PEOPLE).bind(&salon).bind(&addresses.to_vec());
        let rows: Vec<Person> = statement.rows(&mut *self.link().await?).await?;
        let person = |row: Person| KnownPerson {
            address: row.address,
            client: row.id,
            name: row.name,
        };
        Ok(rows.into_iter().map(person).collect())
    }

    /// Finds the person with this key, or makes one who is in no schedule, to stand for whoever the
    /// source does not name.
    ///
    /// # Errors
    /// [`DatabaseError`]; nobody was made.
    pub async fn stand_in(
        &self,
        salon: SalonId,
        key: &Key,
        name: &str,
        now: Timestamp,
    ) -> Result<StaffId, DatabaseError> {
        let statement = sql(STAND_IN).bind(&salon).bind(key).bind(&name).bind(&now);
        let staff: Staff = statement.row(&mut *self.link().await?).await?;
        Ok(staff.id)
    }

    /// Lets no new client or appointment have an id up to these.
    ///
    /// # Errors
    /// [`DatabaseError`].
    pub async fn reserve_ids(&self, clients: i64, appointments: i64) -> Result<(), DatabaseError> {
        let statement = sql(HIGHEST).bind(&clients).bind(&appointments);
        statement.run(&mut *self.link().await?).await?;
        Ok(())
    }

    /// Adds clients with their numbers and returns their rows by their keys. Fields: `key`, `wanted`,
    /// `name`, `email`, `preferences`, `created_at`, `address`, `digest`.
    ///
    /// # Errors
    /// [`DatabaseError`]; nobody of the batch was added.
    pub async fn import_clients(
        &self,
        batch: ImportBatch<'_>,
    ) -> Result<HashMap<String, ClientId>, DatabaseError> {
        let made = self.write_rows(CLIENTS, batch).await?;
        let client = |row: Made| (row.key, ClientId::new(row.id));
        Ok(made.into_iter().map(client).collect())
    }

    /// Changes clients that were imported before. Fields: `row`, `name`, `email`, `preferences`.
    ///
    /// # Errors
    /// [`DatabaseError`]; nobody of the batch was changed.
    pub async fn change_imported_clients(
        &self,
        batch: ImportBatch<'_>,
    ) -> Result<(), DatabaseError> {
        let rows = Value::Array(batch.rows.to_vec());
        again(|| async {
            let statement = sql(CHANGE_CLIENTS).bind(&batch.salon).bind(&rows);
            statement.run(&mut *self.link().await?).await
        })
        .await?;
        Ok(())
    }

    /// Notes what rows were made of without making any. Fields: `key`, `row`, `digest`.
    ///
    /// # Errors
    /// [`DatabaseError`]; nothing of the batch was noted.
    pub async fn note_imported(
        &self,
        kind: ImportKind,
        batch: ImportBatch<'_>,
    ) -> Result<(), DatabaseError> {
        let rows = Value::Array(batch.rows.to_vec());
        again(|| async {
            sql(NOTE)
                .bind(&batch.salon)
                .bind(&batch.source)
                .bind(&kind.as_str())
                .bind(&rows)
                .bind(&batch.now)
                .run(&mut *self.link().await?)
                .await
        })
        .await?;
        Ok(())
    }

    /// Replaces visits that were imported before and not touched here since by what they are there
    /// now, and adds the others. `replaced` are the rows to replace; those that were touched are
    /// returned and stay as they are. Fields: `key`, `wanted`, `client`, `starts_at`, `ends_at`,
    /// `service`, `duration`, `status`, `notes`, `created_at`, `digest`, `service_id`, `staff_id`,
    /// `price_kind`, `price_minor`, `coming`, `blocks`.
    ///
    /// # Errors
    /// [`DatabaseError`]; nothing of the batch was written.
    pub async fn import_appointments(
        &self,
        replaced: &[i64],
        batch: ImportBatch<'_>,
    ) -> Result<Vec<i64>, DatabaseError> {
        again(|| async {
            let mut transaction = self.begin().await?;
            let written = async {
                let dropped: Vec<Made> = sql(DROP_APPOINTMENTS)
                    .bind(&batch.salon)
                    .bind(&replaced.to_vec())
                    .rows(&mut transaction)
                    .await?;
                let dropped: Vec<i64> = dropped.into_iter().map(|row| row.id).collect();
                let touched = replaced.iter().copied();
                let touched: Vec<i64> = touched.filter(|id| !dropped.contains(id)).collect();
                let rows = batch.rows.iter().filter(|row| {
                    let wanted = row.get("wanted").and_then(Value::as_i64);
                    wanted.is_none_or(|id| !touched.contains(&id))
                });
                let rows = Value::Array(rows.cloned().collect());
                let _made: Vec<Made> = sql(APPOINTMENTS)
                    .bind(&batch.salon)
                    .bind(&batch.source)
                    .bind(&rows)
                    .bind(&batch.now)
                    .rows(&mut transaction)
                    .await?;
                Ok(touched)
            };
            let written = written.await;
            transaction.end(written).await
        })
        .await
    }

    async fn write_rows(
        &self,
        statement: &'static str,
        batch: ImportBatch<'_>,
    ) -> Result<Vec<Made>, DatabaseError> {
        let rows = Value::Array(batch.rows.to_vec());
        again(|| async {
            sql(statement)
                .bind(&batch.salon)
                .bind(&batch.source)
                .bind(&rows)
                .bind(&batch.now)
                .rows(&mut *self.link().await?)
                .await
        })
        .await
    }
}
