//! Keys: the short names by which a salon's file and its rows know each other.

use std::fmt;
use std::str::FromStr;

/// A name for machines: lower-case letters, digits and single hyphens, at most 64 of them.
///
/// It stays when the name that people read changes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(try_from = "String", into = "String")
)]
pub struct Key(String);

/// The text is not a key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is not a key: lower-case letters, digits and single hyphens between them, at most 64"
)]
pub struct KeyError(String);

const LONGEST: usize = 64;

impl Key {
    /// Makes the key that stands for a name: "Cut & Color" gives `cut-color`.
    ///
    /// # Errors
    /// [`KeyError`] when the name has no letter or digit of ASCII in it.
    pub fn from_name(name: &str) -> Result<Self, KeyError> {
        let plain: String = name
            .chars()
            .map(|c| {
                if c.is_ascii_alphanumeric() {
                    c.to_ascii_lowercase()
                } else {
                    ' '
                }
            })
            .collect();
        let joined = plain.split_whitespace().collect::<Vec<_>>().join("-");
        let cut: String = joined.chars().take(LONGEST).collect();
        cut.trim_end_matches('-')
            .parse()
            .map_err(|_empty: KeyError| KeyError(name.to_owned()))
    }

    /// Returns the key's text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Key {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
        let whole = text
            .split('-')
            .all(|part| !part.is_empty() && part.chars().all(allowed));
        if whole && text.len() <= LONGEST {
            Ok(Self(text.to_owned()))
        } else {
            Err(KeyError(text.to_owned()))
        }
    }
}

impl TryFrom<String> for Key {
    type Error = KeyError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Key> for String {
    fn from(key: Key) -> Self {
        key.0
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn makes_a_key_from_a_name() {
        assert_eq!(
            Key::from_name("Women's Cut & Style").unwrap().as_str(),
            "women-s-cut-style"
        );
        assert!(Key::from_name("— !").is_err());
    }

    #[test]
    fn refuses_what_could_be_written_in_two_ways() {
        for wrong in ["", "Cut", "cut--style", "-cut", "cut style"] {
            assert!(wrong.parse::<Key>().is_err(), "{wrong}");
        }
    }
}
