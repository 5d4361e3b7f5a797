//! `import`: what a salon had before comes in.

mod appointments;
mod clients;
mod legacy;
mod map;
mod services;
mod sheet;

use std::fs::File;
use std::path::Path;

use anyhow::Context as _;

use super::Desk;
use crate::cli::ImportCommand;

/// Does a verb of `import`.
pub(super) async fn run(verb: ImportCommand, desk: &Desk) -> anyhow::Result<()> {
    match verb {
        ImportCommand::Legacy(args) => Box::pin(legacy::run(&args, desk)).await,
        ImportCommand::Clients(args) => clients::run(&args, desk).await,
        ImportCommand::Services(args) => services::run(&args, desk).await,
        ImportCommand::Appointments(args) => appointments::run(&args, desk).await,
        ImportCommand::Map(args) => map::run(&args),
    }
}

fn open(path: &Path) -> anyhow::Result<File> {
    File::open(path).with_context(|| format!("could not read {}", path.display()))
}
