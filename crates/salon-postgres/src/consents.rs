//! The consent ledger: who may be texted for what, with evidence. Only ever added to.

use std::fmt;

use jiff::Timestamp;
use salon_domain::{
    Address, ConsentAct, ConsentRecord, ConsentSource, MessageId, Purpose, SalonId,
};

use crate::database::{Database, Transaction};
use crate::effects::{self, Effect};
use crate::error::DatabaseError;
use crate::retry::again;
use crate::sql::{row, sql};

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

row!(Line {
    purpose: Purpose,
    act: ConsentAct,
    at: Timestamp
});

const LAST: &str = "
SELECT DISTINCT ON (purpose) purpose, act, at FROM consents
WHERE salon_id = $1 AND address = $2
ORDER BY purpose, at DESC, id DESC";

const ADD: &str = "
INSERT INTO consents (salon_id, address, purpose, act, source, wording, message_id, at)
SELECT $1, $2, purpose, $4, $5, $6, $7, $8 FROM unnest($3::text[]) AS t (purpose)";

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
}

async fn add(
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
