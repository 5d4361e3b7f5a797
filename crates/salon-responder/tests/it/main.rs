//! Conversations with the demo salon, on a real database, with a clock that stands still.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod booking;
mod changing;
mod evaluation;
mod facts;
mod gatekeeping;
mod hostile;
mod languages;
mod minds;
mod model;
mod model_limits;
mod model_stage;
mod model_truth;
mod outages;
mod questions;
mod race;
mod stage;
