//! What is known of a client: shown whole, forgotten whole, and not kept for ever.

use jiff::SignedDuration;
use salon_domain::{Permission, Purpose, permission};
use salon_postgres::{Apply, ForgetError};
use salon_responder::{DEMO_SALON_FILE, parse_salon_file};

use crate::stage::{Stage, says};

const ANA: &str = "+19185550123";

#[tokio::test(flavor = "multi_thread")]
async fn an_export_has_everything_that_is_known_of_a_number() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    ana.has_booked("haircut with Sarah Friday at 10am", "Ana Lopez")
        .await;
    ana.says("can I talk to a person please").await;
    ana.says("please stop texting me").await;
    stage.minds_the_clock().await;
    let known = stage
        .database
        .export_client(stage.salon, &ana.address())
        .await
        .unwrap();
    assert_eq!(known["people"][0]["name"], "Ana Lopez");
    assert_eq!(known["visits"][0]["service"], "Haircut");
    for list in [
        "texts",
        "turns",
        "offers",
        "handoffs",
        "consents",
        "reminders",
    ] {
        assert!(!known[list].as_array().unwrap().is_empty(), "{list}");
    }
    let stranger = stage.client("+19185550199").address();
    let unknown = stage
        .database
        .export_client(stage.salon, &stranger)
        .await
        .unwrap();
    assert_eq!(unknown["texts"], serde_json::json!([]));
}

/// After it no row of the salon has the number, the name or a word; only the book's times stay.
#[tokio::test(flavor = "multi_thread")]
async fn forgetting_leaves_neither_number_nor_name_nor_word_behind() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    ana.has_booked("haircut with Sarah today at 4pm", "Zaphira Quill")
        .await;
    ana.says("can I talk to a person please, it is about my xylophone")
        .await;
    ana.says("STOP").await;
    stage.minds_the_clock().await;
    let address = ana.address();
    let forget = || {
        stage
            .database
            .forget_client(stage.salon, &address, "Maria", stage.now())
    };
    assert!(matches!(forget().await, Err(ForgetError::VisitsComing)));
    stage.wait_until("2026-11-24T15:00:00Z");
    let forgotten = forget().await.unwrap();
    assert!(forgotten.texts > 5 && forgotten.turns > 3, "{forgotten:?}");
    assert!(
        forgotten.people == 1 && forgotten.opt_out_kept,
        "{forgotten:?}"
    );
    for word in ["9185550123", "zaphira", "xylophone"] {
        assert_eq!(
            stage.tables_with(word).await,
            Vec::<String>::new(),
            "{word}"
        );
    }
    let visits = stage
        .home
        .query("SELECT count(*)::text FROM appointments")
        .await;
    assert_eq!(visits, [["1"]]);
    assert_eq!(
        forget().await.unwrap(),
        salon_postgres::Forgotten::default()
    );
}

/// The opt-out outlives the forgetting, as a keyed hash; a START ends it.
#[tokio::test(flavor = "multi_thread")]
async fn who_opted_out_and_was_forgotten_is_still_not_texted_until_they_want_it() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    ana.says("STOP").await;
    let address = ana.address();
    stage
        .database
        .forget_client(stage.salon, &address, "Maria", stage.now())
        .await
        .unwrap();
    let allowed = async || {
        let ledger = stage
            .database
            .consent_ledger(stage.salon, &address)
            .await
            .unwrap();
        permission(&ledger, Purpose::Service)
    };
    assert_eq!(allowed().await, Permission::Revoked);
    let hash = stage
        .home
        .query("SELECT number_hash FROM forgotten_numbers")
        .await;
    assert_eq!(hash[0][0].len(), 64);
    assert_eq!(ana.says("how much is a haircut?").await, "");
    ana.says("START").await;
    assert_eq!(allowed().await, Permission::Granted);
    says(&ana.says("how much is a haircut?").await, &["$"]);
}

/// A worker whose turn is forgotten under its hands can record nothing.
#[tokio::test(flavor = "multi_thread")]
async fn a_turn_under_way_is_forgotten_with_its_text() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    stage
        .rehearsal
        .receive(stage.text(ANA, "Hi"))
        .await
        .unwrap();
    let address = ana.address();
    let forget = stage
        .database
        .forget_client(stage.salon, &address, "Maria", stage.now());
    forget.await.unwrap();
    assert_eq!(stage.rehearsal.settle().await.unwrap(), 0);
    assert!(stage.carrier.sent_to(ANA).is_empty());
}

/// O3: what a salon keeps, and for how long, is in the database.
#[tokio::test(flavor = "multi_thread")]
async fn texts_are_deleted_when_the_salon_keeps_them_no_longer_and_consent_stays() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    ana.says("how much is a haircut?").await;
    ana.says("please stop texting me").await;
    let file = DEMO_SALON_FILE.replace("# keep_texts_days = 730", "keep_texts_days = 30");
    let description = parse_salon_file(&file, "demo-salon.toml").unwrap();
    let applied = stage
        .database
        .apply_salon(&description, Apply::Write, stage.now());
    applied.await.unwrap();
    stage.pass(SignedDuration::from_hours(24 * 29));
    stage.minds_the_clock().await;
    assert_eq!(ana.thread().await.len(), 4);
    stage.pass(SignedDuration::from_hours(24 * 2));
    stage.minds_the_clock().await;
    assert!(ana.thread().await.is_empty());
    let turns = stage.home.query("SELECT count(*)::text FROM turns").await;
    assert_eq!(turns, [["0"]]);
    let evidence = stage
        .database
        .consent_evidence(stage.salon, &ana.address())
        .await
        .unwrap();
    assert_eq!(
        evidence.lines[0].wording.as_deref(),
        Some("please stop texting me")
    );
}

impl Stage {
    /// The tables in which a word stands anywhere in a row, in any case.
    async fn tables_with(&self, word: &str) -> Vec<String> {
        let tables = self
            .home
            .query(
                "SELECT table_name FROM information_schema.tables
                 WHERE table_schema = 'public' AND table_type = 'BASE TABLE'",
            )
            .await;
        let mut found = Vec::new();
        for table in tables.into_iter().flatten() {
            let query =
                format!("SELECT count(*)::text FROM {table} t WHERE t::text ILIKE '%{word}%'");
            if self.home.query(&query).await != [["0"]] {
                found.push(table);
            }
        }
        found
    }
}
