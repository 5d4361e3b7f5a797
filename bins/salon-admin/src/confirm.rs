//! Before something is written or sent: show, then ask.

use std::io::{IsTerminal as _, Write as _};

use anyhow::Context as _;

use crate::cli::WriteArgs;
use crate::fault::Fault;

/// What to do with a change that was shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Decision {
    /// Make it.
    Write,
    /// Leave it at showing.
    DryRun,
}

/// Decides by the options, or asks the person at the terminal.
///
/// A "no", and nobody there to ask, are refusals: the caller ends with them and writes nothing.
pub(crate) fn decide(args: WriteArgs, question: &str) -> anyhow::Result<Decision> {
    if args.dry_run {
        return Ok(Decision::DryRun);
    }
    if args.yes || ask(question)? {
        return Ok(Decision::Write);
    }
    Err(Fault::refused("not confirmed: nothing was changed").into())
}

fn ask(question: &str) -> anyhow::Result<bool> {
    let input = std::io::stdin();
    if !input.is_terminal() {
        let refusal = Fault::refused("this needs a yes, and there is no terminal to ask at");
        return Err(refusal.next("the same command with --yes").into());
    }
    write!(std::io::stderr(), "{question} [y/N] ").context("could not ask")?;
    let mut answer = String::new();
    input
        .read_line(&mut answer)
        .context("could not read the answer")?;
    Ok(is_yes(&answer))
}

fn is_yes(answer: &str) -> bool {
    matches!(answer.trim().to_ascii_lowercase().as_str(), "y" | "yes")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_clear_yes_is_a_yes() {
        assert!(is_yes("y\n") && is_yes(" YES "));
        assert!(!is_yes("\n") && !is_yes("no") && !is_yes("yesterday"));
    }

    #[test]
    fn a_dry_run_wins_over_a_yes() {
        let both = WriteArgs {
            yes: true,
            dry_run: true,
        };
        assert_eq!(decide(both, "?").unwrap(), Decision::DryRun);
        let yes = WriteArgs {
            yes: true,
            dry_run: false,
        };
        assert_eq!(decide(yes, "?").unwrap(), Decision::Write);
    }
}
