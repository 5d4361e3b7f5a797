//! What is around the work: the provider's side, a demonstration, completions and man pages.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use clap_complete::Shell;

use super::WriteArgs;

/// Verbs of the provider.
#[derive(Debug, Subcommand)]
pub(crate) enum TwilioCommand {
    /// Make Twilio bring texts and their states to this server
    #[command(long_about = CONFIGURE_ABOUT, after_help = CONFIGURE_EXAMPLES)]
    Configure(TwilioConfigureArgs),
}

const CONFIGURE_ABOUT: &str = "\
Make Twilio bring texts and their states to this server

Sets where the messaging service of the settings, or else each number of the salons, sends what comes \
in: PUBLIC_URL's webhook, tried again when it fails, and the same webhook as the fallback. A service \
also gets the address for the states of texts; texts from a number carry theirs with them. Shows what \
is set now and what will be, then asks. Doing it twice changes nothing.";

const CONFIGURE_EXAMPLES: &str = "\
Examples:
  salon-admin twilio configure --dry-run     only look
  salon-admin twilio configure               look, then answer
  salon-admin twilio configure --number +19185550100 --yes";

/// What to configure.
#[derive(Args, Debug)]
pub(crate) struct TwilioConfigureArgs {
    /// A number of the account to configure, again for more; the messaging service of the settings,
    /// or else `TWILIO_PHONE_NUMBER` and the salons' numbers, when left out
    #[arg(long = "number", value_name = "NUMBER")]
    pub(crate) numbers: Vec<String>,
    #[command(flatten)]
    pub(crate) write: WriteArgs,
}

pub(crate) const DEMO_ABOUT: &str = "\
Play five conversations with the demo salon and show what came of them

A booking with a stylist, the same visit moved, a question about a price and about parking, a STOP in \
the middle of a booking, and a complaint that goes to a person. They go through the real desk, on an \
embedded database that is made for this and removed afterwards. Nothing of the settings' database is \
read or written, and no text leaves. The clock starts on the next Monday at nine.";

pub(crate) const DEMO_EXAMPLES: &str = "\
Examples:
  salon-admin demo
  salon-admin demo --fast
  salon-admin demo --fast --format json | jq '.conversations[].rows'";

/// How to play.
#[derive(Args, Debug)]
pub(crate) struct DemoArgs {
    /// Without the pauses of people who type and read
    #[arg(long)]
    pub(crate) fast: bool,
    /// Characters of a line; the terminal's when left out, and 100 where there is none
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(40..=400))]
    pub(crate) width: Option<u16>,
}

pub(crate) const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  salon-admin completions bash > ~/.local/share/bash-completion/completions/salon-admin
  salon-admin completions zsh > ~/.zfunc/_salon-admin
  salon-admin completions fish > ~/.config/fish/completions/salon-admin.fish";

/// For which shell.
#[derive(Args, Debug)]
pub(crate) struct CompletionsArgs {
    /// The shell
    #[arg(value_enum, value_name = "SHELL")]
    pub(crate) shell: Shell,
}

pub(crate) const MAN_EXAMPLES: &str = "\
Examples:
  salon-admin man | man -l -                           the page of the program
  salon-admin man appointment list | man -l -          the page of a verb
  salon-admin man --out ~/.local/share/man/man1        all of them, as files";

/// Which pages.
#[derive(Args, Debug)]
pub(crate) struct ManArgs {
    /// Noun and verb whose page to write; the program's own when left out
    #[arg(value_name = "WORD", conflicts_with = "out")]
    pub(crate) words: Vec<String>,
    /// Write every page, as a file, into this directory
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
}
