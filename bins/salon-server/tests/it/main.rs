//! The built server, texted over HTTP, on a database that lives wherever tests' databases live: in
//! the embedded one, or with `TEST_DATABASE_URL` on a server.
#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of tests fail the test that calls them"
)]

#[cfg(feature = "server-tests")]
mod away;
mod desk;
mod faces;
mod first_version;
#[cfg(feature = "server-tests")]
mod named_server;
mod place;
mod plan;
mod privacy;
mod provider;
mod race;
mod start;
mod stopping;
mod story;
mod thinking;
mod twilio;
