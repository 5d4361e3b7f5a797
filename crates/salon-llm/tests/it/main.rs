//! The models against the promises of their port, the protocol over real HTTP, and what stands
//! between a program and a model that fails.
#![expect(
    clippy::unwrap_used,
    reason = "what a test needs and cannot have is a failed test"
)]

mod breaker;
mod moods;
mod openai;
mod port;
mod resilience;
mod subjects;

mod scripted {
    //! The scripted model keeps the promises of the port.
    salon_testkit::chat_model_conformance!(std::future::ready(crate::subjects::scripted()));
}

mod openai_model {
    //! The model of an OpenAI-compatible server keeps the promises of the port.
    salon_testkit::chat_model_conformance!(crate::subjects::openai_model());
}

mod azure_deployment {
    //! A deployment at Azure keeps the promises of the port.
    salon_testkit::chat_model_conformance!(crate::subjects::azure_deployment());
}

mod resilient_model {
    //! A model under care keeps the promises of the port.
    salon_testkit::chat_model_conformance!(crate::subjects::resilient_model());
}
