//! Bringing in what a salon had before: read, judged, reported, and only then written.
//!
//! Judging a row is a pure function, so that the dry run and the import cannot differ.

mod legacy;
mod report;

pub use legacy::{LegacyImport, LegacyImportError};
pub use report::{ImportCounts, ImportExample, ImportProblem, ImportReport};
