//! What every implementation of a port must do, as functions that the fake and the real adapter
//! both run.

use std::fmt;

#[cfg(feature = "llm")]
pub mod chat_model;
pub mod sms_gateway;

/// An implementation does not do what its port promises; the text says what was expected.
#[derive(Clone, PartialEq, Eq)]
pub struct Breach(String);

impl Breach {
    /// Says what was expected and what was there.
    #[must_use]
    pub fn new(words: impl Into<String>) -> Self {
        Self(words.into())
    }
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A test that returns an error prints its `Debug`; the words are what helps there.
impl fmt::Debug for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Breach {}

/// Turns a condition into a [`Breach`] when it does not hold.
pub(crate) fn hold(condition: bool, expected: impl fmt::Display) -> Result<(), Breach> {
    if condition {
        Ok(())
    } else {
        Err(Breach::new(format!("expected {expected}")))
    }
}
