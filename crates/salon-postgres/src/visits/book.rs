//! Booking, holding and moving.

use jiff::Timestamp;
use salon_domain::{BlockOwner, OfferId, Opening, Price, SalonId, Visit, VisitId, VisitStatus};

use super::read::get;
use super::{By, NewVisit, VisitKind};
use crate::database::{Database, Transaction};
use crate::error::{BookError, DatabaseError};
use crate::retry::again;
use crate::sql::{row, sql};

row!(Made { id: VisitId });
row!(Status { status: VisitStatus, held_until: Option<Timestamp> });

const MAKE: &str = "
INSERT INTO appointments (salon_id, client_id, starts_at, ends_at, service, duration, status, notes,
                          held_until, created_at, changed_at)
SELECT $1, $2, $3, $4, coalesce(string_agg(s.name, ' + ' ORDER BY t.position), ''), $6, $7, $8, $9, $10, $10
FROM unnest($5::bigint[]) WITH ORDINALITY AS t (service_id, position)
    JOIN services s ON s.salon_id = $1 AND s.id = t.service_id
RETURNING id";

const FILL: &str = "
WITH parts AS (
    INSERT INTO appointment_services (salon_id, appointment_id, position, service_id, staff_id,
                                      starts_at, ends_at, price_kind, price_minor)
    SELECT $1, $2, t.position, t.service_id, t.staff_id, t.starts_at, t.ends_at, t.kind, t.minor
    FROM unnest($3::smallint[], $4::bigint[], $5::bigint[], $6::timestamptz[], $7::timestamptz[],
                $8::text[], $9::bigint[])
        AS t (position, service_id, staff_id, starts_at, ends_at, kind, minor)
)
INSERT INTO blocks (salon_id, appointment_id, staff_id, resource_id, starts_at, ends_at)
SELECT $1, $2, t.staff_id, t.resource_id, t.starts_at, t.ends_at
FROM unnest($10::bigint[], $11::bigint[], $12::timestamptz[], $13::timestamptz[])
    AS t (staff_id, resource_id, starts_at, ends_at)
-- Everybody takes blocks in one order, so that two bookings never wait for each other in a ring.
ORDER BY t.staff_id, t.resource_id, t.starts_at";

const CLOSE_OFFER: &str = "
UPDATE offers SET closed_at = $3, closed_by_turn_id = $4
WHERE id = $1 AND salon_id = $2 AND closed_at IS NULL AND expires_at > $3";

const MOVE: &str = "
WITH cleared AS (
    DELETE FROM appointment_services WHERE salon_id = $1 AND appointment_id = $2
), freed AS (
    DELETE FROM blocks WHERE salon_id = $1 AND appointment_id = $2
)
UPDATE appointments
SET starts_at = $3, ends_at = $4, duration = $6, version = version + 1, changed_at = $7,
    service = (
        SELECT coalesce(string_agg(s.name, ' + ' ORDER BY t.position), '')
        FROM unnest($5::bigint[]) WITH ORDINALITY AS t (service_id, position)
            JOIN services s ON s.salon_id = $1 AND s.id = t.service_id
    ),
    -- A visit that was confirmed for another time is booked, not confirmed, for this one.
    status = CASE WHEN status = 'confirmed' THEN 'booked' ELSE status END
WHERE salon_id = $1 AND id = $2";

impl Database {
    /// Writes a visit into the book: its row, its services and what it takes, in one transaction.
    ///
    /// # Errors
    /// [`BookError::SlotTaken`] when the database refused an overlap of people or chairs;
    /// [`BookError::OfferGone`]. Nothing was written.
    pub async fn book(
        &self,
        by: impl Into<By<'_>> + Send,
        visit: NewVisit<'_>,
        now: Timestamp,
    ) -> Result<VisitId, BookError> {
        let by = by.into();
        again(|| async {
            let mut transaction = self.begin().await?;
            let booked = book(&mut transaction, by, &visit, now).await;
            transaction.end(booked).await
        })
        .await
    }

    /// Moves a visit that is still to come. Its own old time does not stand in its way.
    ///
    /// # Errors
    /// [`BookError::SlotTaken`]; [`BookError::OfferGone`]; [`BookError::NotComing`];
    /// [`BookError::NotFound`]. The visit stays where it was.
    pub async fn move_visit(
        &self,
        by: impl Into<By<'_>> + Send,
        salon: SalonId,
        visit: VisitId,
        opening: &Opening,
        offer: Option<OfferId>,
        now: Timestamp,
    ) -> Result<Visit, BookError> {
        let by = by.into();
        again(|| async {
            let mut transaction = self.begin().await?;
            let place = Place {
                salon,
                visit,
                opening,
                offer,
                now,
            };
            let moved = relocate(&mut transaction, by, place).await;
            transaction.end(moved).await
        })
        .await
    }

    /// Turns a held visit into a booked one.
    ///
    /// # Errors
    /// [`BookError::OfferGone`] when the hold has run out or was released; [`BookError::NotFound`].
    pub async fn keep_hold(
        &self,
        by: impl Into<By<'_>> + Send,
        salon: SalonId,
        visit: VisitId,
        now: Timestamp,
    ) -> Result<Visit, BookError> {
        let by = by.into();
        again(|| async {
            let mut transaction = self.begin().await?;
            let kept = keep(&mut transaction, by, salon, visit, now).await;
            transaction.end(kept).await
        })
        .await
    }
}

async fn book(
    transaction: &mut Transaction,
    by: By<'_>,
    visit: &NewVisit<'_>,
    now: Timestamp,
) -> Result<VisitId, BookError> {
    if let Some(done) = by.find_done(transaction, visit.salon, "book").await? {
        return Ok(VisitId::new(done));
    }
    close_offer(transaction, by, visit.salon, visit.offer, now).await?;
    let (status, until) = match visit.kind {
        VisitKind::Booked => (VisitStatus::Booked, None),
        VisitKind::Held { until } => (VisitStatus::Held, Some(until)),
    };
    let range = visit.opening.range();
    let made: Made = sql(MAKE)
        .bind(&visit.salon)
        .bind(&visit.client)
        .bind(&range.start())
        .bind(&range.end())
        .bind(&services(visit.opening))
        .bind(&minutes(visit.opening))
        .bind(&status)
        .bind(&visit.notes)
        .bind(&until)
        .bind(&now)
        .row(transaction)
        .await?;
    fill(transaction, visit.salon, made.id, visit.opening).await?;
    by.note(transaction, (visit.salon, made.id), "book", now)
        .await?;
    Ok(made.id)
}

/// Where a visit is to be moved.
struct Place<'a> {
    salon: SalonId,
    visit: VisitId,
    opening: &'a Opening,
    offer: Option<OfferId>,
    now: Timestamp,
}

async fn relocate(
    transaction: &mut Transaction,
    by: By<'_>,
    to: Place<'_>,
) -> Result<Visit, BookError> {
    if by.find_done(transaction, to.salon, "move").await?.is_none() {
        let known = lock(transaction, to.salon, to.visit).await?;
        if !known.status.is_coming() {
            return Err(BookError::NotComing(known.status));
        }
        close_offer(transaction, by, to.salon, to.offer, to.now).await?;
        let range = to.opening.range();
        sql(MOVE)
            .bind(&to.salon)
            .bind(&to.visit)
            .bind(&range.start())
            .bind(&range.end())
            .bind(&services(to.opening))
            .bind(&minutes(to.opening))
            .bind(&to.now)
            .run(transaction)
            .await?;
        fill(transaction, to.salon, to.visit, to.opening).await?;
        by.note(transaction, (to.salon, to.visit), "move", to.now)
            .await?;
    }
    Ok(get(transaction, to.salon, to.visit).await?)
}

async fn keep(
    transaction: &mut Transaction,
    by: By<'_>,
    salon: SalonId,
    visit: VisitId,
    now: Timestamp,
) -> Result<Visit, BookError> {
    if by
        .find_done(transaction, salon, "keep_hold")
        .await?
        .is_none()
    {
        let known = lock(transaction, salon, visit).await?;
        let runs = known.held_until.is_some_and(|until| now < until);
        if known.status != VisitStatus::Held || !runs {
            return Err(BookError::OfferGone);
        }
        sql(
            "UPDATE appointments SET status = 'booked', version = version + 1, changed_at = $3
             WHERE salon_id = $1 AND id = $2",
        )
        .bind(&salon)
        .bind(&visit)
        .bind(&now)
        .run(transaction)
        .await?;
        by.note(transaction, (salon, visit), "keep_hold", now)
            .await?;
    }
    Ok(get(transaction, salon, visit).await?)
}

async fn lock(
    transaction: &mut Transaction,
    salon: SalonId,
    visit: VisitId,
) -> Result<Status, BookError> {
    let known: Option<Status> = sql(
        "SELECT status, held_until FROM appointments WHERE salon_id = $1 AND id = $2 FOR UPDATE",
    )
    .bind(&salon)
    .bind(&visit)
    .find(transaction)
    .await?;
    known.ok_or(BookError::NotFound)
}

async fn close_offer(
    transaction: &mut Transaction,
    by: By<'_>,
    salon: SalonId,
    offer: Option<OfferId>,
    now: Timestamp,
) -> Result<(), BookError> {
    let Some(offer) = offer else { return Ok(()) };
    match sql(CLOSE_OFFER)
        .bind(&offer)
        .bind(&salon)
        .bind(&now)
        .bind(&by.turn())
        .run(transaction)
        .await?
    {
        0 => Err(BookError::OfferGone),
        _ => Ok(()),
    }
}

async fn fill(
    transaction: &mut Transaction,
    salon: SalonId,
    visit: VisitId,
    opening: &Opening,
) -> Result<(), DatabaseError> {
    let parts = opening.parts();
    let taken: Vec<_> = parts.iter().flat_map(|part| &part.taken).collect();
    let staff = |owner| {
        if let BlockOwner::Staff(id) = owner {
            Some(id)
        } else {
            None
        }
    };
    let resource = |owner| {
        if let BlockOwner::Resource(id) = owner {
            Some(id)
        } else {
            None
        }
    };
    sql(FILL)
        .bind(&salon)
        .bind(&visit)
        .bind::<Vec<i16>>(&(1..).take(parts.len()).collect())
        .bind(&parts.iter().map(|part| part.service).collect::<Vec<_>>())
        .bind(&parts.iter().map(|part| part.staff).collect::<Vec<_>>())
        .bind(
            &parts
                .iter()
                .map(|part| part.range.start())
                .collect::<Vec<_>>(),
        )
        .bind(
            &parts
                .iter()
                .map(|part| part.range.end())
                .collect::<Vec<_>>(),
        )
        .bind(
            &parts
                .iter()
                .map(|part| price_kind(part.price))
                .collect::<Vec<_>>(),
        )
        .bind(
            &parts
                .iter()
                .map(|part| part.price.amount().minor())
                .collect::<Vec<_>>(),
        )
        .bind(
            &taken
                .iter()
                .map(|taken| staff(taken.owner))
                .collect::<Vec<_>>(),
        )
        .bind(
            &taken
                .iter()
                .map(|taken| resource(taken.owner))
                .collect::<Vec<_>>(),
        )
        .bind(
            &taken
                .iter()
                .map(|taken| taken.range.start())
                .collect::<Vec<_>>(),
        )
        .bind(
            &taken
                .iter()
                .map(|taken| taken.range.end())
                .collect::<Vec<_>>(),
        )
        .run(transaction)
        .await?;
    Ok(())
}

fn services(opening: &Opening) -> Vec<salon_domain::ServiceId> {
    opening.parts().iter().map(|part| part.service).collect()
}

fn minutes(opening: &Opening) -> i32 {
    i32::try_from(opening.range().minutes()).unwrap_or(i32::MAX)
}

/// How a price is kept beside its amount.
pub(crate) const fn price_kind(price: Price) -> &'static str {
    match price {
        Price::Fixed(_) => "fixed",
        Price::From(_) => "from",
    }
}
