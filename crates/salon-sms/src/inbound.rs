//! A text that a webhook brought.

use std::fmt;

use crate::form::{Form, FormError};
use crate::mask::{Hidden, HiddenNumber};
use crate::outgoing::ProviderId;

/// A text that somebody sent us. `Debug` shows neither words nor whole numbers.
#[derive(Clone, PartialEq, Eq)]
pub struct InboundText {
    /// The provider's name for it (`MessageSid`); the same in every delivery of the same text.
    pub provider_id: ProviderId,
    /// The account that it came through. Compare it with the one that is configured.
    pub account_sid: Option<String>,
    /// The sender as it was sent: a number, a short code, a name or `whatsapp:+…`. An unencoded
    /// `+` has arrived as a space; `salon_domain::Address::parse` puts it back.
    pub from: String,
    /// Our number, as it was sent.
    pub to: String,
    /// The words; empty for a photo without text. NUL, which no database keeps, is left out.
    pub body: String,
    /// Pictures and files.
    pub media: Vec<Media>,
    /// How many segments the text came in.
    pub num_segments: Option<u32>,
    /// What the provider did by itself about an opt-out word. With a value the provider has
    /// already replied: record it and never reply.
    pub opt_out_type: Option<OptOutType>,
    /// The messaging service that our number belongs to.
    pub messaging_service_sid: Option<String>,
}

/// A picture or file that came with a text. `Debug` hides its address, which anybody can open.
#[derive(Clone, PartialEq, Eq)]
pub struct Media {
    /// Where the provider keeps it.
    pub url: String,
    /// What it is, such as `image/jpeg`; empty when the provider did not say.
    pub content_type: String,
}

/// What the provider's Advanced Opt-Out recognised in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OptOutType {
    /// The person opted out.
    Stop,
    /// The person opted in again.
    Start,
    /// The person asked for help.
    Help,
    /// Something this version does not know: nothing to record, and still no reply.
    Other,
}

impl OptOutType {
    /// Returns the provider's own word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Stop => "STOP",
            Self::Start => "START",
            Self::Help => "HELP",
            Self::Other => "OTHER",
        }
    }
}

/// Twilio sends at most ten; more is somebody's experiment.
const MOST_MEDIA: usize = 32;

impl InboundText {
    /// Reads the body of a webhook request. Parameters it does not know are ignored.
    ///
    /// # Errors
    /// [`FormError`] names the parameter that is missing or cannot be read: `MessageSid`, `From`
    /// and `To` are needed, everything else may be absent.
    pub fn parse(body: &[u8]) -> Result<Self, FormError> {
        Self::from_form(&Form::parse(body))
    }

    /// Reads a form that is decoded already.
    ///
    /// # Errors
    /// As for [`InboundText::parse`].
    pub fn from_form(form: &Form) -> Result<Self, FormError> {
        let named = |name| form.stored(name).filter(|value| !value.trim().is_empty());
        Ok(Self {
            provider_id: ProviderId::new(form.id(["MessageSid", "SmsMessageSid"])?),
            account_sid: named("AccountSid"),
            from: form.address("From")?,
            to: form.address("To")?,
            body: form.stored("Body").unwrap_or_default(),
            media: media(form),
            num_segments: form.get("NumSegments").and_then(|n| n.trim().parse().ok()),
            opt_out_type: form.present("OptOutType").map(OptOutType::read),
            messaging_service_sid: named("MessagingServiceSid"),
        })
    }
}

/// Reads `MediaUrl0`, `MediaUrl1`, … until one is missing; `NumMedia` is not believed.
fn media(form: &Form) -> Vec<Media> {
    (0..MOST_MEDIA)
        .map_while(|at| {
            let url = form.stored(&format!("MediaUrl{at}"))?;
            let content_type = form.stored(&format!("MediaContentType{at}"));
            Some(Media {
                url,
                content_type: content_type.unwrap_or_default(),
            })
        })
        .collect()
}

impl OptOutType {
    fn read(word: &str) -> Self {
        match word.trim().to_ascii_uppercase().as_str() {
            "STOP" => Self::Stop,
            "START" => Self::Start,
            "HELP" => Self::Help,
            _ => Self::Other,
        }
    }
}

impl fmt::Debug for InboundText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("InboundText")
            .field("provider_id", &self.provider_id)
            .field("account_sid", &self.account_sid.is_some())
            .field("from", &HiddenNumber(&self.from))
            .field("to", &HiddenNumber(&self.to))
            .field("body", &Hidden(&self.body))
            .field("media", &self.media)
            .field("num_segments", &self.num_segments)
            .field("opt_out_type", &self.opt_out_type)
            .field(
                "messaging_service_sid",
                &self.messaging_service_sid.is_some(),
            )
            .finish()
    }
}

impl fmt::Debug for Media {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Media")
            .field("url", &Hidden(&self.url))
            .field("content_type", &self.content_type)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use salon_domain::{Address, AddressKind};

    use super::*;

    const PHOTO: &[u8] = b"ToCountry=US&ToState=OK&SmsMessageSid=MM01&NumMedia=1&ToCity=&FromZip=\
        &SmsSid=MM01&OptOutTypes=x&FromState=OK&SmsStatus=received&FromCity=TULSA&Body=\
        &FromCountry=US&To=%2B19185550100&MessagingServiceSid=MG1&ToZip=&NumSegments=1\
        &MessageSid=MM01&AccountSid=AC01&From=%2B19185550123&ApiVersion=2010-04-01\
        &MediaContentType0=image%2Fjpeg&MediaUrl0=https%3A%2F%2Fapi.example%2Fme%2F1";

    #[test]
    fn c9_reads_a_photo_without_text() {
        let text = InboundText::parse(PHOTO).unwrap();
        let photo = Media {
            url: "https://api.example/me/1".into(),
            content_type: "image/jpeg".into(),
        };
        assert_eq!((text.body.as_str(), text.media), ("", vec![photo]));
        assert_eq!(text.provider_id.as_str(), "MM01");
        assert_eq!(text.messaging_service_sid.as_deref(), Some("MG1"));
        assert_eq!((text.num_segments, text.opt_out_type), (Some(1), None));
    }

    #[test]
    fn reads_the_first_versions_request_with_its_unencoded_plus() {
        let body = b"From=+1234567890&To=+0987654321&Body=Hi&MessageSid=test123&AccountSid=test456";
        let text = InboundText::parse(body).unwrap();
        assert_eq!(
            (text.from.as_str(), text.to.as_str()),
            (" 1234567890", " 0987654321")
        );
        let from = Address::parse(&text.from, "US".parse().unwrap()).unwrap();
        assert_eq!(
            (from.as_str(), from.kind()),
            ("+1234567890", AddressKind::Undialable)
        );
        assert_eq!(text.account_sid.as_deref(), Some("test456"));
    }

    #[test]
    fn takes_a_missing_body_as_an_empty_one() {
        let text = InboundText::parse(b"From=72345&To=%2B1&MessageSid=SM1").unwrap();
        assert_eq!((text.body.as_str(), text.account_sid), ("", None));
    }

    #[test]
    fn names_the_field_that_is_missing() {
        let missing = |body: &[u8]| InboundText::parse(body).unwrap_err();
        let field = |field| FormError::Missing { field };
        assert_eq!(missing(b"To=%2B1&MessageSid=SM1"), field("From"));
        assert_eq!(missing(b"From=&To=%2B1&MessageSid=SM1"), field("From"));
        assert_eq!(missing(b"From=%2B1&MessageSid=SM1"), field("To"));
        assert_eq!(missing(b"From=%2B1&To=%2B2&Body=x"), field("MessageSid"));
        assert_eq!(missing(b""), field("MessageSid"));
    }

    #[test]
    fn names_the_field_that_cannot_be_read() {
        let refused = |body: String| InboundText::parse(body.as_bytes()).unwrap_err();
        let long = "9".repeat(65);
        let field = |field| FormError::Invalid { field };
        assert_eq!(
            refused(format!("From={long}&To=1&MessageSid=SM1")),
            field("From")
        );
        assert_eq!(refused("From=1&To=%2B&MessageSid=SM1".into()), field("To"));
        assert_eq!(
            refused(format!("From=1&To=2&MessageSid=S{long}")),
            field("MessageSid")
        );
        assert_eq!(
            refused("From=1&To=2&MessageSid=S%0A1".into()),
            field("MessageSid")
        );
        assert_eq!(
            refused("From=A%00B&To=2&MessageSid=SM1".into()),
            field("From")
        );
    }

    #[test]
    fn knows_what_the_provider_did_about_an_opt_out_word() {
        let read = |word: &str| {
            let body = format!("From=%2B1&To=%2B2&MessageSid=SM1&OptOutType={word}");
            InboundText::parse(body.as_bytes()).unwrap().opt_out_type
        };
        assert_eq!(read("STOP"), Some(OptOutType::Stop));
        assert_eq!(read("start"), Some(OptOutType::Start));
        assert_eq!(read("HELP"), Some(OptOutType::Help));
        assert_eq!(read("PAUSE"), Some(OptOutType::Other));
        assert_eq!(read(""), None);
    }

    #[test]
    fn leaves_out_what_no_database_keeps() {
        let text = InboundText::parse(b"From=1&To=2&MessageSid=SM1&Body=a%00b").unwrap();
        assert_eq!(text.body, "ab");
    }

    #[test]
    fn never_prints_the_words_or_whole_numbers() {
        let body = b"From=%2B19185550123&To=%2B19185550100&MessageSid=SM1&Body=secret\
            &MediaUrl0=https%3A%2F%2Fapi.example%2Fprivate&AccountSid=AC0123";
        let shown = format!("{:?}", InboundText::parse(body).unwrap());
        for hidden in ["9185550", "secret", "private", "AC0123"] {
            assert!(!shown.contains(hidden), "{hidden} in {shown}");
        }
    }
}
