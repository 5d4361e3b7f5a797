//! Trust per intent, drafts, and what a text is taken for.

use jiff::{SignedDuration, Timestamp};
use salon_domain::TrustLevel;
use salon_language::Vocabulary;
use salon_llm::{ChatAnswer, ChatError, ScriptedModel};
use salon_postgres::ApproveError;
use salon_responder::{
    Analysis, SalonBook, TrustError, analyze, analyze_with, list_trust, set_trust,
};

use crate::model_stage::ANA;
use crate::stage::{MONDAY, Stage, says};

fn now() -> Timestamp {
    MONDAY.parse().unwrap()
}

impl Stage {
    async fn trusts(&self, intent: &str, level: TrustLevel) {
        set_trust(&self.database, self.salon, intent, level, "owner", now())
            .await
            .unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_trusted_goes_to_a_person_who_is_asked() {
    let stage = Stage::open().await;
    stage.trusts("price", TrustLevel::Off).await;
    let ana = stage.client(ANA);
    let answer = ana.says("how much is a haircut?").await;
    assert!(!answer.contains("$65"), "{answer}");
    let open = stage.home.query("SELECT reason FROM handoffs").await;
    assert_eq!(open[0][0], "not_trusted");
    says(&ana.says("when are you open?").await, &["9"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_waits_for_a_person_and_is_sent_as_it_stands() {
    let stage = Stage::open().await;
    stage.trusts("price", TrustLevel::Draft).await;
    let ana = stage.client(ANA);
    assert_eq!(ana.says("how much is a haircut?").await, "");
    let drafts = stage
        .database
        .list_drafts(stage.salon, now())
        .await
        .unwrap();
    says(&drafts[0].body, &["$65"]);
    let open = stage.home.query("SELECT reason FROM handoffs").await;
    assert_eq!(open[0][0], "draft");
    let approve = || {
        stage
            .database
            .approve_draft(stage.salon, drafts[0].id, "owner", now())
    };
    approve().await.unwrap();
    stage.rehearsal.settle().await.unwrap();
    says(&ana.answers().await[0], &["$65"]);
    let twice = approve().await;
    assert!(matches!(twice, Err(ApproveError::Decided)), "{twice:?}");
    assert_eq!(ana.answers().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_expires_can_be_thrown_away_and_is_overtaken_by_a_new_text() {
    let stage = Stage::open().await;
    stage.trusts("price", TrustLevel::Draft).await;
    let ana = stage.client(ANA);
    ana.says("how much is a haircut?").await;
    ana.says("how much is a blowout?").await;
    let drafts = stage
        .database
        .list_drafts(stage.salon, now())
        .await
        .unwrap();
    let approve = |at: usize, when| {
        stage
            .database
            .approve_draft(stage.salon, drafts[at].id, "owner", when)
    };
    let old = approve(0, now()).await;
    assert!(matches!(old, Err(ApproveError::Overtaken)), "{old:?}");
    let late = approve(1, now() + SignedDuration::from_hours(3)).await;
    assert!(matches!(late, Err(ApproveError::Expired)), "{late:?}");
    let discard = || {
        stage
            .database
            .discard_draft(stage.salon, drafts[1].id, "owner", now())
    };
    assert!(discard().await.unwrap());
    assert!(!discard().await.unwrap());
    assert!(ana.answers().await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn with_drafts_alone_the_book_is_for_a_person_to_change() {
    let stage = Stage::open().await;
    let ana = stage.client(ANA);
    ana.has_booked("men's cut with Sam Friday at 2pm", "Ana")
        .await;
    stage.trusts("cancel", TrustLevel::Draft).await;
    assert_eq!(ana.says("please cancel my appointment").await, "");
    let answer = ana.says("yes").await;
    assert!(!answer.contains("cancelled"), "{answer}");
    assert_eq!(ana.visits().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn complaints_and_emergencies_cannot_be_trusted_to_a_machine() {
    let stage = Stage::open().await;
    for intent in ["complaint", "emergency"] {
        let set = set_trust(
            &stage.database,
            stage.salon,
            intent,
            TrustLevel::Auto,
            "owner",
            now(),
        );
        let refused = set.await;
        assert!(
            matches!(refused, Err(TrustError::AlwaysAPerson)),
            "{refused:?}"
        );
    }
    let unknown = set_trust(
        &stage.database,
        stage.salon,
        "weather",
        TrustLevel::Off,
        "owner",
        now(),
    );
    assert!(matches!(unknown.await, Err(TrustError::UnknownIntent)));
    let all = list_trust(&stage.database, stage.salon).await.unwrap();
    assert_eq!(all["complaint"], TrustLevel::Off);
    assert_eq!(all["book"], TrustLevel::Auto);
}

async fn book(stage: &Stage) -> SalonBook {
    let catalog = stage.catalog().await;
    SalonBook {
        vocabulary: Vocabulary::of(&catalog),
        catalog,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn says_what_a_text_is_about_in_the_form_of_the_first_version() {
    let stage = Stage::open().await;
    let book = book(&stage).await;
    let read = analyze("haircut with Sarah on Friday at 10am please", &book, now());
    assert_eq!(read.intent, "book");
    assert_eq!(read.entities.services, ["haircut"]);
    assert_eq!(read.entities.staff, ["sarah"]);
    assert_eq!(read.entities.dates, ["2026-11-27"]);
    assert_eq!(read.entities.times, ["10:00"]);
    assert!(!read.requires_human && read.confidence > 0.4);
    let burn = analyze("my scalp is burning", &book, now());
    assert!(burn.requires_human);
    let shown = serde_json::to_value(&read).unwrap();
    for field in ["intent", "confidence", "entities", "requires_human"] {
        assert!(shown.get(field).is_some(), "{field}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn takes_a_models_analysis_only_in_the_schema_and_never_against_a_person() {
    let stage = Stage::open().await;
    let book = book(&stage).await;
    let sound = r#"{"intent":"price","confidence":0.9,"entities":{"services":["haircut"],"staff":[],"dates":[],"times":[],"people":1},"requires_human":false}"#;
    let foreign = sound.replace("\"haircut\"", "\"massage\"");
    let model = ScriptedModel::new([
        Ok(ChatAnswer::text(sound)),
        Ok(ChatAnswer::text(foreign)),
        Ok(ChatAnswer::text("book, I think")),
        Err(ChatError::TimedOut),
        Ok(ChatAnswer::text(sound)),
    ]);
    let mut read: Vec<Analysis> = Vec::new();
    for text in [
        "what's a cut?",
        "hours?",
        "hours?",
        "hours?",
        "I'm bleeding",
    ] {
        read.push(analyze_with(&model, text, &book, now()).await);
    }
    let by: Vec<&str> = read.iter().map(|one| one.by.as_str()).collect();
    assert_eq!(by, ["scripted", "rules", "rules", "rules", "scripted"]);
    assert_eq!(read[0].intent, "price");
    assert!(read[4].requires_human);
}
