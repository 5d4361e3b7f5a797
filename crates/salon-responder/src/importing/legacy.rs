//! The first version's database: two tables, no staff, naive times, phones as people typed them.

mod clients;
mod progress;
mod rows;
mod run;
mod visits;

pub use run::{LegacyImport, LegacyImportError};
