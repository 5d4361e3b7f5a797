//! Campaigns as they are shown.

use salon_domain::Salon;
use salon_postgres::{Campaign, CampaignCount};
use serde::Serialize;

use crate::output::{View, more, pairs, table};
use crate::words::{local, stamp};

/// Campaigns, the newest first.
#[derive(Serialize)]
pub(super) struct CampaignsView {
    campaigns: Vec<HeadView>,
    /// Whether there are more than were asked for.
    more: bool,
}

/// One campaign.
#[derive(Serialize)]
pub(super) struct HeadView {
    name: String,
    state: &'static str,
    text: String,
    hold_out_percent: i32,
    planned_at: String,
    started_at: Option<String>,
    ended_at: Option<String>,
    send_after: Option<String>,
    #[serde(skip)]
    words: [String; 4],
}

/// One campaign, and what became of its recipients.
#[derive(Serialize)]
pub(super) struct CampaignView {
    #[serde(flatten)]
    head: HeadView,
    recipients: u64,
    /// Segments that the provider counted.
    segments: u64,
    counts: Vec<CountView>,
}

#[derive(Serialize)]
struct CountView {
    state: String,
    reason: Option<String>,
    recipients: u64,
}

impl View for CampaignsView {
    fn text(&self) -> String {
        if self.campaigns.is_empty() {
            return "No campaigns.".to_owned();
        }
        let row = |one: &HeadView| {
            let [planned, started, ended, _] = one.words.clone();
            [
                one.name.clone(),
                one.state.to_owned(),
                planned,
                started,
                ended,
            ]
        };
        let header = ["name", "state", "planned", "started", "ended"];
        let rows = table(&header, self.campaigns.iter().map(row));
        format!("{rows}{}", more(self.more))
    }
}

impl View for CampaignView {
    fn text(&self) -> String {
        let [planned, started, ended, after] = self.head.words.clone();
        let all = [
            (
                "campaign",
                format!("{} ({})", self.head.name, self.head.state),
            ),
            ("text", self.head.text.clone()),
            ("planned", planned),
            ("not before", after),
            ("started", started),
            ("ended", ended),
            ("held out", format!("{}%", self.head.hold_out_percent)),
            ("recipients", self.recipients.to_string()),
            ("segments", self.segments.to_string()),
        ];
        let said: Vec<_> = all
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .collect();
        let row = |one: &CountView| {
            let reason = one.reason.clone().unwrap_or_default();
            [one.state.clone(), reason, one.recipients.to_string()]
        };
        let counts = table(
            &["state", "reason", "recipients"],
            self.counts.iter().map(row),
        );
        format!("{}\n\n{counts}", pairs(&said))
    }
}

impl CampaignsView {
    pub(super) fn of(salon: &Salon, mut campaigns: Vec<Campaign>, limit: usize) -> Self {
        let more = campaigns.len() > limit;
        campaigns.truncate(limit);
        let campaigns = campaigns.iter().map(|one| HeadView::of(salon, one));
        Self {
            campaigns: campaigns.collect(),
            more,
        }
    }
}

impl HeadView {
    pub(super) fn of(salon: &Salon, campaign: &Campaign) -> Self {
        let at = |instant: Option<_>| instant.map(|instant| stamp(&salon.zone, instant));
        let words = |instant: Option<_>| {
            let words = instant.map(|instant| local(&salon.zone, instant));
            words.unwrap_or_default()
        };
        Self {
            name: campaign.name.clone(),
            state: campaign.state.as_str(),
            text: campaign.body.clone(),
            hold_out_percent: campaign.hold_out_percent,
            planned_at: stamp(&salon.zone, campaign.planned_at),
            started_at: at(campaign.started_at),
            ended_at: at(campaign.ended_at),
            send_after: at(campaign.send_after),
            words: [
                words(Some(campaign.planned_at)),
                words(campaign.started_at),
                words(campaign.ended_at),
                words(campaign.send_after),
            ],
        }
    }
}

impl CampaignView {
    pub(super) fn of(salon: &Salon, campaign: &Campaign, counts: Vec<CampaignCount>) -> Self {
        let view = |count: CampaignCount| CountView {
            state: count.state,
            reason: count.reason,
            recipients: count.recipients,
        };
        Self {
            head: HeadView::of(salon, campaign),
            recipients: counts.iter().map(|count| count.recipients).sum(),
            segments: counts.iter().map(|count| count.segments).sum(),
            counts: counts.into_iter().map(view).collect(),
        }
    }
}
