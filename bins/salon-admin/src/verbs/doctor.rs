//! `doctor`: is everything set up? Looks, and changes nothing: it sends no text and spends no money.

mod check;
mod database;
mod network;
mod setup;

use jiff::Timestamp;

use crate::cli::{DoctorArgs, Globals};
use crate::fault::Fault;
use crate::output::{Output, count};
use crate::settings;

use check::{Check, Report};

/// `doctor`.
pub(super) async fn run(
    args: &DoctorArgs,
    globals: &Globals,
    output: Output,
    now: Timestamp,
) -> anyhow::Result<()> {
    let report = Report::new(examine(args, globals, now).await);
    output.show(&report)?;
    match report.broken() {
        0 => Ok(()),
        broken => Err(Fault::failed(format!(
            "{} broken",
            count(broken, "thing is", "things are")
        ))
        .into()),
    }
}

async fn examine(args: &DoctorArgs, globals: &Globals, now: Timestamp) -> Vec<Check> {
    let settings = match settings::load(&globals.config_dir) {
        Ok(settings) => settings,
        Err(error) => return vec![setup::refused_settings(&error)],
    };
    if globals.verbose {
        settings::install_log(&settings.log.level);
    }
    let mut checks = vec![setup::settings(&settings)];
    checks.extend(database::look(&settings, now).await);
    checks.push(setup::spool(&settings));
    checks.push(setup::public_url(&settings));
    checks.push(network::twilio(&settings).await);
    checks.push(setup::model(&settings));
    checks.push(network::server(args.url.as_deref(), &settings).await);
    checks
}
