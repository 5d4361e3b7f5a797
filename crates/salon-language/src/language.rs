//! The languages that texts are read and written in.

/// A language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Language {
    /// English.
    #[default]
    English,
}

impl Language {
    /// Reads a BCP 47 tag such as `en-US`; a language that is not spoken here is English.
    #[must_use]
    pub fn from_tag(_tag: &str) -> Self {
        Self::English
    }

    /// Returns the language's tag.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
        }
    }
}
