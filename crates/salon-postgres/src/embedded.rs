//! A whole Postgres inside the program, in a directory: for trying, developing and tests.
//!
//! # What one connection means
//! The embedded Postgres serves one session at a time. A gate in front of it (see `gate`) lets
//! sessions take turns: whoever is idle outside a transaction gives way when somebody waits. So
//! everything works, one unit of work after the other, and a second process on the same directory
//! (`salon-admin` beside a running server) works too, with a wait of a few hundred milliseconds to
//! get its turn. There is no `NOTIFY` between processes, no `statement_timeout`, no cancelling.
//!
//! # What it survives
//! It does not wait for the disk: what was committed survives the end of the process, however
//! violent, and not the loss of power. Production is a server.
//!
//! # Where things are
//! Everything lives in `<dir>/postgres`, which only its owner may enter: the database in `root`, the
//! sockets in `run`, a lock file that says who has it, and (see [`cache_environment`]) `cache`.

#[cfg(not(unix))]
compile_error!("the embedded database needs unix sockets");

mod directory;
mod gate;
mod wire;

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use pglite_oxide::PgliteServer;
use tokio::net::UnixListener;
use tokio::sync::oneshot;
use tokio::task::JoinSet;
use tokio::time::Instant;

use crate::database::{Database, Opener};
use crate::error::{Cause, DatabaseError};
use directory::{Directory, DirectoryLock};

/// The embedded database was not opened.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum EmbeddedError {
    /// The path of the data directory is too long for a socket inside it.
    #[error("the data directory's path is too long for a socket: {length} bytes, at most {most}")]
    PathTooLong {
        /// How long the socket's path would be.
        length: usize,
        /// How long it may be.
        most: usize,
    },
    /// A file or directory could not be made or opened.
    #[error("the data directory cannot be used")]
    Directory(#[source] std::io::Error),
    /// The database did not start.
    #[error("the embedded database did not start")]
    Start(#[source] Cause),
    /// Another process has the directory, and did not answer in time.
    #[error("another process has the data directory and does not answer")]
    NotAnswering(#[source] Cause),
    /// The database started and then refused.
    #[error("the embedded database cannot be reached")]
    Database(#[from] DatabaseError),
}

impl EmbeddedError {
    /// Returns the stable name of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::PathTooLong { .. } => "embedded_path_too_long",
            Self::Directory(_) => "embedded_directory",
            Self::Start(_) => "embedded_start",
            Self::NotAnswering(_) => "embedded_not_answering",
            Self::Database(error) => error.code(),
        }
    }

    /// Whether the same call may succeed later.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        match self {
            Self::NotAnswering(_) => true,
            Self::Database(error) => error.is_transient(),
            Self::PathTooLong { .. } | Self::Directory(_) | Self::Start(_) => false,
        }
    }
}

/// Keeps the embedded database running: it stops when this is dropped, or at
/// [`EmbeddedServer::shutdown`]. In a process that found it running elsewhere this keeps nothing, unless
/// it is to [`inherit`](EmbeddedServer::inherit).
///
/// Dropping it blocks the thread until the database has stopped, some tens of milliseconds; sessions
/// that are open are cut off.
pub struct EmbeddedServer {
    running: Seat,
    /// In a process that found it running elsewhere.
    guest: Option<Guest>,
}

/// What a guest does beside its work, and needs to become the host.
struct Guest {
    directory: Arc<Directory>,
    pool: Database,
    waiting: Waiting,
    tasks: JoinSet<()>,
}

/// How many wait for their turn.
type Waiting = Arc<AtomicUsize>;

/// Where what runs in this process is kept.
type Seat = Arc<Mutex<Option<Running>>>;

/// The thread on which the gate runs and which owns the server. It ends when it is told to.
struct Running {
    tell: oneshot::Sender<()>,
    thread: JoinHandle<()>,
}

impl fmt::Debug for EmbeddedServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EmbeddedServer")
            .field("runs_here", &self.runs_here())
            .finish()
    }
}

impl EmbeddedServer {
    /// Whether the database runs in this process now.
    #[must_use]
    pub fn runs_here(&self) -> bool {
        seat(&self.running).is_some()
    }

    /// Lets this process run the database once the one that runs it now has ended; it looks every half
    /// second. For a process that means to stay. Where the database runs here, it changes nothing.
    ///
    /// Must be called within a Tokio runtime.
    pub fn inherit(&mut self) {
        if let Some(guest) = &mut self.guest {
            let (directory, pool) = (Arc::clone(&guest.directory), guest.pool.clone());
            let (waiting, running) = (Arc::clone(&guest.waiting), Arc::clone(&self.running));
            guest.tasks.spawn(async move {
                let started = inherit(&directory, &waiting, &pool).await;
                *seat(&running) = Some(started);
            });
        }
    }

    /// Stops the database and returns when it has stopped. Sessions that are open are cut off.
    pub async fn shutdown(mut self) {
        if let Some(mut guest) = self.guest.take() {
            guest.tasks.shutdown().await;
        }
        let running = seat(&self.running).take();
        if let Some(running) = running {
            // A panic of the thread was reported when it happened.
            drop(tokio::task::spawn_blocking(|| stop(running)).await);
        }
    }
}

impl Drop for EmbeddedServer {
    fn drop(&mut self) {
        drop(self.guest.take());
        let running = seat(&self.running).take();
        if let Some(running) = running {
            stop(running);
        }
    }
}

fn seat(running: &Seat) -> MutexGuard<'_, Option<Running>> {
    // A thread that panicked beside it has left it whole.
    running.lock().unwrap_or_else(PoisonError::into_inner)
}

fn stop(Running { tell, thread }: Running) {
    // Nobody listening means that the thread has ended already.
    tell.send(()).ok();
    drop(thread.join());
}

/// How long a process that found the directory taken waits for an answer.
const PATIENCE: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_millis(50);
/// How often a guest looks whether the process that runs the database has ended.
const WATCH: Duration = Duration::from_millis(500);
/// How long an idle session of somebody else keeps its turn while others wait. Ours leave sooner by
/// themselves, between two units of work: a cut that meets a statement on its way is an error there,
/// and on a busy machine a statement may be long on its way.
const GRACE: Duration = Duration::from_secs(2);
const PORT: u16 = 5432;

impl Database {
    /// Opens the database in a directory, made if it is not there: starts it, or connects to the one
    /// that another process runs on that directory.
    ///
    /// The second value keeps the database running; drop it last.
    ///
    /// # Errors
    /// [`EmbeddedError`].
    pub async fn open_embedded(dir: &Path) -> Result<(Self, EmbeddedServer), EmbeddedError> {
        let directory = Arc::new(Directory::prepare(dir)?);
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(lock) = directory.try_lock()? {
                return open_here(&directory, lock).await;
            }
            let late = match visit(&directory).await {
                Ok(opened) => return Ok(opened),
                Err(error) => error,
            };
            // It may be starting, or just have ended: then the lock is free the next time.
            if Instant::now() >= deadline {
                return Err(EmbeddedError::NotAnswering(Cause::new(late)));
            }
            tokio::time::sleep(PAUSE).await;
        }
    }
}

/// Connects to the database that runs elsewhere.
async fn visit(directory: &Arc<Directory>) -> Result<(Database, EmbeddedServer), DatabaseError> {
    let waiting = Waiting::default();
    let database = Database::connect_embedded(directory.run(), PORT, Opener::Guest, &waiting)?;
    database.ping().await?;
    let mut tasks = JoinSet::new();
    tasks.spawn(leave_soon(database.clone()));
    let guest = Guest {
        directory: Arc::clone(directory),
        pool: database.clone(),
        waiting,
        tasks,
    };
    let server = EmbeddedServer {
        running: Seat::default(),
        guest: Some(guest),
    };
    Ok((database, server))
}

/// Gives a guest's session back as soon as it has not been used for a moment: a guest does not see
/// who waits.
async fn leave_soon(pool: Database) {
    loop {
        tokio::time::sleep(PAUSE / 2).await;
        pool.release_unused(PAUSE);
    }
}

/// Runs the database here once the process that ran it has ended. The pool of this process stays a
/// guest's, which finds the same socket again.
async fn inherit(directory: &Directory, waiting: &Waiting, pool: &Database) -> Running {
    loop {
        tokio::time::sleep(WATCH).await;
        let taken = match directory.try_lock() {
            Ok(Some(lock)) => start(directory, lock, waiting, pool).await,
            Ok(None) => continue,
            Err(error) => Err(error),
        };
        match taken {
            Ok(started) => {
                tracing::info!(
                    "the process that ran the embedded database has ended: it runs here now"
                );
                return started;
            }
            Err(error) => tracing::warn!(
                error.code = error.code(),
                error = %Cause::new(error),
                "the embedded database runs nowhere, and did not start here"
            ),
        }
    }
}

/// Starts the database and connects to it.
async fn open_here(
    directory: &Directory,
    lock: DirectoryLock,
) -> Result<(Database, EmbeddedServer), EmbeddedError> {
    let waiting = Waiting::default();
    let database = Database::connect_embedded(directory.run(), PORT, Opener::Host, &waiting)?;
    let running = start(directory, lock, &waiting, &database).await?;
    let server = EmbeddedServer {
        running: Arc::new(Mutex::new(Some(running))),
        guest: None,
    };
    database.ping().await?;
    Ok((database, server))
}

/// Starts the database and the gate before it.
async fn start(
    directory: &Directory,
    lock: DirectoryLock,
    waiting: &Waiting,
    pool: &Database,
) -> Result<Running, EmbeddedError> {
    let (root, upstream) = (directory.root(), directory.upstream());
    let starting = tokio::task::spawn_blocking({
        let upstream = upstream.clone();
        // Whoever no longer waits for it drops the server before the lock.
        move || {
            PgliteServer::builder()
                .path(root)
                .unix(upstream)
                .start()
                .map(|server| (server, lock))
        }
    });
    let (server, lock) = starting
        .await
        .map_err(|error| EmbeddedError::Start(Cause::new(error)))?
        .map_err(|error| EmbeddedError::Start(Cause::new(format_args!("{error:#}"))))?;
    let listener = directory.listen(PORT)?;
    let gate = gate::Gate {
        upstream,
        grace: GRACE,
        waiting: Arc::clone(waiting),
    };
    let pool = pool.clone();
    let (tell, told) = oneshot::channel();
    let thread = std::thread::Builder::new()
        .name("embedded-database".to_owned())
        .spawn(move || {
            if let Err(error) = run(listener, gate, &pool, told) {
                tracing::error!(error = %error, "the embedded database's gate did not start");
            }
            if let Err(error) = server.shutdown() {
                tracing::warn!(error = %error, "the embedded database did not stop cleanly");
            }
            drop(lock);
        });
    let thread = thread.map_err(EmbeddedError::Directory)?;
    Ok(Running { tell, thread })
}

/// Serves until told to stop. It has a runtime of its own, so that it lives and ends with the
/// [`EmbeddedServer`] and not with the runtime that opened it; with this one its sessions end.
fn run(
    listener: std::os::unix::net::UnixListener,
    gate: gate::Gate,
    pool: &Database,
    told: oneshot::Receiver<()>,
) -> std::io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let listener = UnixListener::from_std(listener)?;
        let waiting = Arc::clone(&gate.waiting);
        tokio::select! {
            () = gate.serve(listener) => {}
            () = give_way(pool, &waiting) => {}
            // A sender that is gone means the same.
            _ = told => {}
        }
        Ok(())
    })
}

/// Gives our own idle session up when others wait. The gate never cuts the session of the pool
/// beside it: the pool does so itself, between two units of work, so that none of ours fails.
async fn give_way(pool: &Database, waiting: &AtomicUsize) {
    loop {
        tokio::time::sleep(PAUSE / 2).await;
        if waiting.load(Ordering::SeqCst) > 0 {
            pool.give_way();
        }
    }
}

/// Returns the environment variable, and its value, that makes the embedded database unpack its
/// program (about 100 MB) inside the data directory in place of the user's cache.
///
/// The database's files rest on that cache: whoever deletes it deletes the database. A library
/// cannot set the variable for its own process; a binary does, before it starts threads.
#[must_use]
pub fn cache_environment(dir: &Path) -> (&'static str, PathBuf) {
    let dir = std::path::absolute(dir).unwrap_or_else(|_| dir.to_owned());
    ("XDG_CACHE_HOME", directory::cache(&dir))
}
