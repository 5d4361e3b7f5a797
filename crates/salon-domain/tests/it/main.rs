//! Scheduling, held against sentences, against every zone, and against a slow and simple oracle.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may fail loudly; clippy knows only the functions that are marked as tests"
)]

mod agreement;
mod check;
mod choosing;
mod explaining;
mod fitting;
mod oracle;
mod refusing;
mod reminding;
mod sharing;
#[cfg(feature = "serde")]
mod storing;
mod strategy;
mod world;
mod zones;
