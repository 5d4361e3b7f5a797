//! The gateways under test, and the numbers that tests use.

use std::sync::Arc;

use salon_domain::Address;
use salon_sms::{
    OutgoingText, Sender, Simulator, SmsGateway, TwilioCredentials, TwilioGateway, TwilioOptions,
};
use salon_testkit::FakeTwilio;
use salon_testkit::conformance::sms_gateway::Subject;

pub(crate) const ACCOUNT: &str = "AC0123456789abcdef0123456789abcdef";
pub(crate) const TOKEN: &str = "0123456789abcdef0123456789abcdee";
pub(crate) const SERVICE: &str = "MG0123456789abcdef0123456789abcdef";

pub(crate) fn address(text: &str) -> Address {
    Address::parse(text, "US".parse().unwrap()).unwrap()
}

pub(crate) fn client() -> Address {
    address("+19185550123")
}

pub(crate) fn salon() -> Sender {
    Sender::Number(address("+19185550100"))
}

/// A text to the client, from the salon's number.
pub(crate) fn text(body: &str) -> OutgoingText {
    OutgoingText {
        to: client(),
        from: salon(),
        body: body.to_owned(),
        media: Vec::new(),
        status_callback: None,
    }
}

pub(crate) fn options(fake: &FakeTwilio) -> TwilioOptions {
    let mut options = TwilioOptions::new(ACCOUNT, TwilioCredentials::AuthToken(TOKEN.to_owned()));
    options.base_url = fake.base_url();
    options
}

/// A fake Twilio and a gateway that talks to it.
pub(crate) async fn twilio() -> (FakeTwilio, TwilioGateway) {
    let fake = FakeTwilio::start(ACCOUNT, TOKEN).await.unwrap();
    let gateway = TwilioGateway::new(options(&fake)).unwrap();
    (fake, gateway)
}

pub(crate) fn simulator() -> Subject {
    subject(Arc::new(Simulator::new(7)), salon(), Box::new(()))
}

pub(crate) async fn twilio_from_a_number() -> Subject {
    let (fake, gateway) = twilio().await;
    subject(Arc::new(gateway), salon(), Box::new(fake))
}

pub(crate) async fn twilio_from_a_service() -> Subject {
    let fake = FakeTwilio::start(ACCOUNT, TOKEN).await.unwrap();
    let service = Sender::Service(SERVICE.to_owned());
    let mut options = options(&fake);
    options.sender = Some(service.clone());
    let gateway = TwilioGateway::new(options).unwrap();
    subject(Arc::new(gateway), service, Box::new(fake))
}

fn subject(
    gateway: Arc<dyn SmsGateway>,
    from: Sender,
    keep: Box<dyn std::any::Any + Send + Sync>,
) -> Subject {
    Subject {
        gateway,
        from,
        to: client(),
        other: address("+19185550124"),
        undialable: address("+1234567890"),
        keep,
    }
}
