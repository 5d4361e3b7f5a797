//! Texts across conversations.

use clap::{Args, Subcommand};
use salon_domain::MessageId;

use super::Since;

/// Verbs of texts.
#[derive(Debug, Subcommand)]
pub(crate) enum MessageCommand {
    /// List texts of all conversations, the newest first
    #[command(after_help = LIST_EXAMPLES)]
    List(MessageListArgs),
}

const LIST_EXAMPLES: &str = "\
Examples:
  salon-admin message list
  salon-admin message list --since 2h
  salon-admin message list --since 2026-11-20 --undelivered
  salon-admin message list --number +19185550123 --format json";

/// Which texts.
#[derive(Args, Debug)]
pub(crate) struct MessageListArgs {
    /// Only those with this client's number, or of the conversation with this number
    #[arg(long, value_name = "NUMBER|ID", allow_hyphen_values = true)]
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
