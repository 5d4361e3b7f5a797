//! Openings and appointments.

use clap::{Args, Subcommand};
use jiff::civil::{Date, DateTime};
use salon_domain::{ClientId, VisitId, VisitStatus};

use super::WriteArgs;

pub(crate) const OPENINGS_EXAMPLES: &str = "\
Examples:
  salon-admin openings --service haircut
  salon-admin openings --service balayage --staff sam --on 2026-11-28
  salon-admin openings --service full-color --service haircut --from 2026-12-01 --days 14";

/// What a visit is to be.
#[derive(Args, Debug)]
pub(crate) struct OpeningsArgs {
    /// A service by its key, name or alias; several are done one after the other
    #[arg(long = "service", short = 's', value_name = "SERVICE", required = true)]
    pub(crate) services: Vec<String>,
    /// The stylist by key, name or nickname; anybody when left out
    #[arg(long, value_name = "NAME")]
    pub(crate) staff: Option<String>,
    #[command(flatten)]
    pub(crate) days: DaysArgs,
    /// Most openings to show
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub(crate) limit: usize,
}

/// Which days of the salon's calendar.
#[derive(Args, Clone, Copy, Debug)]
pub(crate) struct DaysArgs {
    /// First day, such as `2026-11-28`; today when left out
    #[arg(long, value_name = "DATE", conflicts_with = "on")]
    pub(crate) from: Option<Date>,
    /// This one day
    #[arg(long, value_name = "DATE", conflicts_with = "days")]
    pub(crate) on: Option<Date>,
    /// How many days, the first one included
    #[arg(long, value_name = "N", default_value_t = 7, value_parser = clap::value_parser!(u16).range(1..=3660))]
    pub(crate) days: u16,
}

/// Verbs of appointments.
#[derive(Debug, Subcommand)]
pub(crate) enum AppointmentCommand {
    /// List appointments by their start, of seven days from today unless told otherwise
    #[command(after_help = LIST_EXAMPLES)]
    List(AppointmentListArgs),
    /// Write the appointments of some days as CSV, or for a calendar program
    #[command(after_help = EXPORT_EXAMPLES)]
    Export(AppointmentExportArgs),
    /// Show one appointment
    #[command(after_help = "Example:\n  salon-admin appointment show 42")]
    Show(AppointmentShowArgs),
    /// Book a visit for a client
    ///
    /// The schedule decides whether it fits: hours, leave, skills, chairs, other visits. The notice
    /// and the grid of starts that clients are held to do not bind you: any free five minutes will
    /// do. The client gets a text that confirms it, as soon as quiet hours and consent allow, and
    /// reminders as for any visit.
    #[command(after_help = BOOK_EXAMPLES)]
    Book(AppointmentBookArgs),
    /// Move a visit to another time
    ///
    /// The services stay, and who did them alone does them again unless --staff names another.
    /// The client gets a text with the new time, and reminders follow it.
    #[command(after_help = MOVE_EXAMPLES)]
    Move(AppointmentMoveArgs),
    /// Write down that the client confirmed
    #[command(after_help = "Example:\n  salon-admin appointment confirm 42 --yes")]
    Confirm(AppointmentChangeArgs),
    /// Cancel a visit and give its time back
    #[command(
        after_help = "Examples:\n  salon-admin appointment cancel 42 --dry-run\n  salon-admin appointment cancel 42 --by Maria"
    )]
    Cancel(AppointmentChangeArgs),
    /// Write down that the client is there
    #[command(after_help = "Example:\n  salon-admin appointment arrive 42 --yes")]
    Arrive(AppointmentChangeArgs),
    /// Write down that the visit is over
    #[command(after_help = "Example:\n  salon-admin appointment complete 42 --yes")]
    Complete(AppointmentChangeArgs),
    /// Write down that nobody came, and give the time back
    #[command(after_help = "Example:\n  salon-admin appointment no-show 42 --by Maria")]
    NoShow(AppointmentChangeArgs),
}

const BOOK_EXAMPLES: &str = "\
Examples:
  salon-admin appointment book --number +19185550123 --service haircut --at 2026-11-28T10:00
  salon-admin appointment book --number \"(918) 555-0142\" --name \"Ana Lopez\" --service balayage --staff sam --at 2026-11-28T13:30
  salon-admin appointment book --client 17 --service full-color --service haircut --at 2026-12-01T09:00 --dry-run";

const MOVE_EXAMPLES: &str = "\
Examples:
  salon-admin appointment move 42 --at 2026-11-29T11:00
  salon-admin appointment move 42 --at 2026-11-29T11:00 --staff sarah --by Maria";

const LIST_EXAMPLES: &str = "\
Examples:
  salon-admin appointment list
  salon-admin appointment list --on 2026-11-28 --status booked
  salon-admin appointment list --from 2026-11-01 --days 30 --format json";

/// Which appointments.
#[derive(Args, Debug)]
pub(crate) struct AppointmentListArgs {
    #[command(flatten)]
    pub(crate) days: DaysArgs,
    /// Only those in this state: held, booked, confirmed, arrived, completed, cancelled, `no_show`
    #[arg(long, value_name = "STATUS")]
    pub(crate) status: Option<VisitStatus>,
    /// Only those with this person at work, by key, name or nickname
    #[arg(long, value_name = "NAME")]
    pub(crate) staff: Option<String>,
    /// Only those of this client
    #[arg(long, value_name = "ID")]
    pub(crate) client: Option<ClientId>,
    /// Only those after this one: the last of the page before
    #[arg(long, value_name = "ID")]
    pub(crate) after: Option<VisitId>,
    /// Most appointments to show
    #[arg(long, value_name = "N", default_value_t = 100, value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) limit: u16,
}

const EXPORT_EXAMPLES: &str = "\
Examples:
  salon-admin appointment export --days 30 > appointments.csv
  salon-admin appointment export --ics --staff sarah --days 60 > sarah.ics
A link that a calendar program reads by itself: salon-admin staff calendar sarah";

/// Which appointments, and in which form.
#[derive(Args, Debug)]
pub(crate) struct AppointmentExportArgs {
    #[command(flatten)]
    pub(crate) days: DaysArgs,
    /// Only those with this person at work, by key, name or nickname
    #[arg(long, value_name = "NAME")]
    pub(crate) staff: Option<String>,
    /// As a calendar (RFC 5545) in place of CSV
    #[arg(long)]
    pub(crate) ics: bool,
}

/// Which appointment.
#[derive(Args, Debug)]
pub(crate) struct AppointmentShowArgs {
    /// Its number, as `appointment list` shows it
    #[arg(value_name = "ID")]
    pub(crate) id: VisitId,
}

/// What to book, when and for whom.
#[derive(Args, Debug)]
pub(crate) struct AppointmentBookArgs {
    #[command(flatten)]
    pub(crate) whose: WhoseArgs,
    /// Their name: picks one of several people under a number, or adds somebody new
    #[arg(long, value_name = "NAME", conflicts_with = "client")]
    pub(crate) name: Option<String>,
    /// A service by its key, name or alias; several are done one after the other
    #[arg(long = "service", short = 's', value_name = "SERVICE", required = true)]
    pub(crate) services: Vec<String>,
    /// The stylist by key, name or nickname; anybody who can when left out
    #[arg(long, value_name = "NAME")]
    pub(crate) staff: Option<String>,
    /// When it starts, by the salon's clock, such as `2026-11-28T10:00`
    #[arg(long, value_name = "TIME")]
    pub(crate) at: DateTime,
    /// What staff should know
    #[arg(long, value_name = "TEXT")]
    pub(crate) note: Option<String>,
    /// Who books it, for the audit log
    #[arg(long, value_name = "NAME", default_value = "operator")]
    pub(crate) by: String,
    #[command(flatten)]
    pub(crate) write: WriteArgs,
}

/// Who comes.
#[derive(Args, Debug)]
#[group(required = true, multiple = false)]
pub(crate) struct WhoseArgs {
    /// The client's number in any form
    #[arg(long, value_name = "NUMBER")]
    pub(crate) number: Option<String>,
    /// The client's row, as `client list` shows it
    #[arg(long, value_name = "ID")]
    pub(crate) client: Option<ClientId>,
}

/// Which appointment to move, and where to.
#[derive(Args, Debug)]
pub(crate) struct AppointmentMoveArgs {
    /// Its number, as `appointment list` shows it
    #[arg(value_name = "ID")]
    pub(crate) id: VisitId,
    /// When it starts then, by the salon's clock, such as `2026-11-29T11:00`
    #[arg(long, value_name = "TIME")]
    pub(crate) at: DateTime,
    /// The stylist by key, name or nickname
    #[arg(long, value_name = "NAME")]
    pub(crate) staff: Option<String>,
    /// Who moves it, for the audit log
    #[arg(long, value_name = "NAME", default_value = "operator")]
    pub(crate) by: String,
    #[command(flatten)]
    pub(crate) write: WriteArgs,
}

/// Which appointment goes on.
#[derive(Args, Debug)]
pub(crate) struct AppointmentChangeArgs {
    /// Its number, as `appointment list` shows it
    #[arg(value_name = "ID")]
    pub(crate) id: VisitId,
    /// Who says so, for the audit log
    #[arg(long, value_name = "NAME", default_value = "operator")]
    pub(crate) by: String,
    #[command(flatten)]
    pub(crate) write: WriteArgs,
}
