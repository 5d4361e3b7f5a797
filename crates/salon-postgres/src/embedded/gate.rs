//! The gate in front of the embedded server, which serves one session at a time and stops accepting
//! for good after any error of a socket.
//!
//! - One session is upstream at a time; the others queue in the order they came.
//! - What a client does to its socket never reaches the server: it only ever sees whole messages and
//!   an orderly end, upon which it rolls back.
//! - A guest's session that is idle outside a transaction gives way when others wait. The session of
//!   the pool beside the gate gives way by itself, between two units of work.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{UnixListener, UnixStream};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout};

use super::wire::{Conversation, Opening, opening};
use crate::database::EMBEDDED_HOST;

/// What a gate needs to know.
#[derive(Clone)]
pub(super) struct Gate {
    /// The server's own socket.
    pub(super) upstream: PathBuf,
    /// How long a guest's idle session keeps its turn while others wait.
    pub(super) grace: Duration,
    /// How many wait.
    pub(super) waiting: Arc<AtomicUsize>,
}

/// How long a client may take for its first message; it holds nobody up meanwhile.
const FIRST_MESSAGE: Duration = Duration::from_secs(5);
/// How often an idle session is looked at while others wait.
const LOOK: Duration = Duration::from_millis(20);
/// How long the server may take to end a session that was cut off.
const ENDING: Duration = Duration::from_secs(30);
const BUFFER: usize = 64 * 1024;
/// No first message of an honest client is longer.
const LONGEST_OPENING: usize = 10_000;

/// Counts one who waits, for as long as it lives.
struct Waiter(Arc<AtomicUsize>);

impl Waiter {
    fn new(waiting: &Arc<AtomicUsize>) -> Self {
        waiting.fetch_add(1, Ordering::SeqCst);
        Self(Arc::clone(waiting))
    }
}

impl Drop for Waiter {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Gate {
    /// Serves until it is dropped; open sessions end with it.
    pub(super) async fn serve(self, listener: UnixListener) {
        let slot = Arc::new(Semaphore::new(1));
        let mut sessions = JoinSet::new();
        loop {
            match listener.accept().await {
                Ok((client, _)) => {
                    let (gate, slot) = (self.clone(), Arc::clone(&slot));
                    sessions.spawn(async move {
                        if let Err(error) = gate.admit(client, &slot).await {
                            tracing::debug!(error = %error, "a session of the embedded database ended early");
                        }
                    });
                }
                // Out of file descriptors, say: the next client may fare better.
                Err(error) => {
                    tracing::warn!(error = %error, "the embedded database could not accept a client");
                    tokio::time::sleep(LOOK).await;
                }
            }
            while sessions.try_join_next().is_some() {}
        }
    }

    /// Hears what a client wants, lets it wait for its turn, and serves it.
    async fn admit(&self, mut client: UnixStream, slot: &Semaphore) -> io::Result<()> {
        let Ok(first) = timeout(FIRST_MESSAGE, first_message(&mut client)).await else {
            return Ok(());
        };
        let Some(first) = first? else { return Ok(()) };
        let waiter = Waiter::new(&self.waiting);
        let Ok(_turn) = slot.acquire().await else {
            return Ok(());
        };
        drop(waiter);
        if has_left(&client) {
            return Ok(());
        }
        let server = UnixStream::connect(&self.upstream).await?;
        self.session(client, server, &first).await
    }

    /// Carries bytes both ways until either side ends, or the session has to give way.
    async fn session(
        &self,
        mut client: UnixStream,
        mut server: UnixStream,
        first: &[u8],
    ) -> io::Result<()> {
        let name = EMBEDDED_HOST.as_bytes();
        let ours = first.windows(name.len()).any(|part| part == name);
        server.write_all(first).await?;
        let mut talk = Conversation::started();
        let (mut asked, mut told) = (vec![0; BUFFER], vec![0; BUFFER]);
        let mut quiet_since = Instant::now();
        loop {
            tokio::select! {
                read = server.read(&mut told) => match read? {
                    0 => return Ok(()),
                    count => {
                        let bytes = told.get(..count).unwrap_or_default();
                        talk.server(bytes);
                        if client.write_all(bytes).await.is_err() {
                            break;
                        }
                    }
                },
                read = client.read(&mut asked) => match read {
                    Ok(0) | Err(_) => break,
                    Ok(count) => {
                        let bytes = asked.get(..count).unwrap_or_default();
                        talk.client(bytes);
                        quiet_since = Instant::now();
                        if bytes_to_server(&mut server, bytes, &mut client, &mut talk).await?.is_break() {
                            break;
                        }
                    }
                },
                () = tokio::time::sleep(LOOK) => {
                    let wanted = self.waiting.load(Ordering::SeqCst) > 0;
                    let done = talk.is_idle() && quiet_since.elapsed() >= self.grace;
                    if !ours && wanted && done && has_nothing_to_say(&client) {
                        break;
                    }
                },
            }
        }
        drop(client);
        end(server).await
    }
}

/// Sends a client's bytes on, and carries the answers meanwhile: a server that waits for its answers
/// to be read would otherwise never read on.
async fn bytes_to_server(
    server: &mut UnixStream,
    bytes: &[u8],
    client: &mut UnixStream,
    talk: &mut Conversation,
) -> io::Result<std::ops::ControlFlow<()>> {
    let (mut from_server, mut to_server) = server.split();
    let sending = to_server.write_all(bytes);
    tokio::pin!(sending);
    let mut told = vec![0; BUFFER];
    loop {
        tokio::select! {
            sent = &mut sending => return sent.map(std::ops::ControlFlow::Continue),
            read = from_server.read(&mut told) => {
                let count = read?;
                let answer = told.get(..count).unwrap_or_default();
                talk.server(answer);
                if count == 0 || client.write_all(answer).await.is_err() {
                    return Ok(std::ops::ControlFlow::Break(()));
                }
            }
        }
    }
}

/// Ends a session in an orderly way and waits until the server has rolled back.
async fn end(mut server: UnixStream) -> io::Result<()> {
    server.shutdown().await?;
    let mut rest = vec![0; BUFFER];
    let drained = async {
        while server.read(&mut rest).await? > 0 {}
        Ok(())
    };
    timeout(ENDING, drained).await.unwrap_or(Ok(()))
}

/// Reads a client's first message, refusing encryption on the way; `None` when it asks for no
/// session. What came after it is part of what is returned.
async fn first_message(client: &mut UnixStream) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    loop {
        match opening(&bytes) {
            Some((Opening::Session, length)) => {
                // A client says nothing more before it is answered.
                return Ok((bytes.len() == length).then_some(bytes));
            }
            Some((Opening::Encryption, length)) => {
                bytes.drain(..length);
                client.write_all(b"N").await?;
            }
            Some((Opening::Other, _)) => return Ok(None),
            None if bytes.len() > LONGEST_OPENING => return Ok(None),
            None => {
                let read = client.read_buf(&mut bytes).await?;
                if read == 0 {
                    return Ok(None);
                }
            }
        }
    }
}

/// Whether a client that waits for its session has hung up.
fn has_left(client: &UnixStream) -> bool {
    match client.try_read(&mut [0]) {
        Err(error) => error.kind() != io::ErrorKind::WouldBlock,
        Ok(_) => true,
    }
}

/// Whether no bytes of a client have arrived that nobody has read.
fn has_nothing_to_say(client: &UnixStream) -> bool {
    let mut nothing: [u8; 0] = [];
    // The readiness that the runtime knows of is enough: what comes after this moment meets a
    // closed socket, and the client's pool connects again.
    client
        .try_read(&mut nothing)
        .is_err_and(|error| error.kind() == io::ErrorKind::WouldBlock)
}
