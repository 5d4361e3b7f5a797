//! What a salon is made of, part by part: people, menu, chairs, hours, leave and facts.

use clap::{Args, Subcommand};
use jiff::civil::Date;
use salon_domain::{CivilSpan, Key};

use super::WriteArgs;

/// Verbs of the people.
#[derive(Debug, Subcommand)]
pub(crate) enum StaffCommand {
    /// List the people who work there
    #[command(after_help = "Examples:\n  salon-admin staff list\n  salon-admin staff list --all")]
    List(PartListArgs),
    /// Show a person: what they do, their week, their leave
    #[command(after_help = "Example:\n  salon-admin staff show sarah")]
    Show(StaffShowArgs),
    /// Make the secret link under which a calendar program reads a person's visits
    ///
    /// The link shows a month back and a year ahead. It is shown once; making another one, or
    /// `--revoke`, ends the one before.
    #[command(
        after_help = "Examples:\n  salon-admin staff calendar sarah\n  salon-admin staff calendar sarah --revoke"
    )]
    Calendar(StaffCalendarArgs),
    /// Take a person out of the schedule; their visits stay in the book
    #[command(after_help = "Example:\n  salon-admin staff archive sam --dry-run")]
    Archive(PartArgs),
    /// Bring a person back
    #[command(after_help = "Example:\n  salon-admin staff restore sam")]
    Restore(PartArgs),
}

/// Verbs of the menu.
#[derive(Debug, Subcommand)]
pub(crate) enum ServiceCommand {
    /// List the menu
    #[command(
        after_help = "Examples:\n  salon-admin service list\n  salon-admin service list --all --format json"
    )]
    List(PartListArgs),
    /// Take a service off the menu; no file and no import brings it back
    #[command(after_help = "Example:\n  salon-admin service archive perm --by Maria")]
    Archive(PartArgs),
    /// Put a service on the menu again
    #[command(after_help = "Example:\n  salon-admin service restore perm")]
    Restore(PartArgs),
}

/// Verbs of chairs, rooms and devices.
#[derive(Debug, Subcommand)]
pub(crate) enum ResourceCommand {
    /// List chairs, rooms and devices
    #[command(after_help = "Example:\n  salon-admin resource list")]
    List(PartListArgs),
    /// Take one out of use
    #[command(after_help = "Example:\n  salon-admin resource archive chair-3 --dry-run")]
    Archive(PartArgs),
    /// Put one into use again
    #[command(after_help = "Example:\n  salon-admin resource restore chair-3")]
    Restore(PartArgs),
}

/// Verbs of hours.
#[derive(Debug, Subcommand)]
pub(crate) enum HoursCommand {
    /// Show the ordinary week and the dates that differ
    #[command(
        after_help = "Examples:\n  salon-admin hours show\n  salon-admin hours show --staff sarah"
    )]
    Show(HoursShowArgs),
    /// Give one date hours of its own; without hours it is closed
    ///
    /// What is set here stays when a salon file is applied that does not name the date. Visits that
    /// are in the book already stay there: they are listed, for a person to call.
    #[command(
        after_help = "Examples:\n  salon-admin hours set 2026-12-24 09:00-14:00 --label \"Christmas Eve\"\n  salon-admin hours set 2026-12-28 --label Inventory\n  salon-admin hours set 2026-12-05 10:00-12:00 13:00-16:00 --staff sam"
    )]
    Set(HoursSetArgs),
    /// Give a date its ordinary hours back
    #[command(after_help = "Example:\n  salon-admin hours clear 2026-12-28")]
    Clear(HoursClearArgs),
}

/// Verbs of leave.
#[derive(Debug, Subcommand)]
pub(crate) enum TimeOffCommand {
    /// List leave that is not over
    #[command(after_help = "Example:\n  salon-admin time-off list --staff sam")]
    List(HoursShowArgs),
    /// Write down a person's leave; visits that are in its way are listed and stay
    #[command(
        after_help = "Examples:\n  salon-admin time-off add sam --from 2026-12-01 --until 2026-12-05\n  salon-admin time-off add sam --from 2026-12-01 --dry-run"
    )]
    Add(TimeOffArgs),
    /// Take leave back
    #[command(
        after_help = "Example:\n  salon-admin time-off remove sam --from 2026-12-01 --until 2026-12-05"
    )]
    Remove(TimeOffArgs),
}

/// Verbs of facts.
#[derive(Debug, Subcommand)]
pub(crate) enum KnowledgeCommand {
    /// List what the salon says about itself
    #[command(
        after_help = "Examples:\n  salon-admin knowledge list\n  salon-admin knowledge list --all --format json"
    )]
    List(PartListArgs),
    /// Say something, or say it otherwise: clients are told so from the next text on
    ///
    /// What is said here stays when a salon file is applied that does not name the fact; a file that
    /// names it decides.
    #[command(after_help = KNOWLEDGE_EXAMPLES)]
    Set(KnowledgeSetArgs),
    /// No longer say it
    #[command(after_help = "Example:\n  salon-admin knowledge archive promotion")]
    Archive(PartArgs),
    /// Say it again
    #[command(after_help = "Example:\n  salon-admin knowledge restore promotion")]
    Restore(PartArgs),
}

const KNOWLEDGE_EXAMPLES: &str = "\
Examples:
  salon-admin knowledge set parking \"Free parking behind the house.\"
  salon-admin knowledge set gift-cards \"We sell gift cards at the desk.\" --asks \"gift card,voucher\"
  salon-admin knowledge set promotion \"20% off color in December.\" --from 2026-12-01 --until 2026-12-31";

/// Which parts.
#[derive(Args, Debug)]
pub(crate) struct PartListArgs {
    /// Archived ones too
    #[arg(long)]
    pub(crate) all: bool,
}

/// Which part.
#[derive(Args, Debug)]
pub(crate) struct PartArgs {
    /// Its key, as `list` shows it
    #[arg(value_name = "KEY")]
    pub(crate) key: Key,
    /// Who does it, for the audit log
    #[arg(long, value_name = "NAME", default_value = "operator")]
    pub(crate) by: String,
    #[command(flatten)]
    pub(crate) write: WriteArgs,
}

/// Which person.
#[derive(Args, Debug)]
pub(crate) struct StaffShowArgs {
    /// By key, name or nickname
    #[arg(value_name = "NAME")]
    pub(crate) name: String,
}

/// Whose calendar.
#[derive(Args, Debug)]
pub(crate) struct StaffCalendarArgs {
    /// By key, name or nickname
    #[arg(value_name = "NAME")]
    pub(crate) name: String,
    /// End the link in place of making one
    #[arg(long)]
    pub(crate) revoke: bool,
    /// Who does it, for the audit log
    #[arg(long, value_name = "NAME", default_value = "operator")]
    pub(crate) by: String,
}

/// Whose hours or leave.
#[derive(Args, Debug)]
pub(crate) struct HoursShowArgs {
    /// A person's, by key, name or nickname
    #[arg(long, value_name = "NAME")]
    pub(crate) staff: Option<String>,
}

/// Which date, and its hours.
#[derive(Args, Debug)]
pub(crate) struct HoursSetArgs {
    /// The date, such as `2026-12-24`
    #[arg(value_name = "DATE")]
    pub(crate) date: Date,
    /// Hours such as `09:00-14:00`, several with spaces between; closed when left out
    #[arg(value_name = "HOURS")]
    pub(crate) spans: Vec<CivilSpan>,
    /// Why, such as the name of the holiday; clients are told
    #[arg(long, value_name = "TEXT", conflicts_with = "staff")]
    pub(crate) label: Option<String>,
    /// A person's hours instead of the salon's, by key, name or nickname
    #[arg(long, value_name = "NAME")]
    pub(crate) staff: Option<String>,
    /// Who sets them, for the audit log
    #[arg(long, value_name = "NAME", default_value = "operator")]
    pub(crate) by: String,
    #[command(flatten)]
    pub(crate) write: WriteArgs,
}

/// Which date.
#[derive(Args, Debug)]
pub(crate) struct HoursClearArgs {
    /// The date, such as `2026-12-24`
    #[arg(value_name = "DATE")]
    pub(crate) date: Date,
    /// A person's hours instead of the salon's, by key, name or nickname
    #[arg(long, value_name = "NAME")]
    pub(crate) staff: Option<String>,
    /// Who does it, for the audit log
    #[arg(long, value_name = "NAME", default_value = "operator")]
    pub(crate) by: String,
    #[command(flatten)]
    pub(crate) write: WriteArgs,
}

/// Whose leave, and when.
#[derive(Args, Debug)]
pub(crate) struct TimeOffArgs {
    /// Whose, by key, name or nickname
    #[arg(value_name = "NAME")]
    pub(crate) staff: String,
    /// First day of it
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Date,
    /// Last day of it; the first one when left out
    #[arg(long, value_name = "DATE")]
    pub(crate) until: Option<Date>,
    /// Who writes it down, for the audit log
    #[arg(long, value_name = "NAME", default_value = "operator")]
    pub(crate) by: String,
    #[command(flatten)]
    pub(crate) write: WriteArgs,
}

/// What to say.
#[derive(Args, Debug)]
pub(crate) struct KnowledgeSetArgs {
    /// Its key: a new one adds a fact
    #[arg(value_name = "KEY")]
    pub(crate) key: Key,
    /// The answer, ready to send
    #[arg(value_name = "TEXT")]
    pub(crate) text: String,
    /// Words in a question that it answers, with commas; those it had, or its key, when left out
    #[arg(long, value_name = "WORDS", value_delimiter = ',')]
    pub(crate) asks: Vec<String>,
    /// First day on which it holds
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<Date>,
    /// Last day on which it holds
    #[arg(long, value_name = "DATE")]
    pub(crate) until: Option<Date>,
    /// Who says so, for the audit log
    #[arg(long, value_name = "NAME", default_value = "operator")]
    pub(crate) by: String,
    #[command(flatten)]
    pub(crate) write: WriteArgs,
}
