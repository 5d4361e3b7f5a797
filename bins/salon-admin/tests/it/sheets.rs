//! A menu and appointments from another program's files, as the verbs bring them in.

use insta::assert_snapshot;
use serde_json::json;

use crate::desk::{DEMO, Desk};

pub(crate) const CLIENTS: &str = "\
Client ID,Name,Mobile
1,Ana Lopez,(918) 555-0123
2,Bo Reed,918 555 0124
";

pub(crate) const CLIENTS_MAP: &str = "\
source = \"glow\"
[clients]
id = \"Client ID\"
name = \"Name\"
phone = \"Mobile\"
";

pub(crate) const MENU: &str = "\
Service,Minutes,Price,Chair
Haircut,45,$70.00,chair
Hot Stones,1:30,from 120,
hot stones,90,120,
Perm,,80,
Scalp care,30,\"35,5\",
Lash lift,45,60,couch
";

pub(crate) const MENU_MAP: &str = "\
source = \"glow\"
[services]
name = \"Service\"
duration = \"Minutes\"
price = \"Price\"
kind = \"Chair\"
";

pub(crate) const VISITS: &str = "\
No,Client ID,Start,Service,Stylist,Status,Note
101,1,03/03/2025 10:00 AM,Haircut,Sarah,Checked Out,short
102,2,11/25/2026 10:00 AM,Haircut,Sarah,Scheduled,
103,1,11/25/2026 10:30 AM,hot stones,Sarah,Scheduled,
104,1,11/26/2026 10:00 AM,Haircut,Zoe,Scheduled,
105,9,11/26/2026 11:00 AM,Haircut,Sarah,Scheduled,
106,2,tomorrow,Haircut,Sarah,Scheduled,
107,2,11/27/2026 11:00 AM,Haircut,Sarah,Perhaps,
102,2,11/25/2026 10:00 AM,Haircut,Sarah,Scheduled,
";

pub(crate) const VISITS_MAP: &str = "\
source = \"glow\"
[appointments]
id = \"No\"
client = \"Client ID\"
start = \"Start\"
start_format = \"%m/%d/%Y %I:%M %p\"
service = \"Service\"
staff = \"Stylist\"
status = \"Status\"
notes = \"Note\"
[appointments.statuses]
\"Checked Out\" = \"completed\"
";

#[test]
fn a_menu_and_appointments_come_in_once_with_a_report_of_every_line() {
    let desk = Desk::new("sheets");
    desk.write("clients.csv", CLIENTS);
    desk.write("menu.csv", MENU);
    desk.write("menu.toml", MENU_MAP);
    desk.write("visits.csv", VISITS);
    desk.write("visits.toml", VISITS_MAP);
    let map = ["import", "map", "visits.csv", "--kind", "appointments"];
    assert_snapshot!("sheets_map", desk.run(&map).whole());
    assert_eq!(desk.run(&["salon", "apply", DEMO, "--yes"]).code(), 0);

    let menu = ["import", "services", "menu.csv", "--map", "menu.toml"];
    let with = |command: &[&'static str], more: &[&'static str]| [command, more].concat();
    let dry = desk.run(&with(&menu, &["--dry-run"]));
    assert_snapshot!("sheets_menu_dry_run", dry.whole());
    let done = desk.run(&with(&menu, &["--yes", "--format", "json"]));
    assert_eq!(done.json()["applied"], json!(true));
    assert_snapshot!("sheets_menu_json", done.data());
    // The salon's file decides what it names, and leaves what the import brought.
    assert_eq!(desk.run(&["salon", "apply", DEMO, "--yes"]).code(), 0);
    assert_snapshot!("sheets_menu_again", desk.run(&menu).whole());

    let visits = [
        "import",
        "appointments",
        "visits.csv",
        "--map",
        "visits.toml",
    ];
    let early = desk
        .run(&with(&visits, &["--format", "json", "--dry-run"]))
        .json();
    assert_eq!((&early["new"], &early["unusable"]), (&json!(0), &json!(7)));
    desk.write("clients.toml", CLIENTS_MAP);
    let clients = [
        "import",
        "clients",
        "clients.csv",
        "--map",
        "clients.toml",
        "--yes",
    ];
    assert_eq!(desk.run(&clients).code(), 0);
    assert_snapshot!(
        "sheets_visits_dry_run",
        desk.run(&with(&visits, &["--dry-run"])).whole()
    );
    assert_eq!(desk.run(&visits).code(), 3, "nobody was there to say yes");
    assert_snapshot!(
        "sheets_visits",
        desk.run(&with(&visits, &["--yes"])).whole()
    );
    let again = desk
        .run(&with(&visits, &["--format", "json", "--yes"]))
        .json();
    let counts = ["new", "changed", "unchanged"].map(|name| again[name].clone());
    assert_eq!(counts, [json!(0), json!(0), json!(4)]);

    let other = ["import", "services", "menu.csv", "--map", "visits.toml"];
    assert_snapshot!("sheets_wrong_map", desk.run(&other).whole());
    let nobody = desk.run(&with(&visits, &["--staff", "Zoey"]));
    assert_snapshot!("sheets_unknown_staff", nobody.whole());
}
