//! What lists cost where much has happened: a hundred thousand clients, a million texts.
//!
//! `just bench-lists` runs it on a throw-away Postgres. Each command is a process of its own, as an
//! operator starts it; it fails when the slower of two runs takes longer than it may.
#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench shows its figures, and ends where it cannot go on"
)]

use std::process::Command;
use std::time::{Duration, Instant};

use salon_testkit::TestDatabase;

/// The longest a list may take, from the start of the process to its end.
const AIM: Duration = Duration::from_millis(200);

/// The demo salon's file.
const DEMO: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../config/demo-salon.toml");

/// A year of a busy salon, most of it old.
const FILL: &str = "
INSERT INTO clients (salon_id, name) SELECT s.id, 'Client ' || n
    FROM salons s, generate_series(1, 100000) n;
INSERT INTO phones (salon_id, address) SELECT s.id, '+1918' || (2000000 + n)
    FROM salons s, generate_series(1, 100000) n;
INSERT INTO client_phones (salon_id, phone_id, client_id) SELECT s.id, n, n
    FROM salons s, generate_series(1, 100000) n;
INSERT INTO appointments (salon_id, client_id, starts_at, ends_at, service, duration, status,
                          created_at, changed_at, planned_version)
    SELECT s.id, 1 + n % 100000, t.at, t.at + interval '45 minutes', 'Haircut', 45,
        CASE WHEN t.at < now() THEN 'completed' ELSE 'booked' END, t.at - interval '9 days', t.at, 1
    FROM salons s, generate_series(1, 200000) n,
        LATERAL (SELECT now() - interval '360 days' + n * interval '170 seconds' AS at) t;
INSERT INTO reminders (salon_id, appointment_id, version, lead_minutes, starts_at, due_at, send_at,
                       state, planned_at)
    SELECT salon_id, id, 1, 1440, starts_at, starts_at - interval '1 day',
        starts_at - interval '1 day', 'planned', created_at
    FROM appointments WHERE starts_at > now();
INSERT INTO conversations (salon_id, address, salon_address, last_message_id)
    SELECT s.id, '+1918' || (2000000 + n), '+19185550100', 900000 + n
    FROM salons s, generate_series(1, 100000) n;
INSERT INTO messages (salon_id, conversation_id, direction, author, salon_address, body, sent_at,
                      purpose, purpose_key, status, provider_id)
    SELECT s.id, 1 + n % 100000, d.way, CASE d.way WHEN 'in' THEN 'client' ELSE 'assistant' END,
        '+19185550100', 'How much is a haircut?', now() - (1000001 - n) * interval '30 seconds',
        CASE d.way WHEN 'out' THEN 'conversation' END, CASE d.way WHEN 'out' THEN 'turn:' || n END,
        CASE d.way WHEN 'out' THEN CASE WHEN n % 5000 = 0 THEN 'failed' ELSE 'delivered' END END,
        'SM' || n
    FROM salons s, generate_series(1, 1000000) n,
        LATERAL (SELECT CASE n % 2 WHEN 0 THEN 'out' ELSE 'in' END AS way) d;
INSERT INTO turns (salon_id, conversation_id, staff_texts, claimed_by, finished_at, outcome)
    SELECT s.id, 1 + n % 100000, 0, 'bench/turns-1', now(),
        CASE WHEN n % 10000 = 0 THEN 'quarantined' ELSE 'answered' END
    FROM salons s, generate_series(1, 500000) n;
INSERT INTO handoffs (salon_id, conversation_id, reason, summary, opened_at)
    SELECT s.id, n, 'asked', 'Wants to be called.', now()
    FROM salons s, generate_series(1, 200) n;
INSERT INTO consents (salon_id, address, purpose, act, source, at)
    SELECT s.id, '+1918' || (2000000 + n), 'marketing', 'granted', 'staff', now()
    FROM salons s, generate_series(1, 100000) n;
ANALYZE;";

const COMMANDS: [&[&str]; 19] = [
    &["salon", "list"],
    &["salon", "show"],
    &["staff", "list"],
    &["service", "list"],
    &["knowledge", "list"],
    &["time-off", "list"],
    &["client", "list"],
    &["client", "list", "--search", "client 4711"],
    &["client", "show", "+19182004711"],
    &["appointment", "list"],
    &["appointment", "list", "--client", "4711", "--days", "3660"],
    &["reminder", "list"],
    &["conversation", "list"],
    &["conversation", "show", "+19182004711"],
    &["handoff", "list"],
    &["message", "list"],
    &["message", "list", "--since", "300d", "--undelivered"],
    &["queue", "status"],
    &["queue", "quarantine"],
];

#[tokio::main]
async fn main() {
    let home = TestDatabase::start().await;
    home.server()
        .expect("TEST_DATABASE_URL names a Postgres server: run `just bench-lists`");
    run(&home, &["salon", "apply", DEMO, "--yes"]);
    let began = Instant::now();
    home.execute(FILL).await;
    println!("filled in {:.0} s", began.elapsed().as_secs_f64());
    let mut slow = Vec::new();
    for command in COMMANDS {
        let words = command.join(" ");
        // The first run of each warms the caches of the database.
        run(&home, command);
        let took = run(&home, command).max(run(&home, command));
        println!("{:>6.0} ms  {words}", took.as_secs_f64() * 1_000.0);
        if took > AIM {
            slow.push(words);
        }
    }
    assert!(slow.is_empty(), "slower than {AIM:?}: {slow:?}");
}

/// Runs the program and returns how long it took.
fn run(home: &TestDatabase, arguments: &[&str]) -> Duration {
    let began = Instant::now();
    let (name, value) = home.environment();
    let ran = Command::new(env!("CARGO_BIN_EXE_salon-admin"))
        .args(arguments)
        .env_clear()
        .env(name, value)
        .current_dir(std::env::temp_dir())
        .output()
        .expect("the program starts");
    let said = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success(), "{arguments:?}: {said}");
    began.elapsed()
}
