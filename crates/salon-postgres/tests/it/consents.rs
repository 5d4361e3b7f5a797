//! The ledger of consent.

use salon_domain::{ConsentAct, ConsentSource, Permission, Purpose, permission};
use salon_postgres::NewConsent;

use crate::stage::{Stage, address, effect, now};

const ANA: &str = "+19185550123";

#[tokio::test]
async fn the_last_line_of_each_purpose_counts_and_the_evidence_stays() {
    let stage = Stage::open().await;
    let turn = stage.turn(ANA).await;
    let number = address(ANA);
    let line = |act, seconds: u64| NewConsent {
        salon: stage.salon,
        address: &number,
        purposes: &Purpose::CONSENTED,
        act,
        source: ConsentSource::Keyword,
        wording: Some("STOP".to_owned()),
        message: Some(turn.texts[0].message),
        at: now() + std::time::Duration::from_secs(seconds),
    };
    let revoke = line(ConsentAct::Revoked, 1);
    stage
        .database
        .record_consent(Some(effect(&turn, 1)), &revoke)
        .await
        .unwrap();
    stage
        .database
        .record_consent(Some(effect(&turn, 1)), &revoke)
        .await
        .unwrap();
    let ledger = stage
        .database
        .consent_ledger(stage.salon, &number)
        .await
        .unwrap();
    assert_eq!(ledger.len(), 3);
    assert_eq!(
        permission(&ledger, Purpose::Conversation),
        Permission::Revoked
    );
    stage
        .database
        .record_consent(None, &line(ConsentAct::Granted, 2))
        .await
        .unwrap();
    let ledger = stage
        .database
        .consent_ledger(stage.salon, &number)
        .await
        .unwrap();
    assert_eq!(permission(&ledger, Purpose::Marketing), Permission::Granted);
    let lines = stage
        .home
        .query("SELECT count(*)::text, min(wording), min(source) FROM consents")
        .await;
    assert_eq!(lines, [["6", "STOP", "keyword"]]);
}

#[tokio::test]
async fn a_line_of_the_ledger_can_be_neither_changed_nor_deleted() {
    let stage = Stage::open().await;
    let number = address(ANA);
    let line = NewConsent {
        salon: stage.salon,
        address: &number,
        purposes: &[Purpose::Marketing],
        act: ConsentAct::Granted,
        source: ConsentSource::Staff,
        wording: None,
        message: None,
        at: now(),
    };
    stage.database.record_consent(None, &line).await.unwrap();
    for statement in [
        "UPDATE consents SET act = 'revoked'",
        "DELETE FROM consents",
    ] {
        let refused = stage.home.try_execute(statement).await;
        assert!(
            refused.is_err_and(|said| said.contains("only ever added to")),
            "{statement}"
        );
    }
}
