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
mod going;
mod golden;
mod guidance;
mod hand;
mod legacy;
mod mind;
mod path;
mod provider;
mod sending;
mod setup;
mod sheets;
mod terminal;
mod tools;
mod understand;
mod usage;
