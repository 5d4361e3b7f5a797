//! A front desk without workers: it works when it is told to, and says when it is done.
//!
//! For evaluation, demonstrations and tests, where the next step must follow the last one and not a
//! timer.

use std::sync::Arc;
use std::time::Duration;

use salon_postgres::{DatabaseError, LeaseError, Worker};
use salon_sms::InboundText;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::duties::Duties;
use crate::front_desk::{Parts, departures, duties, intake_parts, turn_desk};
use crate::health::Pulse;
use crate::intake::{Intake, IntakeError, Receipt};
use crate::sending::Departures;
use crate::statuses::Statuses;
use crate::turn::{TurnDesk, TurnError};

/// A front desk that works step by step.
#[derive(Debug)]
pub struct Rehearsal {
    intake: Intake,
    desk: TurnDesk,
    departures: Departures,
    duties: Duties,
    worker: Worker,
    lease: Duration,
    stop: CancellationToken,
}

/// The work that was waiting could not be done.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RehearsalError {
    /// A turn was not finished.
    #[error("a turn was not finished")]
    Turn {
        /// The stable name of what went wrong.
        code: &'static str,
        /// What went wrong.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The database did not do its part.
    #[error("work could not be claimed")]
    Database(#[from] DatabaseError),
    /// What became of a text was not written down.
    #[error("a text was not finished")]
    Sending(#[from] LeaseError),
}

impl RehearsalError {
    /// Returns the stable name of what went wrong.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Turn { code, .. } => code,
            Self::Database(error) => error.code(),
            Self::Sending(error) => error.code(),
        }
    }
}

impl From<TurnError> for RehearsalError {
    fn from(error: TurnError) -> Self {
        Self::Turn {
            code: error.code(),
            source: Box::new(error),
        }
    }
}

impl Rehearsal {
    /// Sets up a front desk that waits to be told.
    #[must_use]
    pub fn new(parts: &Parts) -> Self {
        let stop = CancellationToken::new();
        let tasks = TaskTracker::new();
        Self {
            intake: Intake::start(
                intake_parts(parts, None),
                parts.intake,
                &tasks,
                stop.clone(),
            ),
            desk: turn_desk(parts),
            departures: departures(parts, &Arc::new(Pulse::default())),
            duties: duties(parts),
            worker: Worker {
                name: format!("{}/rehearsal", parts.instance),
            },
            lease: parts.turns.lease,
            stop,
        }
    }

    /// Returns where status callbacks are taken in.
    #[must_use]
    pub fn statuses(&self) -> Statuses {
        Statuses {
            database: self.desk.database.clone(),
            clock: Arc::clone(&self.desk.clock),
        }
    }

    /// Takes a text in.
    ///
    /// # Errors
    /// [`IntakeError`]; nothing was stored.
    pub async fn receive(&self, text: InboundText) -> Result<Receipt, IntakeError> {
        self.intake.receive(text).await
    }

    /// Does what the clock asks for at this moment: plans and queues reminders, chases requests for a
    /// person, feeds campaigns, deletes old texts. [`Rehearsal::settle`] sends what it queued.
    ///
    /// # Errors
    /// [`RehearsalError`]; what was done stays done.
    pub async fn do_duties(&self) -> Result<(), RehearsalError> {
        Ok(self.duties.run_once().await?)
    }

    /// Decides every turn that waits and sends every text that waits; returns how many turns.
    ///
    /// # Errors
    /// [`RehearsalError`]; what was done stays done.
    pub async fn settle(&self) -> Result<usize, RehearsalError> {
        let mut turns = 0;
        let at_once = Duration::ZERO;
        while let Some(claimed) = self
            .desk
            .database
            .claim_turn(&self.worker, self.lease, at_once)
            .await?
        {
            self.desk.decide(&claimed).await?;
            turns += 1;
        }
        loop {
            let texts = self
                .departures
                .database
                .claim_outgoing(&self.worker, self.lease, 16)
                .await?;
            if texts.is_empty() {
                return Ok(turns);
            }
            for text in &texts {
                self.departures.handle(text).await?;
            }
        }
    }
}

impl Drop for Rehearsal {
    fn drop(&mut self) {
        self.stop.cancel();
    }
}
