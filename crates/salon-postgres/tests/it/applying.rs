//! A salon's file is applied, and applied again.

use jiff::civil::date;
use salon_domain::{DescribedSkill, Fact, Minutes, SalonDescription};
use salon_postgres::{Apply, ApplyError, ChangeAction, SalonChange, SalonPart};
use salon_testkit::TestDatabase;

use crate::stage::{Stage, address, description, dollars, key, now, service};

async fn apply(stage: &Stage, file: &SalonDescription) -> Vec<SalonChange> {
    stage
        .database
        .apply_salon(file, Apply::Write, now())
        .await
        .unwrap()
}

fn change(kind: SalonPart, key: &str, action: ChangeAction) -> SalonChange {
    SalonChange {
        kind,
        key: key.to_owned(),
        action,
    }
}

/// A description that uses everything a file can say.
fn rich() -> SalonDescription {
    let mut file = description();
    file.policy.late_fee = Some(salon_domain::Money::new(2_500, file.currency));
    let holiday = vec![(date(2026, 12, 25), vec![], Some("Christmas".to_owned()))];
    file.dated = holiday;
    file.services[0].aliases = vec!["trim".to_owned(), "hair cut".to_owned()];
    let sam = &mut file.staff[0];
    sam.nicknames = vec!["Sammy".to_owned()];
    sam.weekly = vec![(jiff::civil::Weekday::Monday, "10:00-14:00".parse().unwrap())];
    sam.dated = vec![(date(2026, 12, 24), vec!["09:00-12:00".parse().unwrap()])];
    sam.time_off = vec![(date(2026, 12, 28), date(2026, 12, 30))];
    sam.skills[0].price = Some(dollars(6_000));
    sam.skills[0].steps = Some(file.services[0].steps.clone());
    file.facts = vec![Fact {
        key: key("parking"),
        asks: vec!["park".to_owned()],
        text: "Park behind the house.".to_owned(),
        valid_from: Some(date(2026, 1, 1)),
        valid_until: None,
    }];
    file
}

#[tokio::test]
async fn applying_twice_changes_nothing_and_a_dry_run_writes_nothing() {
    let home = TestDatabase::start().await;
    let database = home.database();
    let file = rich();
    let dry = database
        .apply_salon(&file, Apply::DryRun, now())
        .await
        .unwrap();
    assert!(database.list_salons().await.unwrap().is_empty());
    let wet = database
        .apply_salon(&file, Apply::Write, now())
        .await
        .unwrap();
    assert_eq!(dry, wet);
    assert!(
        wet.iter()
            .all(|change| change.action == ChangeAction::Added)
    );
    let salon = database.find_salon(&file.key).await.unwrap().unwrap();
    let version = database.catalog_version(salon.id).await.unwrap();
    assert_eq!(
        database
            .apply_salon(&file, Apply::Write, now())
            .await
            .unwrap(),
        []
    );
    assert_eq!(database.catalog_version(salon.id).await.unwrap(), version);
}

#[tokio::test]
async fn the_catalog_says_what_the_file_said() {
    let stage = Stage::open().await;
    let file = rich();
    apply(&stage, &file).await;
    let catalog = stage.database.load_catalog(stage.salon).await.unwrap();
    assert_eq!(catalog.numbers, file.numbers);
    assert_eq!(
        (&catalog.salon.policy, &catalog.salon.zone),
        (&file.policy, &file.zone)
    );
    assert_eq!(catalog.facts, file.facts);
    let cut = &catalog.services[0];
    assert_eq!(
        (&cut.aliases, &cut.steps, cut.price),
        (
            &file.services[0].aliases,
            &file.services[0].steps,
            file.services[0].price
        )
    );
    let sam = &catalog.staff[0];
    let skill = sam.find_skill(cut.id).unwrap();
    assert_eq!(
        (&skill.steps, skill.price),
        (&file.staff[0].skills[0].steps, Some(dollars(6_000)))
    );
    assert_eq!(
        catalog.hours.staff_on(sam.id, date(2026, 12, 24)),
        ["09:00-12:00".parse().unwrap()]
    );
    assert_eq!(
        catalog.hours.label_on(date(2026, 12, 25)),
        Some("Christmas")
    );
    let leave = catalog.hours.time_off[0].range;
    assert_eq!(
        leave.start(),
        file.zone.day(date(2026, 12, 28)).unwrap().start()
    );
    assert_eq!(
        leave.end(),
        file.zone.day(date(2026, 12, 30)).unwrap().end()
    );
}

#[tokio::test]
async fn reports_each_difference_once_and_raises_the_version() {
    let stage = Stage::open().await;
    let before = stage.database.catalog_version(stage.salon).await.unwrap();
    let mut file = description();
    file.name = "Main Street".to_owned();
    file.policy.notice = Minutes::new(30);
    file.services[1].price = dollars(2_000);
    file.services
        .push(service("color", "Color", 90, Some("chair")));
    file.staff[0].skills.push(DescribedSkill {
        service: key("color"),
        steps: None,
        price: None,
    });
    let changes = apply(&stage, &file).await;
    let key = "main-street";
    assert_eq!(
        changes,
        [
            change(SalonPart::Salon, key, ChangeAction::Changed),
            change(SalonPart::Policy, key, ChangeAction::Changed),
            change(SalonPart::Service, "wash", ChangeAction::Changed),
            change(SalonPart::Service, "color", ChangeAction::Added),
            change(SalonPart::Skill, "sam color", ChangeAction::Added),
        ]
    );
    assert_eq!(
        stage.database.catalog_version(stage.salon).await.unwrap(),
        before + 1
    );
}

#[tokio::test]
async fn archives_what_the_file_no_longer_names_and_brings_it_back_with_it() {
    let stage = Stage::open().await;
    let mut file = description();
    let wash = file.services.remove(1);
    for person in &mut file.staff {
        person.skills.retain(|skill| skill.service != wash.key);
    }
    let changes = apply(&stage, &file).await;
    assert!(changes.contains(&change(SalonPart::Service, "wash", ChangeAction::Archived)));
    let catalog = stage.database.load_catalog(stage.salon).await.unwrap();
    assert_eq!(catalog.services.len(), 1);
    let kept = stage
        .home
        .query("SELECT archived_by FROM services WHERE key = 'wash'")
        .await;
    assert_eq!(kept, [["file"]], "archived, never deleted");
    assert_eq!(apply(&stage, &file).await, []);
    let back = apply(&stage, &description()).await;
    assert!(
        back.contains(&change(SalonPart::Service, "wash", ChangeAction::Added)),
        "{back:?}"
    );
    let again = stage.database.load_catalog(stage.salon).await.unwrap();
    assert_eq!(
        again.services, stage.catalog.services,
        "with the same number as before"
    );
}

/// S7: a deleted service came back with an import.
#[tokio::test]
async fn what_an_operator_archived_stays_so_whatever_the_file_says() {
    let stage = Stage::open().await;
    stage
        .home
        .execute(
            "UPDATE services SET archived_at = now(), archived_by = 'operator' WHERE key = 'wash'",
        )
        .await;
    assert_eq!(apply(&stage, &description()).await, []);
    let mut file = description();
    file.services[1].price = dollars(1);
    assert_eq!(apply(&stage, &file).await, []);
    let catalog = stage.database.load_catalog(stage.salon).await.unwrap();
    assert_eq!(catalog.services.len(), 1);
    assert!(
        catalog.staff[0]
            .skills
            .iter()
            .all(|skill| skill.service == catalog.services[0].id)
    );
}

#[tokio::test]
async fn refuses_a_file_that_does_not_fit_together_and_writes_nothing_of_it() {
    let stage = Stage::open().await;
    let refused = |file: SalonDescription| {
        let database = stage.database.clone();
        async move {
            database
                .apply_salon(&file, Apply::Write, now())
                .await
                .unwrap_err()
        }
    };
    let mut unknown = description();
    unknown.name = "Another name".to_owned();
    unknown.staff[0].skills[0].service = key("massage");
    assert!(matches!(
        refused(unknown).await,
        ApplyError::UnknownKey {
            kind: SalonPart::Skill,
            ..
        }
    ));
    let mut twice = description();
    twice.services[1].key = key("cut");
    assert!(matches!(
        refused(twice).await,
        ApplyError::Twice {
            kind: SalonPart::Service,
            ..
        }
    ));
    let mut backwards = description();
    backwards.staff[0].time_off = vec![(date(2026, 12, 30), date(2026, 12, 28))];
    assert!(matches!(
        refused(backwards).await,
        ApplyError::BadLeave { .. }
    ));
    let mut thief = description();
    thief.key = key("second-street");
    assert!(matches!(refused(thief).await, ApplyError::NumberTaken));
    assert_eq!(apply(&stage, &description()).await, []);
}

#[tokio::test]
async fn a_number_leads_to_its_salon_until_it_is_archived() {
    let stage = Stage::open().await;
    let number = address("+19185550100");
    let find = || stage.database.find_salon_by_number(&number);
    assert_eq!(find().await.unwrap(), Some(stage.salon));
    let mut file = description();
    file.numbers = vec![address("+19185550101")];
    apply(&stage, &file).await;
    assert_eq!(find().await.unwrap(), None);
    assert_eq!(
        stage.database.get_salon(stage.salon).await.unwrap().name,
        "Main Street Salon"
    );
}
