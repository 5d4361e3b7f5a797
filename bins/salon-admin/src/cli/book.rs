//! Openings and appointments.

use clap::{Args, Subcommand};
use jiff::civil::Date;
use salon_domain::{VisitId, VisitStatus};

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
    /// Show one appointment
    #[command(after_help = "Example:\n  salon-admin appointment show 42")]
    Show(AppointmentShowArgs),
}

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
    /// Most appointments to show
    #[arg(long, value_name = "N", default_value_t = 100, value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) limit: u16,
}

/// Which appointment.
#[derive(Args, Debug)]
pub(crate) struct AppointmentShowArgs {
    /// Its number, as `appointment list` shows it
    #[arg(value_name = "ID")]
    pub(crate) id: VisitId,
}
