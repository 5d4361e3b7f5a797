//! `draft`: answers that wait for a person.

use salon_domain::{DraftId, Salon, Zone};
use salon_postgres::{ApproveError, Draft};
use serde::Serialize;

use super::Desk;
use crate::cli::{DraftArgs, DraftCommand};
use crate::confirm::{Decision, decide};
use crate::connect::{Missing, Store};
use crate::fault::Fault;
use crate::output::{View, table};
use crate::words::{local, stamp};

/// Answers that wait.
#[derive(Serialize)]
struct DraftsView {
    drafts: Vec<DraftRow>,
}

#[derive(Serialize)]
struct DraftRow {
    id: i64,
    conversation: i64,
    number: String,
    turn: i64,
    text: String,
    created_at: String,
    expires_at: String,
    #[serde(skip)]
    until: String,
}

impl View for DraftsView {
    fn text(&self) -> String {
        if self.drafts.is_empty() {
            return "No answer waits for a person.".to_owned();
        }
        let row = |one: &DraftRow| {
            [
                one.id.to_string(),
                one.until.clone(),
                one.number.clone(),
                one.turn.to_string(),
                one.text.clone(),
            ]
        };
        let header = ["id", "good until", "number", "turn", "text"];
        table(&header, self.drafts.iter().map(row))
    }
}

impl DraftRow {
    fn of(zone: &Zone, draft: &Draft) -> Self {
        Self {
            id: draft.id.get(),
            conversation: draft.conversation.get(),
            number: draft.address.as_str().to_owned(),
            turn: draft.turn.get(),
            text: draft.body.clone(),
            created_at: stamp(zone, draft.created_at),
            expires_at: stamp(zone, draft.expires_at),
            until: local(zone, draft.expires_at),
        }
    }
}

/// Does a verb of `draft`.
pub(super) async fn run(verb: DraftCommand, desk: &Desk) -> anyhow::Result<()> {
    let store = desk.open(Missing::Refuse).await?;
    let done = match verb {
        DraftCommand::List => list(desk, &store).await,
        DraftCommand::Approve(args) => approve(&args, desk, &store).await,
        DraftCommand::Discard(args) => discard(&args, desk, &store).await,
    };
    store.close().await;
    done
}

/// `draft list`.
async fn list(desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let salon = desk.salon(store).await?;
    let drafts = store.database.list_drafts(salon.id, desk.now).await?;
    let drafts = drafts.iter().map(|one| DraftRow::of(&salon.zone, one));
    desk.output.show(&DraftsView {
        drafts: drafts.collect(),
    })
}

/// `draft approve`.
async fn approve(args: &DraftArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let salon = desk.salon(store).await?;
    let view = find(args.id, &salon, desk, store).await?;
    desk.output.plan(&view)?;
    if decide(args.write, "Send it?")? == Decision::DryRun {
        return desk.output.outcome(&view, "Dry run: it still waits.");
    }
    let by = &args.by.by;
    let approved = store
        .database
        .approve_draft(salon.id, args.id, by, desk.now)
        .await;
    match approved {
        Err(
            error @ (ApproveError::NotFound
            | ApproveError::Decided
            | ApproveError::Expired
            | ApproveError::Overtaken),
        ) => {
            let fault = Fault::refused(format!("draft {} was not sent: {error}", args.id));
            Err(fault.next("salon-admin draft list").into())
        }
        approved => match approved? {
            Some(_queued) => desk.output.outcome(&view, "It is on its way."),
            None => Err(Fault::refused("the number does not want texts: nothing was sent").into()),
        },
    }
}

/// `draft discard`.
async fn discard(args: &DraftArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let salon = desk.salon(store).await?;
    let view = find(args.id, &salon, desk, store).await?;
    desk.output.plan(&view)?;
    if decide(args.write, "Throw it away?")? == Decision::DryRun {
        return desk.output.outcome(&view, "Dry run: it still waits.");
    }
    let by = &args.by.by;
    let discarded = store
        .database
        .discard_draft(salon.id, args.id, by, desk.now)
        .await?;
    if !discarded {
        return Err(not_waiting(args.id).into());
    }
    desk.output.outcome(&view, "Thrown away.")
}

async fn find(
    id: DraftId,
    salon: &Salon,
    desk: &Desk,
    store: &Store,
) -> anyhow::Result<DraftsView> {
    let drafts = store.database.list_drafts(salon.id, desk.now).await?;
    let found = drafts.iter().find(|one| one.id == id);
    let found = found.ok_or_else(|| not_waiting(id))?;
    Ok(DraftsView {
        drafts: vec![DraftRow::of(&salon.zone, found)],
    })
}

fn not_waiting(id: DraftId) -> Fault {
    Fault::failed(format!("no draft {id} waits for a person")).next("salon-admin draft list")
}
