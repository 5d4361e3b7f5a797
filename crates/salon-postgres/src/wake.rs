//! Waking workers: in process at once, in other processes through `LISTEN`.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::poll_fn;
use tokio::sync::{broadcast, mpsc};
use tokio::task::JoinHandle;
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

/// Wake-ups for one worker. Dropping it ends its connection.
pub struct WakeUps {
    near: broadcast::Receiver<Wake>,
    far: Option<(mpsc::Receiver<Wake>, JoinHandle<()>)>,
    owed: Option<Wake>,
}

impl fmt::Debug for WakeUps {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WakeUps").finish_non_exhaustive()
    }
}

impl Drop for WakeUps {
    fn drop(&mut self) {
        if let Some((_, listener)) = &self.far {
            listener.abort();
        }
    }
}

impl WakeUps {
    /// Waits for the next wake-up. Cancel-safe: a dropped call loses none.
    ///
    /// After a gap (a slow worker, a lost connection) it says both, since either may have been
    /// missed.
    pub async fn next(&mut self) -> Wake {
        if let Some(owed) = self.owed.take() {
            return owed;
        }
        let far = async {
            match &mut self.far {
                Some((far, _)) => match far.recv().await {
                    Some(wake) => wake,
                    None => std::future::pending().await,
                },
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            wake = self.near.recv() => match wake {
                Ok(wake) => wake,
                Err(broadcast::error::RecvError::Lagged(_)) => {
                    self.owed = Some(Wake::Outbox);
                    Wake::Inbox
                }
                Err(broadcast::error::RecvError::Closed) => std::future::pending().await,
            },
            wake = far => wake,
        }
    }
}

impl Database {
    /// Subscribes to wake-ups: those of this process, and on a server those of all processes, over a
    /// connection of its own that comes back by itself.
    ///
    /// Must be called within a Tokio runtime.
    #[must_use]
    pub fn wakeups(&self) -> WakeUps {
        let near = self.bell().subscribe();
        let far = match self.home() {
            Home::Server => {
                let (tell, told) = mpsc::channel(64);
                Some((told, tokio::spawn(listen(self.config(), tell))))
            }
            Home::Embedded => None,
        };
        WakeUps {
            near,
            far,
            owed: None,
        }
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

async fn listen(config: Arc<Config>, tell: mpsc::Sender<Wake>) {
    while !tell.is_closed() {
        if let Err(error) = listen_once(&config, &tell).await {
            tracing::debug!(error = %Cause::new(error), "listening for wake-ups was interrupted");
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Listens until the connection ends.
async fn listen_once(
    config: &Config,
    tell: &mpsc::Sender<Wake>,
) -> Result<(), tokio_postgres::Error> {
    let (client, mut wire) = config.connect(NoTls).await?;
    let heard = async {
        while let Some(message) = poll_fn(|context| wire.poll_message(context)).await {
            if let AsyncMessage::Notification(news) = message? {
                let wake = Wake::ALL
                    .into_iter()
                    .find(|wake| wake.channel() == news.channel());
                // A full queue means that the worker is being woken already.
                if let Some(wake) = wake
                    && matches!(
                        tell.try_send(wake),
                        Err(mpsc::error::TrySendError::Closed(_))
                    )
                {
                    break;
                }
            }
        }
        Ok(())
    };
    let asked = async {
        client
            .batch_execute("LISTEN salon_inbox; LISTEN salon_outbox")
            .await?;
        // What came while nobody listened.
        for wake in Wake::ALL {
            // A full queue means that the worker is being woken already.
            tell.try_send(wake).ok();
        }
        std::future::pending::<Result<(), tokio_postgres::Error>>().await
    };
    tokio::select! {
        ended = heard => ended,
        refused = asked => refused,
    }
}
