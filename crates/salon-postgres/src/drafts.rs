//! Answers that wait for a person.

use std::fmt;

use jiff::Timestamp;
use salon_domain::{Address, ConversationId, DraftId, OutboxId, Purpose, SalonId, TurnId};

use crate::database::{Database, Transaction};
use crate::error::DatabaseError;
use crate::outbox::queue::{Author, Outgoing, queue};
use crate::retry::again;
use crate::sql::{row, sql};
use crate::turns::NewText;
use crate::wake::Wake;

/// An answer that waits for a person. `Debug` shows no words.
#[derive(Clone, PartialEq, Eq)]
pub struct Draft {
    /// The row.
    pub id: DraftId,
    /// In which conversation.
    pub conversation: ConversationId,
    /// With which number.
    pub address: Address,
    /// The turn that wrote it.
    pub turn: TurnId,
    /// The words.
    pub body: String,
    /// When it was written, by the business clock.
    pub created_at: Timestamp,
    /// Until when it can be approved, by the business clock.
    pub expires_at: Timestamp,
}

impl fmt::Debug for Draft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Draft")
            .field("id", &self.id)
            .field("conversation", &self.conversation)
            .field("turn", &self.turn)
            .field("expires_at", &self.expires_at)
            .finish_non_exhaustive()
    }
}

/// A draft was not approved.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ApproveError {
    /// The salon has no such draft.
    #[error("the salon has no such draft")]
    NotFound,
    /// Somebody approved or discarded it before.
    #[error("the draft was decided on before")]
    Decided,
    /// It waited too long: what it says may not hold any more.
    #[error("the draft has expired")]
    Expired,
    /// The client or a colleague has written since.
    #[error("somebody has written in the conversation since")]
    Overtaken,
    /// The database did not do its part.
    #[error("the draft could not be approved")]
    Database(#[from] DatabaseError),
}

impl ApproveError {
    /// Returns the stable name of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotFound => "draft_not_found",
            Self::Decided => "draft_decided",
            Self::Expired => "draft_expired",
            Self::Overtaken => "draft_overtaken",
            Self::Database(error) => error.code(),
        }
    }

    /// Whether approving it again may succeed.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        match self {
            Self::NotFound | Self::Decided | Self::Expired | Self::Overtaken => false,
            Self::Database(error) => error.is_transient(),
        }
    }
}

row!(Listed {
    id: DraftId,
    conversation_id: ConversationId,
    address: Address,
    turn_id: TurnId,
    body: String,
    created_at: Timestamp,
    expires_at: Timestamp,
});
row!(Waiting {
    conversation_id: ConversationId,
    turn_id: TurnId,
    body: String,
    expires_at: Timestamp,
    decided: bool,
    overtaken: bool,
    salon_address: Address,
});

const LIST: &str = "
SELECT d.id, d.conversation_id, c.address, d.turn_id, d.body, d.created_at, d.expires_at
FROM drafts d JOIN conversations c ON c.id = d.conversation_id
WHERE d.salon_id = $1 AND d.outcome IS NULL AND d.expires_at > $2
ORDER BY d.id";

/// Whoever has written since is found by the numbers of texts: those of the draft's own turn are the
/// last it knows.
const TAKE: &str = "
SELECT d.conversation_id, d.turn_id, d.body, d.expires_at, d.outcome IS NOT NULL AS decided,
       EXISTS (
           SELECT 1 FROM messages m
           WHERE m.conversation_id = d.conversation_id
             AND m.id > (SELECT max(own.id) FROM messages own WHERE own.turn_id = d.turn_id)
       ) AS overtaken,
       c.salon_address
FROM drafts d JOIN conversations c ON c.id = d.conversation_id
WHERE d.salon_id = $1 AND d.id = $2
FOR UPDATE OF d, c";

const DECIDE: &str = "
WITH closed AS (
    UPDATE drafts SET outcome = $3, closed_by = $4, closed_at = $5
    WHERE salon_id = $1 AND id = $2 AND outcome IS NULL
    RETURNING id
)
INSERT INTO audit_log (salon_id, actor, action, subject, at)
SELECT $1, $4, $3, 'draft:' || id, $5 FROM closed";

impl Database {
    /// Lists a salon's drafts that can still be approved, oldest first.
    ///
    /// # Errors
    /// [`DatabaseError`] when they cannot be read.
    pub async fn list_drafts(
        &self,
        salon: SalonId,
        now: Timestamp,
    ) -> Result<Vec<Draft>, DatabaseError> {
        let statement = sql(LIST).bind(&salon).bind(&now);
        let listed: Vec<Listed> = statement.rows(&mut *self.link().await?).await?;
        Ok(listed
            .into_iter()
            .map(|row| Draft {
                id: row.id,
                conversation: row.conversation_id,
                address: row.address,
                turn: row.turn_id,
                body: row.body,
                created_at: row.created_at,
                expires_at: row.expires_at,
            })
            .collect())
    }

    /// Sends a draft as it stands, in the name of a person.
    ///
    /// # Errors
    /// [`ApproveError`]; nothing was sent and the draft waits as before.
    pub async fn approve_draft(
        &self,
        salon: SalonId,
        draft: DraftId,
        by: &str,
        now: Timestamp,
    ) -> Result<Option<OutboxId>, ApproveError> {
        let queued = again(|| async {
            let mut transaction = self.begin().await?;
            let approved = approve(
                &mut transaction,
                (salon, draft),
                (by, now),
                self.tells_others(),
            );
            let approved = approved.await;
            transaction.end(approved).await
        })
        .await?;
        self.ring(Wake::Outbox);
        Ok(queued)
    }

    /// Throws a draft away; `false` when it was decided on before or the salon has none such.
    ///
    /// # Errors
    /// [`DatabaseError`]; nothing was written.
    pub async fn discard_draft(
        &self,
        salon: SalonId,
        draft: DraftId,
        by: &str,
        now: Timestamp,
    ) -> Result<bool, DatabaseError> {
        let statement = sql(DECIDE)
            .bind(&salon)
            .bind(&draft)
            .bind(&"discarded")
            .bind(&by)
            .bind(&now);
        Ok(statement.run(&mut *self.link().await?).await? == 1)
    }
}

async fn approve(
    transaction: &mut Transaction,
    (salon, draft): (SalonId, DraftId),
    (by, now): (&str, Timestamp),
    tell_others: bool,
) -> Result<Option<OutboxId>, ApproveError> {
    let found: Option<Waiting> = sql(TAKE)
        .bind(&salon)
        .bind(&draft)
        .find(transaction)
        .await?;
    let waiting = found.ok_or(ApproveError::NotFound)?;
    if waiting.decided {
        return Err(ApproveError::Decided);
    }
    if waiting.expires_at <= now {
        return Err(ApproveError::Expired);
    }
    if waiting.overtaken {
        return Err(ApproveError::Overtaken);
    }
    let text = NewText {
        body: waiting.body,
        purpose: Purpose::Conversation,
        purpose_key: format!("turn:{}", waiting.turn_id),
    };
    let outgoing = Outgoing {
        salon,
        conversation: waiting.conversation_id,
        from: &waiting.salon_address,
        author: Author::Assistant,
        text: &text,
        bulk: false,
        media: None,
        turn: Some(waiting.turn_id),
        at: now,
        tell_others,
    };
    let queued = queue(transaction, &outgoing).await?;
    sql(DECIDE)
        .bind(&salon)
        .bind(&draft)
        .bind(&"approved")
        .bind(&by)
        .bind(&now)
        .run(transaction)
        .await?;
    Ok(queued)
}

/// Writes a draft within the transaction that records its turn.
pub(crate) async fn write(
    transaction: &mut Transaction,
    (salon, conversation, turn): (SalonId, ConversationId, TurnId),
    body: &str,
    now: Timestamp,
    until: Timestamp,
) -> Result<(), DatabaseError> {
    sql(
        "INSERT INTO drafts (salon_id, conversation_id, turn_id, body, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(&salon)
    .bind(&conversation)
    .bind(&turn)
    .bind(&body)
    .bind(&now)
    .bind(&until)
    .run(transaction)
    .await?;
    Ok(())
}
