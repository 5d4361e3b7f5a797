//! Campaigns: their recipients go into the outbox a few at a time, each judged once more.
//!
//! The outbox holds a bounded number of bulk texts for each salon, and every other text overtakes
//! them there.

use jiff::Timestamp;
use salon_domain::{Address, Permission, Purpose, Zone, permission, quiet_until};
use salon_language::Language;
use salon_postgres::{
    Author, Campaign, DatabaseError, DueRecipient, NewQueuedText, NewText, Refusal,
};

use super::Duties;
use crate::campaigns::BulkText;

/// Bulk texts of a salon that wait in the outbox at most.
const WAITING: usize = 500;

/// Recipients looked at in one look, also where nobody may be texted.
const LOOKED_AT: usize = 2_000;

/// What is the same for all of a campaign's texts.
struct Mailing<'a> {
    campaign: &'a Campaign,
    text: BulkText,
    zone: &'a Zone,
    from: Option<Address>,
}

impl Duties {
    /// Feeds the outbox with the texts of every campaign that runs.
    pub(super) async fn campaign(&self, now: Timestamp) -> Result<(), DatabaseError> {
        for campaign in self.database.running_campaigns(now).await? {
            self.feed(&campaign, now).await?;
            if self.database.finish_campaign(campaign.id, now).await? {
                tracing::info!(salon.id = %campaign.salon, campaign.id = campaign.id, "a campaign is finished");
            }
        }
        Ok(())
    }

    async fn feed(&self, campaign: &Campaign, now: Timestamp) -> Result<(), DatabaseError> {
        let book = self.catalogs.get(campaign.salon).await?;
        let catalog = &book.catalog;
        let language = Language::from_tag(&campaign.language);
        let Ok(text) = BulkText::parse(&campaign.body, &catalog.salon.name, language) else {
            // It was read when it was planned; another version of the program may see it otherwise.
            tracing::error!(salon.id = %campaign.salon, campaign.id = campaign.id, "the text of a campaign cannot be sent");
            return Ok(());
        };
        let mailing = Mailing {
            campaign,
            text,
            zone: &catalog.salon.zone,
            from: if catalog.numbers.is_empty() {
                self.main_number.clone()
            } else {
                None
            },
        };
        let waiting = self.database.bulk_waiting(campaign.salon).await?;
        let mut room = WAITING.saturating_sub(waiting);
        let mut looked_at = 0;
        while room > 0 && looked_at < LOOKED_AT {
            let due = self.database.due_recipients(campaign.id, now, room).await?;
            for recipient in &due {
                room -= usize::from(self.reach(&mailing, recipient, now).await?);
            }
            looked_at += due.len();
            if due.is_empty() {
                break;
            }
        }
        Ok(())
    }

    /// Queues a recipient's text, postpones it or refuses it; whether it was queued.
    async fn reach(
        &self,
        mailing: &Mailing<'_>,
        recipient: &DueRecipient,
        now: Timestamp,
    ) -> Result<bool, DatabaseError> {
        let salon = mailing.campaign.salon;
        let ledger = self.database.consent_ledger(salon, &recipient.to).await?;
        let allowed = |purpose| permission(&ledger, purpose);
        let refusal = match (allowed(Purpose::Marketing), allowed(Purpose::Conversation)) {
            (Permission::Revoked, _) | (_, Permission::Revoked) => Some(Refusal::OptedOut),
            (Permission::NeverGiven, _) => Some(Refusal::NoConsent),
            (Permission::Granted, _) => recipient
                .paused_until
                .is_some_and(|until| until > now)
                .then_some(Refusal::WithAPerson),
        };
        if let Some(reason) = refusal {
            count(reason.as_str());
            self.database
                .refuse_recipient(recipient.id, reason, now)
                .await?;
            return Ok(false);
        }
        if let Some(until) = quiet_until(Purpose::Marketing, &recipient.to, mailing.zone, now) {
            self.database
                .postpone_recipient(recipient.id, until)
                .await?;
            return Ok(false);
        }
        let text = NewQueuedText {
            salon,
            to: recipient.to.clone(),
            from: mailing.from.clone(),
            author: Author::Assistant,
            text: NewText {
                body: mailing.text.text_for(recipient.name.as_ref()),
                purpose: Purpose::Marketing,
                purpose_key: format!("campaign:{}:{}", mailing.campaign.id, recipient.id),
            },
            bulk: true,
            media: Vec::new(),
            at: now,
        };
        let queued = self.database.queue_recipient(recipient.id, &text).await?;
        if queued {
            count("queued");
        }
        Ok(queued)
    }
}

fn count(outcome: &'static str) {
    metrics::counter!("salon_campaign_recipients_total", "outcome" => outcome).increment(1);
}
