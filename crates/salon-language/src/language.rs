//! The languages that texts are read and written in.

use crate::{languages, token};

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

    /// Whether our own texts count the hours of a day from 0 to 24 in the language.
    pub(crate) const fn writes_24_hours(self) -> bool {
        !matches!(self, Self::English)
    }

    /// Finds the language of ours that a text names, in whichever language it does: "español?",
    /// "do you speak French".
    #[must_use]
    pub fn named_in(text: &str) -> Option<Self> {
        let words = text.split(|c: char| !c.is_alphabetic());
        words
            .map(token::normalize)
            .find_map(|word| match word.as_str() {
                "english" | "ingles" | "anglais" => Some(Self::English),
                "spanish" | "espanol" | "castellano" | "espagnol" => Some(Self::Spanish),
                "french" | "frances" | "francais" => Some(Self::French),
                _ => None,
            })
    }

    /// Returns the language that the words of a text make sure; `None` for short or neutral texts,
    /// such as "ok" or "2pm". One word can make it sure, so whoever changes the language of a
    /// conversation waits for more than one.
    ///
    /// ```
    /// use salon_language::Language;
    ///
    /// assert_eq!(Language::detect("quiero una cita mañana"), Some(Language::Spanish));
    /// assert_eq!(Language::detect("ok, 2pm"), None);
    /// ```
    #[must_use]
    pub fn detect(text: &str) -> Option<Self> {
        languages::detect::plan(text, Self::default()).sure
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
