//! Reading texts without answering them.

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, ValueEnum};
use jiff::civil::DateTime;
use salon_domain::{Key, KeyError};

pub(crate) const UNDERSTAND_ABOUT: &str = "\
Read a text the way the front desk would, and show what was understood

Nothing is stored and nothing is sent. The names of services and stylists come from the salon in the
database, or from the file that `--salon salon.toml` names. With --jsonl, texts are read from the
standard input, one object a line with `id`, `text`, `reference` (the wall clock of the moment) and
maybe `context` (what was said to the client before), and one prediction a line is written, as
programs that measure understanding want it.";

pub(crate) const UNDERSTAND_EXAMPLES: &str = "\
Examples:
  salon-admin understand \"can sam do a balayage on saturday afternoon?\"
  salon-admin understand --salon config/demo-salon.toml --explain \"tmrw @ 2\"
  salon-admin understand --asked \"Shall I book it?\" \"yes pls\"
  salon-admin understand --intent \"do you have parking?\"
  salon-admin understand --intent=model \"the color came out wrong\"
  salon-admin understand --jsonl < texts.inputs.jsonl > predictions.jsonl";

/// What to read.
#[derive(Args, Debug)]
pub(crate) struct UnderstandArgs {
    /// The text
    #[arg(
        value_name = "TEXT",
        required_unless_present = "jsonl",
        conflicts_with = "jsonl"
    )]
    pub(crate) text: Option<String>,
    /// What we said to the client just before
    #[arg(long, value_name = "TEXT", conflicts_with = "jsonl")]
    pub(crate) asked: Option<String>,
    /// The salon's wall clock when the text came, such as `2026-11-23T09:00`; now when left out
    #[arg(long, value_name = "DATETIME", conflicts_with = "jsonl")]
    pub(crate) at: Option<DateTime>,
    /// The language of the conversation, where the text itself does not show one: en, es or fr; the
    /// salon's when left out
    #[arg(long, value_name = "TAG")]
    pub(crate) language: Option<String>,
    /// Also show which words were read by which rule
    #[arg(long, conflicts_with = "jsonl")]
    pub(crate) explain: bool,
    /// Show the intent, how sure it is, what the text names, and whether a person must see it; read
    /// by rules, or by the model of the settings with `--intent=model`
    #[arg(
        long,
        value_enum,
        value_name = "READER",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "rules",
        conflicts_with_all = ["jsonl", "explain", "asked", "language"]
    )]
    pub(crate) intent: Option<Reader>,
    /// Read one JSON object a line from the standard input, and write one a line
    #[arg(long)]
    pub(crate) jsonl: bool,
}

/// Who reads a text for its intent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Reader {
    /// The rules.
    Rules,
    /// The model of the settings, and rules where it fails.
    Model,
}

/// A salon, named by its key or described by a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SalonChoice {
    /// A salon in the database.
    Key(Key),
    /// A salon file, for verbs that need no database.
    File(PathBuf),
}

impl FromStr for SalonChoice {
    type Err = KeyError;

    /// A name that ends in `.toml` is a file's.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let path = PathBuf::from(text);
        if path
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            return Ok(Self::File(path));
        }
        text.parse().map(Self::Key)
    }
}
