//! The work that waits, and what was given up.

use clap::{Args, Subcommand};
use salon_domain::TurnId;

use super::WriteArgs;

/// Verbs of the queues.
#[derive(Debug, Subcommand)]
pub(crate) enum QueueCommand {
    /// Show what waits, how long, and which processes are at work
    #[command(
        after_help = "Examples:\n  salon-admin queue status\n  salon-admin queue status --format json | jq .outbox"
    )]
    Status,
    /// List turns that were given up after three attempts; a person was asked instead
    #[command(after_help = "Example:\n  salon-admin queue quarantine")]
    Quarantine(QuarantineArgs),
    /// Try a turn that was given up once more: its texts wait as if they had come just now
    ///
    /// The client is answered, so look at the conversation first: a person may have answered already.
    #[command(
        after_help = "Examples:\n  salon-admin queue retry 81 --dry-run\n  salon-admin queue retry 81 --by Maria"
    )]
    Retry(RetryArgs),
}

/// How many.
#[derive(Args, Debug)]
pub(crate) struct QuarantineArgs {
    /// Most turns to show
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) limit: u16,
}

/// Which turn.
#[derive(Args, Debug)]
pub(crate) struct RetryArgs {
    /// Its number, as `queue quarantine` shows it
    #[arg(value_name = "TURN")]
    pub(crate) turn: TurnId,
    /// Who asks for it, for the audit log
    #[arg(long, value_name = "NAME", default_value = "operator")]
    pub(crate) by: String,
    #[command(flatten)]
    pub(crate) write: WriteArgs,
}
