//! `appointment confirm`, `cancel`, `arrive`, `complete` and `no-show`: how far a visit has come.

use salon_domain::VisitStatus;
use salon_postgres::{By, VisitError};

use super::view;
use crate::cli::AppointmentChangeArgs;
use crate::confirm::{Decision, decide};
use crate::connect::Store;
use crate::fault::Fault;
use crate::output::say;
use crate::verbs::Desk;

/// Shows the appointment, asks, and moves it on.
pub(super) async fn advance(
    args: &AppointmentChangeArgs,
    to: VisitStatus,
    desk: &Desk,
    store: &Store,
) -> anyhow::Result<()> {
    let catalog = desk.catalog(store).await?;
    let before = view(&catalog, args.id, store).await?;
    desk.output.plan(&before)?;
    let word = word(to);
    if decide(args.write, &format!("Make it {word}? Nobody is texted."))? == Decision::DryRun {
        say("Dry run: nothing was changed.");
        return Ok(());
    }
    let by = By::Person(&args.by);
    let changed = store
        .database
        .change_visit(by, catalog.salon.id, args.id, to, desk.now);
    match changed.await {
        Err(VisitError::IllegalTransition(refusal)) => {
            let show = format!("salon-admin appointment show {}", args.id);
            return Err(Fault::refused(refusal.to_string()).next(show).into());
        }
        changed => changed?,
    };
    let after = view(&catalog, args.id, store).await?;
    desk.output.outcome(&after, &format!("It is {word}."))
}

/// Returns the word for a status in a sentence.
const fn word(status: VisitStatus) -> &'static str {
    if matches!(status, VisitStatus::NoShow) {
        return "a no-show";
    }
    status.as_str()
}
