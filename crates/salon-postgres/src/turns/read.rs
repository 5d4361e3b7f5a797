//! Reading turns back: what was decided, why, and what came of it.

use std::fmt;

use jiff::Timestamp;
use salon_domain::{Address, ConversationId, SalonId, TurnId};
use serde_json::Value;

use super::TurnText;
use crate::conversations::Offer;
use crate::database::Database;
use crate::error::DatabaseError;
use crate::inbound::StoredMedia;
use crate::sql::{row, sql};

/// A turn as it was recorded. `Debug` shows no trace.
#[derive(Clone, PartialEq)]
pub struct TurnRow {
    /// The row.
    pub id: TurnId,
    /// In which conversation.
    pub conversation: ConversationId,
    /// With which number.
    pub client_address: Address,
    /// How often a worker has begun it.
    pub attempts: i32,
    /// The worker that began it last.
    pub claimed_by: String,
    /// When it was first claimed, by the database's clock.
    pub started_at: Timestamp,
    /// When it was recorded, by the business clock; `None` while it is under way.
    pub finished_at: Option<Timestamp>,
    /// How it ended, as one of a few words of the application.
    pub outcome: Option<String>,
    /// What the client was understood to want.
    pub intent: Option<String>,
    /// What was read, shown and decided.
    pub trace: Option<Value>,
    /// The whole row as it is stored: what a turn's assistant keeps about its cost is in it too.
    pub record: Value,
}

impl fmt::Debug for TurnRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TurnRow")
            .field("id", &self.id)
            .field("conversation", &self.conversation)
            .field("outcome", &self.outcome)
            .finish_non_exhaustive()
    }
}

/// A turn with everything that hangs on it. `Debug` shows no words.
#[derive(Clone, PartialEq)]
pub struct TurnStory {
    /// The turn itself.
    pub row: TurnRow,
    /// What the client wrote, oldest first.
    pub texts: Vec<TurnText>,
    /// The answer, if one was written.
    pub answer: Option<String>,
    /// The openings it showed, by their numbers; also those that were chosen or withdrawn since.
    pub offers: Vec<Offer>,
    /// What it did to the world, in order: the word for it and the row it was done to.
    pub effects: Vec<(String, Option<i64>)>,
    /// Why it asked a person to take over, if it did.
    pub handoff: Option<String>,
}

impl fmt::Debug for TurnStory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TurnStory")
            .field("row", &self.row)
            .field("texts", &self.texts)
            .field("offers", &self.offers.len())
            .field("effects", &self.effects)
            .field("handoff", &self.handoff)
            .finish_non_exhaustive()
    }
}

row!(Found {
    id: TurnId,
    conversation_id: ConversationId,
    address: Address,
    attempts: i32,
    claimed_by: String,
    started_at: Timestamp,
    finished_at: Option<Timestamp>,
    outcome: Option<String>,
    intent: Option<String>,
    trace: Option<Value>,
    record: Value,
});
row!(Text {
    id: salon_domain::MessageId,
    outgoing: bool,
    body: String,
    media: Option<Value>,
    opt_out_type: Option<String>,
    sent_at: Timestamp,
});
row!(Offered {
    id: salon_domain::OfferId,
    number: i16,
    opening: Value,
    moves_appointment_id: Option<salon_domain::VisitId>,
    client_id: Option<salon_domain::ClientId>,
    expires_at: Timestamp,
});
row!(Done { kind: String, subject_id: Option<i64> });
row!(Asked { reason: String });

const ONE: &str = "
SELECT t.id, t.conversation_id, c.address, t.attempts, t.claimed_by, t.started_at, t.finished_at,
       t.outcome, t.intent, t.trace, to_jsonb(t) AS record
FROM turns t JOIN conversations c ON c.id = t.conversation_id
WHERE t.salon_id = $1 AND t.id = $2";

const LIST: &str = "
SELECT t.id, t.conversation_id, c.address, t.attempts, t.claimed_by, t.started_at, t.finished_at,
       t.outcome, t.intent, t.trace, to_jsonb(t) AS record
FROM turns t JOIN conversations c ON c.id = t.conversation_id
WHERE t.salon_id = $1 AND t.conversation_id = $2 AND ($3::bigint IS NULL OR t.id > $3)
ORDER BY t.id";

/// The texts of a turn under way are still in the inbox and carry its number there.
const TEXTS: &str = "
SELECT id, direction = 'out' AS outgoing, body, media, opt_out_type, sent_at FROM messages
WHERE turn_id = $1 OR id IN (SELECT message_id FROM inbox WHERE turn_id = $1)
ORDER BY id";

const OFFERS: &str = "
SELECT id, number, opening, moves_appointment_id, client_id, expires_at FROM offers
WHERE turn_id = $1 ORDER BY number";

impl Database {
    /// Lists the turns of a conversation, oldest first; `after` is the last one known already.
    ///
    /// # Errors
    /// [`DatabaseError`] when they cannot be read.
    pub async fn list_turns(
        &self,
        salon: SalonId,
        conversation: ConversationId,
        after: Option<TurnId>,
    ) -> Result<Vec<TurnRow>, DatabaseError> {
        let statement = sql(LIST).bind(&salon).bind(&conversation).bind(&after);
        let found: Vec<Found> = statement.rows(&mut *self.link().await?).await?;
        Ok(found.into_iter().map(turn_row).collect())
    }

    /// Returns a turn with everything that hangs on it.
    ///
    /// # Errors
    /// [`DatabaseError::NotFound`] when the salon has no such turn.
    pub async fn turn_story(
        &self,
        salon: SalonId,
        turn: TurnId,
    ) -> Result<TurnStory, DatabaseError> {
        let mut link = self.link().await?;
        let found: Found = sql(ONE).bind(&salon).bind(&turn).row(&mut link).await?;
        let texts: Vec<Text> = sql(TEXTS).bind(&turn).rows(&mut link).await?;
        let offers: Vec<Offered> = sql(OFFERS).bind(&turn).rows(&mut link).await?;
        let effects: Vec<Done> =
            sql("SELECT kind, subject_id FROM effects WHERE turn_id = $1 ORDER BY ordinal")
                .bind(&turn)
                .rows(&mut link)
                .await?;
        let handoff: Option<Asked> =
            sql("SELECT reason FROM handoffs WHERE turn_id = $1 ORDER BY id LIMIT 1")
                .bind(&turn)
                .find(&mut link)
                .await?;
        let (answers, texts): (Vec<Text>, Vec<Text>) =
            texts.into_iter().partition(|text| text.outgoing);
        Ok(TurnStory {
            row: turn_row(found),
            texts: texts.into_iter().map(turn_text).collect(),
            answer: answers.into_iter().next().map(|text| text.body),
            offers: offers.into_iter().map(offer).collect::<Result<_, _>>()?,
            effects: effects
                .into_iter()
                .map(|done| (done.kind, done.subject_id))
                .collect(),
            handoff: handoff.map(|asked| asked.reason),
        })
    }
}

fn turn_row(found: Found) -> TurnRow {
    TurnRow {
        id: found.id,
        conversation: found.conversation_id,
        client_address: found.address,
        attempts: found.attempts,
        claimed_by: found.claimed_by,
        started_at: found.started_at,
        finished_at: found.finished_at,
        outcome: found.outcome,
        intent: found.intent,
        trace: found.trace,
        record: found.record,
    }
}

fn turn_text(text: Text) -> TurnText {
    TurnText {
        message: text.id,
        body: text.body,
        media: StoredMedia::from_json(text.media.as_ref()),
        opt_out_type: text.opt_out_type,
        received_at: text.sent_at,
    }
}

fn offer(row: Offered) -> Result<Offer, DatabaseError> {
    Ok(Offer {
        id: row.id,
        number: row.number,
        opening: serde_json::from_value(row.opening).map_err(DatabaseError::unreadable)?,
        moves: row.moves_appointment_id,
        client: row.client_id,
        expires_at: row.expires_at,
    })
}
