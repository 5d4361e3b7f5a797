//! `import services`: the menu from another program's file.

use anyhow::Context as _;
use salon_responder::read_services;

use super::open;
use super::sheet::{Wording, bring_in, mapping};
use crate::cli::{ImportServicesArgs, SheetKind};
use crate::connect::{Missing, Store};
use crate::verbs::Desk;

const WORDING: Wording = Wording {
    question: "Put them on the menu?",
    dry: "Dry run: the menu is as it was.",
    one: "service",
    many: "services",
};

/// `import services`.
pub(super) async fn run(args: &ImportServicesArgs, desk: &Desk) -> anyhow::Result<()> {
    let store = desk.open(Missing::Refuse).await?;
    let done = import(args, desk, &store).await;
    store.close().await;
    done
}

async fn import(args: &ImportServicesArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let catalog = desk.catalog(store).await?;
    let mapping = mapping(&args.sheet, SheetKind::Services)?;
    let sheet = read_services(open(&args.sheet.file)?, &mapping, &catalog)
        .with_context(|| args.sheet.file.display().to_string())?;
    let (place, who) = ((&store.database, &catalog), (args.by.as_str(), desk.now));
    let import = |apply| sheet.import(place, apply, who);
    bring_in(desk, (&args.sheet, &mapping.source), &WORDING, import).await
}
