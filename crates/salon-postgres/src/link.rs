//! One connection, and how the pool makes and checks them.

use std::sync::Arc;
use std::time::Duration;

use deadpool::managed::{Manager, Metrics, RecycleError, RecycleResult};
use diesel_async::{AsyncPgConnection, SimpleAsyncConnection};
use tokio::task::{AbortHandle, JoinHandle};
use tokio_postgres::{CancelToken, Config, NoTls};

use crate::error::{Cause, DatabaseError};

/// A connection and the task that drives it.
pub(crate) struct Link {
    pub(crate) connection: AsyncPgConnection,
    cancel: CancelToken,
    driver: JoinHandle<()>,
    abandoned: bool,
}

impl Link {
    /// Returns what drives the connection: aborting it breaks the connection off, and every statement
    /// on it fails at once.
    pub(crate) fn wire(&self) -> AbortHandle {
        self.driver.abort_handle()
    }

    /// Breaks the connection off, so that the server rolls back at once. The pool never lends it
    /// again.
    ///
    /// A closed socket alone is noticed by a server only when its statement has ended, which for a
    /// statement that waits for a lock may be long: it is asked to cancel as well.
    pub(crate) fn abandon(&mut self, cancel: Cancel) {
        self.abandoned = true;
        self.driver.abort();
        if let (Cancel::Ask, Ok(runtime)) = (cancel, tokio::runtime::Handle::try_current()) {
            let token = self.cancel.clone();
            runtime.spawn(async move {
                let asked = tokio::time::timeout(CANCEL_PATIENCE, token.cancel_query(NoTls));
                if let Err(_) | Ok(Err(_)) = asked.await {
                    tracing::debug!("a cancel request did not reach the database");
                }
            });
        }
    }
}

const CANCEL_PATIENCE: Duration = Duration::from_secs(5);

/// Whether a server is asked to cancel what an abandoned connection was doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cancel {
    Ask,
    /// The embedded database knows no cancel requests.
    Useless,
}

/// Makes connections for the pool.
pub(crate) struct Links {
    pub(crate) config: Arc<Config>,
    /// Sent once to each new connection.
    pub(crate) greeting: String,
    pub(crate) connect_timeout: Duration,
    /// A connection that has been idle for longer is tried before it is used again.
    pub(crate) trusted: Duration,
}

impl std::fmt::Debug for Links {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Links").finish_non_exhaustive()
    }
}

impl Manager for Links {
    type Type = Link;
    type Error = DatabaseError;

    async fn create(&self) -> Result<Link, DatabaseError> {
        let opened = tokio::time::timeout(self.connect_timeout, self.open());
        opened.await.map_err(|_late| {
            DatabaseError::TimedOut(Cause::new("no connection was made in time"))
        })?
    }

    async fn recycle(&self, link: &mut Link, metrics: &Metrics) -> RecycleResult<DatabaseError> {
        if link.abandoned || link.driver.is_finished() {
            return Err(RecycleError::message("the connection is closed"));
        }
        if metrics.last_used() > self.trusted {
            let tried = link.connection.batch_execute("SELECT 1");
            tried
                .await
                .map_err(|error| RecycleError::Backend(error.into()))?;
        }
        Ok(())
    }
}

impl Links {
    async fn open(&self) -> Result<Link, DatabaseError> {
        let (client, wire) = self
            .config
            .connect(NoTls)
            .await
            .map_err(|error| refusal(&error))?;
        let driver = tokio::spawn(async move {
            if let Err(error) = wire.await {
                tracing::debug!(error = %Cause::new(error), "a database connection ended");
            }
        });
        let cancel = client.cancel_token();
        let mut connection = AsyncPgConnection::try_from(client)
            .await
            .map_err(|error| DatabaseError::Unavailable(Cause::new(error)))?;
        connection.batch_execute(&self.greeting).await?;
        Ok(Link {
            connection,
            cancel,
            driver,
            abandoned: false,
        })
    }
}

/// Sorts why no connection was made. A wrong password or database name, or a server that wants an
/// encryption that is not built in, does not pass by itself.
pub(crate) fn refusal(error: &tokio_postgres::Error) -> DatabaseError {
    use std::error::Error as _;

    let said = error
        .source()
        .map_or_else(|| error.to_string(), ToString::to_string);
    let class = |state: &tokio_postgres::error::SqlState| state.code().get(..2).map(str::to_owned);
    let refused = matches!(error.code().and_then(class).as_deref(), Some("28" | "3D"));
    if refused || error.to_string().contains("TLS") {
        DatabaseError::Unexpected(Cause::new(said))
    } else {
        DatabaseError::Unavailable(Cause::new(said))
    }
}
