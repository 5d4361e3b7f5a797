//! The built program, as an operator uses it.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests fail the test that calls them"
)]

mod book;
mod bulk;
mod care;
mod chat;
mod desk;
mod guidance;
mod mind;
mod setup;
mod understand;
mod usage;
