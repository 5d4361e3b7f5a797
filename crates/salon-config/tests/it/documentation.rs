//! The written reference says what the code does.

use std::fs;
use std::path::Path;

const COMMAND: &str =
    "cargo run -p salon-config --example configuration_docs > docs/configuration.md";

#[test]
fn docs_configuration_md_is_what_the_table_of_settings_writes() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/configuration.md");
    let written = fs::read_to_string(&path).unwrap_or_default();
    let fresh = salon_config::render_markdown().unwrap();
    assert!(
        written == fresh,
        "docs/configuration.md is out of date; rewrite it with: {COMMAND}"
    );
}

#[test]
fn the_reference_has_a_row_for_every_setting() {
    let page = salon_config::render_markdown().unwrap();
    let settings = super::load(&[]).unwrap();
    assert!(settings.sources().len() > 30);
    for source in settings.sources() {
        assert!(
            page.contains(&format!("`{}`", source.name)),
            "{}",
            source.name
        );
        assert!(
            page.contains(&format!("`{}`", source.key)),
            "{}",
            source.key
        );
    }
}
