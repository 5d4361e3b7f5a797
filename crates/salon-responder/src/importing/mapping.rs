//! The mapping: what the columns of another program's export mean here.

use serde::{Deserialize, Serialize};

/// What the columns of a file mean.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// The name of the program that wrote the file; rows are known again by it.
    pub source: String,
    /// What stands between two columns.
    #[serde(default = "comma")]
    pub delimiter: char,
    /// The country of numbers without a country code; the salon's when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Which column is what.
    pub clients: ClientColumns,
}

/// The columns of a file of clients, by their names in its first line.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ClientColumns {
    /// What that program calls the client.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The number.
    pub phone: String,
    /// The whole name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The first name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// The last name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// The e-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

/// A file or its mapping cannot be used at all.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ImportError {
    /// The mapping is no mapping.
    #[error("the mapping cannot be used: {0}")]
    Mapping(String),
    /// The mapping names a column that the file lacks.
    #[error("the file has no column `{column}`; it has: {known}")]
    NoColumn {
        /// The column.
        column: String,
        /// The columns of the file.
        known: String,
    },
    /// No column looks like the one that is needed.
    #[error("no column looks like a phone number; the file has: {0}")]
    NoPhone(String),
    /// The file cannot be read as CSV.
    #[error("line {line}: the file cannot be read as CSV in UTF-8")]
    Unreadable {
        /// Where.
        line: u64,
    },
}

impl ImportError {
    /// Returns the stable code of this error, as listed in `docs/errors.md`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Mapping(_) => "import_mapping",
            Self::NoColumn { .. } => "import_no_column",
            Self::NoPhone(_) => "import_no_phone",
            Self::Unreadable { .. } => "import_unreadable",
        }
    }

    /// Whether trying again can help: never, somebody has to change the file or its mapping.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        false
    }
}

impl From<csv::Error> for ImportError {
    fn from(error: csv::Error) -> Self {
        let line = error.position().map_or(1, csv::Position::line);
        Self::Unreadable { line }
    }
}

impl Mapping {
    /// Writes the mapping as the file that [`parse_mapping`] reads.
    ///
    /// # Errors
    /// [`ImportError::Mapping`] when a name cannot be written.
    pub fn to_toml(&self) -> Result<String, ImportError> {
        toml::to_string(self).map_err(|error| ImportError::Mapping(error.to_string()))
    }
}

const fn comma() -> char {
    ','
}

/// Reads a mapping.
///
/// # Errors
/// [`ImportError::Mapping`] with what is wrong and where.
pub fn parse_mapping(text: &str) -> Result<Mapping, ImportError> {
    let refused = |reason: &str| ImportError::Mapping(reason.to_owned());
    let mapping: Mapping = toml::from_str(text).map_err(|error| refused(&error.to_string()))?;
    if mapping.source.trim().is_empty() || mapping.source == "legacy" {
        return Err(refused("`source` names the program, and not `legacy`"));
    }
    if !mapping.delimiter.is_ascii() {
        return Err(refused("`delimiter` is one ASCII character, such as \",\""));
    }
    let clients = &mapping.clients;
    if clients.name.is_some() && (clients.first_name.is_some() || clients.last_name.is_some()) {
        return Err(refused(
            "`clients` has `name`, or `first_name` and `last_name`, not both",
        ));
    }
    Ok(mapping)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mapping_names_its_source_and_its_columns() {
        let text = "source = \"glow\"\n[clients]\nphone = \"Mobile\"\nid = \"No\"\n";
        let mapping = parse_mapping(text).unwrap();
        assert_eq!((mapping.delimiter, mapping.country), (',', None));
        assert_eq!(mapping.clients.phone, "Mobile");
    }

    #[test]
    fn a_mapping_with_an_unknown_word_two_names_or_the_legacy_source_is_refused() {
        let clients = "[clients]\nphone = \"Mobile\"\n";
        for text in [
            format!("source = \"glow\"\n{clients}fone = \"x\"\n"),
            format!("source = \"glow\"\n{clients}name = \"N\"\nlast_name = \"L\"\n"),
            format!("source = \"legacy\"\n{clients}"),
            format!("source = \" \"\n{clients}"),
            format!("source = \"glow\"\ndelimiter = \"→\"\n{clients}"),
        ] {
            assert_eq!(parse_mapping(&text).unwrap_err().code(), "import_mapping");
        }
    }
}
