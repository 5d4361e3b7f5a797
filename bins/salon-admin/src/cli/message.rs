//! Texts across conversations.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use salon_domain::MessageId;

use super::{Since, WriteArgs};

/// Verbs of texts.
#[derive(Debug, Subcommand)]
pub(crate) enum MessageCommand {
    /// List texts of all conversations, the newest first
    #[command(after_help = LIST_EXAMPLES)]
    List(MessageListArgs),
    /// Send a text that is no answer: to one number, or each line of a file to its own
    ///
    /// For news of a person's own visit or things, never for an offer: those go to clients who agreed
    /// to them, with `salon-admin campaign`. Numbers that opted out are left alone, and texts to them
    /// wait out the night. The same text goes to the same number once a day: a file can be sent again
    /// after a mistake in it was corrected.
    #[command(after_help = SEND_EXAMPLES)]
    Send(MessageSendArgs),
}

const LIST_EXAMPLES: &str = "\
Examples:
  salon-admin message list
  salon-admin message list --since 2h
  salon-admin message list --since 2026-11-20 --undelivered
  salon-admin message list --number +19185550123 --format json";

const SEND_EXAMPLES: &str = "\
Examples:
  salon-admin message send --to +19185550123 --text 'We found your scarf, Ana.'
  salon-admin message send --file texts.csv --dry-run
  salon-admin message send --file texts.csv --yes
The file has the columns `to` and `text`:
  to,text
  (918) 555-0123,\"Ana, Sarah is ill on Friday: may we find you another time?\"";

/// What to send, and to whom.
#[derive(Args, Debug)]
pub(crate) struct MessageSendArgs {
    /// To which number
    #[arg(
        long,
        value_name = "NUMBER",
        requires = "text",
        required_unless_present = "file",
        conflicts_with = "file"
    )]
    pub(crate) to: Option<String>,
    /// The words
    #[arg(long, value_name = "TEXT", requires = "to", conflicts_with = "file")]
    pub(crate) text: Option<String>,
    /// A CSV file with the columns `to` and `text`
    #[arg(long, value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
    /// What it is for: the same text goes to the same number once in it; today's date when left out
    #[arg(long, value_name = "NAME")]
    pub(crate) occasion: Option<String>,
    /// Do not wait until a server has sent them
    #[arg(long)]
    pub(crate) no_wait: bool,
    #[command(flatten)]
    pub(crate) write: WriteArgs,
}

/// Which texts.
#[derive(Args, Debug)]
pub(crate) struct MessageListArgs {
    /// Only those with this client's number, or of the conversation with this number
    #[arg(long, value_name = "NUMBER|ID")]
    pub(crate) number: Option<String>,
    /// Only those since then: `30m`, `2h`, `3d`, a day such as `2026-11-20`, or an instant
    #[arg(long, value_name = "WHEN")]
    pub(crate) since: Option<Since>,
    /// Only those that did not arrive
    #[arg(long)]
    pub(crate) undelivered: bool,
    /// Only those after this one: the last of the page before
    #[arg(long, value_name = "ID")]
    pub(crate) after: Option<MessageId>,
    /// Most texts to show
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) limit: u16,
}
