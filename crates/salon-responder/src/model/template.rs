//! Prompt templates: a salon's words for the part that a model plays.

use salon_postgres::Prompt;

/// What a template may leave open.
const PLACES: [&str; 1] = ["salon"];

const BUILT_IN: &str = include_str!("front_desk.md");

const LONGEST: usize = 12_000;

/// The words that tell a model its part. What is known at the moment is added after them by code, so
/// no template can leave it out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PromptTemplate {
    version: i32,
    body: String,
}

/// The text cannot be a template.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PromptError {
    /// It says nothing.
    #[error("a prompt must say something")]
    Empty,
    /// It is too long to be sent with every text.
    #[error("a prompt has at most 12000 characters")]
    TooLong,
    /// It leaves something open that nobody fills in.
    #[error("nothing is known as `{{{{{0}}}}}`: only salon")]
    UnknownPlace(String),
}

impl PromptError {
    /// Returns the stable name of the error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "prompt_empty",
            Self::TooLong => "prompt_too_long",
            Self::UnknownPlace(_) => "prompt_unknown_place",
        }
    }

    /// Whether the same words may be accepted later.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        false
    }
}

impl PromptTemplate {
    /// Returns the template that a salon without one of its own uses: version 0.
    #[must_use]
    pub fn built_in() -> Self {
        Self {
            version: 0,
            body: BUILT_IN.to_owned(),
        }
    }

    /// Takes words that are in no database, to try them; their version is 0.
    ///
    /// # Errors
    /// [`PromptError`].
    pub fn parse(body: String) -> Result<Self, PromptError> {
        Self::check(&body)?;
        Ok(Self { version: 0, body })
    }

    /// Checks words that are to become a version of a salon's prompt.
    ///
    /// # Errors
    /// [`PromptError`].
    pub fn check(body: &str) -> Result<(), PromptError> {
        if body.trim().is_empty() {
            return Err(PromptError::Empty);
        }
        if body.chars().count() > LONGEST {
            return Err(PromptError::TooLong);
        }
        let mut parts = body.split("{{");
        parts.next();
        for part in parts {
            let place = part.split("}}").next().unwrap_or(part).trim();
            if !PLACES.contains(&place) {
                return Err(PromptError::UnknownPlace(place.chars().take(40).collect()));
            }
        }
        Ok(())
    }

    /// Takes a stored version; one that does not pass the check gives way to the one built in.
    pub(crate) fn of(stored: Option<Prompt>) -> Self {
        stored
            .filter(|prompt| Self::check(&prompt.body).is_ok())
            .map_or_else(Self::built_in, |prompt| Self {
                version: prompt.version,
                body: prompt.body,
            })
    }

    /// Returns its version; 0 is the one built in.
    #[must_use]
    pub const fn version(&self) -> i32 {
        self.version
    }

    /// Returns its words, with what it leaves open.
    #[must_use]
    pub fn body(&self) -> &str {
        &self.body
    }

    /// Fills in what it leaves open.
    pub(crate) fn fill(&self, salon: &str) -> String {
        self.body.replace("{{salon}}", salon)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_one_built_in_passes_its_own_check() {
        assert_eq!(PromptTemplate::check(BUILT_IN), Ok(()));
        assert!(!PromptTemplate::built_in().fill("Juniper").contains("{{"));
    }

    #[test]
    fn refuses_a_place_that_nobody_fills_in() {
        assert_eq!(
            PromptTemplate::check("Hello {{client_phone}}"),
            Err(PromptError::UnknownPlace("client_phone".into()))
        );
        assert_eq!(PromptTemplate::check(" \n"), Err(PromptError::Empty));
    }
}
