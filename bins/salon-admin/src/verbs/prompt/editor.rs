//! The person's own editor.

use std::env;
use std::fs::{self, File};
use std::io::Write as _;
use std::process::{self, Command};

use anyhow::Context as _;

use crate::fault::Fault;

/// Lets the person change words in the editor that `VISUAL` or `EDITOR` names, and returns them.
pub(super) fn edit(before: &str) -> anyhow::Result<String> {
    let editor = named().ok_or_else(|| {
        Fault::usage("neither VISUAL nor EDITOR names an editor")
            .next("salon-admin prompt show > prompt.md, then salon-admin prompt add prompt.md")
    })?;
    let file = env::temp_dir().join(format!("salon-prompt-{}.md", process::id()));
    // Never through a file, or a link, that somebody else has put there.
    let made = File::create_new(&file).and_then(|mut made| made.write_all(before.as_bytes()));
    made.with_context(|| format!("could not write {} for the editor", file.display()))?;
    // An editor may be named with options of its own: `code --wait`.
    let mut words = editor.split_whitespace();
    let program = words.next().unwrap_or("vi");
    let ended = Command::new(program).args(words).arg(&file).status();
    let after = match ended {
        Ok(status) if status.success() => {
            fs::read_to_string(&file).context("could not read what the editor wrote")
        }
        Ok(_) => Err(Fault::refused("the editor gave up: nothing was written").into()),
        Err(error) => Err(error).context(format!("could not start the editor `{editor}`")),
    };
    // Nothing is lost when it stays: it holds what was shown before.
    fs::remove_file(&file).ok();
    after
}

/// Which editor the person has chosen, for this program and all others.
#[expect(
    clippy::disallowed_methods,
    reason = "a person's editor is no setting of the product"
)]
fn named() -> Option<String> {
    let named = env::var("VISUAL").or_else(|_none| env::var("EDITOR"));
    named.ok().filter(|editor| !editor.trim().is_empty())
}
