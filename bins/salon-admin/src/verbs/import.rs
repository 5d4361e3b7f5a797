//! `import`: what a salon had before comes in.

mod appointments;
mod clients;
mod counts;
mod legacy;
mod map;
mod services;
mod sheet;

use std::fs::{self, File};
use std::path::Path;

use anyhow::Context as _;

use super::Desk;
use crate::cli::ImportCommand;
use crate::output::View;

/// Does a verb of `import`.
pub(super) async fn run(verb: ImportCommand, desk: &Desk) -> anyhow::Result<()> {
    match verb {
        ImportCommand::Legacy(args) => Box::pin(legacy::run(&args, desk)).await,
        ImportCommand::Clients(args) => clients::run(&args, desk).await,
        ImportCommand::Services(args) => services::run(&args, desk).await,
        ImportCommand::Appointments(args) => appointments::run(&args, desk).await,
        ImportCommand::Map(args) => map::run(&args, desk),
    }
}

fn open(path: &Path) -> anyhow::Result<File> {
    File::open(path).with_context(|| format!("could not read {}", path.display()))
}

/// Writes a report to the file of `--report`.
fn keep(report: &impl View, path: Option<&Path>) -> anyhow::Result<()> {
    let Some(path) = path else { return Ok(()) };
    let text = serde_json::to_string_pretty(report).context("could not write JSON")?;
    let written = fs::write(path, text);
    written.with_context(|| format!("--report: could not write {}", path.display()))
}
