//! What the provider reports of a text that we sent.

use salon_domain::DeliveryStatus;

use crate::form::{Form, FormError};
use crate::outgoing::ProviderId;

/// A report that a text has come further. Reports arrive in any order, and the first may arrive
/// before the answer to the send: apply them with `DeliveryStatus::advance`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusCallback {
    /// The provider's name for the text.
    pub provider_id: ProviderId,
    /// The account that it went through.
    pub account_sid: Option<String>,
    /// How far it has come.
    pub status: DeliveryStatus,
    /// Why it failed, when it did; [`classify`](crate::classify) says what that means.
    pub error_code: Option<u32>,
    /// The provider's own word for the status.
    pub raw_status: String,
}

impl StatusCallback {
    /// Reads the body of a status callback.
    ///
    /// # Errors
    /// [`FormError`] when `MessageSid` or `MessageStatus` is missing.
    pub fn parse(body: &[u8]) -> Result<Self, FormError> {
        Self::from_form(&Form::parse(body))
    }

    /// Reads a form that is decoded already.
    ///
    /// # Errors
    /// As for [`StatusCallback::parse`].
    pub fn from_form(form: &Form) -> Result<Self, FormError> {
        let raw_status = form.id(["MessageStatus", "SmsStatus"])?;
        Ok(Self {
            provider_id: ProviderId::new(form.id(["MessageSid", "SmsSid"])?),
            account_sid: form.stored("AccountSid").filter(|sid| !sid.is_empty()),
            status: delivery_status(&raw_status),
            error_code: form.get("ErrorCode").and_then(error_code),
            raw_status,
        })
    }
}

/// Reads the provider's word for a status.
///
/// A word that this version does not know says only that the provider has the text, which moves
/// nothing back.
#[must_use]
pub fn delivery_status(word: &str) -> DeliveryStatus {
    match word.to_ascii_lowercase().as_str() {
        "sending" => DeliveryStatus::Sending,
        "sent" => DeliveryStatus::Sent,
        "delivered" => DeliveryStatus::Delivered,
        "undelivered" => DeliveryStatus::Undelivered,
        "failed" => DeliveryStatus::Failed,
        "canceled" | "cancelled" => DeliveryStatus::Canceled,
        "read" => DeliveryStatus::Read,
        // "accepted", "scheduled", "queued", and whatever comes next.
        _ => DeliveryStatus::Queued,
    }
}

/// Reads an error code; zero means none.
fn error_code(text: &str) -> Option<u32> {
    text.trim().parse().ok().filter(|code| *code != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(status: &str) -> StatusCallback {
        let body = format!(
            "SmsSid=SM1&SmsStatus={status}&MessageStatus={status}&To=%2B19185550123\
             &MessageSid=SM1&AccountSid=AC1&From=%2B19185550100&ApiVersion=2010-04-01"
        );
        StatusCallback::parse(body.as_bytes()).unwrap()
    }

    #[test]
    fn m12_ends_at_delivered_in_whatever_order_reports_arrive() {
        let words = ["accepted", "queued", "sending", "sent", "delivered"];
        for first in words {
            for second in words {
                let last = [first, second, "delivered", "sent", first]
                    .map(|word| report(word).status)
                    .into_iter()
                    .fold(DeliveryStatus::Waiting, DeliveryStatus::advance);
                assert_eq!(last, DeliveryStatus::Delivered, "{first}, {second}");
            }
        }
    }

    #[test]
    fn m12_goes_on_from_delivered_to_read_only() {
        let delivered = report("delivered").status;
        assert_eq!(
            delivered.advance(report("read").status),
            DeliveryStatus::Read
        );
        for late in ["failed", "undelivered", "canceled", "sent", "no_such_word"] {
            assert_eq!(
                delivered.advance(report(late).status),
                DeliveryStatus::Delivered
            );
        }
    }

    #[test]
    fn reads_every_word_of_the_provider() {
        let words = [
            ("accepted", DeliveryStatus::Queued),
            ("scheduled", DeliveryStatus::Queued),
            ("queued", DeliveryStatus::Queued),
            ("sending", DeliveryStatus::Sending),
            ("sent", DeliveryStatus::Sent),
            ("delivered", DeliveryStatus::Delivered),
            ("undelivered", DeliveryStatus::Undelivered),
            ("failed", DeliveryStatus::Failed),
            ("canceled", DeliveryStatus::Canceled),
            ("read", DeliveryStatus::Read),
            ("partially_delivered", DeliveryStatus::Queued),
        ];
        for (word, status) in words {
            let read = report(word);
            assert_eq!((read.status, read.raw_status.as_str()), (status, word));
        }
    }

    #[test]
    fn reads_the_error_code_that_callbacks_write_as_text() {
        let body = b"MessageSid=SM1&MessageStatus=undelivered&ErrorCode=30003&AccountSid=AC1";
        assert_eq!(StatusCallback::parse(body).unwrap().error_code, Some(30003));
        for none in ["", "&ErrorCode=", "&ErrorCode=0", "&ErrorCode=none"] {
            let body = format!("MessageSid=SM1&MessageStatus=sent{none}");
            assert_eq!(
                StatusCallback::parse(body.as_bytes()).unwrap().error_code,
                None
            );
        }
    }

    #[test]
    fn names_the_field_that_is_missing() {
        let missing = |body: &[u8]| StatusCallback::parse(body).unwrap_err();
        let field = |field| FormError::Missing { field };
        assert_eq!(missing(b"MessageStatus=sent"), field("MessageSid"));
        assert_eq!(missing(b"MessageSid=SM1"), field("MessageStatus"));
    }
}
