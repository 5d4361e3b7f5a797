//! A phone whose texts are delivered as the provider delivers them.

use anyhow::{Context as _, bail};
use reqwest::StatusCode;
use salon_config::{Secret, Settings, Transport};
use salon_domain::{Address, Catalog};
use salon_sms::{AuthTokens, Form, SignedParams};
use uuid::Uuid;

use super::photo::Photo;
use crate::cli::ChatArgs;
use crate::fault::Fault;
use crate::server::Server;

const WEBHOOK: &str = "/webhook/sms";

/// The account of a phone that no provider knows.
const NO_ACCOUNT: &str = "AC00000000000000000000000000000000";

/// Takes the place of a salon's number where a salon has none: the simulator's server knows whom a
/// text is for by itself.
const ANY_NUMBER: &str = "+19185550100";

/// Who writes when nobody texts.
pub(super) const STAFF: &str = "staff";

/// A phone.
pub(super) struct Phone {
    server: Server,
    from: Address,
    to: String,
    account: String,
    /// What signs texts, and over which URL.
    signature: Option<(AuthTokens, String)>,
}

impl Phone {
    /// Takes the numbers of the options, and the account and token of the settings.
    pub(super) fn new(
        args: &ChatArgs,
        settings: &Settings,
        catalog: &Catalog,
        server: Server,
    ) -> anyhow::Result<Self> {
        let country = catalog.salon.country;
        let (option, typed) = match args.writer.as_deref() {
            Some(number) if number != STAFF => ("--as", number),
            Some(_) | None => ("--from", args.from.as_str()),
        };
        let from = Address::parse(typed, country);
        let from = from.with_context(|| Fault::usage(format!("{option} {typed} is no number")))?;
        let twilio = match &settings.transport {
            Transport::Twilio(twilio) => Some(twilio),
            Transport::Simulator => None,
        };
        let own = catalog
            .numbers
            .first()
            .map(|number| number.as_str().to_owned());
        let configured = || Some(twilio?.phone_number.as_ref()?.expose().to_owned());
        let to = args.to.clone().or(own).or_else(configured);
        let signature = twilio.map(|twilio| {
            let tokens: Vec<&str> = twilio.auth_tokens.iter().map(Secret::expose).collect();
            let tokens: AuthTokens = tokens
                .join(",")
                .parse()
                .context("TWILIO_AUTH_TOKEN cannot be used")?;
            let public = settings
                .server
                .public_url
                .as_ref()
                .map(|url| url.as_str().trim_end_matches('/'));
            anyhow::Ok((
                tokens,
                format!("{}{WEBHOOK}", public.unwrap_or(server.base())),
            ))
        });
        Ok(Self {
            signature: signature.transpose()?,
            account: twilio.map_or_else(
                || NO_ACCOUNT.to_owned(),
                |twilio| twilio.account_sid.expose().to_owned(),
            ),
            to: to.unwrap_or_else(|| ANY_NUMBER.to_owned()),
            server,
            from,
        })
    }

    /// Returns the number in use.
    pub(super) fn number(&self) -> &str {
        self.from.as_str()
    }

    /// Returns the number in use as an address.
    pub(super) const fn address(&self) -> &Address {
        &self.from
    }

    /// Texts from another number from now on.
    pub(super) fn change(&mut self, from: Address) {
        self.from = from;
    }

    /// Delivers a text to the server and returns its message id. It is stored when this returns.
    pub(super) async fn send(&self, body: &str, photo: Option<&Photo>) -> anyhow::Result<String> {
        let message_sid = new_message_sid();
        let form = self.form(body, photo, &message_sid);
        let signature = self.signature.as_ref();
        let signature = signature.map(|(tokens, url)| tokens.sign(url, SignedParams::Form(&form)));
        let sent = self
            .server
            .post(WEBHOOK, form.encode(), signature.as_deref())
            .await;
        let status = sent.context("the text did not reach the server")?.status();
        match status {
            StatusCode::OK => Ok(message_sid),
            StatusCode::FORBIDDEN => {
                let refused = Fault::failed("the server refused the text's signature");
                let next = "give this program the server's TWILIO_AUTH_TOKEN, TWILIO_ACCOUNT_SID and PUBLIC_URL";
                Err(refused.next(next).into())
            }
            StatusCode::SERVICE_UNAVAILABLE => {
                let refused = "the server could not store the text, or has no salon for the number it was sent to";
                Err(Fault::failed(refused).next("salon-admin doctor").into())
            }
            other => bail!("the server refused the text with status {}", other.as_u16()),
        }
    }

    fn form(&self, body: &str, photo: Option<&Photo>, message_sid: &str) -> Form {
        let pairs = [
            ("MessageSid", message_sid),
            ("SmsSid", message_sid),
            ("SmsMessageSid", message_sid),
            ("AccountSid", &self.account),
            ("From", self.from.as_str()),
            ("To", &self.to),
            ("Body", body),
            ("NumMedia", if photo.is_some() { "1" } else { "0" }),
            ("NumSegments", "1"),
        ];
        let media = photo.into_iter().flat_map(|photo| {
            [
                ("MediaUrl0", photo.url.as_str()),
                ("MediaContentType0", photo.content_type),
            ]
        });
        pairs
            .into_iter()
            .chain(media)
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect()
    }
}

/// The provider never gives two texts one id: a repeated one would be a duplicate.
#[expect(clippy::disallowed_methods, reason = "the one place that names texts")]
fn new_message_sid() -> String {
    format!("SM{}", Uuid::new_v4().simple())
}
