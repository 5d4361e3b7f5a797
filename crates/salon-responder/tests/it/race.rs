//! Two phones, one opening.

use crate::stage::{Stage, never_says, says};

/// S1: two phones took one slot.
#[tokio::test(flavor = "multi_thread")]
async fn the_slower_of_two_gets_fresh_offers() {
    let stage = Stage::open().await;
    let (ana, bob) = (stage.client("+19185550123"), stage.client("+19185550125"));
    for client in [&ana, &bob] {
        says(
            &client.says("haircut with Sarah Friday at 10am").await,
            &["is free"],
        );
    }
    ana.says("yes").await;
    says(&ana.says("Ana").await, &["booked"]);
    let answer = bob.says("yes").await;
    says(&answer, &["was just taken", "Which one?"]);
    never_says(
        &answer.replace("Fri Nov 27, 10:00 am was just taken", ""),
        &["10:00 am", "booked"],
    );
    assert!(bob.visits().await.is_empty());
}
