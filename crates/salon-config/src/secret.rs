//! Values that do not show themselves.

use std::fmt;

/// A password, key or token. `Debug` and `Display` show three stars.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Wraps a secret.
    #[must_use]
    pub const fn new(text: String) -> Self {
        Self(text)
    }

    /// Returns the secret itself, for the one place that sends it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

/// An account's or phone's number. `Debug` and `Display` show its last three characters.
#[derive(Clone, PartialEq, Eq)]
pub struct Masked(String);

impl Masked {
    /// Wraps a value.
    #[must_use]
    pub const fn new(text: String) -> Self {
        Self(text)
    }

    /// Returns the whole value.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Masked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Masked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&tail(&self.0))
    }
}

/// How much of a value a listing of settings may show.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Shown {
    /// All of it.
    Whole,
    /// Its last three characters.
    Tail,
    /// Everything but the password and the parameters of a URL.
    UrlWithoutPassword,
    /// Nothing.
    Nothing,
}

impl Shown {
    /// Returns what may be shown of a value.
    pub(crate) fn of(self, text: &str) -> String {
        match self {
            Self::Whole => text.to_owned(),
            Self::Tail => tail(text),
            Self::UrlWithoutPassword => without_password(text),
            Self::Nothing => "***".to_owned(),
        }
    }
}

/// Hides all but the last three characters; a short value is hidden whole.
fn tail(text: &str) -> String {
    let length = text.chars().count();
    if length < 8 {
        return "***".to_owned();
    }
    let shown: String = text.chars().skip(length.saturating_sub(3)).collect();
    format!("***{shown}")
}

/// Hides the password and the parameters of a URL; what is not a URL is hidden whole.
fn without_password(text: &str) -> String {
    let Some((scheme, rest)) = text.split_once("://") else {
        return "***".to_owned();
    };
    let (place, parameters) = match rest.split_once('?') {
        Some((place, _)) => (place, "?***"),
        None => (rest, ""),
    };
    // The last `@` ends the user info: a password may hold one that nobody escaped.
    match place.rsplit_once('@') {
        Some((user_info, host)) => match user_info.split_once(':') {
            Some((user, _)) => format!("{scheme}://{user}:***@{host}{parameters}"),
            None => format!("{scheme}://{user_info}@{host}{parameters}"),
        },
        None => format!("{scheme}://{place}{parameters}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_shows_nothing_of_itself() {
        let secret = Secret::new("hunter2".into());
        assert_eq!(format!("{secret} {secret:?}"), "*** ***");
    }

    #[test]
    fn a_masked_value_shows_its_last_three_characters_and_nothing_when_it_is_short() {
        let shown = |text: &str| Masked::new(text.into()).to_string();
        assert_eq!(shown("+19185550123"), "***123");
        assert_eq!(shown("1234567"), "***");
    }

    #[test]
    fn a_database_url_shows_its_place_without_its_password() {
        let shown = |text: &str| Shown::UrlWithoutPassword.of(text);
        assert_eq!(
            shown("postgres://salon:p@ss@db.example:5432/salon?sslpassword=x"),
            "postgres://salon:***@db.example:5432/salon?***"
        );
        assert_eq!(
            shown("postgres://db.example/salon"),
            "postgres://db.example/salon"
        );
        assert_eq!(shown("host=db password=x"), "***");
    }
}
