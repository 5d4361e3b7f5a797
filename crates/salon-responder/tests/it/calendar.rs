//! Reminders of many visits in ten zones, over changes of the clocks, by two schedulers that die in the
//! middle of their work, while visits are moved and cancelled.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use jiff::{SignedDuration, Timestamp};
use salon_domain::Zone;
use salon_postgres::{Apply, Database};
use salon_responder::{
    Clock as _, CoalescerOptions, DEMO_SALON_FILE, Parts, Rehearsal, RuleAssistant, SendingOptions,
    TurnOptions, parse_salon_file,
};
use salon_sms::{
    Accepted, AccountState, Identity, OutgoingText, SendError, SentQuery, SentText, Simulator,
    SmsGateway, Transport,
};
use salon_testkit::{ManualClock, TestDatabase};

/// Zones of salons, the beginning of a number there, and when their clocks change: all at other times,
/// and some never.
const ZONES: [(&str, &str); 10] = [
    ("America/Chicago", "+1918555"),
    ("America/New_York", "+1212555"),
    ("America/Denver", "+1303555"),
    ("America/Los_Angeles", "+1213555"),
    ("America/Phoenix", "+1602555"),
    ("Europe/London", "+44770090"),
    ("Europe/Berlin", "+49151555"),
    ("Europe/Madrid", "+34600555"),
    ("Australia/Sydney", "+61491555"),
    ("Asia/Kolkata", "+91981555"),
];

/// How far the clock moves between two looks.
const STEP: SignedDuration = SignedDuration::from_mins(15);

/// What became of all reminders.
#[derive(Debug, Default)]
pub(crate) struct Walked {
    /// Rows of reminders, one for each version of a visit and each lead.
    pub(crate) planned: usize,
    /// Texts that left.
    pub(crate) sent: usize,
    /// Reminders that were skipped, by their reason.
    pub(crate) skipped: HashMap<String, usize>,
    /// How often a scheduler died.
    pub(crate) deaths: usize,
}

/// Walks over days with so many visits in them, and returns what became of their reminders.
///
/// # Panics
/// When one was sent twice, at night, for another version of its visit, or is still open at the end.
pub(crate) async fn walk(visits: usize, days: &[(&str, &str)]) -> Walked {
    let mut walk = Walk::open(days[0].0).await;
    for (from, until) in days {
        walk.fill(visits / days.len(), from, until).await;
    }
    for (from, until) in days {
        walk.over(from.parse().unwrap(), until.parse().unwrap())
            .await;
    }
    walk.ended().await
}

/// A gateway that notes when each text left.
#[derive(Debug)]
struct Noting {
    clock: Arc<ManualClock>,
    inside: Simulator,
    left: Mutex<Vec<(Timestamp, String, String)>>,
}

#[async_trait]
impl SmsGateway for Noting {
    fn transport(&self) -> Transport {
        self.inside.transport()
    }

    fn identity(&self) -> Identity {
        self.inside.identity()
    }

    async fn send(&self, text: &OutgoingText) -> Result<Accepted, SendError> {
        let left = (
            self.clock.now(),
            text.to.as_str().to_owned(),
            text.body.clone(),
        );
        self.left.lock().unwrap().push(left);
        self.inside.send(text).await
    }

    async fn find_sent(&self, query: &SentQuery) -> Result<Vec<SentText>, SendError> {
        self.inside.find_sent(query).await
    }

    async fn probe(&self) -> Result<AccountState, SendError> {
        self.inside.probe().await
    }
}

struct Walk {
    home: TestDatabase,
    database: Database,
    clock: Arc<ManualClock>,
    gateway: Arc<Noting>,
    desks: [Rehearsal; 2],
    dice: u64,
    numbers: usize,
    deaths: usize,
}

impl Walk {
    async fn open(from: &str) -> Self {
        let home = TestDatabase::start().await;
        let database = home.database();
        let from: Timestamp = from.parse().unwrap();
        let start = from - SignedDuration::from_hours(48);
        for (at, (zone, _)) in ZONES.iter().enumerate() {
            let file = DEMO_SALON_FILE
                .replace("key = \"juniper-lane\"", &format!("key = \"salon-{at}\""))
                .replace("America/Chicago", zone)
                .replace("+1 918 555 0100", &format!("+1 918 555 010{at}"));
            let salon = parse_salon_file(&file, "salon.toml").unwrap();
            let applied = database.apply_salon(&salon, Apply::Write, start);
            applied.await.unwrap();
        }
        let clock = Arc::new(ManualClock::at(start));
        let gateway = Arc::new(Noting {
            clock: Arc::clone(&clock),
            inside: Simulator::new(1),
            left: Mutex::default(),
        });
        let desk = |instance: &str| {
            Rehearsal::new(&Parts {
                database: database.clone(),
                gateway: Arc::<Noting>::clone(&gateway),
                assistant: Arc::new(RuleAssistant),
                clock: Arc::<ManualClock>::clone(&clock),
                instance: instance.to_owned(),
                main_number: None,
                intake: CoalescerOptions::default(),
                spool: None,
                turns: TurnOptions::default(),
                sending: SendingOptions::default(),
            })
        };
        let desks = [desk("a"), desk("b")];
        Self {
            home,
            database,
            clock,
            gateway,
            desks,
            dice: 7,
            numbers: 0,
            deaths: 0,
        }
    }

    /// Puts visits into the book, each of a person of its own, at any quarter of an hour of any day.
    async fn fill(&mut self, visits: usize, from: &str, until: &str) {
        let first = self.numbers;
        self.numbers += visits;
        let now = self.clock.now();
        let fill = format!(
            "CREATE TEMP TABLE made AS
             SELECT n, s.id AS salon, nextval(pg_get_serial_sequence('clients', 'id')) AS client,
                    nextval(pg_get_serial_sequence('phones', 'id')) AS phone,
                    nextval(pg_get_serial_sequence('appointments', 'id')) AS visit,
                    date_bin('15 min', '{from}'::timestamptz + ('{until}'::timestamptz - '{from}'::timestamptz)
                        * ((n * 7919 % {visits})::float8 / {visits}), '2020-01-01') AS start
             FROM generate_series({first}, {last}) n
                 JOIN salons s ON s.key = 'salon-' || n % 10;
             INSERT INTO clients (id, salon_id, name) OVERRIDING SYSTEM VALUE
                 SELECT client, salon, 'Ana' FROM made;
             INSERT INTO phones (id, salon_id, address) OVERRIDING SYSTEM VALUE
                 SELECT phone, salon, ('{{{prefixes}}}'::text[])[n % 10 + 1] || lpad((n / 10)::text, 4, '0') FROM made;
             INSERT INTO client_phones (salon_id, phone_id, client_id) SELECT salon, phone, client FROM made;
             INSERT INTO appointments (id, salon_id, client_id, starts_at, ends_at, service, duration, status, created_at, changed_at)
                 OVERRIDING SYSTEM VALUE
                 SELECT visit, salon, client, start, start + interval '45 min', 'Haircut', 45, 'booked', '{now}', '{now}' FROM made;
             INSERT INTO appointment_services (salon_id, appointment_id, position, service_id, staff_id, starts_at, ends_at, price_kind, price_minor)
                 SELECT salon, visit, 1, (SELECT id FROM services v WHERE v.salon_id = salon AND v.key = 'haircut'),
                     (SELECT id FROM staff p WHERE p.salon_id = salon AND p.key = 'sarah'),
                     start, start + interval '45 min', 'fixed', 6500 FROM made;
             DROP TABLE made;",
            last = self.numbers - 1,
            prefixes = ZONES.map(|(_, prefix)| prefix).join(","),
        );
        self.home.execute(&fill).await;
    }

    fn roll(&mut self, sides: u64) -> u64 {
        // Good enough to spread; the same in every run.
        self.dice = self
            .dice
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (self.dice >> 33) % sides
    }

    /// Lets the clock run from one instant to another, a quarter of an hour at a time.
    async fn over(&mut self, from: Timestamp, until: Timestamp) {
        let begin = from - SignedDuration::from_hours(30);
        if begin > self.clock.now() {
            self.clock.advance(begin.duration_since(self.clock.now()));
        }
        while self.clock.now() < until + SignedDuration::from_hours(12) {
            self.clock.advance(STEP);
            self.disturb().await;
            self.look().await;
        }
    }

    /// Somebody moves a visit to another day, or cancels one.
    async fn disturb(&mut self) {
        let (roll, visit) = (
            self.roll(24),
            self.roll(u64::try_from(self.numbers).unwrap()) + 1,
        );
        let now = self.clock.now();
        let change = match roll {
            0 => {
                "starts_at = starts_at + interval '26 hours', ends_at = ends_at + interval '26 hours'"
            }
            1 => "status = 'cancelled'",
            _ => return,
        };
        let statement = format!(
            "INSERT INTO audit_log (salon_id, actor, action, subject, detail, at)
             SELECT salon_id, 'test', 'version', 'visit:' || id,
                    jsonb_build_object('version', version + 1), '{now}'
             FROM appointments WHERE id = {visit} AND status = 'booked' AND starts_at > '{now}';
             UPDATE appointments SET {change}, version = version + 1, changed_at = '{now}'
             WHERE id = {visit} AND status = 'booked' AND starts_at > '{now}'"
        );
        self.home.execute(&statement).await;
    }

    /// Both schedulers look at the clock; now and then one of them dies over it.
    async fn look(&mut self) {
        let dies = self.roll(20) == 0;
        let moment = Duration::from_micros(200 + self.roll(8_000));
        let [one, other] = &self.desks;
        let first = async {
            if dies {
                // Whatever it was doing stays undone, or was done.
                drop(tokio::time::timeout(moment, one.do_duties()).await);
            } else {
                one.do_duties().await.unwrap();
            }
        };
        let ((), second) = tokio::join!(Box::pin(first), Box::pin(other.do_duties()));
        second.unwrap();
        self.deaths += usize::from(dies);
        Box::pin(other.settle()).await.unwrap();
    }

    async fn ended(self) -> Walked {
        let now = self.clock.now();
        let rows = self
            .home
            .query(&format!(
                "SELECT r.appointment_id, r.version, r.lead_minutes, r.state, coalesce(r.reason, ''),
                        coalesce(m.status, ''), p.address, r.due_at <= '{now}' AS due,
                        coalesce((SELECT max((l.detail->>'version')::int) FROM audit_log l
                                  WHERE l.actor = 'test' AND l.subject = 'visit:' || r.appointment_id
                                    AND l.at <= r.settled_at), 1) AS version_then
                 FROM reminders r JOIN appointments a ON a.id = r.appointment_id
                     JOIN client_phones c ON c.client_id = a.client_id JOIN phones p ON p.id = c.phone_id
                     LEFT JOIN messages m ON m.id = r.message_id"
            ))
            .await;
        let mut walked = Walked {
            planned: rows.len(),
            deaths: self.deaths,
            ..Walked::default()
        };
        let mut keys = HashSet::new();
        for row in &rows {
            let [
                visit,
                version,
                lead,
                state,
                reason,
                status,
                number,
                due,
                then,
            ] = row.as_slice()
            else {
                panic!("nine columns: {row:?}")
            };
            assert!(keys.insert((visit, version, lead)), "twice: {row:?}");
            match state.as_str() {
                "queued" => {
                    assert!(
                        !["queued", "sending", ""].contains(&status.as_str()),
                        "{row:?}"
                    );
                    assert_eq!(version, then, "for another version: {row:?} {number}");
                    walked.sent += 1;
                }
                // The clock jumps between the days that are walked over, and confirmations grow old.
                "skipped" if reason == "stale" && lead == "0" => {}
                "skipped" => *walked.skipped.entry(reason.clone()).or_default() += 1,
                _ => assert_eq!(due, "f", "due and never settled: {row:?}"),
            }
        }
        let left = self.gateway.left.lock().unwrap();
        for (at, number, body) in left.iter() {
            let (zone, _) = ZONES
                .iter()
                .find(|(_, prefix)| number.starts_with(prefix))
                .unwrap();
            let hour = Zone::named(zone).unwrap().local(*at).datetime().hour();
            assert!((8..21).contains(&hour), "at night: {at} {zone} {body}");
        }
        assert_eq!(left.len(), walked.sent, "what left is what the rows say");
        drop(left);
        self.database.close();
        walked
    }
}

/// M4, M10: over the end of summer time, in every zone at its own hour.
#[tokio::test(flavor = "multi_thread")]
async fn m10_reminders_over_a_change_of_the_clocks_leave_once_and_by_day() {
    let walked = walk(100, &[("2026-11-01T00:00:00Z", "2026-11-01T15:00:00Z")]).await;
    assert!(walked.planned >= 300 && walked.sent > 50, "{walked:?}");
    assert!(walked.deaths > 0, "{walked:?}");
    assert_eq!(walked.skipped.get("stale"), None, "{walked:?}");
}
