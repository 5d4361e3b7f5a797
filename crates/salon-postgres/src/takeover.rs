//! A person of the salon in a conversation: they take it over, write in it, and give it back.

use jiff::Timestamp;
use salon_domain::{ConversationId, OutboxId, SalonId};

use crate::database::{Database, Transaction};
use crate::error::DatabaseError;
use crate::outbox::queue::{Author, Outgoing, queue};
use crate::retry::again;
use crate::sql::{row, sql};
use crate::turns::NewText;
use crate::wake::Wake;

/// What a person does with a conversation. `Debug` shows no words, since [`NewText`] shows none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Takeover<'a> {
    /// At which salon.
    pub salon: SalonId,
    /// Which conversation.
    pub conversation: ConversationId,
    /// Who.
    pub by: &'a str,
    /// Until when the assistant is silent; `None` for as long as the salon's rule says.
    pub until: Option<Timestamp>,
    /// Now, by the business clock.
    pub now: Timestamp,
}

row!(Thread {
    salon_address: salon_domain::Address,
    paused_until: Option<Timestamp>,
});
row!(Id { id: i64 });

/// A later end stands: who writes two words does not shorten what somebody took for a day.
const PAUSE: &str = "
UPDATE conversations c
SET paused_until = greatest(c.paused_until, coalesce($3, $4 + s.takeover_minutes * interval '1 minute'))
FROM salons s
WHERE s.id = c.salon_id AND c.salon_id = $1 AND c.id = $2
RETURNING c.salon_address, c.paused_until";

const ANSWERED: &str = "
UPDATE handoffs SET answered_at = $3
WHERE salon_id = $1 AND conversation_id = $2 AND closed_at IS NULL AND answered_at IS NULL";

/// What a turn that is under way would answer is dropped, as it is for a text of theirs.
const SILENCE: &str = "
UPDATE conversations SET staff_texts = staff_texts + 1 WHERE salon_id = $1 AND id = $2";

const GIVE_BACK: &str = "
UPDATE conversations SET paused_until = NULL
WHERE salon_id = $1 AND id = $2 AND paused_until > $3
RETURNING id";

const AUDIT: &str = "
INSERT INTO audit_log (salon_id, actor, action, subject, at)
VALUES ($1, $3, $4, 'conversation:' || $2::bigint, $5)";

impl Database {
    /// Silences the assistant in a conversation and returns until when. A turn under way records
    /// what it did and drops its answer.
    ///
    /// # Errors
    /// [`DatabaseError::NotFound`] when the salon has no such conversation.
    pub async fn take_over(&self, takeover: &Takeover<'_>) -> Result<Timestamp, DatabaseError> {
        again(|| async {
            let mut transaction = self.begin().await?;
            let taken = async {
                let thread = pause(&mut transaction, takeover).await?;
                sql(SILENCE)
                    .bind(&takeover.salon)
                    .bind(&takeover.conversation)
                    .run(&mut transaction)
                    .await?;
                audit(&mut transaction, takeover, "take_over").await?;
                Ok(thread.paused_until.unwrap_or(takeover.now))
            };
            let taken = taken.await;
            transaction.end(taken).await
        })
        .await
    }

    /// Writes in a conversation in a person's name: the text goes into the outbox, the assistant is
    /// silent from now on, and an open request for a person counts as answered. `None` when there is
    /// a text for this occasion already.
    ///
    /// # Errors
    /// [`DatabaseError::NotFound`] when the salon has no such conversation; nothing was written.
    pub async fn say(
        &self,
        takeover: &Takeover<'_>,
        text: &NewText,
    ) -> Result<Option<OutboxId>, DatabaseError> {
        let tell_others = self.tells_others();
        let said = again(|| async {
            let mut transaction = self.begin().await?;
            let said = say(&mut transaction, takeover, text, tell_others).await;
            transaction.end(said).await
        })
        .await?;
        if said.is_some() {
            self.ring(Wake::Outbox);
        }
        Ok(said)
    }

    /// Gives a conversation back to the assistant; `false` when nobody had taken it.
    ///
    /// # Errors
    /// [`DatabaseError`]; nothing was written.
    pub async fn give_back(&self, takeover: &Takeover<'_>) -> Result<bool, DatabaseError> {
        again(|| async {
            let mut transaction = self.begin().await?;
            let given = async {
                let given: Option<Id> = sql(GIVE_BACK)
                    .bind(&takeover.salon)
                    .bind(&takeover.conversation)
                    .bind(&takeover.now)
                    .find(&mut transaction)
                    .await?;
                if given.is_some_and(|row| row.id == takeover.conversation.get()) {
                    audit(&mut transaction, takeover, "give_back").await?;
                    return Ok(true);
                }
                Ok(false)
            };
            let given = given.await;
            transaction.end(given).await
        })
        .await
    }
}

async fn say(
    transaction: &mut Transaction,
    takeover: &Takeover<'_>,
    text: &NewText,
    tell_others: bool,
) -> Result<Option<OutboxId>, DatabaseError> {
    let thread = pause(transaction, takeover).await?;
    let outgoing = Outgoing {
        salon: takeover.salon,
        conversation: takeover.conversation,
        from: &thread.salon_address,
        author: Author::Staff,
        text,
        bulk: false,
        media: None,
        turn: None,
        at: takeover.now,
        tell_others,
    };
    let said = queue(transaction, &outgoing).await?;
    sql(ANSWERED)
        .bind(&takeover.salon)
        .bind(&takeover.conversation)
        .bind(&takeover.now)
        .run(transaction)
        .await?;
    audit(transaction, takeover, "say").await?;
    Ok(said)
}

async fn pause(
    transaction: &mut Transaction,
    takeover: &Takeover<'_>,
) -> Result<Thread, DatabaseError> {
    sql(PAUSE)
        .bind(&takeover.salon)
        .bind(&takeover.conversation)
        .bind(&takeover.until)
        .bind(&takeover.now)
        .row(transaction)
        .await
}

async fn audit(
    transaction: &mut Transaction,
    takeover: &Takeover<'_>,
    action: &'static str,
) -> Result<(), DatabaseError> {
    sql(AUDIT)
        .bind(&takeover.salon)
        .bind(&takeover.conversation)
        .bind(&takeover.by)
        .bind(&action)
        .bind(&takeover.now)
        .run(transaction)
        .await?;
    Ok(())
}
