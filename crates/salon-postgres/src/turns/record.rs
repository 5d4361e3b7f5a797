//! Recording a turn: one transaction, or nothing.

use jiff::Timestamp;
use salon_domain::{Address, OfferId, OutboxId, SalonId};
use serde_json::Value;

use super::{DecidedBy, NewOffer, OfferChange, Recorded, TurnLease, TurnRecord, claim::held_one};
use crate::database::{Database, Transaction};
use crate::drafts;
use crate::error::{Cause, DatabaseError, LeaseError};
use crate::handoffs;
use crate::outbox::queue::{Author, Outgoing, queue};
use crate::retry::again;
use crate::sql::{Sql, row, sql};
use crate::wake::Wake;

row!(Held {
    salon_id: SalonId,
    salon_address: Address,
    written_since: bool
});
row!(Made { id: OfferId });

/// The row stays locked to the end, so that a person who writes at this moment comes before or
/// after the record, never between.
const HOLD: &str = "
SELECT c.salon_id, c.salon_address, c.staff_texts > t.staff_texts AS written_since
FROM conversations c JOIN turns t ON t.id = c.open_turn_id
WHERE c.id = $1 AND c.fence = $2 AND c.open_turn_id = $3
FOR UPDATE OF c";

const FINISH: &str = "
WITH done AS (
    DELETE FROM inbox WHERE conversation_id = $1 AND turn_id = $2 RETURNING message_id
), read AS (
    UPDATE messages SET turn_id = $2 FROM done WHERE messages.id = done.message_id
), closed AS (
    UPDATE turns SET finished_at = $3, outcome = $4, intent = $5, trace = $6, assistant = $11,
        analysis = $12, model = $13, prompt_version = $14, model_calls = $15, prompt_tokens = $16,
        completion_tokens = $17, cost_micros = $18, latency_ms = $19
    WHERE id = $2
)
UPDATE conversations
SET open_turn_id = NULL, leased_by = NULL, leased_until = NULL, retry_at = NULL,
    language = coalesce($7, language),
    dialogue = CASE WHEN $8 THEN $9 ELSE dialogue END,
    answered_turns = answered_turns + $10
WHERE id = $1 AND open_turn_id = $2";

impl Database {
    /// Records a turn: what was decided, the new state, offers and answer, and the end of the lease
    /// and of the inbox rows, all in one transaction.
    ///
    /// # Errors
    /// [`LeaseError::Lost`] when the turn was recorded already or given to another worker; nothing
    /// was written then.
    pub async fn record_turn(
        &self,
        held: &TurnLease,
        record: TurnRecord,
    ) -> Result<Recorded, LeaseError> {
        let recorded = again(|| async {
            let mut transaction = self.begin().await?;
            let written = write(&mut transaction, held, &record, self.tells_others()).await;
            transaction.end(written).await
        })
        .await?;
        if matches!(recorded, Recorded::Done { reply: Some(_), .. }) {
            self.ring(Wake::Outbox);
        }
        // Texts that came meanwhile can be claimed now.
        self.ring(Wake::Inbox);
        Ok(recorded)
    }
}

async fn write(
    transaction: &mut Transaction,
    held: &TurnLease,
    record: &TurnRecord,
    tell_others: bool,
) -> Result<Recorded, LeaseError> {
    let row: Option<Held> = sql(HOLD)
        .bind(&held.conversation)
        .bind(&held.fence)
        .bind(&held.turn)
        .find(transaction)
        .await?;
    let Some(row) = row else {
        return Err(LeaseError::Lost);
    };
    let offers = change_offers(transaction, held, row.salon_id, record).await?;
    if let Some(handoff) = &record.handoff {
        let at = handoffs::Place {
            salon: row.salon_id,
            conversation: held.conversation,
            turn: Some(held.turn),
        };
        handoffs::open(transaction, at, handoff, record.now).await?;
    }
    let reply = match (&record.reply, record.draft_until) {
        (Some(text), Some(until)) if !row.written_since => {
            let place = (row.salon_id, held.conversation, held.turn);
            drafts::write(transaction, place, &text.body, record.now, until).await?;
            None
        }
        (Some(text), None) if !row.written_since => {
            let outgoing = Outgoing {
                salon: row.salon_id,
                conversation: held.conversation,
                from: &row.salon_address,
                author: Author::Assistant,
                text,
                bulk: false,
                media: None,
                turn: Some(held.turn),
                at: record.now,
                tell_others,
            };
            queue(transaction, &outgoing).await?
        }
        _ => None,
    };
    finish(transaction, held, record, &row, reply).await?;
    Ok(match (row.written_since, &record.reply) {
        (true, Some(_)) => Recorded::Superseded,
        _ => Recorded::Done { reply, offers },
    })
}

async fn finish(
    transaction: &mut Transaction,
    held: &TurnLease,
    record: &TurnRecord,
    row: &Held,
    reply: Option<OutboxId>,
) -> Result<(), LeaseError> {
    let dropped = row.written_since && record.reply.is_some();
    let outcome = if dropped {
        "superseded"
    } else {
        &record.outcome
    };
    let dialogue = record.dialogue.clone().filter(|state| !state.is_null());
    let finished = sql(FINISH)
        .bind(&held.conversation)
        .bind(&held.turn)
        .bind(&record.now)
        .bind(&outcome)
        .bind(&record.intent)
        .bind(&record.trace)
        .bind(&record.language)
        .bind(&record.dialogue.is_some())
        .bind::<Option<Value>>(&dialogue)
        .bind(&i64::from(reply.is_some()));
    let finished = decided_by(finished, &record.decided);
    held_one(finished.run(transaction).await?)
}

fn decided_by(finished: Sql, decided: &DecidedBy) -> Sql {
    let used = decided.model.as_ref();
    finished
        .bind(&decided.assistant)
        .bind::<Option<Value>>(&decided.analysis)
        .bind(&used.map(|used| used.model.clone()))
        .bind(&used.map(|used| used.prompt_version))
        .bind(&used.map(|used| used.calls))
        .bind(&used.map(|used| used.prompt_tokens))
        .bind(&used.map(|used| used.completion_tokens))
        .bind(&used.map(|used| used.cost_micros))
        .bind(&used.map(|used| used.latency_ms))
}

async fn change_offers(
    transaction: &mut Transaction,
    held: &TurnLease,
    salon: SalonId,
    record: &TurnRecord,
) -> Result<Vec<OfferId>, DatabaseError> {
    let OfferChange::Replace(offers) = &record.offers else {
        return Ok(Vec::new());
    };
    sql("UPDATE offers SET closed_at = $2 WHERE conversation_id = $1 AND closed_at IS NULL")
        .bind(&held.conversation)
        .bind(&record.now)
        .run(transaction)
        .await?;
    if offers.is_empty() {
        return Ok(Vec::new());
    }
    let openings = offers
        .iter()
        .map(opening)
        .collect::<Result<Vec<Value>, _>>()?;
    let numbers: Vec<i16> = (1..).take(offers.len()).collect();
    let made: Vec<Made> = sql(MAKE_OFFERS)
        .bind(&salon)
        .bind(&held.conversation)
        .bind(&held.turn)
        .bind(&numbers)
        .bind(&openings)
        .bind(&offers.iter().map(|offer| offer.moves).collect::<Vec<_>>())
        .bind(&offers.iter().map(|offer| offer.client).collect::<Vec<_>>())
        .bind::<Vec<Timestamp>>(&offers.iter().map(|offer| offer.expires_at).collect())
        .rows(transaction)
        .await?;
    Ok(made.into_iter().map(|made| made.id).collect())
}

const MAKE_OFFERS: &str = "
WITH made AS (
    INSERT INTO offers (salon_id, conversation_id, turn_id, number, opening, moves_appointment_id,
                        client_id, expires_at)
    SELECT $1, $2, $3, t.number, t.opening, t.moves, t.client, t.expires_at
    FROM unnest($4::smallint[], $5::jsonb[], $6::bigint[], $7::bigint[], $8::timestamptz[])
        AS t (number, opening, moves, client, expires_at)
    RETURNING id, number
)
SELECT id FROM made ORDER BY number";

fn opening(offer: &NewOffer) -> Result<Value, DatabaseError> {
    serde_json::to_value(&offer.opening)
        .map_err(|error| DatabaseError::Unexpected(Cause::new(error)))
}
