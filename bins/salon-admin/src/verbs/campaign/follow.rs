//! `campaign follow`: how a campaign gets on, until it is over.

use salon_postgres::{Campaign, CampaignCount, CampaignState};
use serde::Serialize;

use super::{find, whole};
use crate::cli::CampaignArgs;
use crate::connect::Store;
use crate::fault::Fault;
use crate::looks::Looks;
use crate::output::{View, say};
use crate::progress::Progress;
use crate::verbs::Desk;

/// How far a campaign is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
struct StageView {
    campaign: String,
    state: &'static str,
    recipients: u64,
    /// Recipients of whom nothing is left to do here.
    done: u64,
    /// Texts that left.
    sent: u64,
    delivered: u64,
    failed: u64,
    refused: u64,
}

impl View for StageView {
    fn text(&self) -> String {
        let (state, sent, delivered) = (self.state, self.sent, self.delivered);
        let (failed, refused) = (self.failed, self.refused);
        format!("{state}: {sent} sent, {delivered} arrived, {failed} failed, {refused} refused")
    }
}

impl StageView {
    fn of(campaign: &Campaign, counts: &[CampaignCount]) -> Self {
        let mut view = Self {
            campaign: campaign.name.clone(),
            state: campaign.state.as_str(),
            ..Self::default()
        };
        for count in counts {
            let number = count.recipients;
            view.recipients += number;
            view.done += number;
            match count.state.as_str() {
                "planned" | "waiting" => view.done -= number,
                "delivered" => {
                    view.sent += number;
                    view.delivered += number;
                }
                "sent" => view.sent += number,
                "failed" => view.failed += number,
                "refused" => view.refused += number,
                _ => {}
            }
        }
        view
    }
}

/// `campaign follow`.
pub(super) async fn follow(args: &CampaignArgs, desk: &Desk, store: &Store) -> anyhow::Result<()> {
    let salon = desk.salon(store).await?;
    let mut campaign = find(&args.name, &salon, store).await?;
    if matches!(
        campaign.state,
        CampaignState::Planning | CampaignState::Planned
    ) {
        let refusal = format!("the campaign `{}` was not started", campaign.name);
        let next = format!("salon-admin campaign start {}", campaign.name);
        return Err(Fault::refused(refusal).next(next).into());
    }
    let bar = Progress::new(&campaign.name);
    let mut looks = Looks::new()?;
    let mut last = None;
    while looks.next(store).await {
        let counts = store
            .database
            .count_recipients(salon.id, campaign.id)
            .await?;
        let stage = StageView::of(&campaign, &counts);
        bar.show(stage.done, stage.recipients, &stage.text());
        if last.as_ref() != Some(&stage) {
            desk.output.show_json_line(&stage)?;
            last = Some(stage);
        }
        if matches!(
            campaign.state,
            CampaignState::Finished | CampaignState::Cancelled
        ) {
            bar.leave();
            let view = whole(&salon, &campaign, store).await?;
            return desk.output.show_text(&view);
        }
        campaign = find(&args.name, &salon, store).await?;
    }
    bar.leave();
    say("The campaign goes on. Hold it back with salon-admin campaign pause.");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_is_counted_once() {
        let count = |state: &str, recipients| CampaignCount {
            state: state.to_owned(),
            reason: None,
            recipients,
            segments: 0,
        };
        let counts = [
            count("planned", 1),
            count("waiting", 2),
            count("sent", 4),
            count("delivered", 8),
            count("failed", 16),
            count("refused", 32),
            count("held_out", 64),
        ];
        let campaign = Campaign {
            id: 1,
            salon: salon_domain::SalonId::new(1),
            name: "winter".to_owned(),
            state: CampaignState::Running,
            body: String::new(),
            language: "en".to_owned(),
            hold_out_percent: 0,
            send_after: None,
            planned_at: jiff::Timestamp::UNIX_EPOCH,
            started_at: None,
            ended_at: None,
        };
        let stage = StageView::of(&campaign, &counts);
        assert_eq!((stage.recipients, stage.done, stage.sent), (127, 124, 12));
        assert_eq!(
            stage.text(),
            "running: 12 sent, 8 arrived, 16 failed, 32 refused"
        );
    }
}
