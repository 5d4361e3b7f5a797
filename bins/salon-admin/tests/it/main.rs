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
mod coming;
mod desk;
mod guidance;
mod hand;
mod mind;
mod path;
mod provider;
mod setup;
mod sheets;
mod terminal;
mod tools;
mod understand;
mod usage;
