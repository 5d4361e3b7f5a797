//! Questions about the salon.

use salon_postgres::Apply;
use salon_responder::{Clock as _, DEMO_SALON_FILE, parse_salon_file};

use crate::stage::{Stage, never_says, says};

const ANA: &str = "+19185550123";

/// C8: a booking was started.
#[tokio::test(flavor = "multi_thread")]
async fn tells_how_long_a_service_takes() {
    let stage = Stage::open().await;
    let answer = stage
        .client(ANA)
        .says("How long does a balayage take?")
        .await;
    says(&answer, &["Balayage", "2 h 30 min"]);
    never_says(&answer, &["Which one?", "booked", "free"]);
}

/// C10: questions of one word were dropped as automation.
#[tokio::test(flavor = "multi_thread")]
async fn answers_the_shortest_questions() {
    let stage = Stage::open().await;
    for (number, text) in [
        ("+19185550131", "price?"),
        ("+19185550132", "hair color"),
        ("+19185550133", "any openings?"),
        ("+19185550134", "None of those work"),
    ] {
        assert_ne!(stage.client(number).says(text).await, "", "{text}");
    }
}

/// C19: another person's visit was told.
#[tokio::test(flavor = "multi_thread")]
async fn never_tells_another_persons_visit() {
    let stage = Stage::open().await;
    stage
        .client(ANA)
        .has_booked("haircut with Sarah Friday at 10am", "Olivia Hart")
        .await;
    let answer = stage
        .client("+19185550125")
        .says("what time is Olivia's appointment?")
        .await;
    never_says(&answer, &["10:00", "Nov 27", "Haircut", "Sarah"]);
    assert_ne!(answer, "");
}

/// O5: an expired promotion was still offered.
#[tokio::test(flavor = "multi_thread")]
async fn tells_the_salons_own_facts() {
    let stage = Stage::open().await;
    says(
        &stage.client(ANA).says("where can I park?").await,
        &["lot behind the salon"],
    );
}

/// S5: a stylist was booked outside her hours; the salon's hours are the ones in its file.
#[tokio::test(flavor = "multi_thread")]
async fn tells_the_hours_of_a_day_and_of_the_week() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    says(
        &ana.says("are you open on Sunday?").await,
        &["closed", "Sun Nov 29"],
    );
    says(
        &ana.says("what are your hours?").await,
        &["Mon", "Sat", "closed Sun"],
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn tells_the_clients_own_visits() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    says(
        &ana.says("when is my appointment?").await,
        &["no coming visit"],
    );
    ana.has_booked("haircut with Sarah Friday at 10am", "Ana")
        .await;
    says(
        &ana.says("when is my appointment?").await,
        &["Haircut with Sarah on Fri Nov 27, 10:00 am"],
    );
}

/// The price of a visit is its stylist's price.
#[tokio::test(flavor = "multi_thread")]
async fn tells_the_price_of_the_clients_own_visit() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    ana.has_booked("balayage with Sam on Saturday afternoon", "Ana")
        .await;
    says(
        &ana.says("how much is it?").await,
        &["Balayage is from $210"],
    );
}

/// S8: the wrong location's services were offered.
#[tokio::test(flavor = "multi_thread")]
async fn speaks_of_the_salon_whose_number_was_texted() {
    let stage = Stage::open().await;
    let file = DEMO_SALON_FILE
        .replace("key = \"juniper-lane\"", "key = \"elm-street\"")
        .replace("Juniper Lane Salon", "Elm Street Salon")
        .replace("+1 918 555 0100", "+1 918 555 0200")
        .replace("price = \"65\"", "price = \"80\"");
    let other = parse_salon_file(&file, "elm-street.toml").unwrap();
    stage
        .database
        .apply_salon(&other, Apply::Write, stage.clock.now())
        .await
        .unwrap();

    let ana = stage.client(ANA);
    let here = ana.says("how much is a haircut?").await;
    says(&here, &["Juniper Lane Salon", "$65"]);
    let there = stage
        .ask("+19185550200", ANA, "how much is a haircut?")
        .await;
    says(&there, &["Elm Street Salon", "$80"]);
}

/// A question about who is speaking was passed on instead of answered.
#[tokio::test(flavor = "multi_thread")]
async fn says_that_it_is_a_machine_to_who_wonders_whether_it_is_a_person() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    says(&ana.says("Hi").await, &["automated"]);
    let answer = ana.says("am I talking to a real person or a bot?").await;
    says(&answer, &["automated", "person"]);
    never_says(&answer, &["I've asked the team"]);
}

/// The address and the rule for changes were told twice: as a topic and as a fact.
#[tokio::test(flavor = "multi_thread")]
async fn tells_a_fact_once() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    for (text, fact) in [
        ("where are you located?", "214 Juniper Lane"),
        ("what's your cancellation policy?", "24 hours before"),
    ] {
        let answer = ana.says(text).await;
        assert_eq!(answer.matches(fact).count(), 1, "{answer}");
    }
}

/// Who asked about paying was told the rule for late changes as well.
#[tokio::test(flavor = "multi_thread")]
async fn tells_no_rule_that_was_not_asked_for() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    let answer = ana
        .says("do you take apple pay? and is tipping expected?")
        .await;
    says(&answer, &["Apple Pay", "Tips"]);
    never_says(&answer, &["24 hours", "cancel"]);
}

/// "Running late? Text us." was said to who texted just that.
#[tokio::test(flavor = "multi_thread")]
async fn does_not_tell_who_is_late_to_text() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    let answer = ana.says("I'm running late, be there in 10").await;
    never_says(&answer, &["Text us"]);
    says(
        &ana.says("what if I'm running late?").await,
        &["15 minutes"],
    );
}

/// A promotion was told to "book offer 99", and refused by the fact check where it was asked for.
#[tokio::test(flavor = "multi_thread")]
async fn tells_a_promotion_to_who_asks_for_it_and_to_nobody_else() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    says(
        &ana.says("any specials right now?").await,
        &["deep conditioning", "January 31"],
    );
    ana.says("haircut with Sarah on Monday").await;
    let answer = ana.says("yes book offer 99").await;
    never_says(&answer, &["deep conditioning", "booked"]);
}
