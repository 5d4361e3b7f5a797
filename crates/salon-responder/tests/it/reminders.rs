//! Reminders: planned, sent once, shifted or skipped by the stated rule, and answered by their letters.

use jiff::Timestamp;
use salon_domain::{Purpose, SkipReason};
use salon_postgres::{Author, NewQueuedText, NewText, ReminderRow};

use crate::stage::{Client, Stage, never_says, says};

const ANA: &str = "+19185550123";

/// The visit of most of these tests is on Friday at ten: a day before is Thursday at ten.
const THURSDAY_TEN: &str = "2026-11-26T16:00:00Z";
const FRIDAY_EIGHT: &str = "2026-11-27T14:00:00Z";
const FRIDAY_TEN: &str = "haircut with Sarah Friday at 10am";

/// M3: reminders were never sent, because nothing called the function.
#[tokio::test(flavor = "multi_thread")]
async fn reminds_a_day_and_two_hours_before_each_once() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    ana.has_booked(FRIDAY_TEN, "Ana").await;
    stage.minds_the_clock().await;
    assert_eq!(
        stage.told(ANA).await,
        ["0 skipped said_already", "1440 planned", "120 planned"]
    );
    let before = stage.carrier.sent_to(ANA).len();
    for instant in [
        THURSDAY_TEN,
        "2026-11-26T16:05:00Z",
        FRIDAY_EIGHT,
        "2026-11-27T14:05:00Z",
    ] {
        stage.wait_until(instant);
        stage.minds_the_clock().await;
        stage.minds_the_clock().await;
    }
    let sent = stage.carrier.sent_to(ANA).split_off(before);
    assert_eq!(sent.len(), 2, "{sent:?}");
    says(
        &sent[0],
        &[
            "Juniper Lane Salon",
            "Haircut with Sarah",
            "Fri Nov 27, 10:00 am",
            "Reply C",
            "X if",
        ],
    );
    never_says(&sent[0], &["CANCEL", "YES"]);
    assert!(
        salon_sms::measure(&sent[0]).count == 1,
        "one segment: {}",
        sent[0]
    );
    let keys = stage.keys().await;
    let visit = ana.visits().await[0].clone();
    let key = format!("reminder:{}:v{}:24h", visit.id, visit.version);
    assert!(keys.contains(&key), "{keys:?}");
}

/// M4: a reminder went out after the visit was moved.
#[tokio::test(flavor = "multi_thread")]
async fn a_moved_visit_is_reminded_of_at_its_new_time_alone() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    ana.has_booked(FRIDAY_TEN, "Ana").await;
    stage.minds_the_clock().await;
    ana.says("move it to Wednesday at 11").await;
    says(&ana.says("yes").await, &["moved"]);
    stage.minds_the_clock().await;
    let before = stage.carrier.sent_to(ANA).len();
    for instant in [
        "2026-11-24T17:00:00Z",
        "2026-11-25T15:00:00Z",
        THURSDAY_TEN,
        FRIDAY_EIGHT,
    ] {
        stage.wait_until(instant);
        stage.minds_the_clock().await;
    }
    let sent = stage.carrier.sent_to(ANA).split_off(before);
    assert_eq!(sent.len(), 2, "{sent:?}");
    for text in &sent {
        says(text, &["Wed Nov 25, 11:00 am"]);
    }
}

/// M4: bound to the visit's version, and checked once more when the text is about to leave.
#[tokio::test(flavor = "multi_thread")]
async fn a_reminder_already_on_its_way_does_not_leave_for_a_cancelled_visit() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    ana.has_booked(FRIDAY_TEN, "Ana").await;
    stage.wait_until(THURSDAY_TEN);
    stage.rehearsal.do_duties().await.unwrap();
    let before = stage.carrier.sent_to(ANA);
    let visit = ana.visits().await[0].clone();
    stage.cancel_behind(&visit).await;
    stage.rehearsal.settle().await.unwrap();
    assert_eq!(stage.carrier.sent_to(ANA), before);
    let told = stage.told(ANA).await;
    assert!(
        told.contains(&"1440 skipped changed".to_owned()),
        "{told:?}"
    );
    stage.minds_the_clock().await;
    let told = stage.told(ANA).await;
    assert!(
        told.contains(&"120 skipped not_coming".to_owned()),
        "{told:?}"
    );
}

/// After an outage nothing stale goes out; what is still of use does.
#[tokio::test(flavor = "multi_thread")]
async fn after_an_outage_a_stale_reminder_is_skipped_with_its_reason() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    ana.has_booked(FRIDAY_TEN, "Ana").await;
    stage.minds_the_clock().await;
    let before = stage.carrier.sent_to(ANA).len();
    stage.wait_until("2026-11-26T22:30:00Z");
    stage.minds_the_clock().await;
    let told = stage.told(ANA).await;
    assert!(
        told.contains(&format!("1440 skipped {}", SkipReason::Stale.as_str())),
        "{told:?}"
    );
    stage.wait_until(FRIDAY_EIGHT);
    stage.minds_the_clock().await;
    assert_eq!(stage.carrier.sent_to(ANA).len(), before + 1);
}

/// M10: reminders at six in the morning.
#[tokio::test(flavor = "multi_thread")]
async fn a_reminder_due_in_quiet_hours_waits_for_the_morning_there() {
    let stage = Stage::open().await;
    // Los Angeles is two hours behind: ten in Chicago is eight there, two hours before is six.
    let west = stage.client("+12135550123");
    west.has_booked(FRIDAY_TEN, "Ana").await;
    stage.minds_the_clock().await;
    stage.wait_until("2026-11-26T15:59:00Z");
    stage.minds_the_clock().await;
    let before = stage.carrier.sent_to("+12135550123").len();
    stage.wait_until(THURSDAY_TEN);
    stage.minds_the_clock().await;
    assert_eq!(
        stage.carrier.sent_to("+12135550123").len(),
        before + 1,
        "eight there"
    );
    stage.wait_until(FRIDAY_EIGHT);
    stage.minds_the_clock().await;
    assert_eq!(stage.carrier.sent_to("+12135550123").len(), before + 1);
    let told = stage.told("+12135550123").await;
    assert!(
        told.contains(&"120 skipped quiet_hours".to_owned()),
        "{told:?}"
    );
}

/// M10: the one path out holds it back whoever queued it; an answer leaves at any hour.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_nobody_asked_for_leaves_at_night_and_an_answer_does() {
    let stage = Stage::open_at("2026-11-24T04:00:00Z").await;
    let ana = stage.client(ANA);
    assert_ne!(ana.says("Hi").await, "");
    let text = NewQueuedText {
        salon: stage.salon,
        to: ana.address(),
        from: None,
        author: Author::Assistant,
        text: NewText {
            body: "Your visit is tomorrow".to_owned(),
            purpose: Purpose::Service,
            purpose_key: "test:night".to_owned(),
        },
        bulk: false,
        media: Vec::new(),
        at: stage.now(),
    };
    stage.database.queue_text(&text).await.unwrap();
    stage.rehearsal.settle().await.unwrap();
    assert_eq!(stage.carrier.sent_to(ANA).len(), 1);
    assert_eq!(stage.database.queue_depths().await.unwrap().outbox, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_c_confirms_the_visit_and_its_later_reminder_does_not_ask_again() {
    let stage = Stage::open().await;
    let ana = stage.reminded_client().await;
    says(&ana.says("C").await, &["confirmed", "Fri Nov 27, 10:00 am"]);
    assert_eq!(
        ana.visits().await[0].status,
        salon_domain::VisitStatus::Confirmed
    );
    stage.minds_the_clock().await;
    stage.wait_until(FRIDAY_EIGHT);
    stage.minds_the_clock().await;
    let sent = stage.carrier.sent_to(ANA);
    let last = sent.last().unwrap();
    says(last, &["Fri Nov 27, 10:00 am", "X if you can't come"]);
    never_says(last, &["Reply C"]);
    let reminders = sent
        .iter()
        .filter(|text| text.contains("can't come"))
        .count();
    assert_eq!(
        reminders, 2,
        "the day's reminder is not sent again for the new version"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_yes_to_a_reminder_confirms_and_subscribes_to_nothing() {
    let stage = Stage::open().await;
    let ana = stage.reminded_client().await;
    says(&ana.says("YES").await, &["confirmed"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_r_starts_moving_the_visit() {
    let stage = Stage::open().await;
    let ana = stage.reminded_client().await;
    says(&ana.says("R").await, &["day and time", "Haircut"]);
    let offer = ana.says("Tuesday at 11").await;
    says(&offer, &["Tue Dec 1, 11:00 am", "move"]);
    ana.says("yes").await;
    assert_eq!(ana.visit().await, "2026-12-01 11:00 sarah haircut");
}

/// X cancels under the salon's policy: another time is offered first, and the fee is said before.
#[tokio::test(flavor = "multi_thread")]
async fn an_x_offers_another_time_and_names_the_fee_before_it_cancels() {
    let stage = Stage::open().await;
    let ana = stage.reminded_client().await;
    stage.wait_until(FRIDAY_EIGHT);
    let question = ana.says("X").await;
    says(
        &question,
        &["another time", "$25", "Reply R", "Y to cancel"],
    );
    assert_eq!(ana.visits().await.len(), 1);
    says(&ana.says("R").await, &["day and time"]);
    ana.says("never mind").await;
    assert_eq!(ana.visits().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_x_and_a_y_cancel_the_visit() {
    let stage = Stage::open().await;
    let ana = stage.reminded_client().await;
    let question = ana.says("x").await;
    says(&question, &["another time"]);
    says(&ana.says("Y").await, &["cancelled"]);
    assert!(ana.visits().await.is_empty());
}

/// C28: a yes when two questions are open was guessed.
#[tokio::test(flavor = "multi_thread")]
async fn a_yes_while_a_reminder_and_another_question_are_open_is_asked_about() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    ana.has_booked(FRIDAY_TEN, "Ana").await;
    stage.wait_until("2026-11-26T15:58:00Z");
    ana.says("men's cut with Jo on Saturday at 11am").await;
    stage.wait_until(THURSDAY_TEN);
    stage.minds_the_clock().await;
    let question = ana.says("yes").await;
    says(&question, &["Reply C", "Haircut"]);
    assert_eq!(ana.visits().await.len(), 1);
    says(&ana.says("C").await, &["confirmed", "Fri Nov 27"]);
}

/// An opt-out between planning and sending is the reason that is written down.
#[tokio::test(flavor = "multi_thread")]
async fn who_opted_out_is_not_reminded() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    ana.has_booked(FRIDAY_TEN, "Ana").await;
    stage.minds_the_clock().await;
    ana.says("STOP").await;
    let before = stage.carrier.sent_to(ANA);
    stage.wait_until(THURSDAY_TEN);
    stage.minds_the_clock().await;
    assert_eq!(stage.carrier.sent_to(ANA), before);
    let told = stage.told(ANA).await;
    assert!(
        told.contains(&"1440 skipped opted_out".to_owned()),
        "{told:?}"
    );
}

/// Two schedulers at once: the rows decide, not the lease.
#[tokio::test(flavor = "multi_thread")]
async fn two_schedulers_at_once_send_each_reminder_once() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    ana.has_booked(FRIDAY_TEN, "Ana").await;
    let other = stage.second_desk();
    let both = tokio::join!(stage.rehearsal.do_duties(), other.do_duties());
    both.0.unwrap();
    both.1.unwrap();
    assert_eq!(stage.told(ANA).await.len(), 3);
    let before = stage.carrier.sent_to(ANA).len();
    stage.wait_until(THURSDAY_TEN);
    let both = tokio::join!(stage.rehearsal.do_duties(), other.do_duties());
    both.0.unwrap();
    both.1.unwrap();
    stage.rehearsal.settle().await.unwrap();
    assert_eq!(stage.carrier.sent_to(ANA).len(), before + 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_process_at_a_time_holds_the_lease_until_it_gives_it_back() {
    let stage = Stage::open().await;
    let hold = async |holder: &str| {
        let length = std::time::Duration::from_mins(1);
        stage
            .database
            .hold_lease("duties", holder, length)
            .await
            .unwrap()
    };
    assert!(hold("a").await && hold("a").await && !hold("b").await);
    stage.database.release_lease("duties", "b").await.unwrap();
    assert!(!hold("b").await, "only the holder can give it back");
    stage.database.release_lease("duties", "a").await.unwrap();
    assert!(hold("b").await);
}

impl Stage {
    /// A client with a visit on Friday at ten who was just reminded of it.
    async fn reminded_client(&self) -> Client<'_> {
        let ana = self.client(ANA);
        ana.has_booked(FRIDAY_TEN, "Ana").await;
        self.wait_until(THURSDAY_TEN);
        self.minds_the_clock().await;
        let sent = self.carrier.sent_to(ANA);
        says(sent.last().unwrap(), &["Reply C"]);
        ana
    }

    /// What became of a client's reminders, in the order of their times.
    async fn told(&self, number: &'static str) -> Vec<String> {
        let ana = self.client(number);
        let people = self
            .database
            .people_at(self.salon, &ana.address())
            .await
            .unwrap();
        let clients: Vec<_> = people.iter().map(|person| person.id).collect();
        let visits = self
            .database
            .visits_of(self.salon, &clients, Timestamp::UNIX_EPOCH);
        let visit = visits.await.unwrap()[0].id;
        let listed = self
            .database
            .list_reminders(self.salon, Some(visit), None, 100);
        let line = |row: ReminderRow| {
            let reason = row
                .reason
                .map(|reason| format!(" {reason}"))
                .unwrap_or_default();
            format!("{} {}{reason}", row.kind.lead().get(), row.state)
        };
        listed.await.unwrap().into_iter().map(line).collect()
    }

    async fn keys(&self) -> Vec<String> {
        let query = "SELECT purpose_key FROM messages WHERE purpose = 'service'";
        let rows = self.home.query(query).await;
        rows.into_iter().flatten().collect()
    }
}
