//! One line, one id, one deadline for each request.

use std::time::Instant;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, HttpResponse};
use tracing::Instrument as _;
use uuid::Uuid;

use crate::options::WebOptions;
use crate::webhook;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Serves a request within the deadline, and logs it once without its query or anything a client
/// sent.
pub(crate) async fn observe(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let started = Instant::now();
    let id = request_id();
    let route = request
        .match_pattern()
        .unwrap_or_else(|| "unknown".to_owned());
    let method = request.method().clone();
    let deadline = request
        .app_data::<Data<WebOptions>>()
        .map(|options| options.deadline);
    let span = tracing::info_span!("http.request", request.id = %id, route, method = %method);
    let served = serve(request, next, deadline, &route)
        .instrument(span.clone())
        .await;
    let mut response = served?;
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    let (status, elapsed) = (response.status().as_u16(), started.elapsed());
    span.in_scope(|| tracing::info!(status, elapsed_us = elapsed.as_micros(), "request served"));
    let labels = [("route", route), ("status", status.to_string())];
    metrics::histogram!("salon_http_request_seconds", &labels).record(elapsed.as_secs_f64());
    Ok(response)
}

async fn serve(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
    deadline: Option<std::time::Duration>,
    route: &str,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let Some(deadline) = deadline else {
        return next
            .call(request)
            .await
            .map(ServiceResponse::map_into_boxed_body);
    };
    let answer = request.request().clone();
    match tokio::time::timeout(deadline, next.call(request)).await {
        Ok(served) => served.map(ServiceResponse::map_into_boxed_body),
        Err(_) => {
            tracing::warn!("a request did not finish within its deadline");
            let late = if route.starts_with("/webhook") {
                webhook::refusal(actix_web::http::StatusCode::REQUEST_TIMEOUT)
            } else {
                HttpResponse::RequestTimeout().finish()
            };
            Ok(ServiceResponse::new(answer, late))
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place that names requests"
)]
fn request_id() -> String {
    Uuid::new_v4().simple().to_string()
}
