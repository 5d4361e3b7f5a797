//! The salon file: a whole salon, described by its owner in one TOML file.
//!
//! A file is read whole or not at all. Everything that is wrong with it is reported at once, each
//! with its line, its path (`services[3].steps[0]`) and what to write in its place.
//! `config/demo-salon.toml` shows every part of the format.

mod error;
mod hours;
mod menu;
mod people;
mod policy;
pub(crate) mod reader;
mod salon;
#[cfg(test)]
mod tests;
pub(crate) mod values;

use salon_domain::SalonDescription;
use toml::de::{DeTable, DeValue};

pub use error::{SalonFileError, SalonFileProblem};
use reader::{Node, Report};

/// The demo salon's file, as it ships.
pub const DEMO_SALON_FILE: &str = include_str!("salon_file/demo-salon.toml");

/// Reads a salon file; `file_name` is what messages call it.
///
/// # Errors
/// [`SalonFileError`] with every problem that was found, in the order of their lines.
pub fn parse_salon_file(text: &str, file_name: &str) -> Result<SalonDescription, SalonFileError> {
    let report = Report::new(text);
    let (document, mistakes) = DeTable::parse_recoverable(text);
    let refused = |report: &Report<'_>| SalonFileError {
        file: file_name.to_owned(),
        problems: report.sorted(),
    };
    if !mistakes.is_empty() {
        // What follows a mistake in the syntax is guesswork: nothing else is reported.
        for mistake in &mistakes {
            let at = mistake.span().map_or(0, |span| span.start);
            report.add("", at, mistake.message().to_owned());
        }
        return Err(refused(&report));
    }
    let root = DeValue::Table(document.into_inner());
    match salon::read(&Node::root(&root, &report)) {
        Some(description) if report.is_empty() => Ok(description),
        Some(_) | None => Err(refused(&report)),
    }
}
