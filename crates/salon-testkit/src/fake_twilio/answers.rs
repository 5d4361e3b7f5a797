//! Twilio's JSON, with Twilio's types: counts are text, error codes numbers or null, dates as in
//! mail.

use jiff::Timestamp;
use jiff::fmt::rfc2822;
use jiff::tz::TimeZone;
use salon_sms::measure;
use serde_json::{Value, json};

use super::state::FakeMessage;

/// Writes a message as the API shows it.
pub(super) fn message(account_sid: &str, message: &FakeMessage) -> Value {
    let FakeMessage { sid, .. } = message;
    let uri = format!("/2010-04-01/Accounts/{account_sid}/Messages/{sid}");
    // A service picks the number and counts later.
    let segments = match message.from {
        Some(_) => measure(&message.body).count,
        None => 0,
    };
    json!({
        "account_sid": account_sid,
        "api_version": "2010-04-01",
        "body": message.body,
        "date_created": date(message.created_at),
        "date_sent": null,
        "date_updated": date(message.created_at),
        "direction": "outbound-api",
        "error_code": message.error_code,
        "error_message": null,
        "from": message.from,
        "messaging_service_sid": message.messaging_service_sid,
        "num_media": message.media.len().to_string(),
        "num_segments": segments.to_string(),
        "price": null,
        "price_unit": "USD",
        "sid": sid,
        "status": message.status,
        "subresource_uris": { "media": format!("{uri}/Media.json") },
        "to": message.to,
        "uri": format!("{uri}.json"),
    })
}

/// Which page of a listing.
pub(super) struct Page {
    /// Its number, from zero.
    pub(super) number: usize,
    /// How many texts are on one.
    pub(super) size: usize,
    /// The listing's address, with its filters and page size.
    pub(super) uri: String,
}

/// Writes one page of a listing of messages, which come newest first.
pub(super) fn listing(account_sid: &str, newest_first: &[FakeMessage], page: &Page) -> Value {
    let start = page.number * page.size;
    let shown = newest_first.iter().skip(start).take(page.size);
    let shown: Vec<Value> = shown.map(|text| message(account_sid, text)).collect();
    let token = newest_first
        .get(start + page.size)
        .map(|text| text.sid.as_str());
    let next = token.map(|sid| format!("{}&Page={}&PageToken=PA{sid}", page.uri, page.number + 1));
    json!({
        "end": (start + shown.len()).saturating_sub(1),
        "first_page_uri": format!("{}&Page=0", page.uri),
        "next_page_uri": next,
        "page": page.number,
        "page_size": page.size,
        "previous_page_uri": null,
        "messages": shown,
        "start": start,
        "uri": format!("{}&Page={}", page.uri, page.number),
    })
}

/// Writes an account. Twilio shows the token to whoever knows it already.
pub(super) fn account(sid: &str, token: &str, status: &str, now: Timestamp) -> Value {
    json!({
        "auth_token": token,
        "date_created": date(now),
        "date_updated": date(now),
        "friendly_name": "A salon",
        "owner_account_sid": sid,
        "sid": sid,
        "status": status,
        "subresource_uris": {},
        "type": "Full",
        "uri": format!("/2010-04-01/Accounts/{sid}.json"),
    })
}

/// Writes a refusal.
pub(super) fn error(http_status: u16, code: u32, message: &str) -> Value {
    json!({
        "code": code,
        "message": message,
        "more_info": format!("https://www.twilio.com/docs/errors/{code}"),
        "status": http_status,
    })
}

fn date(instant: Timestamp) -> Option<String> {
    rfc2822::to_string(&instant.to_zoned(TimeZone::UTC)).ok()
}
