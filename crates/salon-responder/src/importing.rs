//! Bringing in what a salon had before: read, judged, reported, and only then written.
//!
//! Judging a row is a pure function, so that the dry run and the import cannot differ. The first
//! version's database is read as it is; a CSV file of another program is read by a mapping that says
//! what its columns mean.

mod clients;
mod legacy;
mod mapping;
mod propose;
mod report;

pub use clients::{ClientRow, ClientSheet, SheetProblem, read_clients};
pub use legacy::{LegacyImport, LegacyImportError};
pub use mapping::{ClientColumns, ImportError, Mapping, parse_mapping};
pub use propose::propose_mapping;
pub use report::{ImportCounts, ImportExample, ImportProblem, ImportReport};
