//! `campaign preview`: what would leave, before anything does.

use salon_domain::Salon;
use salon_language::Language;
use salon_postgres::{Campaign, RecipientRow};
use salon_responder::BulkText;
use salon_sms::measure;
use serde::Serialize;

use super::find;
use crate::cli::CampaignPreviewArgs;
use crate::connect::Store;
use crate::fault::Fault;
use crate::output::{View, pairs, table};
use crate::verbs::Desk;
use crate::verbs::cost::{self, Cost, CostView, UnpricedView};

/// Recipients read at once.
const PAGE: usize = 5_000;

/// What would leave.
#[derive(Serialize)]
pub(super) struct PreviewView {
    campaign: String,
    state: &'static str,
    /// Numbers that are still to be texted.
    recipients: u64,
    segments: u64,
    /// What it costs, by currency, as far as the settings say.
    price: Vec<CostView>,
    /// Segments whose price the settings do not say.
    unpriced: Vec<UnpricedView>,
    first: Vec<TextView>,
}

#[derive(Serialize)]
struct TextView {
    /// With all but its end hidden.
    number: String,
    segments: usize,
    text: String,
}

impl View for PreviewView {
    fn text(&self) -> String {
        let price = cost::words(&self.price, &self.unpriced);
        let head = pairs(&[
            ("campaign", format!("{} ({})", self.campaign, self.state)),
            ("recipients", self.recipients.to_string()),
            ("segments", self.segments.to_string()),
            ("price", price),
        ]);
        if self.first.is_empty() {
            return head;
        }
        let row = |one: &TextView| {
            let segments = one.segments.to_string();
            [one.number.clone(), segments, one.text.clone()]
        };
        let texts = table(&["number", "segments", "text"], self.first.iter().map(row));
        format!("{head}\n\n{texts}")
    }
}

/// `campaign preview`.
pub(super) async fn preview(
    args: &CampaignPreviewArgs,
    desk: &Desk,
    store: &Store,
) -> anyhow::Result<()> {
    let salon = desk.salon(store).await?;
    let campaign = find(&args.which.name, &salon, store).await?;
    let first = usize::from(args.first);
    let preview = of(&salon, &campaign, first, desk, store).await?;
    desk.output.show(&preview)
}

/// Looks at everybody who is still to be texted, a page at a time.
pub(super) async fn of(
    salon: &Salon,
    campaign: &Campaign,
    first: usize,
    desk: &Desk,
    store: &Store,
) -> anyhow::Result<PreviewView> {
    let language = Language::from_tag(&campaign.language);
    let bulk = BulkText::parse(&campaign.body, &salon.name, language);
    let bulk = bulk.map_err(|error| Fault::failed(error.to_string()))?;
    let mut view = PreviewView {
        campaign: campaign.name.clone(),
        state: campaign.state.as_str(),
        recipients: 0,
        segments: 0,
        price: Vec::new(),
        unpriced: Vec::new(),
        first: Vec::new(),
    };
    let today = salon.zone.date(desk.now);
    let mut cost = Cost::new(&desk.settings.sending, today);
    let mut after = 0;
    loop {
        let database = &store.database;
        let page = database.planned_recipients(salon.id, campaign.id, after, PAGE);
        let page = page.await?;
        let Some(last) = page.last() else {
            (view.price, view.unpriced) = cost.view();
            return Ok(view);
        };
        after = last.id;
        for recipient in &page {
            view.add(&bulk, recipient, first, &mut cost);
        }
    }
}

impl PreviewView {
    fn add(
        &mut self,
        bulk: &BulkText,
        recipient: &RecipientRow,
        first: usize,
        cost: &mut Cost<'_>,
    ) {
        let text = bulk.text_for(recipient.name.as_ref());
        let segments = measure(&text).count;
        self.recipients += 1;
        let counted = u64::try_from(segments).unwrap_or_default();
        self.segments += counted;
        cost.add(&recipient.to, counted);
        if self.first.len() < first {
            self.first.push(TextView {
                number: recipient.to.masked(),
                segments,
                text,
            });
        }
    }
}
