//! Bringing data in from elsewhere.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::WriteArgs;
use super::sheets::{
    APPOINTMENTS_EXAMPLES, CLIENTS_EXAMPLES, ImportAppointmentsArgs, ImportServicesArgs,
    SERVICES_EXAMPLES, SheetArgs, SheetKind,
};

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
    /// Bring in clients from a CSV file
    ///
    /// Shows what is new, what changed, what is known or deleted here, and which lines cannot be
    /// used and why; then asks. Somebody who is known here by their number and name is that person:
    /// what was missing is filled in. Doing so again changes nothing, and goes on where it was
    /// interrupted. Whoever was deleted here is not brought in again. Nobody is opted in to texts by
    /// an import; who opted out there gets neither reminders nor offers here.
    #[command(after_help = CLIENTS_EXAMPLES)]
    Clients(SheetArgs),
    /// Bring in the menu from a CSV file
    ///
    /// Shows which services are new, which change and in what, and which lines cannot be used and
    /// why; then asks. A service that the menu has by its key or one of its names is that one. What
    /// an import brought stays when the salon's file is applied again, until the file names it. Doing
    /// so again changes nothing, and what was archived here does not come back.
    #[command(after_help = SERVICES_EXAMPLES)]
    Services(ImportServicesArgs),
    /// Bring in appointments from a CSV file
    ///
    /// Past ones are history; coming ones take the time of who does them. Where somebody else has
    /// that time already, they come in without taking it and are listed for a person to look at. The
    /// clients come first: `import clients`. Times without an offset are the salon's. Shows first
    /// what is new, changed and left out, then asks. Doing so again changes nothing, goes on where it
    /// was interrupted, and brings back nothing that was deleted here. Nobody is texted.
    #[command(after_help = APPOINTMENTS_EXAMPLES)]
    Appointments(ImportAppointmentsArgs),
    /// Propose what the columns of a CSV file mean
    #[command(
        after_help = "Examples:\n  salon-admin import map clients.csv --source glow > mapping.toml\n  salon-admin import map visits.csv --kind appointments --source glow > visits.toml"
    )]
    Map(ImportMapArgs),
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

/// Which file.
#[derive(Args, Debug)]
pub(crate) struct ImportMapArgs {
    /// The CSV file
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// What is in it
    #[arg(long, value_enum, default_value_t = SheetKind::Clients)]
    pub(crate) kind: SheetKind,
    /// Name of the program that wrote it; rows are known again by it, so keep it
    #[arg(long, value_name = "NAME", default_value = "csv")]
    pub(crate) source: String,
}

pub(crate) const EXPORT_ABOUT: &str = "\
Write everything about a salon into files

One file for each table, as everything was at one instant, and `columns` with what each column means. \
Instants are in UTC, numbers and words as they are stored: keep the directory as you keep the \
database.";

pub(crate) const EXPORT_EXAMPLES: &str = "\
Examples:
  salon-admin export backup-2026-11-23
  salon-admin export backup-2026-11-23 --as json";

/// Where to, and in which form.
#[derive(Args, Debug)]
pub(crate) struct ExportArgs {
    /// A directory that does not exist yet, or is empty
    #[arg(value_name = "DIRECTORY")]
    pub(crate) directory: PathBuf,
    /// In which form
    #[arg(long = "as", value_name = "FORM", default_value = "csv")]
    pub(crate) form: ExportForm,
}

/// The form of exported files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportForm {
    /// Comma-separated values, for spreadsheets.
    Csv,
    /// One JSON object per line, for programs.
    Json,
}
