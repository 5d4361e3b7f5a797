//! A salon to text, and clients who text it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use jiff::{SignedDuration, Timestamp};
use salon_domain::{Address, Catalog, ConversationId, SalonId, Visit};
use salon_postgres::{Apply, Author, Database, ThreadText};
use salon_responder::{
    Assistant, Clock as _, CoalescerOptions, DEMO_SALON_FILE, Parts, Rehearsal, RuleAssistant,
    SendingOptions, TurnOptions, parse_salon_file,
};
use salon_sms::{InboundText, SmsGateway as _, Transport};
use salon_testkit::{ManualClock, TestDatabase};

use crate::carrier::Carrier;

/// Monday, November 23, 2026, 9:00 in the demo salon's zone.
pub(crate) const MONDAY: &str = "2026-11-23T15:00:00Z";

/// The demo salon with nothing in its book.
pub(crate) struct Stage {
    pub(crate) database: Database,
    pub(crate) salon: SalonId,
    pub(crate) clock: Arc<ManualClock>,
    pub(crate) rehearsal: Rehearsal,
    pub(crate) carrier: Arc<Carrier>,
    next_sid: AtomicU32,
    pub(crate) home: TestDatabase,
}

impl Stage {
    pub(crate) async fn open() -> Self {
        Self::open_at(MONDAY).await
    }

    /// The same on another transport, on which nothing leaves all the same.
    pub(crate) async fn open_on(transport: Transport) -> Self {
        Self::open_as(MONDAY, Arc::new(RuleAssistant), transport).await
    }

    pub(crate) async fn open_at(now: &str) -> Self {
        Self::open_with(now, Arc::new(RuleAssistant)).await
    }

    /// The demo salon with somebody else at the desk.
    pub(crate) async fn open_with(now: &str, assistant: Arc<dyn Assistant>) -> Self {
        Self::open_as(now, assistant, Transport::Simulator).await
    }

    async fn open_as(now: &str, assistant: Arc<dyn Assistant>, transport: Transport) -> Self {
        let home = TestDatabase::start().await;
        let database = home.database();
        let now: Timestamp = now.parse().unwrap();
        let description = parse_salon_file(DEMO_SALON_FILE, "demo-salon.toml").unwrap();
        database
            .apply_salon(&description, Apply::Write, now)
            .await
            .unwrap();
        let salon = database.only_salon().await.unwrap().unwrap();
        let clock = Arc::new(ManualClock::at(now));
        let carrier = Arc::new(Carrier::new(transport, 1));
        let rehearsal = Rehearsal::new(&Parts {
            assistant,
            ..parts(&database, &clock, &carrier)
        });
        Self {
            database,
            salon,
            clock,
            rehearsal,
            carrier,
            next_sid: AtomicU32::new(1),
            home,
        }
    }

    /// The same salon after its server was replaced: nothing is kept but the database.
    pub(crate) fn restart(&mut self) {
        self.carrier = Arc::new(Carrier::new(self.carrier.transport(), 2));
        self.rehearsal = Rehearsal::new(&parts(&self.database, &self.clock, &self.carrier));
    }

    /// Puts somebody else at the desk.
    pub(crate) fn employ(&mut self, assistant: Arc<dyn Assistant>) {
        self.rehearsal = Rehearsal::new(&Parts {
            assistant,
            ..parts(&self.database, &self.clock, &self.carrier)
        });
    }

    pub(crate) fn client(&self, number: &'static str) -> Client<'_> {
        Client {
            stage: self,
            number,
        }
    }

    pub(crate) async fn catalog(&self) -> Catalog {
        self.database.load_catalog(self.salon).await.unwrap()
    }

    /// Lets the clock run on to an instant.
    pub(crate) fn wait_until(&self, instant: &str) {
        let instant: Timestamp = instant.parse().unwrap();
        let wait = instant.duration_since(self.now());
        assert!(wait > SignedDuration::ZERO, "the clock does not go back");
        self.pass(wait);
    }

    /// Does what the clock asks for now, and sends what came of it.
    pub(crate) async fn minds_the_clock(&self) {
        self.rehearsal.do_duties().await.unwrap();
        self.rehearsal.settle().await.unwrap();
    }

    /// A second process on the same database.
    pub(crate) fn second_desk(&self) -> Rehearsal {
        Rehearsal::new(&parts(&self.database, &self.clock, &self.carrier))
    }

    /// Cancels a visit as somebody at the salon would, without a word to the client.
    pub(crate) async fn cancel_behind(&self, visit: &Visit) {
        let cancel = format!(
            "DELETE FROM blocks WHERE appointment_id = {0};
             UPDATE appointments SET status = 'cancelled', version = version + 1 WHERE id = {0}",
            visit.id
        );
        self.home.execute(&cancel).await;
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    pub(crate) fn pass(&self, time: SignedDuration) {
        self.clock.advance(time);
    }

    /// Texts another salon of the deployment, and returns its answer.
    pub(crate) async fn ask(&self, salon: &str, number: &str, body: &str) -> String {
        self.rehearsal
            .receive(self.text_to(salon, number, body))
            .await
            .unwrap();
        self.rehearsal.settle().await.unwrap();
        let country = "US".parse().unwrap();
        let to = Address::parse(salon, country).unwrap();
        let salon = self
            .database
            .find_salon_by_number(&to)
            .await
            .unwrap()
            .unwrap();
        let from = Address::parse(number, country).unwrap();
        let found = self.database.find_conversation(salon, &from).await.unwrap();
        let thread = self.database.thread(found.unwrap(), 10).await.unwrap();
        thread.last().unwrap().body.clone()
    }

    /// A text to the demo salon as the provider delivers it, not yet worked on.
    pub(crate) fn text(&self, number: &str, body: &str) -> InboundText {
        self.text_to("+19185550100", number, body)
    }

    fn text_to(&self, salon: &str, number: &str, body: &str) -> InboundText {
        let sid = format!("SM{:032}", self.next_sid.fetch_add(1, Ordering::Relaxed));
        let form = [
            ("MessageSid", sid.as_str()),
            ("From", number),
            ("To", salon),
            ("Body", body),
        ];
        let form: Vec<String> = form
            .iter()
            .map(|(name, value)| format!("{name}={}", escape(value)))
            .collect();
        InboundText::parse(form.join("&").as_bytes()).unwrap()
    }
}

fn parts(database: &Database, clock: &Arc<ManualClock>, carrier: &Arc<Carrier>) -> Parts {
    Parts {
        database: database.clone(),
        gateway: Arc::<Carrier>::clone(carrier),
        assistant: Arc::new(RuleAssistant),
        clock: Arc::<ManualClock>::clone(clock),
        instance: "test".into(),
        main_number: None,
        intake: CoalescerOptions::default(),
        spool: None,
        turns: TurnOptions::default(),
        sending: SendingOptions::default(),
    }
}

fn escape(value: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    value.bytes().map(byte).collect()
}

/// Somebody with a phone.
pub(crate) struct Client<'a> {
    pub(crate) stage: &'a Stage,
    pub(crate) number: &'static str,
}

impl Client<'_> {
    /// Texts the salon and returns the answer; an empty one when there is none.
    pub(crate) async fn says(&self, body: &str) -> String {
        self.sends(self.stage.text(self.number, body)).await
    }

    pub(crate) async fn sends(&self, text: InboundText) -> String {
        let before = self.answers().await.len();
        // Nobody types faster, and who does is taken for a machine.
        self.stage.pass(SignedDuration::from_secs(20));
        self.stage.rehearsal.receive(text).await.unwrap();
        self.stage.rehearsal.settle().await.unwrap();
        let answers = self.answers().await;
        assert!(
            answers.len() <= before + 1,
            "one text, more than one answer"
        );
        answers.get(before).cloned().unwrap_or_default()
    }

    /// What the salon has written so far.
    pub(crate) async fn answers(&self) -> Vec<String> {
        let thread = self.thread().await;
        thread
            .into_iter()
            .filter(|text| text.author != Author::Client)
            .map(|text| text.body)
            .collect()
    }

    pub(crate) async fn thread(&self) -> Vec<ThreadText> {
        let Some(conversation) = self.conversation().await else {
            return Vec::new();
        };
        self.stage.database.thread(conversation, 100).await.unwrap()
    }

    pub(crate) async fn conversation(&self) -> Option<ConversationId> {
        let found = self
            .stage
            .database
            .find_conversation(self.stage.salon, &self.address())
            .await;
        found.unwrap()
    }

    /// The client's visits that are still to come.
    pub(crate) async fn visits(&self) -> Vec<Visit> {
        let database = &self.stage.database;
        let people = database
            .people_at(self.stage.salon, &self.address())
            .await
            .unwrap();
        let clients: Vec<_> = people.iter().map(|person| person.id).collect();
        let visits = database
            .visits_of(self.stage.salon, &clients, Timestamp::UNIX_EPOCH)
            .await
            .unwrap();
        visits
            .into_iter()
            .filter(|visit| visit.status.is_coming())
            .collect()
    }

    /// The client's one coming visit, as "2026-11-28 13:00 sam balayage".
    pub(crate) async fn visit(&self) -> String {
        let visits = self.visits().await;
        assert_eq!(visits.len(), 1, "one coming visit");
        self.stage.describe(&visits[0]).await
    }

    /// Books a visit by texting, for what comes after.
    pub(crate) async fn has_booked(&self, wish: &str, name: &str) {
        self.says(wish).await;
        let mut answer = self.says("the first one").await;
        if answer.contains("What name") {
            answer = self.says(name).await;
        }
        assert!(answer.contains("booked"), "{answer}");
    }

    pub(crate) fn address(&self) -> Address {
        Address::parse(self.number, "US".parse().unwrap()).unwrap()
    }
}

impl Stage {
    pub(crate) async fn describe(&self, visit: &Visit) -> String {
        let catalog = self.catalog().await;
        let at = catalog.salon.zone.local(visit.range.start());
        let services: Vec<String> = visit
            .services
            .iter()
            .map(|part| {
                let staff = catalog.find_staff(part.staff).unwrap();
                let service = catalog.find_service(part.service).unwrap();
                format!("{} {}", staff.key, service.key)
            })
            .collect();
        format!("{} {}", at.strftime("%Y-%m-%d %H:%M"), services.join(", "))
    }
}

/// Fails with the whole answer when a part of it is missing.
#[track_caller]
pub(crate) fn says(answer: &str, parts: &[&str]) {
    for part in parts {
        assert!(answer.contains(part), "`{part}` is not in: {answer}");
    }
}

/// Fails with the whole answer when something is in it that must not be.
#[track_caller]
pub(crate) fn never_says(answer: &str, parts: &[&str]) {
    for part in parts {
        assert!(!answer.contains(part), "`{part}` is in: {answer}");
    }
}
