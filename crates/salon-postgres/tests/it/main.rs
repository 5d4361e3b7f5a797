//! The adapter against a real Postgres: on the server that `TEST_DATABASE_URL` names, or on the
//! embedded one. What only a server can show is behind the feature `server-tests`.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may fail loudly; clippy knows only the functions that are marked as tests"
)]

mod applying;
mod booking;
mod clients;
mod consents;
#[cfg(feature = "embedded")]
mod embedded;
mod holds;
mod imports;
mod inbound;
#[cfg(feature = "server-tests")]
mod limits;
mod listing;
mod minds;
mod operating;
mod outbox;
mod schema;
#[cfg(feature = "server-tests")]
mod server;
mod stage;
mod statuses;
mod turns;
mod zombies;
