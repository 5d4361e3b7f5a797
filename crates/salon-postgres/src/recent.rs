//! What a number did in the last moments, for telling a machine from a person.

use jiff::Timestamp;
use salon_domain::{Address, ConversationId, SalonId};

use crate::database::Database;
use crate::error::DatabaseError;
use crate::sql::{row, sql};
use crate::turns::ClaimedTurn;

/// What a number did in the last moments.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RecentTexts {
    /// Turns of its conversation that were recorded since the instant asked about; at most a hundred
    /// are counted.
    pub turns: u64,
    /// How many of its texts before this turn, in a row and at most ten, say the same as the newest.
    pub repeats: u64,
    /// Whether it is a number that a salon of this deployment texts from.
    pub from_a_salon: bool,
}

row!(Recent {
    turns: i64,
    repeats: i64,
    from_a_salon: bool
});

const RECENT: &str = "
SELECT
    (SELECT count(*) FROM (
        SELECT finished_at FROM turns
        WHERE salon_id = $1 AND conversation_id = $2 ORDER BY id DESC LIMIT 100
    ) last WHERE finished_at > $3) AS turns,
    (SELECT count(*) FROM (
        SELECT bool_and(body = $4) OVER (ORDER BY id DESC) AS same FROM (
            SELECT id, body FROM messages
            WHERE conversation_id = $2 AND direction = 'in' AND id < $5 AND sent_at > $3 - interval '8 minutes'
            ORDER BY id DESC LIMIT 10
        ) before
    ) run WHERE same) AS repeats,
    EXISTS (SELECT 1 FROM salon_numbers WHERE address = $6 AND archived_at IS NULL) AS from_a_salon";

impl Database {
    /// Returns what the number of a claimed turn did since an instant of the business clock.
    ///
    /// # Errors
    /// [`DatabaseError`] when it cannot be read.
    pub async fn recent_texts(
        &self,
        claimed: &ClaimedTurn,
        since: Timestamp,
    ) -> Result<RecentTexts, DatabaseError> {
        let newest = claimed.texts.last();
        let first = claimed.texts.first().map_or(0, |text| text.message.get());
        let recent: Recent = sql(RECENT)
            .bind::<SalonId>(&claimed.salon)
            .bind::<ConversationId>(&claimed.lease.conversation)
            .bind(&since)
            .bind(&newest.map(|text| text.body.clone()).unwrap_or_default())
            .bind(&first)
            .bind::<Address>(&claimed.client_address)
            .row(&mut *self.link().await?)
            .await?;
        let count = |rows: i64| u64::try_from(rows).unwrap_or_default();
        Ok(RecentTexts {
            turns: count(recent.turns),
            repeats: count(recent.repeats),
            from_a_salon: recent.from_a_salon,
        })
    }
}
