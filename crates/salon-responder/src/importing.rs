//! Bringing in what a salon had before: read, judged, reported, and only then written.
//!
//! Judging a row is a pure function, so that the dry run and the import cannot differ. The first
//! version's database is read as it is; a CSV file of another program is read by a mapping that says
//! what its columns mean.

mod amounts;
mod clients;
mod columns;
mod judging;
mod legacy;
mod mapping;
mod propose;
mod report;
mod services;
mod sheet;
mod times;
mod visits;

pub use clients::{ClientSheet, read_clients};
pub use columns::{AppointmentColumns, ClientColumns, ServiceColumns};
pub use legacy::{LegacyImport, LegacyImportError};
pub use mapping::{ImportError, Mapping, parse_mapping};
pub use propose::propose_mapping;
pub use report::{ImportCounts, ImportExample, ImportProblem, ImportReport};
pub use services::{ServiceSheet, read_services};
pub use sheet::{SheetProblem, SheetRemark, SheetReport};
pub use visits::{VisitSheet, VisitSheetImport, read_visits};
