//! Reading what other programs export: CSV files, and the mapping that says what their columns mean.
//!
//! Nothing here writes. A file is judged row by row; what cannot be used is named with its line and
//! column, never with what is in it.

mod clients;
mod mapping;
mod propose;

pub use clients::{ClientRow, ClientSheet, ImportProblem, read_clients};
pub use mapping::{ClientColumns, ImportError, Mapping, parse_mapping};
pub use propose::propose_mapping;
