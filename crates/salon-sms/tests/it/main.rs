//! The gateways against the promises of their port, and Twilio's protocol over real HTTP.
#![expect(
    clippy::unwrap_used,
    reason = "what a test needs and cannot have is a failed test"
)]

mod receiver;
mod segments;
mod sending;
mod subjects;
mod webhooks;

mod simulator {
    //! The simulator keeps the promises of the port.
    salon_testkit::sms_gateway_conformance!(std::future::ready(crate::subjects::simulator()));
}

mod twilio_from_a_number {
    //! Twilio keeps the promises of the port, sending from a number.
    salon_testkit::sms_gateway_conformance!(crate::subjects::twilio_from_a_number());
}

mod twilio_from_a_service {
    //! Twilio keeps the promises of the port, sending from a messaging service.
    salon_testkit::sms_gateway_conformance!(crate::subjects::twilio_from_a_service());
}
