//! What is known of a number: shown whole, forgotten whole, and not kept longer than the salon says.

use jiff::Timestamp;
use salon_domain::{Address, SalonId, TurnId};
use serde_json::Value;

use crate::database::{Database, Transaction};
use crate::error::{DatabaseError, ForgetError};
use crate::retry::again;
use crate::sql::{row, sql};

/// What was deleted when a number was forgotten.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Forgotten {
    /// Texts, in and out.
    pub texts: u64,
    /// Turns.
    pub turns: u64,
    /// People who had no other number: their names and notes are gone, their past visits stay in the
    /// book without them.
    pub people: u64,
    /// Whether the number had opted out, which is kept as a keyed hash.
    pub opt_out_kept: bool,
}

row!(Whole { whole: Value });
row!(Count { count: i64 });
row!(Deleted { turn_id: Option<TurnId> });

const EXPORT: &str = "
WITH people AS (
    SELECT c.* FROM clients c
    WHERE c.salon_id = $1 AND c.id IN (
        SELECT l.client_id FROM client_phones l JOIN phones p ON p.id = l.phone_id
        WHERE p.salon_id = $1 AND p.address = $2
    )
), thread AS (
    SELECT * FROM conversations WHERE salon_id = $1 AND address = $2
)
SELECT jsonb_build_object(
    'number', $2,
    'people', (SELECT coalesce(jsonb_agg(jsonb_build_object(
        'id', id, 'name', name, 'email', email, 'preferences', preferences, 'since', created_at
    ) ORDER BY id), '[]') FROM people),
    'visits', (SELECT coalesce(jsonb_agg(jsonb_build_object(
        'id', a.id, 'client', a.client_id, 'service', a.service, 'starts_at', a.starts_at,
        'ends_at', a.ends_at, 'status', a.status, 'notes', a.notes, 'made_at', a.created_at
    ) ORDER BY a.starts_at, a.id), '[]') FROM appointments a JOIN people ON people.id = a.client_id
        WHERE a.salon_id = $1),
    'reminders', (SELECT coalesce(jsonb_agg(jsonb_build_object(
        'visit', r.appointment_id, 'lead_minutes', r.lead_minutes, 'due_at', r.due_at,
        'state', r.state, 'reason', r.reason
    ) ORDER BY r.id), '[]') FROM reminders r JOIN appointments a ON a.id = r.appointment_id
        JOIN people ON people.id = a.client_id WHERE r.salon_id = $1),
    'language', (SELECT language FROM thread),
    'texts', (SELECT coalesce(jsonb_agg(jsonb_build_object(
        'id', m.id, 'direction', m.direction, 'author', m.author, 'at', m.sent_at, 'text', m.body,
        'media', m.media, 'purpose', m.purpose, 'status', m.status
    ) ORDER BY m.id), '[]') FROM messages m JOIN thread ON thread.id = m.conversation_id),
    'turns', (SELECT coalesce(jsonb_agg(jsonb_build_object(
        'id', t.id, 'at', t.finished_at, 'outcome', t.outcome, 'intent', t.intent, 'trace', t.trace
    ) ORDER BY t.id), '[]') FROM turns t JOIN thread ON thread.id = t.conversation_id
        WHERE t.salon_id = $1),
    'offers', (SELECT coalesce(jsonb_agg(jsonb_build_object(
        'id', o.id, 'opening', o.opening, 'expires_at', o.expires_at, 'closed_at', o.closed_at
    ) ORDER BY o.id), '[]') FROM offers o JOIN thread ON thread.id = o.conversation_id),
    'drafts', (SELECT coalesce(jsonb_agg(jsonb_build_object(
        'id', d.id, 'text', d.body, 'at', d.created_at, 'outcome', d.outcome
    ) ORDER BY d.id), '[]') FROM drafts d JOIN thread ON thread.id = d.conversation_id
        WHERE d.salon_id = $1),
    'handoffs', (SELECT coalesce(jsonb_agg(jsonb_build_object(
        'id', h.id, 'reason', h.reason, 'summary', h.summary, 'opened_at', h.opened_at,
        'closed_at', h.closed_at
    ) ORDER BY h.id), '[]') FROM handoffs h JOIN thread ON thread.id = h.conversation_id
        WHERE h.salon_id = $1),
    'campaigns', (SELECT coalesce(jsonb_agg(jsonb_build_object(
        'campaign', k.name, 'state', r.state, 'reason', r.reason, 'at', r.settled_at
    ) ORDER BY r.id), '[]') FROM campaign_recipients r JOIN campaigns k ON k.id = r.campaign_id
        WHERE r.salon_id = $1 AND r.address = $2),
    'consents', (SELECT coalesce(jsonb_agg(jsonb_build_object(
        'purpose', purpose, 'act', act, 'source', source, 'wording', wording, 'at', at
    ) ORDER BY at, id), '[]') FROM consents WHERE salon_id = $1 AND address = $2)
) AS whole";

const COMING: &str = "
SELECT count(*) AS count FROM appointments a
WHERE a.salon_id = $1 AND a.status IN ('booked', 'confirmed') AND a.starts_at > $3
  AND a.client_id IN (
    SELECT l.client_id FROM client_phones l JOIN phones p ON p.id = l.phone_id
    WHERE p.salon_id = $1 AND p.address = $2
      AND NOT EXISTS (
        SELECT 1 FROM client_phones o WHERE o.client_id = l.client_id AND o.phone_id <> l.phone_id
      )
  )";

const KEEP_OPT_OUT: &str = "
WITH last AS (
    SELECT act, at FROM consents
    WHERE salon_id = $1 AND address = $2 AND purpose = 'conversation'
    ORDER BY at DESC, id DESC LIMIT 1
)
INSERT INTO forgotten_numbers (salon_id, number_hash, at)
SELECT $1, number_hash($1, $2), at FROM last WHERE act = 'revoked'
ON CONFLICT ON CONSTRAINT forgotten_numbers_pk DO UPDATE SET at = greatest(forgotten_numbers.at, excluded.at)";

/// Texts go before turns, so that nothing refers to what is gone; deleting a text takes it out of
/// inbox and outbox too, and whoever holds a lease on either has lost it.
const DELETE_TEXTS: &str = "
DELETE FROM messages m USING conversations c
WHERE c.salon_id = $1 AND c.address = $2 AND m.conversation_id = c.id";

const DELETE_ASIDE: [&str; 4] = [
    "DELETE FROM offers o USING conversations c
     WHERE c.salon_id = $1 AND c.address = $2 AND o.conversation_id = c.id",
    "DELETE FROM handoffs h USING conversations c
     WHERE c.salon_id = $1 AND c.address = $2 AND h.salon_id = $1 AND h.conversation_id = c.id",
    "DELETE FROM consents WHERE salon_id = $1 AND address = $2",
    // A campaign's counts stay; whom it was for does not.
    "UPDATE campaign_recipients
     SET address = NULL, client_id = NULL, settled_at = coalesce(settled_at, now()),
         reason = CASE WHEN state = 'planned' THEN 'forgotten' ELSE reason END,
         state = CASE WHEN state = 'planned' THEN 'refused' ELSE state END
     WHERE salon_id = $1 AND address = $2",
];

const DELETE_TURNS: &str = "
DELETE FROM turns t USING conversations c
WHERE c.salon_id = $1 AND c.address = $2 AND t.salon_id = $1 AND t.conversation_id = c.id";

const BLANK_PEOPLE: &str = "
WITH people AS (
    SELECT l.client_id AS id FROM client_phones l JOIN phones p ON p.id = l.phone_id
    WHERE p.salon_id = $1 AND p.address = $2
      AND NOT EXISTS (
        SELECT 1 FROM client_phones o WHERE o.client_id = l.client_id AND o.phone_id <> l.phone_id
      )
), visits AS (
    UPDATE appointments a SET notes = NULL FROM people
    WHERE a.salon_id = $1 AND a.client_id = people.id AND a.notes IS NOT NULL
), unread AS (
    -- That they came from elsewhere stays, so that they do not come again; what was read there goes.
    UPDATE imported i SET digest = '' FROM people
    WHERE i.salon_id = $1 AND i.kind = 'client' AND i.row_id = people.id
)
UPDATE clients c SET name = NULL, email = NULL, preferences = '{}'
FROM people WHERE c.id = people.id";

const DELETE_NUMBER: [&str; 3] = [
    "DELETE FROM client_phones l USING phones p
     WHERE p.salon_id = $1 AND p.address = $2 AND l.phone_id = p.id",
    "DELETE FROM phones WHERE salon_id = $1 AND address = $2",
    "DELETE FROM conversations WHERE salon_id = $1 AND address = $2",
];

const AUDIT: &str = "
INSERT INTO audit_log (salon_id, actor, action, subject, at)
VALUES ($1, $2, 'forget', 'client', $3)";

const OLD_TEXTS: &str = "
WITH old AS (
    SELECT m.id FROM messages m
    WHERE m.salon_id = $1 AND m.sent_at < $2
      AND NOT EXISTS (SELECT 1 FROM inbox i WHERE i.message_id = m.id)
      AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.message_id = m.id)
    LIMIT $3
)
DELETE FROM messages USING old WHERE messages.id = old.id
RETURNING messages.turn_id";

const OLD_TURNS: &str = "
DELETE FROM turns t
WHERE t.id = ANY ($1) AND t.finished_at IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM messages m WHERE m.turn_id = t.id)";

const OLD_HANDOFFS: &str = "DELETE FROM handoffs WHERE salon_id = $1 AND closed_at < $2";

impl Database {
    /// Returns everything that is known of a number, as JSON: people, visits, reminders, texts,
    /// turns, offers, drafted answers, requests for a person, consents. A number that nobody knows has empty lists.
    ///
    /// # Errors
    /// [`DatabaseError`] when it cannot be read.
    pub async fn export_client(
        &self,
        salon: SalonId,
        address: &Address,
    ) -> Result<Value, DatabaseError> {
        let statement = sql(EXPORT).bind(&salon).bind(address);
        let exported: Whole = statement.row(&mut *self.link().await?).await?;
        Ok(exported.whole)
    }

    /// Forgets a number: its texts, turns, offers, requests for a person and consents are deleted,
    /// and the people who have no other number lose their names and notes; their visits stay in the
    /// book. If it had opted out, a keyed hash of it is kept, so that it stays so. A turn under way
    /// loses its lease. Doing so again finds nothing more.
    ///
    /// # Errors
    /// [`ForgetError::VisitsComing`] when somebody would be forgotten who is expected;
    /// [`ForgetError::Database`]. Nothing was deleted then.
    pub async fn forget_client(
        &self,
        salon: SalonId,
        address: &Address,
        by: &str,
        now: Timestamp,
    ) -> Result<Forgotten, ForgetError> {
        again(|| async {
            let mut transaction = self.begin().await?;
            let forgotten = forget(&mut transaction, salon, address, (by, now)).await;
            transaction.end(forgotten).await
        })
        .await
    }

    /// Deletes a salon's texts that are older than an instant, at most `limit`, with the turns that
    /// nothing else remembers and the closed requests for a person of that age; returns how many
    /// texts.
    ///
    /// # Errors
    /// [`DatabaseError`]; nothing was deleted.
    pub async fn delete_texts_before(
        &self,
        salon: SalonId,
        before: Timestamp,
        limit: usize,
    ) -> Result<usize, DatabaseError> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        again(|| async {
            let mut transaction = self.begin().await?;
            let deleted = delete_old(&mut transaction, salon, before, limit).await;
            transaction.end(deleted).await
        })
        .await
    }
}

async fn forget(
    transaction: &mut Transaction,
    salon: SalonId,
    address: &Address,
    (by, now): (&str, Timestamp),
) -> Result<Forgotten, ForgetError> {
    // Whoever is deciding a turn here or recording one comes before this or finds nothing left.
    run(
        transaction,
        "SELECT id FROM conversations WHERE salon_id = $1 AND address = $2 FOR UPDATE",
        (salon, address),
    )
    .await?;
    let coming: Count = sql(COMING)
        .bind(&salon)
        .bind(address)
        .bind(&now)
        .row(transaction)
        .await?;
    if coming.count > 0 {
        return Err(ForgetError::VisitsComing);
    }
    sql("SELECT set_config('salon.forgetting', 'on', true)")
        .run(transaction)
        .await?;
    let on = (salon, address);
    let opt_out_kept = run(transaction, KEEP_OPT_OUT, on).await? > 0;
    let texts = run(transaction, DELETE_TEXTS, on).await?;
    for statement in DELETE_ASIDE {
        run(transaction, statement, on).await?;
    }
    let turns = run(transaction, DELETE_TURNS, on).await?;
    let people = run(transaction, BLANK_PEOPLE, on).await?;
    for statement in DELETE_NUMBER {
        run(transaction, statement, on).await?;
    }
    sql(AUDIT)
        .bind(&salon)
        .bind(&by)
        .bind(&now)
        .run(transaction)
        .await?;
    Ok(Forgotten {
        texts,
        turns,
        people,
        opt_out_kept,
    })
}

async fn run(
    transaction: &mut Transaction,
    statement: &'static str,
    (salon, address): (SalonId, &Address),
) -> Result<u64, DatabaseError> {
    let rows = sql(statement).bind(&salon).bind(address);
    Ok(u64::try_from(rows.run(transaction).await?).unwrap_or_default())
}

async fn delete_old(
    transaction: &mut Transaction,
    salon: SalonId,
    before: Timestamp,
    limit: i64,
) -> Result<usize, DatabaseError> {
    let deleted: Vec<Deleted> = sql(OLD_TEXTS)
        .bind(&salon)
        .bind(&before)
        .bind(&limit)
        .rows(transaction)
        .await?;
    let turns: Vec<TurnId> = deleted.iter().filter_map(|row| row.turn_id).collect();
    sql(OLD_TURNS).bind(&turns).run(transaction).await?;
    sql(OLD_HANDOFFS)
        .bind(&salon)
        .bind(&before)
        .run(transaction)
        .await?;
    Ok(deleted.len())
}
