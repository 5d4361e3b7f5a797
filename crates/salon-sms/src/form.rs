//! The form that a webhook carries.

use std::fmt;

use crate::mask::Hidden;

/// The pairs of an `application/x-www-form-urlencoded` body, decoded, in the order received.
///
/// Twilio adds parameters without notice and signs all of them, so all are kept. `Debug` shows
/// names and lengths only.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Form {
    pairs: Vec<(String, String)>,
}

/// A webhook's form lacks something that every webhook of its kind has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FormError {
    /// A parameter is missing or empty.
    #[error("the form has no `{field}`")]
    Missing {
        /// The parameter's name.
        field: &'static str,
    },
    /// A parameter is there, and cannot be what it should be.
    #[error("the form's `{field}` cannot be read")]
    Invalid {
        /// The parameter's name.
        field: &'static str,
    },
}

impl FormError {
    /// Returns the name of the parameter.
    #[must_use]
    pub const fn field(&self) -> &'static str {
        match self {
            Self::Missing { field } | Self::Invalid { field } => field,
        }
    }

    /// Returns the stable name of the error, for metrics and documents.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Missing { .. } => "webhook_field_missing",
            Self::Invalid { .. } => "webhook_field_invalid",
        }
    }

    /// Whether the same form could be read later: never.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        false
    }
}

/// Identifiers longer than this are none that a provider made.
const LONGEST_ID: usize = 64;

impl Form {
    /// Decodes a body. Every sequence of bytes is some form, so this cannot fail.
    #[must_use]
    pub fn parse(body: &[u8]) -> Self {
        form_urlencoded::parse(body).into_owned().collect()
    }

    /// Returns all pairs, in the order received.
    #[must_use]
    pub fn pairs(&self) -> &[(String, String)] {
        &self.pairs
    }

    /// Returns the first value with this name, which is case-sensitive.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.pairs.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Encodes the pairs as a body again.
    #[must_use]
    pub fn encode(&self) -> String {
        form_urlencoded::Serializer::new(String::new())
            .extend_pairs(&self.pairs)
            .finish()
    }

    /// Returns a value that is not blank.
    pub(crate) fn present(&self, name: &str) -> Option<&str> {
        self.get(name).filter(|value| !value.trim().is_empty())
    }

    /// Returns a value without NUL, which no database keeps.
    pub(crate) fn stored(&self, name: &str) -> Option<String> {
        self.get(name).map(|value| value.replace('\0', ""))
    }

    /// Returns a number or name of a sender as it was sent. A leading space is kept: it was a `+`.
    pub(crate) fn address(&self, field: &'static str) -> Result<String, FormError> {
        let value = self.present(field).ok_or(FormError::Missing { field })?;
        let named = value.chars().any(char::is_alphanumeric);
        let clean = !value.chars().any(char::is_control);
        if named && clean && value.chars().count() <= LONGEST_ID {
            Ok(value.to_owned())
        } else {
            Err(FormError::Invalid { field })
        }
    }

    /// Returns an id of the provider's under the first of these names that is present.
    pub(crate) fn id(&self, names: [&'static str; 2]) -> Result<String, FormError> {
        let [field, _] = names;
        let found = names.into_iter().find_map(|name| self.present(name));
        let value = found.ok_or(FormError::Missing { field })?;
        if value.len() <= LONGEST_ID && value.bytes().all(|byte| byte.is_ascii_graphic()) {
            Ok(value.to_owned())
        } else {
            Err(FormError::Invalid { field })
        }
    }
}

impl FromIterator<(String, String)> for Form {
    fn from_iter<T: IntoIterator<Item = (String, String)>>(pairs: T) -> Self {
        Self {
            pairs: pairs.into_iter().collect(),
        }
    }
}

impl fmt::Debug for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = self.pairs.iter().map(|(name, value)| (name, Hidden(value)));
        f.debug_map().entries(shown).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_what_it_encodes() {
        let form: Form = [("Body", "a&b=c+d é%"), ("Empty", ""), ("Body", "again")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into_iter()
            .collect();
        assert_eq!(Form::parse(form.encode().as_bytes()), form);
        assert_eq!(form.get("Body"), Some("a&b=c+d é%"));
        assert_eq!(form.get("body"), None);
    }

    #[test]
    fn never_prints_a_value() {
        let shown = format!("{:?}", Form::parse(b"From=%2B19185550123&Body=secret"));
        assert!(
            !shown.contains("9185550") && !shown.contains("secret"),
            "{shown}"
        );
        assert!(shown.contains("Body"), "{shown}");
    }
}
