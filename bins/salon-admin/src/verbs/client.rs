//! `client`: who they are, and what is known of a number, shown whole and forgotten whole.

mod list;

use anyhow::Context as _;
use salon_postgres::{ForgetError, Forgotten};
use salon_responder::forget_spooled;
use serde::Serialize;
use serde_json::Value;

use super::{Desk, client_address};
use crate::cli::{ClientCommand, ForgetArgs, NumberArgs};
use crate::confirm::{Decision, decide};
use crate::connect::{Missing, Store};
use crate::fault::Fault;
use crate::output::{self, View, count, say};

/// What is forgotten, before and after.
#[derive(Serialize)]
struct ForgottenView {
    number: String,
    texts: u64,
    people: u64,
    /// Whether an opt-out was kept as a keyed hash; only known afterwards.
    opt_out_kept: Option<bool>,
}

impl View for ForgottenView {
    fn text(&self) -> String {
        let texts = usize::try_from(self.texts).unwrap_or(usize::MAX);
        let people = usize::try_from(self.people).unwrap_or(usize::MAX);
        format!(
            "{}: {}, {}.",
            self.number,
            count(texts, "text", "texts"),
            count(people, "person", "people")
        )
    }
}

/// Does a verb of `client`.
pub(super) async fn run(verb: ClientCommand, desk: &Desk) -> anyhow::Result<()> {
    let store = desk.open(Missing::Refuse).await?;
    let done = match verb {
        ClientCommand::List(args) => list::list(&args, desk, &store).await,
        ClientCommand::Show(args) => list::show(&args, desk, &store).await,
        ClientCommand::Export(args) => export(&args, desk, &store).await,
        ClientCommand::Forget(args) => forget(&args, desk, &store).await,
    };
    store.close().await;
    done
}

async fn export(args: &NumberArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let salon = desk.salon(store).await?;
    let address = client_address(&args.number, &salon)?;
    let known = store.database.export_client(salon.id, &address).await?;
    output::data(&serde_json::to_string_pretty(&known)?)
}

async fn forget(args: &ForgetArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let salon = desk.salon(store).await?;
    let address = client_address(&args.whose.number, &salon)?;
    let known = store.database.export_client(salon.id, &address).await?;
    let length = |list: &str| {
        let items = known.get(list).and_then(Value::as_array).map(Vec::len);
        u64::try_from(items.unwrap_or_default()).unwrap_or(u64::MAX)
    };
    let plan = ForgottenView {
        number: address.as_str().to_owned(),
        texts: length("texts"),
        people: length("people"),
        opt_out_kept: None,
    };
    desk.output.plan(&plan)?;
    if decide(args.write, "Forget this number for good?")? == Decision::DryRun {
        say("Dry run: nothing was forgotten.");
        return Ok(());
    }
    let forgotten = store
        .database
        .forget_client(salon.id, &address, &args.by, desk.now)
        .await;
    if let Err(ForgetError::VisitsComing) = forgotten {
        let fault = Fault::refused("a visit of theirs is still to come: cancel it first");
        return Err(fault.next("salon-admin appointment list").into());
    }
    let done: Forgotten = forgotten?;
    let spool = &desk.settings.spool.dir;
    let spooled = forget_spooled(spool, &address, salon.country)
        .with_context(|| format!("could not look through the spool in {}", spool.display()))?;
    let view = ForgottenView {
        number: plan.number,
        texts: done.texts + spooled,
        people: done.people,
        opt_out_kept: Some(done.opt_out_kept),
    };
    let words = if done.opt_out_kept {
        "Forgotten. The opt-out is kept as a keyed hash."
    } else {
        "Forgotten."
    };
    desk.output.outcome(&view, words)
}
