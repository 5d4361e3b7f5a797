//! A load of keep-alive HTTP/1.1 connections: each sends its next text when the last was answered.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

/// What to send, over how many connections, for how long at the most.
pub(crate) struct Load {
    pub(crate) address: SocketAddr,
    pub(crate) connections: usize,
    pub(crate) texts: Vec<Vec<u8>>,
    pub(crate) time: Duration,
}

/// What came of a load.
pub(crate) struct Outcome {
    /// From each request's first byte to its answer's last, sorted.
    times: Vec<Duration>,
    elapsed: Duration,
}

impl Load {
    /// Sends the texts, each once, until they are all sent or the time is over. A text that is
    /// refused ends the bench.
    pub(crate) async fn run(self) -> Outcome {
        let (texts, next) = (Arc::new(self.texts), Arc::new(AtomicUsize::new(0)));
        let mut clients = JoinSet::new();
        let began = Instant::now();
        for _ in 0..self.connections {
            let (texts, next) = (Arc::clone(&texts), Arc::clone(&next));
            clients.spawn(async move {
                let stream = TcpStream::connect(self.address)
                    .await
                    .expect("a connection");
                stream.set_nodelay(true).expect("an option");
                let mut client = Client {
                    stream,
                    buffer: vec![0; 4_096],
                };
                let mut times = Vec::new();
                while began.elapsed() < self.time {
                    let Some(text) = texts.get(next.fetch_add(1, Ordering::Relaxed)) else {
                        break;
                    };
                    times.push(client.send(text).await);
                }
                times
            });
        }
        let mut times: Vec<Duration> = clients.join_all().await.into_iter().flatten().collect();
        let elapsed = began.elapsed();
        times.sort_unstable();
        Outcome { times, elapsed }
    }
}

impl Outcome {
    /// Returns how many texts were acknowledged.
    pub(crate) fn answered(&self) -> usize {
        self.times.len()
    }

    /// Returns texts per second.
    #[expect(
        clippy::as_conversions,
        clippy::cast_precision_loss,
        reason = "a figure to look at"
    )]
    pub(crate) fn rate(&self) -> f64 {
        self.times.len() as f64 / self.elapsed.as_secs_f64()
    }

    /// Returns the time in milliseconds within which this many of a hundred were answered.
    pub(crate) fn percentile(&self, percent: usize) -> f64 {
        let last = self.times.len().saturating_sub(1);
        let at = (self.times.len() * percent / 100).min(last);
        self.times.get(at).map_or(0.0, Duration::as_secs_f64) * 1_000.0
    }
}

/// One connection.
struct Client {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Client {
    /// Sends a request and reads its answer to the end.
    async fn send(&mut self, request: &[u8]) -> Duration {
        let began = Instant::now();
        self.stream.write_all(request).await.expect("a request");
        let mut filled = 0;
        loop {
            let free = self.buffer.get_mut(filled..).expect("room");
            let read = self.stream.read(free).await.expect("an answer");
            assert!(read > 0, "the connection ended");
            filled += read;
            let answer = self.buffer.get(..filled).expect("what was read");
            if is_whole(answer) {
                let taken = answer.starts_with(b"HTTP/1.1 200 ");
                assert!(taken, "refused: {}", String::from_utf8_lossy(answer));
                return began.elapsed();
            }
        }
    }
}

/// Whether an answer has come to its end, by its length.
fn is_whole(answer: &[u8]) -> bool {
    let Some(head) = answer.windows(4).position(|at| at == b"\r\n\r\n") else {
        return false;
    };
    let text = String::from_utf8_lossy(answer.get(..head).unwrap_or_default()).to_lowercase();
    let length = text
        .lines()
        .find_map(|line| line.strip_prefix("content-length:"));
    let length: usize = length
        .and_then(|length| length.trim().parse().ok())
        .expect("a length");
    answer.len() >= head + 4 + length
}
