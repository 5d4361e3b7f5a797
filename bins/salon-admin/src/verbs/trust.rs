//! `trust`: how far answers are trusted, by what the client wants.

use salon_domain::TrustLevel;
use salon_responder::{check_trust, list_trust, set_trust};
use serde::Serialize;

use super::Desk;
use crate::cli::{TrustCommand, TrustSetArgs};
use crate::confirm::{Decision, decide};
use crate::connect::{Missing, Store};
use crate::fault::Fault;
use crate::output::{View, table};

/// Who answers what.
#[derive(Serialize)]
struct TrustView {
    trust: Vec<TrustRow>,
}

#[derive(Serialize)]
struct TrustRow {
    intent: String,
    level: TrustLevel,
}

impl View for TrustView {
    fn text(&self) -> String {
        let row = |one: &TrustRow| {
            let meaning = match one.level {
                TrustLevel::Off => "a person answers",
                TrustLevel::Draft => "the answer waits for a person",
                TrustLevel::Auto => "the answer is sent",
            };
            [
                one.intent.clone(),
                one.level.to_string(),
                meaning.to_owned(),
            ]
        };
        table(&["intent", "level", "meaning"], self.trust.iter().map(row))
    }
}

/// Does a verb of `trust`.
pub(super) async fn run(verb: TrustCommand, desk: &Desk) -> anyhow::Result<()> {
    let store = desk.open(Missing::Refuse).await?;
    let done = match verb {
        TrustCommand::List => list(desk, &store).await,
        TrustCommand::Set(args) => set(&args, desk, &store).await,
    };
    store.close().await;
    done
}

/// `trust list`.
async fn list(desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let salon = desk.salon(store).await?;
    let trust = list_trust(&store.database, salon.id).await?;
    let trust = trust.into_iter();
    let trust = trust.map(|(intent, level)| TrustRow { intent, level });
    desk.output.show(&TrustView {
        trust: trust.collect(),
    })
}

/// `trust set`.
async fn set(args: &TrustSetArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let salon = desk.salon(store).await?;
    let (intent, level, by) = (&args.intent, args.level, &args.by.by);
    check_trust(intent, level).map_err(|error| {
        Fault::usage(format!("`{intent}`: {error}")).next("salon-admin trust list")
    })?;
    let view = TrustView {
        trust: vec![TrustRow {
            intent: intent.clone(),
            level,
        }],
    };
    desk.output.plan(&view)?;
    if decide(args.write, "Set it?")? == Decision::DryRun {
        return desk.output.outcome(&view, "Dry run: nothing was changed.");
    }
    set_trust(&store.database, salon.id, intent, level, by, desk.now).await?;
    desk.output.outcome(&view, "Set.")
}
