//! `import appointments`: visits from another program's file.

use anyhow::Context as _;
use salon_responder::{VisitSheetImport, read_visits};

use super::open;
use super::sheet::{Wording, bring_in, mapping};
use crate::cli::{ImportAppointmentsArgs, SheetKind};
use crate::connect::{Missing, Store};
use crate::verbs::Desk;
use crate::verbs::menu::find_staff;

const WORDING: Wording = Wording {
    question: "Import them? Nobody is texted.",
    dry: "Dry run: nothing was imported.",
    one: "appointment",
    many: "appointments",
};

/// `import appointments`.
pub(super) async fn run(args: &ImportAppointmentsArgs, desk: &Desk) -> anyhow::Result<()> {
    let store = desk.open(Missing::Refuse).await?;
    let done = import(args, desk, &store).await;
    store.close().await;
    done
}

async fn import(args: &ImportAppointmentsArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let catalog = desk.catalog(store).await?;
    let staff = args.staff.as_deref();
    let staff = staff.map(|name| find_staff(&catalog, name)).transpose()?;
    let mapping = mapping(&args.sheet, SheetKind::Appointments)?;
    let sheet = read_visits(open(&args.sheet.file)?, &mapping, &catalog, desk.now)
        .with_context(|| args.sheet.file.display().to_string())?;
    let visits = VisitSheetImport {
        database: &store.database,
        catalog: &catalog,
        staff,
        now: desk.now,
    };
    let import = |apply| visits.run(&sheet, apply);
    bring_in(desk, (&args.sheet, &mapping.source), &WORDING, import).await
}
