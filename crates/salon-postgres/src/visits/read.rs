//! Reading visits and what they take.

use std::collections::BTreeMap;

use diesel_async::AsyncPgConnection;
use jiff::Timestamp;
use salon_domain::{
    Address, Block, BlockId, BlockOwner, ClientId, ClientName, Currency, Money, Price, ResourceId,
    SalonId, ServiceId, StaffId, TimeRange, Visit, VisitId, VisitService, VisitStatus,
};

use super::{VisitFilter, VisitRow};
use crate::database::Database;
use crate::error::DatabaseError;
use crate::sql::{row, sql};

row!(Found {
    id: VisitId,
    salon_id: SalonId,
    client_id: ClientId,
    status: VisitStatus,
    starts_at: Timestamp,
    ends_at: Timestamp,
    version: i32,
    currency: Currency,
});

row!(Part {
    appointment_id: VisitId,
    service_id: ServiceId,
    staff_id: StaffId,
    staff_name: String,
    starts_at: Timestamp,
    ends_at: Timestamp,
    price_kind: String,
    price_minor: i64,
});

row!(Taken {
    id: BlockId,
    staff_id: Option<StaffId>,
    resource_id: Option<ResourceId>,
    starts_at: Timestamp,
    ends_at: Timestamp,
});

row!(Listed {
    id: VisitId,
    service: String,
    notes: Option<String>,
    name: Option<ClientName>,
    address: Option<Address>,
});

const FIND: &str = "
SELECT a.id, a.salon_id, a.client_id, a.status, a.starts_at, a.ends_at, a.version, s.currency
FROM unnest($2::bigint[]) WITH ORDINALITY AS wanted (id, rank)
    JOIN appointments a ON a.id = wanted.id AND a.salon_id = $1
    JOIN salons s ON s.id = a.salon_id
ORDER BY wanted.rank";

const PARTS: &str = "
SELECT p.appointment_id, p.service_id, p.staff_id, s.name AS staff_name, p.starts_at, p.ends_at,
       p.price_kind, p.price_minor
FROM appointment_services p JOIN staff s ON s.id = p.staff_id
WHERE p.salon_id = $1 AND p.appointment_id = ANY ($2)
ORDER BY p.appointment_id, p.position";

const OF_CLIENTS: &str = "
SELECT id FROM appointments
WHERE salon_id = $1 AND client_id = ANY ($2) AND ends_at > $3
ORDER BY starts_at, id";

const BUSY: &str = "
SELECT id, staff_id, resource_id, starts_at, ends_at FROM blocks
WHERE salon_id = $1 AND ends_at > $2 AND starts_at < $3 AND appointment_id IS DISTINCT FROM $4
ORDER BY starts_at, id";

const BUSY_BEFORE: &str = "
SELECT b.id, b.staff_id, b.resource_id, b.starts_at, b.ends_at
FROM blocks b JOIN appointments a ON a.id = b.appointment_id
WHERE b.salon_id = $1 AND b.ends_at > $2 AND b.starts_at < $3
  AND b.appointment_id IS DISTINCT FROM $4 AND a.created_at < $5
ORDER BY b.starts_at, b.id";

const LIST: &str = "
SELECT a.id, a.service, a.notes, c.name, (
    SELECT p.address FROM client_phones l JOIN phones p ON p.id = l.phone_id
    WHERE l.salon_id = a.salon_id AND l.client_id = a.client_id AND l.unlinked_at IS NULL
    ORDER BY l.linked_at, p.id LIMIT 1
) AS address
FROM appointments a JOIN clients c ON c.id = a.client_id
WHERE a.salon_id = $1
  AND ($2::timestamptz IS NULL OR a.ends_at > $2)
  AND ($3::timestamptz IS NULL OR a.starts_at < $3)
  AND ($4::text IS NULL OR a.status = $4)
  AND ($5::bigint IS NULL OR EXISTS (
    SELECT 1 FROM appointment_services s WHERE s.appointment_id = a.id AND s.staff_id = $5
  ))
  AND ($6::bigint IS NULL OR a.client_id = $6)
  AND ($7::bigint IS NULL OR (a.starts_at, a.id) > (
    SELECT starts_at, id FROM appointments WHERE salon_id = $1 AND id = $7
  ))
ORDER BY a.starts_at, a.id
LIMIT $8";

const PAGE: usize = 100;

row!(Id { id: VisitId });

impl Database {
    /// Lists these people's visits that end after an instant, earliest first, whatever their status.
    ///
    /// # Errors
    /// [`DatabaseError`] when they cannot be read.
    pub async fn visits_of(
        &self,
        salon: SalonId,
        clients: &[ClientId],
        from: Timestamp,
    ) -> Result<Vec<Visit>, DatabaseError> {
        if clients.is_empty() {
            return Ok(Vec::new());
        }
        let mut link = self.link().await?;
        let statement = sql(OF_CLIENTS)
            .bind(&salon)
            .bind(&clients.to_vec())
            .bind(&from);
        let ids: Vec<Id> = statement.rows(&mut link).await?;
        let ids = ids.into_iter().map(|row| row.id).collect();
        Ok(load(&mut link, salon, ids)
            .await?
            .into_iter()
            .map(|loaded| loaded.visit)
            .collect())
    }

    /// Returns a visit.
    ///
    /// # Errors
    /// [`DatabaseError::NotFound`] when the salon has no such visit.
    pub async fn get_visit(&self, salon: SalonId, visit: VisitId) -> Result<Visit, DatabaseError> {
        get(&mut *self.link().await?, salon, visit).await
    }

    /// Lists a salon's visits, earliest first, a page at a time.
    ///
    /// # Errors
    /// [`DatabaseError`] when they cannot be read.
    pub async fn list_visits(
        &self,
        salon: SalonId,
        filter: &VisitFilter,
    ) -> Result<Vec<VisitRow>, DatabaseError> {
        let mut link = self.link().await?;
        let listed: Vec<Listed> = sql(LIST)
            .bind(&salon)
            .bind(&filter.from)
            .bind(&filter.to)
            .bind(&filter.status)
            .bind(&filter.staff)
            .bind(&filter.client)
            .bind(&filter.after)
            .bind(&i64::try_from(filter.limit.unwrap_or(PAGE)).unwrap_or(i64::MAX))
            .rows(&mut link)
            .await?;
        let loaded = load(&mut link, salon, listed.iter().map(|row| row.id).collect()).await?;
        Ok(listed
            .into_iter()
            .zip(loaded)
            .map(|(row, loaded)| listed_row(row, loaded))
            .collect())
    }

    /// Lists what is taken in a range, but for what one visit takes.
    ///
    /// # Errors
    /// [`DatabaseError`] when it cannot be read.
    pub async fn busy(
        &self,
        salon: SalonId,
        range: TimeRange,
        except: Option<VisitId>,
    ) -> Result<Vec<Block>, DatabaseError> {
        let taken: Vec<Taken> = sql(BUSY)
            .bind(&salon)
            .bind(&range.start())
            .bind(&range.end())
            .bind(&except)
            .rows(&mut *self.link().await?)
            .await?;
        taken.iter().map(block).collect()
    }

    /// Lists what is taken in a range by visits that were made before a moment of the business clock.
    ///
    /// # Errors
    /// [`DatabaseError`] when it cannot be read.
    pub async fn busy_before(
        &self,
        salon: SalonId,
        range: TimeRange,
        except: Option<VisitId>,
        made_before: Timestamp,
    ) -> Result<Vec<Block>, DatabaseError> {
        let taken: Vec<Taken> = sql(BUSY_BEFORE)
            .bind(&salon)
            .bind(&range.start())
            .bind(&range.end())
            .bind(&except)
            .bind(&made_before)
            .rows(&mut *self.link().await?)
            .await?;
        taken.iter().map(block).collect()
    }
}

/// Reads one visit.
pub(super) async fn get(
    link: &mut AsyncPgConnection,
    salon: SalonId,
    visit: VisitId,
) -> Result<Visit, DatabaseError> {
    let loaded = load(link, salon, vec![visit]).await?.into_iter().next();
    loaded
        .map(|loaded| loaded.visit)
        .ok_or(DatabaseError::NotFound)
}

/// A visit and the names of who does it.
struct Loaded {
    visit: Visit,
    staff_names: Vec<String>,
}

/// Reads visits in the order of their numbers given; those that are not there are left out.
async fn load(
    link: &mut AsyncPgConnection,
    salon: SalonId,
    ids: Vec<VisitId>,
) -> Result<Vec<Loaded>, DatabaseError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let found: Vec<Found> = sql(FIND).bind(&salon).bind(&ids).rows(link).await?;
    let parts: Vec<Part> = sql(PARTS).bind(&salon).bind(&ids).rows(link).await?;
    let mut by_visit: BTreeMap<VisitId, Vec<Part>> = BTreeMap::new();
    for part in parts {
        by_visit.entry(part.appointment_id).or_default().push(part);
    }
    let join = |row: Found| {
        let parts = by_visit.remove(&row.id).unwrap_or_default();
        visit(&row, &parts)
    };
    found.into_iter().map(join).collect()
}

fn visit(row: &Found, parts: &[Part]) -> Result<Loaded, DatabaseError> {
    let mut staff_names: Vec<String> = Vec::new();
    for part in parts {
        if !staff_names.contains(&part.staff_name) {
            staff_names.push(part.staff_name.clone());
        }
    }
    let visit = Visit {
        id: row.id,
        salon: row.salon_id,
        client: row.client_id,
        status: row.status,
        range: range(row.starts_at, row.ends_at)?,
        services: parts
            .iter()
            .map(|part| service(part, row.currency))
            .collect::<Result<_, DatabaseError>>()?,
        version: row.version,
    };
    Ok(Loaded { visit, staff_names })
}

fn service(part: &Part, currency: Currency) -> Result<VisitService, DatabaseError> {
    Ok(VisitService {
        service: part.service_id,
        staff: part.staff_id,
        range: range(part.starts_at, part.ends_at)?,
        price: price(&part.price_kind, part.price_minor, currency)?,
    })
}

fn listed_row(row: Listed, loaded: Loaded) -> VisitRow {
    VisitRow {
        visit: loaded.visit,
        client_name: row.name,
        client_number: row.address.map(|address| address.masked()),
        service_names: row.service,
        staff_names: loaded.staff_names,
        notes: row.notes,
    }
}

fn block(row: &Taken) -> Result<Block, DatabaseError> {
    let owner = match (row.staff_id, row.resource_id) {
        (Some(staff), None) => BlockOwner::Staff(staff),
        (None, Some(resource)) => BlockOwner::Resource(resource),
        (Some(_), Some(_)) | (None, None) => {
            return Err(DatabaseError::unreadable(
                "a block has not exactly one owner",
            ));
        }
    };
    Ok(Block {
        id: Some(row.id),
        owner,
        range: range(row.starts_at, row.ends_at)?,
    })
}

/// Reads a range back.
pub(crate) fn range(start: Timestamp, end: Timestamp) -> Result<TimeRange, DatabaseError> {
    TimeRange::new(start, end).map_err(DatabaseError::unreadable)
}

/// Reads a price back.
pub(crate) fn price(kind: &str, minor: i64, currency: Currency) -> Result<Price, DatabaseError> {
    let money = Money::new(minor, currency);
    match kind {
        "fixed" => Ok(Price::Fixed(money)),
        "from" => Ok(Price::From(money)),
        _ => Err(DatabaseError::unreadable(
            "a price is neither fixed nor from",
        )),
    }
}
