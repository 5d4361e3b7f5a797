//! What the server shows over HTTP, and what it does not put up with.

use std::time::{Duration, Instant};

use serde_json::json;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::desk::{Desk, says};

/// Twilio's own content type; anything else would be texted to the client or be an error to it.
const TWIML: Option<&str> = Some("text/xml; charset=utf-8");

#[tokio::test(flavor = "multi_thread")]
async fn health_has_the_shape_of_the_first_version() {
    let desk = Desk::open().await;
    desk.phone("+19185550123").says("Hi").await;
    let health = desk.server.get("/health").await;
    let connection = match desk.database().home() {
        salon_postgres::Home::Server => "server",
        salon_postgres::Home::Embedded => "embedded",
    };
    let shape = json!({
        "status": "degraded",
        "services": {
            "sms_service": {
                "status": "degraded",
                "transport": "simulator",
                "account_sid": null,
                "from_number": null,
                "error": null,
            },
            "llm_service": {
                "status": "degraded",
                "model": null,
                "error": "no model is configured: rules answer every text",
            },
            "database_service": {
                "status": "healthy",
                "connection": connection,
                "waiting_texts": 0,
                "waiting_replies": 0,
                "spooled_texts": 0,
                "oldest_spooled_seconds": null,
                "set_aside_texts": 0,
                "spool_error": null,
                "error": null,
            },
        },
    });
    assert_eq!((health.status, health.json()), (200, shape));
    for (path, status) in [("/health/live", "live"), ("/health/ready", "ready")] {
        let answer = desk.server.get(path).await;
        assert_eq!(
            (answer.status, answer.json()),
            (200, json!({ "status": status })),
            "{path}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn metrics_count_requests_turns_and_texts() {
    let desk = Desk::open().await;
    desk.phone("+19185550123").says("Hi").await;
    desk.server.get("/health").await;
    let metrics = desk.server.get("/metrics").await;
    assert_eq!(metrics.status, 200);
    says(
        &metrics.body,
        &[
            "salon_http_request_seconds_bucket{route=\"/webhook/sms\",status=\"200\"",
            "salon_turns_total{outcome=\"answered\"} 1",
            "salon_texts_sent_total{outcome=\"sent\"} 1",
            "salon_intake_waiting 0",
        ],
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn details_can_have_a_port_of_their_own() {
    let desk = Desk::open_with(&[("SALON__SERVER__DETAILS_PORT", "0")]).await;
    assert_eq!(desk.server.get("/metrics").await.status, 404);
    let health = desk.server.get("/health").await;
    assert_eq!(health.status, 200);
    let sms = health.json()["services"]["sms_service"].clone();
    assert_eq!(sms, json!({ "status": "degraded" }), "the states alone");
}

#[tokio::test(flavor = "multi_thread")]
async fn other_sites_pages_are_kept_out_unless_they_are_named() {
    let origin = ("origin", "https://elsewhere.example");
    let asks = ("access-control-request-method", "POST");
    let allowed = "access-control-allow-origin";
    let closed = Desk::open().await;
    let answer = closed.server.request("GET", "/health", &[origin], "").await;
    assert_eq!(answer.header(allowed), None, "{answer:?}");
    let preflight = closed
        .server
        .request("OPTIONS", "/webhook/sms", &[origin, asks], "")
        .await;
    assert_eq!(preflight.header(allowed), None, "{preflight:?}");
    assert!(preflight.status >= 400, "{preflight:?}");

    let named =
        Desk::open_with(&[("SALON__SERVER__CORS_ORIGINS", "https://elsewhere.example")]).await;
    let answer = named.server.request("GET", "/health", &[origin], "").await;
    assert_eq!(
        answer.header(allowed),
        Some("https://elsewhere.example"),
        "{answer:?}"
    );
}

/// O6: errors went to the provider as JSON and 500.
#[tokio::test(flavor = "multi_thread")]
async fn whatever_is_wrong_with_a_text_the_provider_is_answered_in_its_format() {
    let desk = Desk::open().await;
    let large = format!(
        "MessageSid=SM1&From=%2B19185550123&To=1&Body={}",
        "x".repeat(70_000)
    );
    for (form, status) in [
        (large.as_str(), 413),
        ("", 400),
        ("From=%2B19185550123&To=%2B19185550100&Body=no+id", 400),
        ("MessageSid=SM2&To=%2B19185550100&Body=no+sender", 400),
        (
            "MessageSid=SM3&From=&To=%2B19185550100&Body=empty+sender",
            400,
        ),
    ] {
        let answer = desk.server.post_form("/webhook/sms", form).await;
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (status, TWIML),
            "{answer:?}"
        );
        assert!(!answer.body.contains("<Message"), "{answer:?}");
    }
    let status = desk
        .server
        .post_form("/webhook/sms/status", "nonsense")
        .await;
    assert_eq!((status.status, status.header("content-type")), (400, TWIML));
    // A text from something that cannot be dialled is a text all the same.
    let short_code = "MessageSid=SM4&From=22395&To=%2B19185550100&Body=Hi";
    assert_eq!(
        desk.server
            .post_form("/webhook/sms", short_code)
            .await
            .status,
        200
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_never_ends_is_cut_at_the_deadline() {
    let desk = Desk::open_with(&[("SALON__SERVER__REQUEST_TIMEOUT", "1s")]).await;
    let address = desk.server.url().strip_prefix("http://").unwrap();
    let mut slow = TcpStream::connect(address).await.unwrap();
    let head = format!(
        "POST /webhook/sms HTTP/1.1\r\nHost: {address}\r\nContent-Length: 1000\r\n\
         Content-Type: application/x-www-form-urlencoded\r\n\r\nFrom=%2B1"
    );
    let began = Instant::now();
    slow.write_all(head.as_bytes()).await.unwrap();
    let mut answer = String::new();
    let read = tokio::time::timeout(Duration::from_secs(20), slow.read_to_string(&mut answer));
    read.await.expect("the connection ends").unwrap();
    let took = began.elapsed();
    assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
    says(&answer, &["text/xml; charset=utf-8"]);
    assert!(
        took >= Duration::from_secs(1) && took < Duration::from_secs(5),
        "{took:?}"
    );
    assert_eq!(desk.server.get("/health/live").await.status, 200);
}
