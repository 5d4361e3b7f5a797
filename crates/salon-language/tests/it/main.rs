//! Texts as clients write them, read with a whole salon's names.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::wildcard_enum_match_arm,
    clippy::unnecessary_wraps,
    reason = "a test fails by panicking, and expects what the reader gives"
)]

mod conversation;
mod dates;
mod explain;
mod failures;
mod french;
mod languages;
mod names;
mod robust;
mod round_trip;
mod salon;
mod spanish;
mod spanish_wording;
mod texts;
