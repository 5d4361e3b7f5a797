//! `handoff`: requests that a person take over.

use salon_domain::{Salon, Zone};
use salon_postgres::{Handoff, HandoffScope};
use serde::Serialize;

use super::Desk;
use crate::cli::{HandoffCloseArgs, HandoffCommand, HandoffListArgs};
use crate::confirm::{Decision, decide};
use crate::connect::{Missing, Store};
use crate::fault::Fault;
use crate::output::{View, table};
use crate::words::{local, stamp};

/// Requests that a person take over.
#[derive(Serialize)]
struct HandoffsView {
    handoffs: Vec<HandoffRow>,
}

#[derive(Serialize)]
struct HandoffRow {
    id: i64,
    conversation: i64,
    number: String,
    reason: String,
    summary: String,
    opened_at: String,
    closed_at: Option<String>,
    closed_by: Option<String>,
    /// Until when a person was promised.
    due_at: Option<String>,
    /// When a person first wrote.
    answered_at: Option<String>,
    /// How often it was chased.
    chases: i32,
    #[serde(skip)]
    since: String,
    #[serde(skip)]
    waits: &'static str,
}

impl View for HandoffsView {
    fn text(&self) -> String {
        if self.handoffs.is_empty() {
            return "Nobody waits for a person.".to_owned();
        }
        let row = |one: &HandoffRow| {
            let state = one
                .closed_by
                .as_ref()
                .map_or_else(|| one.waits.to_owned(), |by| format!("closed by {by}"));
            let (id, thread) = (one.id.to_string(), one.conversation.to_string());
            let (reason, summary) = (one.reason.clone(), one.summary.clone());
            [
                id,
                one.since.clone(),
                state,
                one.number.clone(),
                thread,
                reason,
                summary,
            ]
        };
        let header = [
            "id",
            "since",
            "state",
            "number",
            "conversation",
            "reason",
            "summary",
        ];
        table(&header, self.handoffs.iter().map(row))
    }
}

impl HandoffRow {
    fn of(zone: &Zone, handoff: &Handoff) -> Self {
        let closed = handoff.closed.as_ref();
        Self {
            id: handoff.id.get(),
            conversation: handoff.conversation.get(),
            number: handoff.address.as_str().to_owned(),
            reason: handoff.reason.clone(),
            summary: handoff.summary.clone(),
            opened_at: stamp(zone, handoff.opened_at),
            closed_at: closed.map(|(at, _)| stamp(zone, *at)),
            closed_by: closed.map(|(_, by)| by.clone()),
            due_at: handoff.due_at.map(|at| stamp(zone, at)),
            answered_at: handoff.answered_at.map(|at| stamp(zone, at)),
            chases: handoff.chases,
            since: local(zone, handoff.opened_at),
            waits: match (handoff.answered_at, handoff.chases) {
                (Some(_), _) => "answered",
                (None, 0) => "open",
                (None, _) => "overdue",
            },
        }
    }
}

/// Does a verb of `handoff`.
pub(super) async fn run(verb: HandoffCommand, desk: &Desk) -> anyhow::Result<()> {
    let store = desk.open(Missing::Refuse).await?;
    let done = match verb {
        HandoffCommand::List(args) => list(&args, desk, &store).await,
        HandoffCommand::Close(args) => close(&args, desk, &store).await,
    };
    store.close().await;
    done
}

/// `handoff list`.
async fn list(args: &HandoffListArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let salon = desk.salon(store).await?;
    let scope = if args.all {
        HandoffScope::All
    } else {
        HandoffScope::Open
    };
    let handoffs = store.database.list_handoffs(salon.id, scope).await?;
    let handoffs = handoffs
        .iter()
        .map(|one| HandoffRow::of(&salon.zone, one))
        .collect();
    desk.output.show(&HandoffsView { handoffs })
}

/// `handoff close`.
async fn close(args: &HandoffCloseArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let salon = desk.salon(store).await?;
    desk.output.plan(&find_open(args, &salon, store).await?)?;
    if decide(args.write, "Close it?")? == Decision::DryRun {
        let plan = find_open(args, &salon, store).await?;
        return desk.output.outcome(&plan, "Dry run: it is still open.");
    }
    if !store
        .database
        .close_handoff(salon.id, args.id, &args.by, desk.now)
        .await?
    {
        return Err(not_open(args).into());
    }
    let all = store
        .database
        .list_handoffs(salon.id, HandoffScope::All)
        .await?;
    let closed = all.iter().filter(|one| one.id == args.id);
    let handoffs = closed.map(|one| HandoffRow::of(&salon.zone, one)).collect();
    desk.output.outcome(&HandoffsView { handoffs }, "Closed.")
}

async fn find_open(
    args: &HandoffCloseArgs,
    salon: &Salon,
    store: &Store,
) -> anyhow::Result<HandoffsView> {
    let open = store
        .database
        .list_handoffs(salon.id, HandoffScope::Open)
        .await?;
    let found = open
        .iter()
        .find(|one| one.id == args.id)
        .ok_or_else(|| not_open(args))?;
    Ok(HandoffsView {
        handoffs: vec![HandoffRow::of(&salon.zone, found)],
    })
}

fn not_open(args: &HandoffCloseArgs) -> Fault {
    Fault::failed(format!("there is no open handoff {}", args.id))
        .next("salon-admin handoff list --all")
}
