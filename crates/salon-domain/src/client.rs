//! The people who come to a salon.

use std::fmt;

use crate::id::ClientId;

/// A person's name as they gave it: one to eighty characters, at least one of them a letter.
///
/// `Debug` shows none of it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClientName(String);

/// The text cannot be a person's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a name has one to eighty characters and at least one letter")]
pub struct ClientNameError;

const LONGEST: usize = 80;

impl ClientName {
    /// Reads a name; runs of spaces become one.
    ///
    /// # Errors
    /// [`ClientNameError`] when it is empty, too long, or has no letter.
    pub fn parse(text: &str) -> Result<Self, ClientNameError> {
        let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let fits = name.chars().count() <= LONGEST && !name.chars().any(char::is_control);
        if fits && name.chars().any(char::is_alphabetic) {
            Ok(Self(name))
        } else {
            Err(ClientNameError)
        }
    }

    /// Returns the whole name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the part before the first space.
    #[must_use]
    pub fn first(&self) -> &str {
        self.0.split(' ').next().unwrap_or(&self.0)
    }
}

impl fmt::Debug for ClientName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ClientName(***)")
    }
}

/// A person under a number: a client as a conversation knows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The row.
    pub id: ClientId,
    /// Their name, once they gave it.
    pub name: Option<ClientName>,
}
