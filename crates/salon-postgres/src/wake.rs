//! Waking workers: in process at once, in other processes through `LISTEN`.

use std::fmt;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use futures_util::future::poll_fn;
use tokio::sync::broadcast;
use tokio::task::JoinHandle;
use tokio::time::timeout;
use tokio_postgres::{AsyncMessage, Config, NoTls};

use crate::database::{Database, Home};
use crate::error::Cause;

/// What there may be to do. A hint: work is found by query, never by the hint alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Wake {
    /// A text came in.
    Inbox,
    /// A text waits to leave.
    Outbox,
}

impl Wake {
    /// The channel of `NOTIFY`.
    const fn channel(self) -> &'static str {
        match self {
            Self::Inbox => "salon_inbox",
            Self::Outbox => "salon_outbox",
        }
    }

    const ALL: [Self; 2] = [Self::Inbox, Self::Outbox];
}

/// Wake-ups for one worker.
pub struct WakeUps {
    bell: broadcast::Receiver<Wake>,
    /// Keeps the connection that listens, one for all workers of the process.
    _listener: Option<Arc<Listener>>,
    /// What may have been missed.
    owed: Vec<Wake>,
}

impl fmt::Debug for WakeUps {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WakeUps").finish_non_exhaustive()
    }
}

/// The task that hears other processes and rings our own bell; it ends with the last of those who
/// wait for it.
#[derive(Debug)]
pub(crate) struct Listener(JoinHandle<()>);

impl Drop for Listener {
    fn drop(&mut self) {
        self.0.abort();
    }
}

impl WakeUps {
    /// Waits for the next wake-up. Cancel-safe: a dropped call loses none.
    ///
    /// At first, and after a gap (a slow worker, a lost connection), it says both, since either may
    /// have been missed.
    pub async fn next(&mut self) -> Wake {
        loop {
            if let Some(owed) = self.owed.pop() {
                return owed;
            }
            match self.bell.recv().await {
                Ok(wake) => return wake,
                Err(broadcast::error::RecvError::Lagged(_)) => self.owed.extend(Wake::ALL),
                Err(broadcast::error::RecvError::Closed) => std::future::pending().await,
            }
        }
    }
}

impl Database {
    /// Subscribes to wake-ups: those of this process, and on a server those of all processes, over
    /// one more connection that all subscribers share and that comes back by itself.
    ///
    /// Must be called within a Tokio runtime.
    #[must_use]
    pub fn wakeups(&self) -> WakeUps {
        let bell = self.bell().subscribe();
        let listener = match self.home() {
            Home::Server => Some(self.listener()),
            Home::Embedded => None,
        };
        WakeUps {
            bell,
            _listener: listener,
            owed: Wake::ALL.to_vec(),
        }
    }

    /// Returns the task that listens, started if nobody waits for it yet.
    fn listener(&self) -> Arc<Listener> {
        let start = || {
            let task = tokio::spawn(listen(self.config(), self.bell().clone()));
            Arc::new(Listener(task))
        };
        // A lock that was poisoned guards nothing but this pointer.
        let mut known = self
            .known_listener()
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        known.upgrade().unwrap_or_else(|| {
            let started = start();
            *known = Arc::downgrade(&started);
            started
        })
    }

    /// Whether a statement that makes work shall say so to other processes.
    pub(crate) fn tells_others(&self) -> bool {
        self.home() == Home::Server
    }

    /// Wakes the workers of this process. Those of others hear of it from the statement itself.
    pub(crate) fn ring(&self, wake: Wake) {
        // Nobody listening is no error.
        drop(self.bell().send(wake));
    }
}

/// The pause before a lost listening connection is made again.
const PAUSE: Duration = Duration::from_secs(1);
/// A server that takes longer to answer is tried again.
const PATIENCE: Duration = Duration::from_secs(3);

async fn listen(config: Arc<Config>, bell: broadcast::Sender<Wake>) {
    loop {
        if let Err(error) = listen_once(&config, &bell).await {
            tracing::debug!(error = %Cause::new(error), "listening for wake-ups was interrupted");
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Listens until the connection ends.
async fn listen_once(
    config: &Config,
    bell: &broadcast::Sender<Wake>,
) -> Result<(), tokio_postgres::Error> {
    // Nobody waiting is no error.
    let ring = |wake| drop(bell.send(wake));
    let Ok(connected) = timeout(PATIENCE, config.connect(NoTls)).await else {
        return Ok(());
    };
    let (client, mut wire) = connected?;
    let heard = async {
        while let Some(message) = poll_fn(|context| wire.poll_message(context)).await {
            if let AsyncMessage::Notification(news) = message? {
                let wake = Wake::ALL
                    .into_iter()
                    .find(|wake| wake.channel() == news.channel());
                wake.into_iter().for_each(ring);
            }
        }
        Ok(())
    };
    let asked = async {
        let listen = client.batch_execute("LISTEN salon_inbox; LISTEN salon_outbox");
        let Ok(listens) = timeout(PATIENCE, listen).await else {
            return Ok(());
        };
        listens?;
        // What came while nobody listened.
        Wake::ALL.into_iter().for_each(ring);
        std::future::pending::<Result<(), tokio_postgres::Error>>().await
    };
    tokio::select! {
        ended = heard => ended,
        refused = asked => refused,
    }
}
