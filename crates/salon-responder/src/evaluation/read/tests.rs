//! Scripts that are read, and scripts that are refused.

use super::{load_scripts, parse_script};
use crate::evaluation::{ContenderKind, Script, ScriptError};

fn parse(text: &str) -> Result<Script, ScriptError> {
    parse_script(text, "x.toml", &|name| {
        Err(format!("there is no file {name}"))
    })
}

#[test]
fn a_short_script_is_for_the_rules_and_real_models_and_is_played_once() {
    let script = parse("name = \"greets\"\n[[say]]\ntext = \"Hi\"\n").unwrap();
    assert_eq!(
        (script.id(), script.language(), script.repeat()),
        ("x", "en", 1)
    );
    assert!(script.is_for(ContenderKind::Rules) && script.is_for(ContenderKind::Endpoint));
    assert!(!script.is_for(ContenderKind::Scripted));
}

#[test]
fn everything_that_is_wrong_is_reported_at_once_with_line_path_and_way_out() {
    let wrong = "\
name = 3
language = \"de\"
now = \"tomorrow\"
taken = [\"2026-11-27 10:00 * haircut\", \"2026-11-27 10:00 sara haircut\"]
repeat = 0

[[people]]
nmae = \"Ana\"
visits = [\"Friday at ten\"]

[[say]]
text = \"Hi\"
texts = [\"Hi\"]
claims = [\"done\"]
visits = [\"2026-11-27 10:00 sarah hairctu (lost)\"]
after = \"soon\"

[[say]]
asks = \"yes\"

[[finally]]
consent = \"maybe\"
";
    insta::assert_snapshot!(parse(wrong).unwrap_err().to_string());
}

#[test]
fn a_model_speaks_only_in_scripts_that_are_for_one() {
    let dictated = "name = \"x\"\n[[say]]\ntext = \"Hi\"\nmodel = [{ say = \"Hello\" }]\n";
    assert!(parse(dictated).is_err());
    assert!(parse(&format!("assistants = [\"scripted\"]\n{dictated}")).is_ok());
    let silent = "name = \"x\"\nassistants = [\"scripted\"]\n[[say]]\ntext = \"Hi\"\n";
    assert!(parse(silent).is_err());
}

#[test]
fn names_a_directory_and_a_salon_file_that_are_not_there() {
    let missing = load_scripts(std::path::Path::new("/nowhere/at/all")).unwrap_err();
    assert!(
        missing
            .to_string()
            .contains("/nowhere/at/all: cannot be read"),
        "{missing}"
    );
    let salon = parse("name = \"x\"\nsalon = \"y.toml\"\n[[say]]\ntext = \"Hi\"\n").unwrap_err();
    assert!(
        salon
            .to_string()
            .contains("x.toml:2: salon: there is no file y.toml"),
        "{salon}"
    );
}
