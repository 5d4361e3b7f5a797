//! Bulk messages.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use jiff::Timestamp;
use jiff::civil::Date;
use salon_domain::Key;

use super::WriteArgs;

/// Verbs of campaigns.
#[derive(Debug, Subcommand)]
pub(crate) enum CampaignCommand {
    /// Find out whom a campaign is for, and write it down; nothing leaves
    ///
    /// Every number is judged: those that did not agree to marketing are refused, each with its
    /// reason. `{name|there}` stands for the first name, or what is behind the bar where none is
    /// known; `{salon}` for the salon's name. A line that says how to opt out is put behind the text.
    #[command(after_help = PLAN_EXAMPLES)]
    Plan(CampaignPlanArgs),
    /// List the campaigns, the newest first
    #[command(after_help = "Example:\n  salon-admin campaign list")]
    List(CampaignListArgs),
    /// Show how far a campaign is, and why numbers were refused
    #[command(
        visible_alias = "result",
        after_help = "Examples:\n  salon-admin campaign show winter\n  salon-admin campaign result winter --format json"
    )]
    Show(CampaignArgs),
    /// Show what would leave: to whom, in which words, how many segments
    #[command(
        after_help = "Examples:\n  salon-admin campaign preview winter\n  salon-admin campaign preview winter --first 50"
    )]
    Preview(CampaignPreviewArgs),
    /// Show what would leave, ask, and let a running server send it
    #[command(
        after_help = "Examples:\n  salon-admin campaign start winter --dry-run\n  salon-admin campaign start winter"
    )]
    Start(CampaignStartArgs),
    /// Show how a running campaign gets on, until it is over
    ///
    /// At a terminal as a bar with the rate and the time left; in JSON as one object per line, one for
    /// each change. Ctrl-C ends the looking, not the campaign.
    #[command(
        after_help = "Examples:\n  salon-admin campaign follow winter\n  salon-admin campaign follow winter --format json"
    )]
    Follow(CampaignArgs),
    /// Hold back what has not left
    #[command(after_help = "Example:\n  salon-admin campaign pause winter")]
    Pause(CampaignSteerArgs),
    /// Let a paused campaign go on
    #[command(after_help = "Example:\n  salon-admin campaign resume winter")]
    Resume(CampaignSteerArgs),
    /// End a campaign for good: what has not left does not leave
    #[command(after_help = "Example:\n  salon-admin campaign cancel winter")]
    Cancel(CampaignCancelArgs),
}

const PLAN_EXAMPLES: &str = "\
Examples:
  salon-admin campaign plan winter --text 'Hi {name|there}, 10% off color at {salon} this week.'
  salon-admin campaign plan back --text 'We miss you, {name|friend}!' --last-visit-before 2026-08-01
  salon-admin campaign plan gloss --text 'New glosses are in.' --service balayage --hold-out 10
  salon-admin campaign plan list --text 'Open on Sunday.' --list numbers.txt";

/// What to say, and to whom.
#[derive(Args, Debug)]
pub(crate) struct CampaignPlanArgs {
    /// What to call it
    #[arg(value_name = "NAME")]
    pub(crate) name: String,
    /// The words
    #[arg(long, value_name = "TEXT")]
    pub(crate) text: String,
    /// Only clients who had this service; several mean one of them
    #[arg(long = "service", value_name = "KEY")]
    pub(crate) services: Vec<Key>,
    /// Only clients who were last here before this day
    #[arg(long, value_name = "DATE")]
    pub(crate) last_visit_before: Option<Date>,
    /// Only clients who were last here on this day or later
    #[arg(long, value_name = "DATE")]
    pub(crate) last_visit_after: Option<Date>,
    /// Only clients of whom this preference is written down, such as `chat=quiet`
    #[arg(long, value_name = "KEY=VALUE", value_parser = preference)]
    pub(crate) prefers: Vec<(String, String)>,
    /// Only the numbers in this file, one in each line
    #[arg(long, value_name = "FILE", conflicts_with_all = ["services", "last_visit_before", "last_visit_after", "prefers"])]
    pub(crate) list: Option<PathBuf>,
    /// How many of a hundred numbers are not texted, to compare with
    #[arg(long, value_name = "PERCENT", default_value_t = 0, value_parser = clap::value_parser!(u8).range(0..=99))]
    pub(crate) hold_out: u8,
    /// Nothing leaves before this instant, such as `2026-11-27T15:00:00Z`
    #[arg(long, value_name = "INSTANT")]
    pub(crate) send_after: Option<Timestamp>,
    /// Language of the line that says how to opt out: en, es or fr; the salon's when left out
    #[arg(long, value_name = "TAG", value_parser = ["en", "es", "fr"])]
    pub(crate) language: Option<String>,
    /// Who plans it
    #[arg(long, value_name = "NAME", default_value = "operator")]
    pub(crate) by: String,
}

/// How many campaigns.
#[derive(Args, Debug)]
pub(crate) struct CampaignListArgs {
    /// Most campaigns to show
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) limit: u16,
}

/// Which campaign.
#[derive(Args, Debug)]
pub(crate) struct CampaignArgs {
    /// What it is called
    #[arg(value_name = "NAME")]
    pub(crate) name: String,
}

/// Which campaign, and how much of it.
#[derive(Args, Debug)]
pub(crate) struct CampaignPreviewArgs {
    #[command(flatten)]
    pub(crate) which: CampaignArgs,
    /// How many texts to show
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u16).range(1..=1_000))]
    pub(crate) first: u16,
}

/// Which campaign to start.
#[derive(Args, Debug)]
pub(crate) struct CampaignStartArgs {
    #[command(flatten)]
    pub(crate) preview: CampaignPreviewArgs,
    #[command(flatten)]
    pub(crate) steer: SteerArgs,
    #[command(flatten)]
    pub(crate) write: WriteArgs,
}

/// Who steers.
#[derive(Args, Debug)]
pub(crate) struct SteerArgs {
    /// Who does it, for the audit log
    #[arg(long, value_name = "NAME", default_value = "operator")]
    pub(crate) by: String,
}

/// Which campaign to steer.
#[derive(Args, Debug)]
pub(crate) struct CampaignSteerArgs {
    #[command(flatten)]
    pub(crate) which: CampaignArgs,
    #[command(flatten)]
    pub(crate) steer: SteerArgs,
}

/// Which campaign to end.
#[derive(Args, Debug)]
pub(crate) struct CampaignCancelArgs {
    #[command(flatten)]
    pub(crate) which: CampaignArgs,
    #[command(flatten)]
    pub(crate) steer: SteerArgs,
    #[command(flatten)]
    pub(crate) write: WriteArgs,
}

fn preference(text: &str) -> Result<(String, String), String> {
    let split = text.split_once('=').filter(|(key, _)| !key.is_empty());
    let (key, value) = split.ok_or("write it as KEY=VALUE, such as `chat=quiet`")?;
    Ok((key.to_owned(), value.to_owned()))
}
