//! Files of services and appointments from another program: judged, brought in once, and what was
//! deleted here stays so.

use salon_domain::{Address, Catalog, ClientName};
use salon_postgres::{Apply, By, Database, ForeignClient, SalonPart};
use salon_responder::{
    Clock as _, DEMO_SALON_FILE, ImportProblem, SheetReport, VisitSheetImport, parse_mapping,
    parse_salon_file, read_services, read_visits,
};
use salon_testkit::{ManualClock, TestDatabase};

const MAPPING: &str = "
source = \"glow\"
[services]
name = \"Name\"
key = \"Code\"
duration = \"Min\"
price = \"Price\"
aliases = \"Also\"
[appointments]
id = \"No\"
client = \"Client\"
phone = \"Phone\"
name = \"Name\"
start = \"Start\"
duration = \"Min\"
service = \"Service\"
staff = \"Who\"
status = \"Status\"
price = \"Price\"
statuses = { \"Checked Out\" = \"completed\" }
";

const VISITS: &str = "\
No,Client,Phone,Name,Start,Min,Service,Who,Status,Price
1,7,,,2025-03-03 10:00,45,Haircut,Sarah,Checked Out,60
2,7,,,2026-11-25 10:00,45,haircut,sally,booked,
3,,918 555 0142,Cleo Marsh,2026-11-25 10:30,45,Cut,Sarah,confirmed,
4,7,,,2026-11-26 11:00,,Hot stones,Zoe,booked,
5,7,,,2026-03-08 02:30,30,Haircut,Sarah,no-show,
6,,918 555 0142,Dora Marsh,2026-11-27 10:00,45,Haircut,Sarah,booked,
7,8,,,2026-11-27 10:00,45,Haircut,Sarah,booked,
8,7,,,soon,45,Haircut,Sarah,booked,
9,7,,,2026-11-27 10:00,45,Haircut,Sarah,maybe,
2,7,,,2026-11-25 10:00,45,haircut,sally,booked,
";

struct Scene {
    database: Database,
    catalog: Catalog,
    clock: ManualClock,
    // Dropped after what uses it.
    home: TestDatabase,
}

impl Scene {
    async fn open() -> Self {
        let home = TestDatabase::start().await;
        let database = home.database();
        let clock = ManualClock::at("2026-11-23T15:00:00Z".parse().unwrap());
        let description = parse_salon_file(DEMO_SALON_FILE, "demo-salon.toml").unwrap();
        let applied = database.apply_salon(&description, Apply::Write, clock.now());
        applied.await.unwrap();
        let salon = database.only_salon().await.unwrap().unwrap();
        let catalog = database.load_catalog(salon).await.unwrap();
        let client = |id: Option<&str>, phone: &str, name: &str| ForeignClient {
            id: id.map(str::to_owned),
            address: Address::parse(phone, catalog.salon.country).unwrap(),
            name: Some(ClientName::parse(name).unwrap()),
            email: None,
            opted_out: false,
        };
        let clients = [
            client(Some("7"), "+19185550123", "Ana Lopez"),
            client(None, "+19185550142", "cleo  marsh"),
        ];
        let now = clock.now();
        let brought = database.import_foreign_clients(salon, "glow", &clients, Apply::Write, now);
        brought.await.unwrap();
        Self {
            database,
            catalog,
            clock,
            home,
        }
    }

    async fn visits(&self, text: &str, mode: Apply) -> SheetReport {
        let mapping = parse_mapping(MAPPING).unwrap();
        let now = self.clock.now();
        let sheet = read_visits(text.as_bytes(), &mapping, &self.catalog, now).unwrap();
        let import = VisitSheetImport {
            database: &self.database,
            catalog: &self.catalog,
            staff: None,
            now,
        };
        let report = import.run(&sheet, mode).await.unwrap();
        assert_eq!(report.counts.read, report.counts.accounted());
        report
    }

    async fn services(&self, text: &str, mode: Apply) -> SheetReport {
        let mapping = parse_mapping(MAPPING).unwrap();
        let sheet = read_services(text.as_bytes(), &mapping, &self.catalog).unwrap();
        let place = (&self.database, &self.catalog);
        let imported = sheet.import(place, mode, ("maria", self.clock.now()));
        let report = imported.await.unwrap();
        assert_eq!(report.counts.read, report.counts.accounted());
        report
    }

    async fn rows(&self, query: &str) -> Vec<Vec<String>> {
        self.home.query(query).await
    }
}

fn places(report: &SheetReport) -> Vec<(u64, &str)> {
    let left_out = report.left_out.iter();
    left_out.map(|it| (it.line, it.column.as_str())).collect()
}

fn remarks(report: &SheetReport) -> Vec<(u64, ImportProblem)> {
    let look_at = report.look_at.iter();
    look_at.map(|it| (it.line, it.problem)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_line_of_appointments_is_accounted_for_and_nothing_is_done_twice() {
    let scene = Scene::open().await;
    let dry = scene.visits(VISITS, Apply::DryRun).await;
    let counts = dry.counts;
    assert_eq!((counts.read, counts.new), (10, 5));
    assert_eq!((counts.unusable, counts.duplicate), (4, 1));
    let expected = [
        (7, "Phone"),
        (8, "Client"),
        (9, "Start"),
        (10, "Status"),
        (11, ""),
    ];
    assert_eq!(places(&dry), expected);
    let expected = [
        (4, ImportProblem::Overlap),
        (5, ImportProblem::DurationGuessed),
        (5, ImportProblem::ServiceUnknown),
        (5, ImportProblem::StaffUnknown),
        (6, ImportProblem::TimeSkipped),
    ];
    assert_eq!(remarks(&dry), expected);
    let visits = "SELECT id FROM appointments";
    assert_eq!(scene.rows(visits).await.len(), 0, "it was a dry run");

    let wet = scene.visits(VISITS, Apply::Write).await;
    assert_eq!(wet, dry, "the import does what the dry run said");
    let visits = "SELECT c.name, a.status, a.duration, a.service, s.price_minor
        FROM appointments a JOIN clients c ON c.id = a.client_id
        LEFT JOIN appointment_services s ON s.appointment_id = a.id ORDER BY a.starts_at";
    assert_eq!(
        scene.rows(visits).await,
        [
            ["Ana Lopez", "completed", "45", "Haircut", "6000"],
            ["Ana Lopez", "no_show", "30", "Haircut", "6500"],
            ["Ana Lopez", "booked", "45", "Haircut", "6500"],
            ["cleo marsh", "confirmed", "45", "Haircut", "6500"],
            ["Ana Lopez", "booked", "60", "Hot stones", ""],
        ]
    );
    // Coming visits take their time once, and nobody's in the schedule where nobody is known.
    let blocks =
        "SELECT s.key FROM blocks b JOIN staff s ON s.id = b.staff_id ORDER BY b.starts_at";
    assert_eq!(scene.rows(blocks).await, [["sarah"], ["unassigned"]]);

    let again = scene.visits(VISITS, Apply::Write).await;
    assert_eq!((again.counts.unchanged, again.counts.unusable), (5, 4));
    assert!(again.is_idle());
    assert_eq!(again.remarks, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn s7_appointments_that_were_deleted_or_changed_here_stay_so_and_others_follow() {
    let scene = Scene::open().await;
    scene.visits(VISITS, Apply::Write).await;
    let id = "SELECT row_id FROM imported WHERE kind = 'appointment' AND source_key = 'id:4'";
    let id = scene.rows(id).await[0][0].parse().unwrap();
    let salon = scene.catalog.salon.id;
    let cancelled = salon_domain::VisitStatus::Cancelled;
    let visit = salon_domain::VisitId::new(id);
    let now = scene.clock.now();
    let changed = scene
        .database
        .change_visit(By::Person("maria"), salon, visit, cancelled, now);
    changed.await.unwrap();
    scene
        .home
        .execute("DELETE FROM appointments WHERE status = 'no_show'")
        .await;
    let later = VISITS
        .replace("2026-11-25 10:00,45", "2026-11-25 10:15,45")
        .replace("02:30,30", "03:30,30")
        .replace("11:00,,Hot", "12:00,,Hot");
    let dry = scene.visits(&later, Apply::DryRun).await;
    let counts = dry.counts;
    assert_eq!((counts.new, counts.changed, counts.unchanged), (0, 1, 2));
    assert_eq!((counts.changed_here, counts.deleted_here), (1, 1));
    assert_eq!(remarks(&dry), [], "its own time is not in its way");
    assert_eq!(scene.visits(&later, Apply::Write).await, dry);
    let blocks = "SELECT count(*) FROM blocks WHERE starts_at = '2026-11-25T16:15:00Z'";
    assert_eq!(scene.rows(blocks).await, [["1"]]);

    let ana = Address::parse("+19185550123", scene.catalog.salon.country).unwrap();
    let over = "UPDATE appointments SET status = 'cancelled' WHERE status = 'booked'";
    scene.home.execute(over).await;
    let forgotten = scene.database.forget_client(salon, &ana, "maria", now);
    forgotten.await.unwrap();
    let more = format!("{VISITS}99,7,,,2026-11-30 10:00,45,Haircut,Sarah,booked,\n");
    let report = scene.visits(&more, Apply::Write).await;
    assert_eq!((report.counts.new, report.counts.changed), (0, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn appointments_without_an_id_are_known_by_their_client_start_and_service() {
    let scene = Scene::open().await;
    let text = "\
No,Client,Phone,Name,Start,Min,Service,Who,Status,Price
,7,,,2026-11-25 10:00,45,Haircut,Sarah,booked,
,7,,,2026-11-25 10:00,45,Haircut,Sarah,booked,
,7,,,2026-11-26 10:00,45,Haircut,Sarah,booked,
";
    let report = scene.visits(text, Apply::Write).await;
    assert_eq!((report.counts.new, report.counts.duplicate), (2, 1));
    let confirmed = text.replace("booked", "confirmed");
    let report = scene.visits(&confirmed, Apply::Write).await;
    assert_eq!((report.counts.new, report.counts.changed), (0, 2));
    let keys =
        "SELECT count(*) FROM imported WHERE source_key LIKE 'hash:%' AND kind = 'appointment'";
    assert_eq!(scene.rows(keys).await, [["2"]]);
}

#[tokio::test(flavor = "multi_thread")]
async fn services_are_known_by_key_or_name_and_belong_to_the_operator() {
    let scene = Scene::open().await;
    let menu = "\
Code,Name,Min,Price,Also
,HAIRCUT,45,65,
,Ladies cut,45,65,
balayage,Balayage deluxe,200,$250.00,hand painting; Sombré
,Hot stones,60,from 120,stones
,,45,65,
,Perm,soon,80,
";
    let dry = scene.services(menu, Apply::DryRun).await;
    let counts = dry.counts;
    assert_eq!((counts.new, counts.changed, counts.unchanged), (1, 1, 1));
    assert_eq!((counts.duplicate, counts.unusable), (1, 2));
    let changes = dry.look_at.iter().map(|it| it.words.as_str());
    let changes: Vec<&str> = changes.collect();
    assert_eq!(
        changes[0],
        "changes `balayage`: name, steps, price, aliases"
    );
    assert_eq!(places(&dry), [(3, "Name"), (6, "Name"), (7, "Min")]);
    let menu_now = scene
        .database
        .list_parts(scene.catalog.salon.id, SalonPart::Service);
    let all = menu_now.await.unwrap();
    assert!(all.iter().all(|row| row.key != "hot-stones"), "a dry run");

    assert_eq!(scene.services(menu, Apply::Write).await, dry);
    let again = scene.services(menu, Apply::Write).await;
    assert!(again.is_idle() && again.remarks == 0);
    let made = "SELECT key, made_by, price_kind, price_minor FROM services
        WHERE key IN ('haircut', 'hot-stones') ORDER BY key";
    assert_eq!(
        scene.rows(made).await,
        [
            ["haircut", "file", "fixed", "6500"],
            ["hot-stones", "operator", "from", "12000"]
        ]
    );
    // The file leaves what it does not name; what an operator archives does not come back.
    let file = parse_salon_file(DEMO_SALON_FILE, "demo-salon.toml").unwrap();
    let now = scene.clock.now();
    let applied = scene.database.apply_salon(&file, Apply::Write, now).await;
    let applied = applied.unwrap();
    assert!(applied.iter().all(|change| change.key == "balayage"));
    let place = (SalonPart::Service, "hot-stones");
    let salon = scene.catalog.salon.id;
    let archived = scene.database.archive_part(salon, place, "maria", now);
    assert!(archived.await.unwrap());
    let dearer = menu.replace("120", "130");
    let report = scene.services(&dearer, Apply::Write).await;
    assert_eq!((report.counts.changed, report.counts.deleted_here), (0, 1));
}
