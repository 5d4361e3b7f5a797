//! What the fake refuses, as Twilio does: wrong credentials, other accounts, incomplete forms.

use std::borrow::Cow;
use std::fmt;

use actix_web::http::StatusCode;
use actix_web::http::header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap};
use actix_web::{HttpResponse, ResponseError};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use salon_sms::Form;

use super::answers;
use super::state::{FakeMessage, Shared};

/// A refusal, in Twilio's JSON when it has a code.
#[derive(Debug)]
pub(super) struct Refused {
    pub(super) http_status: u16,
    pub(super) code: Option<u32>,
    pub(super) words: Cow<'static, str>,
}

impl Refused {
    pub(super) const NOT_FOUND: Self = Self {
        http_status: 404,
        code: Some(20404),
        words: Cow::Borrowed("The requested resource was not found"),
    };

    const NOT_AUTHENTICATED: Self = Self {
        http_status: 401,
        code: Some(20003),
        words: Cow::Borrowed("Authenticate"),
    };

    /// A request that is refused for what is in it.
    fn bad(code: u32, words: impl Into<Cow<'static, str>>) -> Self {
        Self {
            http_status: 400,
            code: Some(code),
            words: words.into(),
        }
    }
}

/// Checks HTTP Basic credentials, and that the path is their account's.
pub(super) fn authorize(
    headers: &HeaderMap,
    account: &str,
    shared: &Shared,
) -> Result<(), Refused> {
    let header = headers.get(AUTHORIZATION);
    let encoded = header.and_then(|value| value.to_str().ok()?.strip_prefix("Basic "));
    let decoded = encoded.and_then(|text| String::from_utf8(STANDARD.decode(text).ok()?).ok());
    let given = decoded.as_deref().and_then(|pair| pair.split_once(':'));
    let known = given.is_some_and(|given| {
        let credentials = &shared.state().credentials;
        credentials
            .iter()
            .any(|(user, secret)| given == (user.as_str(), secret.as_str()))
    });
    if !known {
        return Err(Refused::NOT_AUTHENTICATED);
    }
    if account != shared.account_sid {
        return Err(Refused::NOT_FOUND);
    }
    Ok(())
}

/// Reads the form of a send, with Twilio's checks in Twilio's order.
pub(super) fn read_message(
    headers: &HeaderMap,
    body: &[u8],
    shared: &Shared,
) -> Result<FakeMessage, Refused> {
    let content_type = headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    let form_type = "application/x-www-form-urlencoded";
    // A body of another type is one without parameters.
    let form = match content_type {
        Some(it) if it.starts_with(form_type) => Form::parse(body),
        _ => Form::default(),
    };
    let given = |name| {
        form.get(name)
            .filter(|value| !value.is_empty())
            .map(str::to_owned)
    };
    let pairs = form.pairs().iter().filter(|(name, _)| name == "MediaUrl");
    let message = FakeMessage {
        sid: String::new(),
        to: given("To").ok_or_else(|| Refused::bad(21604, "A 'To' phone number is required."))?,
        from: given("From"),
        messaging_service_sid: given("MessagingServiceSid"),
        body: given("Body").unwrap_or_default(),
        media: pairs.map(|(_, url)| url.clone()).collect(),
        status_callback: given("StatusCallback"),
        created_at: shared.now(),
        status: if given("From").is_some() {
            "queued"
        } else {
            "accepted"
        }
        .to_owned(),
        error_code: None,
    };
    check_message(&message)?;
    if let Some(code) = shared.state().refused.get(&message.to) {
        return Err(Refused::bad(*code, format!("Refused for {}.", message.to)));
    }
    let prefix = if message.media.is_empty() { "SM" } else { "MM" };
    Ok(FakeMessage {
        sid: shared.next_sid(prefix),
        ..message
    })
}

fn check_message(message: &FakeMessage) -> Result<(), Refused> {
    let FakeMessage {
        to, body, media, ..
    } = message;
    if message.from.is_none() && message.messaging_service_sid.is_none() {
        return Err(Refused::bad(21603, "A 'From' phone number is required."));
    }
    if body.is_empty() && media.is_empty() {
        return Err(Refused::bad(21602, "Message body is required."));
    }
    if !is_number(to) {
        let words = format!("The 'To' number {to} is not a valid phone number.");
        return Err(Refused::bad(21211, words));
    }
    if body.chars().count() > 1600 {
        let words = "The concatenated message body exceeds the 1600 character limit.";
        return Err(Refused::bad(21617, words));
    }
    if media.len() > 10 {
        return Err(Refused::bad(
            21623,
            "Number of media files exceeds allowed limit.",
        ));
    }
    if message
        .status_callback
        .as_ref()
        .is_some_and(|url| !url.starts_with("http"))
    {
        return Err(Refused::bad(
            21609,
            "The 'StatusCallback' URL is not a valid URL.",
        ));
    }
    Ok(())
}

fn is_number(to: &str) -> bool {
    let number = to.strip_prefix("whatsapp:").unwrap_or(to);
    let digits = number.strip_prefix('+').unwrap_or_default();
    (8..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words)
    }
}

impl ResponseError for Refused {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.http_status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    fn error_response(&self) -> HttpResponse {
        let mut answer = HttpResponse::build(self.status_code());
        match self.code {
            Some(code) => answer.json(answers::error(self.http_status, code, &self.words)),
            None => answer.body("upstream failure"),
        }
    }
}
