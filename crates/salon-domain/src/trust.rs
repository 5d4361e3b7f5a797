//! How far an assistant's answers are trusted.

use std::fmt;
use std::str::FromStr;

/// How far answers to one kind of wish are trusted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "snake_case")
)]
pub enum TrustLevel {
    /// A person answers.
    Off,
    /// The answer waits for a person, for a while; nothing is changed in the book.
    Draft,
    /// The answer is sent.
    #[default]
    Auto,
}

/// The text is not a level of trust.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a level of trust: off, draft or auto")]
pub struct UnknownTrustLevel(String);

impl TrustLevel {
    /// Every level, the least first.
    pub const ALL: [Self; 3] = [Self::Off, Self::Draft, Self::Auto];

    /// Returns the name for machines.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Draft => "draft",
            Self::Auto => "auto",
        }
    }
}

impl fmt::Display for TrustLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for TrustLevel {
    type Err = UnknownTrustLevel;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|level| level.as_str() == text)
            .ok_or_else(|| UnknownTrustLevel(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes_and_knows_which_is_less() {
        for level in TrustLevel::ALL {
            assert_eq!(level.to_string().parse(), Ok(level));
        }
        assert!("full".parse::<TrustLevel>().is_err());
        assert!(TrustLevel::Off < TrustLevel::Draft && TrustLevel::Draft < TrustLevel::Auto);
    }
}
