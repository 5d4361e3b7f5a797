//! Planning a campaign for everybody a large salon ever saw: soon done, in little memory.

use std::time::{Duration, Instant};

use crate::campaign::plan_for_everybody;
use crate::scene::{Scene, most_memory};

/// How long it may take.
const AIM: Duration = Duration::from_mins(1);
/// Megabytes that it may need on top of what the process had before.
const MOST_MEMORY: u64 = 32;

/// Of a hundred clients one has no number, four never agreed and five took it back.
const FILL: &str = "
INSERT INTO clients (salon_id, name)
    SELECT s.id, 'Client ' || n FROM salons s, generate_series(1, $clients) n;
INSERT INTO phones (salon_id, address)
    SELECT s.id, '+1918' || (2000000 + n) FROM salons s, generate_series(1, $clients) n;
INSERT INTO client_phones (salon_id, phone_id, client_id)
    SELECT s.id, n, n FROM salons s, generate_series(1, $clients) n WHERE n % 100 <> 0;
INSERT INTO consents (salon_id, address, purpose, act, source, at)
    SELECT s.id, '+1918' || (2000000 + n), 'marketing', 'granted', 'staff', now() - interval '1 day'
    FROM salons s, generate_series(1, $clients) n WHERE n % 100 >= 5;
INSERT INTO consents (salon_id, address, purpose, act, source, at)
    SELECT s.id, '+1918' || (2000000 + n), 'marketing', 'revoked', 'keyword', now()
    FROM salons s, generate_series(1, $clients) n WHERE n % 100 >= 95;
ANALYZE;";

/// Plans a campaign for this many clients, and nobody else is at work.
pub(crate) async fn plan(clients: usize) {
    let scene = Scene::open(0).await;
    let began = Instant::now();
    let statements = FILL.replace("$clients", &clients.to_string());
    scene.execute(&statements).await;
    println!("filled in {:.0} s", began.elapsed().as_secs_f64());
    let database = scene.database();
    let before = most_memory("self");
    let began = Instant::now();
    let (salon, id) = plan_for_everybody(&database, 10).await;
    let (took, after) = (began.elapsed(), most_memory("self"));
    println!(
        "{clients} clients planned in {:.1} s; most memory {after} MB, {before} MB before",
        took.as_secs_f64()
    );
    let mut all = 0;
    for count in database.count_recipients(salon, id).await.expect("counts") {
        let reason = count.reason.unwrap_or_default();
        println!("{:>8} {} {reason}", count.recipients, count.state);
        all += usize::try_from(count.recipients).expect("a count");
    }
    assert_eq!(all, clients, "a client is not accounted for");
    assert!(took <= AIM, "slow");
    assert!(after - before <= MOST_MEMORY, "too much memory");
    database.close();
    scene.close().await;
}
