//! People under a number.

use salon_domain::ClientName;

use crate::stage::{Stage, address, effect};

const ANA: &str = "+19185550123";

fn name(text: &str) -> ClientName {
    ClientName::parse(text).unwrap()
}

#[tokio::test]
async fn one_number_can_stand_for_a_family() {
    let stage = Stage::open().await;
    let turn = stage.turn(ANA).await;
    let number = address(ANA);
    assert_eq!(
        stage
            .database
            .people_at(stage.salon, &number)
            .await
            .unwrap(),
        []
    );
    let add = |ordinal, who: Option<&'static str>| {
        let who = who.map(name);
        let (database, number) = (stage.database.clone(), number.clone());
        let (salon, effect) = (stage.salon, effect(&turn, ordinal));
        async move {
            database
                .add_person(effect, salon, &number, who.as_ref())
                .await
                .unwrap()
        }
    };
    let mother = add(1, None).await;
    assert_eq!(add(1, None).await, mother, "the same effect adds nobody");
    let daughter = add(2, Some("Mia")).await;
    stage
        .database
        .name_person(effect(&turn, 3), stage.salon, mother, &name("Ana"))
        .await
        .unwrap();
    let people = stage
        .database
        .people_at(stage.salon, &number)
        .await
        .unwrap();
    let people: Vec<_> = people
        .iter()
        .map(|one| (one.id, one.name.clone().unwrap()))
        .collect();
    assert_eq!(people, [(mother, name("Ana")), (daughter, name("Mia"))]);
}

#[tokio::test]
async fn a_number_that_was_taken_off_leads_to_nobody() {
    let stage = Stage::open().await;
    let turn = stage.turn(ANA).await;
    let client = stage.client(ANA).await;
    stage
        .database
        .unlink_number(effect(&turn, 1), stage.salon, &address(ANA))
        .await
        .unwrap();
    assert_eq!(
        stage
            .database
            .people_at(stage.salon, &address(ANA))
            .await
            .unwrap(),
        []
    );
    let next = stage.client(ANA).await;
    assert_ne!(next, client);
    // The effect is done: it takes nothing off a second time.
    stage
        .database
        .unlink_number(effect(&turn, 1), stage.salon, &address(ANA))
        .await
        .unwrap();
    assert_eq!(
        stage
            .database
            .people_at(stage.salon, &address(ANA))
            .await
            .unwrap()
            .len(),
        1
    );
}

#[tokio::test]
async fn another_salon_does_not_know_the_person() {
    let stage = Stage::open().await;
    let turn = stage.turn(ANA).await;
    let client = stage.client(ANA).await;
    let elsewhere = salon_domain::SalonId::new(stage.salon.get() + 1);
    assert_eq!(
        stage
            .database
            .people_at(elsewhere, &address(ANA))
            .await
            .unwrap(),
        []
    );
    let refused = stage
        .database
        .name_person(effect(&turn, 1), elsewhere, client, &name("Ana"))
        .await;
    assert_eq!(refused.unwrap_err().code(), "database_not_found");
}
