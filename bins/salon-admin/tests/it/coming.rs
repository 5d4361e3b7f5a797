//! Clients from another program's file, as the verbs bring them in.

use insta::assert_snapshot;
use serde_json::json;

use crate::desk::{DEMO, Desk};

const FILE: &str = "\
Client ID,First Name,Last Name,Mobile Phone,Email
1,Ana,Lopez,(918) 555-0123,ana@example.com
2,Bo,,12,
3,Cy,Reed,918 555 0124,
1,Ana,Lopez,(918) 555-0123,ana@example.com
";

#[test]
fn clients_come_in_once_and_whoever_was_forgotten_stays_forgotten() {
    let desk = Desk::new("coming");
    desk.write("clients.csv", FILE);
    assert_eq!(desk.run(&["salon", "apply", DEMO, "--yes"]).code(), 0);
    let proposed = desk.run(&["import", "map", "clients.csv", "--source", "glow"]);
    assert_snapshot!("import_map", proposed.whole());
    desk.write("mapping.toml", &proposed.data());

    let import = ["import", "clients", "clients.csv", "--map", "mapping.toml"];
    let with = |option: &'static str| [&import[..], &[option]].concat();
    assert_snapshot!("import_dry_run", desk.run(&with("--dry-run")).whole());
    assert_eq!(desk.run(&import).code(), 3, "nobody was there to say yes");
    assert_snapshot!("import_clients", desk.run(&with("--yes")).whole());
    let known = desk.run(&["client", "export", "+19185550123"]).json();
    assert_eq!(known["people"][0]["name"], json!("Ana Lopez"));

    let forget = ["client", "forget", "+19185550123", "--yes"];
    assert_eq!(desk.run(&forget).code(), 0);
    let again = [&with("--yes")[..], &["--format", "json"]].concat();
    let again = desk.run(&again).json();
    let counts = ["new", "changed", "unchanged", "deleted_here"].map(|name| again[name].clone());
    assert_eq!(counts, [json!(0), json!(0), json!(1), json!(1)]);
    let known = desk.run(&["client", "export", "+19185550123"]).json();
    assert_eq!(known["people"], json!([]));

    desk.write(
        "other.toml",
        "source = \"glow\"\n[clients]\nphone = \"Fon\"\n",
    );
    let other = ["import", "clients", "clients.csv", "--map", "other.toml"];
    assert_snapshot!("import_no_column", desk.run(&other).whole());
}
