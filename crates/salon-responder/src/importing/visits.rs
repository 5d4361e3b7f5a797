//! A file of appointments: what is past is history, what is to come takes people's time.

mod read;
mod run;
mod whose;

pub use read::{VisitSheet, read_visits};
pub use run::VisitSheetImport;
