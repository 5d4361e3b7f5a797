//! Ten thousand visits in ten zones over both changes of the clocks: each reminder leaves once, by day,
//! for the visit as it is, or is skipped with its reason. `just soak-reminders` runs it.
#![expect(
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a bench shows its figures, and ends where it cannot go on"
)]

#[path = "../tests/it/calendar.rs"]
mod calendar;

use crate::calendar::walk;

const VISITS: usize = 10_000;

/// Both changes of all zones: autumn in the north and spring in the south, and the other way round.
const DAYS: [(&str, &str); 2] = [
    ("2026-10-23T00:00:00Z", "2026-11-03T00:00:00Z"),
    ("2027-03-12T00:00:00Z", "2027-04-06T00:00:00Z"),
];

#[tokio::main]
async fn main() {
    let visits = std::env::args().find_map(|word| word.parse().ok());
    let walked = walk(visits.unwrap_or(VISITS), &DAYS).await;
    println!(
        "{} reminders planned, {} sent once each, {} deaths of a scheduler; skipped: {:?}",
        walked.planned, walked.sent, walked.deaths, walked.skipped
    );
}
