//! `import services`: the menu from another program's file.

use anyhow::Context as _;
use salon_postgres::Apply;
use salon_responder::read_services;

use super::open;
use super::sheet::{ReportView, STOPPED, mapping};
use crate::cli::{ImportServicesArgs, SheetKind};
use crate::confirm::{Decision, decide};
use crate::connect::{Missing, Store};
use crate::fault::Fault;
use crate::output::count;
use crate::verbs::Desk;

/// `import services`.
pub(super) async fn run(args: &ImportServicesArgs, desk: &Desk) -> anyhow::Result<()> {
    let store = desk.open(Missing::Refuse).await?;
    let done = import(args, desk, &store).await;
    store.close().await;
    done
}

/// Looks, shows, asks, imports.
async fn import(args: &ImportServicesArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let catalog = desk.catalog(store).await?;
    let mapping = mapping(&args.sheet, SheetKind::Services)?;
    let sheet = read_services(open(&args.sheet.file)?, &mapping, &catalog)
        .with_context(|| args.sheet.file.display().to_string())?;
    let place = (&store.database, &catalog);
    let who = (args.by.as_str(), desk.now);
    let found = sheet.import(place, Apply::DryRun, who).await?;
    let view = ReportView::of(&mapping.source, &found, false);
    view.keep(args.sheet.report.as_deref())?;
    desk.output.plan(&view)?;
    if found.is_idle() {
        return desk.output.outcome(&view, "There is nothing to import.");
    }
    if decide(args.sheet.write, "Put them on the menu?")? == Decision::DryRun {
        let words = "Dry run: the menu is as it was.";
        return desk.output.outcome(&view, words);
    }
    let done = sheet.import(place, Apply::Write, who).await;
    let done = done.with_context(|| Fault::failed(STOPPED).next("the same command: it goes on"))?;
    let counts = done.counts;
    let words = format!(
        "Done: {} new, {} changed.",
        count(usize::try_from(counts.new)?, "service", "services"),
        counts.changed
    );
    let view = ReportView::of(&mapping.source, &done, true);
    view.keep(args.sheet.report.as_deref())?;
    desk.output.outcome(&view, &words)
}
