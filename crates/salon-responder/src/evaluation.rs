//! Evaluation: conversation scripts, played against an assistant, judged by rows and by words.
//!
//! A script is one TOML file: the salon, who is known there, what a client texts, and what must be
//! true of the answers and of the database afterwards. `evaluation/` of this crate ships more than
//! sixty and a page about the format. [`load_scripts`] reads a directory, an [`Evaluation`] plays
//! each script in a salon of its own on a scratch database, with a clock that only the script moves,
//! as often as the script says, and an [`EvaluationReport`] tells what held each time (pass^k), what
//! did not and with which transcript, how long turns took and what they cost.
//!
//! Who is evaluated is a [`Contender`]: the rules, a model that a script dictates, or a real
//! endpoint.

mod clock;
mod contender;
mod error;
mod judge;
mod play;
mod read;
mod report;
mod script;
mod stage;
mod tongue;

pub use contender::{Contender, ContenderKind};
pub use error::{ScriptError, ScriptProblem};
pub use play::Evaluation;
pub use read::{load_scripts, parse_script};
pub use report::{Cost, EvaluationReport, Failure, Run, ScriptReport, TranscriptLine};
pub use script::Script;
