//! Every conversation of the first issue again, in the languages that the salon's menu is not in.
//!
//! C27: a Spanish or French text was answered in English. Each test runs the same scene with the
//! words of each language, on a salon whose own language is English.

mod words;

use jiff::SignedDuration;
use salon_postgres::HandoffScope;

use salon_language::gsm_safe;

use crate::stage::{Stage, never_says};
use words::{FRENCH, SPANISH, Words};

const ANA: &str = "+19185550123";
const BEA: &str = "+19185550124";

const ALL: [&Words; 2] = [&SPANISH, &FRENCH];

/// Fails with the whole answer when a part of it is missing, whatever became of its accents.
#[track_caller]
fn says(answer: &str, parts: &[&str]) {
    for part in parts {
        let found = gsm_safe(answer).contains(&*gsm_safe(part));
        assert!(found, "`{part}` is not in: {answer}");
    }
}

/// Texts until a visit is booked.
async fn book(stage: &Stage, number: &'static str, words: &Words, wish: &str) -> String {
    let client = stage.client(number);
    client.says(wish).await;
    let mut answer = client.says(words.yes).await;
    if !answer.contains(words.booked) {
        answer = client.says(words.name).await;
    }
    answer
}

/// C11: a sales pitch was the answer to "Hi"; C27.
#[tokio::test(flavor = "multi_thread")]
async fn greets_shortly_in_the_clients_language() {
    for words in ALL {
        let stage = Stage::open().await;
        let answer = stage.client(ANA).says(words.hello.0).await;
        says(&answer, &["Juniper Lane Salon", words.hello.1]);
        assert!(answer.len() < 120, "{answer}");
    }
}

/// C1, C2, C3 and C4: offered what was asked, a yes taken for a yes, a question answered before the
/// name is asked again, written before it is said.
#[tokio::test(flavor = "multi_thread")]
async fn books_what_was_asked_for() {
    for words in ALL {
        let stage = Stage::open().await;
        let ana = stage.client(ANA);
        ana.says(words.wish).await;
        let offer = ana.says(words.friday_at_ten.0).await;
        says(&offer, &[words.friday_at_ten.1, "Sarah", "Haircut"]);
        says(&ana.says(words.yes).await, &[words.question]);
        let price = ana.says(words.price).await;
        says(&price, &["65", words.question]);
        assert!(ana.visits().await.is_empty());
        let booked = ana.says(words.name).await;
        says(
            &booked,
            &[words.booked, words.friday_at_ten.1, "Sarah", "Ana"],
        );
        assert_eq!(ana.visit().await, "2026-11-27 10:00 sarah haircut");
    }
}

/// C5: the opt-out was taken for an answer.
#[tokio::test(flavor = "multi_thread")]
async fn an_opt_out_in_the_middle_of_booking_ends_everything() {
    for words in ALL {
        let stage = Stage::open().await;
        let ana = stage.client(ANA);
        ana.says(words.wish_at).await;
        ana.says(words.yes).await;
        let told = ana.says(words.opt_out).await;
        never_says(&told, &["Haircut", words.question, "?"]);
        assert_eq!(ana.says(words.name).await, "");
        assert!(ana.visits().await.is_empty());
        let freed = stage.client(BEA).says(words.wish_at).await;
        says(&freed, &[words.friday_at_ten.1]);
    }
}

/// C6: a new booking was started.
#[tokio::test(flavor = "multi_thread")]
async fn moves_and_cancels_the_visit_that_there_is() {
    for words in ALL {
        let stage = Stage::open().await;
        let ana = stage.client(ANA);
        says(
            &book(&stage, ANA, words, words.wish_at).await,
            &[words.booked],
        );
        says(
            &ana.says(words.reschedule).await,
            &["Haircut", words.friday_at_ten.1],
        );
        let (day, shown, moved) = words.wednesday;
        ana.says(day).await;
        says(&ana.says(words.yes).await, &[moved]);
        assert_eq!(ana.visit().await, "2026-11-25 11:00 sarah haircut");
        let asked = ana.says(words.cancel).await;
        says(&asked, &["Haircut", "?"]);
        assert!(
            asked.contains(shown) || asked.contains(&shown.replace('é', "e")),
            "{asked}"
        );
        says(&ana.says(words.yes).await, &[words.cancelled]);
        assert!(ana.visits().await.is_empty());
    }
}

/// C7: the first substring won.
#[tokio::test(flavor = "multi_thread")]
async fn two_services_are_two_services() {
    for words in ALL {
        let stage = Stage::open().await;
        let answer = stage.client(ANA).says(words.two_services).await;
        says(&answer, &["Haircut", "Full color", words.friday]);
    }
}

/// C8: a booking was started.
#[tokio::test(flavor = "multi_thread")]
async fn tells_how_long_a_service_takes() {
    for words in ALL {
        let stage = Stage::open().await;
        let answer = stage.client(ANA).says(words.duration).await;
        says(&answer, &["Balayage", "2 h 30 min"]);
        never_says(&answer, &["1)", words.booked]);
    }
}

/// C12: the first free slot was booked in place of the one asked for.
#[tokio::test(flavor = "multi_thread")]
async fn says_that_a_time_is_taken_and_offers_the_nearest() {
    for words in ALL {
        let stage = Stage::open().await;
        book(&stage, ANA, words, words.wish_at).await;
        let bea = stage.client(BEA);
        let answer = bea.says(words.wish_at).await;
        says(&answer, &[words.friday_at_ten.1, words.taken, "1)"]);
        assert!(bea.visits().await.is_empty());
    }
}

/// C13: the list was shown again.
#[tokio::test(flavor = "multi_thread")]
async fn books_the_offer_that_was_named_by_its_place_or_its_time() {
    for words in ALL {
        let stage = Stage::open().await;
        let ana = stage.client(ANA);
        let offers = ana.says(words.several.0).await;
        says(&offers, &["1)", "2)", words.several.1, "Sam"]);
        ana.says(words.second).await;
        says(
            &ana.says(words.name).await,
            &[words.booked, words.several.1],
        );

        let stage = Stage::open().await;
        let bea = stage.client(BEA);
        let offers = bea.says(words.several.0).await;
        says(&offers, &["14:00"]);
        bea.says(words.by_time).await;
        says(&bea.says("Bea").await, &[words.booked, "14:00"]);
    }
}

/// C10 and C14: a refusal of what was offered is answered; slots were invented.
#[tokio::test(flavor = "multi_thread")]
async fn says_when_it_is_closed_and_offers_real_openings() {
    for words in ALL {
        let stage = Stage::open().await;
        let ana = stage.client(ANA);
        let answer = ana.says(words.closed_day.0).await;
        says(&answer, words.closed_day.1);
        says(&answer, &["1)"]);
        assert_ne!(ana.says(words.none).await, "");
    }
}

/// C15: Friday was asked, Sunday was offered.
#[tokio::test(flavor = "multi_thread")]
async fn offers_the_day_that_was_asked_for() {
    for words in ALL {
        let stage = Stage::open().await;
        let answer = stage.client(ANA).says(words.wish_at).await;
        says(&answer, &[words.friday]);
        never_says(&answer, &["29 nov", "28 nov"]);
    }
}

/// C16: the day was guessed.
#[tokio::test(flavor = "multi_thread")]
async fn asks_which_day_is_meant_and_names_both() {
    for words in ALL {
        let stage = Stage::open_at("2026-11-26T18:00:00Z").await;
        let answer = stage.client(ANA).says(words.next_friday.0).await;
        says(&answer, words.next_friday.1);
        says(&answer, &["?"]);
    }
}

/// C18: the state was lost after six minutes.
#[tokio::test(flavor = "multi_thread")]
async fn goes_on_after_a_restart_in_the_same_language() {
    for words in ALL {
        let mut stage = Stage::open().await;
        stage.client(ANA).says(words.wish_at).await;
        stage.pass(SignedDuration::from_hours(1));
        stage.restart();
        // "Ok" is no language's: the conversation remembers its own.
        says(&stage.client(ANA).says("ok").await, &[words.question]);
    }
}

/// C19: another person's visit was told.
#[tokio::test(flavor = "multi_thread")]
async fn never_tells_another_persons_visit() {
    for words in ALL {
        let stage = Stage::open().await;
        stage
            .client(ANA)
            .has_booked("haircut with Sarah Friday at 10am", "Olivia Hart")
            .await;
        let answer = stage.client(BEA).says(words.others).await;
        never_says(&answer, &["10:00", "27 nov", "Haircut", "Sarah"]);
        assert_ne!(answer, "");
    }
}

/// C21: booked on after an allergic reaction.
#[tokio::test(flavor = "multi_thread")]
async fn hands_an_emergency_to_a_person() {
    for words in ALL {
        let stage = Stage::open().await;
        let answer = stage.client(ANA).says(words.emergency).await;
        never_says(&answer, &["1)", words.booked]);
        assert_ne!(answer, "");
        let open = stage
            .database
            .list_handoffs(stage.salon, HandoffScope::Open);
        assert_eq!(open.await.unwrap().len(), 1);
    }
}

/// C22: a tapback was answered.
#[tokio::test(flavor = "multi_thread")]
async fn stores_a_tapback_and_does_not_answer_it() {
    for words in ALL {
        let stage = Stage::open().await;
        let ana = stage.client(ANA);
        ana.says(words.hello.0).await;
        assert_eq!(ana.says(words.tapback).await, "");
    }
}

/// C25: "no wait, Saturday instead" booked both.
#[tokio::test(flavor = "multi_thread")]
async fn moves_the_one_visit_when_the_client_thinks_better_of_it() {
    for words in ALL {
        let stage = Stage::open().await;
        let ana = stage.client(ANA);
        book(&stage, ANA, words, words.wish_at).await;
        let offer = ana.says(words.better).await;
        says(&offer, &[words.monday]);
        ana.says("1").await;
        assert!(ana.visit().await.starts_with("2026-11-30"), "{offer}");
    }
}

/// A courtesy in another language changes nothing; a sentence in it, or a request for it, does.
#[tokio::test(flavor = "multi_thread")]
async fn the_language_changes_only_on_evidence() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    says(
        &ana.says("Hi, can I get a haircut on Friday?").await,
        &["Fri Nov 27"],
    );
    says(&ana.says("ok gracias").await, &["Fri Nov 27"]);
    let asked = ana.says("¿me lo puede decir en español?").await;
    says(&asked, &["español"]);
    says(&ana.says("2").await, &["nombre"]);

    let bea = stage.client(BEA);
    says(&bea.says("do you speak French?").await, &["français"]);
    says(&bea.says("ok").await, &["Avec plaisir"]);
}
