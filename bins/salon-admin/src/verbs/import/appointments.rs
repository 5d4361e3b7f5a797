//! `import appointments`: visits from another program's file.

use anyhow::Context as _;
use salon_postgres::Apply;
use salon_responder::{VisitSheetImport, read_visits};

use super::open;
use super::sheet::{ReportView, STOPPED, mapping};
use crate::cli::{ImportAppointmentsArgs, SheetKind};
use crate::confirm::{Decision, decide};
use crate::connect::{Missing, Store};
use crate::fault::Fault;
use crate::output::count;
use crate::verbs::Desk;
use crate::verbs::menu::find_staff;

/// `import appointments`.
pub(super) async fn run(args: &ImportAppointmentsArgs, desk: &Desk) -> anyhow::Result<()> {
    let store = desk.open(Missing::Refuse).await?;
    let done = import(args, desk, &store).await;
    store.close().await;
    done
}

/// Looks, shows, asks, imports.
async fn import(args: &ImportAppointmentsArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let catalog = desk.catalog(store).await?;
    let staff = args.staff.as_deref();
    let staff = staff.map(|name| find_staff(&catalog, name)).transpose()?;
    let mapping = mapping(&args.sheet, SheetKind::Appointments)?;
    let sheet = read_visits(open(&args.sheet.file)?, &mapping, &catalog, desk.now)
        .with_context(|| args.sheet.file.display().to_string())?;
    let import = VisitSheetImport {
        database: &store.database,
        catalog: &catalog,
        staff,
        now: desk.now,
    };
    let found = import.run(&sheet, Apply::DryRun).await?;
    let view = ReportView::of(&mapping.source, &found, false);
    view.keep(args.sheet.report.as_deref())?;
    desk.output.plan(&view)?;
    if found.is_idle() {
        return desk.output.outcome(&view, "There is nothing to import.");
    }
    if decide(args.sheet.write, "Import them? Nobody is texted.")? == Decision::DryRun {
        let words = "Dry run: nothing was imported.";
        return desk.output.outcome(&view, words);
    }
    let done = import.run(&sheet, Apply::Write).await;
    let done = done.with_context(|| Fault::failed(STOPPED).next("the same command: it goes on"))?;
    let counts = done.counts;
    let words = format!(
        "Done: {} new, {} changed.",
        count(usize::try_from(counts.new)?, "appointment", "appointments"),
        counts.changed
    );
    let view = ReportView::of(&mapping.source, &done, true);
    view.keep(args.sheet.report.as_deref())?;
    desk.output.outcome(&view, &words)
}
