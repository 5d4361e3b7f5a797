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
    if to == VisitStatus::NoShow && before.expected_at > Some(desk.now) {
        let cancel = format!("salon-admin appointment cancel {}", args.id);
        let early = format!(
            "appointment {} has not begun: nobody can be missed yet",
            args.id
        );
        return Err(Fault::refused(early).next(cancel).into());
    }
    desk.output.plan(&before)?;
    let (question, done) = words(to);
    if decide(args.write, &format!("{question} Nobody is texted."))? == Decision::DryRun {
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
    desk.output.outcome(&after, done)
}

/// Returns what is asked before, and said after, a visit becomes this.
const fn words(status: VisitStatus) -> (&'static str, &'static str) {
    match status {
        VisitStatus::Held | VisitStatus::Booked => ("Book it?", "It is booked."),
        VisitStatus::Confirmed => ("Write down that it is confirmed?", "It is confirmed."),
        VisitStatus::Arrived => (
            "Write down that the client is there?",
            "The client is there.",
        ),
        VisitStatus::Completed => ("Write down that it is over?", "It is over."),
        VisitStatus::Cancelled => ("Cancel it?", "It is cancelled: its time is free again."),
        VisitStatus::NoShow => ("Write down that nobody came?", "It is a no-show."),
    }
}
