//! Campaigns as an operator sees and steers them.

use std::fmt;

use jiff::Timestamp;
use salon_domain::{Address, ClientName, SalonId};

use super::{Campaign, CampaignRow, CampaignState, campaign};
use crate::database::Database;
use crate::error::DatabaseError;
use crate::retry::again;
use crate::sql::{row, sql};

/// How many recipients of a campaign came to the same end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CampaignCount {
    /// `planned`, `waiting`, `sent`, `delivered`, `failed`, `refused` or `held_out`.
    pub state: String,
    /// Why they were refused, or the provider's code.
    pub reason: Option<String>,
    /// How many.
    pub recipients: u64,
    /// Segments that the provider counted.
    pub segments: u64,
}

/// A planned recipient as a preview shows it. `Debug` masks the number and shows no name.
#[derive(Clone, PartialEq, Eq)]
pub struct RecipientRow {
    /// The row.
    pub id: i64,
    /// The number.
    pub to: Address,
    /// The name of the only person under it, if it is known.
    pub name: Option<ClientName>,
}

impl fmt::Debug for RecipientRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RecipientRow")
            .field("id", &self.id)
            .field("to", &self.to)
            .finish_non_exhaustive()
    }
}

row!(CountRow {
    state: String,
    reason: Option<String>,
    recipients: i64,
    segments: i64,
});
row!(Recipient {
    id: i64,
    address: Address,
    name: Option<ClientName>,
});
row!(Id { id: i64 });

const LIST: &str = "
SELECT id, salon_id, name, state, body, language, hold_out_percent, send_after, planned_at, started_at, ended_at
FROM campaigns WHERE salon_id = $1 ORDER BY id DESC LIMIT $2";

const FIND: &str = "
SELECT id, salon_id, name, state, body, language, hold_out_percent, send_after, planned_at, started_at, ended_at
FROM campaigns WHERE salon_id = $1 AND name = $2";

const COUNTS: &str = "
SELECT state, reason, count(*) AS recipients, coalesce(sum(segments), 0)::bigint AS segments
FROM (
    SELECT CASE
            WHEN r.state <> 'queued' THEN r.state
            WHEN m.status = 'waiting' THEN 'waiting'
            WHEN m.status IN ('delivered', 'read') THEN 'delivered'
            WHEN m.status IN ('failed', 'undelivered', 'canceled') THEN 'failed'
            ELSE 'sent'
        END AS state,
        coalesce(r.reason, m.error_code::text) AS reason, m.segments
    FROM campaign_recipients r LEFT JOIN messages m ON m.id = r.message_id
    WHERE r.salon_id = $1 AND r.campaign_id = $2
) one
GROUP BY state, reason
ORDER BY state, reason";

const PLANNED: &str = concat!(
    "
SELECT r.id, r.address, people.name
FROM campaign_recipients r
    ",
    only_person!(),
    "
WHERE r.salon_id = $1 AND r.campaign_id = $2 AND r.state = 'planned' AND r.id > $3
ORDER BY r.id
LIMIT $4"
);

const STEER: &str = "
WITH steered AS (
    UPDATE campaigns
    SET state = $3, started_at = CASE WHEN $3 = 'running' THEN coalesce(started_at, $5) ELSE started_at END,
        ended_at = CASE WHEN $3 = 'cancelled' THEN $5 END
    WHERE salon_id = $1 AND id = $2 AND state = ANY ($4)
    RETURNING id
), noted AS (
    INSERT INTO audit_log (salon_id, actor, action, subject, at)
    SELECT $1, $6, 'campaign_' || $3, 'campaign:' || id, $5 FROM steered
)
SELECT id FROM steered";

const STOP_PLANNED: &str = "
UPDATE campaign_recipients SET state = 'refused', reason = 'cancelled', settled_at = $2
WHERE campaign_id = $1 AND state = 'planned'";

/// What waits in the outbox is looked at now, and dropped there.
const WAKE: &str = "
UPDATE outbox o SET due_at = now()
FROM campaign_recipients r
WHERE r.campaign_id = $1 AND r.message_id = o.message_id AND o.bulk AND o.due_at > now()";

impl Database {
    /// Lists a salon's campaigns, the newest first.
    ///
    /// # Errors
    /// [`DatabaseError`] when they cannot be read.
    pub async fn list_campaigns(
        &self,
        salon: SalonId,
        limit: usize,
    ) -> Result<Vec<Campaign>, DatabaseError> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let statement = sql(LIST).bind(&salon).bind(&limit);
        let rows: Vec<CampaignRow> = statement.rows(&mut *self.link().await?).await?;
        Ok(rows.into_iter().map(campaign).collect())
    }

    /// Finds a campaign by its name.
    ///
    /// # Errors
    /// [`DatabaseError`] when it cannot be looked for.
    pub async fn find_campaign(
        &self,
        salon: SalonId,
        name: &str,
    ) -> Result<Option<Campaign>, DatabaseError> {
        let statement = sql(FIND).bind(&salon).bind(&name);
        let found: Option<CampaignRow> = statement.find(&mut *self.link().await?).await?;
        Ok(found.map(campaign))
    }

    /// Counts what became of a campaign's recipients.
    ///
    /// # Errors
    /// [`DatabaseError`] when they cannot be counted.
    pub async fn count_recipients(
        &self,
        salon: SalonId,
        campaign: i64,
    ) -> Result<Vec<CampaignCount>, DatabaseError> {
        let statement = sql(COUNTS).bind(&salon).bind(&campaign);
        let rows: Vec<CountRow> = statement.rows(&mut *self.link().await?).await?;
        let count = |row: CountRow| CampaignCount {
            state: row.state,
            reason: row.reason,
            recipients: u64::try_from(row.recipients).unwrap_or_default(),
            segments: u64::try_from(row.segments).unwrap_or_default(),
        };
        Ok(rows.into_iter().map(count).collect())
    }

    /// Lists recipients who are still to be texted, in the order of their rows from one on.
    ///
    /// # Errors
    /// [`DatabaseError`] when they cannot be read.
    pub async fn planned_recipients(
        &self,
        salon: SalonId,
        campaign: i64,
        after: i64,
        limit: usize,
    ) -> Result<Vec<RecipientRow>, DatabaseError> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let statement = sql(PLANNED).bind(&salon).bind(&campaign).bind(&after);
        let bound = statement.bind(&limit);
        let rows: Vec<Recipient> = bound.rows(&mut *self.link().await?).await?;
        let recipient = |row: Recipient| RecipientRow {
            id: row.id,
            to: row.address,
            name: row.name,
        };
        Ok(rows.into_iter().map(recipient).collect())
    }

    /// Brings a campaign from one of some states to another; `false` when it was in none of them.
    /// Cancelling refuses everybody who was not texted yet.
    ///
    /// # Errors
    /// [`DatabaseError`]; nothing was written.
    pub async fn steer_campaign(
        &self,
        campaign: &Campaign,
        from: &[CampaignState],
        to: CampaignState,
        by: &str,
        now: Timestamp,
    ) -> Result<bool, DatabaseError> {
        again(|| async {
            let mut transaction = self.begin().await?;
            let steered = async {
                let steered: Option<Id> = sql(STEER)
                    .bind(&campaign.salon)
                    .bind(&campaign.id)
                    .bind(&to)
                    .bind(&from.to_vec())
                    .bind(&now)
                    .bind(&by)
                    .find(&mut transaction)
                    .await?;
                if steered.is_none_or(|row| row.id != campaign.id) {
                    return Ok(false);
                }
                if to == CampaignState::Cancelled {
                    let stop = sql(STOP_PLANNED).bind(&campaign.id).bind(&now);
                    stop.run(&mut transaction).await?;
                }
                let wake = sql(WAKE).bind(&campaign.id);
                wake.run(&mut transaction).await?;
                Ok(true)
            };
            let steered = steered.await;
            transaction.end(steered).await
        })
        .await
    }
}
