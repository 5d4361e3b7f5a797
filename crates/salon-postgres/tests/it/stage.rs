//! A small salon in a database of its own.

use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Weekday;
use salon_domain::{
    Address, BookingPolicy, Catalog, ClientId, ConversationId, Country, DescribedResource,
    DescribedService, DescribedSkill, DescribedStaff, Key, MessageId, Minutes, Money, Opening,
    Price, Purpose, SalonDescription, SalonId, Step, StepKind, TimeRange, Wish, Zone,
    find_openings,
};
use salon_postgres::{
    Apply, Author, ClaimedText, ClaimedTurn, Database, DecidedBy, Effect, Ingested, NewInbound,
    NewQueuedText, NewText, NewVisit, OfferChange, TurnRecord, VisitKind, Worker,
};
use salon_testkit::TestDatabase;
use serde_json::json;

pub(crate) const LEASE: Duration = Duration::from_mins(1);

/// A salon with Sam and Alex, who share one chair for cuts; a wash needs none.
pub(crate) struct Stage {
    pub(crate) database: Database,
    pub(crate) salon: SalonId,
    pub(crate) catalog: Catalog,
    pub(crate) home: TestDatabase,
}

impl Stage {
    pub(crate) async fn open() -> Self {
        Self::on(TestDatabase::start().await).await
    }

    pub(crate) async fn on(home: TestDatabase) -> Self {
        let database = home.database();
        database
            .apply_salon(&description(), Apply::Write, now())
            .await
            .unwrap();
        let salon = database.only_salon().await.unwrap().unwrap();
        let catalog = database.load_catalog(salon).await.unwrap();
        Self {
            database,
            salon,
            catalog,
            home,
        }
    }

    /// Stores one text and returns its row.
    pub(crate) async fn text(&self, from: &str, sid: &str, body: &str) -> MessageId {
        let stored = self
            .database
            .store_inbound(&[self.inbound(from, sid, body)])
            .await
            .unwrap();
        let Ingested::New { message, .. } = stored[0] else {
            panic!("a duplicate")
        };
        message
    }

    pub(crate) fn inbound(&self, from: &str, sid: &str, body: &str) -> NewInbound {
        NewInbound {
            salon: self.salon,
            from: address(from),
            to: address("+19185550100"),
            provider_id: sid.to_owned(),
            body: body.to_owned(),
            media: vec![],
            opt_out_type: None,
            received_at: now(),
        }
    }

    pub(crate) async fn claim(&self) -> Option<ClaimedTurn> {
        self.claim_for(LEASE).await
    }

    pub(crate) async fn claim_for(&self, lease: Duration) -> Option<ClaimedTurn> {
        self.database
            .claim_turn(&worker(), lease, Duration::ZERO)
            .await
            .unwrap()
    }

    /// Stores a text and claims the turn it begins.
    pub(crate) async fn turn(&self, from: &str) -> ClaimedTurn {
        self.text(from, &format!("SM-turn-{from}"), "hello").await;
        self.claim().await.unwrap()
    }

    pub(crate) async fn conversation(&self, from: &str) -> ConversationId {
        let found = self
            .database
            .find_conversation(self.salon, &address(from))
            .await
            .unwrap();
        found.unwrap()
    }

    pub(crate) async fn client(&self, number: &str) -> ClientId {
        self.database
            .add_client(self.salon, &address(number), None)
            .await
            .unwrap()
    }

    /// Finds the opening with exactly this start.
    pub(crate) fn opening(&self, service: &str, staff: &str, start: &str) -> Opening {
        let service = self
            .catalog
            .services
            .iter()
            .find(|one| one.key.as_str() == service);
        let staff = self
            .catalog
            .staff
            .iter()
            .find(|one| one.key.as_str() == staff);
        let start: Timestamp = start.parse().unwrap();
        let wish = Wish {
            services: vec![service.unwrap().id],
            staff: Some(staff.unwrap().id),
            window: TimeRange::new(start, start + Duration::from_mins(1)).unwrap(),
            near: Some(start),
        };
        let found = find_openings(&self.catalog, &[], now(), &wish, 1).unwrap();
        found.found.into_iter().next().unwrap()
    }

    pub(crate) fn visit<'a>(&self, client: ClientId, opening: &'a Opening) -> NewVisit<'a> {
        NewVisit {
            salon: self.salon,
            client,
            opening,
            kind: VisitKind::Booked,
            offer: None,
            notes: None,
        }
    }

    pub(crate) async fn claim_texts(&self, limit: usize) -> Vec<ClaimedText> {
        self.database
            .claim_outgoing(&worker(), LEASE, limit)
            .await
            .unwrap()
    }

    /// A text of the assistant's that no turn wrote; its words are its key.
    pub(crate) fn queued(&self, to: &str, key: &str) -> NewQueuedText {
        NewQueuedText {
            salon: self.salon,
            to: address(to),
            from: None,
            author: Author::Assistant,
            text: text(key, key),
            bulk: false,
            media: vec![],
            at: now(),
        }
    }

    pub(crate) async fn queue(&self, to: &str, key: &str) {
        self.database
            .queue_text(&self.queued(to, key))
            .await
            .unwrap()
            .unwrap();
    }

    /// Records an answer as another process does.
    #[cfg(feature = "server-tests")]
    pub(crate) async fn answer_as(
        &self,
        database: &Database,
        turn: &ClaimedTurn,
        body: &str,
    ) -> Result<salon_postgres::Recorded, salon_postgres::LeaseError> {
        database
            .record_turn(&turn.lease, answering(turn, body))
            .await
    }

    /// Records a claimed turn with an answer.
    pub(crate) async fn answer(&self, turn: &ClaimedTurn, body: &str) -> salon_postgres::Recorded {
        let record = answering(turn, body);
        self.database
            .record_turn(&turn.lease, record)
            .await
            .unwrap()
    }
}

pub(crate) const fn effect(turn: &ClaimedTurn, ordinal: i32) -> Effect {
    Effect {
        turn: turn.lease.turn,
        ordinal,
    }
}

pub(crate) fn answering(turn: &ClaimedTurn, body: &str) -> TurnRecord {
    TurnRecord {
        outcome: "answered".to_owned(),
        intent: None,
        dialogue: None,
        language: None,
        offers: OfferChange::Keep,
        reply: Some(text(body, &format!("turn:{}", turn.lease.turn))),
        handoff: None,
        draft_until: None,
        decided: DecidedBy::default(),
        trace: json!({}),
        now: now(),
    }
}

pub(crate) fn text(body: &str, key: &str) -> NewText {
    NewText {
        body: body.to_owned(),
        purpose: Purpose::Conversation,
        purpose_key: key.to_owned(),
    }
}

pub(crate) fn worker() -> Worker {
    Worker {
        name: "test".to_owned(),
    }
}

/// A Monday morning in Chicago.
pub(crate) fn now() -> Timestamp {
    "2026-11-23T14:00:00Z".parse().unwrap()
}

pub(crate) fn address(text: &str) -> Address {
    Address::parse(text, usa()).unwrap()
}

pub(crate) fn key(text: &str) -> Key {
    text.parse().unwrap()
}

fn usa() -> Country {
    "US".parse().unwrap()
}

pub(crate) fn dollars(cents: i64) -> Price {
    Price::Fixed(Money::new(cents, "USD".parse().unwrap()))
}

pub(crate) fn description() -> SalonDescription {
    let week = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
    ];
    SalonDescription {
        key: key("main-street"),
        name: "Main Street Salon".to_owned(),
        zone: Zone::named("America/Chicago").unwrap(),
        country: usa(),
        currency: "USD".parse().unwrap(),
        language: "en-US".to_owned(),
        numbers: vec![address("+19185550100")],
        policy: BookingPolicy::default(),
        weekly: week
            .into_iter()
            .map(|day| (day, "09:00-18:00".parse().unwrap()))
            .collect(),
        dated: vec![],
        resources: vec![DescribedResource {
            key: key("chair-1"),
            name: "Chair 1".to_owned(),
            kind: key("chair"),
        }],
        services: vec![
            service("cut", "Haircut", 60, Some("chair")),
            service("wash", "Wash", 30, None),
        ],
        staff: vec![staff("sam", "Sam"), staff("alex", "Alex")],
        facts: vec![],
    }
}

pub(crate) fn service(
    name: &str,
    title: &str,
    minutes: u32,
    resource: Option<&str>,
) -> DescribedService {
    DescribedService {
        key: key(name),
        name: title.to_owned(),
        aliases: vec![],
        steps: vec![Step {
            kind: StepKind::Working,
            minutes: Minutes::new(minutes),
        }],
        buffer_before: Minutes::ZERO,
        buffer_after: Minutes::ZERO,
        price: dollars(4_500),
        resource_kind: resource.map(key),
        reminders: None,
    }
}

fn staff(name: &str, title: &str) -> DescribedStaff {
    let skill = |service| DescribedSkill {
        service: key(service),
        steps: None,
        price: None,
    };
    DescribedStaff {
        key: key(name),
        name: title.to_owned(),
        nicknames: vec![],
        weekly: vec![],
        dated: vec![],
        time_off: vec![],
        skills: vec![skill("cut"), skill("wash")],
    }
}
