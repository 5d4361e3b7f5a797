//! The mapping: what the columns of another program's export mean here.

use salon_domain::VisitStatus;
use serde::{Deserialize, Serialize};

use super::columns::{AppointmentColumns, ClientColumns, ServiceColumns};

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
    /// What stands before the cents of a price: a point, or a comma; a point when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decimal: Option<char>,
    /// Which column of a file of clients is what.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clients: Option<ClientColumns>,
    /// Which column of a file of services is what.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub services: Option<ServiceColumns>,
    /// Which column of a file of appointments is what.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appointments: Option<AppointmentColumns>,
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
    /// No column looks like one that is needed.
    #[error("no column looks like {what}; the file has: {known}")]
    NoGuess {
        /// What is needed.
        what: &'static str,
        /// The columns of the file.
        known: String,
    },
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
            Self::NoGuess { .. } => "import_no_guess",
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

/// Says that a mapping lacks the part that a file needs.
fn lacks(section: &str) -> ImportError {
    ImportError::Mapping(format!(
        "it has no [{section}]: `salon-admin import map FILE --kind {section}` proposes it"
    ))
}

impl Mapping {
    /// Returns what stands before the cents of a price.
    pub(super) fn decimal(&self) -> char {
        self.decimal.unwrap_or('.')
    }

    /// Returns the columns of a file of clients.
    pub(super) fn clients(&self) -> Result<&ClientColumns, ImportError> {
        self.clients.as_ref().ok_or_else(|| lacks("clients"))
    }

    /// Returns the columns of a file of services.
    pub(super) fn services(&self) -> Result<&ServiceColumns, ImportError> {
        self.services.as_ref().ok_or_else(|| lacks("services"))
    }

    /// Returns the columns of a file of appointments.
    pub(super) fn appointments(&self) -> Result<&AppointmentColumns, ImportError> {
        let columns = self.appointments.as_ref();
        columns.ok_or_else(|| lacks("appointments"))
    }

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
    if !matches!(mapping.decimal(), '.' | ',') {
        return Err(refused("`decimal` is \".\" or \",\""));
    }
    if let Some(clients) = &mapping.clients {
        let parts = [&clients.first_name, &clients.last_name];
        one_name("clients", clients.name.as_ref(), parts)?;
    }
    if let Some(visits) = &mapping.appointments {
        let parts = [&visits.first_name, &visits.last_name];
        one_name("appointments", visits.name.as_ref(), parts)?;
        check_appointments(visits)?;
    }
    Ok(mapping)
}

fn one_name(
    section: &str,
    name: Option<&String>,
    parts: [&Option<String>; 2],
) -> Result<(), ImportError> {
    if name.is_some() && parts.into_iter().any(Option::is_some) {
        return Err(ImportError::Mapping(format!(
            "`{section}` has `name`, or `first_name` and `last_name`, not both"
        )));
    }
    Ok(())
}

fn check_appointments(columns: &AppointmentColumns) -> Result<(), ImportError> {
    let refused = |reason: &str| Err(ImportError::Mapping(reason.to_owned()));
    if columns.client.is_none() && columns.phone.is_none() {
        return refused("`appointments` has `client` or `phone`: whose they are");
    }
    match (&columns.start, &columns.date, &columns.time) {
        (Some(_), None, None) | (None, Some(_), Some(_)) => {}
        _ => return refused("`appointments` has `start`, or `date` and `time`"),
    }
    if columns.end.is_some() && columns.duration.is_some() {
        return refused("`appointments` has `end` or `duration`, not both");
    }
    let mut statuses = columns.statuses.values().chain(&columns.default_status);
    if statuses.any(|status| *status == VisitStatus::Held) {
        return refused("no appointment of `appointments` is `held`: that is a thing of minutes");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mapping_names_its_source_and_its_columns() {
        let text = "source = \"glow\"\n[clients]\nphone = \"Mobile\"\nid = \"No\"\n";
        let mapping = parse_mapping(text).unwrap();
        assert_eq!((mapping.delimiter, mapping.country), (',', None));
        assert_eq!(mapping.clients.unwrap().phone, "Mobile");
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
            format!("source = \"glow\"\ndecimal = \"'\"\n{clients}"),
        ] {
            assert_eq!(parse_mapping(&text).unwrap_err().code(), "import_mapping");
        }
    }

    #[test]
    fn appointments_need_a_client_a_start_and_statuses_that_a_visit_can_come_with() {
        let start = "start = \"When\"\n";
        for columns in [
            start.to_owned(),
            "phone = \"Mobile\"\ndate = \"Day\"\n".to_owned(),
            format!("phone = \"Mobile\"\n{start}time = \"At\"\n"),
            format!("phone = \"Mobile\"\n{start}end = \"Until\"\nduration = \"Long\"\n"),
            format!("phone = \"Mobile\"\n{start}default_status = \"held\"\n"),
            format!("phone = \"Mobile\"\n{start}statuses = {{ Maybe = \"perhaps\" }}\n"),
        ] {
            let text = format!("source = \"glow\"\n[appointments]\n{columns}");
            assert_eq!(parse_mapping(&text).unwrap_err().code(), "import_mapping");
        }
        let text = format!(
            "source = \"glow\"\n[appointments]\nclient = \"Who\"\n{start}\
             [appointments.statuses]\n\"Checked Out\" = \"completed\"\n"
        );
        let mapping = parse_mapping(&text).unwrap();
        assert_eq!(parse_mapping(&mapping.to_toml().unwrap()).unwrap(), mapping);
        assert_eq!(mapping.services().unwrap_err().code(), "import_mapping");
    }
}
