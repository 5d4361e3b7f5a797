//! What a setting is: its names, its reader, and the words that explain it.

use crate::secret::Shown;

/// A setting, with the function that reads its value.
pub(crate) struct Setting<T: 'static> {
    spec: Spec,
    read: fn(&str) -> Result<T, String>,
}

/// What is known of a setting without its type.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spec {
    /// Its name in a file: `server.port`.
    pub(crate) key: &'static str,
    /// Its short name in the environment: `PUBLIC_URL`.
    pub(crate) plain: Option<&'static str>,
    /// How much of its value may be shown.
    pub(crate) shown: Shown,
    /// What it does.
    pub(crate) meaning: &'static str,
    /// What happens without it, for a setting without a default.
    pub(crate) unset: Option<&'static str>,
}

/// A setting whose type is forgotten.
pub(crate) trait AnySetting: Sync {
    /// Returns what is known of it.
    fn spec(&self) -> &Spec;

    /// Says what is wrong with a value, without repeating it.
    fn check(&self, text: &str) -> Result<(), String>;
}

impl<T> Setting<T> {
    /// Makes a setting that has a default and may be shown.
    pub(crate) const fn new(
        key: &'static str,
        read: fn(&str) -> Result<T, String>,
        meaning: &'static str,
    ) -> Self {
        let spec = Spec {
            key,
            plain: None,
            shown: Shown::Whole,
            meaning,
            unset: None,
        };
        Self { spec, read }
    }

    /// Gives it a short name in the environment.
    pub(crate) const fn plain(mut self, name: &'static str) -> Self {
        self.spec.plain = Some(name);
        self
    }

    /// Lets only a part of its value be shown.
    pub(crate) const fn shown(mut self, shown: Shown) -> Self {
        self.spec.shown = shown;
        self
    }

    /// Makes it optional and says what happens without it.
    pub(crate) const fn unset(mut self, meaning: &'static str) -> Self {
        self.spec.unset = Some(meaning);
        self
    }

    /// Reads a value.
    pub(crate) fn read(&self, text: &str) -> Result<T, String> {
        (self.read)(text)
    }
}

impl<T> AnySetting for Setting<T> {
    fn spec(&self) -> &Spec {
        &self.spec
    }

    fn check(&self, text: &str) -> Result<(), String> {
        self.read(text).map(drop)
    }
}

impl Spec {
    /// Returns its long name in the environment: `SALON__SERVER__PORT`.
    pub(crate) fn variable(&self) -> String {
        format!(
            "SALON__{}",
            self.key.replace('.', "__").to_ascii_uppercase()
        )
    }

    /// Returns the name that people are told: the short one if there is one.
    pub(crate) fn name(&self) -> String {
        self.plain.map_or_else(|| self.variable(), str::to_owned)
    }
}
