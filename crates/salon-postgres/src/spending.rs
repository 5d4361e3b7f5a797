//! What models were used for, counted from the turns themselves.

use jiff::Timestamp;
use salon_domain::{ConversationId, SalonId};

use crate::database::Database;
use crate::error::DatabaseError;
use crate::sql::{row, sql};

/// Whose use of models, and since when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SpendingQuestion {
    /// The salon, for the cost.
    pub salon: SalonId,
    /// The conversation, for the number of turns.
    pub conversation: ConversationId,
    /// Since when, by the business clock.
    pub since: Timestamp,
}

/// How much models were used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ModelSpending {
    /// Turns of the conversation in which a model was asked.
    pub turns: i64,
    /// What the whole salon's turns cost, in millionths of the price table's currency.
    pub cost_micros: i64,
}

row!(Spent {
    turns: i64,
    cost_micros: i64
});

const SPENT: &str = "
SELECT (
    SELECT count(*) FROM turns
    WHERE salon_id = $1 AND conversation_id = $2 AND finished_at >= $3 AND model IS NOT NULL
) AS turns, (
    SELECT coalesce(sum(cost_micros), 0)::bigint FROM turns
    WHERE salon_id = $1 AND finished_at >= $3 AND model IS NOT NULL
) AS cost_micros";

impl Database {
    /// Counts a conversation's turns with a model and a salon's cost.
    ///
    /// # Errors
    /// [`DatabaseError`] when they cannot be read.
    pub async fn model_spending(
        &self,
        of: SpendingQuestion,
    ) -> Result<ModelSpending, DatabaseError> {
        let statement = sql(SPENT)
            .bind(&of.salon)
            .bind(&of.conversation)
            .bind(&of.since);
        let spent: Spent = statement.row(&mut *self.link().await?).await?;
        Ok(ModelSpending {
            turns: spent.turns,
            cost_micros: spent.cost_micros,
        })
    }
}
