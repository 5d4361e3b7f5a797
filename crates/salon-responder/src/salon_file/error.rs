//! What is wrong with a salon file.

use std::fmt;

/// A salon file was refused; nothing of it was taken over.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", Listed(self))]
pub struct SalonFileError {
    /// The name of the file.
    pub file: String,
    /// Everything that is wrong with it, in the order of their lines.
    pub problems: Vec<SalonFileProblem>,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SalonFileProblem {
    /// The line, from 1.
    pub line: usize,
    /// Which value: `services[3].steps[0]`; empty for a mistake in the syntax.
    pub path: String,
    /// What is wrong and what to write in its place.
    pub reason: String,
}

impl SalonFileError {
    /// Returns the stable code of this error, as listed in `docs/errors.md`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        "salon_file_refused"
    }

    /// Whether trying again can help: never, somebody has to change the file.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        false
    }
}

/// One problem per line, each beginning with a place that editors can jump to.
struct Listed<'a>(&'a SalonFileError);

impl fmt::Display for Listed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let SalonFileError { file, problems } = self.0;
        let count = problems.len();
        let noun = if count == 1 { "problem" } else { "problems" };
        write!(f, "salon file refused, {count} {noun}:")?;
        for SalonFileProblem { line, path, reason } in problems {
            let colon = if path.is_empty() { "" } else { ": " };
            write!(f, "\n  {file}:{line}: {path}{colon}{reason}")?;
        }
        Ok(())
    }
}
