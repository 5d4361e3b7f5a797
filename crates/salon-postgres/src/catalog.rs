//! Everything about a salon that changes seldom, read at one instant.

use std::collections::BTreeMap;

use diesel_async::{AsyncPgConnection, SimpleAsyncConnection};
use jiff::Timestamp;
use jiff::civil::{Date, Weekday};
use salon_domain::{
    Address, Catalog, CivilSpan, Currency, DatedHours, Fact, Hours, HoursOwner, Key, Resource,
    ResourceId, SalonId, Service, ServiceId, Skill, StaffId, StaffMember, Step, TimeOff,
    WeeklyHours,
};
use serde_json::Value;

use crate::database::Database;
use crate::error::DatabaseError;
use crate::salons::{self, minutes};
use crate::sql::{row, sql};
use crate::visits::read::{price, range};

row!(NumberRow { address: Address });
row!(ServiceRow {
    id: ServiceId,
    key: Key,
    name: String,
    aliases: Vec<String>,
    steps: Value,
    buffer_before_minutes: i32,
    buffer_after_minutes: i32,
    price_kind: String,
    price_minor: i64,
    resource_kind: Option<Key>,
});
row!(StaffRow { id: StaffId, key: Key, name: String, nicknames: Vec<String> });
row!(SkillRow {
    staff_id: StaffId,
    service_id: ServiceId,
    steps: Option<Value>,
    price_kind: Option<String>,
    price_minor: Option<i64>,
});
row!(ResourceRow {
    id: ResourceId,
    key: Key,
    name: String,
    kind: Key
});
row!(WeeklyRow { staff_id: Option<StaffId>, weekday: i16, span: String });
row!(DatedRow { staff_id: Option<StaffId>, date: Date, spans: Vec<String>, label: Option<String> });
row!(LeaveRow {
    staff_id: StaffId,
    starts_at: Timestamp,
    ends_at: Timestamp
});
row!(FactRow {
    key: Key,
    asks: Vec<String>,
    text: String,
    valid_from: Option<Date>,
    valid_until: Option<Date>,
});

const NUMBERS: &str = "
SELECT address FROM salon_numbers WHERE salon_id = $1 AND archived_at IS NULL ORDER BY position, id";
const SERVICES: &str = "
SELECT * FROM services WHERE salon_id = $1 AND archived_at IS NULL ORDER BY position, id";
const STAFF: &str = "
SELECT id, key, name, nicknames FROM staff
WHERE salon_id = $1 AND archived_at IS NULL ORDER BY position, id";
const SKILLS: &str = "
SELECT k.staff_id, k.service_id, k.steps, k.price_kind, k.price_minor
FROM skills k JOIN services s ON s.id = k.service_id AND s.archived_at IS NULL
WHERE k.salon_id = $1 AND k.archived_at IS NULL
ORDER BY s.position, s.id";
const RESOURCES: &str = "
SELECT id, key, name, kind FROM resources
WHERE salon_id = $1 AND archived_at IS NULL ORDER BY position, id";
const WEEKLY: &str = "
SELECT staff_id, weekday, span FROM weekly_hours
WHERE salon_id = $1 AND archived_at IS NULL ORDER BY staff_id NULLS FIRST, weekday, span";
const DATED: &str = "
SELECT staff_id, date, spans, label FROM dated_hours
WHERE salon_id = $1 AND archived_at IS NULL ORDER BY staff_id NULLS FIRST, date";
const LEAVE: &str = "
SELECT staff_id, starts_at, ends_at FROM time_off
WHERE salon_id = $1 AND archived_at IS NULL ORDER BY staff_id, starts_at";
const FACTS: &str = "
SELECT key, asks, text, valid_from, valid_until FROM knowledge
WHERE salon_id = $1 AND archived_at IS NULL ORDER BY position, id";

impl Database {
    /// Reads a salon's whole catalogue, as it was at one instant. What is archived is not in it.
    ///
    /// # Errors
    /// [`DatabaseError::NotFound`] when there is no such salon.
    pub async fn load_catalog(&self, salon: SalonId) -> Result<Catalog, DatabaseError> {
        let mut transaction = self.begin().await?;
        let loaded = load(&mut transaction, salon).await;
        transaction.end(loaded).await
    }
}

async fn load(link: &mut AsyncPgConnection, salon: SalonId) -> Result<Catalog, DatabaseError> {
    link.batch_execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        .await?;
    let about = salons::get(link, salon).await?;
    let numbers: Vec<NumberRow> = sql(NUMBERS).bind(&salon).rows(link).await?;
    let resources: Vec<ResourceRow> = sql(RESOURCES).bind(&salon).rows(link).await?;
    let facts: Vec<FactRow> = sql(FACTS).bind(&salon).rows(link).await?;
    Ok(Catalog {
        numbers: numbers.into_iter().map(|row| row.address).collect(),
        services: services(link, salon, about.currency).await?,
        staff: staff(link, salon, about.currency).await?,
        resources: resources.into_iter().map(resource).collect(),
        hours: hours(link, salon).await?,
        facts: facts.into_iter().map(fact).collect(),
        salon: about,
    })
}

async fn services(
    link: &mut AsyncPgConnection,
    salon: SalonId,
    currency: Currency,
) -> Result<Vec<Service>, DatabaseError> {
    let rows: Vec<ServiceRow> = sql(SERVICES).bind(&salon).rows(link).await?;
    let service = |row: ServiceRow| {
        Ok(Service {
            id: row.id,
            key: row.key,
            name: row.name,
            aliases: row.aliases,
            steps: steps(row.steps)?,
            buffer_before: minutes(row.buffer_before_minutes)?,
            buffer_after: minutes(row.buffer_after_minutes)?,
            price: price(&row.price_kind, row.price_minor, currency)?,
            resource_kind: row.resource_kind,
        })
    };
    rows.into_iter().map(service).collect()
}

async fn staff(
    link: &mut AsyncPgConnection,
    salon: SalonId,
    currency: Currency,
) -> Result<Vec<StaffMember>, DatabaseError> {
    let people: Vec<StaffRow> = sql(STAFF).bind(&salon).rows(link).await?;
    let rows: Vec<SkillRow> = sql(SKILLS).bind(&salon).rows(link).await?;
    let mut skills: BTreeMap<StaffId, Vec<Skill>> = BTreeMap::new();
    for row in rows {
        skills
            .entry(row.staff_id)
            .or_default()
            .push(skill(row, currency)?);
    }
    let member = |row: StaffRow| StaffMember {
        skills: skills.remove(&row.id).unwrap_or_default(),
        id: row.id,
        key: row.key,
        name: row.name,
        nicknames: row.nicknames,
    };
    Ok(people.into_iter().map(member).collect())
}

async fn hours(link: &mut AsyncPgConnection, salon: SalonId) -> Result<Hours, DatabaseError> {
    let weekly: Vec<WeeklyRow> = sql(WEEKLY).bind(&salon).rows(link).await?;
    let dated: Vec<DatedRow> = sql(DATED).bind(&salon).rows(link).await?;
    let leave: Vec<LeaveRow> = sql(LEAVE).bind(&salon).rows(link).await?;
    let time_off = |row: LeaveRow| {
        Ok(TimeOff {
            staff: row.staff_id,
            range: range(row.starts_at, row.ends_at)?,
        })
    };
    Ok(Hours {
        weekly: weekly
            .iter()
            .map(weekly_hours)
            .collect::<Result<_, DatabaseError>>()?,
        dated: dated
            .into_iter()
            .map(dated_hours)
            .collect::<Result<_, DatabaseError>>()?,
        time_off: leave
            .into_iter()
            .map(time_off)
            .collect::<Result<_, DatabaseError>>()?,
    })
}

fn owner(staff: Option<StaffId>) -> HoursOwner {
    staff.map_or(HoursOwner::Salon, HoursOwner::Staff)
}

fn span(text: &str) -> Result<CivilSpan, DatabaseError> {
    text.parse().map_err(DatabaseError::unreadable)
}

fn weekly_hours(row: &WeeklyRow) -> Result<WeeklyHours, DatabaseError> {
    let day = i8::try_from(row.weekday).map_err(DatabaseError::unreadable)?;
    Ok(WeeklyHours {
        owner: owner(row.staff_id),
        weekday: Weekday::from_monday_one_offset(day).map_err(DatabaseError::unreadable)?,
        span: span(&row.span)?,
    })
}

fn dated_hours(row: DatedRow) -> Result<DatedHours, DatabaseError> {
    Ok(DatedHours {
        owner: owner(row.staff_id),
        date: row.date,
        spans: row
            .spans
            .iter()
            .map(|text| span(text))
            .collect::<Result<_, DatabaseError>>()?,
        label: row.label,
    })
}

fn skill(row: SkillRow, currency: Currency) -> Result<Skill, DatabaseError> {
    let priced = row.price_kind.zip(row.price_minor);
    Ok(Skill {
        service: row.service_id,
        steps: row.steps.map(steps).transpose()?,
        price: priced
            .map(|(kind, minor)| price(&kind, minor, currency))
            .transpose()?,
    })
}

fn steps(stored: Value) -> Result<Vec<Step>, DatabaseError> {
    serde_json::from_value(stored).map_err(DatabaseError::unreadable)
}

fn resource(row: ResourceRow) -> Resource {
    Resource {
        id: row.id,
        key: row.key,
        name: row.name,
        kind: row.kind,
    }
}

fn fact(row: FactRow) -> Fact {
    Fact {
        key: row.key,
        asks: row.asks,
        text: row.text,
        valid_from: row.valid_from,
        valid_until: row.valid_until,
    }
}
