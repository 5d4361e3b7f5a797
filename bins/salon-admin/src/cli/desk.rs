//! Conversations, handoffs, the chat and the doctor.

use clap::{Args, Subcommand};
use salon_domain::{ConversationId, HandoffId};

use super::{GiveBackArgs, SayArgs, TakeOverArgs, WriteArgs};

/// Verbs of conversations.
#[derive(Debug, Subcommand)]
pub(crate) enum ConversationCommand {
    /// List conversations, the latest first
    #[command(after_help = "Example:\n  salon-admin conversation list --limit 50")]
    List(ConversationListArgs),
    /// Show the texts of one conversation, oldest first
    #[command(after_help = SHOW_EXAMPLES)]
    Show(ConversationShowArgs),
    /// Show new texts of one conversation, or of all, as they come; ctrl-c ends it
    #[command(
        after_help = "Examples:\n  salon-admin conversation follow\n  salon-admin conversation follow +19185550123 --format json"
    )]
    Follow(ConversationFollowArgs),
    /// Silence the assistant in a conversation: a person answers there
    #[command(
        after_help = "Examples:\n  salon-admin conversation take-over +19185550123\n  salon-admin conversation take-over 17 --hours 48 --by Maria"
    )]
    TakeOver(TakeOverArgs),
    /// Give a conversation back to the assistant
    #[command(after_help = "Example:\n  salon-admin conversation give-back +19185550123")]
    GiveBack(GiveBackArgs),
    /// Write to a client yourself; the assistant is silent from then on
    #[command(
        after_help = "Example:\n  salon-admin conversation say +19185550123 \"Maria here: see you at ten.\" --by Maria"
    )]
    Say(SayArgs),
}

const SHOW_EXAMPLES: &str = "\
Examples:
  salon-admin conversation show +19185550123
  salon-admin conversation show \"(918) 555-0123\"
  salon-admin conversation show 17
  salon-admin conversation show +1234567890 --limit 5";

/// Which conversations.
#[derive(Args, Debug)]
pub(crate) struct ConversationListArgs {
    /// Only those after this one: the last of the page before
    #[arg(long, value_name = "ID")]
    pub(crate) after: Option<ConversationId>,
    /// Most conversations to show
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) limit: u16,
}

/// Which conversation.
#[derive(Args, Debug)]
pub(crate) struct ConversationShowArgs {
    /// The client's number in any form, or the conversation's own number
    ///
    /// Digits alone are taken for a client's number first and for a conversation's second.
    #[arg(value_name = "NUMBER|ID")]
    pub(crate) which: String,
    /// Most texts to show, the last ones
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) limit: u16,
}

/// Which conversation to follow.
#[derive(Args, Debug)]
pub(crate) struct ConversationFollowArgs {
    /// The client's number in any form, or the conversation's own number; all of them when left out
    #[arg(value_name = "NUMBER|ID")]
    pub(crate) which: Option<String>,
    /// How many of the last texts to show first
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub(crate) last: u16,
    /// End after this many new texts
    #[arg(long, value_name = "N", hide = true)]
    pub(crate) texts: Option<u16>,
}

/// Verbs of handoffs.
#[derive(Debug, Subcommand)]
pub(crate) enum HandoffCommand {
    /// List the requests that wait for a person
    #[command(
        after_help = "Examples:\n  salon-admin handoff list\n  salon-admin handoff list --all"
    )]
    List(HandoffListArgs),
    /// Close a request: a person has taken care of it
    #[command(after_help = "Example:\n  salon-admin handoff close 7 --by Maria")]
    Close(HandoffCloseArgs),
}

/// Which handoffs.
#[derive(Args, Debug)]
pub(crate) struct HandoffListArgs {
    /// Closed ones too
    #[arg(long)]
    pub(crate) all: bool,
}

/// Which handoff, and who took care of it.
#[derive(Args, Debug)]
pub(crate) struct HandoffCloseArgs {
    /// Its number, as `handoff list` shows it
    #[arg(value_name = "ID")]
    pub(crate) id: HandoffId,
    /// Who took care of it
    #[arg(long, value_name = "NAME", default_value = "operator")]
    pub(crate) by: String,
    #[command(flatten)]
    pub(crate) write: WriteArgs,
}

pub(crate) const CHAT_ABOUT: &str = "\
Text the salon from this terminal and see the answers

Texts go over the webhook, as the provider delivers them, and the answers are read from the database: \
what works here works on a phone. Lines are read from the standard input, each answered before the next \
is sent, so a script can be piped in. At a terminal the last texts are shown first, an answer that is \
being written announces itself, and ticks tell how far it came: one when it has left, two when it was \
delivered.

`/as NUMBER` takes another phone, `/as staff` writes as the salon's staff, `/staff TEXT` does so once, \
`/photo PATH` sends a picture, `/history N` shows the last texts, `/quit` ends; `/help` lists all.";

pub(crate) const CHAT_EXAMPLES: &str = "\
Examples:
  salon-admin chat
  salon-admin chat --as +19185550142 --history 20
  salon-admin chat --as staff --from +19185550123      write to that number as staff
  printf 'Hi\\nHow much is a haircut?\\n' | salon-admin chat";

/// Whose phone, and where the server is.
#[derive(Args, Debug)]
pub(crate) struct ChatArgs {
    /// The number to text from
    #[arg(long, value_name = "NUMBER", default_value = "+19185550123")]
    pub(crate) from: String,
    /// Who writes: a number, in place of --from; or `staff`, who write to the number of --from
    #[arg(long = "as", value_name = "NUMBER|staff")]
    pub(crate) writer: Option<String>,
    /// Texts to show first; 10 at a terminal and none elsewhere when left out
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(0..=1000))]
    pub(crate) history: Option<u16>,
    /// The number to text; the salon's main number when left out
    #[arg(long, value_name = "NUMBER")]
    pub(crate) to: Option<String>,
    /// Where the server is; the address and port of the settings when left out
    #[arg(long, value_name = "URL")]
    pub(crate) url: Option<String>,
    /// Seconds to wait for an answer
    #[arg(long, value_name = "N", default_value_t = 30, value_parser = clap::value_parser!(u16).range(1..=600))]
    pub(crate) wait: u16,
    /// Chat without asking although the server's answers leave as real texts
    #[arg(long, short)]
    pub(crate) yes: bool,
}

pub(crate) const DOCTOR_EXAMPLES: &str = "\
Examples:
  salon-admin doctor
  salon-admin doctor --format json
  salon-admin doctor --url https://salon.example
  salon-admin doctor --ask                             let the model use a tool once; costs a little
  salon-admin doctor --send-to +19185550123            send one real text and follow it

Without --ask and --send-to nothing is sent and nothing is spent.";

/// Where the server is, and what may be tried for real.
#[derive(Args, Debug)]
pub(crate) struct DoctorArgs {
    /// Ask the model one question that needs a tool; this costs what it costs
    #[arg(long)]
    pub(crate) ask: bool,
    /// Send a text to this number through the running server, and follow it until it is delivered
    #[arg(long, value_name = "NUMBER")]
    pub(crate) send_to: Option<String>,
    /// Where the server is; the address and port of the settings when left out
    #[arg(long, value_name = "URL")]
    pub(crate) url: Option<String>,
}
