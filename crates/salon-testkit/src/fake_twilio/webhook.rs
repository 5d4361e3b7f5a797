//! The webhooks that Twilio would send: texts of people, and reports of what became of ours.

use salon_sms::{Form, SignedParams, measure};

use super::state::Shared;
use super::{FakeTwilio, FakeTwilioError};

/// A text that a person sends to one of our numbers.
#[derive(Clone, Debug)]
pub struct FakeInbound {
    /// Who sends it.
    pub from: String,
    /// Our number.
    pub to: String,
    /// The words.
    pub body: String,
    /// Its `MessageSid`; a fresh one when none is set. Set the same twice to replay.
    pub message_sid: Option<String>,
    /// Addresses and types of pictures.
    pub media: Vec<(String, String)>,
    /// Parameters besides the usual ones, such as `OptOutType`.
    pub extra: Vec<(String, String)>,
    /// How it is signed.
    pub signature: FakeSignature,
}

/// How a webhook is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FakeSignature {
    /// As Twilio signs.
    Genuine,
    /// Not at all.
    Missing,
    /// With somebody else's token.
    Forged,
    /// As Twilio signs, and then the words were changed on the way.
    Tampered,
}

/// What a webhook answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebhookResponse {
    /// The HTTP status.
    pub status: u16,
    /// The content type.
    pub content_type: Option<String>,
    /// The body.
    pub body: String,
}

impl FakeInbound {
    /// A genuine text without pictures.
    #[must_use]
    pub fn new(from: &str, to: &str, body: &str) -> Self {
        Self {
            from: from.to_owned(),
            to: to.to_owned(),
            body: body.to_owned(),
            message_sid: None,
            media: Vec::new(),
            extra: Vec::new(),
            signature: FakeSignature::Genuine,
        }
    }

    /// Writes the parameters that Twilio sends for an American number, in the order it sends them.
    fn form(&self, shared: &Shared) -> Form {
        let prefix = if self.media.is_empty() { "SM" } else { "MM" };
        let fresh = || shared.next_sid(prefix);
        let sid = self.message_sid.clone().unwrap_or_else(fresh);
        let (media, segments) = (
            self.media.len().to_string(),
            measure(&self.body).count.to_string(),
        );
        let usual = [
            ("ToCountry", "US"),
            ("ToState", "OK"),
            ("SmsMessageSid", &sid),
            ("NumMedia", &media),
            ("ToCity", ""),
            ("FromZip", "74103"),
            ("SmsSid", &sid),
            ("FromState", "OK"),
            ("SmsStatus", "received"),
            ("FromCity", "TULSA"),
            ("Body", &self.body),
            ("FromCountry", "US"),
            ("To", &self.to),
            ("ToZip", ""),
            ("NumSegments", &segments),
            ("MessageSid", &sid),
            ("AccountSid", &shared.account_sid),
            ("From", &self.from),
            ("ApiVersion", "2010-04-01"),
        ];
        let usual = usual.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let pictures = self.media.iter().enumerate().flat_map(|(at, (url, kind))| {
            [
                (format!("MediaUrl{at}"), url.clone()),
                (format!("MediaContentType{at}"), kind.clone()),
            ]
        });
        usual
            .into_iter()
            .chain(pictures)
            .chain(self.extra.iter().cloned())
            .collect()
    }
}

impl FakeTwilio {
    /// Delivers webhooks whose URL begins with `public` to `actual` instead, as a reverse proxy
    /// does; they are signed for the public one.
    pub fn route(&self, public: &str, actual: &str) {
        let route = (public.to_owned(), actual.to_owned());
        let mut state = self.shared.state();
        state.routes.retain(|(known, _)| known != public);
        state.routes.push(route);
    }

    /// Returns the `X-Twilio-Signature` that Twilio would send for a form to a URL.
    #[must_use]
    pub fn sign(&self, url: &str, form: &Form) -> String {
        self.shared.tokens.sign(url, SignedParams::Form(form))
    }

    /// Delivers a genuine text to a webhook.
    ///
    /// # Errors
    /// [`FakeTwilioError::Webhook`] when there is no answer.
    pub async fn deliver_text(
        &self,
        webhook_url: &str,
        from: &str,
        to: &str,
        body: &str,
    ) -> Result<WebhookResponse, FakeTwilioError> {
        self.deliver(webhook_url, &FakeInbound::new(from, to, body))
            .await
    }

    /// Delivers a text to a webhook.
    ///
    /// # Errors
    /// [`FakeTwilioError::Webhook`] when there is no answer.
    pub async fn deliver(
        &self,
        webhook_url: &str,
        text: &FakeInbound,
    ) -> Result<WebhookResponse, FakeTwilioError> {
        let form = text.form(&self.shared);
        self.post(webhook_url, &form, text.signature).await
    }

    /// Moves a text to a state, in Twilio's words, and reports it to the text's `StatusCallback`.
    ///
    /// # Errors
    /// When there is no such text, it has no callback, or the callback does not answer.
    pub async fn status_callback(
        &self,
        sid: &str,
        status: &str,
        error_code: Option<u32>,
    ) -> Result<WebhookResponse, FakeTwilioError> {
        let (url, form) = self.report(sid, status, error_code)?;
        self.post(&url, &form, FakeSignature::Genuine).await
    }

    /// Changes a text's state and writes the report of it.
    fn report(
        &self,
        sid: &str,
        status: &str,
        error_code: Option<u32>,
    ) -> Result<(String, Form), FakeTwilioError> {
        let mut state = self.shared.state();
        let text = state.messages.iter_mut().find(|text| text.sid == sid);
        let text = text.ok_or_else(|| FakeTwilioError::NoSuchMessage(sid.to_owned()))?;
        status.clone_into(&mut text.status);
        text.error_code = error_code;
        let code = error_code.map(|code| code.to_string());
        let pairs = [
            ("ErrorCode", code.as_deref()),
            ("SmsSid", Some(sid)),
            ("SmsStatus", Some(status)),
            ("MessageStatus", Some(status)),
            ("To", Some(&text.to)),
            ("MessagingServiceSid", text.messaging_service_sid.as_deref()),
            ("MessageSid", Some(sid)),
            ("AccountSid", Some(&self.shared.account_sid)),
            ("From", text.from.as_deref()),
            ("ApiVersion", Some("2010-04-01")),
        ];
        let present = pairs
            .into_iter()
            .filter_map(|(name, value)| value.map(|value| (name.to_owned(), value.to_owned())));
        let form = present.collect();
        let url = text.status_callback.clone();
        let url = url.ok_or_else(|| FakeTwilioError::NoStatusCallback(sid.to_owned()))?;
        Ok((url, form))
    }

    /// Posts a form to where a public URL really is, signed for the public one.
    async fn post(
        &self,
        url: &str,
        form: &Form,
        signature: FakeSignature,
    ) -> Result<WebhookResponse, FakeTwilioError> {
        let token = self.shared.next_sid("");
        let mut request = self
            .http
            .post(self.actual(url))
            .header(
                "Content-Type",
                "application/x-www-form-urlencoded; charset=UTF-8",
            )
            .header("User-Agent", "TwilioProxy/1.1")
            .header("I-Twilio-Idempotency-Token", token);
        let header = match signature {
            FakeSignature::Genuine | FakeSignature::Tampered => Some(self.sign(url, form)),
            FakeSignature::Forged => Some("Zm9yZ2VkIGZvcmdlZCBmb3JnZWQ=".to_owned()),
            FakeSignature::Missing => None,
        };
        if let Some(header) = header {
            request = request.header("X-Twilio-Signature", header);
        }
        let body = match signature {
            FakeSignature::Tampered => format!("{}&Body=tampered", form.encode()),
            FakeSignature::Genuine | FakeSignature::Forged | FakeSignature::Missing => {
                form.encode()
            }
        };
        let response = request
            .body(body)
            .send()
            .await
            .map_err(FakeTwilioError::Webhook)?;
        let content_type = response.headers().get("content-type");
        Ok(WebhookResponse {
            status: response.status().as_u16(),
            content_type: content_type
                .and_then(|it| it.to_str().ok())
                .map(str::to_owned),
            body: response.text().await.map_err(FakeTwilioError::Webhook)?,
        })
    }

    /// Returns where a public URL really is.
    fn actual(&self, url: &str) -> String {
        let state = self.shared.state();
        let routed = state.routes.iter().find_map(|(public, actual)| {
            let rest = url.strip_prefix(public.as_str())?;
            Some(format!("{actual}{rest}"))
        });
        routed.unwrap_or_else(|| url.to_owned())
    }
}
