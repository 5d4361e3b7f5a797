//! How the front desk is, for people, probes and Prometheus.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Data;
use salon_responder::{Health, OverallStatus};
use serde_json::json;

use crate::server::{Open, WebParts};

/// `GET /health`: everything, with numbers masked.
pub(crate) async fn details(parts: Data<WebParts>) -> HttpResponse {
    let health = parts.health.look().await;
    HttpResponse::build(code(&health)).json(health)
}

/// `GET /health` where the details have a port of their own: the states alone.
pub(crate) async fn summary(parts: Data<WebParts>) -> HttpResponse {
    let health = parts.health.look().await;
    let services = &health.services;
    HttpResponse::build(code(&health)).json(json!({
        "status": health.status,
        "services": {
            "sms_service": { "status": services.sms_service.status },
            "llm_service": { "status": services.llm_service.status },
            "database_service": { "status": services.database_service.status },
        },
    }))
}

/// `GET /health/live`: the process runs.
pub(crate) async fn live() -> HttpResponse {
    HttpResponse::Ok().json(json!({ "status": "live" }))
}

/// `GET /health/ready`: texts can be taken in and answered, and the process is not stopping.
pub(crate) async fn ready(parts: Data<WebParts>, open: Data<Open>) -> HttpResponse {
    if open.is_open() && parts.health.is_ready().await {
        HttpResponse::Ok().json(json!({ "status": "ready" }))
    } else {
        HttpResponse::ServiceUnavailable().json(json!({ "status": "not_ready" }))
    }
}

/// `GET /metrics`, in Prometheus's text format.
pub(crate) async fn metrics(parts: Data<WebParts>) -> HttpResponse {
    parts.metrics.run_upkeep();
    HttpResponse::Ok()
        .content_type("text/plain; version=0.0.4")
        .body(parts.metrics.render())
}

/// Only a salon that cannot serve its clients is an error to a probe.
fn code(health: &Health) -> StatusCode {
    match health.status {
        OverallStatus::Healthy | OverallStatus::Degraded => StatusCode::OK,
        OverallStatus::Unhealthy => StatusCode::SERVICE_UNAVAILABLE,
    }
}
