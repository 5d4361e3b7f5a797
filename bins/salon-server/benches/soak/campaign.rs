//! A campaign whose server dies on its way: everybody who agreed is texted once, and nobody else.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use jiff::tz::TimeZone;
use salon_domain::SalonId;
use salon_postgres::{Audience, Campaign, CampaignState, Database, NewCampaign};
use salon_responder::{Clock as _, SystemClock};
use salon_testkit::Fault;
use tokio::time::sleep;

use crate::scene::Scene;

/// How often the server dies.
const KILLS: usize = 3;
/// Requests whose answers die with it: as many as are under way at once.
const CUT: usize = 4;
/// When the provider takes half of them.
const LATE: Duration = Duration::from_secs(3);
/// How many there are of each kind of people who must not be texted.
const OTHERS: usize = 100;
/// A campaign that stands still for longer stands still for ever.
const PATIENCE: Duration = Duration::from_mins(3);

/// Those who agreed come first; then `OTHERS` each who never did, who took it back, who said STOP to
/// everything, whose number takes no texts, and whose number nobody knows.
const FILL: &str = "
INSERT INTO clients (salon_id, name)
    SELECT s.id, 'Client ' || n FROM salons s, generate_series(1, $all) n;
INSERT INTO phones (salon_id, address)
    SELECT s.id, '+1833' || (2000000 + n) FROM salons s, generate_series(1, $all - $others) n;
INSERT INTO client_phones (salon_id, phone_id, client_id)
    SELECT s.id, n, n FROM salons s, generate_series(1, $all - $others) n;
INSERT INTO consents (salon_id, address, purpose, act, source, at)
    SELECT s.id, '+1833' || (2000000 + n), 'marketing', 'granted', 'staff', now() - interval '1 day'
    FROM salons s, generate_series(1, $all - $others) n
    WHERE n NOT BETWEEN $people + 1 AND $people + $others;
INSERT INTO consents (salon_id, address, purpose, act, source, at)
    SELECT s.id, '+1833' || (2000000 + n),
        CASE WHEN n <= $people + 2 * $others THEN 'marketing' ELSE 'conversation' END,
        'revoked', 'keyword', now() - interval '1 hour'
    FROM salons s, generate_series($people + $others + 1, $people + 3 * $others) n;
ANALYZE;";

/// Plans and starts a campaign, and kills the server three times before its end.
pub(crate) async fn campaign(people: usize) {
    let mut scene = Scene::open_in(&morning(), 1).await;
    fill(&scene, people).await;
    let database = scene.database();
    let campaign = start(&database).await;
    let began = Instant::now();
    let mut unknown = 0;
    for kill in 1..=KILLS {
        until_sent(&scene, people * kill / (KILLS + 1)).await;
        unknown += kill_on_the_way(&mut scene).await;
    }
    until_finished(&scene, &database, &campaign).await;
    let took = began.elapsed().as_secs_f64();
    println!(
        "{people} people in {took:.0} s, {:.0} texts a second; {KILLS} kills, {unknown} texts of which \
         nobody knew whether they were out; {} requests",
        f64::from(u32::try_from(people).expect("a count")) / took,
        scene.twilio.send_requests(),
    );
    for count in database
        .count_recipients(campaign.salon, campaign.id)
        .await
        .expect("counts")
    {
        let reason = count.reason.unwrap_or_default();
        println!("{:>8} {} {reason}", count.recipients, count.state);
    }
    judge(&scene, people);
    database.close();
    scene.close().await;
}

/// A zone where it is ten in the morning: bulk texts rest at night, and toll-free numbers, which tell
/// no place, go by the salon's clock.
fn morning() -> String {
    let hour = i32::from(SystemClock.now().to_zoned(TimeZone::UTC).hour());
    let ahead = if hour <= 22 { 10 - hour } else { 34 - hour };
    // The names of these zones count the other way round.
    if ahead < 0 {
        format!("Etc/GMT+{}", -ahead)
    } else {
        format!("Etc/GMT-{ahead}")
    }
}

fn number(of: usize) -> String {
    format!("+1833{}", 2_000_000 + of)
}

async fn fill(scene: &Scene, people: usize) {
    let statements = FILL
        .replace("$all", &(people + 5 * OTHERS).to_string())
        .replace("$people", &people.to_string())
        .replace("$others", &OTHERS.to_string());
    scene.execute(&statements).await;
    let landlines = people + 3 * OTHERS + 1..=people + 4 * OTHERS;
    for landline in landlines {
        scene.twilio.refuse(&number(landline), 21_614);
    }
}

/// Does what `salon-admin campaign plan` and `campaign start` do.
async fn start(database: &Database) -> Campaign {
    let (salon, _) = plan_for_everybody(database, 0).await;
    let campaign = find(database, salon).await;
    let (from, to) = ([CampaignState::Planned], CampaignState::Running);
    let now = SystemClock.now();
    let started = database.steer_campaign(&campaign, &from, to, "soak", now);
    assert!(started.await.expect("a start"));
    campaign
}

/// Plans a campaign for every client there is, and returns whose it is and its row.
pub(crate) async fn plan_for_everybody(
    database: &Database,
    hold_out_percent: i32,
) -> (SalonId, i64) {
    let salon = database.only_salon().await.expect("a database");
    let (salon, now) = (salon.expect("a salon"), SystemClock.now());
    let new = NewCampaign {
        salon,
        name: "winter".to_owned(),
        body: "Hi {name|there}, 10% off color at {salon} this week.".to_owned(),
        language: "en".to_owned(),
        hold_out_percent,
        send_after: None,
        by: "soak".to_owned(),
        now,
    };
    let id = database.begin_campaign(&new).await.expect("a campaign");
    let everybody = Audience::default();
    let planned = database.plan_for(salon, id, &everybody, now);
    planned.await.expect("a plan");
    database.end_planning(salon, id).await.expect("a plan");
    (salon, id)
}

async fn find(database: &Database, salon: SalonId) -> Campaign {
    let found = database.find_campaign(salon, "winter").await;
    found.expect("a database").expect("a campaign")
}

/// Kills the server while requests are under way, and returns of how many texts nobody knows whether
/// they are out. Half of those the provider takes only when the next server may look for them already.
async fn kill_on_the_way(scene: &mut Scene) -> usize {
    for at in 0..CUT {
        scene.twilio.push_fault(if at < CUT / 2 {
            Fault::Late(LATE)
        } else {
            Fault::AcceptThenHang
        });
    }
    let met = scene.twilio.send_requests() + CUT;
    let since = Instant::now();
    while scene.twilio.send_requests() < met {
        assert!(since.elapsed() < PATIENCE, "nothing is under way");
        sleep(Duration::from_millis(5)).await;
    }
    scene.fell(0).await;
    let unknown = scene
        .count("SELECT count(*) FROM outbox WHERE attempted_at IS NOT NULL")
        .await;
    assert!(unknown >= CUT, "the server died too late: {unknown}");
    scene.raise(0).await;
    unknown
}

async fn until_sent(scene: &Scene, texts: usize) {
    let mut since = (0, Instant::now());
    loop {
        let sent = scene.twilio.sent_count();
        if sent >= texts {
            return;
        }
        if sent > since.0 {
            since = (sent, Instant::now());
        }
        assert!(since.1.elapsed() < PATIENCE, "{sent} of {texts} were sent");
        sleep(Duration::from_millis(10)).await;
    }
}

async fn until_finished(scene: &Scene, database: &Database, campaign: &Campaign) {
    let mut since = (0, Instant::now());
    while find(database, campaign.salon).await.state != CampaignState::Finished {
        let sent = scene.twilio.sent_count();
        if sent > since.0 {
            since = (sent, Instant::now());
        }
        assert!(since.1.elapsed() < PATIENCE, "it does not end: {sent} sent");
        sleep(Duration::from_millis(200)).await;
    }
}

/// Fails unless everybody who agreed has one text, and nobody else any.
fn judge(scene: &Scene, people: usize) {
    let mut times: HashMap<String, usize> = HashMap::new();
    for text in scene.twilio.sent() {
        *times.entry(text.to).or_default() += 1;
    }
    let taken: Vec<usize> = (1..=people)
        .filter_map(|one| times.remove(&number(one)))
        .collect();
    assert_eq!(taken.len(), people, "people who agreed were not texted");
    let twice = taken.iter().filter(|times| **times > 1).count();
    assert_eq!(twice, 0, "people were texted twice");
    assert!(times.is_empty(), "{} others were texted", times.len());
}
