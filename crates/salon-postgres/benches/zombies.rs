//! Ten thousand workers wake up after their lease has run out and try to finish what others have by
//! then. `just soak-zombies` runs it; it fails when one of them finishes anything.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a bench shows its figures, and ends where it cannot go on"
)]

#[path = "../tests/it/zombies.rs"]
mod zombies;

use crate::zombies::walk;

const ZOMBIES: usize = 10_000;

#[tokio::main]
async fn main() {
    let zombies = std::env::args().find_map(|word| word.parse().ok());
    let walked = walk(zombies.unwrap_or(ZOMBIES)).await;
    println!(
        "{} zombies: refused {} times; {} turns recorded once, {} texts sent once",
        walked.zombies, walked.refused, walked.finished.0, walked.finished.1
    );
}
