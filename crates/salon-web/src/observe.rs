//! One line, one id, one deadline for each request.

use std::time::{Duration, Instant};

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::error::InternalError;
use actix_web::http::StatusCode;
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
    let status = match &served {
        Ok(response) => response.status(),
        Err(error) => error.as_response_error().status_code(),
    };
    let elapsed = started.elapsed();
    span.in_scope(|| {
        tracing::info!(
            status = status.as_u16(),
            elapsed_us = elapsed.as_micros(),
            "request served"
        );
    });
    let labels = [("route", route), ("status", status.as_str().to_owned())];
    metrics::histogram!("salon_http_request_seconds", &labels).record(elapsed.as_secs_f64());
    let mut response = served?;
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    Ok(response)
}

/// Serves a request, or gives up at the deadline. The request is given away whole: a handle kept here
/// would keep the router from writing down what matched.
async fn serve(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
    deadline: Option<Duration>,
    route: &str,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let Some(deadline) = deadline else {
        return next
            .call(request)
            .await
            .map(ServiceResponse::map_into_boxed_body);
    };
    if let Ok(served) = tokio::time::timeout(deadline, next.call(request)).await {
        return served.map(ServiceResponse::map_into_boxed_body);
    }
    tracing::warn!("a request did not finish within its deadline");
    let late = if route.starts_with("/webhook") {
        webhook::refusal(StatusCode::REQUEST_TIMEOUT)
    } else {
        HttpResponse::RequestTimeout().finish()
    };
    Err(InternalError::from_response("the request's deadline has passed", late).into())
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place that names requests"
)]
fn request_id() -> String {
    Uuid::new_v4().simple().to_string()
}
