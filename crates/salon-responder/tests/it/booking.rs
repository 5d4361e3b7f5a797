//! From a wish to a visit.

use jiff::SignedDuration;

use crate::stage::{Stage, never_says, says};

const ANA: &str = "+19185550123";

/// C1: the slot was a constant.
#[tokio::test(flavor = "multi_thread")]
async fn offers_the_day_the_time_and_the_stylist_that_were_asked_for() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    ana.says("I'd like a haircut").await;
    let answer = ana.says("Friday at 10am with Sarah").await;
    says(&answer, &["Fri Nov 27", "10:00 am", "Sarah", "Haircut"]);
    never_says(&answer, &["tomorrow", "Sam "]);
}

/// C2: "confirmed" was said and nothing was written.
#[tokio::test(flavor = "multi_thread")]
async fn writes_the_visit_before_it_says_booked() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    ana.says("haircut with Sarah Friday at 10am please").await;
    assert!(ana.visits().await.is_empty());
    says(&ana.says("yes").await, &["name"]);
    let answer = ana.says("Ana Lopez").await;
    says(
        &answer,
        &["booked", "Haircut", "Fri Nov 27, 10:00 am", "Sarah", "Ana"],
    );
    assert_eq!(ana.visit().await, "2026-11-27 10:00 sarah haircut");
}

/// C3: "Yes please!" was not understood.
#[tokio::test(flavor = "multi_thread")]
async fn takes_yes_please_for_a_yes() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    ana.says("haircut with Sarah Friday at 10am").await;
    says(&ana.says("Yes please!").await, &["name"]);
}

/// C4: the question was taken for a name.
#[tokio::test(flavor = "multi_thread")]
async fn answers_a_question_before_it_asks_for_the_name_again() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    ana.says("haircut with Sarah Friday at 10am").await;
    ana.says("yes").await;
    let answer = ana.says("actually how much is it?").await;
    says(&answer, &["$65", "name"]);
    never_says(&answer, &["Nice to meet you", "booked"]);
    says(&ana.says("Ana").await, &["booked", "Ana"]);
}

/// C7: the first substring won.
#[tokio::test(flavor = "multi_thread")]
async fn takes_the_longest_service_that_the_words_name() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    says(
        &ana.says("I want a haircut and style on Friday").await,
        &["Haircut and style"],
    );
    let bea = stage.client("+19185550124");
    says(
        &bea.says("cut and color on Friday please").await,
        &["Haircut and Full color"],
    );
}

/// C11: a sales pitch was the answer to "Hi".
#[tokio::test(flavor = "multi_thread")]
async fn greets_shortly_and_asks_an_open_question() {
    let stage = Stage::open().await;
    let answer = stage.client(ANA).says("Hi").await;
    says(
        &answer,
        &["Juniper Lane Salon", "automated", "How can I help?"],
    );
    assert!(answer.len() < 100, "{answer}");
}

/// C12: the first free slot was booked in place of the one asked for.
#[tokio::test(flavor = "multi_thread")]
async fn says_that_a_time_is_taken_and_offers_the_nearest() {
    let stage = Stage::open().await;
    stage
        .client(ANA)
        .has_booked("men's cut with Sam Friday at 2pm", "Ana")
        .await;
    let bob = stage.client("+19185550125");
    let answer = bob
        .says("Can I get a men's cut with Sam on Friday at 2 pm?")
        .await;
    says(&answer, &["Fri Nov 27, 2:00 pm", "taken", "Which one?"]);
    assert!(
        answer.contains("1:30 pm") || answer.contains("2:30 pm"),
        "{answer}"
    );
    assert!(bob.visits().await.is_empty());
}

/// C13: the list was shown again.
#[tokio::test(flavor = "multi_thread")]
async fn books_the_offer_that_was_named_by_its_place_or_its_time() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    let offers = ana.says("balayage with Sam on Saturday afternoon").await;
    says(&offers, &["1)", "2)", "Sat Nov 28", "Sam"]);
    ana.says("the second one").await;
    let booked = ana.says("Ana").await;
    says(&booked, &["booked", "Sat Nov 28"]);

    let bob = stage.client("+19185550125");
    let offers = bob.says("men's cut with Jo on Wednesday around 2").await;
    says(&offers, &["2:00 pm"]);
    bob.says("2pm").await;
    says(
        &bob.says("Bob").await,
        &["booked", "Wed Nov 25, 2:00 pm", "Jo"],
    );
}

/// C14: slots from 9 to 17 were invented.
#[tokio::test(flavor = "multi_thread")]
async fn says_that_a_day_has_nothing_and_offers_the_next_real_openings() {
    let stage = Stage::open().await;
    let answer = stage
        .client(ANA)
        .says("Can I come for a haircut on Thanksgiving, November 26?")
        .await;
    says(
        &answer,
        &["closed", "Thu Nov 26", "Thanksgiving", "Which one?"],
    );
    never_says(
        &answer
            .replace("Thu Nov 26 (Thanksgiving)", "")
            .replace("closed on Thu Nov 26", ""),
        &["Thu Nov 26,"],
    );
}

/// C15: Friday was asked, Sunday was offered.
#[tokio::test(flavor = "multi_thread")]
async fn offers_the_day_that_was_asked_for() {
    let stage = Stage::open().await;
    let answer = stage
        .client(ANA)
        .says("do you have anything for a haircut on Friday?")
        .await;
    says(&answer, &["Fri Nov 27"]);
    never_says(&answer, &["Sat ", "Sun ", "Mon ", "Tue ", "Wed ", "Thu "]);
}

/// C16: the day was guessed.
#[tokio::test(flavor = "multi_thread")]
async fn asks_which_day_is_meant_and_names_both() {
    let stage = Stage::open_at("2026-12-03T16:00:00Z").await; // a Thursday
    let ana = stage.client(ANA);
    says(
        &ana.says("haircut next Friday please").await,
        &["Dec 4", "Dec 11", "?"],
    );
    says(&ana.says("the 11th").await, &["Fri Dec 11"]);

    let november = Stage::open().await;
    let bea = november.client("+19185550124");
    says(
        &bea.says("a haircut on the 31st of November please").await,
        &["Nov 30", "Dec 1"],
    );
}

/// C18: the state was lost after six minutes.
#[tokio::test(flavor = "multi_thread")]
async fn goes_on_after_an_hour_and_a_restart_where_it_stopped() {
    let mut stage = Stage::open().await;
    stage
        .client(ANA)
        .says("haircut with Sarah Friday at 10am")
        .await;
    stage.pass(SignedDuration::from_hours(1));
    stage.restart();
    let ana = stage.client(ANA);
    says(&ana.says("how much is it?").await, &["$65", "10:00 am"]);
    stage.pass(SignedDuration::from_hours(15));
    ana.says("yes").await;
    says(&ana.says("Ana").await, &["booked", "Fri Nov 27, 10:00 am"]);
}

/// A name is asked for once: who gives none is booked all the same.
#[tokio::test(flavor = "multi_thread")]
async fn asks_for_a_name_once() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    ana.says("haircut with Sarah Friday at 10am").await;
    ana.says("yes").await;
    says(&ana.says("no").await, &["booked", "Fri Nov 27, 10:00 am"]);
    ana.says("brow wax with Sarah Friday at 11am").await;
    let answer = ana.says("yes").await;
    assert!(
        answer.contains("booked") || answer.contains("name"),
        "{answer}"
    );
}

/// S6: half an hour for everything; processing time did not free the stylist.
#[tokio::test(flavor = "multi_thread")]
async fn books_a_cut_into_the_processing_time_of_a_color() {
    let stage = Stage::open().await;
    stage
        .client(ANA)
        .has_booked("root touch up with Sam Friday at 10am", "Ana")
        .await;
    assert_eq!(
        stage.client(ANA).visit().await,
        "2026-11-27 10:00 sam root-touch-up"
    );
    let bob = stage.client("+19185550125");
    let answer = bob.says("men's cut with Sam friday at 10:30am").await;
    says(&answer, &["Fri Nov 27, 10:30 am with Sam is free"]);
}

/// C26: one visit for one person was the answer.
#[tokio::test(flavor = "multi_thread")]
async fn gives_two_people_under_one_number_a_visit_each() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    ana.says("book me and my daughter for a haircut with Sarah Tuesday at 3pm")
        .await;
    ana.says("yes").await;
    let answer = ana.says("Ana").await;
    says(
        &answer,
        &["booked", "3:00 pm", "3:45 pm", "Shall I book it?"],
    );
    says(&ana.says("yes").await, &["booked", "3:45 pm"]);
    let booked = stage
        .home
        .query(
            "SELECT c.name FROM appointments a JOIN clients c ON c.id = a.client_id
             WHERE a.status = 'booked' ORDER BY c.name",
        )
        .await;
    let names: Vec<&str> = booked.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(names, ["Ana", "Daughter"]);
    assert_eq!(ana.visits().await.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn leaves_a_group_without_names_to_a_person() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    ana.says("I want to book haircuts for 5 people on Saturday")
        .await;
    let open = stage.home.query("SELECT reason FROM handoffs").await;
    assert_eq!(open[0][0], "group");
}

/// C18: a yes to openings of the day before yesterday was thanked for.
#[tokio::test(flavor = "multi_thread")]
async fn looks_again_when_a_yes_comes_after_the_offer_has_expired() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    ana.says("haircut with Sarah Friday at 10am").await;
    stage.pass(SignedDuration::from_hours(48));
    let anew = ana.says("yes").await;
    says(&anew, &["no longer on offer", "Fri Nov 27, 10:00 am", "?"]);
    assert!(ana.visits().await.is_empty());
}

/// What was shown long ago is not spoken of to who comes back for something else.
#[tokio::test(flavor = "multi_thread")]
async fn greets_who_comes_back_after_the_offer_has_expired() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    ana.says("haircut with Sarah Friday at 10am").await;
    stage.pass(SignedDuration::from_hours(48));
    says(&ana.says("Hi").await, &["How can I help?"]);
}

/// One opening was asked for again as a list of one.
#[tokio::test(flavor = "multi_thread")]
async fn asks_for_one_opening_again_as_it_was_first_put() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    ana.says("manicure on Saturday at 11am").await;
    let again = ana.says("It's Dana").await;
    says(&again, &["Manicure (40 min, $38)", "Shall I book it?"]);
    never_says(&again, &["Which one", "1)"]);
}
