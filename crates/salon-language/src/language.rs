//! The languages that texts are read and written in.

/// A language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Spanish.
    Spanish,
    /// French.
    French,
}

impl Language {
    /// Every language that is spoken here.
    pub const ALL: [Self; 3] = [Self::English, Self::Spanish, Self::French];

    /// Reads a BCP 47 tag such as `es-MX` by its primary subtag; a language that is not spoken here is
    /// English.
    #[must_use]
    pub fn from_tag(tag: &str) -> Self {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        let named = Self::ALL
            .into_iter()
            .find(|language| language.tag().eq_ignore_ascii_case(primary));
        named.unwrap_or_default()
    }

    /// Returns the language's tag.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
            Self::French => "fr",
        }
    }
}
