//! The first version's database comes in: dirty, twice, and after things were deleted here.

use salon_domain::{Address, Catalog, StaffId};
use salon_postgres::{Apply, By, Database, LegacySource, LegacySourceError, VisitFilter};
use salon_responder::{
    Clock as _, DEMO_SALON_FILE, ImportProblem, ImportReport, LegacyImport, LegacyImportError,
    parse_salon_file,
};
use salon_testkit::{FIRST_VERSION_ROWS, FIRST_VERSION_TABLES, ManualClock, TestDatabase};

struct Scene {
    old: TestDatabase,
    // Dropped after what uses it.
    new: TestDatabase,
    database: Database,
    catalog: Catalog,
    clock: ManualClock,
}

impl Scene {
    async fn open() -> Self {
        let (old, new) = (TestDatabase::start().await, TestDatabase::start().await);
        old.execute(FIRST_VERSION_TABLES).await;
        old.execute(FIRST_VERSION_ROWS).await;
        let database = new.database();
        let clock = ManualClock::at("2026-11-23T15:00:00Z".parse().unwrap());
        let description = parse_salon_file(DEMO_SALON_FILE, "demo-salon.toml").unwrap();
        let applied = database.apply_salon(&description, Apply::Write, clock.now());
        applied.await.unwrap();
        let salon = database.only_salon().await.unwrap().unwrap();
        Self {
            catalog: database.load_catalog(salon).await.unwrap(),
            old,
            new,
            database,
            clock,
        }
    }

    async fn import(&self, mode: Apply) -> Result<ImportReport, LegacyImportError> {
        self.import_for(None, mode).await
    }

    async fn import_for(
        &self,
        staff: Option<StaffId>,
        mode: Apply,
    ) -> Result<ImportReport, LegacyImportError> {
        let source = LegacySource::open(&self.old.url(), Some("first_version")).await?;
        let import = LegacyImport {
            database: &self.database,
            source: &source,
            catalog: &self.catalog,
            staff,
            now: self.clock.now(),
        };
        import.run(mode).await
    }

    async fn rows(&self, query: &str) -> Vec<Vec<String>> {
        self.new.query(query).await
    }
}

fn times(report: &ImportReport, problem: ImportProblem) -> u64 {
    report.problems.get(&problem).map_or(0, |one| one.count)
}

#[tokio::test(flavor = "multi_thread")]
async fn every_row_of_the_first_version_is_accounted_for_and_nothing_is_done_twice() {
    let scene = Scene::open().await;
    let dry = scene.import(Apply::DryRun).await.unwrap();
    assert_eq!(
        (dry.clients.read, dry.clients.new, dry.clients.duplicate),
        (5, 4, 1)
    );
    let visits = dry.appointments;
    assert_eq!((visits.read, visits.new, visits.unusable), (9, 7, 2));
    assert_eq!(dry.clients.accounted(), 5);
    assert_eq!(visits.accounted(), 9);
    for (problem, count) in [
        (ImportProblem::NumberUnreadable, 1),
        (ImportProblem::NameUnreadable, 1),
        (ImportProblem::SharedNumber, 1),
        (ImportProblem::NoClient, 1),
        (ImportProblem::NoTime, 1),
        (ImportProblem::TimeSkipped, 1),
        (ImportProblem::TimeRepeated, 1),
        (ImportProblem::StatusGuessed, 1),
        (ImportProblem::DurationGuessed, 2),
        (ImportProblem::ServiceUnknown, 1),
        (ImportProblem::Overlap, 1),
    ] {
        assert_eq!(times(&dry, problem), count, "{}", problem.code());
    }
    assert_eq!(
        scene.rows("SELECT id FROM clients").await.len(),
        0,
        "it was a dry run"
    );

    let wet = scene.import(Apply::Write).await.unwrap();
    assert_eq!(wet, dry, "the import does what the dry run said");
    let again = scene.import(Apply::Write).await.unwrap();
    assert_eq!(
        (again.clients.unchanged, again.appointments.unchanged),
        (5, 7)
    );
    assert!(again.is_idle());
    let ids = scene.rows("SELECT id FROM clients ORDER BY id").await;
    assert_eq!(ids, [["11"], ["13"], ["14"], ["15"]], "ids are kept");
    let (salon, country) = (scene.catalog.salon.id, scene.catalog.salon.country);
    let shared = Address::parse("+19185550123", country).unwrap();
    let people = scene.database.people_at(salon, &shared);
    assert_eq!(people.await.unwrap().len(), 2);
    // Coming visits take their time once, past and cancelled ones not at all.
    let blocks = "SELECT appointment_id FROM blocks ORDER BY appointment_id";
    assert_eq!(scene.rows(blocks).await, [["104"], ["106"]]);
    // New rows have ids of their own.
    let another = Address::parse("+19185550177", country).unwrap();
    let added = scene.database.add_client(salon, &another, None);
    assert!(added.await.unwrap().get() > 15);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_old_columns_come_back_in_the_views_of_the_first_version() {
    let scene = Scene::open().await;
    scene.import(Apply::Write).await.unwrap();
    let ana = "SELECT name, phone, email, preferences->>'likes', created_at FROM legacy.clients WHERE id = 11";
    assert_eq!(
        scene.rows(ana).await,
        [[
            "Ana Lopez",
            "+19185550123",
            "ana@example.com",
            "tea",
            "2024-05-01 12:00:00"
        ]]
    );
    let visits = "SELECT id, client_id, date, service, duration, status FROM legacy.appointments
                  WHERE id IN (101, 102, 104) ORDER BY id";
    assert_eq!(
        scene.rows(visits).await,
        [
            [
                "101",
                "11",
                "2025-03-03 10:00:00",
                "Haircut",
                "45",
                "completed"
            ],
            // The clock skipped half past two.
            [
                "102",
                "11",
                "2026-03-08 03:30:00",
                "Haircut",
                "45",
                "completed"
            ],
            [
                "104",
                "11",
                "2026-11-25 10:00:00",
                "Haircut",
                "45",
                "booked"
            ],
        ]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn s7_what_was_deleted_or_changed_here_stays_so_and_what_changed_there_follows() {
    let scene = Scene::open().await;
    scene.import(Apply::Write).await.unwrap();
    let salon = scene.catalog.salon.id;
    let now = scene.clock.now();
    scene
        .new
        .execute("DELETE FROM appointments WHERE id = 101")
        .await;
    let cleo = Address::parse("+19185550142", scene.catalog.salon.country).unwrap();
    let held = "UPDATE appointments SET status = 'cancelled' WHERE client_id = 15";
    scene.new.execute(held).await;
    scene
        .database
        .forget_client(salon, &cleo, "maria", now)
        .await
        .unwrap();
    let cancelled = salon_domain::VisitStatus::Cancelled;
    let by = By::Person("maria");
    let touched = salon_domain::VisitId::new(105);
    scene
        .database
        .change_visit(by, salon, touched, cancelled, now)
        .await
        .unwrap();
    scene
        .old
        .execute(
            "UPDATE first_version.appointments SET notes = 'late' WHERE id IN (101, 104, 105);
             UPDATE first_version.clients SET email = 'new@example.com' WHERE id IN (11, 15)",
        )
        .await;
    let report = scene.import(Apply::Write).await.unwrap();
    let (clients, visits) = (report.clients, report.appointments);
    assert_eq!((clients.changed, clients.deleted_here), (1, 1));
    assert_eq!(
        (visits.changed, visits.changed_here, visits.deleted_here),
        (1, 1, 1)
    );
    let email = "SELECT id, email FROM clients WHERE id IN (11, 15) ORDER BY id";
    assert_eq!(
        scene.rows(email).await,
        [["11", "new@example.com"], ["15", ""]]
    );
    let filter = VisitFilter::default();
    let listed = scene.database.list_visits(salon, &filter).await.unwrap();
    let notes = |id| {
        let row = listed.iter().find(|row| row.visit.id.get() == id);
        row.map(|row| row.notes.clone())
    };
    assert_eq!(notes(101), None);
    assert_eq!(notes(104), Some(Some("late".to_owned())));
    assert_eq!(notes(105), Some(None));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_coming_visit_that_changed_there_is_not_in_its_own_way() {
    let scene = Scene::open().await;
    let sarah = Some(scene.catalog.staff[0].id);
    scene.import_for(sarah, Apply::Write).await.unwrap();
    let late = "UPDATE first_version.appointments SET notes = 'late' WHERE id = 104";
    scene.old.execute(late).await;
    let report = scene.import_for(sarah, Apply::Write).await.unwrap();
    assert_eq!(report.appointments.changed, 1);
    assert_eq!(times(&report, ImportProblem::Overlap), 0);
    let blocks = "SELECT appointment_id FROM blocks ORDER BY appointment_id";
    assert_eq!(scene.rows(blocks).await, [["104"], ["106"]]);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_database_is_told_from_one_that_does_not_answer() {
    let old = TestDatabase::start().await;
    let source = LegacySource::open(&old.url(), Some("nowhere"))
        .await
        .unwrap();
    let refused = source.clients_after(0, 1).await.unwrap_err();
    assert!(
        matches!(refused, LegacySourceError::NotThat(_)),
        "{refused}"
    );
    let nobody = LegacySource::open("postgresql://127.0.0.1:1/salon", None)
        .await
        .unwrap_err();
    assert_eq!(
        (nobody.code(), nobody.is_transient()),
        ("legacy_unavailable", true)
    );
    let url = LegacySource::open("salon at the old host", None)
        .await
        .unwrap_err();
    assert_eq!(url.code(), "legacy_bad_url");
}
