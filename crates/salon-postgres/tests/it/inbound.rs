//! A text is stored once, whatever arrives together.

use salon_postgres::{Ingested, StoredMedia};

use crate::stage::{Stage, now};

#[tokio::test]
async fn answers_in_the_order_of_the_input_and_finds_duplicates_within_it() {
    let stage = Stage::open().await;
    stage.text("+19185550124", "SM-known", "before").await;
    let batch = [
        stage.inbound("+19185550129", "SM-a", "first"),
        stage.inbound("+19185550124", "SM-known", "before"),
        stage.inbound("+19185550123", "SM-b", "second"),
        stage.inbound("+19185550129", "SM-a", "first"),
        stage.inbound("+19185550129", "SM-c", "third"),
    ];
    let stored = stage.database.store_inbound(&batch).await.unwrap();
    let new: Vec<bool> = stored
        .iter()
        .map(|one| matches!(one, Ingested::New { .. }))
        .collect();
    assert_eq!(new, [true, false, true, false, true]);
    let thread = stage.conversation("+19185550129").await;
    let bodies: Vec<String> = stage
        .database
        .thread(thread, 10)
        .await
        .unwrap()
        .into_iter()
        .map(|one| one.body)
        .collect();
    assert_eq!(bodies, ["first", "third"]);
    assert_eq!(stage.database.queue_depths().await.unwrap().inbox, 4);
}

#[tokio::test]
async fn of_concurrent_batches_with_the_same_texts_each_text_is_claimed_once() {
    let stage = Stage::open().await;
    let batch: Vec<_> = (0..20)
        .map(|n| stage.inbound(&format!("+191855501{n:02}"), &format!("SM-{n}"), "hello"))
        .collect();
    let mut turned = batch.clone();
    turned.reverse();
    let batches = (0..8).map(|n| if n % 2 == 0 { &batch } else { &turned });
    let stored = batches.map(|batch| stage.database.store_inbound(batch));
    let stored = futures_util::future::join_all(stored).await;
    let new = stored.into_iter().flat_map(Result::unwrap);
    assert_eq!(
        new.filter(|one| matches!(one, Ingested::New { .. }))
            .count(),
        20
    );
    assert_eq!(stage.database.queue_depths().await.unwrap().inbox, 20);
}

#[tokio::test]
async fn keeps_pictures_and_what_the_provider_recognised() {
    let stage = Stage::open().await;
    let photo = StoredMedia {
        url: "https://provider.test/photo".to_owned(),
        content_type: "image/jpeg".to_owned(),
    };
    let mut text = stage.inbound("+19185550123", "SM-photo", "");
    text.media = vec![photo.clone()];
    text.opt_out_type = Some("HELP".to_owned());
    stage.database.store_inbound(&[text]).await.unwrap();
    let turn = stage.claim().await.unwrap();
    let read = &turn.texts[0];
    assert_eq!(
        (read.media.as_slice(), read.opt_out_type.as_deref()),
        (&[photo][..], Some("HELP"))
    );
    assert_eq!(read.received_at, now());
}

#[tokio::test]
async fn two_salons_may_see_one_provider_id() {
    let stage = Stage::open().await;
    stage.text("+19185550123", "SM-1", "here").await;
    let mut other = crate::stage::description();
    other.key = crate::stage::key("second-street");
    other.numbers = vec![crate::stage::address("+19185550199")];
    let mode = salon_postgres::Apply::Write;
    stage
        .database
        .apply_salon(&other, mode, now())
        .await
        .unwrap();
    let salon = stage
        .database
        .find_salon(&other.key)
        .await
        .unwrap()
        .unwrap()
        .id;
    let mut there = stage.inbound("+19185550123", "SM-1", "there");
    there.salon = salon;
    let stored = stage.database.store_inbound(&[there]).await.unwrap();
    assert!(matches!(stored[0], Ingested::New { .. }));
}

#[test]
fn what_is_logged_of_a_text_has_no_words_and_no_number() {
    let text = salon_postgres::NewInbound {
        salon: salon_domain::SalonId::new(1),
        from: crate::stage::address("+19185550123"),
        to: crate::stage::address("+19185550100"),
        provider_id: "SM-1".to_owned(),
        body: "secret words".to_owned(),
        media: vec![],
        opt_out_type: None,
        received_at: now(),
    };
    let shown = format!("{text:?}");
    assert!(
        !shown.contains("secret") && !shown.contains("9185550"),
        "{shown}"
    );
}
