//! `doctor`: is everything set up? Looks, and changes nothing: it sends no text and spends no money
//! unless it is asked to.

mod check;
mod database;
mod machine;
mod model;
mod network;
mod provider;
mod sending;
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
    let mut checks = vec![setup::settings(&settings), machine::zones()];
    let told = database::look(&settings, now).await;
    checks.extend(told.checks);
    checks.push(machine::spool(&settings));
    checks.push(setup::public_url(&settings));
    checks.extend(provider::look(&settings, &told.numbers).await);
    checks.extend(model::look(&settings, args.ask).await);
    checks.push(network::server(args.url.as_deref(), &settings).await);
    if let Some(number) = &args.send_to {
        checks.push(sending::send(number, args, globals, &settings, now).await);
    }
    checks
}
