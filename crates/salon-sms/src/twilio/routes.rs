//! Where Twilio brings what happens: the addresses that a number or a messaging service is set up
//! with, and what the account's registrations say.

use std::fmt;

use serde_json::Value;

use super::{TwilioGateway, wire};
use crate::error::SendError;
use crate::mask::masked_end;

/// The addresses that Twilio calls, each with its method where Twilio keeps one.
///
/// A number has no address for the states of its texts: each text carries its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TwilioRoutes {
    /// Where texts that come in are posted to.
    pub inbound: Option<String>,
    /// How: `POST` or `GET`.
    pub inbound_method: Option<String>,
    /// Where they are posted to when that failed.
    pub fallback: Option<String>,
    /// How.
    pub fallback_method: Option<String>,
    /// Where the states of texts are posted to that name no address of their own; services only.
    pub status_callback: Option<String>,
    /// What takes the place of these addresses.
    pub overridden: bool,
}

/// A number of the account. `Debug` shows none of it but its routes.
#[derive(Clone, PartialEq, Eq)]
pub struct TwilioNumber {
    /// Its own sid, `PN…`.
    pub sid: String,
    /// Where Twilio brings its texts; overridden when an application takes them.
    pub routes: TwilioRoutes,
    /// Whether it can carry texts at all; none when Twilio does not say.
    pub carries_texts: Option<bool>,
}

/// A messaging service of the account.
#[derive(Clone, PartialEq, Eq)]
pub struct TwilioService {
    /// Its sid, `MG…`.
    pub sid: String,
    /// Its name.
    pub name: String,
    /// Where Twilio brings its texts; overridden when its numbers use their own addresses.
    pub routes: TwilioRoutes,
    /// Whether Twilio counts it as registered for texts to the United States (A2P 10DLC).
    pub registered_in_us: Option<bool>,
}

impl TwilioGateway {
    /// Finds a number of the account, written as E.164. Costs nothing.
    ///
    /// # Errors
    /// As for [`crate::SmsGateway::probe`].
    pub async fn find_number(&self, number: &str) -> Result<Option<TwilioNumber>, SendError> {
        let path = self.path("/IncomingPhoneNumbers");
        let request = self.client.client.get(&path).query("PhoneNumber", number);
        let (http_status, page) = self.ask(request).await?;
        let numbers = page.get("incoming_phone_numbers").and_then(Value::as_array);
        let numbers = numbers.ok_or(SendError::Unreadable { http_status })?;
        // The filter also takes parts of numbers.
        let same = |found: &&Value| text(found, "phone_number").as_deref() == Some(number);
        Ok(numbers.iter().find(same).and_then(self::number))
    }

    /// Returns a messaging service. Costs nothing.
    ///
    /// # Errors
    /// As for [`crate::SmsGateway::probe`]; status 404 when the account has no such service.
    pub async fn get_service(&self, sid: &str) -> Result<TwilioService, SendError> {
        let url = self.service_url(sid, "")?;
        let (http_status, answer) = self.ask(self.client.client.get(&url)).await?;
        service(&answer).ok_or(SendError::Unreadable { http_status })
    }

    /// Returns the states of the registrations (A2P 10DLC campaigns) of a messaging service, in
    /// Twilio's words, such as `VERIFIED`. Costs nothing.
    ///
    /// # Errors
    /// As for [`crate::SmsGateway::probe`].
    pub async fn list_campaign_states(&self, service: &str) -> Result<Vec<String>, SendError> {
        let url = self.service_url(service, "/Compliance/Usa2p")?;
        let (http_status, page) = self.ask(self.client.client.get(&url)).await?;
        states(&page, "compliance", "campaign_status").ok_or(SendError::Unreadable { http_status })
    }

    /// Returns the states of a toll-free number's verifications, in Twilio's words, such as
    /// `TWILIO_APPROVED`. Costs nothing.
    ///
    /// # Errors
    /// As for [`crate::SmsGateway::probe`].
    pub async fn list_toll_free_states(&self, number_sid: &str) -> Result<Vec<String>, SendError> {
        let url = format!("{}/v1/Tollfree/Verifications", self.messaging_url);
        let request = self.client.client.get(&url);
        let request = request.query("TollfreePhoneNumberSid", number_sid);
        let (http_status, page) = self.ask(request).await?;
        states(&page, "verifications", "status").ok_or(SendError::Unreadable { http_status })
    }

    /// Makes Twilio bring a number's texts to these addresses. Doing it twice is doing it once. The
    /// address for states is not a number's and is left out.
    ///
    /// # Errors
    /// As for [`crate::SmsGateway::probe`].
    pub async fn route_number(&self, sid: &str, routes: &TwilioRoutes) -> Result<(), SendError> {
        check_sid(sid, "PN")?;
        let path = self.path(&format!("/IncomingPhoneNumbers/{sid}"));
        let form = [
            // An application would take the texts in place of the addresses.
            ("SmsApplicationSid", ""),
            ("SmsUrl", word(routes.inbound.as_ref())),
            ("SmsMethod", word(routes.inbound_method.as_ref())),
            ("SmsFallbackUrl", word(routes.fallback.as_ref())),
            ("SmsFallbackMethod", word(routes.fallback_method.as_ref())),
        ];
        self.tell(&path, &form).await
    }

    /// Makes Twilio bring a messaging service's texts, and the states of what it sends, to these
    /// addresses. Doing it twice is doing it once.
    ///
    /// # Errors
    /// As for [`crate::SmsGateway::probe`].
    pub async fn route_service(&self, sid: &str, routes: &TwilioRoutes) -> Result<(), SendError> {
        let url = self.service_url(sid, "")?;
        let form = [
            ("InboundRequestUrl", word(routes.inbound.as_ref())),
            ("InboundMethod", word(routes.inbound_method.as_ref())),
            ("FallbackUrl", word(routes.fallback.as_ref())),
            ("FallbackMethod", word(routes.fallback_method.as_ref())),
            ("StatusCallback", word(routes.status_callback.as_ref())),
            ("UseInboundWebhookOnNumber", "false"),
        ];
        self.tell(&url, &form).await
    }

    async fn tell(&self, path: &str, form: &[(&str, &str)]) -> Result<(), SendError> {
        let request = self.client.client.post(path);
        self.ask(wire::with_form(request, form)).await.map(|_| ())
    }

    fn service_url(&self, sid: &str, rest: &str) -> Result<String, SendError> {
        check_sid(sid, "MG")?;
        Ok(format!("{}/v1/Services/{sid}{rest}", self.messaging_url))
    }
}

/// Returns where the interface for messaging services is: beside the main one under another name,
/// or, where that has none of Twilio's names, under the same address.
pub(super) fn messaging_url(base_url: &str) -> String {
    base_url.replacen("://api.", "://messaging.", 1)
}

/// What is no sid is not there; the client panics on some of what could be in it.
fn check_sid(sid: &str, prefix: &str) -> Result<(), SendError> {
    let rest = sid.strip_prefix(prefix).unwrap_or_default();
    if !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Ok(());
    }
    Err(SendError::answered(Some(20_404), 404, None))
}

fn number(value: &Value) -> Option<TwilioNumber> {
    Some(TwilioNumber {
        sid: text(value, "sid")?,
        routes: TwilioRoutes {
            inbound: text(value, "sms_url"),
            inbound_method: text(value, "sms_method"),
            fallback: text(value, "sms_fallback_url"),
            fallback_method: text(value, "sms_fallback_method"),
            status_callback: None,
            overridden: text(value, "sms_application_sid").is_some(),
        },
        carries_texts: value.pointer("/capabilities/sms").and_then(Value::as_bool),
    })
}

fn service(value: &Value) -> Option<TwilioService> {
    let flag = |name| value.get(name).and_then(Value::as_bool);
    Some(TwilioService {
        sid: text(value, "sid")?,
        name: text(value, "friendly_name").unwrap_or_default(),
        routes: TwilioRoutes {
            inbound: text(value, "inbound_request_url"),
            inbound_method: text(value, "inbound_method"),
            fallback: text(value, "fallback_url"),
            fallback_method: text(value, "fallback_method"),
            status_callback: text(value, "status_callback"),
            overridden: flag("use_inbound_webhook_on_number").unwrap_or(false),
        },
        registered_in_us: flag("us_app_to_person_registered"),
    })
}

fn states(page: &Value, list: &str, state: &str) -> Option<Vec<String>> {
    let items = page.get(list)?.as_array()?;
    Some(items.iter().filter_map(|item| text(item, state)).collect())
}

/// Returns a text that is there and not empty.
fn text(value: &Value, name: &str) -> Option<String> {
    let text = value.get(name)?.as_str()?;
    (!text.is_empty()).then(|| text.to_owned())
}

fn word(text: Option<&String>) -> &str {
    text.map(String::as_str).unwrap_or_default()
}

impl fmt::Debug for TwilioNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TwilioNumber")
            .field("sid", &masked_end(&self.sid, 2))
            .field("routes", &self.routes)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for TwilioService {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TwilioService")
            .field("sid", &masked_end(&self.sid, 2))
            .field("routes", &self.routes)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interface_of_services_has_a_name_of_its_own() {
        assert_eq!(
            messaging_url("https://api.twilio.com"),
            "https://messaging.twilio.com"
        );
        assert_eq!(
            messaging_url("https://api.ie1.twilio.com"),
            "https://messaging.ie1.twilio.com"
        );
        let local = "http://127.0.0.1:8080";
        assert_eq!(messaging_url(local), local);
    }

    #[test]
    fn what_is_no_sid_is_not_asked_for() {
        for sid in ["", "MG", "MG12/../x", "MG 12", "PN12"] {
            assert_eq!(
                check_sid(sid, "MG").unwrap_err().http_status(),
                Some(404),
                "{sid:?}"
            );
        }
        assert_eq!(check_sid("MG0123abc", "MG"), Ok(()));
    }
}
