//! The handle that everything goes through: where the database lives, its pool, its transactions.

use std::fmt;
use std::ops::{Deref, DerefMut};
#[cfg(feature = "embedded")]
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, Weak};
use std::time::Duration;

use deadpool::Runtime;
use deadpool::managed::{Object, Pool, PoolError, TimeoutType, Timeouts};
use diesel_async::{AsyncPgConnection, SimpleAsyncConnection};
use tokio::sync::broadcast;
use tokio::task::AbortHandle;
use tokio_postgres::Config;

use crate::error::{Cause, DatabaseError};
use crate::link::{Cancel, Links};
use crate::wake::{Listener, Wake};

/// How to reach a Postgres server.
#[derive(Clone)]
pub struct ConnectOptions {
    /// `postgres://user:password@host:port/database`, or `key=value` pairs.
    pub url: String,
    /// Connections of this process to it.
    pub max_connections: usize,
    /// How long to wait for a connection, a new one or a free one.
    pub connect_timeout: Duration,
    /// How long one statement may take on the server. A server that says nothing for two seconds
    /// longer is taken for gone, and the connection with it.
    pub statement_timeout: Duration,
}

impl ConnectOptions {
    /// Takes a URL and sensible limits: 10 connections, 5 s to connect, 10 s for a statement.
    #[must_use]
    pub fn new(url: impl Into<String>) -> Self {
        Self {
            url: url.into(),
            max_connections: 10,
            connect_timeout: Duration::from_secs(5),
            statement_timeout: Duration::from_secs(10),
        }
    }
}

impl fmt::Debug for ConnectOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ConnectOptions")
            .field("url", &"***")
            .field("max_connections", &self.max_connections)
            .field("connect_timeout", &self.connect_timeout)
            .field("statement_timeout", &self.statement_timeout)
            .finish()
    }
}

/// Where a database lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Home {
    /// On a Postgres server that others may use too.
    Server,
    /// In a directory, inside a process of ours. One connection at a time.
    Embedded,
}

/// The salon's memory. Cheap to clone; all clones share one pool.
///
/// Every method is one unit of work: it takes a connection, does all it does in one statement or
/// one transaction, and gives the connection back. Dropping a method's future rolls back at once
/// whatever it had not committed.
#[derive(Clone)]
pub struct Database {
    shared: Arc<Shared>,
}

struct Shared {
    pool: Pool<Links>,
    home: Home,
    config: Arc<Config>,
    bell: broadcast::Sender<Wake>,
    listener: Mutex<Weak<Listener>>,
    /// How long one unit of work may take at the most; none where it may wait for its turn.
    longest_loan: Option<Duration>,
    /// How many others wait for the one connection of the embedded database.
    others_waiting: Arc<AtomicUsize>,
    /// Whether nobody else had this database open when it was opened here.
    alone: bool,
}

impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Database")
            .field("home", &self.shared.home)
            .finish_non_exhaustive()
    }
}

/// Wake-ups that a slow listener may miss before it is told that it did.
const BELL: usize = 64;

/// How long our pool keeps the embedded database's one connection at least, when others wait.
const EMBEDDED_TURN: Duration = Duration::from_millis(50);

/// A transaction open for longer than this without a statement is ended by the server.
const IDLE_IN_TRANSACTION: Duration = Duration::from_secs(10);

/// How long a connection may be silent before it is probed, and what was sent unanswered.
const KEEPALIVE: Duration = Duration::from_secs(30);

/// A connection that has been idle for longer is tried before it is used again.
const TRUSTED: Duration = Duration::from_secs(1);

/// A server that has said nothing for this much longer than a statement may take is away, although
/// its connection still stands.
const SILENCE: Duration = Duration::from_secs(2);

/// Who opens the embedded database.
#[cfg(feature = "embedded")]
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Opener {
    /// The process that starts it.
    Host,
    /// A process that found it running in another one.
    Guest,
}

/// By this name the gate knows the sessions of the pool that gives way by itself.
#[cfg(feature = "embedded")]
pub(crate) const EMBEDDED_HOST: &str = "salon-embedded-host";

/// What a pool is made of.
struct Plan {
    config: Config,
    greeting: String,
    home: Home,
    size: usize,
    patience: Duration,
    trusted: Duration,
    longest_loan: Option<Duration>,
    others_waiting: Arc<AtomicUsize>,
    alone: bool,
}

impl Database {
    /// Makes a pool for a server. Nothing is connected yet: a server that is away now may come back,
    /// and [`Database::ping`] tells.
    ///
    /// # Errors
    /// [`DatabaseError::Unexpected`] when the URL cannot be read.
    pub fn connect(options: &ConnectOptions) -> Result<Self, DatabaseError> {
        let mut config: Config = options.url.parse().map_err(|_reason| {
            DatabaseError::Unexpected(Cause::new("the database URL cannot be read"))
        })?;
        config.connect_timeout(options.connect_timeout);
        // A server that vanished without a word is noticed in time, by listeners too.
        config.keepalives_idle(KEEPALIVE);
        config.tcp_user_timeout(KEEPALIVE);
        if config.get_application_name().is_none() {
            config.application_name("salon");
        }
        let greeting = format!(
            "SET statement_timeout = {}; SET idle_in_transaction_session_timeout = {}",
            options.statement_timeout.as_millis(),
            IDLE_IN_TRANSACTION.as_millis(),
        );
        Self::build(Plan {
            config,
            greeting,
            home: Home::Server,
            size: options.max_connections.max(1),
            patience: options.connect_timeout,
            trusted: TRUSTED,
            longest_loan: Some(options.statement_timeout + SILENCE),
            others_waiting: Arc::default(),
            alone: false,
        })
    }

    /// Makes the pool of one connection for the embedded database behind a socket. Who runs it knows
    /// how many others wait.
    #[cfg(feature = "embedded")]
    pub(crate) fn connect_embedded(
        socket_dir: PathBuf,
        port: u16,
        opener: Opener,
        others_waiting: &Arc<AtomicUsize>,
    ) -> Result<Self, DatabaseError> {
        let mut config = Config::new();
        config.host_path(socket_dir).port(port);
        config.user("postgres").dbname("template1");
        if opener == Opener::Host {
            config.application_name(EMBEDDED_HOST);
        }
        Self::build(Plan {
            config,
            greeting: String::new(),
            home: Home::Embedded,
            size: 1,
            patience: Duration::from_secs(30),
            // The gate may have cut a guest's idle session a moment ago, and would do so while a
            // statement is on its way to it. One that was tried just now has its time again.
            trusted: match opener {
                Opener::Host => TRUSTED,
                Opener::Guest => Duration::ZERO,
            },
            longest_loan: None,
            others_waiting: Arc::clone(others_waiting),
            alone: opener == Opener::Host,
        })
    }

    fn build(plan: Plan) -> Result<Self, DatabaseError> {
        let config = Arc::new(plan.config);
        let links = Links {
            config: Arc::clone(&config),
            greeting: plan.greeting,
            connect_timeout: plan.patience,
            trusted: plan.trusted,
        };
        let timeouts = Timeouts {
            wait: Some(plan.patience),
            create: Some(plan.patience),
            recycle: Some(plan.patience),
        };
        let pool = Pool::builder(links)
            .max_size(plan.size)
            .timeouts(timeouts)
            .runtime(Runtime::Tokio1)
            .build()
            .map_err(|error| DatabaseError::Unexpected(Cause::new(error)))?;
        let (bell, _) = broadcast::channel(BELL);
        let shared = Shared {
            pool,
            home: plan.home,
            config,
            bell,
            listener: Mutex::default(),
            longest_loan: plan.longest_loan,
            others_waiting: plan.others_waiting,
            alone: plan.alone,
        };
        Ok(Self {
            shared: Arc::new(shared),
        })
    }

    /// Returns where the database lives.
    #[must_use]
    pub fn home(&self) -> Home {
        self.shared.home
    }

    /// Asks the database for a sign of life.
    ///
    /// # Errors
    /// [`DatabaseError`] when it gives none.
    pub async fn ping(&self) -> Result<(), DatabaseError> {
        let mut link = self.link().await?;
        Ok(link.batch_execute("SELECT 1").await?)
    }

    /// Gives all connections back. Later calls fail with [`DatabaseError::Unavailable`].
    pub fn close(&self) {
        self.shared.pool.close();
    }

    /// Takes a connection for one statement.
    pub(crate) async fn link(&self) -> Result<Lent, DatabaseError> {
        let object = self.shared.pool.get().await.map_err(no_link)?;
        Ok(Lent::new(object, Arc::clone(&self.shared)))
    }

    /// Takes a connection and begins a transaction on it.
    pub(crate) async fn begin(&self) -> Result<Transaction, DatabaseError> {
        let mut transaction = Transaction {
            link: self.link().await?,
            open: true,
        };
        transaction.link.batch_execute("BEGIN").await?;
        Ok(transaction)
    }

    /// Closes the connections that nothing uses; the next call makes new ones.
    ///
    /// For a process that looks in from time to time on the embedded database of another one, which
    /// would have to wait for a connection that is kept.
    pub fn release_idle(&self) {
        self.shared.pool.retain(|_, _| false);
    }

    /// Closes the connections that nothing has used for a while.
    #[cfg(feature = "embedded")]
    pub(crate) fn release_unused(&self, idle: Duration) {
        self.shared
            .pool
            .retain(|_, metrics| metrics.last_used() < idle);
    }

    /// Gives up an idle connection of the embedded database, if it has had its turn.
    #[cfg(feature = "embedded")]
    pub(crate) fn give_way(&self) {
        self.shared
            .pool
            .retain(|_, metrics| metrics.age() < EMBEDDED_TURN);
    }

    /// Whether nobody else had this database open when it was opened here: who started the embedded
    /// one knows that.
    pub(crate) fn began_alone(&self) -> bool {
        self.shared.alone
    }

    pub(crate) fn config(&self) -> Arc<Config> {
        Arc::clone(&self.shared.config)
    }

    pub(crate) fn known_listener(&self) -> &Mutex<Weak<Listener>> {
        &self.shared.listener
    }

    pub(crate) fn bell(&self) -> &broadcast::Sender<Wake> {
        &self.shared.bell
    }
}

fn no_link(error: PoolError<DatabaseError>) -> DatabaseError {
    match error {
        PoolError::Backend(error) => error,
        PoolError::Timeout(TimeoutType::Wait) => {
            DatabaseError::TimedOut(Cause::new("no connection became free in time"))
        }
        other @ (PoolError::Timeout(TimeoutType::Create | TimeoutType::Recycle)
        | PoolError::Closed
        | PoolError::NoRuntimeSpecified
        | PoolError::PostCreateHook(_)) => DatabaseError::Unavailable(Cause::new(other)),
    }
}

/// A connection on loan from the pool.
pub(crate) struct Lent {
    object: Object<Links>,
    shared: Arc<Shared>,
    /// Breaks the connection off when the loan lasts too long: whoever waits on it hears of it.
    limit: Option<AbortHandle>,
}

impl Deref for Lent {
    type Target = AsyncPgConnection;

    fn deref(&self) -> &AsyncPgConnection {
        &self.object.connection
    }
}

impl DerefMut for Lent {
    fn deref_mut(&mut self) -> &mut AsyncPgConnection {
        &mut self.object.connection
    }
}

impl Lent {
    fn new(object: Object<Links>, shared: Arc<Shared>) -> Self {
        let limit = shared.longest_loan.map(|longest| {
            let wire = object.wire();
            let limit = tokio::spawn(async move {
                tokio::time::sleep(longest).await;
                tracing::warn!(
                    "the database said nothing for too long: its connection is given up"
                );
                wire.abort();
            });
            limit.abort_handle()
        });
        Self {
            object,
            shared,
            limit,
        }
    }

    fn abandon(&mut self) {
        let cancel = match self.shared.home {
            Home::Server => Cancel::Ask,
            Home::Embedded => Cancel::Useless,
        };
        self.object.abandon(cancel);
    }
}

impl Drop for Lent {
    /// Hands the embedded database's one connection over when another process waits for it.
    fn drop(&mut self) {
        if let Some(limit) = &self.limit {
            limit.abort();
        }
        let waited_for = self.shared.others_waiting.load(Ordering::SeqCst) > 0;
        if waited_for && Object::metrics(&self.object).age() >= EMBEDDED_TURN {
            self.object.abandon(Cancel::Useless);
        }
    }
}

/// A transaction. Dropped before its end, it is rolled back at once: its connection is broken off
/// and not lent again.
pub(crate) struct Transaction {
    link: Lent,
    open: bool,
}

impl Deref for Transaction {
    type Target = AsyncPgConnection;

    fn deref(&self) -> &AsyncPgConnection {
        &self.link
    }
}

impl DerefMut for Transaction {
    fn deref_mut(&mut self) -> &mut AsyncPgConnection {
        &mut self.link
    }
}

impl Transaction {
    /// Commits what went well and rolls back what did not.
    ///
    /// No statement's error may have been dropped on the way here: Postgres answers a commit of a
    /// failed transaction with a silent rollback.
    pub(crate) async fn end<T, E>(mut self, result: Result<T, E>) -> Result<T, E>
    where
        E: From<DatabaseError>,
    {
        match &result {
            Ok(_) => {
                let committed = self.link.batch_execute("COMMIT").await;
                committed.map_err(DatabaseError::from)?;
                self.open = false;
            }
            // When even that fails, the drop below breaks the connection off.
            Err(_) => self.open = self.link.batch_execute("ROLLBACK").await.is_err(),
        }
        result
    }
}

impl Transaction {
    /// Takes everything back.
    pub(crate) async fn undo(mut self) -> Result<(), DatabaseError> {
        self.link.batch_execute("ROLLBACK").await?;
        self.open = false;
        Ok(())
    }
}

impl Drop for Transaction {
    fn drop(&mut self) {
        if self.open {
            self.link.abandon();
        }
    }
}
