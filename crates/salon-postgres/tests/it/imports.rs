//! Clients from elsewhere.

use salon_domain::{ClientName, ConsentAct, ConsentSource, Purpose};
use salon_postgres::{Apply, ForeignClient, ImportFate, NewConsent};

use crate::stage::{Stage, address, effect};

const ANA: &str = "+19185550123";

fn ana(id: Option<&str>, email: Option<&str>) -> ForeignClient {
    ForeignClient {
        id: id.map(str::to_owned),
        address: address(ANA),
        name: Some(ClientName::parse("Ana").unwrap()),
        email: email.map(str::to_owned),
        opted_out: false,
    }
}

async fn import(stage: &Stage, client: ForeignClient, apply: Apply) -> ImportFate {
    let now = "2026-11-23T15:00:00Z".parse().unwrap();
    let fates = stage
        .database
        .import_foreign_clients(stage.salon, "glow", &[client], apply, now)
        .await;
    fates.unwrap()[0]
}

#[tokio::test]
async fn a_row_is_new_once_then_the_same_then_changed() {
    let stage = Stage::open().await;
    for id in [Some("7"), None] {
        assert_eq!(
            import(&stage, ana(id, None), Apply::DryRun).await,
            if id.is_some() {
                ImportFate::New
            } else {
                ImportFate::Known
            }
        );
        import(&stage, ana(id, None), Apply::Write).await;
        assert_eq!(
            import(&stage, ana(id, None), Apply::Write).await,
            ImportFate::Same
        );
    }
    let changed = ana(Some("7"), Some("ana@example.com"));
    assert_eq!(
        import(&stage, changed.clone(), Apply::Write).await,
        ImportFate::Changed
    );
    assert_eq!(
        import(&stage, changed, Apply::Write).await,
        ImportFate::Same
    );
    let people = stage.database.people_at(stage.salon, &address(ANA)).await;
    assert_eq!(people.unwrap().len(), 1);
}

#[tokio::test]
async fn who_opted_out_there_is_opted_out_here_until_they_say_otherwise() {
    let stage = Stage::open().await;
    let revoked = async || {
        let number = address(ANA);
        let ledger = stage.database.consent_ledger(stage.salon, &number).await;
        let lines = ledger.unwrap().into_iter();
        let lines = lines.filter(|line| line.act == ConsentAct::Revoked);
        lines.map(|line| line.purpose).collect::<Vec<_>>()
    };
    import(&stage, ana(Some("7"), None), Apply::Write).await;
    let out = ForeignClient {
        opted_out: true,
        ..ana(Some("7"), None)
    };
    let dry = import(&stage, out.clone(), Apply::DryRun).await;
    assert_eq!((dry, revoked().await), (ImportFate::Changed, Vec::new()));
    import(&stage, out.clone(), Apply::Write).await;
    assert_eq!(revoked().await, [Purpose::Marketing, Purpose::Service]);
    let start = NewConsent {
        salon: stage.salon,
        address: &address(ANA),
        purposes: &Purpose::REOPENED,
        act: ConsentAct::Granted,
        source: ConsentSource::Keyword,
        wording: Some("START".to_owned()),
        message: None,
        at: "2026-11-24T15:00:00Z".parse().unwrap(),
    };
    stage.database.record_consent(None, &start).await.unwrap();
    assert_eq!(
        import(&stage, out, Apply::Write).await,
        ImportFate::Same,
        "the same file opts nobody out again"
    );
    assert_eq!(revoked().await, [Purpose::Marketing]);
}

#[tokio::test]
async fn a_number_that_was_taken_off_here_stays_off() {
    let stage = Stage::open().await;
    import(&stage, ana(Some("7"), None), Apply::Write).await;
    let turn = stage.turn(ANA).await;
    let number = address(ANA);
    let unlinked = stage
        .database
        .unlink_number(effect(&turn, 1), stage.salon, &number);
    unlinked.await.unwrap();
    for id in [Some("7"), Some("8"), None] {
        assert_eq!(
            import(&stage, ana(id, None), Apply::Write).await,
            ImportFate::Deleted
        );
    }
    let people = stage.database.people_at(stage.salon, &address(ANA)).await;
    assert_eq!(people.unwrap(), []);
}
