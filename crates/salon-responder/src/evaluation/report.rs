//! What came of an evaluation.

use std::fmt;
use std::time::Duration;

use serde::Serialize;
use serde_json::Value;

/// What came of all scripts.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct EvaluationReport {
    /// One entry for each script and contender, in the order in which they were played.
    pub scripts: Vec<ScriptReport>,
}

/// What came of one script with one contender.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ScriptReport {
    /// The script's name.
    pub script: String,
    /// What it is about.
    pub title: String,
    /// The rows of the list of failures that it covers.
    pub covers: Vec<String>,
    /// The client's language.
    pub language: String,
    /// Who was evaluated.
    pub contender: String,
    /// Each time it was played.
    pub runs: Vec<Run>,
}

/// One time that a script was played.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Run {
    /// Everything that was not as the script says; nothing when it held.
    pub failures: Vec<Failure>,
    /// What was said.
    pub transcript: Vec<TranscriptLine>,
    /// Turns that were decided.
    pub turns: usize,
    /// How long deciding took in all, in milliseconds.
    pub total_ms: u64,
    /// How long the slowest step took, in milliseconds.
    pub slowest_ms: u64,
    /// What it cost.
    pub cost: Cost,
}

/// Something that was not as the script says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Failure {
    /// Which step, from 1; `None` for the end.
    pub step: Option<usize>,
    /// What should have been, and what was.
    pub what: String,
}

/// One text of a conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TranscriptLine {
    /// Which step, from 1.
    pub step: usize,
    /// `client`, or who answered.
    pub who: String,
    /// The words.
    pub text: String,
}

/// What turns cost, as their rows say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Cost {
    /// How often a model was asked.
    pub model_calls: u64,
    /// Tokens it read.
    pub prompt_tokens: u64,
    /// Tokens it wrote.
    pub completion_tokens: u64,
    /// By the price table, in millionths of its currency.
    pub micros: u64,
}

impl Cost {
    /// Adds two costs.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self {
            model_calls: self.model_calls.saturating_add(other.model_calls),
            prompt_tokens: self.prompt_tokens.saturating_add(other.prompt_tokens),
            completion_tokens: self
                .completion_tokens
                .saturating_add(other.completion_tokens),
            micros: self.micros.saturating_add(other.micros),
        }
    }

    /// Reads what a turn's row says; a row that says nothing cost nothing.
    pub(super) fn of_turn(record: &Value) -> Self {
        let number = |name: &str| record.get(name).and_then(Value::as_u64).unwrap_or(0);
        Self {
            model_calls: number("model_calls"),
            prompt_tokens: number("prompt_tokens"),
            completion_tokens: number("completion_tokens"),
            micros: number("cost_micros"),
        }
    }
}

impl Run {
    /// Whether everything was as the script says.
    #[must_use]
    pub const fn held(&self) -> bool {
        self.failures.is_empty()
    }

    pub(super) fn took(&mut self, time: Duration) {
        let ms = u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
        self.total_ms = self.total_ms.saturating_add(ms);
        self.slowest_ms = self.slowest_ms.max(ms);
    }
}

impl ScriptReport {
    /// Whether it held every time: pass^k.
    #[must_use]
    pub fn held_every_time(&self) -> bool {
        self.runs.iter().all(Run::held)
    }

    /// Returns how often it held.
    #[must_use]
    pub fn times_held(&self) -> usize {
        self.runs.iter().filter(|run| run.held()).count()
    }

    /// Returns what all runs cost together.
    #[must_use]
    pub fn cost(&self) -> Cost {
        let costs = self.runs.iter().map(|run| run.cost);
        costs.fold(Cost::default(), Cost::plus)
    }

    /// Returns how long the slowest step of all runs took, in milliseconds.
    #[must_use]
    pub fn slowest_ms(&self) -> u64 {
        self.runs
            .iter()
            .map(|run| run.slowest_ms)
            .max()
            .unwrap_or(0)
    }
}

impl EvaluationReport {
    /// Whether every script held every time.
    #[must_use]
    pub fn held(&self) -> bool {
        self.scripts.iter().all(ScriptReport::held_every_time)
    }

    /// Returns the scripts that did not hold every time.
    pub fn failed(&self) -> impl Iterator<Item = &ScriptReport> {
        self.scripts
            .iter()
            .filter(|script| !script.held_every_time())
    }

    /// Returns what everything cost together.
    #[must_use]
    pub fn cost(&self) -> Cost {
        let costs = self.scripts.iter().map(ScriptReport::cost);
        costs.fold(Cost::default(), Cost::plus)
    }
}

/// What failed, with the conversation of the first time it did.
impl fmt::Display for ScriptReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (held, runs) = (self.times_held(), self.runs.len());
        write!(
            f,
            "{} ({}): {held} of {runs} held. {}",
            self.script, self.contender, self.title
        )?;
        let Some(run) = self.runs.iter().find(|run| !run.held()) else {
            return Ok(());
        };
        for failure in &run.failures {
            match failure.step {
                Some(step) => write!(f, "\n  [{step}] {}", failure.what)?,
                None => write!(f, "\n  [end] {}", failure.what)?,
            }
        }
        for line in &run.transcript {
            let text = line.text.replace('\n', &format!("\n{:18}", ""));
            write!(f, "\n    {:>2} {:9}  {text}", line.step, line.who)?;
        }
        Ok(())
    }
}
