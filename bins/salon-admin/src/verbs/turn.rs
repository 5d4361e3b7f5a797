//! `turn`: decisions, told.

mod replayed;
mod story;

use std::sync::Arc;

use anyhow::Context as _;
use salon_domain::{Catalog, TurnId};
use salon_postgres::{DatabaseError, TurnStory};
use salon_responder::{
    Assistant, ModelAssistant, ModelLimits, PromptTemplate, ReplayError, RuleAssistant, replay,
};

use super::Desk;
use crate::cli::{TurnCommand, TurnReplayArgs, TurnShowArgs};
use crate::connect::{Missing, Store};
use crate::fault::Fault;
use crate::output::say;
use replayed::ReplayView;
use story::StoryView;

/// What is answered from the salon's file alone.
const TELLS_FACTS: [&str; 4] = ["fact", "price", "hours", "menu"];

/// Does a verb of `turn`.
pub(super) async fn run(verb: TurnCommand, desk: &Desk) -> anyhow::Result<()> {
    let store = desk.open(Missing::Refuse).await?;
    let done = match verb {
        TurnCommand::Show(args) => show(&args, desk, &store).await,
        TurnCommand::Replay(args) => run_again(&args, desk, &store).await,
    };
    store.close().await;
    done
}

/// `turn show`.
async fn show(args: &TurnShowArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let catalog = desk.catalog(store).await?;
    let told = find(args.id, &catalog, store).await?;
    desk.output.show(&StoryView::of(&catalog, &told))?;
    let intent = told.row.intent.as_deref();
    if intent.is_some_and(|intent| TELLS_FACTS.contains(&intent)) {
        say("is it wrong? correct it in the salon's file, and try: salon-admin salon apply FILE");
    }
    Ok(())
}

/// `turn replay`.
async fn run_again(args: &TurnReplayArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let catalog = desk.catalog(store).await?;
    let kept = find(args.id, &catalog, store).await?;
    let assistant = assistant(args, desk)?;
    let again = replay(&store.database, catalog.salon.id, &kept, &*assistant).await;
    match again {
        Err(ReplayError::NothingKept) => {
            let why = "no assistant decided it, or what it saw was not kept";
            let fault = Fault::failed(format!("turn {} cannot be run again: {why}", args.id));
            let next = format!("salon-admin turn show {}", args.id);
            Err(fault.next(next).into())
        }
        again => desk.output.show(&ReplayView::of(&catalog, &kept, again?)),
    }
}

/// Who decides a turn that is run again. What the day's limits have left is not asked: nobody waits
/// for the answer, and the operator wants to see it.
fn assistant(args: &TurnReplayArgs, desk: &Desk) -> anyhow::Result<Arc<dyn Assistant>> {
    if args.prompt.is_none() && args.model.is_none() {
        return Ok(Arc::new(RuleAssistant));
    }
    let mut wanted = desk.model()?.clone();
    if let Some(name) = &args.model {
        wanted.name.clone_from(name);
    }
    let limits = ModelLimits {
        daily_turns: u32::MAX,
        daily_cost_micros: None,
        ..salon_setup::model_limits(&wanted)
    };
    let mut model = ModelAssistant::new(salon_setup::chat_model(&wanted)?, limits);
    if let Some(file) = &args.prompt {
        let named = || format!("could not use {}", file.display());
        let body = std::fs::read_to_string(file).with_context(named)?;
        model = model.told(PromptTemplate::parse(body).with_context(named)?);
    }
    Ok(salon_setup::model_assistant(model))
}

async fn find(id: TurnId, catalog: &Catalog, store: &Store) -> anyhow::Result<TurnStory> {
    match store.database.turn_story(catalog.salon.id, id).await {
        Err(DatabaseError::NotFound) => {
            let fault = Fault::failed(format!("there is no turn {id}"));
            Err(fault.next("salon-admin conversation list").into())
        }
        found => Ok(found?),
    }
}
