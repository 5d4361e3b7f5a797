//! Moving and cancelling.

use crate::stage::{Stage, never_says, says};

const ANA: &str = "+19185550123";

/// C6: a new booking was started.
#[tokio::test(flavor = "multi_thread")]
async fn moves_the_visit_that_there_is() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    ana.has_booked("haircut with Sarah Friday at 10am", "Ana")
        .await;
    says(
        &ana.says("I need to reschedule").await,
        &["Haircut", "Fri Nov 27, 10:00 am"],
    );
    let offer = ana.says("Wednesday at 11").await;
    says(&offer, &["Wed Nov 25, 11:00 am", "move"]);
    says(&ana.says("yes").await, &["moved", "Wed Nov 25, 11:00 am"]);
    assert_eq!(ana.visit().await, "2026-11-25 11:00 sarah haircut");
}

/// C6: a new booking was started.
#[tokio::test(flavor = "multi_thread")]
async fn cancels_the_visit_that_there_is_once_that_is_sure() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    ana.has_booked("haircut with Sarah Friday at 10am", "Ana")
        .await;
    let question = ana.says("please cancel my appointment").await;
    says(&question, &["Haircut", "Fri Nov 27, 10:00 am", "?"]);
    never_says(&question, &["CANCEL", "reply cancel"]);
    assert_eq!(ana.visits().await.len(), 1);
    says(&ana.says("yes").await, &["cancelled"]);
    assert!(ana.visits().await.is_empty());
}

/// S3: cancelled visits still blocked their slot.
#[tokio::test(flavor = "multi_thread")]
async fn gives_the_time_of_a_cancelled_visit_to_somebody_else() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    ana.has_booked("haircut with Sarah Friday at 10am", "Ana")
        .await;
    ana.says("cancel my haircut").await;
    ana.says("Y").await;
    let bob = stage.client("+19185550125");
    says(
        &bob.says("haircut with Sarah Friday at 10am").await,
        &["Fri Nov 27, 10:00 am with Sarah is free"],
    );
}

/// C25: "no wait, Saturday instead" booked both.
#[tokio::test(flavor = "multi_thread")]
async fn moves_the_one_visit_when_the_client_thinks_better_of_it() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    ana.has_booked("men's cut with Jo Friday at 10am", "Ana")
        .await;
    let offer = ana
        .says("no wait, can we move it to Saturday instead")
        .await;
    says(&offer, &["Sat Nov 28"]);
    ana.says("the first one").await;
    assert!(
        ana.visit().await.starts_with("2026-11-28"),
        "{}",
        ana.visit().await
    );
}

/// C5: "STOP" was stored as an e-mail address.
#[tokio::test(flavor = "multi_thread")]
async fn stop_in_the_middle_of_booking_opts_out_and_gives_the_hold_back() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    ana.says("haircut with Sarah Friday at 10am").await;
    says(&ana.says("yes").await, &["name"]);
    let held = stage
        .client("+19185550125")
        .says("haircut with Sarah Friday at 10am")
        .await;
    says(&held, &["taken"]);
    assert_eq!(ana.says("STOP").await, "");
    assert_eq!(ana.says("hello?").await, "");
    let freed = stage
        .client("+19185550126")
        .says("haircut with Sarah Friday at 10am")
        .await;
    says(&freed, &["is free"]);
}

/// A late change costs what the salon says it costs, and that is said before.
#[tokio::test(flavor = "multi_thread")]
async fn names_the_fee_of_a_late_change_before_it_is_made() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    ana.has_booked("men's cut with Jo today at 4pm", "Ana")
        .await;
    says(&ana.says("I have to cancel my appointment").await, &["$25"]);
}

/// A weekday said while a visit is moved is the one nearest to it, not the next in the calendar.
#[tokio::test(flavor = "multi_thread")]
async fn a_weekday_to_move_to_is_that_of_the_visits_own_week() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    ana.has_booked("haircut with Sarah on Friday December 11 at 10am", "Ana")
        .await;
    says(
        &ana.says("can we move it to Wednesday").await,
        &["Wed Dec 9"],
    );
}

/// A visit that was to be on another day lost its time.
#[tokio::test(flavor = "multi_thread")]
async fn keeps_the_time_of_a_visit_that_moves_to_another_day() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    ana.has_booked("haircut with Sarah Friday at 10am", "Ana")
        .await;
    let offer = ana.says("can we move my haircut to Wednesday?").await;
    says(&offer, &["Wed Nov 25, 10:00 am", "move"]);
    says(&ana.says("perfect").await, &["moved"]);
    assert_eq!(ana.visit().await, "2026-11-25 10:00 sarah haircut");
}

/// "I confirm my appointment" was taken for a question after it.
#[tokio::test(flavor = "multi_thread")]
async fn confirms_the_visit_that_the_client_confirms() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    ana.has_booked("haircut with Sarah Friday at 10am", "Ana")
        .await;
    says(
        &ana.says("I confirm my appointment").await,
        &["is confirmed", "Fri Nov 27"],
    );
}

/// C28: a yes to an opening and to a cancellation cancelled.
#[tokio::test(flavor = "multi_thread")]
async fn asks_which_when_a_yes_may_cancel_or_book() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    ana.has_booked("manicure on Saturday at 11am", "Ana").await;
    ana.says("haircut with Sarah Friday at 10am").await;
    ana.says("and cancel my manicure").await;
    let which = ana.says("yes").await;
    says(&which, &["1) cancel your Manicure", "2) book Fri Nov 27"]);
    assert_eq!(ana.visits().await.len(), 1);
    let cancelled = ana.says("1").await;
    says(
        &cancelled,
        &["Manicure", "is cancelled", "Shall I book it?"],
    );
    says(&ana.says("yes").await, &["booked"]);
    assert_eq!(ana.visit().await, "2026-11-27 10:00 sarah haircut");
}
