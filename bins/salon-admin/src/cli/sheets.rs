//! Clients, services and appointments from another program's file.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::WriteArgs;

pub(super) const CLIENTS_EXAMPLES: &str = "\
Examples:
  salon-admin import map clients.csv --source glow > mapping.toml
  salon-admin import clients clients.csv --map mapping.toml --dry-run
  salon-admin import clients clients.csv --map mapping.toml

A mapping:
  source = \"glow\"             # rows are known again by it: keep it
  country = \"US\"              # of numbers without a country code; the salon's when left out
  [clients]
  id = \"Client ID\"
  phone = \"Mobile\"
  name = \"Name\"               # or first_name and last_name
  email = \"E-mail\"
  opted_out = \"SMS opt-out\"   # yes or no";

pub(super) const SERVICES_EXAMPLES: &str = "\
Examples:
  salon-admin import map menu.csv --kind services --source glow > menu.toml
  salon-admin import services menu.csv --map menu.toml --dry-run
  salon-admin import services menu.csv --map menu.toml

A mapping:
  source = \"glow\"
  decimal = \".\"               # what stands before the cents
  [services]
  key = \"Code\"                # one is made of the name when left out
  name = \"Service\"
  duration = \"Minutes\"        # 45, 45 min, 1:30, 1 h 30
  price = \"Price\"             # 45, $45.00, from 45
  kind = \"Room\"               # of chair, room or device
  aliases = \"Also called\"
  aliases_separator = \";\"
  default_minutes = 45        # where the column is empty
  default_price = \"from 45\"";

pub(super) const APPOINTMENTS_EXAMPLES: &str = "\
Examples:
  salon-admin import map visits.csv --kind appointments --source glow > visits.toml
  salon-admin import appointments visits.csv --map visits.toml --dry-run
  salon-admin import appointments visits.csv --map visits.toml --staff sarah

A mapping:
  source = \"glow\"             # as in the mapping of the clients
  [appointments]
  id = \"Booking\"
  client = \"Client ID\"        # as imported from the same source, or
  phone = \"Mobile\"            # their number, and
  name = \"Client\"             # their name where a family shares it
  start = \"Start\"             # or date = \"Date\" and time = \"Time\"
  start_format = \"%m/%d/%Y %I:%M %p\"  # or date_format and time_format; ISO 8601 when left out
  duration = \"Minutes\"        # or end = \"End\"
  service = \"Service\"
  staff = \"Stylist\"
  status = \"Status\"
  notes = \"Notes\"
  price = \"Price\"
  default_minutes = 60
  default_service = \"haircut\"
  default_status = \"booked\"
  [appointments.statuses]
  \"Checked Out\" = \"completed\"  # booked, confirmed, arrived, completed, cancelled, no_show";

/// What is in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SheetKind {
    /// People.
    Clients,
    /// Visits.
    Appointments,
    /// The menu.
    Services,
}

/// Which file, and how to read it.
#[derive(Args, Debug)]
pub(crate) struct SheetArgs {
    /// The CSV file, in UTF-8, with the names of its columns in the first line
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// The mapping of its columns; the one that `import map` proposes when left out
    #[arg(long, value_name = "MAPPING")]
    pub(crate) map: Option<PathBuf>,
    /// Write the whole report there, as JSON
    #[arg(long, value_name = "FILE")]
    pub(crate) report: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) write: WriteArgs,
}

/// Which services.
#[derive(Args, Debug)]
pub(crate) struct ImportServicesArgs {
    #[command(flatten)]
    pub(crate) sheet: SheetArgs,
    /// Who does it, for the audit log
    #[arg(long, value_name = "NAME", default_value = "operator")]
    pub(crate) by: String,
}

/// Which appointments.
#[derive(Args, Debug)]
pub(crate) struct ImportAppointmentsArgs {
    #[command(flatten)]
    pub(crate) sheet: SheetArgs,
    /// Who stands in for people whom the salon does not have, by key, name or nickname; somebody
    /// outside the schedule when left out
    #[arg(long, value_name = "NAME")]
    pub(crate) staff: Option<String>,
}
