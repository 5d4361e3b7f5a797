//! Requests that a person take over.

use std::fmt;

use jiff::Timestamp;
use salon_domain::{Address, ConversationId, HandoffId, SalonId, TurnId};

use crate::database::{Database, Transaction};
use crate::error::DatabaseError;
use crate::retry::again;
use crate::sql::{row, sql};
use crate::turns::NewHandoff;

/// A request that a person take over. `Debug` shows no summary.
#[derive(Clone, PartialEq, Eq)]
pub struct Handoff {
    /// The row.
    pub id: HandoffId,
    /// In which conversation.
    pub conversation: ConversationId,
    /// With which number.
    pub address: Address,
    /// Why, as one of a few words of the application.
    pub reason: String,
    /// What the person who takes over should read first.
    pub summary: String,
    /// Since when, by the business clock.
    pub opened_at: Timestamp,
    /// Until when a person was promised.
    pub due_at: Option<Timestamp>,
    /// When a person first wrote after it was opened.
    pub answered_at: Option<Timestamp>,
    /// How often it was chased because nobody had.
    pub chases: i32,
    /// When a person closed it, and who.
    pub closed: Option<(Timestamp, String)>,
}

impl fmt::Debug for Handoff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Handoff")
            .field("id", &self.id)
            .field("conversation", &self.conversation)
            .field("reason", &self.reason)
            .field("opened_at", &self.opened_at)
            .finish_non_exhaustive()
    }
}

/// Which handoffs to list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HandoffScope {
    /// Those that nobody has closed.
    Open,
    /// All.
    All,
}

/// Where a handoff belongs.
pub(crate) struct Place {
    pub(crate) salon: SalonId,
    pub(crate) conversation: ConversationId,
    pub(crate) turn: Option<TurnId>,
}

row!(Opened { id: HandoffId });
row!(Listed {
    id: HandoffId,
    conversation_id: ConversationId,
    address: Address,
    reason: String,
    summary: String,
    opened_at: Timestamp,
    due_at: Option<Timestamp>,
    answered_at: Option<Timestamp>,
    chases: i32,
    closed_at: Option<Timestamp>,
    closed_by: Option<String>,
});

/// An open one stays as it is, but for what is graver than its reason: that takes its place, and
/// waits for an answer anew. The update that changes nothing returns its number.
const OPEN: &str = "
INSERT INTO handoffs (salon_id, conversation_id, turn_id, reason, summary, opened_at, due_at)
SELECT $1, $2, $3, $4, $5, $6, $6 + handoff_minutes * interval '1 minute' FROM salons WHERE id = $1
ON CONFLICT (salon_id, conversation_id) WHERE closed_at IS NULL
    DO UPDATE SET (reason, summary, due_at, answered_at) = (
        SELECT CASE WHEN graver THEN EXCLUDED.reason ELSE handoffs.reason END,
               CASE WHEN graver THEN EXCLUDED.summary ELSE handoffs.summary END,
               CASE WHEN graver THEN EXCLUDED.due_at ELSE handoffs.due_at END,
               CASE WHEN graver THEN NULL ELSE handoffs.answered_at END
        FROM (SELECT
            coalesce(array_position(ARRAY['complaint', 'emergency'], EXCLUDED.reason), 0)
            > coalesce(array_position(ARRAY['complaint', 'emergency'], handoffs.reason), 0)
        ) AS gravity (graver))
RETURNING id";

const LIST: &str = "
SELECT h.id, h.conversation_id, c.address, h.reason, h.summary, h.opened_at, h.due_at,
       h.answered_at, h.chases, h.closed_at, h.closed_by
FROM handoffs h JOIN conversations c ON c.id = h.conversation_id
WHERE h.salon_id = $1 AND ($2 OR h.closed_at IS NULL)
ORDER BY h.id";

const CLOSE: &str = "
WITH closed AS (
    UPDATE handoffs SET closed_at = $4, closed_by = $3
    WHERE salon_id = $1 AND id = $2 AND closed_at IS NULL
    RETURNING id
)
INSERT INTO audit_log (salon_id, actor, action, subject, at)
SELECT $1, $3, 'close', 'handoff:' || id, $4 FROM closed";

/// Each is chased once in every time that it was given.
const CHASE: &str = "
UPDATE handoffs h SET chases = h.chases + 1, chased_at = $1
FROM salons s
WHERE h.salon_id = s.id AND h.closed_at IS NULL AND h.answered_at IS NULL AND h.due_at <= $1
  AND (h.chased_at IS NULL OR h.chased_at <= $1 - s.handoff_minutes * interval '1 minute')
RETURNING h.id, h.salon_id, h.conversation_id, h.reason, h.chases";

row!(Late {
    id: HandoffId,
    salon_id: SalonId,
    conversation_id: ConversationId,
    reason: String,
    chases: i32,
});

/// A request for a person whose time is up, with nobody having written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OverdueHandoff {
    /// The row.
    pub id: HandoffId,
    /// At which salon.
    pub salon: SalonId,
    /// In which conversation.
    pub conversation: ConversationId,
    /// Why a person was asked.
    pub reason: String,
    /// How often it was chased by now.
    pub chases: i32,
}

impl Database {
    /// Chases the requests of every salon whose time is up and that nobody has answered, and returns
    /// them; the next time each has run out once more, it is chased again.
    ///
    /// # Errors
    /// [`DatabaseError`]; nothing was written.
    pub async fn chase_handoffs(
        &self,
        now: Timestamp,
    ) -> Result<Vec<OverdueHandoff>, DatabaseError> {
        let late: Vec<Late> = sql(CHASE).bind(&now).rows(&mut *self.link().await?).await?;
        let overdue = |row: Late| OverdueHandoff {
            id: row.id,
            salon: row.salon_id,
            conversation: row.conversation_id,
            reason: row.reason,
            chases: row.chases,
        };
        Ok(late.into_iter().map(overdue).collect())
    }

    /// Asks a person to take over a conversation; one that is open already stays, and its number
    /// comes back.
    ///
    /// # Errors
    /// [`DatabaseError`]; nothing was written.
    pub async fn open_handoff(
        &self,
        salon: SalonId,
        conversation: ConversationId,
        handoff: &NewHandoff,
        now: Timestamp,
    ) -> Result<HandoffId, DatabaseError> {
        again(|| async {
            let mut transaction = self.begin().await?;
            let place = Place {
                salon,
                conversation,
                turn: None,
            };
            let opened = open(&mut transaction, place, handoff, now).await;
            transaction.end(opened).await
        })
        .await
    }

    /// Lists a salon's handoffs, oldest first.
    ///
    /// # Errors
    /// [`DatabaseError`] when they cannot be read.
    pub async fn list_handoffs(
        &self,
        salon: SalonId,
        scope: HandoffScope,
    ) -> Result<Vec<Handoff>, DatabaseError> {
        let statement = sql(LIST).bind(&salon).bind(&(scope == HandoffScope::All));
        let listed: Vec<Listed> = statement.rows(&mut *self.link().await?).await?;
        Ok(listed.into_iter().map(handoff).collect())
    }

    /// Closes a handoff; `false` when it was closed already or the salon has none such.
    ///
    /// # Errors
    /// [`DatabaseError`]; nothing was written.
    pub async fn close_handoff(
        &self,
        salon: SalonId,
        handoff: HandoffId,
        by: &str,
        now: Timestamp,
    ) -> Result<bool, DatabaseError> {
        let statement = sql(CLOSE).bind(&salon).bind(&handoff).bind(&by).bind(&now);
        Ok(statement.run(&mut *self.link().await?).await? == 1)
    }
}

/// Opens a handoff within a transaction.
pub(crate) async fn open(
    transaction: &mut Transaction,
    place: Place,
    handoff: &NewHandoff,
    now: Timestamp,
) -> Result<HandoffId, DatabaseError> {
    let opened: Opened = sql(OPEN)
        .bind(&place.salon)
        .bind(&place.conversation)
        .bind(&place.turn)
        .bind(&handoff.reason)
        .bind(&handoff.summary)
        .bind(&now)
        .row(transaction)
        .await?;
    Ok(opened.id)
}

fn handoff(row: Listed) -> Handoff {
    Handoff {
        id: row.id,
        conversation: row.conversation_id,
        address: row.address,
        reason: row.reason,
        summary: row.summary,
        opened_at: row.opened_at,
        due_at: row.due_at,
        answered_at: row.answered_at,
        chases: row.chases,
        closed: row.closed_at.zip(row.closed_by),
    }
}
