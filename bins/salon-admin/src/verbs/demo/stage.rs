//! The demo salon on a scratch database, with a desk that works step by step.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Context as _;
use jiff::civil::{Time, Weekday};
use jiff::{SignedDuration, Timestamp};
use salon_domain::{Address, Catalog, ConversationId, TurnId, Zone};
use salon_postgres::{Apply, Author, Database, ThreadText};
use salon_responder::{
    Clock, CoalescerOptions, DEMO_SALON_FILE, Parts, Rehearsal, RuleAssistant, SendingOptions,
    TurnOptions, parse_salon_file,
};
use salon_sms::{InboundText, ProviderId, Simulator};

use super::Exchange;
use super::rows::{self, Decision};
use crate::cli::Globals;

/// The demo salon, ready to be texted.
pub(super) struct Stage {
    database: Database,
    catalog: Catalog,
    clock: Arc<DemoClock>,
    desk: Rehearsal,
    texts: AtomicUsize,
}

/// More texts than any conversation here has.
const WHOLE_THREAD: usize = 100;

impl Stage {
    /// Loads the demo salon into an empty database. The clock begins at `--now`, or on the next
    /// Monday at nine.
    pub(super) async fn set(
        database: Database,
        globals: &Globals,
        now: Timestamp,
    ) -> anyhow::Result<Self> {
        let salon = parse_salon_file(DEMO_SALON_FILE, "demo-salon.toml")?;
        let begin = globals
            .now
            .or_else(|| next_monday(&salon.zone, now))
            .unwrap_or(now);
        database.apply_salon(&salon, Apply::Write, begin).await?;
        let salon = database.only_salon().await?;
        let catalog = database
            .load_catalog(salon.context("the demo salon was not loaded")?)
            .await?;
        let clock = Arc::new(DemoClock(Mutex::new(begin)));
        let desk = Rehearsal::new(&Parts {
            database: database.clone(),
            gateway: Arc::new(Simulator::new(1)),
            assistant: Arc::new(RuleAssistant),
            clock: Arc::<DemoClock>::clone(&clock),
            instance: "demo".to_owned(),
            main_number: None,
            intake: CoalescerOptions::default(),
            spool: None,
            turns: TurnOptions::default(),
            sending: SendingOptions::default(),
        });
        Ok(Self {
            database,
            catalog,
            clock,
            desk,
            texts: AtomicUsize::new(0),
        })
    }

    /// Returns the salon's name.
    pub(super) fn name(&self) -> &str {
        &self.catalog.salon.name
    }

    /// Texts the salon, lets the desk do everything that follows, and reads what came of it.
    pub(super) async fn text(
        &self,
        number: &'static str,
        text: &'static str,
    ) -> anyhow::Result<Exchange> {
        self.clock.pass(SignedDuration::from_secs(40));
        let from = Address::parse(number, self.catalog.salon.country)?;
        let before = self.conversation(&from).await?;
        let last = match before {
            Some(conversation) => self.turns(conversation, None).await?.pop(),
            None => None,
        };
        self.desk.receive(self.inbound(number, text)?).await?;
        self.desk.settle().await?;
        let conversation = self.conversation(&from).await?;
        let conversation = conversation.context("the text is not in the database")?;
        let mut exchange = Exchange {
            text,
            answers: Vec::new(),
            decision: Decision::default(),
            rows: Vec::new(),
        };
        let thread = self.database.thread(conversation, WHOLE_THREAD).await?;
        for turn in self.turns(conversation, last).await? {
            let story = self
                .database
                .turn_story(self.catalog.salon.id, turn)
                .await?;
            exchange.decision = rows::decision(&story);
            let written = rows::written(&self.database, &self.catalog, &story).await?;
            exchange.rows.extend(written);
            let ours =
                |text: &&ThreadText| text.turn == Some(turn) && text.author != Author::Client;
            for answer in thread.iter().filter(ours) {
                exchange.answers.push(answer.body.clone());
                exchange.rows.push(rows::message(answer));
            }
        }
        Ok(exchange)
    }

    async fn conversation(&self, from: &Address) -> anyhow::Result<Option<ConversationId>> {
        let salon = self.catalog.salon.id;
        Ok(self.database.find_conversation(salon, from).await?)
    }

    async fn turns(
        &self,
        conversation: ConversationId,
        after: Option<TurnId>,
    ) -> anyhow::Result<Vec<TurnId>> {
        let salon = self.catalog.salon.id;
        let turns = self.database.list_turns(salon, conversation, after).await?;
        Ok(turns.iter().map(|turn| turn.id).collect())
    }

    fn inbound(&self, number: &str, text: &str) -> anyhow::Result<InboundText> {
        let ours = self.catalog.numbers.first();
        let count = self.texts.fetch_add(1, Ordering::Relaxed);
        Ok(InboundText {
            media: Vec::new(),
            provider_id: ProviderId::new(format!("SM{count:032}")),
            account_sid: None,
            from: number.to_owned(),
            to: ours
                .context("the demo salon has no number")?
                .as_str()
                .to_owned(),
            body: text.to_owned(),
            num_segments: None,
            opt_out_type: None,
            messaging_service_sid: None,
        })
    }
}

/// The next Monday at nine on a salon's clock.
fn next_monday(zone: &Zone, now: Timestamp) -> Option<Timestamp> {
    let monday = zone.date(now).nth_weekday(1, Weekday::Monday).ok()?;
    zone.starting(monday.to_datetime(Time::constant(9, 0, 0, 0)))
}

/// A clock that only the demonstration moves.
#[derive(Debug)]
struct DemoClock(Mutex<Timestamp>);

impl DemoClock {
    fn pass(&self, by: SignedDuration) {
        // An instant cannot be half written, so the lock is good after a panic elsewhere.
        let mut now = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *now = now.saturating_add(by).unwrap_or(*now);
    }
}

impl Clock for DemoClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn begins_on_the_next_monday_at_nine() {
        let chicago = Zone::named("America/Chicago").unwrap();
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let friday = at("2026-11-20T18:00:00Z");
        assert_eq!(
            next_monday(&chicago, friday),
            Some(at("2026-11-23T15:00:00Z"))
        );
        let monday = at("2026-11-23T15:00:00Z");
        assert_eq!(
            next_monday(&chicago, monday),
            Some(at("2026-11-30T15:00:00Z"))
        );
    }
}
