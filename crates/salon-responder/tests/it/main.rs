//! Conversations with the demo salon, on a real database, with a clock that stands still.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod booking;
mod calendar;
mod campaigns;
mod carrier;
mod changing;
mod consent;
mod evaluation;
mod facts;
mod faults;
mod gatekeeping;
mod hostile;
mod importing;
mod languages;
mod loops;
mod minds;
mod model;
mod model_limits;
mod model_stage;
mod model_truth;
mod outages;
mod poison;
mod privacy;
mod questions;
mod race;
mod reminders;
mod sending;
mod sheets;
mod simulation;
mod spooling;
mod stage;
mod stopping;
mod takeover;
