//! Settings from `config/local.toml`.

use std::fs;
use std::path::PathBuf;

use salon_config::{LoadOptions, Settings};

/// Makes a working directory of its own for a test.
fn directory(test: &str, local: &str) -> PathBuf {
    let directory = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test);
    fs::create_dir_all(directory.join("config")).unwrap();
    fs::write(directory.join("config/local.toml"), local).unwrap();
    directory
}

#[test]
fn the_file_wins_over_the_defaults_and_the_environment_over_the_file() {
    let directory = directory(
        "layers",
        "[server]\nport = 9000\nbody_limit = \"128 KiB\"\ncors_origins = [\"https://a.example\", \"https://b.example\"]\n",
    );
    let environment = [("SALON__SERVER__PORT".to_owned(), "9001".to_owned())];
    let settings = Settings::load(&LoadOptions::new(directory, environment)).unwrap();
    assert_eq!(settings.server.port, 9001);
    assert_eq!(settings.server.body_limit, 131_072);
    assert_eq!(settings.server.cors_origins.len(), 2);
    let source = |key| {
        let mut sources = settings.sources().iter();
        sources
            .find(|source| source.key == key)
            .unwrap()
            .source
            .clone()
    };
    assert_eq!(source("server.port"), "environment");
    assert_eq!(source("server.body_limit"), "config/local.toml line 3");
    assert_eq!(source("database.data_dir"), "default");
}

#[test]
fn a_wrong_file_is_refused_with_the_line_of_each_mistake() {
    let directory = directory(
        "mistakes",
        "port = 1\n\n[server]\nprot = 9000\nbind = { ip = 1 }\n\n[trurns]\nworkers = 1\n\n[turns]\nworkers = 0\n",
    );
    let refused = Settings::load(&LoadOptions::new(directory, [])).unwrap_err();
    assert_eq!(refused.code(), "settings_refused");
    insta::assert_snapshot!(refused.to_string());
}

#[test]
fn a_file_that_is_not_toml_is_refused_with_its_line() {
    let directory = directory("syntax", "[server]\nport = = 1\n");
    let refused = Settings::load(&LoadOptions::new(directory, [])).unwrap_err();
    assert_eq!(refused.code(), "settings_syntax");
    insta::assert_snapshot!(refused.to_string());
}

#[test]
fn a_file_that_cannot_be_read_is_not_taken_for_a_missing_one() {
    let directory = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("unreadable");
    fs::create_dir_all(directory.join("config/local.toml")).unwrap();
    let refused = Settings::load(&LoadOptions::new(directory, [])).unwrap_err();
    assert_eq!(refused.code(), "settings_unreadable");
}
