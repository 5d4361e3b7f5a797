//! The first version's database of a busy salon comes in: ten thousand clients as people typed them,
//! two hundred thousand appointments. `just bench-legacy` runs it on a throw-away Postgres.
//!
//! Every fiftieth client is of one odd kind, and six of a thousand appointments of another: the report
//! must name each, a second run must find nothing to do, and the views of the first version must give
//! back what was clean there.
#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench shows its figures, and ends where it cannot go on"
)]

use std::time::{Duration, Instant};

use salon_domain::Catalog;
use salon_postgres::{Apply, Database, LegacySource};
use salon_responder::{
    DEMO_SALON_FILE, ImportProblem, ImportReport, LegacyImport, parse_salon_file,
};
use salon_testkit::TestDatabase;

/// How long the import may take.
const AIM: Duration = Duration::from_mins(1);
const CLIENTS: u64 = 10_000;
const APPOINTMENTS: u64 = 200_000;
/// Monday, November 23, 2026, 9:00 in the demo salon's zone.
const NOW: &str = "2026-11-23T15:00:00Z";

const FIRST_VERSION: &str = "
CREATE TABLE old.clients (id SERIAL PRIMARY KEY, name VARCHAR, phone VARCHAR UNIQUE,
    email VARCHAR, preferences JSON, created_at TIMESTAMP);
CREATE TABLE old.appointments (id SERIAL PRIMARY KEY, client_id INTEGER, date TIMESTAMP,
    service VARCHAR, duration INTEGER, status VARCHAR, notes TEXT, created_at TIMESTAMP);";

/// Five spellings of a number. Of fifty clients one is the client before again, one has the number of
/// the client before, one has no number, and one no name.
const FILL_CLIENTS: &str = "
INSERT INTO old.clients (name, phone, email, preferences, created_at)
SELECT CASE n % 50 WHEN 0 THEN 'client  NO ' || n - 1 WHEN 30 THEN '???' ELSE 'Client No ' || n END,
    CASE WHEN n % 50 = 10 THEN 'ask the shop about ' || n ELSE CASE n % 5
        WHEN 0 THEN '(918) ' || left(t.line, 3) || '-' || right(t.line, 4)
        WHEN 1 THEN '918.' || left(t.line, 3) || '.' || right(t.line, 4)
        WHEN 2 THEN '+1 918 ' || t.line
        WHEN 3 THEN '1918' || t.line
        ELSE '918' || t.line || ' (work)'
    END END,
    CASE WHEN n % 3 = 0 THEN 'client' || n || '@example.com' END,
    CASE WHEN n % 4 = 0 THEN '{\"likes\": \"tea\"}'::json END,
    timestamp '2016-01-01 12:00' + n * interval '7 hours'
FROM generate_series(1, $clients) n,
    LATERAL (SELECT (2000000 + n - CASE WHEN n % 50 IN (0, 25) THEN 1 ELSE 0 END)::text AS line) t;";

/// Nine years of past visits by day; of a hundred one is to come, two of them at one time.
const FILL_APPOINTMENTS: &str = "
INSERT INTO old.appointments (client_id, date, service, duration, status, notes, created_at)
SELECT CASE n % 1000 WHEN 4 THEN 999999 ELSE 1 + n::bigint * 7919 % $clients END,
    CASE
        WHEN n % 1000 = 1 THEN timestamp '2026-03-08 02:30'
        WHEN n % 1000 = 2 THEN timestamp '2025-11-02 01:30'
        WHEN n % 1000 = 3 THEN NULL
        WHEN n % 100 = 50 THEN timestamp '2026-12-01 08:00' + n / 200 * interval '1 hour'
        ELSE timestamp '2016-01-01 09:00' + n / 60 * interval '1 day' + n % 60 * interval '9 minutes'
    END,
    CASE n % 3 WHEN 0 THEN 'Haircut' WHEN 1 THEN 'haircut' ELSE 'Balayage' END,
    CASE WHEN n % 1000 = 5 THEN NULL ELSE 45 END,
    CASE WHEN n % 1000 = 6 THEN 'whatever' WHEN n % 100 = 50 THEN 'scheduled'
        WHEN n % 7 = 0 THEN 'no-show' ELSE 'done' END,
    CASE WHEN n % 10 = 0 THEN 'short in the neck' END,
    timestamp '2015-12-01 12:00' + n * interval '20 minutes'
FROM generate_series(1, $appointments) n;
ANALYZE;";

/// What the views must give back of what was clean, as one digest of all rows.
const OLD_CLIENTS: &str = "
SELECT count(*), md5(string_agg(concat_ws('|', id, name,
    '+1' || right(regexp_replace(phone, '\\D', '', 'g'), 10), email, preferences->>'likes', created_at),
    ',' ORDER BY id)) FROM old.clients WHERE id % 50 NOT IN (0, 10, 30)";
const NEW_CLIENTS: &str = "
SELECT count(*), md5(string_agg(concat_ws('|', id, name, phone, email, preferences->>'likes', created_at),
    ',' ORDER BY id)) FROM legacy.clients WHERE id % 50 NOT IN (0, 10, 30)";
const OLD_APPOINTMENTS: &str = "
SELECT count(*), md5(string_agg(concat_ws('|', id,
    client_id - CASE WHEN client_id % 50 = 0 THEN 1 ELSE 0 END, date, lower(service), duration, notes,
    created_at), ',' ORDER BY id)) FROM old.appointments WHERE id % 1000 NOT BETWEEN 1 AND 6";
const NEW_APPOINTMENTS: &str = "
SELECT count(*), md5(string_agg(concat_ws('|', id, client_id, date, lower(service), duration, notes,
    created_at), ',' ORDER BY id)) FROM legacy.appointments WHERE id % 1000 NOT BETWEEN 1 AND 6";

struct Scene {
    old: TestDatabase,
    // Dropped after what uses it.
    new: TestDatabase,
    database: Database,
    catalog: Catalog,
}

#[tokio::main]
async fn main() {
    let scene = Scene::open().await;
    let (dry, _) = scene.import("dry run", Apply::DryRun).await;
    accounts_for_every_row(&dry);
    let (written, took) = scene.import("import", Apply::Write).await;
    assert_eq!(written, dry, "the import does not do what the dry run said");
    let (again, _) = scene.import("second import", Apply::Write).await;
    assert!(again.is_idle(), "the second run changed something");
    assert_eq!(again.clients.unchanged, CLIENTS);
    assert_eq!(
        again.appointments.unchanged + again.appointments.unusable,
        APPOINTMENTS
    );
    scene.gives_back_what_was_there().await;
    for (problem, found) in &dry.problems {
        println!("{:>8} {}", found.count, problem.code());
    }
    assert!(took <= AIM, "slow");
}

impl Scene {
    async fn open() -> Self {
        let (old, new) = (TestDatabase::start().await, TestDatabase::start().await);
        new.server()
            .expect("TEST_DATABASE_URL names a Postgres server: run `just bench-legacy`");
        old.execute(&format!("CREATE SCHEMA old;{FIRST_VERSION}"))
            .await;
        for rows in [FILL_CLIENTS, FILL_APPOINTMENTS] {
            let rows = rows
                .replace("$clients", &CLIENTS.to_string())
                .replace("$appointments", &APPOINTMENTS.to_string());
            old.execute(&rows).await;
        }
        let (database, now) = (new.database(), NOW.parse().expect("an instant"));
        let salon = parse_salon_file(DEMO_SALON_FILE, "demo-salon.toml").expect("the demo salon");
        let applied = database.apply_salon(&salon, Apply::Write, now).await;
        applied.expect("a salon");
        let salon = database.only_salon().await.expect("a database");
        let catalog = database.load_catalog(salon.expect("a salon")).await;
        Self {
            catalog: catalog.expect("a catalog"),
            old,
            new,
            database,
        }
    }

    async fn import(&self, what: &str, mode: Apply) -> (ImportReport, Duration) {
        let began = Instant::now();
        let source = LegacySource::open(&self.old.url(), Some("old")).await;
        let source = source.expect("the first version's database");
        let import = LegacyImport {
            database: &self.database,
            source: &source,
            catalog: &self.catalog,
            staff: None,
            now: NOW.parse().expect("an instant"),
        };
        let report = import.run(mode).await.expect("a report");
        let took = began.elapsed();
        println!(
            "{what}: {} clients and {} appointments in {:.1} s",
            report.clients.read,
            report.appointments.read,
            took.as_secs_f64()
        );
        (report, took)
    }

    async fn gives_back_what_was_there(&self) {
        for (old, new) in [
            (OLD_CLIENTS, NEW_CLIENTS),
            (OLD_APPOINTMENTS, NEW_APPOINTMENTS),
        ] {
            let (was, is) = (self.old.query(old).await, self.new.query(new).await);
            assert_eq!(was, is, "the views give something else back");
            println!("the views give back {} clean rows", is.concat().join(" "));
        }
        let all = "SELECT (SELECT count(*) FROM legacy.clients), (SELECT count(*) FROM legacy.appointments)";
        let kept = [
            CLIENTS - CLIENTS / 50,
            APPOINTMENTS - 2 * (APPOINTMENTS / 1_000),
        ];
        assert_eq!(
            self.new.query(all).await.concat(),
            kept.map(|rows| rows.to_string())
        );
    }
}

fn accounts_for_every_row(report: &ImportReport) {
    let (clients, visits) = (&report.clients, &report.appointments);
    assert_eq!((clients.read, clients.accounted()), (CLIENTS, CLIENTS));
    assert_eq!(
        (visits.read, visits.accounted()),
        (APPOINTMENTS, APPOINTMENTS)
    );
    let (one_of_fifty, one_of_thousand) = (CLIENTS / 50, APPOINTMENTS / 1_000);
    assert_eq!(clients.duplicate, one_of_fifty);
    assert_eq!(visits.unusable, 2 * one_of_thousand);
    for (problem, count) in [
        (ImportProblem::NumberUnreadable, one_of_fifty),
        (ImportProblem::NameUnreadable, one_of_fifty),
        (ImportProblem::SharedNumber, one_of_fifty),
        (ImportProblem::NoClient, one_of_thousand),
        (ImportProblem::NoTime, one_of_thousand),
        (ImportProblem::TimeSkipped, one_of_thousand),
        (ImportProblem::TimeRepeated, one_of_thousand),
        (ImportProblem::StatusGuessed, one_of_thousand),
        (ImportProblem::DurationGuessed, one_of_thousand),
        // Of each two visits to come that have one time.
        (ImportProblem::Overlap, APPOINTMENTS / 200),
    ] {
        let found = report.problems.get(&problem).map_or(0, |one| one.count);
        assert_eq!(found, count, "{}", problem.code());
    }
}
