//! What comes in from other programs.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::WriteArgs;

/// Verbs of imports.
#[derive(Debug, Subcommand)]
pub(crate) enum ImportCommand {
    /// Bring in clients from a CSV file
    ///
    /// Shows what is new, what changed, what is known or deleted here, and which lines cannot be
    /// used and why; then asks. Doing so again changes nothing, and goes on where it was
    /// interrupted. Whoever was deleted here is not brought in again. Nobody is opted in to texts by
    /// an import.
    #[command(
        after_help = "Examples:\n  salon-admin import clients clients.csv --map mapping.toml --dry-run\n  salon-admin import clients clients.csv --map mapping.toml"
    )]
    Clients(ImportClientsArgs),
    /// Propose what the columns of a CSV file of clients mean
    #[command(
        after_help = "Example:\n  salon-admin import map clients.csv --source glow > mapping.toml"
    )]
    Map(ImportMapArgs),
}

/// Which clients.
#[derive(Args, Debug)]
pub(crate) struct ImportClientsArgs {
    /// The CSV file, in UTF-8, with the names of its columns in the first line
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// The mapping of its columns; `import map` proposes one
    #[arg(long, value_name = "MAPPING")]
    pub(crate) map: PathBuf,
    #[command(flatten)]
    pub(crate) write: WriteArgs,
}

/// Which file.
#[derive(Args, Debug)]
pub(crate) struct ImportMapArgs {
    /// The CSV file
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// Name of the program that wrote it; rows are known again by it, so keep it
    #[arg(long, value_name = "NAME", default_value = "csv")]
    pub(crate) source: String,
}
