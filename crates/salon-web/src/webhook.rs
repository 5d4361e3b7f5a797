//! Twilio's webhooks. Every answer is TwiML, whatever happens: anything else would be an error to
//! the provider, or be texted to the client.

use actix_web::http::StatusCode;
use actix_web::web::{Bytes, Data, Query};
use actix_web::{HttpRequest, HttpResponse};
use salon_domain::OutboxId;
use salon_responder::{IntakeError, Proof};
use salon_sms::{
    Form, InboundText, SignedParams, StatusCallback, TWIML_CONTENT_TYPE, empty_response,
};
use serde::Deserialize;

use crate::options::{ProviderCheck, WebOptions};
use crate::server::WebParts;

const SIGNATURE: &str = "x-twilio-signature";

/// `POST /webhook/sms`: a client's text. Answered once the text is durable, in the database or, while
/// that is away, on this machine's disk; the answer to the client
/// goes out by itself later.
pub(crate) async fn text(
    request: HttpRequest,
    body: Result<Bytes, actix_web::Error>,
    parts: Data<WebParts>,
    options: Data<WebOptions>,
) -> HttpResponse {
    let form = match read(&request, body, &options) {
        Ok(form) => form,
        Err(status) => return refusal(status),
    };
    let text = match InboundText::from_form(&form) {
        Ok(text) => text,
        Err(error) => {
            tracing::warn!(error = %error, "a text could not be read");
            return refusal(StatusCode::BAD_REQUEST);
        }
    };
    let proof = if options.provider.is_some() {
        Proof::Signed
    } else {
        Proof::Unsigned
    };
    match parts.intake.take(text, &form, proof).await {
        Ok(receipt) => {
            tracing::debug!(?receipt, "text taken in");
            answer(StatusCode::OK)
        }
        Err(error) => {
            tracing::warn!(error.code = error.code(), "a text was not taken in");
            refusal(status_of(&error))
        }
    }
}

/// Our own part of a status callback's URL.
#[derive(Debug, Deserialize)]
pub(crate) struct CallbackQuery {
    outbox: Option<i64>,
}

/// `POST /webhook/sms/status`: what became of a text of ours.
pub(crate) async fn status(
    request: HttpRequest,
    body: Result<Bytes, actix_web::Error>,
    query: Result<Query<CallbackQuery>, actix_web::Error>,
    parts: Data<WebParts>,
    options: Data<WebOptions>,
) -> HttpResponse {
    let form = match read(&request, body, &options) {
        Ok(form) => form,
        Err(status) => return refusal(status),
    };
    let news = match StatusCallback::from_form(&form) {
        Ok(news) => news,
        Err(error) => {
            tracing::warn!(error = %error, "a status callback could not be read");
            return refusal(StatusCode::BAD_REQUEST);
        }
    };
    let outbox = query.ok().and_then(|query| query.outbox).map(OutboxId::new);
    match parts.statuses.apply(news, outbox).await {
        Ok(applied) => {
            tracing::debug!(?applied, "status callback applied");
            answer(StatusCode::OK)
        }
        Err(error) => {
            tracing::warn!(
                error.code = error.code(),
                "a status callback was not written down"
            );
            refusal(StatusCode::SERVICE_UNAVAILABLE)
        }
    }
}

/// Reads a form that is known to be the provider's.
fn read(
    request: &HttpRequest,
    body: Result<Bytes, actix_web::Error>,
    options: &WebOptions,
) -> Result<Form, StatusCode> {
    let body = body.map_err(|error| error.as_response_error().status_code())?;
    let form = Form::parse(&body);
    if let Some(check) = &options.provider {
        verify(request, &form, check)?;
    }
    Ok(form)
}

/// A bad or missing signature, or another account's, is a 403 and nothing is stored.
fn verify(request: &HttpRequest, form: &Form, check: &ProviderCheck) -> Result<(), StatusCode> {
    let header = request
        .headers()
        .get(SIGNATURE)
        .and_then(|value| value.to_str().ok());
    let url = requested_url(request, check.public_url.as_deref());
    let signed = check.tokens.verify(&url, SignedParams::Form(form), header);
    signed.map_err(|error| {
        tracing::warn!(error.code = error.code(), "a webhook was refused");
        metrics::counter!("salon_webhooks_refused_total", "reason" => error.code()).increment(1);
        StatusCode::FORBIDDEN
    })?;
    if form.get("AccountSid") == Some(check.account_sid.as_str()) {
        Ok(())
    } else {
        tracing::warn!("a webhook was refused: it is for another account");
        metrics::counter!("salon_webhooks_refused_total", "reason" => "other_account").increment(1);
        Err(StatusCode::FORBIDDEN)
    }
}

/// The URL as the provider requested it: our public base with the raw path and query, byte for byte.
fn requested_url(request: &HttpRequest, public_url: Option<&str>) -> String {
    let path = request
        .uri()
        .path_and_query()
        .map_or("/", |path| path.as_str());
    if let Some(base) = public_url {
        return format!("{}{path}", base.trim_end_matches('/'));
    }
    let host = request
        .headers()
        .get("host")
        .and_then(|host| host.to_str().ok());
    format!("http://{}{path}", host.unwrap_or("localhost"))
}

/// What the provider should hear: try again later, or never.
fn status_of(error: &IntakeError) -> StatusCode {
    if error.is_transient() {
        StatusCode::SERVICE_UNAVAILABLE
    } else {
        StatusCode::BAD_REQUEST
    }
}

fn answer(status: StatusCode) -> HttpResponse {
    HttpResponse::build(status)
        .content_type(TWIML_CONTENT_TYPE)
        .body(empty_response())
}

/// A refusal in the provider's own format, so that nothing of it is texted to anybody.
pub(crate) fn refusal(status: StatusCode) -> HttpResponse {
    answer(status)
}
