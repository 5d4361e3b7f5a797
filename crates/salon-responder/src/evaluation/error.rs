//! What is wrong with scripts, and what keeps one from being played.

use std::fmt;

use salon_domain::{AddressError, KeyError};
use salon_postgres::{ApplyError, BookError, DatabaseError, VisitError};

use crate::intake::IntakeError;
use crate::rehearsal::RehearsalError;

/// Scripts were refused; none of them was played.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", Listed(self))]
pub struct ScriptError {
    /// Everything that is wrong, file by file, in the order of lines.
    pub problems: Vec<ScriptProblem>,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ScriptProblem {
    /// Which file.
    pub file: String,
    /// The line, from 1; `None` when it is the file as a whole.
    pub line: Option<usize>,
    /// Which value: `say[2].says`; empty for a mistake in the syntax.
    pub path: String,
    /// What is wrong and what to write in its place.
    pub reason: String,
}

impl ScriptError {
    /// Returns the stable code of this error, as listed in `docs/errors.md`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        "script_refused"
    }

    /// Whether trying again can help: never, somebody has to change a file.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        false
    }

    pub(super) fn one(file: impl Into<String>, reason: impl Into<String>) -> Self {
        Self {
            problems: vec![ScriptProblem {
                file: file.into(),
                line: None,
                path: String::new(),
                reason: reason.into(),
            }],
        }
    }
}

/// One problem per line, each beginning with a place that editors can jump to.
struct Listed<'a>(&'a ScriptError);

impl fmt::Display for Listed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let problems = &self.0.problems;
        let count = problems.len();
        let noun = if count == 1 { "problem" } else { "problems" };
        write!(f, "scripts refused, {count} {noun}:")?;
        for problem in problems {
            write!(f, "\n  {}:", problem.file)?;
            if let Some(line) = problem.line {
                write!(f, "{line}:")?;
            }
            if !problem.path.is_empty() {
                write!(f, " {}:", problem.path)?;
            }
            write!(f, " {}", problem.reason)?;
        }
        Ok(())
    }
}

/// A play ended before its script did.
#[derive(Debug, thiserror::Error)]
pub(super) enum PlayError {
    #[error("`{0}` cannot be in the book: no opening there")]
    NoOpening(String),
    #[error("the day has no such time: {0}")]
    NoSuchTime(String),
    #[error("a phone of the stage is no number")]
    Address(#[from] AddressError),
    #[error("the salon's key is none")]
    Key(#[from] KeyError),
    #[error("the salon of the script cannot be set up")]
    Salon(#[from] ApplyError),
    #[error("the salon of the script cannot be set up")]
    Book(#[from] BookError),
    #[error("the salon of the script cannot be set up")]
    Visit(#[from] VisitError),
    #[error("the database did not do its part")]
    Database(#[from] DatabaseError),
    #[error("a text was not taken in")]
    Intake(#[from] IntakeError),
    #[error("a text was not worked on")]
    Work(#[from] RehearsalError),
}
