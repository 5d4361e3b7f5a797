//! A TCP proxy that loses what it carries when a test says so: between a server and its database.
#![expect(clippy::expect_used, reason = "a test helper fails by panicking")]

use std::net::SocketAddr;
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};

/// How the line is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Line {
    /// Everything passes.
    #[default]
    Whole,
    /// What is open stays open and carries nothing; what is new is accepted and carries nothing.
    Stalled,
    /// What is open ends, what is new is refused.
    Refused,
    /// Every piece passes after this time.
    Slow(Duration),
}

/// A line to a server, on a port of its own; it ends when dropped.
#[derive(Debug)]
pub struct FaultProxy {
    address: SocketAddr,
    state: watch::Sender<State>,
    task: JoinHandle<()>,
}

#[derive(Clone, Copy, Debug, Default)]
struct State {
    line: Line,
    /// Goes up when everything that is open shall end.
    cuts: u64,
    /// How often the listener has followed.
    seen: bool,
}

impl FaultProxy {
    /// Opens a line to a server.
    ///
    /// # Panics
    /// When no port can be had.
    pub async fn start(to: SocketAddr) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let state = watch::Sender::new(State::default());
        let task = tokio::spawn(run(listener, address, to, state.clone()));
        Self {
            address,
            state,
            task,
        }
    }

    /// Returns where to connect to.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Returns a database's URL with this line in the place of its server.
    ///
    /// # Panics
    /// When the URL is none.
    #[must_use]
    pub fn in_url(&self, url: &str) -> String {
        let (scheme, rest) = url.split_once("://").expect("a URL");
        let (server, path) = rest.split_once('/').expect("a database");
        let user = server.rsplit_once('@').map_or("", |(user, _)| user);
        let at = if user.is_empty() { "" } else { "@" };
        format!("{scheme}://{user}{at}{}/{path}", self.address)
    }

    /// Changes how the line is from now on, and returns when it is so.
    ///
    /// # Panics
    /// When the proxy has failed.
    pub async fn set(&self, line: Line) {
        self.state.send_modify(|state| {
            state.line = line;
            state.seen = false;
            state.cuts += u64::from(line == Line::Refused);
        });
        let mut seen = self.state.subscribe();
        seen.wait_for(|state| state.seen).await.expect("a proxy");
    }

    /// Ends everything that is open; what is new passes as before.
    pub fn cut(&self) {
        self.state.send_modify(|state| state.cuts += 1);
    }
}

impl Drop for FaultProxy {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn run(
    listener: TcpListener,
    address: SocketAddr,
    to: SocketAddr,
    state: watch::Sender<State>,
) {
    let mut changes = state.subscribe();
    let mut listener = Some(listener);
    let mut open = JoinSet::new();
    loop {
        let line = changes.borrow_and_update().line;
        if line == Line::Refused {
            listener = None;
        } else if listener.is_none() {
            let bound = TcpListener::bind(address).await;
            listener = Some(bound.expect("the same port again"));
        }
        state.send_if_modified(|state| {
            let new = state.line == line && !state.seen;
            state.seen |= new;
            new
        });
        let accepted = async {
            match &listener {
                Some(listener) => listener.accept().await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            accepted = accepted => if let Ok((near, _)) = accepted {
                open.spawn(carry(near, to, state.subscribe()));
            },
            followed = changes.changed() => if followed.is_err() { return },
            Some(_) = open.join_next() => {}
        }
    }
}

/// Carries one connection until one of its ends, or the test, ends it.
async fn carry(near: TcpStream, to: SocketAddr, mut state: watch::Receiver<State>) {
    let cuts = state.borrow().cuts;
    let Ok(far) = TcpStream::connect(to).await else {
        return;
    };
    // A piece that waits for another would be slower than the line.
    drop((near.set_nodelay(true), far.set_nodelay(true)));
    let (near_in, near_out) = near.into_split();
    let (far_in, far_out) = far.into_split();
    tokio::select! {
        () = pump(near_in, far_out, state.clone()) => {}
        () = pump(far_in, near_out, state.clone()) => {}
        _ = state.wait_for(|state| state.cuts != cuts) => {}
    }
}

async fn pump(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, mut state: watch::Receiver<State>) {
    let mut piece = vec![0; 16 * 1_024];
    while let Ok(read @ 1..) = from.read(&mut piece).await {
        let Ok(line) = state
            .wait_for(|state| state.line != Line::Stalled)
            .await
            .map(|state| state.line)
        else {
            return;
        };
        if let Line::Slow(time) = line {
            tokio::time::sleep(time).await;
        }
        let Some(piece) = piece.get(..read) else {
            return;
        };
        if to.write_all(piece).await.is_err() {
            return;
        }
    }
}
