//! Running: recipients whose time has come go into the outbox, or are refused with the reason.

use std::fmt;

use jiff::Timestamp;
use salon_domain::{Address, ClientName, MessageId, SalonId};

use super::{Campaign, CampaignRow, CampaignState, campaign};
use crate::database::{Database, Transaction};
use crate::error::DatabaseError;
use crate::outbox::queue::{NewQueuedText, begin_and_queue};
use crate::retry::again;
use crate::sql::{row, sql};
use crate::wake::Wake;

/// Why a number is not texted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// It opted out.
    OptedOut,
    /// It never agreed to marketing.
    NoConsent,
    /// A person of the salon has taken the conversation over.
    WithAPerson,
    /// It was texted for this campaign already.
    Already,
    /// The campaign was cancelled.
    Cancelled,
}

impl Refusal {
    /// Returns the stored form.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::OptedOut => "opted_out",
            Self::NoConsent => "no_consent",
            Self::WithAPerson => "with_a_person",
            Self::Already => "already_texted",
            Self::Cancelled => "cancelled",
        }
    }
}

/// A recipient whose time has come. `Debug` masks the number and shows no name.
#[derive(Clone, PartialEq, Eq)]
pub struct DueRecipient {
    /// The row.
    pub id: i64,
    /// The number.
    pub to: Address,
    /// The name of the only person under it, if it is known.
    pub name: Option<ClientName>,
    /// Until when a person of the salon has the conversation.
    pub paused_until: Option<Timestamp>,
}

impl fmt::Debug for DueRecipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DueRecipient")
            .field("id", &self.id)
            .field("to", &self.to)
            .finish_non_exhaustive()
    }
}

row!(Due {
    id: i64,
    address: Address,
    name: Option<ClientName>,
    paused_until: Option<Timestamp>,
});
row!(Count { count: i64 });
row!(Taken { taken: bool });
row!(StateRow {
    state: CampaignState
});

const RUNNING: &str = "
SELECT id, salon_id, name, state, body, language, hold_out_percent, send_after, planned_at, started_at, ended_at
FROM campaigns WHERE state = 'running' AND (send_after IS NULL OR send_after <= $1) ORDER BY id";

const WAITING: &str = "SELECT count(*) AS count FROM outbox WHERE salon_id = $1 AND bulk";

const DUE: &str = concat!(
    "
SELECT r.id, r.address, people.name, c.paused_until
FROM campaign_recipients r
    ",
    only_person!(),
    "
    LEFT JOIN conversations c ON c.salon_id = r.salon_id AND c.address = r.address
WHERE r.campaign_id = $1 AND r.state = 'planned' AND r.send_at <= $2
ORDER BY r.send_at, r.id
LIMIT $3"
);

/// Locks the recipient, and the campaign against being paused, for as long as the text is written.
const TAKE: &str = "
SELECT true AS taken
FROM campaign_recipients r JOIN campaigns k ON k.id = r.campaign_id
WHERE r.id = $1 AND r.state = 'planned' AND k.state = 'running'
FOR UPDATE OF r FOR SHARE OF k";

const QUEUED: &str = "
UPDATE campaign_recipients SET state = 'queued', message_id = $2, settled_at = $3 WHERE id = $1";

const REFUSE: &str = "
UPDATE campaign_recipients SET state = 'refused', reason = $2, settled_at = $3
WHERE id = $1 AND state = 'planned'";

const STATE: &str = "
SELECT k.state FROM campaign_recipients r JOIN campaigns k ON k.id = r.campaign_id
WHERE r.message_id = $1";

const DROPPED: &str = "
UPDATE campaign_recipients SET state = 'refused', reason = $2, settled_at = $3
WHERE message_id = $1 AND state = 'queued'";

const FINISH: &str = "
UPDATE campaigns k SET state = 'finished', ended_at = $2
WHERE k.id = $1 AND k.state = 'running'
  AND NOT EXISTS (SELECT 1 FROM campaign_recipients r WHERE r.campaign_id = k.id AND r.state = 'planned')
  AND NOT EXISTS (
    SELECT 1 FROM outbox o JOIN campaign_recipients r ON r.message_id = o.message_id
    WHERE o.bulk AND r.campaign_id = k.id
  )";

impl Database {
    /// Lists the campaigns of every salon whose texts leave now.
    ///
    /// # Errors
    /// [`DatabaseError`] when they cannot be read.
    pub async fn running_campaigns(&self, now: Timestamp) -> Result<Vec<Campaign>, DatabaseError> {
        let statement = sql(RUNNING).bind(&now);
        let rows: Vec<CampaignRow> = statement.rows(&mut *self.link().await?).await?;
        Ok(rows.into_iter().map(campaign).collect())
    }

    /// Counts the bulk texts of a salon that wait in the outbox.
    ///
    /// # Errors
    /// [`DatabaseError`] when they cannot be counted.
    pub async fn bulk_waiting(&self, salon: SalonId) -> Result<usize, DatabaseError> {
        let statement = sql(WAITING).bind(&salon);
        let count: Count = statement.row(&mut *self.link().await?).await?;
        Ok(usize::try_from(count.count).unwrap_or(usize::MAX))
    }

    /// Lists recipients of a campaign whose time has come, at most `limit`.
    ///
    /// # Errors
    /// [`DatabaseError`] when they cannot be read.
    pub async fn due_recipients(
        &self,
        campaign: i64,
        now: Timestamp,
        limit: usize,
    ) -> Result<Vec<DueRecipient>, DatabaseError> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let statement = sql(DUE).bind(&campaign).bind(&now).bind(&limit);
        let rows: Vec<Due> = statement.rows(&mut *self.link().await?).await?;
        let due = |row: Due| DueRecipient {
            id: row.id,
            to: row.address,
            name: row.name,
            paused_until: row.paused_until,
        };
        Ok(rows.into_iter().map(due).collect())
    }

    /// Looks at a planned recipient again later.
    ///
    /// # Errors
    /// [`DatabaseError`]; nothing was written.
    pub async fn postpone_recipient(
        &self,
        recipient: i64,
        until: Timestamp,
    ) -> Result<(), DatabaseError> {
        let statement =
            sql("UPDATE campaign_recipients SET send_at = $2 WHERE id = $1 AND state = 'planned'");
        let bound = statement.bind(&recipient).bind(&until);
        bound.run(&mut *self.link().await?).await?;
        Ok(())
    }

    /// Refuses a planned recipient; one that was settled meanwhile stays so.
    ///
    /// # Errors
    /// [`DatabaseError`]; nothing was written.
    pub async fn refuse_recipient(
        &self,
        recipient: i64,
        reason: Refusal,
        now: Timestamp,
    ) -> Result<(), DatabaseError> {
        let statement = sql(REFUSE).bind(&recipient).bind(&reason.as_str());
        let bound = statement.bind(&now);
        bound.run(&mut *self.link().await?).await?;
        Ok(())
    }

    /// Puts a recipient's text into the outbox, if the campaign still runs; `false` when not, or when
    /// another process was faster.
    ///
    /// # Errors
    /// [`DatabaseError`]; nothing was written.
    pub async fn queue_recipient(
        &self,
        recipient: i64,
        text: &NewQueuedText,
    ) -> Result<bool, DatabaseError> {
        let tell_others = self.tells_others();
        let queued = again(|| async {
            let mut transaction = self.begin().await?;
            let queued = take_and_queue(&mut transaction, recipient, text, tell_others).await;
            transaction.end(queued).await
        })
        .await?;
        if queued {
            self.ring(Wake::Outbox);
        }
        Ok(queued)
    }

    /// Returns the state of the campaign that a text belongs to; `None` when it belongs to none.
    ///
    /// # Errors
    /// [`DatabaseError`] when it cannot be asked.
    pub async fn campaign_of_text(
        &self,
        message: MessageId,
    ) -> Result<Option<CampaignState>, DatabaseError> {
        let statement = sql(STATE).bind(&message);
        let found: Option<StateRow> = statement.find(&mut *self.link().await?).await?;
        Ok(found.map(|row| row.state))
    }

    /// Writes down why a campaign's text that was in the outbox did not leave.
    ///
    /// # Errors
    /// [`DatabaseError`]; nothing was written.
    pub async fn recipient_dropped(
        &self,
        message: MessageId,
        reason: Refusal,
        now: Timestamp,
    ) -> Result<(), DatabaseError> {
        let statement = sql(DROPPED).bind(&message).bind(&reason.as_str());
        let bound = statement.bind(&now);
        bound.run(&mut *self.link().await?).await?;
        Ok(())
    }

    /// Ends a running campaign of which nothing is left to do; whether it did.
    ///
    /// # Errors
    /// [`DatabaseError`]; nothing was written.
    pub async fn finish_campaign(
        &self,
        campaign: i64,
        now: Timestamp,
    ) -> Result<bool, DatabaseError> {
        let statement = sql(FINISH).bind(&campaign).bind(&now);
        Ok(statement.run(&mut *self.link().await?).await? == 1)
    }
}

async fn take_and_queue(
    transaction: &mut Transaction,
    recipient: i64,
    text: &NewQueuedText,
    tell_others: bool,
) -> Result<bool, DatabaseError> {
    let taken: Option<Taken> = sql(TAKE).bind(&recipient).find(transaction).await?;
    if !taken.is_some_and(|row| row.taken) {
        return Ok(false);
    }
    let Some(outbox) = begin_and_queue(transaction, text, tell_others).await? else {
        sql(REFUSE)
            .bind(&recipient)
            .bind(&Refusal::Already.as_str())
            .bind(&text.at)
            .run(transaction)
            .await?;
        return Ok(false);
    };
    sql(QUEUED)
        .bind(&recipient)
        .bind(&outbox)
        .bind(&text.at)
        .run(transaction)
        .await?;
    Ok(true)
}
