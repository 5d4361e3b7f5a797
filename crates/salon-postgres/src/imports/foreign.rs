//! Clients of other programs. Whatever was deleted here is not made again.

use std::fmt;

use jiff::Timestamp;
use salon_domain::{Address, ClientId, ClientName, ConsentAct, ConsentSource, Purpose, SalonId};

use crate::apply::Apply;
use crate::consents::{self, NewConsent};
use crate::database::{Database, Transaction};
use crate::error::DatabaseError;
use crate::retry::again;
use crate::sql::{row, sql};

/// A person as another program knows them. `Debug` shows none of it.
#[derive(Clone, PartialEq, Eq)]
pub struct ForeignClient {
    /// What they are called there, if that program numbers its clients.
    pub id: Option<String>,
    /// Their number.
    pub address: Address,
    /// Their name.
    pub name: Option<ClientName>,
    /// Their e-mail address.
    pub email: Option<String>,
    /// Whether they have told that program that they want no texts: neither reminders nor offers.
    pub opted_out: bool,
}

impl fmt::Debug for ForeignClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ForeignClient(***)")
    }
}

/// What becomes of a row from elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ImportFate {
    /// It is new here.
    New,
    /// The person was known here already; what the row adds is filled in.
    Known,
    /// It was imported before and has changed there since.
    Changed,
    /// It was imported before and is as it was.
    Same,
    /// The person or the number was deleted here; the row is left out.
    Deleted,
    /// It was imported before under a number that is not that person's here; the row is left out.
    NumberDiffers,
}

row!(Judged { source_key: String, fate: String, client: Option<ClientId> });
row!(Made { id: ClientId });

/// What a row is called without a number of its own is hashed with the salon's key, and so is what
/// it said: both outlive a person who is forgotten.
const JUDGE: &str = "
WITH given AS (
    SELECT coalesce('id:' || $3, 'hash:' || encode(sha256(convert_to(
        s.hash_key || $4 || E'\\n' || coalesce(lower($5), ''), 'UTF8')), 'hex')) AS key,
        sha256(convert_to(s.hash_key || concat_ws(E'\\n', $4, coalesce($5, ''), coalesce($6, ''),
            CASE WHEN $7 THEN 'opted out' END), 'UTF8')) AS digest
    FROM salons s WHERE s.id = $1
), links AS (
    SELECT c.id, l.unlinked_at, l.linked_at,
        lower(c.name) IS NOT DISTINCT FROM lower($5) AS same_name,
        c.name IS NULL OR $5 IS NULL AS unnamed
    FROM phones p
        JOIN client_phones l ON l.phone_id = p.id
        JOIN clients c ON c.id = l.client_id
    WHERE p.salon_id = $1 AND p.address = $4
), here AS (
    SELECT id FROM links WHERE unlinked_at IS NULL AND (same_name OR unnamed)
    ORDER BY same_name DESC, linked_at, id LIMIT 1
)
SELECT given.key AS source_key, coalesce(i.row_id, here.id) AS client, CASE
    WHEN EXISTS (SELECT 1 FROM forgotten_numbers f
        WHERE f.salon_id = $1 AND f.number_hash = number_hash($1, $4)) THEN 'deleted'
    WHEN i.row_id IS NULL AND here.id IS NOT NULL THEN 'known'
    WHEN i.row_id IS NULL AND EXISTS (SELECT 1 FROM links WHERE same_name) THEN 'deleted'
    WHEN i.row_id IS NULL THEN 'new'
    WHEN NOT EXISTS (SELECT 1 FROM client_phones l
        WHERE l.salon_id = $1 AND l.client_id = i.row_id AND l.unlinked_at IS NULL) THEN 'deleted'
    WHEN NOT EXISTS (SELECT 1 FROM links l WHERE l.id = i.row_id AND l.unlinked_at IS NULL)
        THEN 'number_differs'
    WHEN i.digest = given.digest THEN 'same'
    ELSE 'changed' END AS fate
FROM given
    LEFT JOIN here ON true
    LEFT JOIN imported i
        ON i.salon_id = $1 AND i.source = $2 AND i.kind = 'client' AND i.source_key = given.key";

const MAKE: &str = "
WITH phone AS (
    INSERT INTO phones (salon_id, address) VALUES ($1, $2)
    ON CONFLICT ON CONSTRAINT phones_address_unique DO UPDATE SET address = excluded.address
    RETURNING id
), client AS (
    INSERT INTO clients (salon_id, name, email) VALUES ($1, $3, $4) RETURNING id
)
INSERT INTO client_phones (salon_id, phone_id, client_id)
SELECT $1, phone.id, client.id FROM phone, client
RETURNING client_id AS id";

/// What people here wrote down is kept where both say something.
const FILL: &str = "
UPDATE clients SET name = coalesce(name, $3), email = coalesce(email, $4)
WHERE salon_id = $1 AND id = $2";

const CHANGE: &str = "
UPDATE clients SET name = coalesce($3, name), email = coalesce($4, email)
WHERE salon_id = $1 AND id = $2";

const REMEMBER: &str = "
INSERT INTO imported (salon_id, source, kind, source_key, row_id, digest, imported_at)
SELECT $1, $2, 'client', $3, $4, sha256(convert_to(s.hash_key
    || concat_ws(E'\\n', $5, coalesce($6, ''), coalesce($7, ''),
        CASE WHEN $9 THEN 'opted out' END), 'UTF8')), $8
FROM salons s WHERE s.id = $1
ON CONFLICT ON CONSTRAINT imported_pk
    DO UPDATE SET digest = excluded.digest, imported_at = excluded.imported_at";

impl Database {
    /// Brings in clients from elsewhere, all of them in one transaction, and returns what became, or
    /// would become, of each. Doing so again changes nothing.
    ///
    /// # Errors
    /// [`DatabaseError`]; nobody was brought in.
    pub async fn import_foreign_clients(
        &self,
        salon: SalonId,
        source: &str,
        clients: &[ForeignClient],
        apply: Apply,
        now: Timestamp,
    ) -> Result<Vec<ImportFate>, DatabaseError> {
        again(|| async {
            let mut transaction = self.begin().await?;
            let imported = async {
                let mut fates = Vec::with_capacity(clients.len());
                for client in clients {
                    let judged = judge(&mut transaction, salon, source, client).await?;
                    let fate = fate(&judged.fate);
                    if apply == Apply::Write {
                        let place = (salon, source, now);
                        write(&mut transaction, place, client, (judged, fate)).await?;
                    }
                    fates.push(fate);
                }
                Ok(fates)
            };
            let imported = imported.await;
            transaction.end(imported).await
        })
        .await
    }
}

async fn judge(
    transaction: &mut Transaction,
    salon: SalonId,
    source: &str,
    client: &ForeignClient,
) -> Result<Judged, DatabaseError> {
    let statement = sql(JUDGE).bind(&salon).bind(&source).bind(&client.id);
    let statement = statement.bind(&client.address).bind(&client.name);
    let statement = statement.bind(&client.email).bind(&client.opted_out);
    statement.row(transaction).await
}

/// Reads the word of [`JUDGE`]; what it never says leaves the row out.
fn fate(word: &str) -> ImportFate {
    match word {
        "new" => ImportFate::New,
        "known" => ImportFate::Known,
        "changed" => ImportFate::Changed,
        "same" => ImportFate::Same,
        "number_differs" => ImportFate::NumberDiffers,
        _ => ImportFate::Deleted,
    }
}

async fn write(
    transaction: &mut Transaction,
    (salon, source, now): (SalonId, &str, Timestamp),
    client: &ForeignClient,
    (judged, fate): (Judged, ImportFate),
) -> Result<(), DatabaseError> {
    let id = match (fate, judged.client) {
        (ImportFate::New, _) => {
            let statement = sql(MAKE).bind(&salon).bind(&client.address);
            let statement = statement.bind(&client.name).bind(&client.email);
            let made: Made = statement.row(transaction).await?;
            made.id
        }
        (ImportFate::Known | ImportFate::Changed, Some(id)) => {
            let text = if fate == ImportFate::Known {
                FILL
            } else {
                CHANGE
            };
            let statement = sql(text).bind(&salon).bind(&id);
            let statement = statement.bind(&client.name).bind(&client.email);
            statement.run(transaction).await?;
            id
        }
        _ => return Ok(()),
    };
    let statement = sql(REMEMBER).bind(&salon).bind(&source);
    let statement = statement.bind(&judged.source_key).bind(&id);
    let statement = statement.bind(&client.address).bind(&client.name);
    statement
        .bind(&client.email)
        .bind(&now)
        .bind(&client.opted_out)
        .run(transaction)
        .await?;
    if client.opted_out {
        keep_opt_out(transaction, (salon, source, now), &client.address).await?;
    }
    Ok(())
}

/// What somebody took back there is taken back here too; a text of their own is answered. The row comes in anew only when it has changed
/// there: whoever texts START here meanwhile is not opted out again by the same file.
async fn keep_opt_out(
    transaction: &mut Transaction,
    (salon, source, at): (SalonId, &str, Timestamp),
    address: &Address,
) -> Result<(), DatabaseError> {
    let wording = format!("opted out in {source}");
    let consent = NewConsent {
        salon,
        address,
        purposes: &[Purpose::Service, Purpose::Marketing],
        act: ConsentAct::Revoked,
        source: ConsentSource::Import,
        wording: Some(wording),
        message: None,
        at,
    };
    consents::add(transaction, None, &consent).await
}
