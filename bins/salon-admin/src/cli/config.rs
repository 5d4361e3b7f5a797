//! The settings.

use clap::{Args, Subcommand};

/// Verbs of the settings.
#[derive(Debug, Subcommand)]
pub(crate) enum ConfigCommand {
    /// Check the settings as the server would, without starting anything
    #[command(
        after_help = "Examples:\n  salon-admin config check\n  salon-admin config check --config-dir /srv/salon"
    )]
    Check,
    /// Show what the settings are and where each comes from; secrets stay hidden
    #[command(
        after_help = "Examples:\n  salon-admin config show\n  salon-admin config show --all --format json"
    )]
    Show(ConfigShowArgs),
    /// Show every setting there is: its names, its default and what it does
    #[command(
        after_help = "Examples:\n  salon-admin config schema twilio\n  salon-admin config schema --format json"
    )]
    Schema(ConfigSchemaArgs),
}

/// How many settings to show.
#[derive(Args, Debug)]
pub(crate) struct ConfigShowArgs {
    /// Those that nobody set too
    #[arg(long)]
    pub(crate) all: bool,
}

/// Which settings to explain.
#[derive(Args, Debug)]
pub(crate) struct ConfigSchemaArgs {
    /// Only those with this in one of their names, such as `twilio` or `PUBLIC_URL`
    #[arg(value_name = "NAME")]
    pub(crate) name: Option<String>,
}
