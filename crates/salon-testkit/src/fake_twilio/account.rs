//! What the account owns: numbers, messaging services and their registrations.

#![expect(
    clippy::future_not_send,
    reason = "actix handlers stay on the thread of their connection"
)]

use std::collections::BTreeMap;
use std::sync::Arc;

use actix_web::web::{self, Bytes, Data, Path, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};
use salon_sms::Form;
use serde_json::{Value, json};

use super::checks::{self, Refused};
use super::state::Shared;

/// A number of the account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FakeNumber {
    /// Its sid, `PN…`.
    pub sid: String,
    /// The number, as E.164.
    pub number: String,
    /// What it is set up with, by the names of the API's form, such as `SmsUrl`.
    pub set: BTreeMap<String, String>,
    /// The state of its toll-free verification, such as `TWILIO_APPROVED`.
    pub toll_free: Option<String>,
}

/// A messaging service of the account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FakeService {
    /// Its sid, `MG…`.
    pub sid: String,
    /// Its name.
    pub name: String,
    /// What it is set up with, by the names of the API's form, such as `InboundRequestUrl`.
    pub set: BTreeMap<String, String>,
    /// The state of its campaign, such as `VERIFIED`.
    pub campaign: Option<String>,
}

const NUMBER_NAMES: [&str; 6] = [
    "SmsUrl",
    "SmsMethod",
    "SmsFallbackUrl",
    "SmsFallbackMethod",
    "SmsApplicationSid",
    "StatusCallback",
];
const SERVICE_NAMES: [&str; 6] = [
    "InboundRequestUrl",
    "InboundMethod",
    "FallbackUrl",
    "FallbackMethod",
    "StatusCallback",
    "UseInboundWebhookOnNumber",
];

/// Adds the routes of this part of the API.
pub(super) fn routes(config: &mut ServiceConfig) {
    let numbers = "/2010-04-01/Accounts/{account}/IncomingPhoneNumbers";
    config
        .route(&format!("{numbers}.json"), web::get().to(list_numbers))
        .route(
            &format!("{numbers}/{{sid}}.json"),
            web::post().to(set_number),
        )
        .route("/v1/Services/{sid}", web::get().to(service))
        .route("/v1/Services/{sid}", web::post().to(set_service))
        .route(
            "/v1/Services/{sid}/Compliance/Usa2p",
            web::get().to(campaigns),
        )
        .route("/v1/Tollfree/Verifications", web::get().to(verifications));
}

/// `GET …/IncomingPhoneNumbers.json`: the filter takes parts of numbers.
async fn list_numbers(
    request: HttpRequest,
    path: Path<String>,
    shared: Data<Arc<Shared>>,
) -> Result<HttpResponse, Refused> {
    checks::authorize(request.headers(), &path, &shared)?;
    let query = Form::parse(request.query_string().as_bytes());
    let wanted = query.get("PhoneNumber").unwrap_or_default();
    let state = shared.state();
    let found = state
        .numbers
        .iter()
        .filter(|one| one.number.contains(wanted));
    let found: Vec<Value> = found.map(number_page).collect();
    Ok(HttpResponse::Ok().json(json!({"incoming_phone_numbers": found, "page": 0})))
}

/// `POST …/IncomingPhoneNumbers/{sid}.json`
async fn set_number(
    request: HttpRequest,
    body: Bytes,
    path: Path<(String, String)>,
    shared: Data<Arc<Shared>>,
) -> Result<HttpResponse, Refused> {
    let (account, sid) = path.into_inner();
    checks::authorize(request.headers(), &account, &shared)?;
    let form = Form::parse(&body);
    let mut state = shared.state();
    let number = state.numbers.iter_mut().find(|one| one.sid == sid);
    let number = number.ok_or(Refused::NOT_FOUND)?;
    take(&mut number.set, &form, &NUMBER_NAMES);
    Ok(HttpResponse::Ok().json(number_page(number)))
}

/// `GET …/Services/{sid}`
async fn service(
    request: HttpRequest,
    path: Path<String>,
    shared: Data<Arc<Shared>>,
) -> Result<HttpResponse, Refused> {
    checks::authorize(request.headers(), &shared.account_sid, &shared)?;
    let found = find_service(&shared, &path)?;
    Ok(HttpResponse::Ok().json(service_page(&found)))
}

/// `POST …/Services/{sid}`
async fn set_service(
    request: HttpRequest,
    body: Bytes,
    path: Path<String>,
    shared: Data<Arc<Shared>>,
) -> Result<HttpResponse, Refused> {
    checks::authorize(request.headers(), &shared.account_sid, &shared)?;
    let form = Form::parse(&body);
    let mut state = shared.state();
    let service = state.services.iter_mut().find(|one| one.sid == *path);
    let service = service.ok_or(Refused::NOT_FOUND)?;
    take(&mut service.set, &form, &SERVICE_NAMES);
    Ok(HttpResponse::Ok().json(service_page(service)))
}

/// `GET …/Services/{sid}/Compliance/Usa2p`
async fn campaigns(
    request: HttpRequest,
    path: Path<String>,
    shared: Data<Arc<Shared>>,
) -> Result<HttpResponse, Refused> {
    checks::authorize(request.headers(), &shared.account_sid, &shared)?;
    let campaign = find_service(&shared, &path)?.campaign;
    let campaigns: Vec<Value> = campaign
        .iter()
        .map(|state| json!({"sid": "QE1", "campaign_status": state}))
        .collect();
    Ok(HttpResponse::Ok().json(json!({"compliance": campaigns, "meta": {"page": 0}})))
}

/// `GET …/Tollfree/Verifications`
async fn verifications(
    request: HttpRequest,
    shared: Data<Arc<Shared>>,
) -> Result<HttpResponse, Refused> {
    checks::authorize(request.headers(), &shared.account_sid, &shared)?;
    let query = Form::parse(request.query_string().as_bytes());
    let state = shared.state();
    let number = state
        .numbers
        .iter()
        .find(|one| Some(one.sid.as_str()) == query.get("TollfreePhoneNumberSid"));
    let found: Vec<Value> = number
        .and_then(|number| number.toll_free.as_ref())
        .iter()
        .map(|state| json!({"sid": "HH1", "status": state}))
        .collect();
    Ok(HttpResponse::Ok().json(json!({"verifications": found, "meta": {"page": 0}})))
}

fn find_service(shared: &Shared, sid: &str) -> Result<FakeService, Refused> {
    let state = shared.state();
    let found = state.services.iter().find(|one| one.sid == sid).cloned();
    found.ok_or(Refused::NOT_FOUND)
}

/// Takes what a form has of these names; the rest stays as it is.
fn take(set: &mut BTreeMap<String, String>, form: &Form, names: &[&str]) {
    for name in names {
        if let Some(value) = form.get(name) {
            set.insert((*name).to_owned(), value.to_owned());
        }
    }
}

fn number_page(number: &FakeNumber) -> Value {
    let set = |name: &str| number.set.get(name).cloned().unwrap_or_default();
    json!({
        "sid": number.sid,
        "phone_number": number.number,
        "capabilities": {"voice": true, "sms": true, "mms": true},
        "sms_url": set("SmsUrl"),
        "sms_method": set("SmsMethod"),
        "sms_fallback_url": set("SmsFallbackUrl"),
        "sms_fallback_method": set("SmsFallbackMethod"),
        "sms_application_sid": set("SmsApplicationSid"),
        "status_callback": set("StatusCallback"),
    })
}

fn service_page(service: &FakeService) -> Value {
    let set = |name: &str| service.set.get(name).cloned();
    json!({
        "sid": service.sid,
        "friendly_name": service.name,
        "inbound_request_url": set("InboundRequestUrl"),
        "inbound_method": set("InboundMethod"),
        "fallback_url": set("FallbackUrl"),
        "fallback_method": set("FallbackMethod"),
        "status_callback": set("StatusCallback"),
        "use_inbound_webhook_on_number": set("UseInboundWebhookOnNumber").as_deref() == Some("true"),
        "us_app_to_person_registered": service.campaign.as_deref() == Some("VERIFIED"),
    })
}
