//! The task that writes: what has queued up shares a sync of the directory.

use std::io;
use std::sync::Arc;

use tokio::sync::{Semaphore, mpsc, oneshot};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::SpoolError;
use super::files::Files;

/// Texts that share a sync.
const BATCH: usize = 32;
/// Batches on their way to the disk at once.
const BATCHES: usize = 4;
/// Texts that may wait for the disk.
const QUEUE: usize = 4_096;

struct Job {
    name: String,
    bytes: Vec<u8>,
    written: oneshot::Sender<io::Result<()>>,
}

/// The near end of the queue.
#[derive(Clone, Debug)]
pub(super) struct Writer {
    queue: mpsc::Sender<Job>,
}

impl std::fmt::Debug for Job {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Job").finish_non_exhaustive()
    }
}

impl Writer {
    pub(super) fn start(files: Arc<Files>, tasks: &TaskTracker, stop: CancellationToken) -> Self {
        let (queue, jobs) = mpsc::channel(QUEUE);
        tasks.spawn(run(files, jobs, stop));
        Self { queue }
    }

    /// Writes a file, and returns when it is on the disk.
    pub(super) async fn write(&self, name: &str, bytes: Vec<u8>) -> Result<(), SpoolError> {
        let (written, answer) = oneshot::channel();
        let job = Job {
            name: name.to_owned(),
            bytes,
            written,
        };
        self.queue.try_send(job).map_err(|refused| match refused {
            mpsc::error::TrySendError::Full(_) => SpoolError::Full,
            mpsc::error::TrySendError::Closed(_) => SpoolError::Closed,
        })?;
        let written = answer.await.map_err(|_closed| SpoolError::Closed)?;
        written.map_err(SpoolError::Unwritable)
    }
}

/// Writes until told to stop and the queue is empty.
async fn run(files: Arc<Files>, mut queue: mpsc::Receiver<Job>, stop: CancellationToken) {
    let places = Arc::new(Semaphore::new(BATCHES));
    let under_way = TaskTracker::new();
    while let Ok(place) = Arc::clone(&places).acquire_owned().await {
        let mut jobs = Vec::with_capacity(BATCH);
        let taken = tokio::select! {
            biased;
            taken = queue.recv_many(&mut jobs, BATCH) => taken,
            () = stop.cancelled(), if !queue.is_closed() => {
                queue.close();
                queue.recv_many(&mut jobs, BATCH).await
            }
        };
        if taken == 0 {
            break;
        }
        let files = Arc::clone(&files);
        under_way.spawn_blocking(move || {
            write(&files, jobs);
            drop(place);
        });
    }
    under_way.close();
    under_way.wait().await;
}

fn write(files: &Files, jobs: Vec<Job>) {
    let (texts, answers): (Vec<_>, Vec<_>) = jobs
        .into_iter()
        .map(|job| ((job.name, job.bytes), job.written))
        .unzip();
    for ((answer, written), (name, _)) in answers.into_iter().zip(files.write(&texts)).zip(&texts) {
        let whole = written.is_ok();
        if answer.send(written).is_err() && whole {
            // Nobody was told that we have it: the provider delivers it again.
            files.remove(std::slice::from_ref(name));
        }
    }
}
