//! Turns and their evaluation.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use salon_domain::TurnId;

/// Verbs of turns.
#[derive(Debug, Subcommand)]
pub(crate) enum TurnCommand {
    /// Tell a turn: what was read, what was done, what was answered, and why
    #[command(after_help = SHOW_EXAMPLES)]
    Show(TurnShowArgs),
    /// Run a turn again without effects, and show what would be different now
    #[command(long_about = REPLAY_ABOUT, after_help = REPLAY_EXAMPLES)]
    Replay(TurnReplayArgs),
}

const REPLAY_ABOUT: &str = "\
Run a turn again without effects, and show what would be different now

Nothing is written and nothing is sent. The turn sees what it saw: its texts, its moment, where the \
dialogue stood, the people, visits and openings of then, and a book without the visits that were \
made since. The salon's menu and hours, and visits that were moved or cancelled since, are as they \
are today. The rules decide, or the model of the settings when `--prompt` or `--model` is given; then the turn goes to its server once more, and costs what a turn costs.";

const REPLAY_EXAMPLES: &str = "\
Examples:
  salon-admin turn replay 81
  salon-admin turn replay 81 --prompt prompt.md
  salon-admin turn replay 81 --model gpt-4o
  salon-admin turn replay 81 --format json | jq .differences";

/// Which turn to run again.
#[derive(Args, Debug)]
pub(crate) struct TurnReplayArgs {
    /// Its number, as `conversation show` has it for each text
    #[arg(value_name = "ID")]
    pub(crate) id: TurnId,
    /// Let the model decide, told its part in the words of this file
    #[arg(long, value_name = "FILE")]
    pub(crate) prompt: Option<PathBuf>,
    /// Let this model of the settings' server decide
    #[arg(long, value_name = "NAME")]
    pub(crate) model: Option<String>,
}

const SHOW_EXAMPLES: &str = "\
Examples:
  salon-admin conversation show +19185550123 --format json    which turn wrote which text
  salon-admin turn show 81
  salon-admin turn show 81 --format json | jq .trace";

/// Which turn.
#[derive(Args, Debug)]
pub(crate) struct TurnShowArgs {
    /// Its number, as `conversation show` has it for each text
    #[arg(value_name = "ID")]
    pub(crate) id: TurnId,
}

pub(crate) const EVAL_ABOUT: &str = "\
Play conversation scripts and judge what came of them

Each script is played in a salon of its own, on an embedded database that is made for this and \
removed afterwards, with a clock that only the script moves. Nothing of the settings' database is \
read or written, and no text leaves. A script holds when everything that it says must be true was \
true every time it was played (pass^k). The format is told in \
`crates/salon-responder/evaluation/README.md`.";

pub(crate) const EVAL_EXAMPLES: &str = "\
Examples:
  salon-admin eval crates/salon-responder/evaluation
  salon-admin eval crates/salon-responder/evaluation --only c12 --transcripts
  salon-admin eval my-scripts --repeat 5 --format json > report.json";

/// Which scripts, and who plays them.
#[derive(Args, Debug)]
pub(crate) struct EvalArgs {
    /// A directory of scripts, or one script
    #[arg(value_name = "PATH")]
    pub(crate) path: PathBuf,
    /// Who answers; several are played one after the other
    #[arg(long = "assistant", value_enum, value_name = "WHO", default_values_t = [EvalAssistant::Rules])]
    pub(crate) assistants: Vec<EvalAssistant>,
    /// How often each script is played; as often as it says itself when left out
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=100))]
    pub(crate) repeat: Option<u16>,
    /// Only scripts whose name, title or rows of failures contain this word
    #[arg(long, value_name = "WORD")]
    pub(crate) only: Option<String>,
    /// Only scripts whose client writes this language, such as `en`
    #[arg(long, value_name = "TAG")]
    pub(crate) language: Option<String>,
    /// Show the conversations of scripts that held, too
    #[arg(long)]
    pub(crate) transcripts: bool,
}

/// Who answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum EvalAssistant {
    /// Rules alone.
    Rules,
    /// The model assistant, with a model that says what the script dictates.
    Scripted,
    /// The model assistant, with the model of the settings; this costs what it costs.
    Endpoint,
}
