//! Consent, reminders, clients' data, and a person's hand in a conversation.

use clap::{Args, Subcommand};
use salon_domain::{ClientId, VisitId};

use super::WriteArgs;

/// Verbs of consent.
#[derive(Debug, Subcommand)]
pub(crate) enum ConsentCommand {
    /// Show what a number agreed to, who said so and when
    #[command(after_help = "Example:\n  salon-admin consent show +19185550123")]
    Show(NumberArgs),
    /// Write the whole ledger of a number as evidence, in JSON
    ///
    /// Every line with its words, its text and its time, what may be sent now, and how many texts
    /// were sent after consent was last taken back.
    #[command(after_help = "Example:\n  salon-admin consent export +19185550123 > evidence.json")]
    Export(NumberArgs),
    /// Write down that a client agreed, in words that somebody can show
    ///
    /// Who took their consent back by a text of their own can only give it again by one (START).
    #[command(after_help = GRANT_EXAMPLES)]
    Grant(ConsentGrantArgs),
    /// Write down that a client wants no more texts: nothing is sent to the number from now on
    #[command(
        after_help = "Example:\n  salon-admin consent revoke +19185550123 --wording 'told us at the desk'"
    )]
    Revoke(ConsentRevokeArgs),
}

const GRANT_EXAMPLES: &str = "\
Examples:
  salon-admin consent grant +19185550123 --purpose marketing --wording 'signed the form of 2026-11-20'
  salon-admin consent grant +19185550123 --purpose service --wording 'asked for reminders by phone'";

/// What somebody agreed to.
#[derive(Args, Debug)]
pub(crate) struct ConsentGrantArgs {
    #[command(flatten)]
    pub(crate) number: NumberArgs,
    /// For what: conversation, service or marketing
    #[arg(long, value_name = "PURPOSE", value_parser = ["conversation", "service", "marketing"])]
    pub(crate) purpose: String,
    /// The words that they agreed to, or where they are kept
    #[arg(long, value_name = "TEXT")]
    pub(crate) wording: String,
    #[command(flatten)]
    pub(crate) write: WriteArgs,
}

/// Who takes their consent back.
#[derive(Args, Debug)]
pub(crate) struct ConsentRevokeArgs {
    #[command(flatten)]
    pub(crate) number: NumberArgs,
    /// The words that they used
    #[arg(long, value_name = "TEXT")]
    pub(crate) wording: Option<String>,
    #[command(flatten)]
    pub(crate) write: WriteArgs,
}

/// Verbs of reminders.
#[derive(Debug, Subcommand)]
pub(crate) enum ReminderCommand {
    /// List reminders by when they are due: planned, sent, or skipped and why
    #[command(
        after_help = "Examples:\n  salon-admin reminder list\n  salon-admin reminder list --appointment 12"
    )]
    List(ReminderListArgs),
}

/// Which reminders.
#[derive(Args, Debug)]
pub(crate) struct ReminderListArgs {
    /// Those of one appointment, past ones too; all that are due from today on when left out
    #[arg(long, value_name = "ID")]
    pub(crate) appointment: Option<VisitId>,
    /// Most reminders to show
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) limit: u16,
}

/// Verbs of clients' data.
#[derive(Debug, Subcommand)]
pub(crate) enum ClientCommand {
    /// List clients, the newest first
    #[command(
        after_help = "Examples:\n  salon-admin client list\n  salon-admin client list --search lopez\n  salon-admin client list --search 5550123 --format json"
    )]
    List(ClientListArgs),
    /// Show who is behind a number: names, visits, notes and consent
    #[command(
        after_help = "Examples:\n  salon-admin client show +19185550123\n  salon-admin client show --id 17"
    )]
    Show(ClientShowArgs),
    /// Write everything that is known of a number, in JSON
    #[command(after_help = "Example:\n  salon-admin client export +19185550123 > client.json")]
    Export(NumberArgs),
    /// Forget a number: its texts, turns, requests and names
    ///
    /// Past visits stay in the book without a name. An opt-out is kept as a keyed hash, so that the
    /// number is still not texted. Refused while a visit is still to come.
    #[command(
        after_help = "Examples:\n  salon-admin client forget +19185550123 --dry-run\n  salon-admin client forget +19185550123 --by Maria"
    )]
    Forget(ForgetArgs),
}

/// Which clients.
#[derive(Args, Debug)]
pub(crate) struct ClientListArgs {
    /// Only those whose name or number contains this
    #[arg(long, value_name = "TEXT")]
    pub(crate) search: Option<String>,
    /// Only those after this one: the last of the page before
    #[arg(long, value_name = "ID")]
    pub(crate) after: Option<ClientId>,
    /// Most clients to show
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) limit: u16,
}

/// Which client.
#[derive(Args, Debug)]
#[group(id = "client", required = true, multiple = false)]
pub(crate) struct ClientShowArgs {
    /// The client's number, in any form: everybody behind it is shown
    #[arg(value_name = "NUMBER")]
    pub(crate) number: Option<String>,
    /// The client's row, as `client list` shows it
    #[arg(long, value_name = "ID")]
    pub(crate) id: Option<ClientId>,
}

/// Whose number.
#[derive(Args, Debug)]
pub(crate) struct NumberArgs {
    /// The client's number, in any form
    #[arg(value_name = "NUMBER")]
    pub(crate) number: String,
}

/// Whom to forget.
#[derive(Args, Debug)]
pub(crate) struct ForgetArgs {
    #[command(flatten)]
    pub(crate) whose: NumberArgs,
    /// Who asks for it, for the audit log
    #[arg(long, value_name = "NAME", default_value = "operator")]
    pub(crate) by: String,
    #[command(flatten)]
    pub(crate) write: WriteArgs,
}

/// Whose conversation to take over.
#[derive(Args, Debug)]
pub(crate) struct TakeOverArgs {
    /// The client's number in any form, or the conversation's own number
    #[arg(value_name = "NUMBER|ID")]
    pub(crate) which: String,
    /// For how many hours; as long as the salon's rule says when left out
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=24 * 366))]
    pub(crate) hours: Option<u16>,
    /// Who takes it
    #[arg(long, value_name = "NAME", default_value = "operator")]
    pub(crate) by: String,
}

/// Whose conversation to give back.
#[derive(Args, Debug)]
pub(crate) struct GiveBackArgs {
    /// The client's number in any form, or the conversation's own number
    #[arg(value_name = "NUMBER|ID")]
    pub(crate) which: String,
    /// Who gives it back
    #[arg(long, value_name = "NAME", default_value = "operator")]
    pub(crate) by: String,
}

/// What to say, and to whom.
#[derive(Args, Debug)]
pub(crate) struct SayArgs {
    /// The client's number in any form, or the conversation's own number
    #[arg(value_name = "NUMBER|ID")]
    pub(crate) which: String,
    /// The words
    #[arg(value_name = "TEXT")]
    pub(crate) text: String,
    /// Who says it
    #[arg(long, value_name = "NAME", default_value = "operator")]
    pub(crate) by: String,
    #[command(flatten)]
    pub(crate) write: WriteArgs,
}
