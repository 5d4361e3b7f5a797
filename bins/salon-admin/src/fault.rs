//! How the program ends when it did not do what it was asked, and what to do next.

use std::io::Write as _;
use std::process::ExitCode;

use salon_config::SettingsError;
use salon_postgres::DatabaseError;

/// How the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// It could not be done.
    Failed,
    /// It was asked in a way that makes no sense.
    Usage,
    /// A guard refused: nothing was changed, and a person must decide.
    Refused,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Failed => 1,
            Exit::Usage => 2,
            Exit::Refused => 3,
        })
    }
}

/// A failure that knows its exit code and the command that helps.
#[derive(Debug, thiserror::Error)]
#[error("{what}")]
pub(crate) struct Fault {
    what: String,
    exit: Exit,
    next: Option<String>,
}

impl Fault {
    /// Says that it could not be done.
    pub(crate) fn failed(what: impl Into<String>) -> Self {
        Self::new(Exit::Failed, what)
    }

    /// Says that it was asked in a way that makes no sense.
    pub(crate) fn usage(what: impl Into<String>) -> Self {
        Self::new(Exit::Usage, what)
    }

    /// Says that a guard refused.
    pub(crate) fn refused(what: impl Into<String>) -> Self {
        Self::new(Exit::Refused, what)
    }

    fn new(exit: Exit, what: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            exit,
            next: None,
        }
    }

    /// Names the command to try next.
    pub(crate) fn next(self, command: impl Into<String>) -> Self {
        Self {
            next: Some(command.into()),
            ..self
        }
    }
}

/// Tells the person who is waiting what went wrong, with everything that caused it in one line, and
/// what to try next; returns how the program ends.
pub(crate) fn report(error: &anyhow::Error) -> Exit {
    let mut talk = std::io::stderr().lock();
    // Nobody is left to be told when this fails.
    writeln!(talk, "salon-admin: {error:#}").ok();
    if let Some(next) = next(error) {
        writeln!(talk, "try: {next}").ok();
    }
    error
        .downcast_ref::<Fault>()
        .map_or(Exit::Failed, |fault| fault.exit)
}

fn next(error: &anyhow::Error) -> Option<String> {
    if let Some(Fault {
        next: Some(next), ..
    }) = error.downcast_ref()
    {
        return Some(next.clone());
    }
    let known = error.downcast_ref::<DatabaseError>().is_some()
        || error.downcast_ref::<SettingsError>().is_some();
    known.then(|| "salon-admin doctor".to_owned())
}

#[cfg(test)]
mod tests {
    use anyhow::Context as _;

    use super::*;

    #[test]
    fn keeps_its_exit_code_and_advice_under_any_context() {
        let guarded = Fault::refused("the schema is old").next("salon-admin db migrate");
        let error = anyhow::Error::new(guarded)
            .context("could not list")
            .context("outermost");
        assert_eq!(next(&error).as_deref(), Some("salon-admin db migrate"));
        assert_eq!(
            format!("{error:#}"),
            "outermost: could not list: the schema is old"
        );
        assert_eq!(report(&error), Exit::Refused);
    }

    #[test]
    fn a_fault_can_be_the_context_of_a_library_error() {
        let cause: Result<(), _> = Err(std::io::Error::other("disk"));
        let error = cause.context(Fault::usage("could not read")).unwrap_err();
        assert_eq!(format!("{error:#}"), "could not read: disk");
        assert_eq!(report(&error), Exit::Usage);
    }
}
