//! One commit for all texts that have arrived while the last one was on its way.

use std::sync::Arc;

use salon_postgres::{Database, DatabaseError, Ingested, NewInbound};
use tokio::sync::{Semaphore, mpsc, oneshot};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::{IntakeError, Receipt};

/// How texts are gathered into commits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CoalescerOptions {
    /// Texts that may wait; one more is refused.
    pub queue: usize,
    /// Texts in one commit.
    pub batch: usize,
    /// Commits under way at once.
    pub commits: usize,
}

impl Default for CoalescerOptions {
    fn default() -> Self {
        Self {
            queue: 8_192,
            batch: 512,
            commits: 2,
        }
    }
}

type Answer = oneshot::Sender<Result<Receipt, IntakeError>>;

/// A text and the caller who waits to hear that it is durable.
#[derive(Debug)]
struct Waiting {
    row: NewInbound,
    answer: Answer,
}

/// The near end of the queue.
#[derive(Clone, Debug)]
pub(super) struct Coalescer {
    queue: mpsc::Sender<Waiting>,
}

impl Coalescer {
    pub(super) fn start(
        database: Database,
        options: CoalescerOptions,
        tasks: &TaskTracker,
        stop: CancellationToken,
    ) -> Self {
        let (queue, waiting) = mpsc::channel(options.queue);
        tasks.spawn(run(database, options, waiting, stop));
        Self { queue }
    }

    pub(super) async fn store(&self, row: NewInbound) -> Result<Receipt, IntakeError> {
        let (answer, stored) = oneshot::channel();
        self.queue
            .try_send(Waiting { row, answer })
            .map_err(|refused| match refused {
                mpsc::error::TrySendError::Full(_) => IntakeError::Full,
                mpsc::error::TrySendError::Closed(_) => IntakeError::Unavailable,
            })?;
        stored.await.unwrap_or(Err(IntakeError::Unavailable))
    }

    pub(super) fn waiting(&self) -> usize {
        self.queue
            .max_capacity()
            .saturating_sub(self.queue.capacity())
    }
}

/// Takes what has queued up, a batch at a time, until told to stop and the queue is empty.
async fn run(
    database: Database,
    options: CoalescerOptions,
    mut queue: mpsc::Receiver<Waiting>,
    stop: CancellationToken,
) {
    let commits = Arc::new(Semaphore::new(options.commits));
    let under_way = TaskTracker::new();
    loop {
        let Ok(permit) = Arc::clone(&commits).acquire_owned().await else {
            break;
        };
        let mut batch = Vec::with_capacity(options.batch);
        let taken = tokio::select! {
            biased;
            taken = queue.recv_many(&mut batch, options.batch) => taken,
            () = stop.cancelled(), if !queue.is_closed() => {
                queue.close();
                queue.recv_many(&mut batch, options.batch).await
            }
        };
        if taken == 0 {
            break;
        }
        let database = database.clone();
        under_way.spawn(async move {
            commit(&database, batch).await;
            drop(permit);
        });
    }
    under_way.close();
    under_way.wait().await;
}

/// Stores a batch and answers its callers. Rows that fail together are tried one by one, so that a
/// row the database cannot take does not refuse its neighbours.
async fn commit(database: &Database, batch: Vec<Waiting>) {
    let (rows, answers): (Vec<NewInbound>, Vec<Answer>) = batch
        .into_iter()
        .map(|waiting| (waiting.row, waiting.answer))
        .unzip();
    match database.store_inbound(&rows).await {
        Ok(stored) => {
            for (answer, ingested) in answers.into_iter().zip(stored) {
                tell(answer, Ok(receipt(ingested)));
            }
        }
        Err(error) if rows.len() > 1 && !error.is_transient() => {
            for (row, answer) in rows.into_iter().zip(answers) {
                let alone = database.store_inbound(&[row]).await;
                let alone = alone.map_err(|error| refused(&error));
                tell(
                    answer,
                    alone.and_then(|stored| {
                        stored
                            .into_iter()
                            .next()
                            .map(receipt)
                            .ok_or(IntakeError::Unavailable)
                    }),
                );
            }
        }
        Err(error) => {
            let transient = matches!(refused(&error), IntakeError::Unavailable);
            for answer in answers {
                tell(
                    answer,
                    Err(if transient {
                        IntakeError::Unavailable
                    } else {
                        IntakeError::Refused
                    }),
                );
            }
        }
    }
}

const fn receipt(ingested: Ingested) -> Receipt {
    match ingested {
        Ingested::New { .. } => Receipt::Stored,
        Ingested::Duplicate => Receipt::Duplicate,
    }
}

fn refused(error: &DatabaseError) -> IntakeError {
    tracing::error!(error.code = error.code(), error = %crate::report(error), "texts could not be stored");
    if error.is_transient() {
        IntakeError::Unavailable
    } else {
        IntakeError::Refused
    }
}

/// A caller who has hung up does not hear the answer; the row is stored all the same.
fn tell(answer: Answer, receipt: Result<Receipt, IntakeError>) {
    drop(answer.send(receipt));
}
