//! Rules between settings.

use salon_config::Transport;

use super::{ACCOUNT, PUBLIC, TOKEN, load, refusal};

#[test]
fn half_a_twilio_account_is_refused_by_the_name_of_the_missing_half() {
    insta::assert_snapshot!(refusal(&[ACCOUNT, PUBLIC]));
    assert!(refusal(&[TOKEN, PUBLIC]).contains("TWILIO_ACCOUNT_SID: is not set"));
    let number_alone = refusal(&[("TWILIO_PHONE_NUMBER", "+19185550100")]);
    assert!(
        number_alone.contains("TWILIO_ACCOUNT_SID") && number_alone.contains("TWILIO_AUTH_TOKEN")
    );
}

/// O4: links pointed at localhost.
#[test]
fn real_texts_need_a_public_url_that_the_world_can_reach() {
    insta::assert_snapshot!(refusal(&[ACCOUNT, TOKEN]));
    for local in [
        "http://localhost:8000",
        "https://192.168.1.4",
        "https://desk",
    ] {
        let message = refusal(&[ACCOUNT, TOKEN, ("PUBLIC_URL", local)]);
        assert!(
            message.contains("PUBLIC_URL") && message.contains("cannot reach"),
            "{message}"
        );
    }
    let plain = refusal(&[ACCOUNT, TOKEN, ("PUBLIC_URL", "http://salon.example")]);
    assert!(plain.contains("must begin with `https://`"), "{plain}");
}

#[test]
fn a_local_public_url_can_be_allowed_for_development() {
    let allowed = ("SALON__SERVER__ALLOW_LOCAL_PUBLIC_URL", "true");
    let url = ("PUBLIC_URL", "http://127.0.0.1:8000");
    let settings = load(&[ACCOUNT, TOKEN, url, allowed]).unwrap();
    assert!(matches!(settings.transport, Transport::Twilio(_)));
    assert!(refusal(&[ACCOUNT, TOKEN, allowed]).contains("PUBLIC_URL: is not set"));
}

#[test]
fn a_webhook_that_proves_nothing_is_not_opened_to_a_network_by_accident() {
    let everywhere = ("SALON__SERVER__BIND", "0.0.0.0");
    insta::assert_snapshot!(refusal(&[everywhere]));
    assert!(load(&[everywhere, ("SALON__SERVER__ALLOW_UNSIGNED", "true")]).is_ok());
    assert!(load(&[everywhere, ACCOUNT, TOKEN, PUBLIC]).is_ok());
    assert!(load(&[("SALON__SERVER__BIND", "::1")]).is_ok());
}

#[test]
fn the_auth_token_never_travels_unencrypted_over_a_network() {
    let with = |url| [ACCOUNT, TOKEN, PUBLIC, ("SALON__TWILIO__BASE_URL", url)];
    assert!(load(&with("http://127.0.0.1:4010")).is_ok());
    assert!(refusal(&with("http://twilio.example")).contains("SALON__TWILIO__BASE_URL"));
}

#[test]
fn the_details_have_another_port_than_the_server() {
    let details = |port| [("SALON__SERVER__DETAILS_PORT", port)];
    assert_eq!(
        load(&details("9090")).unwrap().server.details.unwrap().1,
        9090
    );
    assert!(load(&[]).unwrap().server.details.is_none());
    assert!(refusal(&details("8000")).contains("SALON__SERVER__DETAILS_PORT"));
}
