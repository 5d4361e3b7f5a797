//! What can be said without a database.

use insta::assert_snapshot;
use serde_json::json;

use crate::desk::Desk;

#[test]
fn a_command_line_that_makes_no_sense_exits_with_2_and_says_what_would() {
    let desk = Desk::new("usage");
    for arguments in [
        &["appointmant"][..],
        &["openings"],
        &["openings", "--service", "haircut", "--on", "tomorrow"],
        &[
            "openings",
            "--service",
            "haircut",
            "--on",
            "2026-11-28",
            "--from",
            "2026-11-28",
        ],
        &["appointment", "list", "--status", "lost"],
        &["--salon", "Juniper Lane", "salon", "show"],
        &["salon"],
    ] {
        assert_eq!(desk.run(arguments).code(), 2, "{arguments:?}");
    }
    assert_snapshot!("unknown_noun", desk.run(&["appointmant"]).whole());
    assert_snapshot!(
        "unknown_status",
        desk.run(&["appointment", "list", "--status", "lost"])
            .whole()
    );
}

#[test]
fn help_is_data_and_names_examples_and_exit_codes() {
    let desk = Desk::new("help");
    let help = desk.run(&["--help"]);
    assert_eq!((help.code(), help.talk().as_str()), (0, ""));
    assert_snapshot!("help", help.data());
    assert_snapshot!("help_of_a_verb", desk.run(&["openings", "--help"]).data());
    assert!(!help.data().contains('\u{1b}'));
}

#[test]
fn docs_cli_md_is_what_the_definitions_write() {
    let desk = Desk::new("docs");
    let fresh = desk.run(&["docs"]).data();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/cli.md");
    let written = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        written == fresh,
        "docs/cli.md is out of date; rewrite it with: cargo run -p salon-admin -- docs > docs/cli.md"
    );
}

#[test]
fn a_look_at_a_database_that_is_not_there_makes_none() {
    let desk = Desk::new("nothing");
    for arguments in [
        &["salon", "list"][..],
        &["db", "status"],
        &["conversation", "show", "+1234567890"],
    ] {
        let ran = desk.run(arguments);
        assert_eq!(ran.code(), 1, "{arguments:?}");
        assert!(
            ran.talk()
                .contains("there is no embedded database in ./data yet"),
            "{}",
            ran.talk()
        );
        assert!(
            ran.talk().contains("try: start the server"),
            "{}",
            ran.talk()
        );
    }
    assert!(!desk.data_dir().exists());
}

#[test]
fn a_wrong_salon_file_is_refused_with_line_path_and_reason() {
    let desk = Desk::new("wrong-file");
    desk.write(
        "wrong.toml",
        "key = \"x\"\nname = \"X\"\nzone = \"Mars/Olympus\"\ncountry = \"US\"\ncurrency = \"USD\"\n\
         language = \"en\"\n\n[hours]\nmonday = [\"18:00-09:00\"]\n\n[[services]]\nkey = \"cut\"\n\
         name = \"Cut\"\nminutes = 30\nprice = \"ten\"\n",
    );
    assert_snapshot!(
        "wrong_file",
        desk.run(&["salon", "apply", "wrong.toml", "--yes"]).whole()
    );
    assert!(!desk.data_dir().exists());
    let missing = desk.run(&["salon", "apply", "none.toml"]);
    assert_eq!(missing.code(), 1);
    assert!(
        missing
            .talk()
            .contains("could not read none.toml: No such file"),
        "{}",
        missing.talk()
    );
}

#[test]
fn the_doctor_finds_nothing_broken_where_nothing_is_set_up() {
    let desk = Desk::new("doctor");
    // A port on which nothing can listen.
    let doctor = desk.run(&["doctor", "--url", "http://127.0.0.1:1"]);
    assert_snapshot!("doctor_without_anything", doctor.whole());
    let report = desk
        .run(&["doctor", "--url", "http://127.0.0.1:1", "--format", "json"])
        .json();
    assert_eq!(report["broken"], json!(0));
    assert_eq!(report["checks"][0]["name"], json!("settings"));
    assert!(!desk.data_dir().exists());
}

#[test]
fn the_doctor_shows_settings_with_their_sources_and_no_secret() {
    let desk = Desk::new("doctor-settings")
        .set("OPENAI_API_KEY", "sk-topsecretkey")
        // A port on which nothing can listen.
        .set("OPENAI_BASE_URL", "http://127.0.0.1:1/v1")
        .set("SALON__SERVER__PORT", "8123");
    desk.write(".env", "OPENAI_MODEL=small-model\n");
    let doctor = desk.run(&["doctor", "--url", "http://127.0.0.1:1"]);
    assert!(!doctor.whole().contains("topsecret"), "{}", doctor.whole());
    assert_snapshot!("doctor_with_settings", doctor.whole());
}

#[test]
fn the_doctor_calls_settings_broken_that_no_server_would_start_with() {
    let desk = Desk::new("doctor-broken")
        .set("SALON__SERVER__PROT", "1")
        .set("TWILIO_PHONE_NUMBER", "+19185550100");
    assert_snapshot!("doctor_with_broken_settings", desk.run(&["doctor"]).whole());
    let other = desk.run(&["salon", "list"]);
    assert_eq!(other.code(), 1);
    assert!(
        other.talk().ends_with("try: salon-admin doctor\n"),
        "{}",
        other.talk()
    );
}

#[test]
fn an_env_file_that_cannot_be_read_is_named_without_its_words() {
    let desk = Desk::new("env-file");
    desk.write(".env", "TWILIO_AUTH_TOKEN topsecret\n");
    let ran = desk.run(&["doctor"]);
    assert_eq!(ran.code(), 1);
    assert!(
        ran.talk()
            .contains(".env: it has a line that is not NAME=value"),
        "{}",
        ran.talk()
    );
    assert!(!ran.whole().contains("topsecret"));
}

#[test]
fn chat_without_a_server_names_the_address_and_how_to_start_one() {
    let desk = Desk::new("chat-alone");
    let ran = desk.feed(&["chat", "--url", "http://127.0.0.1:1"], "Hi\n");
    assert_snapshot!("chat_without_a_server", ran.whole());
    assert!(!desk.data_dir().exists());
}

#[test]
fn another_config_dir_counts_as_if_the_program_was_started_there() {
    let desk = Desk::new("config-dir");
    std::fs::create_dir_all(desk.directory().join("there/config")).unwrap();
    desk.write("there/config/local.toml", "[server]\nport = 8321\n");
    let report = desk
        .run(&["--config-dir", "there", "doctor", "--format", "json"])
        .json();
    let settings = report["checks"][0].to_string();
    assert!(settings.contains("server.port = 8321"), "{settings}");
    let listed = desk.run(&["--config-dir", "there", "salon", "list"]);
    assert!(listed.talk().contains("there/./data"), "{}", listed.talk());
}
