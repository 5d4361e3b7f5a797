//! Campaigns: who is texted and who is not, once each, whatever happens on the way.

use std::collections::BTreeMap;

use salon_domain::{Address, ClientName, ConsentAct, ConsentSource, Purpose};
use salon_postgres::{
    Audience, Author, Campaign, CampaignState, NewCampaign, NewConsent, NewQueuedText, NewText,
    PlanError,
};

use crate::stage::{Stage, says};

const OFFER: &str = "Hi {name|there}, 10% off color at {salon} this week.";

/// Everybody agrees but a few: every kind of refusal is written down, and nobody is texted twice.
#[tokio::test(flavor = "multi_thread")]
async fn texts_everybody_who_agreed_once_and_nobody_else() {
    let mut stage = Stage::open().await;
    stage.fill(200).await;
    stage.consents(&number(1), ConsentAct::Revoked).await;
    stage.takes_over(2).await;
    let campaign = stage.plan(10).await;
    let planned = stage.counts(&campaign).await;
    // 200 who agreed less one, two under one number, one without a number, one who never agreed.
    assert_eq!(planned["refused opted_out"], 1);
    assert_eq!(planned["refused no_consent"], 1);
    assert_eq!(planned["refused no_number"], 1);
    let held_out = planned["held_out"];
    assert!((5..40).contains(&held_out), "{held_out}");
    assert_eq!(planned["planned"] + held_out, 199, "{planned:?}");

    stage.minds_the_clock().await;
    assert_eq!(stage.texted().await, 0, "nothing leaves before the start");
    let lucky = stage.planned_number(&campaign).await;
    stage.consents(&lucky, ConsentAct::Revoked).await;
    stage.steer(&campaign, CampaignState::Running).await;
    stage.rehearsal.do_duties().await.unwrap();
    // The server dies with its outbox full, and another takes over.
    stage.restart();
    for _ in 0..3 {
        stage.minds_the_clock().await;
    }
    let done = stage.counts(&campaign).await;
    assert_eq!(done["held_out"], held_out);
    assert_eq!(done["refused opted_out"], 2, "one changed their mind");
    let with_a_person = done.get("refused with_a_person").copied().unwrap_or(0);
    assert_eq!(done["delivered"], 199 - held_out - 1 - with_a_person);
    assert_eq!(stage.texted().await, done["delivered"]);
    assert_eq!(stage.texted_twice().await, 0);
    assert!(stage.carrier.sent_to(&lucky).is_empty());
    assert_eq!(
        stage.find(&campaign).await.state,
        CampaignState::Finished,
        "{done:?}"
    );
}

/// The words leave with a name where one is known, and always say how to opt out.
#[tokio::test(flavor = "multi_thread")]
async fn greets_by_name_only_where_one_person_is_under_the_number() {
    let stage = Stage::open().await;
    stage.fill(3).await;
    let campaign = stage.plan(0).await;
    stage.steer(&campaign, CampaignState::Running).await;
    stage.minds_the_clock().await;
    let sent = stage.carrier.sent_to(&number(1));
    says(
        &sent[0],
        &["Hi Ana, 10% off", "Juniper Lane", "Reply STOP to opt out."],
    );
    // Two people share the last number.
    let shared = stage.carrier.sent_to(&number(3));
    assert_eq!(shared.len(), 1);
    says(&shared[0], &["Hi there,"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_leaves_in_quiet_hours_and_everything_in_the_morning() {
    // Half past eight in the evening in Oklahoma, where eight is the end for marketing.
    let stage = Stage::open_at("2026-11-24T02:30:00Z").await;
    stage.fill(5).await;
    let campaign = stage.plan(0).await;
    stage.steer(&campaign, CampaignState::Running).await;
    stage.minds_the_clock().await;
    assert_eq!(stage.counts(&campaign).await["planned"], 5);
    stage.wait_until("2026-11-24T14:00:01Z");
    stage.minds_the_clock().await;
    assert_eq!(stage.counts(&campaign).await["delivered"], 5);
}

/// A pause holds what is in the outbox too; cancelling drops it.
#[tokio::test(flavor = "multi_thread")]
async fn a_pause_holds_everything_back_and_a_cancelled_campaign_texts_nobody() {
    let stage = Stage::open().await;
    stage.fill(5).await;
    let campaign = stage.plan(0).await;
    stage.steer(&campaign, CampaignState::Running).await;
    stage.rehearsal.do_duties().await.unwrap();
    stage.steer(&campaign, CampaignState::Paused).await;
    stage.rehearsal.settle().await.unwrap();
    assert_eq!(stage.texted().await, 0);
    stage.steer(&campaign, CampaignState::Running).await;
    stage.steer(&campaign, CampaignState::Cancelled).await;
    stage.rehearsal.settle().await.unwrap();
    assert_eq!(stage.texted().await, 0);
    assert_eq!(stage.counts(&campaign).await["refused cancelled"], 5);
}

/// Ten thousand bulk texts must not hold up the answer to a question.
#[tokio::test(flavor = "multi_thread")]
async fn an_answer_overtakes_bulk_texts_to_others_and_to_the_same_number() {
    let stage = Stage::open().await;
    stage.fill(20).await;
    let campaign = stage.plan(0).await;
    stage.steer(&campaign, CampaignState::Running).await;
    stage.rehearsal.do_duties().await.unwrap();
    let answer = NewQueuedText {
        salon: stage.salon,
        to: address(&number(1)),
        from: None,
        author: Author::Assistant,
        text: NewText {
            body: "We are open until six.".to_owned(),
            purpose: Purpose::Conversation,
            purpose_key: "test:answer".to_owned(),
        },
        bulk: false,
        media: Vec::new(),
        at: stage.now(),
    };
    stage.database.queue_text(&answer).await.unwrap();
    let worker = salon_postgres::Worker {
        name: "test".to_owned(),
    };
    let claimed = stage
        .database
        .claim_outgoing(&worker, std::time::Duration::from_mins(1), 1)
        .await
        .unwrap();
    assert_eq!(claimed[0].body, "We are open until six.");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_query_finds_those_to_whom_everything_applies_and_a_list_those_on_it() {
    let stage = Stage::open().await;
    stage.fill(4).await;
    stage
        .client("+19185550123")
        .has_booked("haircut with Sarah Friday at 10am", "Zoe")
        .await;
    let haircut = stage.catalog().await.services[0].id;
    stage.wait_until("2026-11-30T15:00:00Z");
    let had = Audience {
        had: vec![haircut],
        ..Audience::default()
    };
    assert_eq!(stage.found("had", &had).await, 1);
    let gone = Audience {
        last_visit_before: Some("2026-11-28T00:00:00Z".parse().unwrap()),
        ..Audience::default()
    };
    assert_eq!(stage.found("gone", &gone).await, 1);
    let since = Audience {
        last_visit_from: Some("2026-11-28T00:00:00Z".parse().unwrap()),
        ..Audience::default()
    };
    assert_eq!(stage.found("since", &since).await, 0);
    let quiet = Audience {
        prefers: Some(serde_json::json!({"chat": "quiet"})),
        ..Audience::default()
    };
    stage
        .home
        .execute(
            "UPDATE clients SET preferences = '{\"chat\": \"quiet\", \"tea\": true}' WHERE id = 2",
        )
        .await;
    assert_eq!(stage.found("quiet", &quiet).await, 1);
    let listed = stage.begin("list", 0).await.unwrap();
    let numbers = [number(1), number(2), number(1)].map(|one| address(&one));
    let now = stage.now();
    stage
        .database
        .plan_numbers(stage.salon, listed, &numbers, now)
        .await
        .unwrap();
    stage
        .database
        .end_planning(stage.salon, listed)
        .await
        .unwrap();
    let listed = stage.named("list").await;
    assert_eq!(stage.counts(&listed).await["planned"], 2);
    assert!(matches!(
        stage.begin("list", 0).await,
        Err(PlanError::NameTaken)
    ));
}

/// A number that is forgotten leaves no trace of who it was for, and is not texted.
#[tokio::test(flavor = "multi_thread")]
async fn a_forgotten_number_is_refused_with_that_reason() {
    let stage = Stage::open().await;
    stage.fill(2).await;
    let campaign = stage.plan(0).await;
    let now = stage.now();
    stage
        .database
        .forget_client(stage.salon, &address(&number(1)), "test", now)
        .await
        .unwrap();
    stage.steer(&campaign, CampaignState::Running).await;
    stage.minds_the_clock().await;
    let counts = stage.counts(&campaign).await;
    assert_eq!((counts["refused forgotten"], counts["delivered"]), (1, 1));
}

fn number(index: usize) -> String {
    format!("+1918555{:04}", 1_000 + index)
}

fn address(number: &str) -> Address {
    Address::parse(number, "US".parse().unwrap()).unwrap()
}

impl Stage {
    /// People who agreed to offers, each with a number; two under the last, one without consent, and
    /// one without a number.
    async fn fill(&self, people: usize) {
        let ana = ClientName::parse("Ana Lopez").unwrap();
        let add = async |index: usize| {
            let number = address(&number(index));
            let added = self.database.add_client(self.salon, &number, Some(&ana));
            added.await.unwrap();
        };
        for index in 1..=people {
            add(index).await;
            self.consents(&number(index), ConsentAct::Granted).await;
        }
        add(people).await;
        if people > 100 {
            add(people + 1).await;
            let statement = format!(
                "INSERT INTO clients (salon_id, name) VALUES ({}, 'Nobody')",
                self.salon
            );
            self.home.execute(&statement).await;
        }
    }

    async fn consents(&self, number: &str, act: ConsentAct) {
        let new = NewConsent {
            salon: self.salon,
            address: &address(number),
            purposes: &[Purpose::Marketing],
            act,
            source: ConsentSource::Staff,
            wording: None,
            message: None,
            at: self.now(),
        };
        self.database.record_consent(None, &new).await.unwrap();
        self.pass(jiff::SignedDuration::from_millis(1));
    }

    /// A person of the salon takes a conversation over.
    async fn takes_over(&self, index: usize) {
        let statement = format!(
            "INSERT INTO conversations (salon_id, address, salon_address, paused_until)
             VALUES ({}, '{}', '+19185550100', '2026-12-24T00:00:00Z')",
            self.salon,
            number(index)
        );
        self.home.execute(&statement).await;
    }

    async fn begin(&self, name: &str, hold_out_percent: i32) -> Result<i64, PlanError> {
        let new = NewCampaign {
            salon: self.salon,
            name: name.to_owned(),
            body: OFFER.to_owned(),
            language: "en".to_owned(),
            hold_out_percent,
            send_after: None,
            by: "test".to_owned(),
            now: self.now(),
        };
        self.database.begin_campaign(&new).await
    }

    async fn plan_as(&self, name: &str, audience: &Audience, hold_out: i32) -> Campaign {
        let id = self.begin(name, hold_out).await.unwrap();
        let (database, now) = (&self.database, self.now());
        database
            .plan_for(self.salon, id, audience, now)
            .await
            .unwrap();
        database.end_planning(self.salon, id).await.unwrap();
        self.named(name).await
    }

    async fn plan(&self, hold_out: i32) -> Campaign {
        self.plan_as("offer", &Audience::default(), hold_out).await
    }

    /// How many numbers a query finds.
    async fn found(&self, name: &str, audience: &Audience) -> u64 {
        let campaign = self.plan_as(name, audience, 0).await;
        self.counts(&campaign).await.values().sum()
    }

    async fn named(&self, name: &str) -> Campaign {
        let found = self.database.find_campaign(self.salon, name).await;
        found.unwrap().unwrap()
    }

    async fn find(&self, campaign: &Campaign) -> Campaign {
        self.named(&campaign.name).await
    }

    async fn steer(&self, campaign: &Campaign, to: CampaignState) {
        let from = [
            CampaignState::Planned,
            CampaignState::Running,
            CampaignState::Paused,
        ];
        let steered = self
            .database
            .steer_campaign(campaign, &from, to, "test", self.now());
        assert!(steered.await.unwrap());
    }

    async fn counts(&self, campaign: &Campaign) -> BTreeMap<String, u64> {
        let counts = self.database.count_recipients(self.salon, campaign.id);
        let counts = counts.await.unwrap().into_iter().map(|count| {
            let reason = count.reason.map(|reason| format!(" {reason}"));
            let name = format!("{}{}", count.state, reason.unwrap_or_default());
            (name, count.recipients)
        });
        counts.collect()
    }

    async fn planned_number(&self, campaign: &Campaign) -> String {
        let planned = self
            .database
            .planned_recipients(self.salon, campaign.id, 0, 50)
            .await;
        let planned = planned.unwrap();
        planned.last().unwrap().to.as_str().to_owned()
    }

    /// Bulk texts that the provider has.
    async fn texted(&self) -> u64 {
        self.one(
            "SELECT count(*) FROM messages WHERE purpose = 'marketing' AND provider_id IS NOT NULL",
        )
        .await
    }

    async fn texted_twice(&self) -> u64 {
        self.one(
            "SELECT count(*) FROM (SELECT conversation_id FROM messages WHERE purpose = 'marketing'
             GROUP BY 1 HAVING count(*) > 1) t",
        )
        .await
    }

    async fn one(&self, query: &str) -> u64 {
        self.home.query(query).await[0][0].parse().unwrap()
    }
}
