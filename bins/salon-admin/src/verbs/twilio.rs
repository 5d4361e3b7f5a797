//! `twilio`: the provider's side.

mod configure;
mod routes;

use crate::cli::TwilioCommand;

use super::Desk;

pub(super) use routes::{Difference, Place, differences, masked, places, wanted};

/// Does a verb of `twilio`.
pub(super) async fn run(verb: TwilioCommand, desk: &Desk) -> anyhow::Result<()> {
    match verb {
        TwilioCommand::Configure(args) => configure::run(&args, desk).await,
    }
}
