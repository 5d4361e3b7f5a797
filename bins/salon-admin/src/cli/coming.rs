//! Bringing data in from elsewhere.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::WriteArgs;

/// Verbs of importing.
#[derive(Debug, Subcommand)]
pub(crate) enum ImportCommand {
    /// Bring in the first version's database: its clients and appointments
    ///
    /// Shows first what is new, changed, already here and unusable, and what somebody may want to look
    /// at; every row is accounted for. Ids are kept where they are free, naive times are read by the
    /// salon's clock, numbers are made dialable. Running it again changes nothing; a run that was
    /// killed is run again. What was deleted or forgotten here does not come back. Nobody is texted.
    #[command(after_help = LEGACY_EXAMPLES)]
    Legacy(ImportLegacyArgs),
}

const LEGACY_EXAMPLES: &str = "\
Examples:
  salon-admin import legacy --from postgresql://old-host/salon --dry-run
  salon-admin import legacy --from postgresql://old-host/salon --staff sarah
  salon-admin import legacy --from postgresql://old-host/salon --report report.json --yes";

/// Where the first version's database is.
#[derive(Args, Debug)]
pub(crate) struct ImportLegacyArgs {
    /// The first version's `DATABASE_URL`; it is only read
    #[arg(long, value_name = "URL")]
    pub(crate) from: String,
    /// The schema its tables are in, where that is not `public`
    #[arg(long, value_name = "NAME")]
    pub(crate) schema: Option<String>,
    /// Whose time coming visits take, by key, name or nickname; somebody outside the schedule when
    /// left out
    #[arg(long, value_name = "NAME")]
    pub(crate) staff: Option<String>,
    /// Write the whole report there, as JSON
    #[arg(long, value_name = "FILE")]
    pub(crate) report: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) write: WriteArgs,
}
