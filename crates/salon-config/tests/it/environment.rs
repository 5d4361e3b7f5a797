//! Settings from the environment.

use std::time::Duration;

use salon_config::Transport;

use super::{ACCOUNT, PUBLIC, TOKEN, load, refusal};

#[test]
fn without_any_setting_everything_works_and_nothing_leaves() {
    let settings = load(&[]).unwrap();
    assert_eq!(settings.server.port, 8000);
    assert!(settings.server.bind.is_loopback() && settings.server.cors_origins.is_empty());
    assert_eq!(settings.server.body_limit, 65_536);
    assert_eq!(settings.server.request_timeout, Duration::from_secs(10));
    assert!(matches!(settings.transport, Transport::Simulator));
    assert!(settings.database.url.is_none() && settings.model.is_none());
    assert_eq!(settings.turns.debounce, Duration::ZERO);
}

#[test]
fn the_plain_names_of_the_first_version_configure_everything_it_knew() {
    let settings = load(&[
        ACCOUNT,
        ("TWILIO_AUTH_TOKEN", "old-token,new-token"),
        ("TWILIO_PHONE_NUMBER", "+1 (918) 555-0100"),
        PUBLIC,
        ("OPENAI_API_KEY", "not-a-real-key"),
        ("OPENAI_MODEL", "gpt-4o"),
        ("DATABASE_URL", "postgres://salon:secret@db.example/salon"),
    ])
    .unwrap();
    let Transport::Twilio(twilio) = &settings.transport else {
        panic!("credentials are there");
    };
    assert_eq!(twilio.auth_tokens.len(), 2);
    assert_eq!(
        twilio.phone_number.as_ref().unwrap().expose(),
        "+19185550100"
    );
    assert_eq!(settings.turns.debounce, Duration::from_secs(3));
    let model = settings.model.unwrap();
    assert_eq!((model.name.as_str(), model.max_tokens), ("gpt-4o", 150));
    assert_eq!(
        settings.database.url.unwrap().expose(),
        "postgres://salon:secret@db.example/salon"
    );
}

#[test]
fn a_local_model_needs_no_key() {
    let settings = load(&[("OPENAI_BASE_URL", "http://ollama:11434/v1")]).unwrap();
    assert!(settings.model.unwrap().api_key.is_none());
}

#[test]
fn a_debounce_that_was_set_holds_on_the_simulator_too() {
    let settings = load(&[("SALON__TURNS__DEBOUNCE", "1500ms")]).unwrap();
    assert_eq!(settings.turns.debounce, Duration::from_millis(1_500));
}

#[test]
fn an_empty_variable_counts_as_not_set() {
    let settings = load(&[("TWILIO_AUTH_TOKEN", ""), ("SALON__SERVER__PORT", " ")]).unwrap();
    assert_eq!(settings.server.port, 8000);
}

#[test]
fn variables_of_other_programs_are_left_alone() {
    let others = [
        ("PATH", "/bin"),
        ("TWILIO_REGION", "ie1"),
        ("SALON_NAME", "x"),
    ];
    assert!(load(&others).is_ok());
}

#[test]
fn every_wrong_value_is_reported_at_once_with_its_source_and_the_way_out() {
    let message = refusal(&[
        ("SALON__SERVER__PORT", "80000"),
        ("SALON__SERVER__BIND", "localhost"),
        ("SALON__SERVER__REQUEST_TIMEOUT", "10"),
        ("SALON__DATABASE__MAX_CONNECTIONS", "1"),
        ("SALON__LOG__FORMAT", "xml"),
    ]);
    insta::assert_snapshot!(message);
}

#[test]
fn a_misspelt_name_is_refused_with_the_nearest_known_one() {
    let message = refusal(&[
        ("SALON__SERVR__PORT", "1"),
        ("SALON_SERVER_PORT", "1"),
        ("salon__server__bind", "1"),
        ("SALON__COFFEE__STRENGTH", "1"),
    ]);
    insta::assert_snapshot!(message);
}

#[test]
fn one_setting_under_two_names_must_have_one_value() {
    let url = "postgres://db.example/salon";
    let both = |other| [("DATABASE_URL", url), ("SALON__DATABASE__URL", other)];
    assert!(load(&both(url)).is_ok());
    let message = refusal(&both("postgres://salon:secret@other.example/salon"));
    insta::assert_snapshot!(message);
}

#[test]
fn a_secret_is_in_no_message_no_listing_and_no_debug_output() {
    let environment = [
        ACCOUNT,
        ("TWILIO_AUTH_TOKEN", "sentinel-token"),
        PUBLIC,
        ("TWILIO_PHONE_NUMBER", "+19185550100"),
        ("OPENAI_API_KEY", "sentinel-key"),
        (
            "DATABASE_URL",
            "postgres://salon:sentinel-word@db.example/salon",
        ),
    ];
    let settings = load(&environment).unwrap();
    let shown = format!("{settings:?} {:?}", settings.sources());
    for secret in ["sentinel", "9185550", ACCOUNT.1] {
        assert!(!shown.contains(secret), "{secret}");
    }
    let refused = refusal(&[
        (
            "TWILIO_AUTH_TOKEN",
            "sentinel one,sentinel two,sentinel three",
        ),
        ("OPENAI_API_KEY", "sentinel key"),
        ("DATABASE_URL", "host=db password=sentinel"),
    ]);
    assert!(!refused.contains("sentinel"), "{refused}");
}

#[test]
fn each_setting_says_where_its_value_came_from() {
    let settings = load(&[TOKEN, ACCOUNT, PUBLIC, ("SALON__SERVER__PORT", "8080")]).unwrap();
    let lines: Vec<String> = settings
        .sources()
        .iter()
        .map(|s| {
            format!(
                "{} = {} ({})",
                s.key,
                s.value.as_deref().unwrap_or("-"),
                s.source
            )
        })
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
}
