//! How far answers are trusted, what a model is told, and answers that wait for a person.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use salon_domain::{DraftId, TrustLevel};

use super::WriteArgs;

/// Verbs of trust.
#[derive(Debug, Subcommand)]
pub(crate) enum TrustCommand {
    /// List what clients can want, and who answers it
    #[command(after_help = "Example:\n  salon-admin trust list")]
    List,
    /// Say who answers one kind of wish
    ///
    /// `off`: a person answers. `draft`: the answer waits for a person's approval, and the book is
    /// left alone. `auto`: the answer is sent. Complaints and emergencies always go to a person.
    #[command(
        after_help = "Examples:\n  salon-admin trust set cancel draft\n  salon-admin trust set price auto --by Dana --yes"
    )]
    Set(TrustSetArgs),
}

/// Which wish, and how far its answers are trusted.
#[derive(Args, Debug)]
pub(crate) struct TrustSetArgs {
    /// What the client wants, as `trust list` names it
    #[arg(value_name = "INTENT")]
    pub(crate) intent: String,
    /// off, draft or auto
    #[arg(value_name = "LEVEL")]
    pub(crate) level: TrustLevel,
    #[command(flatten)]
    pub(crate) by: ByArgs,
    #[command(flatten)]
    pub(crate) write: WriteArgs,
}

/// Who does it.
#[derive(Args, Debug)]
pub(crate) struct ByArgs {
    /// Who does it, for the record
    #[arg(long, value_name = "NAME", default_value = "operator")]
    pub(crate) by: String,
}

/// Verbs of prompts.
#[derive(Debug, Subcommand)]
pub(crate) enum PromptCommand {
    /// List the versions of the salon's prompt
    #[command(after_help = "Example:\n  salon-admin prompt list")]
    List,
    /// Show a version, or the one in use
    ///
    /// What is known at the moment (the people, their visits, the openings, the facts) is added after
    /// these words by code, and so are the rules that no prompt can lift.
    #[command(
        after_help = "Examples:\n  salon-admin prompt show\n  salon-admin prompt show 0 > front-desk.md    the one built in"
    )]
    Show(PromptShowArgs),
    /// Write a file down as a new version; it is not in use before it is activated
    #[command(
        after_help = "Example:\n  salon-admin prompt show > prompt.md && vi prompt.md && salon-admin prompt add prompt.md"
    )]
    Add(PromptAddArgs),
    /// Change the version in use in your editor, and write the result down as a new version
    #[command(after_help = "Example:\n  EDITOR=nano salon-admin prompt edit")]
    Edit(ByArgs),
    /// Show what is different between two versions
    #[command(
        after_help = "Examples:\n  salon-admin prompt diff 0 3\n  salon-admin prompt diff 2        from 2 to the one in use"
    )]
    Diff(PromptDiffArgs),
    /// Put a version in use; 0 is the one built in
    #[command(
        after_help = "Example:\n  salon-admin turn replay 81 --prompt prompt.md    try it first\n  salon-admin prompt activate 3"
    )]
    Activate(PromptActivateArgs),
    /// Go back to the version before the one in use
    #[command(after_help = "Example:\n  salon-admin prompt roll-back")]
    RollBack(PromptRollBackArgs),
}

/// Which version to show.
#[derive(Args, Debug)]
pub(crate) struct PromptShowArgs {
    /// Its number; the one in use when left out
    #[arg(value_name = "VERSION")]
    pub(crate) version: Option<i32>,
}

/// What to write down.
#[derive(Args, Debug)]
pub(crate) struct PromptAddArgs {
    /// The words, in Markdown; `{{salon}}` stands for the salon's name
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) by: ByArgs,
}

/// Which versions to compare.
#[derive(Args, Debug)]
pub(crate) struct PromptDiffArgs {
    /// The earlier one
    #[arg(value_name = "FROM")]
    pub(crate) from: i32,
    /// The later one; the one in use when left out
    #[arg(value_name = "TO")]
    pub(crate) to: Option<i32>,
}

/// Which version to put in use.
#[derive(Args, Debug)]
pub(crate) struct PromptActivateArgs {
    /// Its number
    #[arg(value_name = "VERSION")]
    pub(crate) version: i32,
    #[command(flatten)]
    pub(crate) by: ByArgs,
    #[command(flatten)]
    pub(crate) write: WriteArgs,
}

/// Who goes back.
#[derive(Args, Debug)]
pub(crate) struct PromptRollBackArgs {
    #[command(flatten)]
    pub(crate) by: ByArgs,
    #[command(flatten)]
    pub(crate) write: WriteArgs,
}

/// Verbs of drafts.
#[derive(Debug, Subcommand)]
pub(crate) enum DraftCommand {
    /// List the answers that wait for a person
    #[command(after_help = "Example:\n  salon-admin draft list")]
    List,
    /// Send an answer as it stands
    #[command(after_help = "Example:\n  salon-admin draft approve 12 --by Dana")]
    Approve(DraftArgs),
    /// Throw an answer away
    #[command(after_help = "Example:\n  salon-admin draft discard 12 --by Dana")]
    Discard(DraftArgs),
}

/// Which draft, and who decides.
#[derive(Args, Debug)]
pub(crate) struct DraftArgs {
    /// Its number, as `draft list` shows it
    #[arg(value_name = "ID")]
    pub(crate) id: DraftId,
    #[command(flatten)]
    pub(crate) by: ByArgs,
    #[command(flatten)]
    pub(crate) write: WriteArgs,
}
