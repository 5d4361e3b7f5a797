//! Planning: every number the query or the list finds, judged and written down by the database.
//!
//! One statement judges a page of clients or of a list, so that no transaction is long and the memory
//! stays flat. A plan that was cut off stays in `planning`, and the next one of its name replaces it.

use std::fmt;

use jiff::Timestamp;
use salon_domain::{Address, SalonId, ServiceId};
use serde_json::Value;

use crate::database::Database;
use crate::error::DatabaseError;
use crate::retry::again;
use crate::sql::{row, sql};

/// What a campaign says, and how. `Debug` shows no words.
#[derive(Clone, PartialEq, Eq)]
pub struct NewCampaign {
    /// Of which salon.
    pub salon: SalonId,
    /// What the operator calls it.
    pub name: String,
    /// The words, with places for names.
    pub body: String,
    /// BCP 47 tag of the language of the line that says how to opt out.
    pub language: String,
    /// How many of a hundred numbers are not texted, to compare with.
    pub hold_out_percent: i32,
    /// Nothing leaves before.
    pub send_after: Option<Timestamp>,
    /// Who plans it.
    pub by: String,
    /// Now, by the business clock.
    pub now: Timestamp,
}

impl fmt::Debug for NewCampaign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewCampaign")
            .field("salon", &self.salon)
            .field("hold_out_percent", &self.hold_out_percent)
            .finish_non_exhaustive()
    }
}

/// Which clients a campaign is for: those to whom everything applies.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Audience {
    /// Had one of these services.
    pub had: Vec<ServiceId>,
    /// Were there last before this instant.
    pub last_visit_before: Option<Timestamp>,
    /// Were there last at this instant or later.
    pub last_visit_from: Option<Timestamp>,
    /// Prefer all of these: an object that is contained in theirs.
    pub prefers: Option<Value>,
}

/// A campaign was not planned.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PlanError {
    /// There is a campaign of this name already.
    #[error("there is a campaign of this name already")]
    NameTaken,
    /// The database did not do its part.
    #[error(transparent)]
    Database(#[from] DatabaseError),
}

impl PlanError {
    /// Returns the stable name of what went wrong.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NameTaken => "campaign_name_taken",
            Self::Database(error) => error.code(),
        }
    }
}

/// Clients judged by one statement.
const PAGE: i64 = 50_000;

row!(Made { id: i64 });
row!(Edge { last: Option<i64> });

const REPLACE: &str = "
DELETE FROM campaigns WHERE salon_id = $1 AND name = $2 AND state = 'planning'";

const MAKE: &str = "
INSERT INTO campaigns (salon_id, name, state, body, language, hold_out_percent, send_after, planned_by, planned_at)
VALUES ($1, $2, 'planning', $3, $4, $5, $6, $7, $8)
ON CONFLICT ON CONSTRAINT campaigns_name_unique DO NOTHING
RETURNING id";

const NEXT: &str = "
SELECT max(id) AS last FROM (
    SELECT id FROM clients WHERE salon_id = $1 AND id > $2 ORDER BY id LIMIT $3
) page";

/// Judges what the part before it found: `found (client_id, address)`. The last line about marketing
/// decides, and one that takes conversation back stands for all.
macro_rules! judged {
    ($found:literal) => {
        concat!(
            "WITH found AS (",
            $found,
            "), numbers AS (
    SELECT DISTINCT ON (address) client_id, address FROM found
    WHERE address IS NOT NULL ORDER BY address, client_id
), judged AS (
    SELECT n.client_id, n.address,
        CASE
            WHEN gone.at IS NOT NULL AND gone.at >= coalesce(marketing.at, gone.at) THEN 'forgotten'
            WHEN marketing.act = 'revoked' OR conversation.act = 'revoked' THEN 'opted_out'
            WHEN marketing.act IS NULL THEN 'no_consent'
        END AS reason,
        ('x' || substr(md5(k.id::text || ':' || n.address), 1, 8))::bit(32)::bigint % 100
            < k.hold_out_percent AS held_out
    FROM numbers n
        JOIN campaigns k ON k.id = $2
        JOIN salons s ON s.id = $1
        LEFT JOIN LATERAL (
            SELECT act, at FROM consents c
            WHERE c.salon_id = $1 AND c.address = n.address AND c.purpose = 'marketing'
            ORDER BY at DESC, id DESC LIMIT 1
        ) marketing ON true
        LEFT JOIN LATERAL (
            SELECT act FROM consents c
            WHERE c.salon_id = $1 AND c.address = n.address AND c.purpose = 'conversation'
            ORDER BY at DESC, id DESC LIMIT 1
        ) conversation ON true
        LEFT JOIN forgotten_numbers gone ON gone.salon_id = $1 AND gone.number_hash = encode(sha256(
            convert_to(s.hash_key || encode(sha256(convert_to(s.hash_key || n.address, 'UTF8')), 'hex'), 'UTF8')
        ), 'hex')
    UNION ALL
    SELECT client_id, NULL, 'no_number', false FROM found WHERE address IS NULL
)
INSERT INTO campaign_recipients (salon_id, campaign_id, address, client_id, state, reason, send_at, settled_at)
SELECT $1, $2, address, client_id,
    CASE WHEN reason IS NOT NULL THEN 'refused' WHEN held_out THEN 'held_out' ELSE 'planned' END,
    reason, $3, CASE WHEN reason IS NOT NULL OR held_out THEN $3 END
FROM judged
ON CONFLICT ON CONSTRAINT campaign_recipients_once DO NOTHING"
        )
    };
}

const PLAN_PAGE: &str = judged!(
    "
    SELECT c.id AS client_id, p.address
    FROM clients c
        LEFT JOIN LATERAL (
            SELECT p.address FROM client_phones l JOIN phones p ON p.id = l.phone_id
            WHERE l.salon_id = $1 AND l.client_id = c.id AND l.unlinked_at IS NULL
            ORDER BY l.linked_at, p.id LIMIT 1
        ) p ON true
        LEFT JOIN LATERAL (
            SELECT max(a.starts_at) AS at FROM appointments a
            WHERE ($7::timestamptz IS NOT NULL OR $8::timestamptz IS NOT NULL)
              AND a.salon_id = $1 AND a.client_id = c.id AND a.starts_at <= $3
              AND a.status NOT IN ('held', 'cancelled', 'no_show')
        ) last ON true
    WHERE c.salon_id = $1 AND c.id > $4 AND c.id <= $5
      AND (cardinality($6::bigint[]) = 0 OR EXISTS (
        SELECT 1 FROM appointments a JOIN appointment_services v ON v.appointment_id = a.id
        WHERE a.salon_id = $1 AND a.client_id = c.id AND a.starts_at <= $3
          AND a.status NOT IN ('held', 'cancelled', 'no_show') AND v.service_id = ANY ($6)
      ))
      AND ($7::timestamptz IS NULL OR last.at < $7)
      AND ($8::timestamptz IS NULL OR last.at >= $8)
      AND ($9::jsonb IS NULL OR c.preferences @> $9)
"
);

const PLAN_LIST: &str = judged!(
    "
    SELECT (
        SELECT min(l.client_id) FROM phones p JOIN client_phones l ON l.phone_id = p.id
        WHERE p.salon_id = $1 AND p.address = t.address AND l.unlinked_at IS NULL
    ) AS client_id, t.address
    FROM unnest($4::text[]) AS t (address)
"
);

const PLANNED: &str = "
WITH done AS (
    UPDATE campaigns SET state = 'planned'
    WHERE salon_id = $1 AND id = $2 AND state = 'planning' RETURNING planned_by, planned_at
)
INSERT INTO audit_log (salon_id, actor, action, subject, at)
SELECT $1, planned_by, 'campaign_plan', 'campaign:' || $2::bigint, planned_at FROM done";

impl Database {
    /// Begins a campaign and returns its row; one of its name whose planning was cut off is replaced.
    /// [`Database::plan_for`] and [`Database::plan_numbers`] give it recipients.
    ///
    /// # Errors
    /// [`PlanError::NameTaken`], or the database's; nothing was written.
    pub async fn begin_campaign(&self, new: &NewCampaign) -> Result<i64, PlanError> {
        let made = again(|| async {
            let mut transaction = self.begin().await?;
            let made = async {
                let replace = sql(REPLACE).bind(&new.salon).bind(&new.name);
                replace.run(&mut transaction).await?;
                sql(MAKE)
                    .bind(&new.salon)
                    .bind(&new.name)
                    .bind(&new.body)
                    .bind(&new.language)
                    .bind(&new.hold_out_percent)
                    .bind(&new.send_after)
                    .bind(&new.by)
                    .bind(&new.now)
                    .find::<Made>(&mut transaction)
                    .await
            };
            let made = made.await;
            transaction.end(made).await
        })
        .await?;
        made.map(|row| row.id).ok_or(PlanError::NameTaken)
    }

    /// Writes down a recipient for every client to whom everything applies, one for each number.
    ///
    /// # Errors
    /// [`DatabaseError`]; the campaign stays in `planning`.
    pub async fn plan_for(
        &self,
        salon: SalonId,
        campaign: i64,
        audience: &Audience,
        now: Timestamp,
    ) -> Result<(), DatabaseError> {
        let mut after = 0_i64;
        while let Some(last) = self.page_after(salon, after).await? {
            again(|| async {
                sql(PLAN_PAGE)
                    .bind(&salon)
                    .bind(&campaign)
                    .bind(&now)
                    .bind(&after)
                    .bind(&last)
                    .bind(&audience.had)
                    .bind(&audience.last_visit_before)
                    .bind(&audience.last_visit_from)
                    .bind(&audience.prefers)
                    .run(&mut *self.link().await?)
                    .await
            })
            .await?;
            after = last;
        }
        Ok(())
    }

    /// Writes down a recipient for each of these numbers that has none yet.
    ///
    /// # Errors
    /// [`DatabaseError`]; the campaign stays in `planning`.
    pub async fn plan_numbers(
        &self,
        salon: SalonId,
        campaign: i64,
        numbers: &[Address],
        now: Timestamp,
    ) -> Result<(), DatabaseError> {
        let statement = sql(PLAN_LIST).bind(&salon).bind(&campaign).bind(&now);
        let statement = statement.bind(&numbers.to_vec());
        statement.run(&mut *self.link().await?).await?;
        Ok(())
    }

    /// Ends the planning: the campaign can be looked at and started.
    ///
    /// # Errors
    /// [`DatabaseError`]; the campaign stays in `planning`.
    pub async fn end_planning(&self, salon: SalonId, campaign: i64) -> Result<(), DatabaseError> {
        let statement = sql(PLANNED).bind(&salon).bind(&campaign);
        statement.run(&mut *self.link().await?).await?;
        Ok(())
    }

    async fn page_after(&self, salon: SalonId, after: i64) -> Result<Option<i64>, DatabaseError> {
        let statement = sql(NEXT).bind(&salon).bind(&after).bind(&PAGE);
        let edge: Edge = statement.row(&mut *self.link().await?).await?;
        Ok(edge.last)
    }
}
