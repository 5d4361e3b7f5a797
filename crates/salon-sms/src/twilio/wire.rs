//! The forms that Twilio reads and the answers that it writes.

use std::error::Error;
use std::time::Duration;

use httpclient::{InMemoryBody, InMemoryError, InMemoryResponse, RequestBuilder};
use jiff::Timestamp;
use jiff::fmt::rfc2822;
use salon_domain::DeliveryStatus;
use serde_json::Value;
use twilio::model::{ApiV2010Account, ApiV2010AccountMessage};

use crate::error::{Doubt, SendError, TransportFault};
use crate::gateway::{AccountState, AccountStatus};
use crate::outgoing::{Accepted, OutgoingText, ProviderId, Sender, SentText};
use crate::status::delivery_status;

/// Writes the form of a send.
pub(super) fn form(text: &OutgoingText) -> String {
    let mut form = form_urlencoded::Serializer::new(String::new());
    form.append_pair("To", text.to.as_str());
    match &text.from {
        Sender::Number(number) => form.append_pair("From", number.as_str()),
        Sender::Service(sid) => form.append_pair("MessagingServiceSid", sid),
    };
    if !text.body.is_empty() || text.media.is_empty() {
        form.append_pair("Body", &text.body);
    }
    for url in &text.media {
        form.append_pair("MediaUrl", url);
    }
    if let Some(url) = &text.status_callback {
        form.append_pair("StatusCallback", url);
    }
    form.finish()
}

/// Gives a request a form that is written already.
pub(super) fn with_body(request: RequestBuilder<'_>, form: String) -> RequestBuilder<'_> {
    request
        .content_type("application/x-www-form-urlencoded")
        .body(InMemoryBody::Text(form))
}

/// Gives a request a form of these names and values.
pub(super) fn with_form<'a>(
    request: RequestBuilder<'a>,
    pairs: &[(&str, &str)],
) -> RequestBuilder<'a> {
    let mut form = form_urlencoded::Serializer::new(String::new());
    with_body(request, form.extend_pairs(pairs).finish())
}

/// Turns the outcome of an exchange into a status and JSON, or into the error it stands for.
pub(super) fn read_answer(
    answer: Result<InMemoryResponse, InMemoryError>,
) -> Result<(u16, Value), SendError> {
    let response = answer.map_err(failure)?;
    let http_status = response.status().as_u16();
    if !response.status().is_success() {
        // The client follows no redirects; nothing was processed here that we know of.
        return Err(SendError::Unreadable { http_status });
    }
    let json = response.json();
    json.map(|value| (http_status, value))
        .map_err(|_not_json| SendError::Unreadable { http_status })
}

/// Maps what the HTTP client says of a failed exchange.
fn failure(error: InMemoryError) -> SendError {
    match error {
        InMemoryError::HttpError(response) => refused(response),
        InMemoryError::HttpProtocol(error) if error.is_connect() => {
            SendError::Unreachable(fault(&error))
        }
        InMemoryError::HttpProtocol(error) => {
            SendError::Ambiguous(Doubt::ConnectionLost(fault(&error)))
        }
        // The client's other errors tell of answers; their words may hold parts of one.
        InMemoryError::Custom(_)
        | InMemoryError::TooManyRedirects
        | InMemoryError::Utf8Error(_)
        | InMemoryError::JsonEncoding(_)
        | InMemoryError::IoError(_) => SendError::Ambiguous(Doubt::ConnectionLost(
            TransportFault::new("unreadable answer"),
        )),
    }
}

/// Reads the provider's own words for a refusal: a code in a JSON body, and `Retry-After`.
fn refused(response: InMemoryResponse) -> SendError {
    let http_status = response.status().as_u16();
    let header = response.headers().get("retry-after");
    let seconds = header.and_then(|value| value.to_str().ok()?.trim().parse().ok());
    let body: Value = response.json().unwrap_or_default();
    let code = body.get("code").and_then(number);
    SendError::answered(code, http_status, seconds.map(Duration::from_secs))
}

/// Joins the words of a network error and of its causes. None of them holds any of the request.
fn fault(error: &dyn Error) -> TransportFault {
    let mut words = error.to_string();
    let mut cause = error.source();
    while let Some(deeper) = cause {
        let more = deeper.to_string();
        if !words.contains(&more) {
            words.push_str(": ");
            words.push_str(&more);
        }
        cause = deeper.source();
    }
    TransportFault::new(words)
}

/// Reads the answer to a send; none when it names no text.
pub(super) fn accepted(answer: Value) -> Option<Accepted> {
    let message = message(answer);
    Some(Accepted {
        provider_id: ProviderId::new(message.sid.filter(|sid| !sid.is_empty())?),
        status: status(message.status.as_deref()),
        // Zero means that the provider has not counted yet, as for a messaging service.
        segments: message
            .num_segments
            .and_then(|count| count.trim().parse().ok())
            .filter(|count| *count != 0),
    })
}

/// Reads a page of a listing; none when it is no listing.
pub(super) fn sent_texts(page: &Value) -> Option<Vec<SentText>> {
    let messages = page.get("messages")?.as_array()?;
    let texts = messages.iter().filter_map(|value| sent_text(value.clone()));
    Some(texts.collect())
}

fn sent_text(value: Value) -> Option<SentText> {
    let message = message(value);
    // A reply of the person's to us is in the list of a conversation with a service's number.
    if message.direction.as_deref() == Some("inbound") {
        return None;
    }
    Some(SentText {
        provider_id: ProviderId::new(message.sid?),
        body: message.body.unwrap_or_default(),
        created_at: message.date_created.as_deref().and_then(date),
        status: status(message.status.as_deref()),
        error_code: message.error_code.and_then(|code| u32::try_from(code).ok()),
    })
}

/// Reads a message. When a field has changed its type, the few that matter are read alone: an
/// accepted text whose answer cannot be read is the beginning of a second text.
fn message(value: Value) -> ApiV2010AccountMessage {
    let text = |name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
    let essential = ApiV2010AccountMessage {
        sid: text("sid"),
        status: text("status"),
        body: text("body"),
        date_created: text("date_created"),
        direction: text("direction"),
        error_code: value.get("error_code").and_then(number).map(i64::from),
        ..ApiV2010AccountMessage::default()
    };
    serde_json::from_value(value).unwrap_or(essential)
}

/// Reads the answer to a probe.
pub(super) fn account(answer: Value) -> Option<AccountState> {
    let account: ApiV2010Account = serde_json::from_value(answer).ok()?;
    let status = match account.status?.to_ascii_lowercase().as_str() {
        "active" => AccountStatus::Active,
        "suspended" => AccountStatus::Suspended,
        "closed" => AccountStatus::Closed,
        other => AccountStatus::Other(other.to_owned()),
    };
    Some(AccountState {
        status,
        kind: account.type_,
    })
}

/// Reads a code that is a number in one place and text in another.
fn number(value: &Value) -> Option<u32> {
    match value.as_u64() {
        Some(number) => u32::try_from(number).ok(),
        None => value.as_str()?.trim().parse().ok(),
    }
}

fn status(word: Option<&str>) -> DeliveryStatus {
    word.map_or(DeliveryStatus::Queued, delivery_status)
}

/// Reads a date as mail writes it: `Thu, 24 Aug 2023 05:01:45 +0000`.
fn date(text: &str) -> Option<Timestamp> {
    rfc2822::DateTimeParser::new().parse_timestamp(text).ok()
}
