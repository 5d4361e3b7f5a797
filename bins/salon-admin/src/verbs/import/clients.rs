//! `import clients`: people from another program's file.

use anyhow::Context as _;
use salon_responder::read_clients;

use super::open;
use super::sheet::{Wording, bring_in, mapping};
use crate::cli::{SheetArgs, SheetKind};
use crate::connect::{Missing, Store};
use crate::verbs::Desk;

const WORDING: Wording = Wording {
    question: "Bring them in? Nobody is texted.",
    dry: "Dry run: nobody was brought in.",
    one: "client",
    many: "clients",
};

/// `import clients`.
pub(super) async fn run(args: &SheetArgs, desk: &Desk) -> anyhow::Result<()> {
    let store = desk.open(Missing::Refuse).await?;
    let done = import(args, desk, &store).await;
    store.close().await;
    done
}

async fn import(args: &SheetArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let salon = desk.salon(store).await?;
    let mapping = mapping(args, SheetKind::Clients)?;
    let sheet = read_clients(open(&args.file)?, &mapping, salon.country)
        .with_context(|| args.file.display().to_string())?;
    let place = (&store.database, salon.id);
    let import = |apply| sheet.import(place, apply, desk.now);
    bring_in(desk, (args, &mapping.source), &WORDING, import).await
}
