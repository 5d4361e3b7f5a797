//! The consent ledger: who may be texted for what, with evidence. Only ever added to.

use std::fmt;

use jiff::Timestamp;
use salon_domain::{
    Address, ClientId, ConsentAct, ConsentRecord, ConsentSource, MessageId, Purpose, SalonId,
};

use crate::database::{Database, Transaction};
use crate::effects::{self, Effect};
use crate::error::DatabaseError;
use crate::retry::again;
use crate::sql::{row, sql};
use crate::visits::{Holds, change};

/// Lines to add to the ledger, one for each purpose. `Debug` shows no words.
#[derive(Clone, PartialEq, Eq)]
pub struct NewConsent<'a> {
    /// By which salon.
    pub salon: SalonId,
    /// Whose number.
    pub address: &'a Address,
    /// For what.
    pub purposes: &'a [Purpose],
    /// Given or taken back.
    pub act: ConsentAct,
    /// Where it comes from.
    pub source: ConsentSource,
    /// The words that were used, as evidence.
    pub wording: Option<String>,
    /// The text in which they were used, as evidence.
    pub message: Option<MessageId>,
    /// When, by the business clock.
    pub at: Timestamp,
}

impl fmt::Debug for NewConsent<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewConsent")
            .field("salon", &self.salon)
            .field("address", &self.address)
            .field("purposes", &self.purposes)
            .field("act", &self.act)
            .field("source", &self.source)
            .field("message", &self.message)
            .field("at", &self.at)
            .finish_non_exhaustive()
    }
}

/// What the ledger says about one number, as evidence. `Debug` shows no words.
#[derive(Clone, PartialEq, Eq)]
pub struct ConsentEvidence {
    /// Every line, oldest first.
    pub lines: Vec<ConsentLine>,
    /// Texts that the provider was given after conversation was taken back for the last time, the one
    /// that confirms an opt-out left aside. Anything but 0 is to be explained.
    pub texts_since: u64,
}

/// One line of the ledger. `Debug` shows no words.
#[derive(Clone, PartialEq, Eq)]
pub struct ConsentLine {
    /// For what.
    pub purpose: Purpose,
    /// Given or taken back.
    pub act: ConsentAct,
    /// Where it comes from.
    pub source: ConsentSource,
    /// The words that were used.
    pub wording: Option<String>,
    /// The text in which they were used, by its own number and the provider's.
    pub message: Option<(MessageId, Option<String>)>,
    /// When, by the business clock.
    pub at: Timestamp,
}

impl fmt::Debug for ConsentEvidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ConsentEvidence")
            .field("lines", &self.lines)
            .field("texts_since", &self.texts_since)
            .finish()
    }
}

impl fmt::Debug for ConsentLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ConsentLine")
            .field("purpose", &self.purpose)
            .field("act", &self.act)
            .field("source", &self.source)
            .field("at", &self.at)
            .finish_non_exhaustive()
    }
}

row!(Line {
    purpose: Purpose,
    act: ConsentAct,
    at: Timestamp,
    message_id: Option<MessageId>
});
row!(Whole {
    purpose: Purpose,
    act: ConsentAct,
    source: ConsentSource,
    wording: Option<String>,
    message_id: Option<MessageId>,
    provider_id: Option<String>,
    at: Timestamp,
});
row!(Count { count: i64 });
row!(One { id: ClientId });
row!(To {
    salon_id: SalonId,
    address: Address
});

const LAST: &str = "
SELECT DISTINCT ON (purpose) purpose, act, at, message_id
FROM (
    SELECT id, purpose, act, at, message_id FROM consents WHERE salon_id = $1 AND address = $2
    UNION ALL
    SELECT 0, p.purpose, 'revoked', f.at, NULL
    FROM forgotten_numbers f
        CROSS JOIN unnest('{conversation,service,marketing}'::text[]) AS p (purpose)
    WHERE f.salon_id = $1 AND f.number_hash = number_hash($1, $2)
) lines
ORDER BY purpose, at DESC, id DESC";

const ADD: &str = "
INSERT INTO consents (salon_id, address, purpose, act, source, wording, message_id, at)
SELECT $1, $2, purpose, $4, $5, $6, $7, $8 FROM unnest($3::text[]) AS t (purpose)";

const EVIDENCE: &str = "
SELECT purpose, act, source, wording, message_id, provider_id, at
FROM (
    SELECT c.id, c.purpose, c.act, c.source, c.wording, c.message_id, m.provider_id, c.at
    FROM consents c LEFT JOIN messages m ON m.id = c.message_id
    WHERE c.salon_id = $1 AND c.address = $2
    UNION ALL
    SELECT 0, p.purpose, 'revoked', 'forgotten', NULL, NULL, NULL, f.at
    FROM forgotten_numbers f
        CROSS JOIN unnest('{conversation,service,marketing}'::text[]) AS p (purpose)
    WHERE f.salon_id = $1 AND f.number_hash = number_hash($1, $2)
) lines
ORDER BY at, id, purpose";

const SINCE: &str = "
SELECT count(*) AS count
FROM messages m JOIN conversations c ON c.id = m.conversation_id
WHERE c.salon_id = $1 AND c.address = $2 AND m.direction = 'out'
  AND m.purpose <> 'opt_out_notice' AND m.status NOT IN ('waiting', 'canceled', 'failed')
  AND m.sent_at > (
    SELECT last.at FROM (
        SELECT act, at FROM consents
        WHERE salon_id = $1 AND address = $2 AND purpose = 'conversation'
        ORDER BY at DESC, id DESC LIMIT 1
    ) last
    WHERE last.act = 'revoked'
  )";

const PEOPLE: &str = "
SELECT l.client_id AS id FROM phones p
    JOIN client_phones l ON l.phone_id = p.id AND l.unlinked_at IS NULL
WHERE p.salon_id = $1 AND p.address = $2";

const CLEAR: &str = "
WITH thread AS (
    UPDATE conversations SET dialogue = NULL WHERE salon_id = $1 AND address = $2 RETURNING id
)
UPDATE offers SET closed_at = $3
FROM thread WHERE offers.conversation_id = thread.id AND offers.closed_at IS NULL";

const RECIPIENT: &str = "
SELECT m.salon_id, c.address FROM messages m JOIN conversations c ON c.id = m.conversation_id
WHERE m.id = $1 AND m.direction = 'out'";

impl Database {
    /// Returns the last line about a number for each purpose that has one.
    ///
    /// # Errors
    /// [`DatabaseError`] when they cannot be read.
    pub async fn consent_ledger(
        &self,
        salon: SalonId,
        address: &Address,
    ) -> Result<Vec<ConsentRecord>, DatabaseError> {
        let statement = sql(LAST).bind(&salon).bind(address);
        let lines: Vec<Line> = statement.rows(&mut *self.link().await?).await?;
        let record = |line: Line| ConsentRecord {
            purpose: line.purpose,
            act: line.act,
            at: line.at,
            message: line.message_id,
        };
        Ok(lines.into_iter().map(record).collect())
    }

    /// Adds lines to the ledger; with an effect, once.
    ///
    /// # Errors
    /// [`DatabaseError`]; nothing was added.
    pub async fn record_consent(
        &self,
        effect: Option<Effect>,
        new: &NewConsent<'_>,
    ) -> Result<(), DatabaseError> {
        again(|| async {
            let mut transaction = self.begin().await?;
            let added = add(&mut transaction, effect, new).await;
            transaction.end(added).await
        })
        .await
    }

    /// Takes consent back, and with it everything that was half done: what is held for the people of
    /// the number is given back, offers are withdrawn and open questions are forgotten, so that a
    /// later "yes" can mean nothing but that texts are wanted again. With an effect, once.
    ///
    /// # Errors
    /// [`DatabaseError`]; nothing was written.
    pub async fn opt_out(
        &self,
        effect: Option<Effect>,
        new: &NewConsent<'_>,
    ) -> Result<(), DatabaseError> {
        again(|| async {
            let mut transaction = self.begin().await?;
            let written = async {
                add(&mut transaction, effect, new).await?;
                clear_the_desk(&mut transaction, new).await
            };
            let written = written.await;
            transaction.end(written).await
        })
        .await
    }

    /// Returns everything the ledger says about a number, and whether it was kept to.
    ///
    /// # Errors
    /// [`DatabaseError`] when it cannot be read.
    pub async fn consent_evidence(
        &self,
        salon: SalonId,
        address: &Address,
    ) -> Result<ConsentEvidence, DatabaseError> {
        let mut link = self.link().await?;
        let lines: Vec<Whole> = sql(EVIDENCE)
            .bind(&salon)
            .bind(address)
            .rows(&mut link)
            .await?;
        let since: Count = sql(SINCE).bind(&salon).bind(address).row(&mut link).await?;
        Ok(ConsentEvidence {
            lines: lines.into_iter().map(line).collect(),
            texts_since: u64::try_from(since.count).unwrap_or_default(),
        })
    }

    /// Finds the salon and the number of an outgoing text.
    ///
    /// # Errors
    /// [`DatabaseError`] when it cannot be looked for.
    pub async fn find_recipient(
        &self,
        message: MessageId,
    ) -> Result<Option<(SalonId, Address)>, DatabaseError> {
        let statement = sql(RECIPIENT).bind(&message);
        let found: Option<To> = statement.find(&mut *self.link().await?).await?;
        Ok(found.map(|to| (to.salon_id, to.address)))
    }
}

fn line(row: Whole) -> ConsentLine {
    ConsentLine {
        purpose: row.purpose,
        act: row.act,
        source: row.source,
        wording: row.wording,
        message: row.message_id.map(|message| (message, row.provider_id)),
        at: row.at,
    }
}

/// Gives back what is held for the people of a number, and ends every question that is open with it.
async fn clear_the_desk(
    transaction: &mut Transaction,
    new: &NewConsent<'_>,
) -> Result<(), DatabaseError> {
    let people: Vec<One> = sql(PEOPLE)
        .bind(&new.salon)
        .bind(new.address)
        .rows(transaction)
        .await?;
    if !people.is_empty() {
        let clients = people.into_iter().map(|person| person.id).collect();
        let holds = Holds::Of(new.salon, clients);
        change::release(transaction, &holds, new.at).await?;
    }
    sql(CLEAR)
        .bind(&new.salon)
        .bind(new.address)
        .bind(&new.at)
        .run(transaction)
        .await?;
    Ok(())
}

/// Adds lines to the ledger in a transaction; with an effect, once.
pub(crate) async fn add(
    transaction: &mut Transaction,
    effect: Option<Effect>,
    new: &NewConsent<'_>,
) -> Result<(), DatabaseError> {
    if let Some(effect) = effect
        && effects::find_done(transaction, effect, new.salon, "consent")
            .await?
            .is_some()
    {
        return Ok(());
    }
    sql(ADD)
        .bind(&new.salon)
        .bind(new.address)
        .bind(&new.purposes.to_vec())
        .bind(&new.act)
        .bind(&new.source)
        .bind(&new.wording)
        .bind(&new.message)
        .bind(&new.at)
        .run(transaction)
        .await?;
    match effect {
        Some(effect) => effects::note(transaction, effect, new.salon, "consent", 0).await,
        None => Ok(()),
    }
}
