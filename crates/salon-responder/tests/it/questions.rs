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
