//! Ten thousand texts through a provider that fails every fifth time, on a test clock: each comes to
//! an end, none leaves twice. `just soak` runs it; a failure names its seed.
#![expect(
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a bench shows its figures, and ends where it cannot go on"
)]

#[path = "../tests/it/faults.rs"]
mod faults;

use crate::faults::{send_through_faults, weather};

const TEXTS: usize = 10_000;

#[tokio::main]
async fn main() {
    let texts = std::env::args().find_map(|word| word.parse().ok());
    let texts = texts.unwrap_or(TEXTS);
    let ended = send_through_faults(texts, weather(5, 20)).await;
    println!(
        "{texts} texts, {} requests: {} sent once, none twice, {} handed over to a person",
        ended.requests, ended.sent, ended.handed_over
    );
    assert_eq!(
        ended.sent + ended.handed_over,
        texts,
        "every text has an end"
    );
}
