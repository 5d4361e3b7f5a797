//! `campaign`: bulk messages.

mod follow;
mod plan;
mod preview;
mod view;

use salon_domain::Salon;
use salon_postgres::{Campaign, CampaignState};

use super::Desk;
use crate::cli::{
    CampaignArgs, CampaignCancelArgs, CampaignCommand, CampaignListArgs, CampaignStartArgs,
    CampaignSteerArgs,
};
use crate::confirm::{Decision, decide};
use crate::connect::{Missing, Store};
use crate::fault::Fault;
use crate::output::say;
use view::{CampaignView, CampaignsView};

/// Does a verb of `campaign`.
pub(super) async fn run(verb: CampaignCommand, desk: &Desk) -> anyhow::Result<()> {
    let store = desk.open(Missing::Refuse).await?;
    let done = match verb {
        CampaignCommand::Plan(args) => plan::plan(&args, desk, &store).await,
        CampaignCommand::List(args) => list(&args, desk, &store).await,
        CampaignCommand::Show(args) => show(&args, desk, &store).await,
        CampaignCommand::Preview(args) => preview::preview(&args, desk, &store).await,
        CampaignCommand::Start(args) => start(&args, desk, &store).await,
        CampaignCommand::Follow(args) => follow::follow(&args, desk, &store).await,
        CampaignCommand::Pause(args) => pause(&args, desk, &store).await,
        CampaignCommand::Resume(args) => resume(&args, desk, &store).await,
        CampaignCommand::Cancel(args) => cancel(&args, desk, &store).await,
    };
    store.close().await;
    done
}

/// `campaign list`.
async fn list(args: &CampaignListArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let salon = desk.salon(store).await?;
    let limit = usize::from(args.limit);
    let campaigns = store
        .database
        .list_campaigns(salon.id, limit.saturating_add(1));
    desk.output
        .show(&CampaignsView::of(&salon, campaigns.await?, limit))
}

/// `campaign show`.
async fn show(args: &CampaignArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let salon = desk.salon(store).await?;
    let campaign = find(&args.name, &salon, store).await?;
    desk.output.show(&whole(&salon, &campaign, store).await?)
}

/// `campaign start`.
async fn start(args: &CampaignStartArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let salon = desk.salon(store).await?;
    let campaign = find(&args.preview.which.name, &salon, store).await?;
    if campaign.state != CampaignState::Planned {
        return Err(not_now(&campaign, "started").into());
    }
    let first = usize::from(args.preview.first);
    let preview = preview::of(&salon, &campaign, first, desk, store).await?;
    desk.output.plan(&preview)?;
    if decide(args.write, "Send these texts?")? == Decision::DryRun {
        say("Dry run: nothing was started.");
        return Ok(());
    }
    let from = [CampaignState::Planned];
    steer(
        &campaign,
        &from,
        CampaignState::Running,
        &args.steer.by,
        desk,
        store,
    )
    .await?;
    let campaign = find(&campaign.name, &salon, store).await?;
    let view = whole(&salon, &campaign, store).await?;
    let words = format!(
        "Started: a running server sends it. How far it is: salon-admin campaign follow {}",
        campaign.name
    );
    desk.output.outcome(&view, &words)
}

/// `campaign pause`.
async fn pause(args: &CampaignSteerArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let from = [CampaignState::Running];
    steered(args, &from, CampaignState::Paused, desk, store).await
}

/// `campaign resume`.
async fn resume(args: &CampaignSteerArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let from = [CampaignState::Paused];
    steered(args, &from, CampaignState::Running, desk, store).await
}

/// `campaign cancel`.
async fn cancel(args: &CampaignCancelArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let salon = desk.salon(store).await?;
    let campaign = find(&args.which.name, &salon, store).await?;
    desk.output.plan(&whole(&salon, &campaign, store).await?)?;
    if decide(args.write, "End it for good?")? == Decision::DryRun {
        say("Dry run: nothing was cancelled.");
        return Ok(());
    }
    let from = [
        CampaignState::Planned,
        CampaignState::Running,
        CampaignState::Paused,
    ];
    steer(
        &campaign,
        &from,
        CampaignState::Cancelled,
        &args.steer.by,
        desk,
        store,
    )
    .await?;
    let campaign = find(&campaign.name, &salon, store).await?;
    let view = whole(&salon, &campaign, store).await?;
    desk.output.outcome(&view, "Cancelled.")
}

async fn steered(
    args: &CampaignSteerArgs,
    from: &[CampaignState],
    to: CampaignState,
    desk: &Desk,
    store: &Store,
) -> anyhow::Result<()> {
    let salon = desk.salon(store).await?;
    let campaign = find(&args.which.name, &salon, store).await?;
    steer(&campaign, from, to, &args.steer.by, desk, store).await?;
    let campaign = find(&campaign.name, &salon, store).await?;
    desk.output.show(&whole(&salon, &campaign, store).await?)
}

async fn steer(
    campaign: &Campaign,
    from: &[CampaignState],
    to: CampaignState,
    by: &str,
    desk: &Desk,
    store: &Store,
) -> anyhow::Result<()> {
    let steered = store
        .database
        .steer_campaign(campaign, from, to, by, desk.now);
    if steered.await? {
        return Ok(());
    }
    Err(not_now(campaign, to.as_str()).into())
}

fn not_now(campaign: &Campaign, what: &str) -> Fault {
    let state = campaign.state.as_str();
    let refusal = format!(
        "the campaign `{}` is {state}: it cannot become {what}",
        campaign.name
    );
    Fault::refused(refusal).next(format!("salon-admin campaign show {}", campaign.name))
}

async fn whole(salon: &Salon, campaign: &Campaign, store: &Store) -> anyhow::Result<CampaignView> {
    let counts = store.database.count_recipients(salon.id, campaign.id);
    Ok(CampaignView::of(salon, campaign, counts.await?))
}

/// Finds a campaign by its name.
async fn find(name: &str, salon: &Salon, store: &Store) -> anyhow::Result<Campaign> {
    let found = store.database.find_campaign(salon.id, name).await?;
    let none = || {
        Fault::failed(format!("there is no campaign `{name}`")).next("salon-admin campaign list")
    };
    Ok(found.ok_or_else(none)?)
}
