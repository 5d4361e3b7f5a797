//! What carries texts.

use salon_config::TwilioSettings;
use salon_sms::{Sender, TwilioCredentials, TwilioGateway, TwilioOptions};

use crate::error::SetupError;

/// Makes the Twilio gateway that the settings name. Texts that name no sender leave through the
/// settings' messaging service, or from `sender`.
///
/// # Errors
/// [`SetupError`] for settings that its client cannot use.
pub fn twilio_gateway(
    twilio: &TwilioSettings,
    sender: Option<Sender>,
) -> Result<TwilioGateway, SetupError> {
    let token = twilio.auth_tokens.first().ok_or(SetupError::NoToken)?;
    let credentials = TwilioCredentials::AuthToken(token.expose().to_owned());
    let service = twilio.messaging_service_sid.as_ref();
    let service = service.map(|sid| Sender::Service(sid.expose().to_owned()));
    let options = TwilioOptions {
        sender: service.or(sender),
        base_url: twilio.base_url.as_str().to_owned(),
        timeout: twilio.timeout,
        max_concurrent: usize::try_from(twilio.concurrency).unwrap_or(1),
        ..TwilioOptions::new(twilio.account_sid.expose(), credentials)
    };
    Ok(TwilioGateway::new(options)?)
}
